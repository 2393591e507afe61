"""Whatever a text holds, it is shown as it is and acts as nothing."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.anki.html import to_html

MARKUP = st.sampled_from(
    ["{{c1::", "}}", "::", ":", "[sound:", "]", "<b>", "&amp;", "\\(", "\\)", "\n", "\x1f", "{", "\0"]
)
TEXTS = st.lists(st.one_of(MARKUP, st.text())).map("".join)


def pictured(text: str) -> str:
    """Control characters as they are shown, written out apart from the program."""

    def picture(character: str) -> str:
        code = ord(character)
        if character in "\n\t":
            return character
        if code < 0x20:
            return chr(0x2400 + code)
        return "\u2421" if code == 0x7F else "\ufffd" if 0x80 <= code < 0xA0 else character

    return "".join(map(picture, text))


@given(TEXTS)
def test_a_browser_shows_the_text(text: str) -> None:
    shown = html.unescape(to_html(text).replace("<br>", "\n"))
    assert shown == pictured(text)


@given(TEXTS)
def test_no_sign_is_left_that_anki_or_a_browser_acts_on(text: str) -> None:
    written = to_html(text).replace("<br>", "\n")
    assert not re.search(r"[<>\[{}\\\"'\x00-\x08\x0b-\x1f\x7f-\x9f]|::", written)
    assert not re.search(r"&(?!(amp|lt|gt|quot|#\w+);)", written)


@given(TEXTS, TEXTS)
def test_texts_side_by_side_are_one_text(one: str, other: str) -> None:
    if not (one.endswith(":") and other.startswith(":")):
        assert to_html(one) + to_html(other) == to_html(one + other)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "plain"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("one\ntwo", "one<br>two"),
        ("a::b: c", "a&#58;&#58;b: c"),
        ("{{c1::x}}", "&#123;&#123;c1&#58;&#58;x&#125;&#125;"),
        ("[sound:x]", "&#91;sound:x]"),
        (r"\(x\)", "&#92;(x&#92;)"),
        ("\x1f\x00", "\u241f\u2400"),
    ],
)
def test_examples(text: str, written: str) -> None:
    assert to_html(text) == written
