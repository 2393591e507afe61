"""Which formats there are, and of which a document is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kaiser_study.corpus.drafts import Piece
from kaiser_study.corpus.formats import fortune, json, kindle, markdown, profile, readwise, table
from kaiser_study.corpus.formats.sign import Sign
from kaiser_study.errors import StudyError

_SAMPLE = 1 << 16
"""Characters of the beginning by which a format is recognised."""

_CORPUS = (re.compile(r"^corpus:[ \t]", re.MULTILINE), re.compile(r"^parts:\s", re.MULTILINE))
"""Lines that every corpus file has."""

Signs = Callable[[str, str], Sign]
"""What speaks for a format in the beginning of a document, and in the suffix of its name."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for `--format`, and what a document in it is called."""

    name: str
    title: str
    signs: Signs
    read: Callable[[str], Iterator[Piece]] | None = None
    """Takes a decoded document, whose lines end with `\\n`, to pieces."""
    read_columns: Callable[[str, Mapping[str, str]], Iterator[Piece]] | None = None
    """Instead of `read`, if it has columns; which one is what may be told."""

    def pieces(self, text: str, columns: Mapping[str, str]) -> Iterator[Piece]:
        """What is in a document. Raises StudyError if columns are told that there cannot be."""
        if self.read_columns:
            return self.read_columns(text, columns)
        if columns:
            raise StudyError(f"{self.title} has no columns to map", remedy="leave out --map, or name another --format")
        assert self.read
        return self.read(text)


FORMATS = {
    each.name: each
    for each in (
        Format("profile", "a profile", profile.signs, profile.read),
        Format("markdown", "Markdown", markdown.signs, markdown.read),
        Format("csv", "a table", table.signs, read_columns=table.read),
        Format("json", "JSON", json.signs, read_columns=json.read),
        Format("kindle", "a Kindle clippings file", kindle.signs, kindle.read),
        Format("readwise", "an export of Readwise", readwise.signs, readwise.read),
        Format("fortune", "a fortune file", fortune.signs, fortune.read),
    )
}
"""By name."""


def recognise(text: str, suffix: str) -> tuple[Format, str]:
    """The format for which most speaks, and what does; `suffix` is that of the name, as `.md`.

    Raises StudyError if nothing speaks for any."""
    if all(line.search(text) for line in _CORPUS):
        raise StudyError(
            "this is a corpus of kaiser-study already, and needs no import",
            remedy="name it in a recipe as its `corpus`; to merge two, copy parts and sources from one to the other",
        )
    sample = text[:_SAMPLE]
    found = [(each.signs(sample, suffix), each) for each in FORMATS.values()]
    best, format = max(found, key=lambda one: one[0].points)
    if not best.points:
        raise StudyError("the format is not recognised", remedy=f"name it with --format, one of {', '.join(FORMATS)}")
    return format, best.because + " in its beginning" * (len(text) > _SAMPLE)
