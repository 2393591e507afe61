"""A session whose every step is on disk before the next one: what screens and lines drive."""

from collections.abc import Callable

from kaiser_study.model import Event, Grade
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.study.session import Progress, Question, Session, Summary


class RecordedSession:
    """`clock` tells the time in milliseconds UTC. What another program writes into the log meanwhile counts as
    well. Whatever the log cannot keep raises StudyError and leaves the session where it was."""

    def __init__(self, session: Session, log: FoldedLog, clock: Callable[[], int]) -> None:
        self._session = session
        self._log = log
        self._clock = clock
        self._fold = log.fold
        self._has_caught_up = False
        self._question: Question | None = None
        self._asked_at = 0

    def ask(self) -> Question | None:
        """What to ask now, None if nothing is left; the time that the answer takes runs from here."""
        self._asked_at = self._clock()
        if self._log.fold is not self._fold:
            self._has_caught_up = True
            self._catch_up()
        self._question = self._session.ask(self._asked_at)
        return self._question

    def answer(self, grade: Grade) -> None:
        """Records the learner's grade of the card asked last."""
        at = self._clock()
        self._record(self._session.answer(self._asked.card, grade, at, at - self._asked_at))

    def skip(self) -> None:
        """Puts the card asked last behind everything else of today."""
        self._record(self._session.skip(self._asked.card, self._clock()))

    def undo(self) -> bool:
        """Takes the last answer or skip of this session back; False if there is none."""
        last = self._session.last
        if last is None:
            return False
        self._log.retract(last)
        self._session.retracted()
        if self._has_caught_up:  # what stood before the answer may not be what stands without it
            self._log.read_anew()
            self._catch_up()
        return True

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
