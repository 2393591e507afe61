"""What commands put out, and what they show to one who waits."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click

from kaiser_study.watch import A_WHILE

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from kaiser_study.corpus.drafts import Piece
    from kaiser_study.model import Event
    from kaiser_study.watch import Step


def print_lines(lines: Iterable[str]) -> None:
    """Prints nothing until the last line is made."""
    click.echo("\n".join(lines))


def at_its_width(text: str) -> str:
    """A text as standard output takes it: where that is a terminal, lines break between words at its width, and go on
    under their first letter. A word that is longer stays whole."""
    if not sys.stdout.isatty():
        return text
    from shutil import get_terminal_size  # not needed by all other commands

    return "\n".join(row for line in text.split("\n") for row in _rows(line, get_terminal_size().columns))


def _rows(line: str, width: int) -> Sequence[str]:
    import textwrap

    indent = line[: len(line) - len(line.lstrip(" "))]
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def print_json(value: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Prints JSON for people and programs: indented, with all letters as they are."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def progress_bar(work: str, steps: int) -> "Iterator[Step]":
    """Shows how far a work of so many steps is on stderr, where it is a terminal and the work takes a while."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    begun, done = monotonic(), 0
    bar: ProgressBar[int] | None = None
    with ExitStack() as shown:

        def step() -> None:
            nonlocal done, bar
            done += 1
            if bar:
                bar.update(1)
            elif monotonic() - begun > A_WHILE:
                few = steps // 200 + 1
                bar = shown.enter_context(
                    click.progressbar(length=steps, label=work, file=sys.stderr, update_min_steps=few)
                )
                bar.update(done)

        yield step
        if bar:
            bar.finish()
            bar.render_progress()


def counted(events: Sequence["Event"], work: str) -> Iterator["Event"]:
    """The events as they are taken, under a progress bar."""
    with progress_bar(work, len(events)) as step:
        for event in events:
            yield event
            step()


def watched_lines(pieces: "Iterable[Piece]", lines: int) -> "Iterator[Piece]":
    """Shows how many of so many lines the pieces have come through."""
    with click.progressbar(length=lines, label="reading", file=sys.stderr, update_min_steps=lines // 200 + 1) as bar:
        line = 0
        for piece in pieces:
            bar.update(max(0, piece.line - line))
            line = max(line, piece.line)
            yield piece
        bar.update(lines - line)
