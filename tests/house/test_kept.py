"""What is kept between runs: found again while nothing has changed, and never code."""

import os
import pickle
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from kaiser_study import kept
from kaiser_study.kept import keep, recall, stamp_of
from kaiser_study.model import Part

PART = Part("lemmas", 1, "Lemmas")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made_from = tmp_path / "corpus.yaml"
    made_from.write_text("one", "utf-8")
    return made_from


@pytest.fixture
def folder(tmp_path: Path, file: Path) -> Path:
    """A folder that keeps PART, made from the file."""
    cache = tmp_path / "cache"
    keep(cache, "deck", stamp_of([file]), PART)
    return cache


def entry(folder: Path) -> Path:
    (found,) = folder.glob("*.kept")
    return found


def test_what_was_kept_is_found_under_its_name_only(folder: Path) -> None:
    assert recall(folder, "deck") == PART
    assert recall(folder, "another") is None


def test_a_changed_or_missing_file_is_noticed(folder: Path, file: Path) -> None:
    file.write_text("two", "utf-8")
    assert recall(folder, "deck") is None
    file.write_text("one", "utf-8")
    assert recall(folder, "deck") == PART
    file.unlink()
    assert recall(folder, "deck") is None


def test_nothing_is_kept_of_a_file_that_changed_while_it_was_read(tmp_path: Path, file: Path) -> None:
    stamp = stamp_of([file])
    file.write_text("two", "utf-8")
    keep(tmp_path / "cache", "deck", stamp, PART)
    assert not (tmp_path / "cache").exists()


def test_a_changed_program_is_noticed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "program" / "rules.py"
    module.parent.mkdir()
    module.touch()
    monkeypatch.setattr(kept, "_PROGRAM", module.parent)
    monkeypatch.setattr(kept, "_program", cache(kept._program.__wrapped__))
    assert recall(folder, "deck") is None
    keep(folder, "deck", {}, PART)
    assert recall(folder, "deck") == PART
    os.utime(module, ns=(1, 1))
    assert recall(folder, "deck") == PART  # what runs is the program as it was read
    kept._program.cache_clear()
    assert recall(folder, "deck") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-5],
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: b"",
    ],
    ids=["cut off", "a changed byte", "empty"],
)
def test_a_damaged_entry_counts_as_none(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    file = entry(folder)
    file.write_bytes(damage(file.read_bytes()))
    assert recall(folder, "deck") is None


class Shell:
    """A pickle that would run a command."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (self.command,)


def test_an_entry_is_never_code(folder: Path, tmp_path: Path) -> None:
    content = pickle.dumps({}) + pickle.dumps(Shell(f"touch {tmp_path}/done"))
    entry(folder).write_bytes(kept._digest(content) + content)
    assert recall(folder, "deck") is None
    assert not (tmp_path / "done").exists()


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, file: Path) -> None:
    keep(file, "deck", {}, PART)
    assert recall(file, "deck") is None
    assert sorted(tmp_path.iterdir()) == [file]


def test_only_the_newest_entries_stay(tmp_path: Path) -> None:
    for number in range(25):
        keep(tmp_path, str(number), {}, PART)
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert [number for number in range(25) if recall(tmp_path, str(number))] == list(range(5, 25))
    assert len(list(tmp_path.iterdir())) == 20


def test_the_digest_names_the_content_of_a_file(file: Path) -> None:
    assert stamp_of([file, file.with_name("missing")]) == {
        str(file): sha256(b"one").hexdigest(),
        str(file.with_name("missing")): "",
    }
