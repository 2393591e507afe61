"""What each grade would grant: Anki's intervals with FSRS on, and with its random fuzz off."""

from collections.abc import Mapping

from kaiser_study.model import Days, Grade, Interval, Phase, days
from kaiser_study.study import memory
from kaiser_study.study.day import StudyDay
from kaiser_study.study.history import Studied, phase_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.steps import delays, wait

_AGAIN, _HARD, _GOOD, _EASY = Grade
_REVIEW = Phase.REVIEW  # before Python 3.12 an enum's attribute is slow

_FUZZ = ((20.0, 2.975, 0.05), (7.0, 1.675, 0.1), (2.5, 1.0, 0.15))
"""From which number of days on, what Anki's fuzz may add there, and how much more for each day further."""


def grants(studied: Studied | None, at: int, today: StudyDay, rules: Rules) -> Mapping[Grade, Interval]:
    """The interval that each grade would grant at the moment `at` (milliseconds UTC) of the day `today`; None is a
    new card."""
    left = today.seconds_left(at)
    again, hard, good = delays(phase_of(studied), studied.step if studied else 0, rules)
    worth_hard, worth_good, worth_easy = _worth(studied, today.number, rules)
    return {
        _AGAIN: wait(again, left),
        _HARD: days(worth_hard) if hard is None else wait(hard, left),
        _GOOD: days(worth_good) if good is None else wait(good, left),
        _EASY: days(worth_easy),
    }


def _worth(studied: Studied | None, today: int, rules: Rules) -> tuple[int, int, int]:
    """The days that hard, good and easy are worth where they lead to review: FSRS's, rounded and capped.

    Easy is at least a day more than good, and in review good at least a day more than hard.
    """
    elapsed = max(0, today - studied.last_day) if studied else 0
    known = studied.memory if studied else None
    previous = _reviewed_interval(studied)
    most = rules.maximum_interval
    wanted = memory.intervals(known, elapsed, rules.retention, rules.parameters)
    hard = _whole(wanted[0], 1, most, previous)
    good = _whole(wanted[1], hard + 1 if previous else 1, most, previous)
    return hard, good, _whole(wanted[2], good + 1, most, previous)


def _whole(wanted: float, least: int, most: int, previous: int) -> int:
    """The nearest whole number of days, half a day up, within these bounds. What shrinks by no more than the fuzz does
    not shrink."""
    rounded = int(wanted + 0.5)
    if rounded <= previous <= int(wanted + _fuzz(wanted) + 0.5):
        rounded = previous
    if rounded < least:
        rounded = least
    return rounded if rounded < most else most


def _reviewed_interval(studied: Studied | None) -> int:
    """The interval, in days, of a card in review; 0 for any other."""
    if studied and studied.phase is _REVIEW and isinstance(studied.last.interval, Days):
        return studied.last.interval.count
    return 0


def _fuzz(interval: float) -> float:
    """How many days Anki's fuzz may add."""
    for start, there, further in _FUZZ:
        if interval >= start:
            return there + further * (interval - start)
    return 0.0
