"""What commands take from the files, the clock and the environment around them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kaiser_study.cli.output import progress_bar
from kaiser_study.errors import StudyError

if TYPE_CHECKING:
    from kaiser_study.prepared import Prepared
    from kaiser_study.settings.settings import Settings
    from kaiser_study.watch import Watch


def recipe_file(recipe: Path | None) -> Path:
    """The recipe that was named, else the bundled one."""
    from kaiser_study.bundled import default_recipe

    return recipe or default_recipe()


def load(recipe: Path | None, deck: Path | None = None, watch: "Watch" = progress_bar) -> "Prepared":
    """A recipe with all that it asks for; `deck` is where it is published, if not beside it."""
    from kaiser_study.place import cache_folder, deck_file_of
    from kaiser_study.prepared import prepare

    source = recipe_file(recipe)
    published = deck or beside(source, deck_file_of(source))
    return prepare(source, published, cache_folder(), watch)


def beside(recipe: Path, file: Path) -> Path:
    """Where what is made of a recipe goes if nobody says otherwise: `file` beside it, or here for the recipe
    that lies in the installed program."""
    from kaiser_study.bundled import default_recipe, is_installed

    if is_installed() and recipe == default_recipe():
        return Path(file.name)
    return file


def learners_settings() -> "Settings":
    """What the learner has set; what is wrong in the file is told and counts as not set."""
    from kaiser_study.place import settings_file
    from kaiser_study.settings.file import read_settings

    found = read_settings(settings_file(os.environ))
    for misfit in found.misfits:
        click.echo(f"{misfit} (it counts as not set)", err=True)
    return found.settings


def log_to_read(named: Path | None) -> Path:
    """The review log for a command that makes none. Raises StudyError where it was named, and its folder is missing."""
    from kaiser_study.place import VARIABLE, progress_file
    from kaiser_study.progress.log import check_folder

    file = progress_file(named, os.environ)
    if named or os.environ.get(VARIABLE):
        check_folder(file)
    return file


def now() -> int:
    """The time in milliseconds UTC."""
    import time

    return time.time_ns() // 1_000_000


def build_time() -> int:
    """When a deck is built, in seconds UTC; SOURCE_DATE_EPOCH overrides the clock."""
    from kaiser_study.deck.lock import LAST_SECOND

    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told is None:
        return now() // 1000
    if not (told.isdecimal() and len(told) <= len(str(LAST_SECOND)) and int(told) <= LAST_SECOND):
        raise StudyError(f"SOURCE_DATE_EPOCH is `{told}`", remedy="set it to the seconds since 1970, or unset it")
    return int(told)
