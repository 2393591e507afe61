"""What a learner studies, and how: cards, rules and the log together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kaiser_study.model import Card, Corpus
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.history import Standing
from kaiser_study.study.practice import Ahead, Cram, PracticeSession, to_practise
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope, State, narrowed
from kaiser_study.study.session import Session
from kaiser_study.study.stats import Overview, overview


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

    def session(self, clock: Callable[[], int], scope: Scope) -> RecordedSession:
        """A session that goes on where the log ends."""
        if self.practised:
            within = [card for card in self.cards if card in scope]
            today = self.rules.day(clock())
            return self.practice(clock, to_practise(self.practised, within, self.standings(), today, self.rules))
        session = Session(self.corpus.id, self.cards, self.log.fold, clock(), self.rules, scope, self.limit)
        return RecordedSession(session, self.log, clock)

    def practice(self, clock: Callable[[], int], cards: Sequence[Card]) -> RecordedSession:
        """A session on these cards, in their order, that is logged but shifts no schedule."""
        session = PracticeSession(self.corpus.id, cards, self.log.fold, self.limit)
        return RecordedSession(session, self.log, clock)
