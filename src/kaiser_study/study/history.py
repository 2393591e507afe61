"""Where a card stands: a fold over what happened to it, in the order of the log."""

from dataclasses import dataclass
from typing import NamedTuple

from kaiser_study.model import (
    Days,
    Decision,
    DecisionKind,
    Event,
    Grade,
    Memory,
    Phase,
    Practice,
    Review,
    Seconds,
    Skip,
)
from kaiser_study.study import memory
from kaiser_study.study.day import StudyDay
from kaiser_study.study.rules import Rules
from kaiser_study.study.steps import delays, wait

_LEARNING, _REVIEW, _RELEARNING = Phase  # before Python 3.12 an enum's attribute is slow
_AGAIN, _GOOD, _EASY = Grade.AGAIN, Grade.GOOD, Grade.EASY

LEECH = 8
"""Lapses after which a card is a leech and suspended, as in Anki; and again after each half as many more."""


@dataclass(frozen=True, slots=True)
class DueAt:
    """Due at a moment, in milliseconds UTC."""

    at: int


@dataclass(frozen=True, slots=True)
class DueOn:
    """Due from the start of a study day."""

    day: int


Due = DueAt | DueOn


class Studied(NamedTuple):
    """What the answers to a card left.

    `phase` and `step` (from 0) are where the next answer finds it, `due` when that is. `first_day`
    and `last_day` are the study days of its first and of its last answer. `lapses` counts how often it
    was forgotten in phase REVIEW.
    """

    phase: Phase
    step: int
    memory: Memory
    due: Due
    first_day: int
    last_day: int
    last: Review
    lapses: int


class Standing(NamedTuple):
    """A card as its events left it: `studied` is None while it is new, `skip` None unless skipped since the
    last answer. `buried_on` is the study day on which it was put off last, `flag` what the learner says is wrong
    with it."""

    studied: Studied | None = None
    skip: Skip | None = None
    is_suspended: bool = False
    buried_on: int | None = None
    is_marked: bool = False
    flag: str | None = None

    @property
    def is_leech(self) -> bool:
        """Whether it was forgotten so often that it is better mended than asked."""
        return self.studied is not None and self.studied.lapses >= LEECH


NEW = Standing()


def phase_of(studied: Studied | None) -> Phase:
    """The phase in which the next answer finds a card; a new one is being learned."""
    return studied.phase if studied else _LEARNING


def after(standing: Standing, event: Event, today: StudyDay, rules: Rules) -> Standing:
    """Where a card stands once `event` has happened to it; `today` is the day of the event."""
    match event:
        case Review():
            studied = _answered(standing.studied, event, today, rules)
            return Standing(
                studied,
                None,
                standing.is_suspended or is_new_leech(standing.studied, studied),
                standing.buried_on,
                standing.is_marked,
                standing.flag,
            )
        case Skip():
            return standing._replace(skip=event)
        case Practice():
            return standing
        case Decision():
            return _decided(standing, event, today.number)


def is_new_leech(before: Studied | None, now: Studied) -> bool:
    """Whether the answer between the two made a card a leech, or one again."""
    lapsed = now.lapses > (before.lapses if before else 0)
    return lapsed and now.lapses >= LEECH and (now.lapses - LEECH) % (LEECH // 2) == 0


def _decided(standing: Standing, decision: Decision, today: int) -> Standing:
    match decision.kind:
        case DecisionKind.BURY:
            return standing._replace(buried_on=today)
        case DecisionKind.SUSPEND | DecisionKind.UNSUSPEND as kind:
            return standing._replace(is_suspended=kind is DecisionKind.SUSPEND)
        case DecisionKind.MARK | DecisionKind.UNMARK as kind:
            return standing._replace(is_marked=kind is DecisionKind.MARK)
        case DecisionKind.FLAG:
            return standing._replace(flag=decision.note)
        case DecisionKind.UNFLAG:
            return standing._replace(flag=None)
        case DecisionKind.RESET:
            return Standing(is_marked=standing.is_marked, flag=standing.flag)
        case DecisionKind.FORWARD:
            return standing._replace(studied=_forward(standing.studied, today), buried_on=None)


def _forward(studied: Studied | None, today: int) -> Studied | None:
    """Only what waits for a later day can come sooner."""
    match studied:
        case Studied(due=DueOn(day)) if day > today:
            return studied._replace(due=DueOn(today))
        case _:
            return studied


def _answered(studied: Studied | None, review: Review, today: StudyDay, rules: Rules) -> Studied:
    """The row says what was granted and in which phase; only the memory is worked out anew.

    So a card is due here when the program that asked it said so, with whatever steps and fuzz.
    """
    day = today.number
    elapsed = max(0, day - studied.last_day) if studied else 0
    phase, step = _position(studied, review, today, rules)
    return Studied(
        phase=phase,
        step=step,
        memory=memory.after(studied.memory if studied else None, review.grade, elapsed, rules.parameters),
        due=_due(review, day),
        first_day=studied.first_day if studied else day,
        last_day=day,
        last=review,
        lapses=(studied.lapses if studied else 0) + (review.phase is _REVIEW and review.grade is _AGAIN),
    )


def _due(review: Review, day: int) -> Due:
    match review.interval:
        case Seconds(count):
            return DueAt(review.at + count * 1000)
        case granted:
            return DueOn(day + granted.count)


def _position(studied: Studied | None, review: Review, today: StudyDay, rules: Rules) -> tuple[Phase, int]:
    """The phase and step after an answer. Days mean review, but for a step that crossed the rollover."""
    step = studied.step if studied and studied.phase is review.phase else 0
    if isinstance(review.interval, Days):
        delay = None if review.grade is _EASY else delays(review.phase, step, rules)[review.grade - 1]
        if delay is None or review.interval != wait(delay, today.seconds_left(review.at)):
            return _REVIEW, 0
    phase = _LEARNING if review.phase is _LEARNING else _RELEARNING
    return phase, 0 if review.grade is _AGAIN else step + (review.grade is _GOOD)
