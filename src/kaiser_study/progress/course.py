"""What a learner studies, and how: cards, rules and the log together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaiser_study.model import Card, Corpus, Event
from kaiser_study.progress.log import Log, events_of
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.queue import EVERYTHING, Scope
from kaiser_study.study.rules import Rules
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
        return overview(self.cards, self._events(), now, self.rules)

    def session(self, clock: Callable[[], int], scope: Scope) -> RecordedSession:
        """A session that goes on where the log ends."""
        session = Session(self.cards, self._events(), clock(), self.rules, scope, self.limit)
        return RecordedSession(session, self.log, clock, self._events)

    def _events(self) -> list[Event]:
        return events_of(self.cards, self.log.events(*self.corpus.ids))
