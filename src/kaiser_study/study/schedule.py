"""What each grade would grant: Anki's intervals with FSRS on, and with its random fuzz off."""

import math
from collections.abc import Mapping

from kaiser_study.model import Days, Grade, Interval, Phase
from kaiser_study.study import memory
from kaiser_study.study.history import Studied, phase_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.steps import delay, seconds_left, wait

_GRADES = tuple(Grade)

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
"""From and to which number of days Anki adds which share of them to its fuzz."""


def grants(studied: Studied | None, at: int, rules: Rules) -> Mapping[Grade, Interval]:
    """The interval that each grade would grant at the moment `at` (milliseconds UTC); None is a new card."""
    phase = phase_of(studied)
    step = studied.step if studied else 0
    today = rules.day(at)
    left = seconds_left(at, today, rules)
    granted: dict[Grade, Interval] = {}
    for grade, days in zip(_GRADES, (0, *_days(studied, today, rules)), strict=True):
        seconds = delay(phase, step, grade, rules)
        granted[grade] = Days(days) if seconds is None else wait(seconds, left)
    return granted


def _days(studied: Studied | None, today: int, rules: Rules) -> tuple[int, int, int]:
    """The days that hard, good and easy are worth where they lead to review: FSRS's, rounded and capped.

    Easy is at least a day more than good, and in review good at least a day more than hard.
    """
    elapsed = max(0, today - studied.last_day) if studied else 0
    previous = _reviewed_interval(studied)

    def days(wanted: float, least: int) -> int:
        ideal = min(max(wanted, 1), rules.maximum_interval)
        rounded = _round(ideal)
        if rounded <= previous <= _round(ideal + _fuzz(ideal)):
            least = max(least, previous)
        return min(max(rounded, least), rules.maximum_interval)

    known = studied.memory if studied else None
    wanted = memory.intervals(known, elapsed, rules.retention, rules.parameters)
    hard = days(wanted[0], 1)
    good = days(wanted[1], hard + 1 if previous else 1)
    easy = days(wanted[2], good + 1)
    return hard, good, easy


def _reviewed_interval(studied: Studied | None) -> int:
    """The interval, in days, of a card in review; 0 for any other."""
    if studied and studied.phase is Phase.REVIEW and isinstance(studied.last.interval, Days):
        return studied.last.interval.count
    return 0


def _fuzz(ideal: float) -> float:
    """How many days Anki's fuzz may add. An interval that shrinks by no more than that does not shrink."""
    if ideal < 2.5:
        return 0
    return 1 + sum(share * max(min(ideal, end) - start, 0) for start, end, share in _FUZZ)


def _round(days: float) -> int:
    """The nearest whole number, half a day up."""
    return math.floor(days + 0.5)
