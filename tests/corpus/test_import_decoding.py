"""Bytes -> text, and what is said about it."""

import pytest

from kaiser_study.corpus.decoding import decode
from tests.document.rows import rows

TEXT = "“Übung macht den Meister”, sagte er – naïf, peut-être.\nZweite Zeile.\n"
RUSSIAN = "Жизнь прожить, не поле перейти. Тише едешь, дальше будешь, сказал он.\n" * 3

ENCODED = {
    "UTF-8": (TEXT.encode(), TEXT, ""),
    "UTF-8 with a mark": (TEXT.encode("utf-8-sig"), TEXT, ""),
    "UTF-16": (TEXT.encode("utf-16"), TEXT, "read as UTF-16"),
    "UTF-16, big end first": (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "read as UTF-16"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), TEXT, "read as UTF-16, as its zero bytes tell"),
    "Windows-1252": (TEXT.encode("cp1252"), TEXT, "read as Windows-1252, as is usual for what is not UTF-8: "),
    "one mark in Windows-1252": (b"It\x92s so.", "It’s so.", "read as Windows-1252, "),
    "Windows-1251": (RUSSIAN.encode("cp1251"), RUSSIAN, "read as cp1251, as its letters make likely: "),
    "Windows line endings": (TEXT.replace("\n", "\r\n").encode(), TEXT, ""),
    "old Macintosh line endings": (TEXT.replace("\n", "\r").encode(), TEXT, ""),
    "UTF-8 with a broken byte": (
        "Grüße, süß und schön".encode() + b"\xff.",
        "Grüße, süß und schön\ufffd.",
        "read as UTF-8; 1 character could not be decoded and shows as \ufffd in line 1",
    ),
    "broken bytes in many lines": (
        "Grüße, süß und schön, für Käthe und Jürgen: Öl, Äpfel, Übermut, Mühe, Nähe.\r\n".encode() + b"\xff\n" * 7,
        "Grüße, süß und schön, für Käthe und Jürgen: Öl, Äpfel, Übermut, Mühe, Nähe.\n" + "\ufffd\n" * 7,
        "read as UTF-8; 7 characters could not be decoded and show as \ufffd in lines 2, 3, 4, 5, 6, and more",
    ),
}


@pytest.mark.parametrize(("content", "text", "said"), rows(ENCODED))
def test_bytes_are_decoded_and_a_guess_is_told(content: bytes, text: str, said: str) -> None:
    decoded = decode(content)
    assert decoded.text == text
    assert decoded.said.startswith(said)
    assert bool(decoded.said) == bool(said)
