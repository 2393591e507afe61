"""Where a card stands: a fold over what happened to it, in the order of the log."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaiser_study.model import Event, Grade, Memory, Phase, Review, Seconds, Skip
from kaiser_study.study import memory
from kaiser_study.study.rules import Rules
from kaiser_study.study.steps import delay, wait


@dataclass(frozen=True, slots=True)
class DueAt:
    """Due at a moment, in milliseconds UTC."""

    at: int


@dataclass(frozen=True, slots=True)
class DueOn:
    """Due from the start of a study day."""

    day: int


Due = DueAt | DueOn


@dataclass(frozen=True, slots=True)
class Studied:
    """What the answers to a card left.

    `phase` and `step` (from 0) are where the next answer finds it, `due` when that is. `first_day`
    and `last_day` are the study days of its first and of its last answer.
    """

    phase: Phase
    step: int
    memory: Memory
    due: Due
    first_day: int
    last_day: int
    last: Review


@dataclass(frozen=True, slots=True)
class Standing:
    """A card as its events left it: `studied` is None while it is new, `skip` None unless skipped since."""

    studied: Studied | None = None
    skip: Skip | None = None


NEW = Standing()


def phase_of(studied: Studied | None) -> Phase:
    """The phase in which the next answer finds a card; a new one is being learned."""
    return studied.phase if studied else Phase.LEARNING


def replay(events: Iterable[Event], rules: Rules) -> dict[str, Standing]:
    """Where every card stands, by card id, after these events; cards without any are absent."""
    standings: dict[str, Standing] = {}
    for event in events:
        standings[event.card] = after(standings.get(event.card, NEW), event, rules)
    return standings


def after(standing: Standing, event: Event, rules: Rules) -> Standing:
    """Where a card stands once `event` has happened to it."""
    match event:
        case Review():
            return Standing(_answered(standing.studied, event, rules))
        case Skip():
            return Standing(standing.studied, event)


def _answered(studied: Studied | None, review: Review, rules: Rules) -> Studied:
    """The row says what was granted and in which phase; only the memory is worked out anew.

    So a card is due here when the program that asked it said so, with whatever steps and fuzz.
    """
    day = rules.day(review.at)
    elapsed = max(0, day - studied.last_day) if studied else 0
    phase, step = _position(studied, review, rules)
    return Studied(
        phase=phase,
        step=step,
        memory=memory.after(studied.memory if studied else None, review.grade, elapsed, rules.parameters),
        due=_due(review, day),
        first_day=studied.first_day if studied else day,
        last_day=day,
        last=review,
    )


def _due(review: Review, day: int) -> Due:
    match review.interval:
        case Seconds(count):
            return DueAt(review.at + count * 1000)
        case granted:
            return DueOn(day + granted.count)


def _position(studied: Studied | None, review: Review, rules: Rules) -> tuple[Phase, int]:
    """The phase and step after an answer. Days mean review, but for a step that crossed the rollover."""
    step = studied.step if studied and studied.phase is review.phase else 0
    seconds = delay(review.phase, step, review.grade, rules)
    crossed = seconds is not None and review.interval == wait(seconds, review.at, rules)
    if not (crossed or isinstance(review.interval, Seconds)):
        return Phase.REVIEW, 0
    phase = Phase.LEARNING if review.phase is Phase.LEARNING else Phase.RELEARNING
    match review.grade:
        case Grade.AGAIN:
            return phase, 0
        case Grade.GOOD:
            return phase, step + 1
        case _:
            return phase, step
