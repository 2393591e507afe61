"""The app on a real terminal: killed in the middle of a session, or stopped for the shell."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kaiser_study.model import Review
from kaiser_study.progress.log import read_log
from tests.app.conftest import Opener
from tests.app.test_quiz import card_id

PATIENCE = 60.0
"""Seconds after which something is broken, on however slow a machine."""


@dataclass(frozen=True)
class Terminal:
    """What the app runs in: the process, and the end of the pseudo-terminal at which the learner sits."""

    process: subprocess.Popen[bytes]
    end: int

    def type_keys(self, keys: str) -> None:
        """Types, after reading what was painted."""
        self.painted()
        os.write(self.end, keys.encode())

    def painted(self) -> str:
        """What the app painted since the last time, so that it never waits for a full terminal."""
        read = b""
        try:
            while more := os.read(self.end, 65536):
                read += more
        except BlockingIOError:
            pass
        return read.decode(errors="replace")

    def wait_for(self, *texts: str) -> None:
        """Waits until the app has painted all of these."""
        until = time.monotonic() + PATIENCE
        painted = self.painted()
        while not all(text in painted for text in texts):
            assert time.monotonic() < until, painted
            time.sleep(0.02)
            painted += self.painted()


@contextmanager
def app_on_a_terminal(log_file: Path) -> Iterator[Terminal]:
    """The bare command in a pseudo-terminal. Killed at the end, without a warning."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "kaiser_study"]
    screen = {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    environment = {**os.environ, **screen, "KAISER_STUDY_PROGRESS": str(log_file)}
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, start_new_session=True, env=environment
    )
    os.close(follower)
    os.set_blocking(leader, False)
    try:
        yield Terminal(process, leader)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(leader)


def answered(log_file: Path) -> int:
    return sum(isinstance(event, Review) for event in read_log(log_file, "lessons-from-lukasz-kaiser"))


async def test_killed_on_the_screen_it_goes_on_with_the_next_card(open_app: Opener, log_file: Path) -> None:
    until = time.monotonic() + PATIENCE
    with app_on_a_terminal(log_file) as terminal:
        count = 0
        while count < 5 and time.monotonic() < until:
            terminal.type_keys("\r" if not count else "")
            terminal.type_keys(" 4")
            time.sleep(0.2)
            count = answered(log_file)
    count = answered(log_file)
    assert count >= 5
    seen = []
    for _ in range(2):
        async with open_app().run_test() as pilot:
            await pilot.press("enter")
            seen.append(card_id(pilot))
            assert answered(log_file) == count
    assert seen[0] == seen[1]
    cards = [event.card for event in read_log(log_file, "lessons-from-lukasz-kaiser")]
    assert len(set(cards)) == count
    assert seen[0] not in cards


def test_back_from_the_shell_the_screen_is_painted_anew_and_goes_on(log_file: Path) -> None:
    with app_on_a_terminal(log_file) as terminal:
        terminal.wait_for("20 new")
        terminal.type_keys("\r")
        terminal.wait_for("Reveal")
        terminal.type_keys("\x1a")
        _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        terminal.painted()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("left", "The Transformer Architecture", "Reveal")
        terminal.type_keys(" ")
        terminal.wait_for("Again")
