"""The short waits of a card that is being learned, or learned again after a lapse."""

from collections.abc import Mapping

from kaiser_study.model import Days, Grade, Interval, Phase, Seconds
from kaiser_study.study.rules import Rules

_DAY = 86_400


def delays(phase: Phase, step: int, rules: Rules) -> Mapping[Grade, int]:
    """Seconds until a card answered at `step` (from 0) of its phase is asked again, by grade.

    A grade after which it goes on to review is absent; a card in review enters the steps only by a lapse.
    """
    steps = rules.learning_steps if phase is Phase.LEARNING else rules.relearning_steps
    waits = {Grade.AGAIN: steps[0]}
    if phase is Phase.REVIEW:
        return waits
    step = min(step, len(steps) - 1)
    if step > 0:
        waits[Grade.HARD] = steps[step]
    else:
        waits[Grade.HARD] = sum(steps[:2]) // 2 if len(steps) > 1 else steps[0] * 3 // 2
    if step + 1 < len(steps):
        waits[Grade.GOOD] = steps[step + 1]
    return waits


def wait(seconds: int, left: int) -> Interval:
    """A step as it is granted `left` seconds before the rollover: in days where it would end after that."""
    return Seconds(seconds) if seconds < left else Days((seconds - left) // _DAY + 1)
