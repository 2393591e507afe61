"""Plots of plain characters: every bar stands beside its number, and no shade is told by colour."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

_SHADES = ".-+*#"
"""From a day without to a day with much."""

_NAME = 4
"""Columns that the name of a month takes, with a space behind it."""

_WEEKS = 53
"""A year and the week that it ends in: what 80 columns hold."""


def bar(count: int, most: int, width: int) -> str:
    """A bar of `width` where `count` is `most`; what is there at all is seen."""
    return "#" * (count and max(1, round(count / most * width)))


def calendar(counts: Mapping[date, int], today: date) -> Iterator[str]:
    """A column for each week up to this one, a row for each weekday, a shade for the count of each day.

    It begins with the first count, at most a year ago. The shades divide the days with a count
    into quarters; the last line says what they mean.
    """
    monday = today - timedelta(days=today.weekday())
    first = min([*counts, today])  # a clock that was set back leaves counts of days to come
    weeks = min(_WEEKS, (monday - first + timedelta(days=first.weekday())).days // 7 + 1)
    start = monday - timedelta(weeks=weeks - 1)
    shown = [count for day, count in sorted(counts.items()) if start <= day <= today]
    limits = _quarters(sorted(shown))
    yield f"     {_months(start, weeks)}"
    for weekday in range(7):
        days = [start + timedelta(weeks=week, days=weekday) for week in range(weeks)]
        shades = "".join(_SHADES[_shade(counts.get(day, 0), limits)] for day in days if day <= today)
        yield f"{days[0]:%a}  {shades}".rstrip()
    yield f"     {_legend(limits)}"


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


def _legend(limits: Sequence[int]) -> str:
    told = [f"{_SHADES[0]} none"]
    low = 1
    for shade, high in zip(_SHADES[1:], limits, strict=False):
        told.append(f"{shade} {low}" if low == high else f"{shade} {low} to {high}")
        low = high + 1
    return "   ".join(told)
