"""What waits on one study day, and in which order.

A quote has at most one card a day: the one answered today, which may come again by its
steps, or else the one that waits most; its other cards are buried until tomorrow. A learner
who buries a card puts the whole quote off. A suspended card is never asked.

First come learning cards that are due, then reviews and new cards in proportion, then
learning cards within the learn-ahead limit, and last what was skipped today. All of it
follows from where the cards stand, so a queue built again goes on at the same place.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import chain, islice

from kaiser_study.model import Card
from kaiser_study.study.history import NEW, Due, DueAt, DueOn, Standing
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope


class Line(IntEnum):
    """What a waiting card waits as. Among the cards of one quote the lowest takes the day."""

    LEARNING = 0
    REVIEW = 1
    NEW = 2


_LEARNING, _REVIEW, _NEW = Line  # before Python 3.12 an enum's attribute is slow

_Key = tuple[int, int]
"""The order within a line: the due moment or day, then the card's place in the order of introduction."""


class _Waiting(list[_Key]):
    """The cards of a line: their keys, negated and so back to front, since cards come and go at the front and a list
    is quick at its end."""

    def __init__(self, keys: Iterable[_Key]) -> None:
        super().__init__(sorted((-due, -number) for due, number in keys))

    def put(self, key: _Key) -> None:
        insort(self, (-key[0], -key[1]))

    def take(self, key: _Key) -> None:
        negated = (-key[0], -key[1])
        if self[-1] == negated:  # what was just asked
            del self[-1]
        else:
            del self[bisect_left(self, negated)]

    def due_by(self, moment: int) -> int:
        """How many are due by then."""
        return len(self) - bisect_left(self, (-moment,))

    def first(self, count: int) -> Iterator[int]:
        """The places of so many cards in the order of introduction."""
        return (-number for _, number in islice(reversed(self), count))

    def first_but(self, skipped: Collection[int], count: int) -> int | None:
        """The place of the first among so many that was not skipped."""
        for _, negated in islice(reversed(self), count):
            if -negated not in skipped:
                return -negated
        return None


class Queue:
    """The cards of the study day `today`.

    `cards` are in order of introduction. `standings` may change while the queue is in use, as
    long as `refresh` follows every change.
    """

    def __init__(
        self,
        cards: Sequence[Card],
        standings: Mapping[str, Standing],
        today: int,
        rules: Rules,
        scope: Scope = EVERYTHING,
    ) -> None:
        self._today = today
        self._cards = cards
        self._standings = standings
        self._rules = rules
        self._in_scope = [scope is EVERYTHING or card in scope for card in cards]
        self._number = {card.id: number for number, card in enumerate(cards)}
        self._ids = tuple(self._number)
        self._quotes: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._introduced: set[int] = set()
        self._reviewed: set[int] = set()
        self._skipped: dict[int, int] = {}
        for number, card in enumerate(cards):
            self._quotes[card.quote.id].append((number, card.id))
            if standing := standings.get(card.id):
                self._count(number, standing)
        self._places = {quote: self._place(quote) for quote in self._quotes}
        keys: tuple[list[_Key], ...] = ([], [], [])
        for place in self._places.values():
            if place:
                keys[place[0]].append(place[1])
        self._lines = tuple(map(_Waiting, keys))
        self._learning, self._review, self._new = self._lines
        self._upcoming = self._review_or_new()  # whatever the moment: what changes it is followed by `refresh`

    def refresh(self, card_id: str) -> None:
        """Take in that this card stands elsewhere now."""
        number = self._number[card_id]
        self._introduced.discard(number)
        self._reviewed.discard(number)
        self._skipped.pop(number, None)
        self._count(number, self._standings.get(card_id, NEW))
        quote = self._cards[number].quote.id
        if old := self._places[quote]:
            line, key = old
            self._lines[line].take(key)
        if new := self._place(quote):
            line, key = new
            self._lines[line].put(key)
        self._places[quote] = new
        self._upcoming = self._review_or_new()

    def next(self, now: int) -> Card | None:
        """What to ask at the moment `now` (milliseconds UTC); None when nothing is left."""
        return (
            self._first(self._learning, self._learning.due_by(now))
            or self._upcoming
            or self._first(self._learning, self._learning.due_by(self._ahead(now)))
            or self._first_skipped(now)
        )

    def left(self, now: int) -> int:
        """How many cards there are to ask at the moment `now`, each counted once."""
        return self._learning.due_by(self._ahead(now)) + sum(self._room())

    def again(self, now: int) -> int:
        """How many of those left are in their steps."""
        return self._learning.due_by(self._ahead(now))

    def waiting(self) -> Iterator[tuple[Line, Card]]:
        """Every card that is to be asked today, those with a step later today included."""
        counts = (len(self._learning), *self._room())
        for line, waiting, count in zip(Line, self._lines, counts, strict=True):
            for number in waiting.first(count):
                yield line, self._cards[number]

    def dues(self) -> Iterator[Due]:
        """When each answered card of the scope comes next; a buried one comes tomorrow."""
        waiting = {card.id for _, card in self.waiting()}
        today, tomorrow = DueOn(self._today), DueOn(self._today + 1)
        for card_id, is_in_scope in zip(self._ids, self._in_scope, strict=True):
            standing = self._standings.get(card_id, NEW)
            if standing.studied is None or standing.is_suspended or not is_in_scope:
                continue
            due = standing.studied.due
            if card_id in waiting:
                yield today if isinstance(due, DueOn) else due
            else:
                yield due if isinstance(due, DueOn) and due.day > self._today else tomorrow

    def _count(self, number: int, standing: Standing) -> None:
        """Whether the card was answered today, and whether for the first time ever; when it was skipped."""
        studied, skip = standing.studied, standing.skip
        if studied and studied.last_day == self._today:
            (self._introduced if studied.first_day == self._today else self._reviewed).add(number)
        if skip and self._rules.day(skip.at) == self._today:
            self._skipped[number] = skip.at

    def _place(self, quote: str) -> tuple[Line, _Key] | None:
        """Where the quote's one card of today waits, if it does."""
        answered_at = 0
        first: tuple[Line, _Key] | None = None
        for number, card_id in self._quotes[quote]:
            standing = self._standings.get(card_id, NEW)
            if standing.buried_on == self._today:
                return None
            studied = standing.studied
            if studied and studied.last_day == self._today:
                if studied.last.at >= answered_at:
                    answered_at = studied.last.at
                    first = self._place_of(number, standing)
            elif not answered_at:
                place = self._place_of(number, standing)
                if place and (first is None or place < first):
                    first = place
        return first

    def _place_of(self, number: int, standing: Standing) -> tuple[Line, _Key] | None:
        if standing.is_suspended or not self._in_scope[number]:
            return None
        if standing.studied is None:
            return _NEW, (0, number)
        due = standing.studied.due
        if isinstance(due, DueAt):
            return _LEARNING, (due.at, number)
        return (_REVIEW, (due.day, number)) if due.day <= self._today else None

    def _ahead(self, now: int) -> int:
        return now + self._rules.learn_ahead * 1000

    def _room(self) -> tuple[int, int]:
        """How many reviews, and how many new cards, there are to ask yet today."""
        introduced = len(self._introduced)
        room = max(0, self._rules.reviews_per_day - len(self._reviewed) - introduced)
        reviews = min(len(self._review), room)
        return reviews, min(len(self._new), room - reviews, max(0, self._rules.new_per_day - introduced))

    def _review_or_new(self) -> Card | None:
        reviews_left, new_left = self._room()
        review, new = self._first(self._review, reviews_left), self._first(self._new, new_left)
        if not (review and new):
            return review or new
        # A new card is due once they lag: introduced : new left < reviewed : reviews left.
        lagging = len(self._introduced) * reviews_left < len(self._reviewed) * new_left
        return new if lagging else review

    def _first(self, waiting: _Waiting, count: int) -> Card | None:
        number = waiting.first_but(self._skipped, count)
        return None if number is None else self._cards[number]

    def _first_skipped(self, now: int) -> Card | None:
        counts = (self._learning.due_by(self._ahead(now)), *self._room())
        numbers = chain.from_iterable(map(_Waiting.first, self._lines, counts))
        skipped = ((self._skipped[number], number) for number in numbers if number in self._skipped)
        first = min(skipped, default=None)
        return self._cards[first[1]] if first else None
