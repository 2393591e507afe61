"""Anki's day: local time that turns over at an hour of the night, 4:00 unless told otherwise."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A day by its number, counted from 1 January 1970: from its `start` to before its `end`, in milliseconds UTC."""

    number: int
    start: int
    end: int

    def __contains__(self, at: int) -> bool:
        return self.start <= at < self.end

    def seconds_left(self, at: int) -> int:
        """Seconds from a moment of the day until the day ends."""
        return self.end // 1000 - at // 1000


def study_day(at: int, zone: tzinfo | None, rollover_hour: int) -> StudyDay:
    """The study day of a moment.

    `at` is in milliseconds UTC; a `zone` of None is the machine's own. Days are those of the
    local calendar, so one that loses or gains an hour to daylight saving is still one day.
    """
    on_calendar = datetime.fromtimestamp(at // 1000, zone).toordinal() - _EPOCH
    # By its start, not by the hour on the clock, which may be put forward or back across the rollover, even by a day.
    day = next(
        each for each in range(on_calendar + 1, on_calendar - 3, -1) if day_start(each, zone, rollover_hour) <= at
    )
    return StudyDay(day, day_start(day, zone, rollover_hour), day_start(day + 1, zone, rollover_hour))


def day_start(day: int, zone: tzinfo | None, rollover_hour: int) -> int:
    """The moment at which a study day begins, in milliseconds UTC."""
    local = datetime.fromordinal(_EPOCH + day).replace(hour=rollover_hour, tzinfo=zone)
    return int(local.timestamp()) * 1000


def date_of(day: int) -> date:
    """The date on which a study day begins."""
    return date.fromordinal(_EPOCH + day)
