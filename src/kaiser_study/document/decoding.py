"""The bytes of a document -> its text, without what YAML allows nowhere: control characters, tabs that indent."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from kaiser_study.errors import BadDocument, Finding, Place

_UNPRINTABLE = re.compile(  # the first of a line; a file that is no text has thousands
    "([^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]).*"
)
_INDENT_TAB = re.compile(r"^ *\t", re.MULTILINE)


def text_in(file: Path, content: bytes) -> str:
    """Raises BadDocument if the bytes are no UTF-8, or hold what no line may hold."""
    if content.startswith(b"PK\x03\x04"):
        what = "the file is a zip archive, as decks are"
        raise BadDocument([Finding(Place(file, 1, 1), "encoding", what, "name the text file that it was made of")])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadDocument([Finding(Place(file, 1, 1), "encoding", "the file is in UTF-16", "save it as UTF-8")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        place = _Lines(file, before).place(len(before))
        what = f"byte 0x{content[error.start]:02X} is not UTF-8"
        raise BadDocument([Finding(place, "encoding", what, "save the file as UTF-8")]) from error
    if findings := list(_findings(file, text)):
        raise BadDocument(findings)
    return text


def _findings(file: Path, text: str) -> Iterator[Finding]:
    lines = _Lines(file, text)
    for match in _UNPRINTABLE.finditer(text):
        code = ord(match[1])
        what = f"the control character U+{code:04X} stands in the line"
        remedy = f'take it away, or write it as "\\u{code:04X}" inside double quotes'
        yield Finding(lines.place(match.start(1)), "encoding", what, remedy)
    for match in _INDENT_TAB.finditer(text):
        yield Finding(lines.place(match.end() - 1), "tab", "a tab indents the line", "indent with spaces")


class _Lines:
    """Where the lines of a file's text begin."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, index: int) -> Place:
        """The place of a character of the text."""
        line = bisect_right(self._starts, index)
        return Place(self._file, line, index - self._starts[line - 1] + 1)
