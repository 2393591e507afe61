"""Files that are written whole or not at all, and together or not at all.

Several files cannot be renamed in one step. So a note of what is to be renamed is laid down once all of
them are ready beside their places: whoever builds next completes what a kill cut short.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from kaiser_study.errors import Place, StudyError


def _remedy(file: Path) -> str:
    if file.suffix == ".lock":
        return "see that its folder may be written: the lock belongs beside the recipe"
    return "choose another place with -o"


def publish(contents: Mapping[Path, bytes], journal: Path) -> None:
    """Replaces files, or what they link to; on any failure all the old ones are still there.

    From the moment that `journal` exists the new ones count: `complete` ends what was begun. Raises StudyError.
    """
    targets = {file: file.resolve() for file in contents}
    staged = {target: target.with_name(f".kaiser-study-{token_hex(8)}") for target in targets.values()}
    file, *_ = contents
    try:
        try:
            for file, target in targets.items():
                _write(staged[target], contents[file], like=target)
            before = {target: read_if_there(target) for target in staged}
            if len(staged) > 1:
                file, *_ = contents
                _lay_down(journal, staged)
        except BaseException:
            _remove(staged.values())
            raise
        try:
            for file in contents:
                staged[targets[file]].replace(targets[file])
        except OSError:
            _undo(staged, before)
            _remove([journal, *staged.values()])
            raise
        _remove([journal])
    except OSError as error:
        raise StudyError(
            f"the file cannot be written ({(error.strerror or str(error)).lower()})",
            remedy=_remedy(file),
            place=Place(file),
        ) from error


def journal_of(lock_file: Path) -> Path:
    """Where a build that was killed left word of what it was about to do."""
    return lock_file.with_name(f".{lock_file.name}.journal")


def complete(journal: Path) -> None:
    """Ends what a build began that was killed while it renamed its files; does nothing where none was."""
    content = read_if_there(journal)
    if content is None:
        return
    for target, temporary in json.loads(content):
        with suppress(FileNotFoundError):  # this one was renamed already
            (journal.parent / temporary).replace(journal.parent / target)
    _remove([journal])


def read_if_there(file: Path) -> bytes | None:
    """The content of a file, None if there is none. Raises StudyError if it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StudyError(
            f"the file cannot be replaced ({(error.strerror or str(error)).lower()})",
            remedy=_remedy(file),
            place=Place(file),
        ) from error


def _write(file: Path, content: bytes, like: Path) -> None:
    """A new file on the disk, with the permissions of another if there is such a one."""
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if like.exists():
        file.chmod(like.stat().st_mode)


def _lay_down(journal: Path, staged: Mapping[Path, Path]) -> None:
    folder = journal.parent.resolve()
    pairs = [[os.path.relpath(path, folder) for path in pair] for pair in staged.items()]
    temporary = journal.with_name(f".kaiser-study-{token_hex(8)}")
    try:
        _write(temporary, json.dumps(pairs).encode(), like=journal)
        temporary.replace(journal)
    finally:
        _remove([temporary])


def _undo(staged: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    for target, temporary in staged.items():
        if temporary.exists():
            continue
        content = before[target]
        if content is None:
            target.unlink()
        else:
            _write(temporary, content, like=target)
            temporary.replace(target)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
