"""Files that are written whole or not at all."""

import os
from pathlib import Path
from secrets import token_hex

from kaiser_study.errors import Place, StudyError


def write_whole(file: Path, content: bytes) -> None:
    """Replaces a file, or what it links to, in one step; on any failure the old one is still
    there. Raises StudyError."""
    temporary: Path | None = None
    try:
        target = file.resolve()
        temporary = target.with_name(f".kaiser-study-{token_hex(8)}")
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except OSError as error:
        raise StudyError(
            f"the file cannot be written ({(error.strerror or str(error)).lower()})",
            remedy="choose another place with -o",
            place=Place(file),
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def read_if_there(file: Path) -> bytes | None:
    """The content of a file, None if there is none. Raises StudyError if it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StudyError(
            f"the file cannot be replaced ({(error.strerror or str(error)).lower()})",
            remedy="choose another place with -o",
            place=Place(file),
        ) from error
