"""What each grade would grant: Anki's intervals with FSRS on, and with its random fuzz off."""

import math
from collections.abc import Mapping

from kaiser_study.model import Days, Grade, Interval, Phase, Review
from kaiser_study.study import memory
from kaiser_study.study.history import Studied, phase_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.steps import delay, wait

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))
"""From and to which number of days Anki adds which share of them to its fuzz."""


def grants(studied: Studied | None, at: int, rules: Rules) -> Mapping[Grade, Interval]:
    """The interval that each grade would grant at the moment `at` (milliseconds UTC); None is a new card."""
    phase = phase_of(studied)
    step = studied.step if studied else 0
    leaving = _days(studied, at, rules)
    granted: dict[Grade, Interval] = {}
    for grade in Grade:
        seconds = delay(phase, step, grade, rules)
        granted[grade] = leaving[grade] if seconds is None else wait(seconds, at, rules)
    return granted


def _days(studied: Studied | None, at: int, rules: Rules) -> Mapping[Grade, Days]:
    """The days of the grades that can lead to review: FSRS's, rounded and capped.

    Easy is at least a day more than good, and in review good at least a day more than hard.
    """
    elapsed = max(0, rules.day(at) - studied.last_day) if studied else 0
    previous = _reviewed_interval(studied)

    def days(grade: Grade, least: int) -> int:
        answered = memory.after(studied.memory if studied else None, grade, elapsed, rules.parameters)
        wanted = memory.interval(answered, rules.retention, rules.parameters)
        ideal = min(max(wanted, 1), rules.maximum_interval)
        if _round(ideal) <= previous <= _round(ideal + _fuzz(ideal)):
            least = max(least, previous)
        return min(max(_round(ideal), least), rules.maximum_interval)

    hard = days(Grade.HARD, 1)
    good = days(Grade.GOOD, hard + 1 if previous else 1)
    easy = days(Grade.EASY, good + 1)
    return {Grade.HARD: Days(hard), Grade.GOOD: Days(good), Grade.EASY: Days(easy)}


def _reviewed_interval(studied: Studied | None) -> int:
    """The interval, in days, of a card in review; 0 for any other."""
    match studied:
        case Studied(phase=Phase.REVIEW, last=Review(interval=Days(count))):
            return count
        case _:
            return 0


def _fuzz(ideal: float) -> float:
    """How many days Anki's fuzz may add. An interval that shrinks by no more than that does not shrink."""
    if ideal < 2.5:
        return 0
    return 1 + sum(share * max(min(ideal, end) - start, 0) for start, end, share in _FUZZ)


def _round(days: float) -> int:
    """The nearest whole number, half a day up."""
    return math.floor(days + 0.5)
