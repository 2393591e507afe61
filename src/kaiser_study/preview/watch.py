"""Recipe and corpus as they are saved -> the deck, or what is wrong with them."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import watchfiles

from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import StudyError
from kaiser_study.place import lock_file_of, styles_beside
from kaiser_study.preview.deck import Deck

_QUIET = 50
"""Milliseconds without a change after which a file counts as saved."""

_LOOK = 500
"""Milliseconds after which the files are looked at though nothing was heard of them: links and network drives
tell nothing."""


def watch(recipe: Path, make: Callable[[], Deck], show: Callable[[Deck | None, str], object]) -> None:
    """Makes the deck now and whenever its files were saved, and shows it: the last good one, None if there was
    none yet, with what is wrong now. Ends by KeyboardInterrupt. Raises StudyError if there is no such recipe."""
    deck = None
    for _ in _saved(recipe):
        error = ""
        try:
            deck = make()
        except StudyError as mistake:
            if deck is None and not recipe.exists():
                raise
            error = str(mistake)
        show(deck, error)


def _saved(recipe: Path) -> Iterator[None]:
    """At first, and each time that a file of the recipe is another one than before."""
    while True:
        files = _files_of(recipe)
        seen = _state_of(files)
        yield
        for _ in watchfiles.watch(
            # the folders: editors put a new file into the place of the old one
            *{file.parent for file in files if file.parent.is_dir()},
            watch_filter=None,
            step=_QUIET,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            recursive=False,
        ):
            if _state_of(files) != seen:
                break


def _files_of(recipe: Path) -> Collection[Path]:
    """The files that a deck is made of; as long as the recipe has mistakes, no corpus can be told."""
    files = [recipe, lock_file_of(recipe), *styles_beside(recipe)]
    try:
        return [*files, *read_recipe(recipe).corpora]
    except StudyError:
        return files


def _state_of(files: Collection[Path]) -> Collection[tuple[int, int, int] | None]:
    """What changes of a file when it is saved; None if there is none."""
    return [_state(file) for file in files]


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
