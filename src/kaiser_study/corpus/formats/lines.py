"""The lines of a document, one at a time: a list of them would weigh more than a large document itself."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

_NARROWEST = 50
"""Characters below which lines are verse, or whatever else was broken on purpose."""


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines that `\\n` ends, without it, each with its number from 1."""
    number, start = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        yield number, text[start:end]
        start = end + 1


def unwrapped(lines: Sequence[str]) -> str:
    """Lines as one text. Their breaks stay, unless each is where the next word would not have fit in."""
    width = max(map(len, lines), default=0)
    is_wrapped = width >= _NARROWEST and all(
        line and following[:1].strip() and len(line) + 1 + len(following.split(None, 1)[0]) > width
        for line, following in pairwise(lines)
    )
    return (" " if is_wrapped else "\n").join(lines)
