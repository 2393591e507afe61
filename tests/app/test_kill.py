"""The app on a real terminal, killed in the middle of a session."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kaiser_study.model import Review
from kaiser_study.progress.log import read_log
from tests.app.conftest import Opener
from tests.app.test_quiz import card_id

PATIENCE = 60.0
"""Seconds after which something is broken, on however slow a machine."""


@contextmanager
def app_on_a_terminal(log_file: Path) -> Iterator[Callable[[str], None]]:
    """The bare command in a pseudo-terminal; gives a function that types. Killed at the end, without a warning."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "kaiser_study"]
    screen = {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    environment = {**os.environ, **screen, "KAISER_STUDY_PROGRESS": str(log_file)}
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, start_new_session=True, env=environment
    )
    os.close(follower)
    os.set_blocking(leader, False)

    def type_keys(keys: str) -> None:
        drain(leader)
        os.write(leader, keys.encode())

    try:
        yield type_keys
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(leader)


def drain(terminal: int) -> None:
    """Reads what the app painted, so that it never waits for a full terminal."""
    try:
        while os.read(terminal, 65536):
            pass
    except BlockingIOError:
        pass


def answered(log_file: Path) -> int:
    return sum(isinstance(event, Review) for event in read_log(log_file, "lessons-from-lukasz-kaiser"))


async def test_killed_on_the_screen_it_goes_on_with_the_next_card(open_app: Opener, log_file: Path) -> None:
    until = time.monotonic() + PATIENCE
    with app_on_a_terminal(log_file) as type_keys:
        count = 0
        while count < 5 and time.monotonic() < until:
            type_keys("\r" if not count else "")
            type_keys(" 4")
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
