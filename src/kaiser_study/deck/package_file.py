"""A published deck on disk -> what it holds."""

from pathlib import Path

from kaiser_study.anki.contents import Contents, NotAPackage, read_package
from kaiser_study.errors import Place, StudyError


def read_package_file(file: Path) -> Contents:
    """Raises StudyError if the file cannot be read or is no deck of ours."""
    try:
        return read_package(file.read_bytes())
    except OSError as error:
        what = f"the file cannot be read ({(error.strerror or str(error)).lower()})"
        raise StudyError(what, remedy="check the name and the folder", place=Place(file)) from error
    except NotAPackage as error:
        raise StudyError(
            f"this is no deck of kaiser-study ({error})",
            remedy="name the .apkg as it was published",
            place=Place(file),
        ) from error
