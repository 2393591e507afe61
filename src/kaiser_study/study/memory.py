"""FSRS-6, with its default parameters unless others are given: how firmly a card is remembered, and for how long.

Formulas: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from kaiser_study.model import Grade, Memory, Parameters

_LAST_REVIEW = datetime(1970, 1, 1, tzinfo=UTC)


class _Model(NamedTuple):
    """FSRS with its parameters, and the forgetting curve that they make."""

    scheduler: Scheduler
    decay: float
    factor: float


@cache
def _model(parameters: Parameters | None) -> _Model:
    chosen = DEFAULT_PARAMETERS if parameters is None else parameters
    decay = -chosen[20]
    scheduler = Scheduler(chosen, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    return _Model(scheduler, decay, 0.9 ** (1 / decay) - 1)


def within_bounds(parameters: Parameters) -> Parameters:
    """The nearest parameters that FSRS takes: what was fitted in single precision may lie outside by a hair."""
    bounds = zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(value, low), high) for value, low, high in bounds)


def after(memory: Memory | None, grade: Grade, elapsed: int, parameters: Parameters | None = None) -> Memory:
    """The memory that an answer leaves.

    `memory` is None before the first answer; `elapsed` is the number of study days since the
    last one, 0 on the same day. Anki feeds FSRS whole study days, not hours: so do we, with
    dates that are that many days apart.
    """
    card = Card(
        card_id=0,  # without an id the constructor sleeps to make one
        state=State.Review if memory else State.Learning,
        stability=memory.stability if memory else None,
        difficulty=memory.difficulty if memory else None,
        due=_LAST_REVIEW,
        last_review=_LAST_REVIEW if memory else None,
    )
    answered, _ = _model(parameters).scheduler.review_card(card, Rating(grade), _LAST_REVIEW + timedelta(days=elapsed))
    assert answered.stability is not None
    assert answered.difficulty is not None
    return Memory(answered.stability, answered.difficulty)


def recall(memory: Memory, elapsed: int, parameters: Parameters | None = None) -> float:
    """The probability of recall `elapsed` days after the last answer, by the forgetting curve."""
    _, decay, factor = _model(parameters)
    return float((1 + factor * elapsed / memory.stability) ** decay)


def interval(memory: Memory, retention: float, parameters: Parameters | None = None) -> float:
    """Days until the probability of recall falls to `retention`: the forgetting curve solved for time."""
    _, decay, factor = _model(parameters)
    return float(memory.stability / factor * (retention ** (1 / decay) - 1))
