"""The short waits of a card that is being learned, or learned again after a lapse."""

from kaiser_study.model import Interval, Phase, days, seconds
from kaiser_study.study.rules import Rules

Delays = tuple[int, int | None, int | None]
"""Seconds until a card is asked again, after Again, Hard and Good; None where it goes on to review, as it always does
after Easy."""

_LEARNING, _REVIEW = Phase.LEARNING, Phase.REVIEW  # before Python 3.12 an enum's attribute is slow
_DAY = 86_400


def delays(phase: Phase, step: int, rules: Rules) -> Delays:
    """The delays of a card answered at `step` (from 0) of its phase; one in review enters the steps only by a lapse."""
    steps = rules.learning_steps if phase is _LEARNING else rules.relearning_steps
    again = steps[0]
    if phase is _REVIEW:
        return again, None, None
    step = min(step, len(steps) - 1)
    after_first = sum(steps[:2]) // 2 if len(steps) > 1 else again * 3 // 2
    hard = steps[step] if step else after_first
    return again, hard, steps[step + 1] if step + 1 < len(steps) else None


def wait(delay: int, left: int) -> Interval:
    """A step of `delay` seconds as it is granted `left` seconds before the rollover: in days where it would end after
    that."""
    return seconds(delay) if delay < left else days((delay - left) // _DAY + 1)
