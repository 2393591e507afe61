"""Results kept between runs in the user's cache folder: all of it can be made again, only slower.

An entry is a digest, then two pickles: what the result was made from, and the result.
"""

import gc
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_hex

Stamp = Mapping[str, str]
"""The files that a result was made from, each with the digest of its content."""

_MOST = 20
"""Entries that stay when one is added; recipes in temporary folders would fill the disk otherwise."""

_DATA = frozenset(
    {
        "kaiser_study.anki.notes",
        "kaiser_study.anki.preset",
        "kaiser_study.deck.lock",
        "kaiser_study.deck.look",
        "kaiser_study.deck.recipe",
        "kaiser_study.errors",
        "kaiser_study.model",
        "kaiser_study.progress.tail",
        "kaiser_study.study.fold",
        "kaiser_study.study.history",
        "kaiser_study.study.retention",
        "kaiser_study.study.rules",
        "pathlib",
        "pathlib._local",
    }
)
"""Where the classes of kept values are from. Nothing else is loaded, so an entry is never code."""

_PROGRAM = Path(__file__).parent


def stamp_of(files: Iterable[Path]) -> Stamp:
    """Of the files as they are now; one that cannot be read has an empty digest."""
    return {str(file): _digest_of(file) for file in files}


def _digest_of(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def recall(folder: Path, name: str) -> object | None:
    """What was kept under a name, None if nothing was, or if program or files have changed since."""
    try:
        entry = _file(folder, name).read_bytes()
        digest, content = entry[:32], entry[32:]
        if digest != _digest(content):
            return None
        stream = BytesIO(content)
        with without_collector():
            stamp = _Unpickler(stream).load()
            return _Unpickler(stream).load() if stamp_of(map(Path, stamp)) == stamp else None
    except (OSError, pickle.UnpicklingError):
        return None


def keep(folder: Path, name: str, stamp: Stamp, value: object) -> None:
    """Keeps a value made from the files of the stamp, which was taken before they were read.

    Does nothing where the folder cannot be written, or where the files have changed meanwhile.
    """
    if stamp_of(map(Path, stamp)) != stamp:
        return
    stream = BytesIO()
    for each in (dict(stamp), value):
        _Pickler(stream).dump(each)
    content = stream.getvalue()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / token_hex(8)
        temporary.write_bytes(_digest(content) + content)
        temporary.replace(_file(folder, name))
        _thin_out(folder)


@contextmanager
def without_collector() -> Iterator[None]:
    """While much is made that stays, a collector would look through it in vain, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _file(folder: Path, name: str) -> Path:
    return folder / f"{sha256(name.encode()).hexdigest()[:24]}.kept"


def _digest(content: bytes) -> bytes:
    """Of an entry and of the program: another version, or a changed line of it, would make other results."""
    return sha256(_program().encode() + content).digest()


@cache
def _program() -> str:
    """What runs, as it was when first asked: when its files and those of the libraries were written."""
    modules = sorted((str(file), file.stat().st_mtime_ns) for file in _PROGRAM.rglob("*.py"))
    libraries = [folder.stat().st_mtime_ns for folder in map(Path, sys.path) if folder.name.endswith("-packages")]
    return repr((sys.version, modules, libraries))


def _thin_out(folder: Path) -> None:
    for file in sorted(folder.glob("*.kept"), key=lambda file: file.stat().st_mtime, reverse=True)[_MOST:]:
        file.unlink()


class _Pickler(pickle.Pickler):
    """Writes frozen data as calls of its classes: read three times as fast as by the way that dataclasses have."""

    def reducer_override(self, value: object) -> tuple[type, tuple[object, ...]]:
        kind = type(value)
        return (kind, _values(kind)(value)) if is_dataclass(kind) else NotImplemented


@cache
def _values(kind: type) -> Callable[[object], tuple[object, ...]]:
    names = [field.name for field in fields(kind) if field.init]
    return lambda value: tuple(getattr(value, name) for name in names)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name) if module in _DATA else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no class of kept data")
        return found
