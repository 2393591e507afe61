"""Where what the program keeps is: for its user by the platform's convention, for a deck beside its recipe.

platformdirs costs as much as all of `--help`, so it is imported where it is needed.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_PROGRAM = "kaiser-study"
VARIABLE = "KAISER_STUDY_PROGRESS"
_RECIPE = re.compile(rb"^(\xef\xbb\xbf)?deck:", re.MULTILINE)
_SETTINGS = "KAISER_STUDY_SETTINGS"


def progress_file(named: Path | None, environ: Mapping[str, str]) -> Path:
    """The file that was named, else the one of the environment, else the one in the user's data folder."""
    if named:
        return named
    if of_environment := environ.get(VARIABLE):
        return Path(of_environment)
    from platformdirs import user_data_path

    return user_data_path(_PROGRAM, appauthor=False) / "progress.sqlite3"


def settings_file(environ: Mapping[str, str]) -> Path:
    """The file of the environment, else the one in the user's folder of settings."""
    if of_environment := environ.get(_SETTINGS):
        return Path(of_environment)
    from platformdirs import user_config_path

    return user_config_path(_PROGRAM, appauthor=False) / "settings.toml"


def recipes_in(folder: Path) -> Sequence[Path]:
    """The recipes of a folder, told by how they begin."""
    files = (file for file in sorted(folder.glob("*.y*ml")) if file.is_file() and os.access(file, os.R_OK))
    return [file for file in files if _RECIPE.search(_beginning(file))]


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(4096)


def lock_file_of(recipe: Path) -> Path:
    """The lock of a recipe's deck, beside the recipe."""
    return recipe.parent / f"{recipe.stem}.lock"


def styles_beside(recipe: Path) -> Sequence[Path]:
    """The files of CSS beside a recipe, one of which it may name."""
    return sorted(recipe.parent.glob("*.css"))


def deck_file_of(recipe: Path, suffix: str = ".apkg") -> Path:
    """A recipe's deck, beside the recipe, where it goes if nobody says otherwise; other formats have another suffix."""
    return recipe.parent / f"{recipe.stem}{suffix}"


def preview_file_of(recipe: Path) -> Path:
    """The page that shows a recipe's cards, beside the recipe, where it goes if nobody says otherwise."""
    return recipe.parent / f"{recipe.stem}.preview.html"


def cache_folder() -> Path:
    """The folder of what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path(_PROGRAM, appauthor=False)
