"""Files that are written whole or not at all, and together or not at all.

Several files cannot be renamed in one step. So a journal of what is to be renamed is laid down once all of
them are ready beside their places: whoever comes next completes what a kill cut short.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from kaiser_study.errors import Place, StudyError

_STAGED = re.compile(r"\.kaiser-study-[0-9a-f]{8}-[0-9a-f]{16}")


def publish(contents: Mapping[Path, bytes], journal: Path) -> None:
    """Replaces files, or what they link to; on any failure all the old ones are still there.

    From the moment that `journal` exists the new ones count: `complete` ends what was begun. Raises StudyError.
    """
    before = {file: read_if_there(file) for file in contents}
    _sweep(contents)
    try:
        _replace(contents, journal)
    except StudyError:
        if journal.exists():  # some are new already; if they cannot be taken back now, the next build completes
            with suppress(StudyError):
                _replace(before, journal)
                _sweep(contents)
        raise


def publish_alone(file: Path, content: bytes) -> None:
    """Replaces one file, or what it links to; on any failure the old one is still there. Raises StudyError."""
    publish({file: content}, journal_of(file))


def replaceable(file: Path, opening: bytes, what: str) -> bytes | None:
    """The content of a file that is about to be replaced, None if there is none. Raises StudyError if it does not
    begin as ours do: a file of that name may be its author's own."""
    content = read_if_there(file)
    if content and not content.startswith(opening):
        raise StudyError(
            f"the file that stands there is not {what} of this program",
            remedy="choose another place with -o",
            place=Place(file),
        )
    return content


def journal_of(lock_file: Path) -> Path:
    """Where a build that was killed left word of what it was about to do."""
    return lock_file.with_name(f".{lock_file.name}.journal")


def complete(journal: Path) -> None:
    """Ends what a build began that was killed while it renamed its files; does nothing where none was.

    Raises StudyError if the journal cannot be trusted, or the files cannot be renamed now.
    """
    content = read_if_there(journal)
    if content is not None:
        _rename(_steps(content, journal), journal)


def read_if_there(file: Path) -> bytes | None:
    """The content of a file, None if there is none. Raises StudyError if it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StudyError(
            f"the file cannot be replaced ({_reason(error)})", remedy=_remedy(file), place=Place(file)
        ) from error


Step = tuple[Path, Path | None]
"""A file, and the one that is to take its place; None takes it away."""


def _replace(contents: Mapping[Path, bytes | None], journal: Path) -> None:
    """Stages all contents, lays down the journal, renames."""
    steps: list[Step] = []
    try:
        for file, content in contents.items():
            with _told(file):
                target = file.resolve()
                staged = None if content is None else target.with_name(f"{_prefix(target)}{token_hex(8)}")
                steps.append((target, staged))
                if staged and content is not None:
                    _write(staged, content, like=target)
        if len(steps) > 1:
            with _told(next(iter(contents))):
                _lay_down(journal, steps)
        else:
            _rename(steps, journal)
    except BaseException:
        _remove(staged for _, staged in steps if staged)
        raise
    _rename(steps, journal)


def _rename(steps: Sequence[Step], journal: Path) -> None:
    for target, staged in steps:
        with _told(target), suppress(FileNotFoundError):  # it was done already
            if staged:
                staged.replace(target)
            else:
                target.unlink()
    _remove([journal])


def _lay_down(journal: Path, steps: Sequence[Step]) -> None:
    folder = journal.parent.resolve()
    told = [[os.path.relpath(target, folder), staged and staged.name] for target, staged in steps]
    temporary = journal.with_name(f"{_prefix(journal)}{token_hex(8)}")
    try:
        _write(temporary, json.dumps(told).encode(), like=journal)
        temporary.replace(journal)
    finally:
        _remove([temporary])


def _steps(content: bytes, journal: Path) -> Sequence[Step]:
    """The steps of a journal; only decks and their lock can be named in one."""
    try:
        steps = []
        for name, staged in json.loads(content):
            target = journal.parent / name
            if target.suffix not in (".apkg", ".lock") or not (staged is None or _STAGED.fullmatch(staged)):
                raise ValueError(name)
            steps.append((target, staged and target.with_name(staged)))
        return steps
    except (ValueError, TypeError, AttributeError) as error:
        raise StudyError(
            "this journal of a build that was killed is damaged",
            remedy="delete it, take the lock back from git if it changed, and build again",
            place=Place(journal),
        ) from error


def _prefix(target: Path) -> str:
    return f".kaiser-study-{sha256(os.fsencode(target.name)).hexdigest()[:8]}-"


def _sweep(files: Iterable[Path]) -> None:
    """Takes away what was staged beside files and is in no journal."""
    for target in (file.resolve() for file in files):
        _remove(target.parent.glob(f"{_prefix(target)}*"))


def _write(file: Path, content: bytes, like: Path) -> None:
    """A new file on the disk, with the permissions of another if there is such a one."""
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if like.exists():
        file.chmod(like.stat().st_mode)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Says which file cannot be written, and why."""
    try:
        yield
    except OSError as error:
        raise StudyError(
            f"the file cannot be written ({_reason(error)})", remedy=_remedy(file), place=Place(file)
        ) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _remedy(file: Path) -> str:
    if file.suffix == ".lock":
        return "see that its folder may be written: the lock belongs beside the recipe"
    return "choose another place with -o"
