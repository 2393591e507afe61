"""What a learner studies, and how: cards, rules and the log together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kaiser_study.model import Card, Corpus, Decision, DecisionKind, Event
from kaiser_study.progress.log import Log, read_log
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.history import Standing, replay
from kaiser_study.study.record import Record, record_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope
from kaiser_study.study.session import Session
from kaiser_study.study.stats import Overview, overview


@dataclass(frozen=True, slots=True)
class Course:
    """`cards` are in order of introduction; `scope` and `limit` (answers) narrow every session."""

    title: str
    corpus: Corpus
    cards: Sequence[Card]
    log: Log
    rules: Rules
    scope: Scope
    limit: int | None

    @property
    def is_narrowed(self) -> bool:
        """Whether it was opened for a session of some cards only."""
        return self.scope != EVERYTHING or self.limit is not None

    def overview(self, now: int) -> Overview:
        """The learner's figures at a moment in milliseconds UTC."""
        return overview(self.cards, self.log.events(self.corpus.id), now, self.rules)

    def figures(self, now: int) -> tuple[Overview, Record]:
        """All figures at a moment in milliseconds UTC; they take their time, and may be asked for in any thread."""
        events = read_log(self.log.file, self.corpus.id)
        return overview(self.cards, events, now, self.rules), record_of(self.cards, events, now, self.rules)

    def standings(self) -> Mapping[str, Standing]:
        """Where the cards stand, by id; those to which nothing happened are absent."""
        return replay(self.log.events(self.corpus.id), self.rules)

    def history(self, card: str) -> list[Event]:
        """What happened to a card (by id), in order of time."""
        return self.log.history(self.corpus.id, card)

    def decide(self, card: Card, kind: DecisionKind, at: int) -> Decision:
        """Records what the learner decided about a card at a moment in milliseconds UTC."""
        decision = Decision(self.corpus.id, card.id, at, kind)
        self.log.append(decision)
        return decision

    def retract(self, decision: Decision) -> None:
        """Takes a decision back."""
        self.log.retract(decision)

    def session(self, clock: Callable[[], int], scope: Scope) -> RecordedSession:
        """A session that goes on where the log ends."""

        def events() -> list[Event]:
            return self.log.events(self.corpus.id)

        session = Session(self.corpus.id, self.cards, events(), clock(), self.rules, scope, self.limit)
        return RecordedSession(session, self.log, clock, events)
