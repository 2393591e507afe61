from datetime import UTC

import pytest

from kaiser_study.model import Days, Grade, Interval, Phase, Review, Seconds, Skip
from kaiser_study.study.history import NEW, DueAt, DueOn, Studied, after
from kaiser_study.study.rules import Rules
from tests.study.replaying import replay

RULES = Rules(zone=UTC)
TODAY = 20_000
NOON = RULES.day_start(TODAY) + 8 * 3_600_000
LATE = RULES.day_start(TODAY + 1) - 300_000

L, R, RE = Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING
AGAIN, HARD, GOOD, EASY = Grade


def row(at: int, grade: Grade, interval: Interval, phase: Phase) -> Review:
    return Review("corpus", "card", at, grade, interval, 2_000, phase)


def studied(*rows: Review) -> Studied:
    known = replay(rows, RULES)["card"].studied
    assert known
    return known


CASES: dict[str, tuple[list[Review], Phase, int, DueAt | DueOn]] = {
    "again is the first step": ([row(NOON, AGAIN, Seconds(60), L)], L, 0, DueAt(NOON + 60_000)),
    "hard stays": ([row(NOON, HARD, Seconds(330), L)], L, 0, DueAt(NOON + 330_000)),
    "good is the next step": ([row(NOON, GOOD, Seconds(600), L)], L, 1, DueAt(NOON + 600_000)),
    "easy graduates": ([row(NOON, EASY, Days(8), L)], R, 0, DueOn(TODAY + 8)),
    "good on the last step graduates": (
        [row(NOON, GOOD, Seconds(600), L), row(NOON + 1, GOOD, Days(2), L)],
        R,
        0,
        DueOn(TODAY + 2),
    ),
    "a step across the rollover is still a step": ([row(LATE, GOOD, Days(1), L)], L, 1, DueOn(TODAY + 1)),
    "a lapse": (
        [row(NOON, EASY, Days(8), L), row(NOON, AGAIN, Seconds(600), R)],
        RE,
        0,
        DueAt(NOON + 600_000),
    ),
    "a lapse across the rollover": (
        [row(NOON, EASY, Days(8), L), row(LATE, AGAIN, Days(1), R)],
        RE,
        0,
        DueOn(TODAY + 1),
    ),
    "a lapse without steps, as it may be set in Anki": (
        [row(NOON, EASY, Days(8), L), row(NOON, AGAIN, Days(3), R)],
        R,
        0,
        DueOn(TODAY + 3),
    ),
    "relearned": (
        [row(NOON, EASY, Days(8), L), row(NOON, AGAIN, Seconds(600), R), row(NOON, GOOD, Days(4), RE)],
        R,
        0,
        DueOn(TODAY + 4),
    ),
    "the granted interval counts, whatever we would grant": (
        [row(NOON, EASY, Days(77), L)],
        R,
        0,
        DueOn(TODAY + 77),
    ),
    "the phase of the row counts, where a row before it is missing": (
        [row(NOON, GOOD, Seconds(600), L), row(NOON, HARD, Seconds(900), RE)],
        RE,
        0,
        DueAt(NOON + 900_000),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_phase_step_and_due(case: str) -> None:
    rows, phase, step, due = CASES[case]
    known = studied(*rows)
    assert (known.phase, known.step, known.due) == (phase, step, due)
    assert known.last == rows[-1]


def test_memory_knows_days_and_not_hours() -> None:
    first = row(NOON, EASY, Days(8), L)
    early = row(RULES.day_start(TODAY + 8), GOOD, Days(30), R)
    late = row(RULES.day_start(TODAY + 9) - 1, GOOD, Days(30), R)
    assert studied(first, early).memory == studied(first, late).memory


def test_days_of_the_first_and_the_last_answer() -> None:
    known = studied(row(NOON, EASY, Days(8), L), row(NOON + 8 * 86_400_000, GOOD, Days(30), R))
    assert (known.first_day, known.last_day) == (TODAY, TODAY + 8)


def test_a_skip_stands_until_the_next_answer_and_changes_nothing_else() -> None:
    today = RULES.day_of(NOON)
    answered = after(NEW, row(NOON, GOOD, Seconds(600), L), today, RULES)
    skip = Skip("corpus", "card", NOON + 1)
    skipped = after(answered, skip, today, RULES)
    assert (skipped.studied, skipped.skip) == (answered.studied, skip)
    assert after(skipped, row(NOON + 2, GOOD, Days(2), L), today, RULES).skip is None
