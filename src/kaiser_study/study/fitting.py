"""FSRS's parameters fitted to a learner, and tried on answers that the fit has not seen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from math import sqrt
from statistics import mean, stdev

from kaiser_study.model import Event, Parameters, Review
from kaiser_study.study.calibration import Calibration, calibration_of, predictions_of, surprise
from kaiser_study.study.fold import Fold
from kaiser_study.study.memory import within_bounds
from kaiser_study.study.rules import Rules

LEAST = 1_000
"""Answers on a later day than the one before that a fit needs: with fewer, what is held out tells chance alone."""

_HELD_OUT = 0.2
"""The share of these answers that the fit does not see: the last."""


@dataclass(frozen=True, slots=True)
class Trial:
    """`parameters` are fitted to the first `seen` answers; both calibrations are of the `held_out` ones
    after them, `before` by the parameters in use.

    `gain` is by how much the fit lowers their log loss, and `margin` how far on either side the true gain
    may lie: 1.96 standard errors of the mean of the differences, answer by answer.
    """

    parameters: Parameters
    seen: int
    held_out: int
    before: Calibration
    after: Calibration
    gain: float
    margin: float

    @property
    def is_better(self) -> bool:
        """Whether the fitted parameters predict what they have not seen better than those in use, and not by chance."""
        return self.gain > self.margin


def usable(events: Iterable[Event], rules: Rules) -> int:
    """How many answers a fit could use."""
    return sum(1 for _ in _histories(events, rules))


def try_fit(events: Collection[Event], rules: Rules) -> Trial:
    """A fit to the answers of one corpus, in the order of the log, of which at least LEAST are usable."""
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview  # the extra `optimize`

    count = usable(events, rules)
    seen = count - int(count * _HELD_OUT)
    review = cache(FSRSReview)
    items, cards = [], []
    numbers: dict[str, int] = {}
    for card, history in islice(_histories(events, rules), seen):
        items.append(FSRSItem([review(grade, days) for grade, days in history]))
        cards.append(numbers.setdefault(card, len(numbers)))
    fitted = FSRS(DEFAULT_PARAMETERS).compute_parameters(items, cards, num_relearning_steps=len(rules.relearning_steps))
    parameters = within_bounds(tuple(fitted))
    before = list(islice(predictions_of(events, Fold(rules)), seen, None))
    after = list(islice(predictions_of(events, Fold(replace(rules, parameters=parameters))), seen, None))
    gains = [surprise(old) - surprise(new) for old, new in zip(before, after, strict=True)]
    return Trial(
        parameters=parameters,
        seen=seen,
        held_out=len(gains),
        before=calibration_of(before),
        after=calibration_of(after),
        gain=mean(gains),
        margin=1.96 * stdev(gains) / sqrt(len(gains)),
    )


def _histories(events: Iterable[Event], rules: Rules) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """For each answer on a later day than the one before: the card, and its grades up to this one,
    each with the study days since the one before: a list that grows on. They are in the order of `predictions_of`."""
    histories: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    last: dict[str, int] = {}
    day_of = Fold(rules).day_of
    for event in events:
        if not isinstance(event, Review):
            continue
        day = day_of(event.at).number
        elapsed = max(0, day - last.get(event.card, day))
        last[event.card] = day
        histories[event.card].append((event.grade, elapsed))
        if elapsed:
            yield event.card, histories[event.card]
