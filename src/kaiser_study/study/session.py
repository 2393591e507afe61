"""One sitting: what to ask, what an answer is worth, and what was done.

The session does no I/O. The caller appends what `answer`, `skip` or `decide` returns to the log and then
tells the session with `recorded`; it retracts `last` from the log and then tells with `retracted`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kaiser_study.model import Card, Days, Decision, DecisionKind, Event, Grade, Interval, Review, Skip
from kaiser_study.study.fold import Before, Fold
from kaiser_study.study.history import NEW, Due, DueAt, DueOn, Standing, is_new_leech, phase_of
from kaiser_study.study.queue import Queue
from kaiser_study.study.rules import Rules
from kaiser_study.study.schedule import grants
from kaiser_study.study.scope import EVERYTHING, Scope

LONGEST_TAKEN = 60_000
"""Milliseconds beyond which an answer's time is not counted, as in Anki: the learner was away."""

SENDING_AWAY = frozenset({DecisionKind.BURY, DecisionKind.SUSPEND})
"""What the learner decides to see no more of a card today."""


class Question(NamedTuple):
    """A card to ask; `intervals` is what each grade grants now, nothing where no schedule shifts."""

    card: Card
    intervals: Mapping[Grade, Interval]
    standing: Standing = NEW


@dataclass(frozen=True, slots=True)
class Progress:
    """Answers given in this session, and cards left to ask now, each counted once: `again` of them are in their steps.

    A card that comes again by its steps stays among those left, so `total` may grow.
    """

    answered: int
    left: int
    again: int = 0

    @property
    def total(self) -> int:
        return self.answered + self.left


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to.

    `right` counts the answers other than Again, `again` names the cards graded Again, in the
    order of the first time. `next_due` is when the soonest answered card of the session's scope
    comes (None: there is none), `tomorrow` how many come on the next study day, `left` how many
    could be asked now.
    """

    answered: int
    right: int
    again: tuple[Card, ...]
    next_due: Due | None
    tomorrow: int
    left: int


class Session:
    """`cards` are in order of introduction, `fold` is that of the log of their corpora; the session takes in there
    what is done.

    All moments are in milliseconds UTC. `limit` is the number of answers after which it ends.
    """

    def __init__(
        self,
        cards: Sequence[Card],
        fold: Fold,
        now: int,
        rules: Rules,
        scope: Scope = EVERYTHING,
        limit: int | None = None,
    ) -> None:
        self._cards = cards
        self._by_id = {card.id: card for card in cards}
        self._rules = rules
        self._scope = scope
        self._limit = limit
        self._fold = fold
        self._done: list[tuple[Event, Before]] = []
        self._taken_back: Card | None = None
        self._question: Question | None = None
        self._begin_day(now)

    def ask(self, now: int) -> Question | None:
        """What to ask now; None when the session is over, or nothing is left for the time being.

        A card whose answer was just taken back comes first.
        """
        self._turn_day(now)
        if self._limit is not None and self._answered() >= self._limit:
            return None
        card = self._taken_back or self._queue.next(now)
        if card is None:
            return None
        standing = self.standing(card)
        self._question = Question(card, grants(standing.studied, now, self._today, self._rules), standing)
        return self._question

    def answer(self, card: Card, grade: Grade, at: int, taken: int) -> Review:
        """The row for an answer, `taken` milliseconds after the question; not yet part of the session."""
        standing = self.standing(card)
        return Review(
            corpus=card.quote.corpus,
            card=card.id,
            at=at,
            grade=grade,
            interval=self._granted(card, standing, grade, at),
            taken=max(0, min(taken, LONGEST_TAKEN)),
            phase=phase_of(standing.studied),
        )

    def catch_up(self, fold: Fold, now: int) -> None:
        """Goes on with the fold of a log into which another program has written."""
        self._fold = fold
        self._begin_day(now)

    def skip(self, card: Card, at: int) -> Skip:
        """The row that puts a card behind everything else of today; not yet part of the session."""
        return Skip(card.quote.corpus, card.id, at)

    def decide(self, card: Card, kind: DecisionKind, at: int, note: str) -> Decision:
        """The row for what the learner decided about a card; not yet part of the session."""
        return Decision(card.quote.corpus, card.id, at, kind, note)

    def recorded(self, event: Event) -> None:
        """Take in what the log has kept."""
        self._done.append((event, self._fold.add(event)))
        if not isinstance(event, Decision) or event.kind in SENDING_AWAY:
            self._taken_back = None
        self._queue.refresh(event.card)

    def is_new_leech(self) -> bool:
        """Whether the last answer made its card a leech, and suspended it."""
        if not (self._done and isinstance(self._done[-1][0], Review)):
            return False
        event, before = self._done[-1]
        now = self._fold.standings[event.card].studied
        return now is not None and is_new_leech(before.standing.studied if before.standing else None, now)

    @property
    def last(self) -> Event | None:
        """What an undo would take back: the newest step of this session that stands."""
        return self._done[-1][0] if self._done else None

    def retracted(self) -> None:
        """Take in that the log has retracted `last`; its card is asked again at once, on the same day."""
        event, before = self._done.pop()
        self._fold.take_back(event, before)
        if event.at in self._today:
            self._taken_back = self._by_id[event.card]
        self._queue.refresh(event.card)

    def progress(self, now: int) -> Progress:
        """How far the session is."""
        self._turn_day(now)
        answered, left, again = self._answered(), self._queue.left(now), self._queue.again(now)
        room = left if self._limit is None else min(left, self._limit - answered)
        return Progress(answered, room, min(room, again))

    def summary(self, now: int) -> Summary:
        """What the session came to so far."""
        self._turn_day(now)
        reviews = [event for event, _ in self._done if isinstance(event, Review)]
        again = dict.fromkeys(review.card for review in reviews if review.grade is Grade.AGAIN)
        dues = list(self._queue.dues())
        return Summary(
            answered=len(reviews),
            right=sum(review.grade is not Grade.AGAIN for review in reviews),
            again=tuple(self._by_id[card] for card in again),
            next_due=min(dues, key=self._moment, default=None),
            tomorrow=dues.count(DueOn(self._today.number + 1)),
            left=self._queue.left(now),
        )

    def standing(self, card: Card) -> Standing:
        """Where a card stands now."""
        return self._fold.standings.get(card.id, NEW)

    def _granted(self, card: Card, standing: Standing, grade: Grade, at: int) -> Interval:
        """What was shown, if it is in days and the day has not turned: a step may have come to cross the rollover."""
        asked = self._question
        if asked and asked.card is card and asked.standing is standing and at in self._today:
            shown = asked.intervals[grade]
            if isinstance(shown, Days):
                return shown
        return grants(standing.studied, at, self._fold.day_of(at), self._rules)[grade]

    def _answered(self) -> int:
        return sum(isinstance(event, Review) for event, _ in self._done)

    def _begin_day(self, now: int) -> None:
        self._today = self._rules.day_of(now)
        self._queue = Queue(self._cards, self._fold.standings, self._today.number, self._rules, self._scope)

    def _turn_day(self, now: int) -> None:
        if now not in self._today:
            self._begin_day(now)
            self._taken_back = None

    def _moment(self, due: Due) -> int:
        match due:
            case DueAt(at):
                return at
            case DueOn(day):
                return self._rules.day_start(day)
