"""Whether the memory model is right: the recall that it predicted, and what happened.

Names and formulas are those of the benchmark of FSRS, https://github.com/open-spaced-repetition/srs-benchmark
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log, sqrt

from kaiser_study.model import Event, Grade, Review
from kaiser_study.study import memory
from kaiser_study.study.history import NEW, Standing, after
from kaiser_study.study.retention import Share
from kaiser_study.study.rules import Rules

EDGES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
"""Where the bins of predicted recall begin and end: finer where most predictions are."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """The `recall` (above 0, below 1) predicted for an answer, and whether the card `was_recalled`.

    `elapsed` is in study days since the answer before, at least 1: what comes again on the same day says
    little of the memory, and FSRS leaves it out too. `earlier` counts such answers to the card before
    this one, `lapses` those of them that were Again.
    """

    recall: float
    was_recalled: bool
    elapsed: int
    earlier: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions from `low` up to `high`: their mean, and how many were recalled. `predicted` is 0 in an empty one."""

    low: float
    high: float
    predicted: float
    share: Share


@dataclass(frozen=True, slots=True)
class Calibration:
    """`bins` in order of predicted recall, one between each two of EDGES; `all` is the same of everything.

    `log_loss` is the mean of -ln(probability given to what happened): 0 is perfect, 0.33 what always
    saying 90 % costs where 90 % are recalled. `rmse_bins` is FSRS's RMSE(bins): the root mean square of
    recalled minus predicted over groups of like history, 0 to 1. Both are None without a prediction.
    """

    all: Bin
    bins: tuple[Bin, ...]
    log_loss: float | None
    rmse_bins: float | None


def predictions_of(events: Iterable[Event], rules: Rules) -> tuple[Sequence[Prediction], dict[str, Standing]]:
    """Every prediction in the order of the log, and where the cards stand at its end."""
    predictions: list[Prediction] = []
    standings: dict[str, Standing] = {}
    counts: defaultdict[str, Share] = defaultdict(Share)
    for event in events:
        standing = standings.get(event.card, NEW)
        standings[event.card] = after(standing, event, rules)
        if not (isinstance(event, Review) and standing.studied):
            continue
        elapsed = rules.day(event.at) - standing.studied.last_day
        if elapsed < 1:
            continue
        recall = memory.recall(standing.studied.memory, elapsed, rules.parameters)
        was_recalled = event.grade is not Grade.AGAIN
        before = counts[event.card]
        predictions.append(Prediction(recall, was_recalled, elapsed, before.asked, before.asked - before.recalled))
        counts[event.card] = before + Share(int(was_recalled), 1)
    return predictions, standings


def calibration_of(predictions: Sequence[Prediction]) -> Calibration:
    """How far predictions were right."""
    return Calibration(
        all=_bin(predictions, EDGES[0], EDGES[-1]),
        bins=tuple(_bin(predictions, low, high) for low, high in pairwise(EDGES)),
        log_loss=_mean(predictions, surprise) if predictions else None,
        rmse_bins=_rmse_bins(predictions) if predictions else None,
    )


def _bin(predictions: Sequence[Prediction], low: float, high: float) -> Bin:
    own = [each for each in predictions if low <= each.recall < high]
    share = Share(sum(each.was_recalled for each in own), len(own))
    return Bin(low, high, _mean(own, lambda each: each.recall), share)


def surprise(prediction: Prediction) -> float:
    """What a prediction adds to the log loss: -ln(probability given to what happened)."""
    return -log(prediction.recall if prediction.was_recalled else 1 - prediction.recall)


def _rmse_bins(predictions: Sequence[Prediction]) -> float:
    groups: defaultdict[tuple[int, int, int], list[Prediction]] = defaultdict(list)
    for each in predictions:
        groups[_history_bin(each)].append(each)
    squares = 0.0
    for group in groups.values():
        off = _mean(group, lambda each: each.was_recalled - each.recall)
        squares += len(group) * off**2
    return sqrt(squares / len(predictions))


def _history_bin(prediction: Prediction) -> tuple[int, int, int]:
    """Like histories: time elapsed, answers and lapses, each on a logarithmic scale whose bases are FSRS's."""
    return (
        _level(prediction.elapsed, 3.62),
        _level(prediction.earlier + 2, 1.89),
        _level(prediction.lapses, 1.73) + 1 if prediction.lapses else 0,
    )


def _level(count: int, base: float) -> int:
    return floor(log(count, base))


def _mean(predictions: Sequence[Prediction], of: Callable[[Prediction], float]) -> float:
    return sum(map(of, predictions)) / len(predictions) if predictions else 0.0
