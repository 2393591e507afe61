"""A log with its fold, of which a snapshot is kept in the cache folder, so that a start reads the log's tail alone.

What is kept is what folding the whole log gives; without it a start takes longer, and that is all.
"""

import os
import time
from dataclasses import replace
from pathlib import Path

from kaiser_study.kept import keep, recall, stamp_of
from kaiser_study.model import Card, Corpus, Event
from kaiser_study.progress.log import Log, is_own, read_own
from kaiser_study.progress.tail import START, Mark
from kaiser_study.study.fold import Fold
from kaiser_study.study.rules import Rules
from kaiser_study.watch import Watch, unwatched

MANY = 500
"""Answers since the last snapshot that are worth another."""

_LOCAL_ZONE = Path("/etc/localtime")
"""What the machine's own time zone is, where there is such a file."""


class FoldedLog:
    """The log of one corpus, or of several that a deck puts together, read when its fold is first asked for; `watch` is
    told of every event then. Whoever appends to it or retracts lets the fold take that in, or take it back."""

    def __init__(self, log: Log, corpus: Corpus, rules: Rules, cache: Path, watch: Watch = unwatched) -> None:
        self._log = log
        self._corpus = corpus
        self._rules = rules
        self._cache = cache
        self._name = _name(log.file, corpus, rules)
        self._watch = watch
        self._version = log.version()
        self._fold: Fold | None = None

    def under(self, rules: Rules) -> "FoldedLog":
        """The log as it folds by other rules."""
        if _name(self._log.file, self._corpus, rules) == self._name:
            return self
        return FoldedLog(self._log, self._corpus, rules, self._cache, self._watch)

    @property
    def fold(self) -> Fold:
        """The fold of what the log holds; another object than before if another program has written into it."""
        if (version := self._log.version()) != self._version or self._fold is None:
            self._version = version
            self._fold = self._read(may_keep=self._fold is None)
        return self._fold

    def events(self) -> list[Event]:
        """All that the log holds, in order of time: read anew, and in any thread."""
        return read_own(self._log.file, self._corpus)

    def history(self, card: Card) -> list[Event]:
        """What happened to one card, by the clock."""
        return self._log.history(card.quote.corpus, card.id)

    def append(self, event: Event) -> None:
        """Record an event, as the log does."""
        self._log.append(event)

    def retract(self, event: Event) -> None:
        """Take back an event, as the log does."""
        self._log.retract(event)

    def read_anew(self) -> None:
        """Fold what the log holds, whatever was taken in."""
        self._fold = self._read()

    def _read(self, *, may_keep: bool = False) -> Fold:
        """A snapshot is kept at the start only, so that what is in it is hardly ever retracted: undo reaches no
        further back."""
        match recall(self._cache, self._name):
            case (Mark() as since, dict() as standings, dict() as days):
                fold = Fold(self._rules, standings, days)
            case _:
                since, fold = START, Fold(self._rules)
        known = _answers(fold)
        mark = self._take(since, fold)
        if mark is None:
            fold, known = Fold(self._rules), 0
            mark = self._take(START, fold)
        if may_keep and _answers(fold) - known >= MANY:
            keep(self._cache, self._name, stamp_of([_LOCAL_ZONE]), (mark, fold.standings, fold.days))
        return fold

    def _take(self, since: Mark, fold: Fold) -> Mark | None:
        """Lets the fold take in what came since; None where that is not enough."""
        own = is_own(self._corpus) if len(self._corpus.ids) > 1 else None
        with self._watch("Reading your answers", self._log.count(self._corpus.ids, since)) as step:

            def take(event: Event) -> None:
                if own is None or own(event):
                    fold.add(event)
                step()

            return self._log.read(self._corpus.ids, since, take)


def _answers(fold: Fold) -> int:
    return sum(day.answers for day in fold.days.values())


def _name(file: Path, corpus: Corpus, rules: Rules) -> str:
    """Of a snapshot: the log, and what its fold depends on, which is not what is asked next and what is granted;
    of several corpora also on whose each quote is."""
    owners = [(quote.id, quote.corpus) for quote in corpus.whole] if len(corpus.ids) > 1 else corpus.ids
    folding = replace(rules, new_per_day=0, reviews_per_day=0, retention=0.9, maximum_interval=0, learn_ahead=0)
    zone = (time.tzname, time.timezone, os.environ.get("TZ"))
    return repr((str(file.absolute()), owners, folding, zone))
