"""Figures as tables: a plot stands in the row of its numbers, so that it can also be read aloud."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

_GAP = "  "
_SHORTEST_PLOT = 8
"""Columns without which a plot says nothing."""

_LONGEST_PLOT = 40

_SHORTEST_WORDS = 16
"""Columns that are kept for words, however narrow it is."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A length from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What was measured and the interval about it, against what was expected: shares from 0 to 1."""

    low: float
    value: float
    high: float
    expected: float


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its numbers, then a plot of the most important one or words of any length."""

    cells: tuple[str, ...]
    beside: Bar | Estimate | str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`heads` name the columns, the most important first; there are none where the title says it all. `expected` is
    what estimates are held against, `notes` are sentences below the rows."""

    title: str
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """What plots are drawn with."""

    bar: str
    interval: str
    value: str
    expected: str


ASCII = Signs("#", "-", "o", "|")
LINES = Signs("━", "─", "●", "┃")


class Line(NamedTuple):
    """A line of a table: its columns, then a plot or words."""

    columns: str
    plot: str = ""
    words: str = ""


def laid_out(table: Table, width: int, signs: Signs | None) -> Iterator[Line]:
    """The lines in `width` columns: the heads if there are any, the rows, the legend of the plots.

    Plots are left out where there are no signs. Where there is no room for all, the plots give way first,
    then one column after another from the right, as long as words would have no room; what is left of
    these may be too long.
    """
    lines = [table.heads] * bool(table.heads) + [row.cells for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    longest = max((len(row.beside) for row in table.rows if isinstance(row.beside, str)), default=0)
    words = len(_GAP) + min(longest, _SHORTEST_WORDS) if longest else 0
    while len(widths) > 1 and _width(widths) + words > width:
        widths.pop()
    room = min(width - _width(widths) - len(_GAP), _LONGEST_PLOT)
    if room < _SHORTEST_PLOT:
        signs = None
    estimates = [row.beside for row in table.rows if isinstance(row.beside, Estimate)]
    start = _start(estimates)
    has_axis = signs is not None and bool(estimates)
    if table.heads:
        ends = f"{_GAP}{f'{start:.0%}':{room - 4}}100%" if has_axis else ""
        yield Line(_aligned(table.heads, widths), ends)
    for row in table.rows:
        columns = _aligned(row.cells, widths)
        if isinstance(row.beside, str):
            yield Line(columns, words=row.beside and f"{_GAP}{row.beside}")
        else:
            yield Line(columns, f"{_GAP}{_plot(row.beside, start, room, signs)}" if signs else "")
    if signs and has_axis:
        legend = (
            f"{signs.value} recalled",
            f"{signs.interval * 3} 95 % interval",
            f"{signs.expected} {table.expected}",
        )
        yield Line(_GAP.join(legend))


def _width(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The name to the left, the numbers to the right of their columns."""
    return _GAP.join(
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=False))
    )


def _start(estimates: Sequence[Estimate]) -> float:
    """Where an axis that holds all estimates begins, so many tenths; it ends with 1."""
    return min((floor(10 * min(each.low, each.expected)) / 10 for each in estimates), default=0)


def _plot(plot: Bar | Estimate, start: float, room: int, signs: Signs) -> str:
    """What is there at all is seen."""
    match plot:
        case Bar(share):
            return signs.bar * (share > 0 and max(1, round(share * room)))
        case Estimate(low, value, high, expected):
            cells = [" "] * room
            first, middle, last, wanted = (
                round((at - start) / (1 - start) * (room - 1)) for at in (low, value, high, expected)
            )
            cells[first : last + 1] = signs.interval * (last + 1 - first)
            cells[wanted] = signs.expected
            cells[middle] = signs.value
            return "".join(cells).rstrip()
