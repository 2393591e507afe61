"""Intervals row by row. That they are Anki's is shown in tests/contract/test_scheduling.py."""

from datetime import UTC

import pytest

from kaiser_study.model import Days, Grade, Interval, Memory, Phase, Review, Seconds
from kaiser_study.study.history import DueOn, Studied
from kaiser_study.study.rules import Rules
from kaiser_study.study.schedule import grants

RULES = Rules(zone=UTC)
TODAY = 20_000
NOON = RULES.day_start(TODAY) + 8 * 3_600_000
BEFORE_ROLLOVER = RULES.day_start(TODAY + 1) - 60_000


def studied(phase: Phase, *, step: int = 0, days: int = 1, stability: float = 2.0, since: int = 1) -> Studied:
    """A card that was last answered `since` days ago."""
    last = Review("corpus", "card", NOON, Grade.GOOD, Days(days), 1_000, phase)
    first, day = TODAY - 100, TODAY - since
    return Studied(phase, step, Memory(stability, 5.0), DueOn(day + days), first, day, last, 0)


def s(*seconds: int) -> list[Interval]:
    return [Seconds(count) for count in seconds]


def d(*days: int) -> list[Interval]:
    return [Days(count) for count in days]


CASES: dict[str, tuple[Studied | None, int, Rules, list[Interval]]] = {
    "new": (None, NOON, RULES, s(60, 330, 600) + d(8)),
    "new, a minute before the rollover": (None, BEFORE_ROLLOVER, RULES, d(1, 1, 1, 8)),
    "new, a second earlier": (None, BEFORE_ROLLOVER - 1, RULES, s(60) + d(1, 1, 8)),
    "new, one step": (None, NOON, Rules(zone=UTC, learning_steps=(61,)), s(61, 91) + d(2, 8)),
    "last step": (studied(Phase.LEARNING, step=1, since=0), NOON, RULES, s(60, 600) + d(2, 3)),
    "fewer steps than before": (studied(Phase.LEARNING, step=7, since=0), NOON, RULES, s(60, 600) + d(2, 3)),
    "relearning": (studied(Phase.RELEARNING, since=0), NOON, RULES, s(600, 900) + d(2, 3)),
    "review": (studied(Phase.REVIEW, days=2, since=2), NOON, RULES, s(600) + d(5, 8, 13)),
    "review, barely remembered": (
        studied(Phase.REVIEW, stability=0.01, since=0),
        NOON,
        RULES,
        s(600) + d(1, 2, 3),
    ),
    "review, again on the day of the answer: an interval within the fuzz does not shrink": (
        studied(Phase.REVIEW, days=9, stability=8.2, since=0),
        NOON,
        RULES,
        s(600) + d(9, 10, 13),
    ),
    "review, the maximum comes first": (
        studied(Phase.REVIEW, days=5, stability=50.0, since=5),
        NOON,
        Rules(zone=UTC, maximum_interval=7),
        s(600) + d(7, 7, 7),
    ),
    "review, a clock that was put back": (studied(Phase.REVIEW, since=-3), NOON, RULES, s(600) + d(2, 3, 4)),
}


@pytest.mark.parametrize("case", CASES)
def test_grants(case: str) -> None:
    card, at, rules, expected = CASES[case]
    assert list(grants(card, at, rules.day_of(at), rules).values()) == expected
