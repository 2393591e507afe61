"""The short waits of a card that is being learned, or learned again after a lapse."""

from kaiser_study.model import Days, Grade, Interval, Phase, Seconds
from kaiser_study.study.rules import Rules

_DAY = 86_400


def delay(phase: Phase, step: int, grade: Grade, rules: Rules) -> int | None:
    """Seconds until a card answered at `step` (from 0) of its phase is asked again.

    None where it goes on to review; a card in review enters the steps only by a lapse.
    """
    if phase is Phase.REVIEW and grade is not Grade.AGAIN:
        return None
    steps = rules.learning_steps if phase is Phase.LEARNING else rules.relearning_steps
    step = min(step, len(steps) - 1)
    match grade:
        case Grade.AGAIN:
            return steps[0]
        case Grade.HARD if step > 0:
            return steps[step]
        case Grade.HARD:
            return sum(steps[:2]) // 2 if len(steps) > 1 else steps[0] * 3 // 2
        case Grade.GOOD if step + 1 < len(steps):
            return steps[step + 1]
        case _:
            return None


def seconds_left(at: int, today: int, rules: Rules) -> int:
    """Seconds from the moment `at` (milliseconds UTC) on the study day `today` until it ends."""
    return rules.day_start(today + 1) // 1000 - at // 1000


def wait(seconds: int, left: int) -> Interval:
    """A step as it is granted `left` seconds before the rollover: in days where it would end after that."""
    return Seconds(seconds) if seconds < left else Days((seconds - left) // _DAY + 1)
