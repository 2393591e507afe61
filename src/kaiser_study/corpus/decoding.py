"""The bytes of a document -> its text, and in which encoding it was.

Bytes tell their encoding only if they begin with a mark, or are UTF-8, which nothing else is by chance. For the
rest there is a guess, and it is told.
"""

import re
from dataclasses import dataclass
from itertools import islice

from kaiser_study.errors import StudyError
from kaiser_study.visible import plural

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
_PAGE = re.compile(
    r"\s*(?:<(?:!--.*?--|\?xml[^>]*)>\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</(?:p|div|span|li|ul|td|tr|a|h[1-6]|blockquote|section|article)>", re.IGNORECASE)
_MOST_TAGS = 0.5
"""Closing tags for each line above which what begins with a tag is a part of a page."""

_SAMPLE = 1 << 16
_LINES_TOLD = 5
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
    if _is_page(sample):
        remedy = "open it in a browser, and copy the quotes into a text file"
        raise StudyError("the file is a web page (HTML), not a text", remedy=remedy)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, said + _lost(text) if said else "")


def _is_page(sample: str) -> bool:
    begins_with_tag = sample.lstrip().startswith("<")
    tags = len(_TAG.findall(sample)) if begins_with_tag else 0
    return _PAGE.match(sample) is not None or tags > max(3, _MOST_TAGS * sample.count("\n"))


def storable(text: str) -> str:
    """A text that a file can hold: JSON and names of files may have halves of characters (unpaired
    surrogates), of which the numbers stay."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, "replace")
            return text, _told(encoding) if encoding != "utf-8" or "\ufffd" in text else ""
    sample = content[:_SAMPLE]
    if b"\0" in sample and (encoding := _wide(sample)):
        text = content.decode(encoding, "replace")
        return text, _told(encoding, ", as its zero bytes tell")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        first = error.start
    text = content.decode("utf-8", "replace")
    beyond = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    if beyond > 2 * text.count("\ufffd"):
        return text, _told("utf-8")
    encoding, reason = _guessed(content[max(0, first - _SAMPLE // 2) :][:_SAMPLE])
    return content.decode(encoding, "replace"), _told(encoding, reason)


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


def _told(encoding: str, reason: str = "") -> str:
    return f"read as {_NAMES.get(encoding, encoding)}{reason}"


def _lost(text: str) -> str:
    """How many characters could not be decoded, and in which lines they stand."""
    places = [match.start() for match in islice(re.finditer("\ufffd[^\n]*", text), _LINES_TOLD + 1)]
    if not places:
        return ""
    lines = [str(text.count("\n", 0, place) + 1) for place in places[:_LINES_TOLD]]
    where = ", ".join([*lines, *["and more"] * (len(places) > _LINES_TOLD)])
    lost = text.count("\ufffd")
    told = f"{plural(lost, 'character')} could not be decoded and {'shows' if lost == 1 else 'show'} as \ufffd"
    return f"; {told} in {'line' if len(places) == 1 else 'lines'} {where}"


_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "windows-1252": "Windows-1252"}
