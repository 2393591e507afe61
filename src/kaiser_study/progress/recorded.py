"""A session whose every step is on disk before the next one: what screens and lines drive."""

from collections.abc import Callable

from kaiser_study.model import DecisionKind, Event, Grade
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.study.history import Standing
from kaiser_study.study.practice import PracticeSession
from kaiser_study.study.session import Progress, Question, Session, Summary


class RecordedSession:
    """`clock` tells the time in milliseconds UTC. What another program writes into the log meanwhile counts as
    well. Whatever the log cannot keep raises StudyError and leaves the session where it was."""

    def __init__(self, session: Session | PracticeSession, log: FoldedLog, clock: Callable[[], int]) -> None:
        self._session = session
        self._log = log
        self._clock = clock
        self._fold = log.fold
        self._has_caught_up = False
        self._question: Question | None = None
        self._asked_at = 0
        self._left_at: int | None = None

    def ask(self) -> Question | None:
        """What to ask now, None if nothing is left; the time that the answer takes runs from here."""
        self._asked_at, self._left_at = self._clock(), None
        if self._log.fold is not self._fold:
            self.catch_up()
        self._question = self._session.ask(self._asked_at)
        return self._question

    def answer(self, grade: Grade) -> bool:
        """Records the learner's grade of the card asked last; whether that made a leech of it, which is suspended."""
        self.come_back()
        at = self._clock()
        self._record(self._session.answer(self._asked.card, grade, at, at - self._asked_at))
        return self._session.is_new_leech()

    def decide(self, kind: DecisionKind, note: str = "") -> Standing:
        """Records what the learner decided about the card asked last; where it stands then."""
        self._record(self._session.decide(self._asked.card, kind, self._clock(), note))
        return self._session.standing(self._asked.card)

    def leave(self) -> None:
        """The learner looks elsewhere: the time stands still."""
        if self._left_at is None:
            self._left_at = self._clock()

    def come_back(self) -> None:
        """The learner looks at the card again: the time runs on."""
        if self._left_at is not None:
            self._asked_at += self._clock() - self._left_at
            self._left_at = None

    def skip(self) -> None:
        """Puts the card asked last behind everything else of today."""
        self._record(self._session.skip(self._asked.card, self._clock()))

    def undo(self) -> bool:
        """Takes the last step of this session back; False if there is none."""
        last = self._session.last
        if last is None:
            return False
        self._log.retract(last)
        self._session.retracted()
        if self._has_caught_up:  # what stood before the answer may not be what stands without it
            self._log.read_anew()
            self._catch_up()
        return True

    def catch_up(self) -> None:
        """Takes in what was recorded beside this session."""
        self._has_caught_up = True
        self._catch_up()

    def progress(self) -> Progress:
        """How far the session is."""
        return self._session.progress(self._clock())

    def summary(self) -> Summary:
        """What the session came to so far."""
        return self._session.summary(self._clock())

    @property
    def _asked(self) -> Question:
        assert self._question is not None, "nothing was asked"
        return self._question

    def _catch_up(self) -> None:
        self._fold = self._log.fold
        self._session.catch_up(self._fold, self._clock())

    def _record(self, event: Event) -> None:
        self._log.append(event)
        self._session.recorded(event)
