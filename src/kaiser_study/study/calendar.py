"""A year of days as a calendar: weeks are columns, weekdays rows, and a shade tells the count of a day."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SHADES = 5
"""None, and the four quarters of the days with a count."""

YEAR = 53
"""Weeks of a year and the one that it ends in: what 80 columns hold."""

_NAME = 4
"""Columns that the name of a month takes, with a space behind it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """`weekdays` are rows of shades, from 0 to SHADES - 1, Monday's first; a row ends with today or a week earlier.
    `months` stand over the weeks in which they begin, `legend` says which counts a shade means."""

    months: str
    weekdays: tuple[tuple[str, tuple[int, ...]], ...]
    legend: tuple[tuple[int, str], ...]


def calendar_of(counts: Mapping[date, int], today: date, most: int = YEAR) -> Calendar:
    """A column for each week up to this one, `most` at most, from the first count on.

    The shades divide the days with a count into quarters.
    """
    monday = today - timedelta(days=today.weekday())
    first = min([*counts, today])  # a clock that was set back leaves counts of days to come
    weeks = min(most, (monday - first + timedelta(days=first.weekday())).days // 7 + 1)
    start = monday - timedelta(weeks=weeks - 1)
    limits = _quarters(sorted(count for day, count in counts.items() if start <= day <= today and count))
    rows = []
    for weekday in range(7):
        days = [start + timedelta(weeks=week, days=weekday) for week in range(weeks)]
        shades = tuple(_shade(counts.get(day, 0), limits) for day in days if day <= today)
        rows.append((f"{days[0]:%a}", shades))
    return Calendar(_months(start, weeks), tuple(rows), tuple(_legend(limits)))


def _months(start: date, weeks: int) -> str:
    """The names of the months over the weeks in which they begin; that of the first week where there is room."""
    sundays = [start + timedelta(weeks=week, days=6) for week in range(weeks)]
    begins = {week: f"{sunday:%b}" for week, sunday in enumerate(sundays) if sunday.day <= 7}
    if min(begins, default=_NAME) >= _NAME:
        begins[0] = f"{sundays[0]:%b}"
    line = ""
    for week, name in sorted(begins.items()):
        line = f"{line:{week}}{name}"
    return line


def _quarters(counts: Sequence[int]) -> Sequence[int]:
    """The highest count of each quarter, each once, in order."""
    return sorted({counts[(len(counts) * quarter - 1) // 4] for quarter in range(1, 5)}) if counts else []


def _shade(count: int, limits: Sequence[int]) -> int:
    """The number of the shade; where there are fewer than four, the lightest ones."""
    return bisect_left(limits, count) + 1 if count else 0


def _legend(limits: Sequence[int]) -> Iterator[tuple[int, str]]:
    yield 0, "none"
    low = 1
    for shade, high in enumerate(limits, start=1):
        yield shade, f"{low}" if low == high else f"{low} to {high}"
        low = high + 1
