"""Readwise's export: a table whose columns are known, highlights of books and articles."""

from collections.abc import Iterator
from itertools import islice

from kaiser_study.corpus.drafts import Draft, Piece, Unread
from kaiser_study.corpus.formats.sign import NONE, Sign
from kaiser_study.corpus.formats.table import rows
from kaiser_study.model import SourceKind

_KNOWN = ("Highlight", "Book Title")


def signs(sample: str, suffix: str) -> Sign:
    """The names of its columns."""
    header = next((row for _, row in islice(rows(sample, ","), 1) if not isinstance(row, str)), [])
    if all(name in header for name in _KNOWN):
        return Sign(97, "the columns `Highlight` and `Book Title`")
    return NONE


def read(text: str) -> Iterator[Piece]:
    """The highlights, with their first tag as topic."""
    names: list[str] = []
    for line, row in rows(text, ","):
        if isinstance(row, str):
            yield Unread(line, row, "its quotation marks do not match")
        elif not names:
            names = row
        else:
            yield from _highlight(line, dict(zip(names, map(str.strip, row), strict=False)))


def _highlight(line: int, cells: dict[str, str]) -> Iterator[Piece]:
    text = cells.get("Highlight", "")
    note = cells.get("Note", "")
    author, book = cells.get("Book Author", ""), cells.get("Book Title", "")
    is_book = bool(cells.get("Amazon Book ID")) or cells.get("Location Type") in ("location", "page")
    tags = [tag for tag in map(str.strip, cells.get("Tags", "").split(",")) if tag and not tag.startswith(".")]
    if text:
        yield Draft(
            line,
            text,
            topic=tags[0] if tags else "",
            source=", ".join(filter(None, (author, book))),
            kind=SourceKind.BOOK if is_book else None,
        )
    else:
        yield Unread(line, " | ".join(filter(None, cells.values())), "the highlight is empty")
    if note:
        yield Unread(line, note, "this is a note of your own, not a quote")
