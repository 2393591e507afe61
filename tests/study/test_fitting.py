from dataclasses import replace
from datetime import UTC

import pytest

from kaiser_study.model import Days, Grade, Phase, Review
from kaiser_study.study.calibration import predictions_of
from kaiser_study.study.fitting import LEAST, try_fit, usable
from kaiser_study.study.fold import Fold, fold_of
from kaiser_study.study.memory import after, interval, within_bounds
from kaiser_study.study.rules import Rules
from tests.study.forgetful import forgetful_log

RULES = Rules(zone=UTC)
EVENTS = forgetful_log("corpus", 400, RULES, 20_000)


def test_what_is_usable_is_what_was_predicted() -> None:
    predictions = list(predictions_of(EVENTS, Fold(RULES)))
    assert usable(EVENTS, RULES) == len(predictions) > LEAST


def test_a_fit_predicts_a_forgetful_learner_better_than_the_defaults() -> None:
    pytest.importorskip("fsrs_rs_python")
    trial = try_fit(EVENTS, RULES)
    assert trial.is_better
    assert trial.before.log_loss is not None
    assert trial.after.log_loss is not None
    assert trial.gain == pytest.approx(trial.before.log_loss - trial.after.log_loss)
    assert 0 < trial.margin < trial.gain
    assert trial.seen + trial.held_out == usable(EVENTS, RULES)
    assert trial.held_out == trial.before.all.share.asked == trial.after.all.share.asked
    assert trial.before.all.share == trial.after.all.share
    assert trial.before.all.predicted > trial.after.all.predicted
    low, high = trial.after.all.share.interval
    assert low < trial.after.all.predicted < high
    again = try_fit(EVENTS, replace(RULES, parameters=trial.parameters))
    assert again.parameters == trial.parameters
    assert again.gain == again.margin == 0
    assert not again.is_better


def test_what_is_held_out_is_not_seen() -> None:
    pytest.importorskip("fsrs_rs_python")
    trial = try_fit(EVENTS, RULES)
    *known, last = EVENTS
    assert isinstance(last, Review)
    other = try_fit([*known, last._replace(grade=Grade.EASY if last.grade is Grade.AGAIN else Grade.AGAIN)], RULES)
    assert other.parameters == trial.parameters
    assert other.before != trial.before


def test_fitted_parameters_change_intervals_and_no_due_date() -> None:
    pytest.importorskip("fsrs_rs_python")
    parameters = try_fit(EVENTS, RULES).parameters
    fitted = replace(RULES, parameters=parameters)
    before = fold_of(EVENTS, RULES).standings
    now = fold_of(EVENTS, fitted).standings
    for card, standing in before.items():
        assert standing.studied
        assert (studied := now[card].studied)
        assert (studied.due, studied.phase) == (standing.studied.due, standing.studied.phase)
        assert studied.memory != standing.studied.memory
    first = after(None, Grade.GOOD, 0, parameters)
    assert interval(first.stability, 0.9, parameters) < interval(after(None, Grade.GOOD, 0).stability, 0.9)


def test_parameters_of_single_precision_are_brought_within_bounds() -> None:
    bounded = within_bounds((0.0, *(100.00001,) * 20))
    assert bounded[0] == 0.001
    assert bounded[1] == 100
    assert bounded[20] == 0.8
    after(None, Grade.GOOD, 0, bounded)  # which FSRS takes


def test_answers_on_the_same_day_are_not_usable() -> None:
    same_day = [Review("corpus", "a", n, Grade.GOOD, Days(1), 0, Phase.LEARNING) for n in range(1, 5)]
    assert usable(same_day, RULES) == 0
