"""What a learner studies, and how: cards, rules and the log together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kaiser_study.model import Card, Corpus, Decision, DecisionKind, Event
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.history import Standing
from kaiser_study.study.practice import Ahead, Cram, PracticeSession, to_practise
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope, State, narrowed
from kaiser_study.study.session import Session
from kaiser_study.study.stats import Overview, overview

if TYPE_CHECKING:
    from kaiser_study.study.record import Record


@dataclass(frozen=True, slots=True)
class Course:
    """`cards` are in order of introduction; `scope` and `limit` (answers) narrow every session, which shifts no
    schedule where something is `practised`."""

    title: str
    corpus: Corpus
    cards: Sequence[Card]
    log: FoldedLog
    rules: Rules
    scope: Scope
    limit: int | None
    practised: Cram | Ahead | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether it was opened for a session of some cards only."""
        return self.scope != EVERYTHING or self.limit is not None or self.practised is not None

    def under(self, rules: Rules) -> "Course":
        """The course as it is studied by other rules."""
        return replace(self, rules=rules, log=self.log.under(rules))

    def only(self, states: Iterable[State], now: int) -> "Course":
        """The course with those cards of its scope alone that are in one of these states now; all without any."""
        wanted = frozenset(states)
        if not wanted:
            return self
        today = self.rules.day(now)
        return replace(self, scope=narrowed(self.scope, wanted, self.cards, self.standings(), today))

    def overview(self, now: int) -> Overview:
        """The learner's figures at a moment in milliseconds UTC."""
        return overview(self.cards, self.log.fold, now, self.rules)

    def standings(self) -> Mapping[str, Standing]:
        """Where every card stands that something happened to, by card id."""
        return self.log.fold.standings

    def record(self, now: int) -> "Record":
        """All that the log tells at a moment in milliseconds UTC. It takes its time, and may be asked in any thread."""
        from kaiser_study.study.record import record_of  # not needed for the first frame

        return record_of(self.cards, self.log.events(), now, self.rules)

    def history(self, card: Card) -> list[Event]:
        """What happened to a card, by the clock."""
        return self.log.history(card)

    def decide(self, card: Card, kind: DecisionKind, at: int) -> Decision:
        """Records what the learner decided about a card at a moment in milliseconds UTC."""
        decision, fold = Decision(card.quote.corpus, card.id, at, kind), self.log.fold
        self.log.append(decision)
        fold.add(decision)
        return decision

    def retract(self, decision: Decision) -> None:
        """Takes a decision back, whatever was recorded since."""
        self.log.retract(decision)
        self.log.read_anew()

    def session(self, clock: Callable[[], int], scope: Scope) -> RecordedSession:
        """A session that goes on where the log ends."""
        if self.practised:
            today, standings = self.rules.day(clock()), self.standings()
            return self.practice(clock, to_practise(self.practised, scope, self.cards, standings, today, self.rules))
        session = Session(self.cards, self.log.fold, clock(), self.rules, scope, self.limit)
        return RecordedSession(session, self.log, clock)

    def practice(self, clock: Callable[[], int], cards: Sequence[Card]) -> RecordedSession:
        """A session on these cards, in their order, that is logged but shifts no schedule."""
        session = PracticeSession(cards, self.log.fold, self.limit)
        return RecordedSession(session, self.log, clock)
