"""Whether the memory model is right: the recall that it predicted, and what happened.

Names and formulas are those of the benchmark of FSRS, https://github.com/open-spaced-repetition/srs-benchmark
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log, sqrt

from kaiser_study.model import Event, Grade, Review
from kaiser_study.study import memory
from kaiser_study.study.fold import Fold
from kaiser_study.study.retention import Share

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


def predictions_of(events: Iterable[Event], fold: Fold) -> Iterator[Prediction]:
    """Every prediction in the order of the log; `fold`, which is empty at first, takes the events in meanwhile."""
    counts: defaultdict[str, Share] = defaultdict(Share)
    for event in events:
        standing = fold.add(event).standing
        if not (isinstance(event, Review) and standing and standing.studied):
            continue
        elapsed = fold.day_of(event.at).number - standing.studied.last_day
        if elapsed < 1:
            continue
        recall = memory.recall(standing.studied.memory, elapsed, fold.rules.parameters)
        was_recalled = event.grade is not Grade.AGAIN
        before = counts[event.card]
        counts[event.card] = Share(before.recalled + was_recalled, before.asked + 1)
        yield Prediction(recall, was_recalled, elapsed, before.asked, before.asked - before.recalled)


@dataclass(slots=True)
class _Sum:
    """Of predictions: how many, how many were recalled, and the sum of the recall that was predicted."""

    asked: int = 0
    recalled: int = 0
    predicted: float = 0.0

    def add(self, prediction: Prediction) -> None:
        self.asked += 1
        self.recalled += prediction.was_recalled
        self.predicted += prediction.recall

    def bin(self, low: float, high: float) -> Bin:
        return Bin(low, high, self.predicted / self.asked if self.asked else 0.0, Share(self.recalled, self.asked))


def calibration_of(predictions: Iterable[Prediction]) -> Calibration:
    """How far predictions were right. They are gone through once, and none is kept."""
    everything = _Sum()
    bins = [_Sum() for _ in pairwise(EDGES)]
    groups: defaultdict[tuple[int, int, int], _Sum] = defaultdict(_Sum)
    surprises = 0.0
    for each in predictions:
        for total in everything, bins[bisect_right(EDGES, each.recall) - 1], groups[_history_bin(each)]:
            total.add(each)
        surprises += surprise(each)
    asked = everything.asked
    off = sum((group.recalled - group.predicted) ** 2 / group.asked for group in groups.values())
    return Calibration(
        all=everything.bin(EDGES[0], EDGES[-1]),
        bins=tuple(total.bin(low, high) for total, (low, high) in zip(bins, pairwise(EDGES), strict=True)),
        log_loss=surprises / asked if asked else None,
        rmse_bins=sqrt(off / asked) if asked else None,
    )


def surprise(prediction: Prediction) -> float:
    """What a prediction adds to the log loss: -ln(probability given to what happened)."""
    return -log(prediction.recall if prediction.was_recalled else 1 - prediction.recall)


def _history_bin(prediction: Prediction) -> tuple[int, int, int]:
    """Like histories: time elapsed, answers and lapses, each on a logarithmic scale whose bases are FSRS's."""
    return (
        _level(prediction.elapsed, 3.62),
        _level(prediction.earlier + 2, 1.89),
        _level(prediction.lapses, 1.73) + 1 if prediction.lapses else 0,
    )


def _level(count: int, base: float) -> int:
    return floor(log(count, base))
