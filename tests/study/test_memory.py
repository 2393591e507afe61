"""Our FSRS-6 against the two reference libraries: py-fsrs in double precision, fsrs-rs (Anki's engine) in single."""

from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.model import Grade, Memory, Parameters
from kaiser_study.study import memory

START = datetime(2026, 1, 1, tzinfo=UTC)

parameters = st.one_of(
    st.none(),
    st.tuples(
        *(st.floats(low, high) for low, high in zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))
    ),
)
like_the_default = st.one_of(
    st.none(),
    st.tuples(*(st.floats(0.8 * value, 1.25 * value) for value in DEFAULT_PARAMETERS)).map(memory.within_bounds),
)
"""Where the formulas don't subtract like from like, so that single precision keeps three digits."""
days = st.one_of(st.sampled_from([0, 1, 2]), st.integers(0, 40_000))
histories = st.lists(st.tuples(st.sampled_from(Grade), days), min_size=1, max_size=12)
History = list[tuple[Grade, int]]


def test_the_first_answer_gives_fsrss_initial_stability() -> None:
    first = {grade: memory.after(None, grade, 0).stability for grade in Grade}
    assert first == {Grade.AGAIN: 0.212, Grade.HARD: 1.2931, Grade.GOOD: 2.3065, Grade.EASY: 8.2956}


@given(histories, parameters)
def test_every_memory_is_py_fsrss(history: History, parameters: Parameters | None) -> None:
    scheduler = fsrs.Scheduler(parameters or DEFAULT_PARAMETERS, learning_steps=(), relearning_steps=())
    card, now, known = fsrs.Card(card_id=1), START, None
    for grade, elapsed in history:
        now += timedelta(days=min(elapsed, 80_000 - (now - START).days))  # py-fsrs knows no year 10000
        since = (now - card.last_review).days if card.last_review else 0
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), now)
        known = memory.after(known, grade, since, parameters)
        assert known.stability == pytest.approx(card.stability, rel=1e-9)
        assert known.difficulty == pytest.approx(card.difficulty, rel=1e-9)
        assert memory.recall(known, 30, parameters) == pytest.approx(
            scheduler.get_card_retrievability(card, now + timedelta(days=30)), rel=1e-9
        )


@given(histories, like_the_default)
def test_every_memory_is_fsrs_rss(history: History, parameters: Parameters | None) -> None:
    engine = fsrs_rs_python.FSRS(list(parameters or DEFAULT_PARAMETERS))
    known: Memory | None = None
    for grade, elapsed in history:
        before = fsrs_rs_python.MemoryState(known.stability, known.difficulty) if known else None
        states = engine.next_states(before, 0.9, elapsed if known else 0)
        theirs = {Grade.AGAIN: states.again, Grade.HARD: states.hard, Grade.GOOD: states.good, Grade.EASY: states.easy}
        known = memory.after(known, grade, elapsed if known else 0, parameters)
        assert min(known.stability, 36_500) == pytest.approx(theirs[grade].memory.stability, rel=1e-3, abs=1e-4)
        assert known.difficulty == pytest.approx(theirs[grade].memory.difficulty, rel=1e-4)
        if known.stability > 36_500:
            return  # the engine goes on from a century, its upper limit


@given(st.lists(st.floats(-200, 200), min_size=21, max_size=21))
def test_parameters_are_brought_to_the_nearest_that_fsrs_takes(wild: list[float]) -> None:
    nearest = memory.within_bounds(wild)
    fsrs.Scheduler(nearest)  # raises outside of the bounds
    for value, near, low, high in zip(wild, nearest, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True):
        assert near == value if low <= value <= high else near in (low, high)


def test_recall_is_ninety_percent_after_a_stability_of_days() -> None:
    assert memory.recall(Memory(7.0, 5.0), 0) == 1
    assert memory.recall(Memory(7.0, 5.0), 7) == pytest.approx(0.9)
    assert memory.recall(Memory(7.0, 5.0), 8) < 0.9


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.97])
def test_the_interval_ends_where_recall_is_the_retention(retention: float) -> None:
    known = Memory(1_000.0, 5.0)
    assert memory.recall(known, round(memory.interval(known.stability, retention))) == pytest.approx(retention, 1e-3)


@pytest.mark.parametrize("known", [None, Memory(7.0, 5.0)])
@pytest.mark.parametrize("elapsed", [0, 9])
def test_intervals_are_those_of_each_memory_that_an_answer_leaves(known: Memory | None, elapsed: int) -> None:
    left = [memory.after(known, grade, elapsed).stability for grade in (Grade.HARD, Grade.GOOD, Grade.EASY)]
    expected = [memory.interval(stability, 0.7) for stability in left]
    assert memory.intervals(known, elapsed, 0.7) == expected


def test_the_same_day_and_the_next_differ() -> None:
    known = Memory(3.0, 5.0)
    assert memory.after(known, Grade.GOOD, 0).stability < memory.after(known, Grade.GOOD, 1).stability
