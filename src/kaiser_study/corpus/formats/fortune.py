"""Fortune files: quotes with a line `%` between them, and who said it behind `--`."""

import re
from collections.abc import Iterator

from kaiser_study.corpus.drafts import Draft, Piece, Unread
from kaiser_study.corpus.formats.lines import numbered, unwrapped
from kaiser_study.corpus.formats.sign import NONE, Sign
from kaiser_study.visible import plural

_BETWEEN = re.compile(r"%%?\s*")
_SAID_BY = re.compile(r"\s*(?:--+|[\u2014\u2015])\s*(\S.*)")
_LONGEST_SOURCE = 3
"""Lines that it may take to say who said it; more is text."""


def signs(sample: str, suffix: str) -> Sign:
    """Lines `%` between the quotes."""
    between = sum(bool(_BETWEEN.fullmatch(line)) for _, line in numbered(sample))
    return Sign(90, f"{plural(between, 'line')} `%`") if between else NONE


def read(text: str) -> Iterator[Piece]:
    """The pieces between the lines `%`."""
    piece: list[str] = []
    begun = 1
    for number, line in numbered(text):
        if _BETWEEN.fullmatch(line):
            yield from _quote(begun, piece)
            piece, begun = [], number + 1
        else:
            piece.append(line)
    yield from _quote(begun, piece)


def _quote(line: int, piece: list[str]) -> Iterator[Piece]:
    while piece and not piece[0].strip():
        piece, line = piece[1:], line + 1
    while piece and not piece[-1].strip():
        piece = piece[:-1]
    if not piece:
        return
    text, source = piece, ""
    for at in range(len(piece) - 1, max(-1, len(piece) - 1 - _LONGEST_SOURCE), -1):
        said = _SAID_BY.fullmatch(piece[at])
        if said and (at > 0 or piece[0][:1].isspace()):  # else a text that begins with a dash
            text, source = piece[:at], " ".join([said[1], *map(str.strip, piece[at + 1 :])]).strip()
            break
    while text and not text[-1].strip():
        text = text[:-1]
    if text:
        yield Draft(line, unwrapped([line.rstrip() for line in text]).strip(), source=source)
    else:
        yield Unread(line, "\n".join(piece), "it says who, and not what")
