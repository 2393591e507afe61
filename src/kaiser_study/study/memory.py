"""FSRS-6, with its default parameters unless others are given: how firmly a card is remembered, and for how long.

Formulas and names (w0 to w20, S for stability, D for difficulty, R for the probability of recall):
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

from collections.abc import Sequence
from functools import cache
from math import exp

from kaiser_study.model import Grade, Memory, Parameters

# From w0 to w20: the least that FSRS takes, its default, and the most.
_LEAST, _DEFAULT, _MOST = zip(
    (0.001, 0.212, 100.0),
    (0.001, 1.2931, 100.0),
    (0.001, 2.3065, 100.0),
    (0.001, 8.2956, 100.0),
    (1.0, 6.4133, 10.0),
    (0.001, 0.8334, 4.0),
    (0.001, 3.0194, 4.0),
    (0.001, 0.001, 0.75),
    (0.0, 1.8722, 4.5),
    (0.0, 0.1666, 0.8),
    (0.001, 0.796, 3.5),
    (0.001, 1.4835, 5.0),
    (0.001, 0.0614, 0.25),
    (0.001, 0.2629, 0.9),
    (0.0, 1.6483, 4.0),
    (0.0, 0.6014, 1.0),
    (1.0, 1.8729, 6.0),
    (0.0, 0.5425, 2.0),
    (0.0, 0.0912, 2.0),
    (0.0, 0.0658, 0.8),
    (0.1, 0.1542, 0.8),
    strict=True,
)

_LEAST_STABILITY = 0.001

_AGAIN, *_SUCCESSES = Grade  # before Python 3.12 an enum's attribute is slow


class _Model:
    """The formulas with their parameters. What depends on these and the grade alone is worked out once; such
    values by grade stand at the grade's number, so the first place is not used."""

    def __init__(self, parameters: Parameters) -> None:
        self._w = w = parameters
        self.decay = -w[20]
        self.factor = 0.9 ** (1 / self.decay) - 1
        first_difficulties = [w[4] - exp(w[5] * (grade - 1)) + 1 for grade in range(5)]
        self.first = [Memory(s, _difficulty(d)) for s, d in zip((0.0, *w[:4]), first_difficulties, strict=True)]
        self._reverted = w[7] * first_difficulties[Grade.EASY]
        self._slips = [-w[6] * (grade - 3) for grade in range(5)]
        self._gains = [exp(w[8]) * bonus for bonus in (0.0, 0.0, w[15], 1.0, w[16])]
        self._same_day_gains = [exp(w[17] * (grade - 3 + w[18])) for grade in range(5)]
        self._least_loss = exp(w[17] * w[18])

    def recall(self, stability: float, elapsed: float) -> float:
        """R, by the forgetting curve."""
        return float((1 + self.factor * elapsed / stability) ** self.decay)

    def span(self, retention: float) -> float:
        """Days until R falls to `retention`, by day of stability: the forgetting curve solved for time."""
        return float((retention ** (1 / self.decay) - 1) / self.factor)

    def difficulty(self, d: float, grade: Grade) -> float:
        """D': damped the more the harder the card is, and drawn a little towards that of a first Easy."""
        w7 = self._w[7]
        return _difficulty(self._reverted + (1 - w7) * (d + self._slips[grade] * (10 - d) / 9))

    def stability_on_the_same_day(self, s: float, grade: Grade) -> float:
        """S', which only Again can lower."""
        gain = self._same_day_gains[grade] * s ** -self._w[19]
        return float(s * (gain if grade is _AGAIN else max(gain, 1.0)))

    def growth(self, s: float, d: float, r: float) -> float:
        """By how much recall strengthens: the more, the easier the card, the lower S and the less likely it was."""
        w = self._w
        return float((11 - d) * s ** -w[9] * (exp(w[10] * (1 - r)) - 1))

    def stability_after_recall(self, s: float, growth: float, grade: Grade) -> float:
        """S'r."""
        return s * (1 + self._gains[grade] * growth)

    def stability_after_lapse(self, s: float, d: float, r: float) -> float:
        """S'f, which is below S."""
        w = self._w
        left = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * exp(w[14] * (1 - r))
        return float(min(left, s / self._least_loss))


def _difficulty(value: float) -> float:
    return min(max(value, 1.0), 10.0)


@cache
def _model(parameters: Parameters | None) -> _Model:
    return _Model(_DEFAULT if parameters is None else parameters)


def within_bounds(parameters: Sequence[float]) -> Parameters:
    """The nearest parameters that FSRS takes: what was fitted in single precision may lie outside by a hair."""
    return tuple(min(max(value, least), most) for value, least, most in zip(parameters, _LEAST, _MOST, strict=True))


def after(memory: Memory | None, grade: Grade, elapsed: int, parameters: Parameters | None = None) -> Memory:
    """The memory that an answer leaves.

    `memory` is None before the first answer; `elapsed` is the number of study days since the
    last one, 0 on the same day. Anki feeds FSRS whole study days, not hours: so do we.
    """
    model = _model(parameters)
    if memory is None:
        return model.first[grade]
    s, d = memory.stability, memory.difficulty
    if elapsed < 1:
        stability = model.stability_on_the_same_day(s, grade)
    elif grade is _AGAIN:
        stability = model.stability_after_lapse(s, d, model.recall(s, elapsed))
    else:
        stability = model.stability_after_recall(s, model.growth(s, d, model.recall(s, elapsed)), grade)
    return Memory(max(stability, _LEAST_STABILITY), model.difficulty(d, grade))


def intervals(
    memory: Memory | None, elapsed: int, retention: float, parameters: Parameters | None = None
) -> Sequence[float]:
    """The `interval` that Hard, Good and Easy each lead to, by the memory that `after` gives."""
    model = _model(parameters)
    span = model.span(retention)
    if memory is None:
        return [model.first[grade].stability * span for grade in _SUCCESSES]
    s = memory.stability
    if elapsed < 1:
        return [model.stability_on_the_same_day(s, grade) * span for grade in _SUCCESSES]
    growth = model.growth(s, memory.difficulty, model.recall(s, elapsed))
    return [model.stability_after_recall(s, growth, grade) * span for grade in _SUCCESSES]


def recall(memory: Memory, elapsed: int, parameters: Parameters | None = None) -> float:
    """The probability of recall `elapsed` days after the last answer, by the forgetting curve."""
    return _model(parameters).recall(memory.stability, elapsed)


def interval(stability: float, retention: float, parameters: Parameters | None = None) -> float:
    """Days until the probability of recall falls to `retention`."""
    return stability * _model(parameters).span(retention)
