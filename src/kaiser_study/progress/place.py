"""Where the review log is."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "KAISER_STUDY_PROGRESS"


def progress_file(named: Path | None, environ: Mapping[str, str]) -> Path:
    """The file that was named, else the one of the environment, else the one in the user's data folder."""
    if named:
        return named
    if of_environment := environ.get(VARIABLE):
        return Path(of_environment)
    from platformdirs import user_data_path  # costs as much as all of `--help`, and is seldom needed

    return user_data_path("kaiser-study", appauthor=False) / "progress.sqlite3"
