"""A published deck on disk -> what it holds."""

from pathlib import Path

from kaiser_study.anki.contents import Contents, NotAPackage, read_package
from kaiser_study.errors import Place, StudyError
from kaiser_study.file_content import content_of


def read_package_file(file: Path) -> Contents:
    """Raises StudyError if the file cannot be read or is no deck of ours."""
    content = content_of(file)
    try:
        return read_package(content)
    except NotAPackage as error:
        raise StudyError(
            f"this is no deck of kaiser-study ({error})",
            remedy="name the .apkg as it was published",
            place=Place(file),
        ) from error
