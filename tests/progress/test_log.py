import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import pytest

from kaiser_study.errors import StudyError
from kaiser_study.model import Days, Decision, DecisionKind, Event, Fit, Grade, Phase, Practice, Review, Seconds, Skip
from kaiser_study.progress.log import Log, open_log, read_fit, read_log


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


@pytest.fixture
def log(file: Path) -> Iterator[Log]:
    with open_log(file) as log:
        yield log


def review(at: int, card: str = "q1/cloze/1", corpus: str = "corpus") -> Review:
    return Review(corpus, card, at, Grade.GOOD, Days(3), 4_000, Phase.REVIEW)


EVENTS: dict[str, Event] = {
    "days": review(1),
    "seconds": Review("corpus", "q/cloze/1", 1, Grade.AGAIN, Seconds(600), 0, Phase.RELEARNING),
    "a skip": Skip("corpus", "q/cloze/1", 1),
    "practice": Practice("corpus", "q/cloze/1", 1, Grade.AGAIN, 4_000),
    "a flag": Decision("corpus", "q/cloze/1", 1, DecisionKind.FLAG, "two words fit; “x”\n[b]"),
    **{kind: Decision("corpus", "q/cloze/1", 1, kind) for kind in DecisionKind},
}


@pytest.mark.parametrize("case", EVENTS)
def test_what_was_appended_is_read(case: str, file: Path) -> None:
    with open_log(file) as log:
        log.append(EVENTS[case])
    assert read_log(file, "corpus") == [EVENTS[case]]


@pytest.mark.parametrize("case", EVENTS)
def test_what_was_retracted_is_not_read(case: str, file: Path) -> None:
    with open_log(file) as log:
        log.append(review(2, "another"))
        log.append(EVENTS[case])
        log.retract(EVENTS[case])
    assert read_log(file, "corpus") == [review(2, "another")]


def test_events_of_one_device_come_as_they_were_recorded_even_if_its_clock_was_set_back(log: Log) -> None:
    events: list[Event] = [review(2, "b"), Skip("corpus", "a", 2), review(1, "c"), review(2, "a"), review(3, "d")]
    for event in events:
        log.append(event)
    assert log.events("corpus") == events


def test_events_of_two_devices_come_in_order_of_time(log: Log, file: Path) -> None:
    for at in (1, 3, 5):
        log.append(review(at))
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(
            "INSERT INTO review (device, number, corpus, card, at, grade, interval, taken, phase) "
            "SELECT 'other', number, corpus, card, at + 1, grade, interval, taken, phase FROM review"
        )
    assert [event.at for event in log.events("corpus")] == [1, 2, 3, 4, 5, 6]


def test_a_log_without_its_device_says_so_and_loses_no_answer_in_silence(log: Log, file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        for (trigger,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f"DROP TRIGGER {trigger}")
        other.execute("DELETE FROM device")
    with pytest.raises(StudyError, match="damaged"), open_log(file):
        pass
    log.append(review(1))
    assert log.events("corpus") == [review(1)]


def test_the_version_changes_when_another_program_writes_and_only_then(log: Log, file: Path) -> None:
    before = log.version()
    for number in range(1, 121):  # enough for the WAL to be written over
        log.append(review(number))
    assert log.version() == before
    with open_log(file) as other:
        other.append(review(2))
    assert log.version() != before


def test_every_corpus_has_its_own_events(log: Log) -> None:
    log.append(review(1, corpus="one"))
    log.append(review(1, corpus="two"))
    assert log.events("one") == [review(1, corpus="one")]


def test_a_retraction_takes_back_one_of_equal_events(log: Log) -> None:
    log.append(review(1))
    log.append(review(1))
    log.retract(review(1))
    assert log.events("corpus") == [review(1)]
    log.retract(review(1))
    assert log.events("corpus") == []
    with pytest.raises(LookupError):
        log.retract(review(1))


def test_a_retracted_skip_leaves_the_answer_to_the_card(log: Log) -> None:
    skip = Skip("corpus", "q1/cloze/1", 2)
    log.append(review(1))
    log.append(skip)
    log.retract(skip)
    assert log.events("corpus") == [review(1)]


def test_what_was_retracted_may_be_said_again(log: Log) -> None:
    log.append(review(1))
    log.retract(review(1))
    log.append(review(1))
    assert log.events("corpus") == [review(1)]


def test_one_numbering_goes_through_all_tables(log: Log, file: Path) -> None:
    log.append(review(1))
    log.append(Skip("corpus", "a", 2))
    log.retract(Skip("corpus", "a", 2))
    log.append(review(3))
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT number, device FROM review UNION ALL SELECT number, device FROM skip "
            "UNION ALL SELECT number, device FROM retraction ORDER BY number"
        ).fetchall()
    assert [number for number, _ in rows] == [1, 2, 3, 4]
    assert len({device for _, device in rows}) == 1


def test_every_log_is_a_device_of_its_own(tmp_path: Path) -> None:
    devices = set()
    for name in ("one", "two"):
        with open_log(tmp_path / name), closing(sqlite3.connect(tmp_path / name)) as connection:
            devices |= set(connection.execute("SELECT id FROM device"))
    assert len(devices) == 2


@pytest.mark.parametrize("table", ["device", "review", "skip", "retraction"])
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid_or = 1", "DELETE FROM {}"])
def test_no_row_is_changed_or_deleted(table: str, change: str, log: Log, file: Path) -> None:
    log.append(review(1))
    log.append(Skip("corpus", "a", 1))
    log.retract(Skip("corpus", "a", 1))
    column = "id = id" if table == "device" else "number = number"
    statement = change.replace("rowid_or = 1", column).format(table)
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.IntegrityError, match="log"):
        connection.execute(statement)


BAD_ROWS = {
    "grade": "'d', 9, 'c', 'q', 1, 5, 1, 0, 'review'",
    "interval": "'d', 9, 'c', 'q', 1, 3, 0, 0, 'review'",
    "phase": "'d', 9, 'c', 'q', 1, 3, 1, 0, 'new'",
    "taken": "'d', 9, 'c', 'q', 1, 3, 1, -1, 'review'",
    "type": "'d', 9, 'c', 'q', 'then', 3, 1, 0, 'review'",
    "no card": "'d', 9, 'c', '', 1, 3, 1, 0, 'review'",
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_no_nonsense_is_taken_in(case: str, log: Log, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"INSERT INTO review VALUES ({BAD_ROWS[case]})")


def test_reading_makes_no_file(file: Path) -> None:
    assert read_log(file / "deeper", "corpus") == []
    assert not list(file.parent.iterdir())


def test_opening_makes_the_folders(tmp_path: Path) -> None:
    file = tmp_path / "some" / "where" / "log"
    with open_log(file) as log:
        log.append(review(1))
    assert file.is_file()


def test_two_programs_share_a_log(file: Path) -> None:
    with open_log(file) as one, open_log(file) as two:
        for at in range(1, 21):
            (one if at % 2 else two).append(review(at))
        assert one.events("corpus") == two.events("corpus") == [review(at) for at in range(1, 21)]


WRITER = """
import sys
from pathlib import Path
from kaiser_study.model import Days, Grade, Phase, Review
from kaiser_study.progress.log import open_log
with open_log(Path(sys.argv[1])) as log:
    for at in range(1, 26):
        log.append(Review("corpus", sys.argv[2], at, Grade.GOOD, Days(1), 0, Phase.REVIEW))
"""


def test_programs_that_start_and_write_at_once_lose_nothing(file: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, file, f"card{n}"]) for n in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert len(read_log(file, "corpus")) == 100


def told(file: Path) -> StudyError:
    """What a learner is told who wants to study with this file."""
    with pytest.raises(StudyError) as raised, open_log(file):
        pass
    assert raised.value.remedy
    assert raised.value.place
    assert raised.value.place.file == file
    return raised.value


def test_a_folder(tmp_path: Path) -> None:
    assert told(tmp_path).what == "the progress file is a folder"


def test_a_folder_that_cannot_be_made(file: Path) -> None:
    file.write_bytes(b"")
    assert told(file / "deeper").what.startswith("the progress file cannot be reached")


def test_not_a_database(file: Path) -> None:
    file.write_text("Dear diary, " * 100)
    assert told(file).what == "this is not a progress file"
    assert file.read_text() == "Dear diary, " * 100


def test_a_database_of_something_else(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE cards (id)")
    before = file.read_bytes()
    assert told(file).what == "this database is not a progress file"
    assert file.read_bytes() == before
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_newer_version(file: Path) -> None:
    with open_log(file) as log:
        log.append(review(1))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert told(file).what == "a newer version of kaiser-study wrote this progress file"


def test_a_busy_log(log: Log, file: Path) -> None:
    log._connection.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StudyError, match="another program"):
            log.append(review(1))
        other.execute("ROLLBACK")
    log.append(review(1))


def test_a_read_only_file(log: Log) -> None:
    log.append(review(1))
    log._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StudyError, match="read-only"):
        log.append(review(2))
    assert log.events("corpus") == [review(1)]


def test_a_full_disk_loses_nothing_that_was_recorded(log: Log) -> None:
    pages = log._connection.execute("PRAGMA page_count").fetchone()[0]
    log._connection.execute(f"PRAGMA max_page_count = {pages}")
    kept: list[Event] = []

    def fill() -> None:
        for at in count(1):
            log.append(review(at))
            kept.append(review(at))

    with pytest.raises(StudyError, match="disk is full"):
        fill()
    assert kept
    assert log.events("corpus") == kept


FILLER = """
import resource, signal, sys
from pathlib import Path
from itertools import count
from kaiser_study.errors import StudyError
from kaiser_study.model import Days, Grade, Phase, Review
from kaiser_study.progress.log import open_log
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_log(Path(sys.argv[1])) as log:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    try:
        for at in count(1):
            log.append(Review("corpus", "card", at, Grade.GOOD, Days(1), 0, Phase.REVIEW))
            kept = at
    except StudyError as error:
        print(kept, error.what)
"""


def test_a_file_that_may_not_grow(file: Path) -> None:
    said = subprocess.run([sys.executable, "-c", FILLER, file], check=True, capture_output=True, text=True).stdout
    kept, what = said.strip().split(" ", 1)
    assert what == "the disk cannot be read or written"
    assert len(read_log(file, "corpus")) == int(kept)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_told_of_and_never_a_traceback(seed: int, file: Path) -> None:
    with open_log(file) as log:
        for at in range(1, 201):
            log.append(review(at, f"card{at}"))
    dice = random.Random(seed)
    damaged = bytearray(file.read_bytes())
    for _ in range(dice.choice([1, 20, 2_000])):
        damaged[dice.randrange(100, len(damaged))] = dice.randrange(256)
    if seed % 5 == 0:
        del damaged[dice.randrange(len(damaged)) :]
    file.write_bytes(damaged)
    with suppress(StudyError), open_log(file) as log:
        log.events("corpus")
        log.append(review(1_000))


def test_the_last_fit_that_stands_is_in_use(file: Path, log: Log) -> None:
    assert log.fit("corpus") is None
    first, second = Fit("corpus", 7, (0.1, 1 / 3, 1e-9)), Fit("corpus", 5, (1.0, 2.0, 3.0))  # the clock was set back
    for fit in (first, Fit("another", 9, (0.5,)), second):
        log.append(fit)
    assert log.fit("corpus") == read_fit(file, "corpus") == second
    log.append(review(10))
    log.retract(second)
    assert log.fit("corpus") == first
    log.retract(first)
    assert log.fit("corpus") is None
    assert log.events("corpus") == [review(10)]
    with pytest.raises(LookupError):
        log.retract(first)


def test_a_fit_is_never_changed(log: Log) -> None:
    log.append(Fit("corpus", 1, (0.5,)))
    for change in ("UPDATE fit SET at = 2", "DELETE FROM fit"):
        with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
            log._connection.execute(change)


def test_no_fit_where_there_is_no_file(file: Path) -> None:
    assert read_fit(file, "corpus") is None
    assert not file.exists()
