"""Tables as text: CSV, and its kin with semicolons, tabs or bars."""

import csv
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from kaiser_study.corpus.drafts import Piece, Unread
from kaiser_study.corpus.formats.columns import Columns, is_header, known_field
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.sign import NONE, Sign
from kaiser_study.visible import plural

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 100
"""Rows from which columns and delimiter are guessed."""

_EVEN = 0.8
"""Share of rows that must have the same number of cells, or it is no table."""

Row = tuple[int, list[str]]
"""The line in which a row begins, and its cells."""


def signs(sample: str, suffix: str) -> Sign:
    """Rows of even width."""
    delimiter, share, width = _delimiter(sample)
    if share < _EVEN or width < 2:
        return Sign(60, f"the name `{suffix}`") if suffix in (".csv", ".tsv", ".tab") else NONE
    first = next((row for _, row in islice(rows(sample, delimiter), 1) if not isinstance(row, str)), [])
    points = 45 + 25 * any(map(known_field, first)) + 25 * (suffix in (".csv", ".tsv", ".tab"))
    return Sign(points, f"rows of {width} cells between {_DELIMITERS[delimiter]}")


def read(text: str, told: Mapping[str, str]) -> Iterator[Piece]:
    """A quote from each row; `told` says what a column is."""
    delimiter = _delimiter(text[: 1 << 16])[0]
    found = (row for row in rows(text, delimiter) if row[1] != ["sep=", ""])  # Excel's word to itself
    beginning = list(islice(found, _LOOKED_AT))
    sound = [row for _, row in beginning if not isinstance(row, str)]
    if not sound:
        yield from (Unread(line, row, _BROKEN) for line, row in beginning if isinstance(row, str))
        return
    has_header = is_header(sound[0], sound[1:], told)
    width = max(map(len, sound))
    names = list(map(str.strip, sound[0])) if has_header else [str(number) for number in range(1, width + 1)]
    columns = Columns(names, sound[has_header:], told)
    # where most rows end with an empty cell too many, that is a habit of the program that wrote the table
    widths = Counter(map(len, sound[has_header:]))
    most = max(len(names), *(each for each, count in widths.items() if count > max(1, widths.total() / 2)), 0)
    yield columns.note(1)
    is_first = has_header
    for line, row in chain(beginning, found):
        if isinstance(row, str):
            yield Unread(line, row, _BROKEN)
        elif is_first:
            is_first = False
        elif len(row) > most or any(row[len(names) :]):
            why = f"it has {len(row)} cells, and the table {plural(len(names), 'column')}"
            yield Unread(line, " | ".join(row), f"{why}: put a text with {_DELIMITERS[delimiter]} in quotes")
        else:
            yield from columns.draft(line, row)


_BROKEN = 'its quotation marks do not match: close them, and write "" for one inside'


def rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows that are not empty. Where quotation marks do not match, the line as it stands; it goes on behind it."""
    csv.field_size_limit(sys.maxsize)
    source = (line for _, line in numbered(text))
    again: deque[str] = deque()
    taken: list[str] = []

    def lines() -> Iterator[str]:
        while (line := again.popleft() if again else next(source, None)) is not None:
            taken.append(line)
            yield line + "\n"

    def reader() -> Iterator[list[str]]:
        return csv.reader(lines(), delimiter=delimiter, skipinitialspace=True, strict=True)

    number = 1
    cells = reader()
    while True:
        taken.clear()
        try:
            row = next(cells, None)
        except csv.Error:
            yield number, taken[0]
            again.extendleft(reversed(taken[1:]))
            number += 1
            cells = reader()
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield number, row
        number += len(taken)


def _delimiter(sample: str) -> tuple[str, float, int]:
    """The sign that cuts the beginning into rows of one width, the share of rows that have it, and that width."""

    def tried(delimiter: str) -> tuple[float, int]:
        found = islice(rows(sample, delimiter), _LOOKED_AT)
        widths = Counter(len(row) if not isinstance(row, str) else 0 for _, row in found)
        [(width, count)] = widths.most_common(1) or [(0, 0)]
        return (count / widths.total() if width > 1 else 0.0, width)

    best: Sequence[tuple[tuple[float, int], str]] = sorted(((tried(each), each) for each in _DELIMITERS), reverse=True)
    (share, width), delimiter = best[0]
    return (delimiter, share, width) if width > 1 else (",", 0.0, 1)
