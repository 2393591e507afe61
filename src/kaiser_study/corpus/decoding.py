"""The bytes of a document -> its text, and in which encoding it was.

Bytes tell their encoding only if they begin with a mark, or are UTF-8, which nothing else is by chance. For the
rest there is a guess, and it is told.
"""

import re
from dataclasses import dataclass

from kaiser_study.errors import StudyError

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NO_TEXT = {
    b"PK\x03\x04": (
        "a zip archive, as .docx, .xlsx, .epub and .apkg are",
        "save its text or its table from its program",
    ),
    b"%PDF": ("a PDF", "copy its text into a file"),
    b"{\\rtf": ("in rich text", "save it as plain text"),
    b"SQLite format 3": ("a database", "export its table as CSV"),
}
_SAMPLE = 1 << 16
_FOREIGN = 0.3
"""Share of bytes beyond ASCII above which a text is hardly in Latin letters."""

_CONTROL = re.compile(r"[\0-\x07\x0e-\x1a\x1c-\x1f]")  # not those with which texts for terminals are made
_MOST_CONTROLS = 0.05
"""Share of control characters above which a file is no text; in random bytes they are twice as many."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text whose lines end with `\\n`. `said` tells how its bytes were understood; it is empty for UTF-8."""

    text: str
    said: str = ""


def decode(content: bytes) -> Decoded:
    """Raises StudyError if it is no text."""
    for beginning, (what, remedy) in _NO_TEXT.items():
        if content.startswith(beginning):
            raise StudyError(f"the file is {what}, not a text", remedy=remedy)
    text, said = _decoded(content)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise StudyError("the file is no text", remedy="export the quotes as text or CSV")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), said)


def storable(text: str) -> str:
    """A text that a file can hold: JSON and names of files may have halves of characters (unpaired
    surrogates), of which the numbers stay."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, "replace")
            return text, _told(encoding, text, "") if encoding != "utf-8" or "\ufffd" in text else ""
    sample = content[:_SAMPLE]
    if b"\0" in sample and (encoding := _wide(sample)):
        text = content.decode(encoding, "replace")
        return text, _told(encoding, text, ", as its zero bytes tell")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        first = error.start
    text = content.decode("utf-8", "replace")
    beyond = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    if beyond > 2 * text.count("\ufffd"):
        return text, _told("utf-8", text, "")
    encoding, reason = _guessed(content[max(0, first - _SAMPLE // 2) :][:_SAMPLE])
    text = content.decode(encoding, "replace")
    return text, _told(encoding, text, reason)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of a text in Latin letters is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 4
    return "utf-16-le" if odd > enough > even else "utf-16-be" if even > enough > odd else ""


def _guessed(sample: bytes) -> tuple[str, str]:
    """Windows-1252 for what is mostly ASCII: a detector takes the few other bytes for any of a dozen alphabets."""
    ink = sample.translate(None, b" \t\r\n")
    if sum(byte > 0x7F for byte in ink) > _FOREIGN * len(ink):
        from charset_normalizer import from_bytes

        if best := from_bytes(sample).best():
            return best.encoding, ", as its letters make likely: look whether it reads well, or save it as UTF-8"
    return "windows-1252", ", as is usual for what is not UTF-8: look at the letters with accents, or save it as UTF-8"


def _told(encoding: str, text: str, reason: str) -> str:
    lost = text.count("\ufffd")
    broken = f"; {lost} of its characters could not be decoded and are shown as \ufffd" if lost else ""
    return f"read as {_NAMES.get(encoding, encoding)}{reason}{broken}"


_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "windows-1252": "Windows-1252"}
