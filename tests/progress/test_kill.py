"""A kill at any moment loses no answer that was kept, and the next card is the same."""

import random
import subprocess
import sys
import time
from pathlib import Path

from kaiser_study.progress.log import read_log

PROGRAM = Path(__file__).with_name("answering.py")


def start(log: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, PROGRAM, log], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def undisturbed(log: Path) -> list[str]:
    with start(log) as program:
        output, _ = program.communicate()
    *cards, done = output.split()
    assert done == "done"
    return cards


def in_log(log: Path) -> list[str]:
    return [event.card for event in read_log(log, "corpus")]


def test_a_kill_after_ten_answers_keeps_all_ten(tmp_path: Path) -> None:
    log = tmp_path / "progress.sqlite3"
    with start(log) as program:
        assert program.stdout
        told = [next(program.stdout).strip() for _ in range(10)]
        program.kill()
    assert in_log(log) == told


def test_kills_at_random_moments_change_nothing(tmp_path: Path) -> None:
    expected = undisturbed(tmp_path / "undisturbed.sqlite3")
    log = tmp_path / "killed.sqlite3"
    dice = random.Random(1)
    known: list[str] = []
    while len(known) < len(expected):
        with start(log) as program:
            assert program.stdout
            told = [next(program.stdout).strip()]
            time.sleep(dice.random() / 1_000)
            program.kill()
            told += program.stdout.read().split()
        known += [card for card in told if card != "done"]
        found = in_log(log)
        # A kill may come between the commit and the line that would have told of it.
        assert found[: len(known)] == known
        assert len(found) - len(known) in (0, 1)
        known = found
    assert known == expected
