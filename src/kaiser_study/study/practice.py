"""A sitting that shifts no schedule: cramming what is in a scope, or what falls due in the days ahead.

Each card is asked until it was recalled once: after Again it comes back behind the others. As with a
session, the caller keeps the log.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaiser_study.model import Card, Decision, DecisionKind, Event, Grade, Practice, Skip
from kaiser_study.study import memory
from kaiser_study.study.fold import Before, Fold
from kaiser_study.study.history import NEW, DueOn, Standing
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope
from kaiser_study.study.session import LONGEST_TAKEN, SENDING_AWAY, Progress, Question, Summary


@dataclass(frozen=True, slots=True)
class Cram:
    """Practise all, the least known first."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Practise what falls due on one of so many study days after today."""

    days: int


def to_practise(
    practice: Cram | Ahead,
    scope: Scope,
    cards: Iterable[Card],
    standings: Mapping[str, Standing],
    today: int,
    rules: Rules,
) -> Sequence[Card]:
    """The cards that a practice within a scope asks, in their order; suspended ones only if the scope names each."""
    within = [card for card in cards if card in scope]
    match practice:
        case Cram():
            asked = awake(within, standings) if scope.cards is None else within
            return to_cram(asked, standings, today, rules)
        case Ahead(days):
            return to_see_early(within, standings, today, days)


def awake(cards: Iterable[Card], standings: Mapping[str, Standing]) -> list[Card]:
    """The cards that are not suspended."""
    return [card for card in cards if not standings.get(card.id, NEW).is_suspended]


def to_cram(cards: Iterable[Card], standings: Mapping[str, Standing], today: int, rules: Rules) -> list[Card]:
    """The cards, those least likely to be recalled first, new ones last."""

    def chance(card: Card) -> float:
        studied = standings.get(card.id, NEW).studied
        if studied is None:
            return 1.0
        return memory.recall(studied.memory, max(0, today - studied.last_day), rules.parameters)

    return sorted(cards, key=chance)


def to_see_early(cards: Iterable[Card], standings: Mapping[str, Standing], today: int, days: int) -> list[Card]:
    """The cards that fall due on one of so many study days after `today`, the soonest first."""
    coming = []
    for card in awake(cards, standings):
        studied = standings.get(card.id, NEW).studied
        match studied and studied.due:
            case DueOn(day) if today < day <= today + days:
                coming.append((day, card))
    return [card for _, card in sorted(coming, key=lambda each: each[0])]


class PracticeSession:
    """`cards` are asked in their order; `fold` is that of the log of their corpora, and takes in what is done. `limit`
    is the number of answers after which it ends."""

    def __init__(self, cards: Sequence[Card], fold: Fold, limit: int | None = None) -> None:
        self._by_id = {card.id: card for card in cards}
        self._limit = limit
        self._fold = fold
        self._waiting = tuple(self._by_id)
        self._done: list[tuple[Event, Before, tuple[str, ...]]] = []

    def ask(self, now: int) -> Question | None:
        """What to ask now; None when every card was recalled, or the limit is reached."""
        if not self._waiting or self._answers() == self._limit:
            return None
        card = self._by_id[self._waiting[0]]
        return Question(card, {}, self.standing(card))

    def standing(self, card: Card) -> Standing:
        """Where a card stands now."""
        return self._fold.standings.get(card.id, NEW)

    def answer(self, card: Card, grade: Grade, at: int, taken: int) -> Practice:
        """The row for an answer, `taken` milliseconds after the question; not yet part of the session."""
        return Practice(card.quote.corpus, card.id, at, grade, max(0, min(taken, LONGEST_TAKEN)))

    def skip(self, card: Card, at: int) -> Skip:
        """The row that puts a card behind the others; not yet part of the session."""
        return Skip(card.quote.corpus, card.id, at)

    def decide(self, card: Card, kind: DecisionKind, at: int, note: str) -> Decision:
        """The row for what the learner decided about a card; not yet part of the session."""
        return Decision(card.quote.corpus, card.id, at, kind, note)

    def catch_up(self, fold: Fold, now: int) -> None:
        """Goes on with the fold of a log into which another program has written."""
        self._fold = fold

    def recorded(self, event: Event) -> None:
        """Take in what the log has kept."""
        self._done.append((event, self._fold.add(event), self._waiting))
        others = tuple(card for card in self._waiting if card != event.card)
        match event:
            case Skip() | Practice(grade=Grade.AGAIN):
                self._waiting = (*others, event.card)
            case Practice():
                self._waiting = others
            case Decision(kind=kind) if kind in SENDING_AWAY:
                self._waiting = others

    def is_new_leech(self) -> bool:
        """No lapse counts here, so no card becomes a leech."""
        return False

    @property
    def last(self) -> Event | None:
        """What an undo would take back: the newest step of this session that stands."""
        return self._done[-1][0] if self._done else None

    def retracted(self) -> None:
        """Take in that the log has retracted `last`; its card is asked again at once."""
        event, before, self._waiting = self._done.pop()
        self._fold.take_back(event, before)

    def progress(self, now: int) -> Progress:
        """How far the session is."""
        answers, left = self._answers(), len(self._waiting)
        answered = {event.card for event, _, _ in self._done if isinstance(event, Practice)}
        again = sum(card in answered for card in self._waiting)
        room = left if self._limit is None else min(left, self._limit - answers)
        return Progress(answers, room, min(room, again))

    def summary(self, now: int) -> Summary:
        """What the session came to so far."""
        answers = [event for event, _, _ in self._done if isinstance(event, Practice)]
        again = dict.fromkeys(answer.card for answer in answers if answer.grade is Grade.AGAIN)
        return Summary(
            answered=len(answers),
            right=sum(answer.grade is not Grade.AGAIN for answer in answers),
            again=tuple(self._by_id[card] for card in again),
            next_due=None,
            tomorrow=0,
            left=len(self._waiting),
        )

    def _answers(self) -> int:
        return sum(isinstance(event, Practice) for event, _, _ in self._done)
