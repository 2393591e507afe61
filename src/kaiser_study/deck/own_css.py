"""A file of CSS that an author adds to the cards -> its text, if it is complete in itself.

It is looked through piece by piece as CSS understands it, so that a brace in a comment or a text counts for nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kaiser_study.errors import BadDocument, Finding, Place
from kaiser_study.file_content import content_of

_QUOTED = r"""(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
_PIECE = re.compile(
    rf"""
    /\*.*?\*/ | {_QUOTED} | \\[^0-9a-z]
    | (?<![\w-])url\(\s*(?:(?=["']data:){_QUOTED}|data:[^"'()\s]*)\s*\)
    | (?P<fetches>@import|(?<![\w-])(?:url|src|image|(?:-webkit-)?image-set)\()
    | (?P<hidden>\\)
    | (?P<opens>\{{)
    | (?P<closes>\}})
    | (?P<unclosed>["']|/\*)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_END_OF_STYLE = re.compile("</style", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_css(file: Path) -> str:
    """The text with `\\n` at the ends of lines, whatever they were: else it would be another one on another system.

    Raises BadDocument with every mistake, StudyError if the file cannot be read.
    """
    content = content_of(file)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        byte = content[error.start]
        raise BadDocument(
            [_finding(file, before, len(before), "encoding", f"byte 0x{byte:02X} is not UTF-8", "save it as UTF-8")]
        ) from error
    if findings := list(_findings(file, text)):
        raise BadDocument(findings)
    return text.strip("\n")


def _findings(file: Path, text: str) -> Iterator[Finding]:
    for found in _END_OF_STYLE.finditer(text):
        what = f"`{found[0]}` ends the style, whatever stands around it"
        yield _finding(file, text, found.start(), "bad-css", what, "take it away")
    if control := _CONTROL.search(text):
        what = f"the control character U+{ord(control[0]):04X} stands here"
        yield _finding(file, text, control.start(), "encoding", what, "take it away")
    opened: list[int] = []
    for piece in _PIECE.finditer(text):
        at = piece.start()
        match piece.lastgroup:
            case "fetches":
                what = f"`{piece[0]}` asks for another file, which no card has"
                remedy = "take it away, or write the content itself: `url(data:...)`"
                yield _finding(file, text, at, "foreign-css", what, remedy)
            case "hidden":
                what = "a `\\` stands before a letter or a digit"
                yield _finding(file, text, at, "bad-css", what, "write the character itself, or put it in quotes")
            case "opens":
                opened.append(at)
            case "closes" if opened:
                opened.pop()
            case "closes":
                yield _finding(file, text, at, "bad-css", "this `}` closes nothing", "take it away, or open it before")
            case "unclosed":
                sign = "*/" if piece[0] == "/*" else piece[0]
                yield _finding(file, text, at, "bad-css", f"`{piece[0]}` is not closed", f"close it with `{sign}`")
    for at in opened:
        yield _finding(file, text, at, "bad-css", "this `{` is not closed", "close it with `}`")


def _finding(file: Path, text: str, at: int, rule: str, what: str, remedy: str) -> Finding:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Finding(Place(file, line, column), rule, what, remedy)
