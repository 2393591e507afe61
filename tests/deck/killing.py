"""Publishes a pair of files in a folder of its own again and again, and is killed each time: at the
first line of `publish.py`, at the second, and so on. Prints how many lines there are."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from kaiser_study import publish

NAMES = ("test.apkg", "test.lock")


def lay_out(folder: Path, content: str) -> None:
    for name in NAMES:
        folder.joinpath(name).write_text(content, encoding="utf-8")


def publish_and_die(folder: Path, line: int) -> None:
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal lines
        if frame.f_code.co_filename != publish.__file__:
            return None
        lines += event == "line"
        if lines == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    lock = folder / NAMES[1]
    sys.settrace(trace)  # type: ignore[arg-type]  # a trace function is one that gives another
    publish.publish({folder / name: b"new" for name in NAMES}, publish.journal_of(lock))
    os._exit(0)


if __name__ == "__main__":
    line = 0
    was_killed = True
    while was_killed:
        line += 1
        folder = Path(sys.argv[1], str(line))
        folder.mkdir()
        lay_out(folder, "old")
        if not (child := os.fork()):
            publish_and_die(folder, line)
        was_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    print(line - 1)
