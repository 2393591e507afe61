"""FSRS-6 with its default parameters: how firmly a card is remembered, and for how long.

Formulas: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from kaiser_study.model import Grade, Memory

_FSRS = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_DECAY = -_FSRS.parameters[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1
_LAST_REVIEW = datetime(1970, 1, 1, tzinfo=UTC)


def after(memory: Memory | None, grade: Grade, elapsed: int) -> Memory:
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
    answered, _ = _FSRS.review_card(card, Rating(grade), _LAST_REVIEW + timedelta(days=elapsed))
    assert answered.stability is not None
    assert answered.difficulty is not None
    return Memory(answered.stability, answered.difficulty)


def recall(memory: Memory, elapsed: int) -> float:
    """The probability of recall `elapsed` days after the last answer, by the forgetting curve."""
    return float((1 + _FACTOR * elapsed / memory.stability) ** _DECAY)


def interval(memory: Memory, retention: float) -> float:
    """Days until the probability of recall falls to `retention`: the forgetting curve solved for time."""
    return float(memory.stability / _FACTOR * (retention ** (1 / _DECAY) - 1))
