from datetime import date, timedelta

import pytest

from kaiser_study.report.plots import bar, calendar

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(("count", "drawn"), [(0, ""), (1, "#"), (50, "#####"), (100, "##########")])
def test_what_is_there_at_all_is_seen(count: int, drawn: str) -> None:
    assert bar(count, 100, 10) == drawn


def test_no_bar_of_nothing() -> None:
    assert bar(0, 0, 10) == ""


def test_a_calendar_begins_with_the_week_of_the_first_count() -> None:
    counts = {date(2026, 11, 20): 3, date(2026, 11, 22): 8, date(2026, 11, 23): 5, TODAY: 40}
    assert list(calendar(counts, TODAY)) == [
        "     Nov",
        "Mon  .+",
        "Tue  ..",
        "Wed  .#",
        "Thu  .",
        "Fri  -",
        "Sat  .",
        "Sun  *",
        "     . none   - 1 to 3   + 4 to 5   * 6 to 8   # 9 to 40",
    ]


def test_the_shades_are_quarters_of_the_days() -> None:
    counts = {TODAY - timedelta(days=n): 10 * n + 1 for n in range(5)}
    assert list(calendar(counts, TODAY))[-1] == "     . none   - 1 to 11   + 12 to 21   * 22 to 31   # 32 to 41"


def test_fewer_shades_for_fewer_counts() -> None:
    assert list(calendar({TODAY: 4, TODAY - timedelta(days=1): 4}, TODAY))[-1] == "     . none   - 1 to 4"
    assert list(calendar({}, TODAY))[1:3] == ["Mon  .", "Tue  ."]


def test_days_to_come_are_not_shown() -> None:
    assert list(calendar({TODAY + timedelta(days=9): 4}, TODAY)) == list(calendar({}, TODAY))


def test_a_calendar_shows_a_year_in_80_columns() -> None:
    counts = {TODAY - timedelta(days=n): n % 7 for n in range(800)}
    lines = list(calendar(counts, TODAY))
    assert max(map(len, lines)) <= 80
    assert len(lines[1]) == len("Mon  ") + 53
    names = "Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov".split()
    assert lines[0].split() in (names, names[1:])
    for column, name in ((n, lines[0][n : n + 3]) for n in range(5, 58) if lines[0][n - 1 : n] == " " != lines[0][n]):
        sunday = date(2026, 11, 29) - timedelta(weeks=52 - (column - 5))
        assert name in (f"{sunday:%b}", "")


def test_the_name_of_the_first_month_gives_way() -> None:
    first = date(2026, 10, 26)  # a week before November
    assert next(iter(calendar({first: 1}, TODAY))) == "     Nov"
    assert next(iter(calendar({date(2026, 8, 3): 1}, TODAY))) == "     Aug Sep Oct Nov"
