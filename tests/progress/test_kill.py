"""A kill at any moment loses no step behind which a card was shown, and the next start goes on at the same place.

Some kills by default; as many as `KILLS=500 make test ARGS='-s tests/progress/test_kill.py'` says, with its figures.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.progress.tail import TABLES
from kaiser_study.study.fold import fold_of
from kaiser_study.study.session import Session
from tests.progress import answering
from tests.progress.answering import CORPUS, ID, RULES, UNDO

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "10"))


@dataclass
class Told:
    """What a program told until it was killed: the steps that it took and took back, and the card shown last, since
    when in milliseconds UTC."""

    taken: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    is_undoing: bool = False
    shown: tuple[str, int] | None = None

    def hear(self, line: str) -> None:
        words = line.split("\t")
        self.is_undoing = words == [UNDO]
        match words:
            case "+", event, card, at:
                self.taken.append(event)
                if self.shown or not event.startswith("Decision") or "BURY" in event:
                    self.shown = card, int(at)
            case "-", event, _, _:
                self.taken_back.append(event)
                self.shown = None  # only in the same session is what was taken back asked first, until it is left
            case _, card, at:
                self.shown = card, int(at)


class Learners:
    """Programs that study with one log, and are killed again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.file, self.cache = folder / "progress.sqlite3", folder / "cache"
        self.dice = random.Random(seed)
        self.began = time.monotonic_ns() // 1_000_000
        self.known: Counter[str] = Counter()
        self.figures: Counter[str] = Counter()

    def study_until_killed(self, programs: int) -> None:
        """So many programs at once; most are killed among their steps, some while they start."""
        processes = [self._start() for _ in range(programs)]
        told = [Told() for _ in processes]
        if self.dice.random() < 0.8:
            for process, heard in zip(processes, told, strict=True):
                heard.hear(_lines(process).readline().rstrip("\n"))
        time.sleep(self.dice.random() * 0.06)
        for process in self.dice.sample(processes, programs):
            time.sleep(self.dice.choice([0, 0.01]))
            process.kill()
        for process, heard in zip(processes, told, strict=True):
            with process:
                for line in _lines(process):
                    heard.hear(line.rstrip("\n"))
            assert process.returncode < 0, "it ended by itself"
        self._check(told)

    def _start(self) -> subprocess.Popen[str]:
        arguments = [str(self.file), str(self.cache), str(self.dice.random()), str(self.began)]
        command = [sys.executable, "-m", answering.__name__, *arguments]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT)

    def _check(self, told: Sequence[Told]) -> None:
        """Nothing that was told is missing, nothing is there twice; not told is the last step of each at most."""
        for heard in told:
            self.known.update(heard.taken)
        for heard in told:
            self.known.subtract(heard.taken_back)
        with open_log(self.file) as log:
            assert log._connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            numbers = " UNION ALL ".join(f"SELECT number FROM {table}" for table in TABLES)
            rows, highest = log._connection.execute(f"SELECT count(*), max(number) FROM ({numbers})").fetchone()
            assert rows == (highest or 0)
            events = log.events(ID)
            fold = FoldedLog(log, CORPUS, RULES, self.cache).fold
        assert fold == fold_of(events, RULES)
        found = Counter(map(repr, events))
        missing, more = self.known - found, found - self.known
        assert missing.total() <= sum(heard.is_undoing for heard in told)
        assert missing.total() + more.total() <= len(told)
        if len(told) == 1 and told[0].shown and not missing:
            card, at = told[0].shown
            behind = events[len(events) - more.total() :]
            question = Session(answering.cards, fold_of(events[: len(events) - len(behind)], RULES), at, RULES).ask(at)
            assert question
            assert {question.card.id, *(event.card for event in behind)} == {card}
            self.figures["same place"] += 1
        self.known = found
        self.figures["kills"] += len(told)
        self.figures["steps told"] += sum(len(heard.taken) for heard in told)
        self.figures["undone"] += sum(len(heard.taken_back) for heard in told)
        self.figures["not told"] += missing.total() + more.total()
        self.figures["killed before a step"] += sum(not heard.taken for heard in told)


def _lines(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout
    return process.stdout


@pytest.mark.parametrize("programs", [1, 2])
def test_kills_at_random_moments_lose_nothing(programs: int, tmp_path: Path) -> None:
    learners = Learners(tmp_path, seed=programs)
    while learners.figures["kills"] < KILLS or not list(learners.cache.glob("*.kept")):
        learners.study_until_killed(programs)
    print(f"\n{programs} at once:", dict(learners.figures))
    assert learners.figures["steps told"]


def test_kills_while_the_log_is_made_leave_one_that_can_be_used(tmp_path: Path) -> None:
    for number in range(KILLS):
        learners = Learners(tmp_path / str(number), seed=number)
        for programs in (2, 1):
            learners.study_until_killed(programs)
