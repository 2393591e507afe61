"""What a log comes to: where every card stands, and what was done on each study day.

It grows event by event, in the order of the log, so whoever keeps it need not read the log again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from kaiser_study.model import Event, Grade, Phase, Practice, Review
from kaiser_study.study.day import StudyDay
from kaiser_study.study.history import NEW, Standing, after
from kaiser_study.study.retention import Share
from kaiser_study.study.rules import Rules

_Name = TypeVar("_Name")
_Value = TypeVar("_Value")

_NOTHING = Share()

_ANSWERS = (Review, Practice)

_REVIEW, _AGAIN = Phase.REVIEW, Grade.AGAIN  # before Python 3.12 an enum's attribute is slow


class Tally(NamedTuple):
    """The answers of one study day: how many, on how many cards, and the time they took in milliseconds.

    `retention` counts those in phase REVIEW. `practised` counts the answers that shifted no schedule, which count
    nowhere else. A card counts again if another day's answer came between two of
    this day's, as it does where a clock was set back.
    """

    answers: int = 0
    cards: int = 0
    taken: int = 0
    retention: Share = _NOTHING
    practised: int = 0


class Before(NamedTuple):
    """What an event changed, as it was before: the standing of its card, and the tally of its day, if any."""

    standing: Standing | None
    tally: Tally | None


@dataclass(slots=True)
class Fold:
    """`standings` by card id, `days` by study day; cards and days without an event are absent."""

    rules: Rules
    standings: dict[str, Standing] = field(default_factory=dict)
    days: dict[int, Tally] = field(default_factory=dict)
    _today: StudyDay = field(default=StudyDay(0, 0, 0), init=False, repr=False, compare=False)

    def day_of(self, at: int) -> StudyDay:
        """The study day of a moment in milliseconds UTC: most often that of the moment asked before."""
        if at not in self._today:
            self._today = self.rules.day_of(at)
        return self._today

    def add(self, event: Event) -> Before:
        """Take in the next event."""
        before = self.standings.get(event.card)
        today = self.day_of(event.at)
        self.standings[event.card] = after(before or NEW, event, today, self.rules)
        if not isinstance(event, _ANSWERS):
            return Before(before, None)
        day = today.number
        tally = self.days.get(day)
        if isinstance(event, Review):
            is_first = not (before and before.studied and before.studied.last_day == day)
            self.days[day] = _counted(tally or Tally(), event, is_first)
        else:
            self.days[day] = (tally or Tally())._replace(practised=(tally.practised if tally else 0) + 1)
        return Before(before, tally)

    def take_back(self, event: Event, before: Before) -> None:
        """Forget the event that was taken in last; `before` is what `add` returned for it."""
        _restore(self.standings, event.card, before.standing)
        if isinstance(event, _ANSWERS):
            _restore(self.days, self.day_of(event.at).number, before.tally)


def _restore(entries: dict[_Name, _Value], name: _Name, value: _Value | None) -> None:
    if value is None:
        entries.pop(name, None)
    else:
        entries[name] = value


def fold_of(events: Iterable[Event], rules: Rules) -> Fold:
    """All events of a log, in its order, taken in."""
    fold = Fold(rules)
    for event in events:
        fold.add(event)
    return fold


def _counted(tally: Tally, review: Review, is_first: bool) -> Tally:
    """`is_first` says that it is the card's first answer of the day."""
    retention = tally.retention
    if review.phase is _REVIEW:
        retention = Share(retention.recalled + (review.grade is not _AGAIN), retention.asked + 1)
    return Tally(tally.answers + 1, tally.cards + is_first, tally.taken + review.taken, retention, tally.practised)
