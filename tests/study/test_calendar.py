from collections.abc import Mapping
from datetime import date, timedelta

from kaiser_study.study.calendar import YEAR, calendar_of

TODAY = date(2026, 11, 25)  # a Wednesday


def drawn(counts: Mapping[date, int], most: int = YEAR) -> list[str]:
    calendar = calendar_of(counts, TODAY, most)
    legend = [f"{shade}: {words}" for shade, words in calendar.legend]
    rows = [f"{name} {''.join(map(str, shades))}" for name, shades in calendar.weekdays]
    return [calendar.months, *rows, *legend]


def test_a_calendar_begins_with_the_week_of_the_first_count() -> None:
    counts = {date(2026, 11, 20): 3, date(2026, 11, 22): 8, date(2026, 11, 23): 5, TODAY: 40}
    assert drawn(counts) == [
        "Nov",
        *("Mon 02", "Tue 00", "Wed 04", "Thu 0", "Fri 1", "Sat 0", "Sun 3"),
        *("0: none", "1: 1 to 3", "2: 4 to 5", "3: 6 to 8", "4: 9 to 40"),
    ]


def test_the_shades_are_quarters_of_the_days() -> None:
    counts = {TODAY - timedelta(days=n): 10 * n + 1 for n in range(5)}
    assert drawn(counts)[-4:] == ["1: 1 to 11", "2: 12 to 21", "3: 22 to 31", "4: 32 to 41"]


def test_fewer_shades_for_fewer_counts() -> None:
    assert drawn({TODAY: 4, TODAY - timedelta(days=1): 4})[-2:] == ["0: none", "1: 1 to 4"]
    assert drawn({})[1:3] == ["Mon 0", "Tue 0"]


def test_days_to_come_are_not_shown() -> None:
    assert drawn({TODAY + timedelta(days=9): 4}) == drawn({})


def test_a_calendar_goes_back_a_year_or_as_many_weeks_as_are_asked_for() -> None:
    counts = {TODAY - timedelta(days=n): n % 7 for n in range(800)}
    months, monday, *_ = drawn(counts)
    assert len(monday) == len("Mon ") + YEAR == 57
    names = "Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov".split()
    assert months.split() in (names, names[1:])
    for column, name in ((n, months[n : n + 3]) for n in range(YEAR) if months[n - 1 : n] == " " != months[n]):
        sunday = date(2026, 11, 29) - timedelta(weeks=YEAR - 1 - column)
        assert name in (f"{sunday:%b}", "")
    assert drawn(counts, 20)[1] == "Mon " + monday[-20:]


def test_the_name_of_the_first_month_gives_way() -> None:
    first = date(2026, 10, 26)  # a week before November
    assert drawn({first: 1})[0] == "Nov"
    assert drawn({date(2026, 8, 3): 1})[0] == "Aug Sep Oct Nov"
