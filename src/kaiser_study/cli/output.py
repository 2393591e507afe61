"""What commands put out, and what they show to one who waits."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kaiser_study.corpus.drafts import Piece
    from kaiser_study.model import Event

_MANY = 500
"""Quotes whose cards take so long to make that the progress is shown."""

_MANY_EVENTS = 50_000
"""Those of a log that take so long to fold."""


def print_lines(lines: Iterable[str]) -> None:
    """Prints nothing until the last line is made."""
    click.echo("\n".join(lines))


def print_json(value: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Prints JSON for people and programs: indented, with all letters as they are."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def making_cards(quotes: int) -> Iterator[Callable[[], object]]:
    """A progress bar on stderr, where it is a terminal and there are many quotes."""
    if quotes < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=quotes, label="Making cards", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def counted(events: Sequence["Event"], label: str) -> Iterator["Event"]:
    """The events as they are taken, with a progress bar on stderr, where it is a terminal and there are many."""
    if len(events) < _MANY_EVENTS or not sys.stderr.isatty():
        yield from events
        return
    steps = len(events) // 200
    with click.progressbar(events, label=label, file=sys.stderr, update_min_steps=steps) as bar:
        yield from bar


def watched_lines(pieces: "Iterable[Piece]", lines: int) -> "Iterator[Piece]":
    """Shows how many of so many lines the pieces have come through."""
    with click.progressbar(length=lines, label="reading", file=sys.stderr, update_min_steps=lines // 200 + 1) as bar:
        line = 0
        for piece in pieces:
            bar.update(max(0, piece.line - line))
            line = max(line, piece.line)
            yield piece
        bar.update(lines - line)
