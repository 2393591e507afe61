"""Retention as it was: the share of reviews that were recalled, and how sure that share is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from kaiser_study.model import Days, Grade, Interval, Phase, Review

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


def retention_of(reviews: Iterable[Review], part_of: Mapping[str, str]) -> Retention:
    """The retention of `reviews`, in the order of the log. `part_of` gives the part's id by the card's."""
    ages = {is_mature: Share() for is_mature in (False, True)}
    parts: dict[str, Share] = {}
    intervals: dict[str, Interval] = {}
    for review in reviews:
        ended = intervals.get(review.card)
        intervals[review.card] = review.interval
        if review.phase is not Phase.REVIEW:
            continue
        one = Share(int(review.grade is not Grade.AGAIN), 1)
        ages[isinstance(ended, Days) and ended.count >= MATURE] += one
        if part := part_of.get(review.card):
            parts[part] = parts.get(part, Share()) + one
    return Retention(ages[False], ages[True], parts)
