"""What a file holds, or why it cannot be read."""

from pathlib import Path

from kaiser_study.errors import Place, StudyError
from kaiser_study.visible import without_controls


def content_of(path: Path, named: Place | None = None) -> bytes:
    """Raises StudyError if the file cannot be read, at the place where another file names it, if one does."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        what, remedy = "there is no such file", "check the name and the folder"
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        what, remedy = f"the file cannot be read ({reason})", "check that it is a file and that you may read it"
    told = f"{what}: {without_controls(str(path))}" if named else what
    raise StudyError(told, remedy=remedy, place=named or Place(path))
