from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaiser_study.study.day import StudyDay, day_start, study_day

BERLIN = ZoneInfo("Europe/Berlin")


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


CASES = {
    "the epoch is still the night before": (datetime(1970, 1, 1, tzinfo=UTC), UTC, -1),
    "one second before the rollover": (datetime(1970, 1, 2, 3, 59, 59, tzinfo=UTC), UTC, 0),
    "at the rollover": (datetime(1970, 1, 2, 4, tzinfo=UTC), UTC, 1),
    "local time counts": (datetime(1970, 1, 2, 3, tzinfo=UTC), timezone(timedelta(hours=1)), 1),
    "summer begins in the night": (datetime(2026, 3, 29, 4, tzinfo=BERLIN), BERLIN, 20541),
    "just before, the hour that was lost counts nothing": (
        datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN),
        BERLIN,
        20540,
    ),
    "summer ends in the night": (datetime(2026, 10, 25, 4, tzinfo=BERLIN), BERLIN, 20751),
    "just before, the hour that came twice counts nothing": (
        datetime(2026, 10, 25, 3, 59, tzinfo=BERLIN),
        BERLIN,
        20750,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_study_day(case: str) -> None:
    moment, zone, day = CASES[case]
    assert study_day(ms(moment), zone, 4).number == day


CHATHAM = ZoneInfo("Pacific/Chatham")
"""Whose clocks are put forward and back at a quarter to: across a rollover at 3:00."""


@given(
    st.integers(0, 40_000),
    st.sampled_from([UTC, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), CHATHAM, None]),
    st.integers(0, 23),
)
def test_a_day_begins_where_the_one_before_ends(day: int, zone: tzinfo | None, rollover_hour: int) -> None:
    start = day_start(day, zone, rollover_hour)
    assert study_day(start, zone, rollover_hour) == StudyDay(day, start, day_start(day + 1, zone, rollover_hour))
    assert study_day(start - 1, zone, rollover_hour).number == day - 1


def test_a_day_that_a_place_skipped_is_part_of_the_one_before() -> None:
    apia = ZoneInfo("Pacific/Apia")
    last_of_29th = 1_325_239_199_000
    assert study_day(last_of_29th + 1_000, apia, 4).number == study_day(last_of_29th, apia, 4).number


@given(
    st.integers(ms(datetime(2026, 3, 27, tzinfo=UTC)), ms(datetime(2026, 10, 27, tzinfo=UTC))),
    st.sampled_from([BERLIN, CHATHAM]),
    st.integers(0, 23),
)
@example(ms(datetime(2026, 4, 5, 2, 50, fold=1, tzinfo=CHATHAM)), CHATHAM, 3)
@example(ms(datetime(2026, 9, 27, 3, 50, tzinfo=CHATHAM)), CHATHAM, 3)
def test_a_moment_is_in_its_day_whose_end_is_at_most_25_hours_away(at: int, zone: tzinfo, rollover_hour: int) -> None:
    day = study_day(at, zone, rollover_hour)
    assert at in day
    assert day.start - 1 not in day
    assert day.end not in day
    assert 0 < day.seconds_left(at) <= 25 * 3_600
