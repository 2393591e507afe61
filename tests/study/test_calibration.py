from datetime import UTC
from math import log

import pytest

from kaiser_study.model import Days, Event, Grade, Phase, Review, Skip
from kaiser_study.study.calibration import Prediction, calibration_of, predictions_of
from kaiser_study.study.fold import Fold
from kaiser_study.study.retention import Share
from kaiser_study.study.rules import Rules
from kaiser_study.study.schedule import grants

RULES = Rules(zone=UTC)
DAY = 86_400_000


def answer(day: float, grade: Grade, card: str = "q/cloze/1") -> Review:
    return Review("corpus", card, RULES.day_start(20_000) + int(day * DAY), grade, Days(1), 0, Phase.REVIEW)


def test_what_comes_again_on_the_same_day_is_no_prediction() -> None:
    events: list[Event] = [
        answer(0.1, Grade.GOOD),
        answer(0.2, Grade.AGAIN),
        Skip("corpus", "q/cloze/1", 0),
        answer(2.1, Grade.AGAIN),
        answer(2.2, Grade.GOOD),
        answer(3.1, Grade.GOOD),
        answer(3.2, Grade.GOOD, "another"),
    ]
    fold = Fold(RULES)
    found = list(predictions_of(events, fold))
    assert [(each.elapsed, each.earlier, each.lapses, each.was_recalled) for each in found] == [
        (2, 0, 0, False),
        (1, 1, 1, True),
    ]
    assert set(fold.standings) == {"q/cloze/1", "another"}


def test_a_card_that_comes_when_it_is_due_was_predicted_to_be_recalled_as_wanted() -> None:
    first = answer(0, Grade.EASY)
    granted = grants(None, first.at, RULES.day_of(first.at), RULES)[Grade.EASY]
    assert isinstance(granted, Days)
    (found,) = predictions_of([first, answer(granted.count, Grade.GOOD)], Fold(RULES))
    assert found.recall == pytest.approx(RULES.retention, abs=0.01)


def prediction(recall: float, was_recalled: bool, elapsed: int = 1, earlier: int = 0, lapses: int = 0) -> Prediction:
    return Prediction(recall, was_recalled, elapsed, earlier, lapses)


def test_bins_hold_what_lies_in_them() -> None:
    found = calibration_of([prediction(0.8, True), prediction(0.84, False), prediction(0.95, True)])
    shares = {each.low: each.share for each in found.bins if each.share.asked}
    assert shares == {0.8: Share(1, 2), 0.95: Share(1, 1)}
    assert [each.predicted for each in found.bins if each.low in shares] == pytest.approx([0.82, 0.95])
    assert found.all.share.asked == sum(each.share.asked for each in found.bins) == 3


def test_log_loss() -> None:
    assert calibration_of([]).log_loss is None
    found = calibration_of([prediction(0.9, True), prediction(0.8, False)])
    assert found.log_loss == pytest.approx(-(log(0.9) + log(0.2)) / 2)
    as_wanted = [prediction(0.9, n < 9) for n in range(10)]
    assert calibration_of(as_wanted).log_loss == pytest.approx(0.325, abs=1e-3)


def test_rmse_is_over_groups_of_like_history() -> None:
    """Groups as FSRS makes them: 1 to 3 days, 4 to 13; the first answer on a later day, the second and third, ..."""
    assert calibration_of([]).rmse_bins is None
    balanced = [prediction(0.5, True, elapsed=1), prediction(0.5, False, elapsed=3)]
    assert calibration_of(balanced).rmse_bins == 0
    alike = [prediction(0.5, True, earlier=0), prediction(0.5, False, earlier=1)]
    assert calibration_of(alike).rmse_bins == 0
    for apart in (
        [prediction(0.5, True, elapsed=3), prediction(0.5, False, elapsed=4)],
        [prediction(0.5, True, earlier=0), prediction(0.5, False, earlier=2)],
        [prediction(0.5, True, earlier=9, lapses=0), prediction(0.5, False, earlier=9, lapses=1)],
    ):
        assert calibration_of(apart).rmse_bins == pytest.approx(0.5)
