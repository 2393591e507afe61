"""Whatever is kept of a log's fold: it is what folding the whole log gives."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kaiser_study.model import (
    Corpus,
    Days,
    Decision,
    DecisionKind,
    Event,
    Grade,
    Head,
    Interval,
    Phase,
    Practice,
    Review,
    Seconds,
    Skip,
)
from kaiser_study.progress import folded
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import Log, open_log
from kaiser_study.study.fold import Before, Fold, fold_of
from kaiser_study.study.rules import Rules
from kaiser_study.watch import Step

RULES = Rules(zone=UTC)
START = RULES.day_start(20_000)
HOUR = 3_600_000
CORPUS = "corpus"
ONE = Corpus((Head(CORPUS, "One", "", "", "en"),), (), (), ())


@pytest.fixture(autouse=True)
def every_answer_is_worth_a_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folded, "MANY", 1)


def review(hour: int, card: str = "q/cloze/1", grade: Grade = Grade.GOOD, interval: Interval = Days(3)) -> Review:  # noqa: B008
    return Review(CORPUS, card, START + hour * HOUR, grade, interval, 4_000, Phase.REVIEW)


hours = st.integers(0, 100)
cards = st.sampled_from(["one", "two", "three"])
events = st.one_of(
    st.builds(review, hours, cards, st.sampled_from(Grade), st.sampled_from([Days(1), Days(9), Seconds(600)])),
    st.builds(lambda hour, card: Skip(CORPUS, card, START + hour * HOUR), hours, cards),
    st.builds(
        lambda hour, card, kind: Decision(CORPUS, card, START + hour * HOUR, kind),
        hours,
        cards,
        st.sampled_from(DecisionKind),
    ),
    st.builds(lambda hour, card: Practice(CORPUS, card, START + hour * HOUR, Grade.GOOD, 9), hours, cards),
    st.builds(lambda event: event._replace(corpus="another"), st.builds(review, hours)),
)
devices = st.sampled_from(["0-before-all", "~after-all"])
numbers = st.integers(1, 4)

RETRACT, DELETE, DAMAGE, BACK_UP, RESTORE = "retract", "delete", "damage", "back up", "restore"
actions = st.lists(
    st.one_of(
        events,
        events,
        st.sampled_from([RETRACT, DELETE, DAMAGE, BACK_UP, RESTORE]),
        st.tuples(devices, numbers, hours, cards),  # a row of another device, merged; gaps come and are filled
        st.tuples(devices, numbers, devices, numbers),  # the like, a retraction
    ),
    max_size=25,
)


class Place:
    """A log, what is kept of it, and a backup."""

    def __init__(self, folder: Path) -> None:
        self.file, self.backup, self.cache = folder / "log", folder / "backup", folder / "cache"
        self.own: list[Event] = []
        self.backed_up: list[Event] | None = None

    def do(self, action: object) -> None:
        match action:
            case Review() | Skip() | Decision() | Practice():
                with open_log(self.file) as log:
                    log.append(action)
                self.own.append(action)
            case "retract" if self.own:
                with open_log(self.file) as log:
                    log.retract(self.own.pop())
            case "delete":
                shutil.rmtree(self.cache, ignore_errors=True)
            case "damage":
                for file in self.cache.glob("*"):
                    file.write_bytes(file.read_bytes()[:-1])
            case "back up" if self.file.exists():
                with closing(sqlite3.connect(self.file)) as one, closing(sqlite3.connect(self.backup)) as two:
                    one.backup(two)
                self.backed_up = list(self.own)
            case "restore" if self.backed_up is not None:
                with closing(sqlite3.connect(self.file)) as one, closing(sqlite3.connect(self.backup)) as two:
                    two.backup(one)
                self.own = list(self.backed_up)
            case (str(device), int(number), int(hour), str(card)):
                self.merge("review", device, number, CORPUS, card, START + hour * HOUR, 3, 5, 4_000, "review")
            case (str(device), int(number), str(of_device), int(of_number)):
                self.merge("retraction", device, number, of_device, of_number)

    def merge(self, table: str, *row: str | int) -> None:
        other = {"review": "retraction", "retraction": "review"}[table]
        with open_log(self.file) as log:
            taken = log._connection.execute(f"SELECT * FROM {other} WHERE device = ? AND number = ?", row[:2])
            if taken.fetchone() is None:
                log._connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)


@given(actions)
@example([("one", 1, 0, "card"), ("another", 1, "one", 1)])  # a device that is new, and takes back what was read
@settings(max_examples=150, deadline=None)
def test_what_is_kept_is_what_folding_the_whole_log_gives(todo: list[object]) -> None:
    with TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for action in todo:
            place.do(action)
            with open_log(place.file) as log:
                assert FoldedLog(log, ONE, RULES, place.cache).fold == fold_of(log.events(CORPUS), RULES)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def log(file: Path) -> Iterator[Log]:
    with open_log(file) as log:
        yield log


@pytest.fixture
def taken_in(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """The events that a fold took in, whenever one was made."""
    taken: list[Event] = []
    add: Callable[[Fold, Event], Before] = Fold.add

    def noted(fold: Fold, event: Event) -> Before:
        taken.append(event)
        return add(fold, event)

    monkeypatch.setattr(Fold, "add", noted)
    return taken


def start(log: Log, cache: Path, rules: Rules = RULES) -> Fold:
    """What a program that starts folds."""
    return FoldedLog(log, ONE, rules, cache).fold


def test_a_start_reads_what_came_since(log: Log, cache: Path, taken_in: list[Event]) -> None:
    for hour in range(5):
        log.append(review(hour))
    start(log, cache)
    log.append(review(9))
    taken_in.clear()
    start(log, cache)
    assert taken_in == [review(9)]


def test_a_mistake_taken_back_since_is_no_reason_to_read_all(log: Log, cache: Path, taken_in: list[Event]) -> None:
    log.append(review(1))
    start(log, cache)
    log.append(review(2))
    log.append(review(3))
    log.retract(review(3))
    taken_in.clear()
    start(log, cache)
    assert taken_in == [review(2)]


def test_a_clock_set_back_since_is_no_reason_to_read_all(log: Log, cache: Path, taken_in: list[Event]) -> None:
    log.append(review(9))
    start(log, cache)
    log.append(review(1))
    taken_in.clear()
    start(log, cache)
    assert taken_in == [review(1)]


def test_what_another_copy_had_and_this_one_lacked_is_taken_in(tmp_path: Path) -> None:
    place = Place(tmp_path)
    for number in (1, 40, 2):
        place.do(("device", number, number, "card"))
        with open_log(place.file) as log:
            assert FoldedLog(log, ONE, RULES, place.cache).fold == fold_of(log.events(CORPUS), RULES)


def test_a_log_by_other_rules_is_read_by_them_alone(log: Log, cache: Path, taken_in: list[Event]) -> None:
    log.append(review(1))
    rules = replace(RULES, rollover_hour=3)
    assert FoldedLog(log, ONE, RULES, cache).under(rules).fold == fold_of([review(1)], rules)
    assert taken_in == [review(1)] * 2  # by the log, and by what it is held against


def test_one_who_waits_is_told_of_every_event_that_is_read(log: Log, cache: Path) -> None:
    told: list[str] = []

    @contextmanager
    def watch(work: str, steps: int) -> Iterator[Step]:
        told.append(f"{work}: {steps}")
        yield lambda: told.append("one more")

    for hour in range(3):
        log.append(review(hour))
    start(log, cache)
    log.append(review(9))
    log.append(Skip(CORPUS, review(1).card, review(10).at))
    log.append(Skip("another corpus", "a card", review(11).at))
    _ = FoldedLog(log, ONE, RULES, cache, watch).fold
    assert told == ["Reading your answers: 2", "one more", "one more"]


@pytest.mark.parametrize(
    "rules",
    [
        replace(RULES, learning_steps=(60,)),
        replace(RULES, rollover_hour=3),
        replace(RULES, zone=timezone(timedelta(hours=9))),
        replace(RULES, parameters=(1.0,) * 19 + (0.1, 0.2)),
    ],
    ids=["steps", "rollover", "zone", "parameters"],
)
def test_other_rules_are_another_fold(rules: Rules, log: Log, cache: Path) -> None:
    for hour in range(0, 90, 9):
        log.append(review(hour, interval=Seconds(600)))
    start(log, cache)
    assert start(log, cache, rules) == fold_of(log.events(CORPUS), rules)


@pytest.mark.parametrize(
    "rules", [replace(RULES, new_per_day=99), replace(RULES, retention=0.8)], ids=["limit", "retention"]
)
def test_what_is_asked_and_granted_next_does_not_matter(
    rules: Rules, log: Log, cache: Path, taken_in: list[Event]
) -> None:
    log.append(review(1))
    start(log, cache)
    taken_in.clear()
    start(log, cache, rules)
    assert taken_in == []


def test_a_cache_that_cannot_be_written_costs_time_alone(log: Log, file: Path) -> None:
    log.append(review(1))
    assert FoldedLog(log, ONE, RULES, file / "deeper").fold == fold_of([review(1)], RULES)


def test_what_another_program_writes_is_in_the_next_fold(log: Log, file: Path, cache: Path) -> None:
    own = FoldedLog(log, ONE, RULES, cache)
    before = own.fold
    assert own.fold is before
    with open_log(file) as other:
        other.append(review(1))
    assert own.fold == fold_of([review(1)], RULES)
