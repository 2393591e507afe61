"""Retention as it was: the share of reviews that were recalled, and how sure that share is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

from kaiser_study.model import Days, Grade, Interval, Phase, Review

_Name = TypeVar("_Name")

MATURE = 21
"""Days of an interval from which a card is mature, as in Anki."""

_Z = 1.959964
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `asked` were `recalled`."""

    recalled: int = 0
    asked: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.recalled + other.recalled, self.asked + other.asked)

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None if nothing was asked."""
        return self.recalled / self.asked if self.asked else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval: where the true share lies if answers are independent; 0 to 1 where nothing was asked.

        E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.
        """
        if not self.asked:
            return 0.0, 1.0
        n, p = self.asked, self.recalled / self.asked
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        reach = _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True, slots=True)
class Retention:
    """Answers in phase REVIEW; recalled are those other than Again.

    A card is `young` or `mature` by the interval that ended with the answer. `by_part` goes by the part's id and
    leaves out what was answered on cards that are in the deck no longer.
    """

    young: Share
    mature: Share
    by_part: Mapping[str, Share]

    @property
    def all(self) -> Share:
        return self.young + self.mature


class Recalls:
    """What was recalled so far. `part_of` gives the part's id by the card's."""

    def __init__(self, part_of: Mapping[str, str]) -> None:
        self._part_of = part_of
        self._intervals: dict[str, Interval] = {}
        self._by_age: Counter[tuple[bool, bool]] = Counter()
        self._by_part: Counter[tuple[str, bool]] = Counter()

    def add(self, review: Review) -> None:
        """Take in the next answer of the log."""
        ended = self._intervals.get(review.card)
        self._intervals[review.card] = review.interval
        if review.phase is not Phase.REVIEW:
            return
        was_recalled = review.grade is not Grade.AGAIN
        self._by_age[isinstance(ended, Days) and ended.count >= MATURE, was_recalled] += 1
        if part := self._part_of.get(review.card):
            self._by_part[part, was_recalled] += 1

    def retention(self) -> Retention:
        """The retention of what was taken in."""
        parts = dict.fromkeys(part for part, _ in self._by_part)
        by_part = {part: _share(self._by_part, part) for part in parts}
        return Retention(_share(self._by_age, False), _share(self._by_age, True), by_part)


def _share(counts: Mapping[tuple[_Name, bool], int], name: _Name) -> Share:
    recalled = counts.get((name, True), 0)
    return Share(recalled, recalled + counts.get((name, False), 0))
