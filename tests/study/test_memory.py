import time

import pytest

from kaiser_study.model import Grade, Memory
from kaiser_study.study import memory


def test_the_first_answer_gives_fsrss_initial_stability() -> None:
    first = {grade: memory.after(None, grade, 0).stability for grade in Grade}
    assert first == {Grade.AGAIN: 0.212, Grade.HARD: 1.2931, Grade.GOOD: 2.3065, Grade.EASY: 8.2956}


def test_recall_is_ninety_percent_after_a_stability_of_days() -> None:
    assert memory.recall(Memory(7.0, 5.0), 0) == 1
    assert memory.recall(Memory(7.0, 5.0), 7) == pytest.approx(0.9)
    assert memory.recall(Memory(7.0, 5.0), 8) < 0.9


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.97])
def test_the_interval_ends_where_recall_is_the_retention(retention: float) -> None:
    known = Memory(1_000.0, 5.0)
    assert memory.recall(known, round(memory.interval(known, retention))) == pytest.approx(retention, 1e-3)


def test_the_same_day_and_the_next_differ() -> None:
    known = Memory(3.0, 5.0)
    assert memory.after(known, Grade.GOOD, 0).stability < memory.after(known, Grade.GOOD, 1).stability


def test_no_answer_waits_for_an_id_of_its_card(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    memory.after(None, Grade.GOOD, 0)
    assert slept == []
