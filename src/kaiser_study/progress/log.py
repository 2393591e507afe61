"""The review log: rows are added, never changed, each in a transaction of its own.

Whatever goes wrong with the file is a StudyError, and nothing in it is overwritten.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from heapq import merge
from operator import itemgetter
from pathlib import Path
from sys import intern

from kaiser_study.errors import Place, StudyError
from kaiser_study.model import (
    Corpus,
    Days,
    Decision,
    DecisionKind,
    Event,
    Fit,
    Grade,
    Phase,
    Practice,
    Review,
    Skip,
    days,
    seconds,
)
from kaiser_study.progress.schema import check, migrate
from kaiser_study.progress.tail import START, TABLES, Mark, Position, Read, devices_of, has_only_grown, mark_of

_PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""

_SHORT = 50
"""Pages after which what is written to the WAL is written over: to sync a file that grows takes twice as long."""

_PAUSE = 0.01
"""Seconds between two tries, where SQLite does not wait by itself."""

_ELSEWHERE = "name another file with --progress"

_DAMAGED = (
    "the progress file is damaged",
    # a journal that stayed would be written into the backup
    f"move it and a file beside it that ends in -wal away and restore a backup, or {_ELSEWHERE}",
)

_TROUBLES = {
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_BUSY: ("another program keeps the progress file busy", "close it and try again"),
    sqlite3.SQLITE_CANTOPEN: ("the progress file cannot be opened", f"check its path and permissions, or {_ELSEWHERE}"),
    sqlite3.SQLITE_FULL: ("the disk is full, so nothing more is recorded", "free some space and try again"),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written", f"see whether it is full, or {_ELSEWHERE}"),
    sqlite3.SQLITE_NOTADB: ("this is not a progress file", f"{_ELSEWHERE}; this one was left as it is"),
    sqlite3.SQLITE_PERM: ("the progress file may not be opened", f"change its permissions, or {_ELSEWHERE}"),
    sqlite3.SQLITE_READONLY: ("the progress file or its folder is read-only", f"make both writable, or {_ELSEWHERE}"),
}


def _numbered(values: Sequence[str], after: int = 0) -> str:
    """Parameters of a query behind so many others."""
    return ", ".join(f"?{number}" for number in range(after + 1, after + 1 + len(values)))


_STANDS = "NOT EXISTS (SELECT * FROM retraction WHERE of_device = entry.device AND of_number = entry.number)"

_COLUMNS = {
    "review": "corpus, card, at, grade, interval, taken, phase, NULL, NULL",
    "skip": "corpus, card, at, NULL, NULL, NULL, NULL, NULL, NULL",
    "practice": "corpus, card, at, grade, NULL, taken, NULL, NULL, NULL",
    "decision": "corpus, card, at, NULL, NULL, NULL, NULL, kind, note",
}
"""Of an event, by its table: those that tables do not share stand in the same places."""

_OF_DEVICE = f"""
SELECT number, {{columns}} FROM {{table}} AS entry
WHERE device = ?1 AND number > ?2 AND corpus IN ({{corpora}}) AND {_STANDS} ORDER BY number
"""

_OF_CARD = (
    " UNION ALL ".join(
        f"SELECT at, device, number, {columns} FROM {table} AS entry WHERE card = ?2 AND corpus = ?1 AND {_STANDS}"
        for table, columns in _COLUMNS.items()
    )
    + " ORDER BY 1, 2, 3"
)

_FIT = f"""
SELECT corpus, at, parameters FROM fit AS entry WHERE corpus IN ({{corpora}}) AND {_STANDS}
ORDER BY max(at) OVER (PARTITION BY device ORDER BY number) DESC, device DESC, number DESC LIMIT 1
"""

_NUMBER = (
    "1 + max(" + ", ".join(f"ifnull((SELECT max(number) FROM {table} WHERE device = ?1), 0)" for table in TABLES) + ")"
)

_ROW = {
    "review": ("corpus", "card", "at", "grade", "interval", "taken", "phase"),
    "skip": ("corpus", "card", "at"),
    "practice": ("corpus", "card", "at", "grade", "taken"),
    "decision": ("corpus", "card", "at", "kind", "note"),
    "fit": ("corpus", "at", "parameters"),
}
"""The columns of what is recorded, by its table, besides those of its number."""

_INSERTION = {
    table: f"INSERT INTO {table} (device, number, {', '.join(columns)}) VALUES (?1, {_NUMBER}, {_numbered(columns, 1)})"
    for table, columns in _ROW.items()
}
"""Of a row under a device's next number."""

_RETRACTION = {
    table: f"INSERT INTO retraction SELECT ?1, {_NUMBER}, device, number FROM {table} AS entry WHERE device = ?1 "
    f"AND ({', '.join(columns)}) = ({_numbered(columns, 1)}) "
    f"AND {_STANDS} ORDER BY number DESC LIMIT 1"  # the last is soon found from the end
    for table, columns in _ROW.items()
}
"""Of the last such row of a device that stands."""


class Log:
    """An open review log; `open_log` gives one."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self.file = file
        with _told(file):
            device = connection.execute("SELECT id FROM device").fetchone()
        if device is None:
            what, remedy = _DAMAGED
            raise StudyError(what, remedy=remedy, place=Place(file))
        self._device: str = device[0]

    def events(self, *corpora: str) -> list[Event]:
        """What happened to the cards of corpora and was not retracted, in order of time."""
        events: list[Event] = []
        self.read(corpora, START, events.append)
        return events

    def read(self, corpora: Sequence[str], since: Mark, take: Callable[[Event], object]) -> Mark | None:
        """Hands over one by one, in order of time, what happened since to the cards of corpora and was not
        retracted; the mark that it gives is where the next reading may begin.

        None, and nothing handed over, where reading on is not enough: something that was read was retracted or
        is there no longer, or what came belongs before it.
        """
        with _told(self.file), self._one_state():
            if not has_only_grown(self._connection, since):
                return None
            read = {device: since.devices.get(device, Read()) for device in devices_of(self._connection)}
            if not read:
                return since
            moments: dict[str, int] = {}
            last = since.last
            for place, event in merge(*(self._of_device(device, past, corpora) for device, past in read.items())):
                if place < last:
                    return None
                last = place
                moments[place[1]] = place[0]
                take(event)
            return mark_of(self._connection, since, moments, last)

    def count(self, corpora: Sequence[str], since: Mark) -> int:
        """How many events `read` goes through; what was retracted is among them."""
        with _told(self.file):
            return sum(
                self._connection.execute(
                    f"SELECT count(*) FROM {table} WHERE device = ?1 AND number > ?2 "
                    f"AND corpus IN ({_numbered(corpora, 2)})",
                    [device, since.devices.get(device, Read()).number, *corpora],
                ).fetchone()[0]
                for device in devices_of(self._connection)
                for table in _COLUMNS
            )

    def _of_device(self, device: str, since: Read, corpora: Sequence[str]) -> Iterator[tuple[Position, Event]]:
        """In the order of recording; a moment never comes before the one before it, even if the clock was set back."""
        moment = since.moment
        tables = (
            self._connection.execute(
                _OF_DEVICE.format(table=table, columns=columns, corpora=_numbered(corpora, 2)),
                [device, since.number, *corpora],
            )
            for table, columns in _COLUMNS.items()
        )
        for number, corpus, card, *row in merge(*tables, key=itemgetter(0)):
            event = _event(intern(corpus), intern(card), *row)  # a million answers are on far fewer cards
            moment = max(moment, event.at)
            yield (moment, device, number), event

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """Whatever another program writes meanwhile, all that is read is of one moment."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def history(self, corpus: str, card: str) -> list[Event]:
        """What happened to one card and was not retracted, by the clock."""
        with _told(self.file):
            return [_event(*row) for _, _, _, *row in self._connection.execute(_OF_CARD, [corpus, card])]

    def fit(self, *corpora: str) -> Fit | None:
        """The parameters in use for corpora: those that were fitted last and not retracted."""
        with _told(self.file):
            row = self._connection.execute(_FIT.format(corpora=_numbered(corpora)), corpora).fetchone()
            return row and Fit(row[0], row[1], tuple(map(float, row[2].split())))

    def version(self) -> int:
        """A number that changes when another program writes into the log, and only then."""
        with _told(self.file):
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def append(self, event: Event | Fit) -> None:
        """Record an event or a fit. It is on the disk when this returns, and not in the log when this raises."""
        table, row = _row(event)
        with _told(self.file):
            self._connection.execute(_INSERTION[table], (self._device, *row))

    def retract(self, event: Event | Fit) -> None:
        """Take back what this device recorded: a row of its own says so, nothing is deleted.

        Raises LookupError where nothing of the kind stands.
        """
        table, row = _row(event)
        with _told(self.file):
            added = self._connection.execute(_RETRACTION[table], (self._device, *row))
        if not added.rowcount:
            raise LookupError(event)


@contextmanager
def open_log(file: Path) -> Iterator[Log]:
    """Open a log to record in; the file and its folders are made where there are none.

    Raises StudyError where the file cannot be used or written, and leaves it as it is.
    """
    if os.access(file, os.R_OK) and not os.access(file, os.W_OK):  # before an answer is given in vain
        what, remedy = _TROUBLES[sqlite3.SQLITE_READONLY]
        raise StudyError(what, remedy=remedy, place=Place(file))
    with _opened(file) as connection:
        yield Log(connection, file)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with _told(file):
        if file.is_dir():
            raise StudyError("the progress file is a folder", remedy=_ELSEWHERE, place=Place(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        # whoever opens it in a thread uses it in another, but never in both at once
        connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    with closing(connection):
        with _told(file):
            check(connection, file)
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")  # an answer outlives a power cut, as in Anki
            connection.execute(f"PRAGMA wal_autocheckpoint = {_SHORT}")
            migrate(connection)
        yield connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Where two programs start at once, SQLite refuses this at once instead of waiting: so we wait."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def check_folder(file: Path) -> None:
    """Raises StudyError where there is no folder for a log, or it cannot be reached."""
    with _told(file):
        file.parent.stat()


def _is_there(file: Path) -> bool:
    with _told(file):
        try:
            file.stat()
        except FileNotFoundError:
            return False
    return True


def is_own(corpus: Corpus) -> Callable[[Event], bool]:
    """Whether an event is no one else's: a quote may have the id that one of another corpus had once."""
    owners = {quote.id: quote.corpus for quote in corpus.whole}
    return lambda event: owners.get(event.card.partition("/")[0], event.corpus) == event.corpus


def read_log(file: Path, *corpora: str) -> list[Event]:
    """The events of corpora in a log; none where there is no file, and none is made.

    Raises StudyError where the file cannot be used.
    """
    if not _is_there(file):
        return []
    with _opened(file) as connection:
        return Log(connection, file).events(*corpora)


def read_own(file: Path, corpus: Corpus) -> list[Event]:
    """The events in a log of a corpus, or of those that a deck puts together; none where there is no file.

    Raises StudyError where the file cannot be used.
    """
    return list(filter(is_own(corpus), read_log(file, *corpus.ids)))


def read_fit(file: Path, *corpora: str) -> Fit | None:
    """The parameters in use for corpora in a log; None where there is no file, and none is made.

    Raises StudyError where the file cannot be used.
    """
    if not _is_there(file):
        return None
    with _opened(file) as connection:
        return Log(connection, file).fit(*corpora)


def _row(event: Event | Fit) -> tuple[str, tuple[str | int, ...]]:
    """The table of an event or a fit, and its columns as in _ROW: plain numbers and texts, the quickest for SQLite."""
    match event:
        case Review(corpus, card, at, grade, interval, taken, phase):
            signed = interval.count if isinstance(interval, Days) else -interval.count
            return "review", (corpus, card, at, int(grade), signed, taken, str(phase))
        case Skip(corpus, card, at):
            return "skip", (corpus, card, at)
        case Practice(corpus, card, at, grade, taken):
            return "practice", (corpus, card, at, int(grade), taken)
        case Decision(corpus, card, at, kind, note):
            return "decision", (corpus, card, at, str(kind), note)
        case Fit(corpus, at, parameters):
            return "fit", (corpus, at, " ".join(map(repr, parameters)))


def _event(
    corpus: str,
    card: str,
    at: int,
    grade: int | None,
    interval: int | None,
    taken: int,
    phase: str,
    kind: str | None,
    note: str,
) -> Event:
    if kind is not None:
        return Decision(corpus, card, at, DecisionKind(kind), note)
    if grade is None:
        return Skip(corpus, card, at)
    if interval is None:
        return Practice(corpus, card, at, Grade(grade), taken)
    granted = days(interval) if interval > 0 else seconds(-interval)
    return Review(corpus, card, at, Grade(grade), granted, taken, Phase(phase))


class _told:
    """Says in one sentence what went wrong with the file. A class, since every answer passes through: the decorator for
    generators takes five times as long."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        match error:
            case sqlite3.IntegrityError() | sqlite3.ProgrammingError():
                return  # a defect of the caller, not of the file
            case sqlite3.Error() | ValueError():  # ValueError: bytes or words that we never wrote
                primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
                unknown = (f"the progress file cannot be used ({error})", f"try again, or {_ELSEWHERE}")
                what, remedy = _TROUBLES.get(primary, unknown)
            case OSError():
                what = f"the progress file cannot be reached: {error.strerror}"
                remedy = f"check the path, or {_ELSEWHERE}"
            case _:
                return
        raise StudyError(what, remedy=remedy, place=Place(self._file)) from error
