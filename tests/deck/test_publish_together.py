"""Deck and lock are written both or neither, whatever goes wrong and whenever."""

import errno
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kaiser_study import publish
from kaiser_study.errors import StudyError
from kaiser_study.place import lock_file_of
from kaiser_study.publish import complete, journal_of
from tests.contract.decks import NOW, SENTENCES, build_deck, quote
from tests.deck.editions import change_corpus, on_disk, put_in, write_small_recipe
from tests.deck.killing import NAMES
from tests.document.rows import rows

ROOT = Path(__file__).parents[2]
OLD, NEW = "old", "new"


@dataclass(frozen=True)
class Files:
    """A corpus that has changed since its deck was published, with the old deck and lock and the next ones."""

    recipe: str
    corpus: str
    old: tuple[bytes, bytes]
    new: tuple[bytes, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("files")
    recipe = write_small_recipe(folder)
    deck, lock, corpus = folder / "test.apkg", folder / "test.lock", folder / "corpus.yaml"
    build_deck(recipe, deck)
    old = deck.read_bytes(), lock.read_bytes()
    change_corpus(recipe, put_in(quote("gardens", SENTENCES[2])))
    build_deck(recipe, deck, NOW + 60)
    new = deck.read_bytes(), lock.read_bytes()
    assert all(one != other for one, other in zip(old, new, strict=True))
    return Files(recipe.read_text(encoding="utf-8"), corpus.read_text(encoding="utf-8"), old, new)


class Pair:
    """A deck and its lock in some place, as they were published before the corpus changed."""

    def __init__(self, files: Files, recipe: Path, deck: Path) -> None:
        self.files, self.recipe, self.deck = files, recipe, deck
        self.lock = lock_file_of(recipe)
        self.journal = journal_of(self.lock)
        recipe.write_text(files.recipe, encoding="utf-8")
        recipe.with_name("corpus.yaml").write_text(files.corpus, encoding="utf-8")
        self.reset()

    def reset(self) -> None:
        self.deck.write_bytes(self.files.old[0])
        self.lock.write_bytes(self.files.old[1])

    def build(self) -> None:
        build_deck(self.recipe, self.deck, NOW + 60)

    def publish(self) -> None:
        """What a build ends with."""
        publish.publish(dict(zip((self.deck, self.lock), self.files.new, strict=True)), self.journal)

    def content(self) -> tuple[bytes, bytes]:
        return self.deck.read_bytes(), self.lock.read_bytes()

    def state(self) -> str:
        """Which pair is there. A mix of the two is neither."""
        return {self.files.old: OLD, self.files.new: NEW}[self.content()]

    def state_after_completion(self) -> str:
        complete(self.journal)
        assert not self.journal.exists()
        return self.state()


@pytest.fixture
def pair(files: Files, folder: Path) -> Pair:
    return Pair(files, folder / "test.yaml", folder / "test.apkg")


# --- errors and interruptions, at every step ---

Step = tuple[object, str, int]

STEPS: dict[str, Step] = {
    "deck beside its place": (publish, "_write", 1),
    "lock beside its place": (publish, "_write", 2),
    "journal beside its place": (publish, "_write", 3),
    "deck onto the disk": (os, "fsync", 1),
    "lock onto the disk": (os, "fsync", 2),
    "journal onto the disk": (os, "fsync", 3),
    "permissions of the deck": (Path, "chmod", 1),
    "permissions of the lock": (Path, "chmod", 2),
    "journal to its place": (Path, "replace", 1),
    "deck to its place": (Path, "replace", 2),
    "lock to its place": (Path, "replace", 3),
}
"""All that a build does to the disk, but for what it takes away: a function, and which call of it."""

MOMENTS = rows({f"{moment} {name}": (step, moment) for name, step in STEPS.items() for moment in ("before", "after")})


def counted(owner: object, name: str, calls: dict[str, int]) -> Callable[..., object]:
    function = getattr(owner, name)

    def count(*arguments: Any, **keywords: Any) -> object:
        calls[name] = calls.get(name, 0) + 1
        return function(*arguments, **keywords)

    return count


def test_the_steps_are_those_of_a_build(pair: Pair) -> None:
    """Or the tests below would wait for calls that never come."""
    calls: dict[str, int] = {}
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in {(owner, name) for owner, name, _ in STEPS.values()}:
            patch.setattr(owner, name, counted(owner, name, calls))
        pair.publish()
    assert calls == {name: max(n for _, each, n in STEPS.values() if each == name) for _, name, _ in STEPS.values()}
    assert pair.state() == NEW


@contextmanager
def failing(step: Step, moment: str, error: BaseException) -> Iterator[None]:
    """That call fails, before it does its work or after; all others succeed."""
    owner, name, call = step
    function = getattr(owner, name)
    calls = 0

    def fail(*arguments: Any, **keywords: Any) -> object:
        nonlocal calls
        calls += 1
        if (calls, moment) == (call, "before"):
            raise error
        result = function(*arguments, **keywords)
        if calls == call:
            raise error
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, fail)
        yield


@pytest.mark.parametrize("step", rows({name: (step,) for name, step in STEPS.items()}))
def test_an_error_at_any_step_leaves_the_old_pair_and_nothing_else(step: Step, pair: Pair, folder: Path) -> None:
    before = on_disk(folder)
    with (
        failing(step, "before", OSError(errno.EIO, "Input/output error")),
        pytest.raises(StudyError, match=r"the file cannot be written \(input/output error\)") as caught,
    ):
        pair.publish()
    assert caught.value.place
    assert caught.value.place.file in (pair.deck, pair.lock)
    assert on_disk(folder) == before


FIRST_STEPS = rows({name: (step,) for name, step in STEPS.items() if step[1] != "chmod"})
"""There are no files whose permissions to take."""


@pytest.mark.parametrize("step", FIRST_STEPS)
def test_an_error_in_a_first_build_leaves_nothing(step: Step, folder: Path) -> None:
    lock = folder / "test.lock"
    with (
        failing(step, "before", OSError(errno.EIO, "Input/output error")),
        pytest.raises(StudyError, match=r"the file cannot be written"),
    ):
        publish.publish({folder / "test.apkg": b"deck", lock: b"lock"}, journal_of(lock))
    assert on_disk(folder) == {}


@pytest.mark.parametrize(("step", "moment"), MOMENTS)
def test_an_interruption_at_any_step_leaves_one_pair(step: Step, moment: str, pair: Pair, folder: Path) -> None:
    """Ctrl-C: what clears up behind an error still runs."""
    with failing(step, moment, KeyboardInterrupt()), pytest.raises(KeyboardInterrupt):
        pair.publish()
    assert pair.state_after_completion() in (OLD, NEW)
    pair.build()
    assert pair.state() == NEW
    assert sorted(on_disk(folder)) == ["corpus.yaml", "test.apkg", "test.lock", "test.yaml"]


# --- kills ---


class Killed(BaseException):
    """As if the process were gone."""


@contextmanager
def killed(step: Step, moment: str) -> Iterator[None]:
    """From that call on nothing more is done to the disk, as after a kill."""
    is_dead = False

    def dying(owner: object, name: str) -> Callable[..., object]:
        function = getattr(owner, name)
        calls = 0

        def work(*arguments: Any, **keywords: Any) -> object:
            nonlocal calls, is_dead
            calls += 1
            is_last = (owner, name, calls) == step
            if not is_dead and not (is_last and moment == "before"):
                result = function(*arguments, **keywords)
                if not is_last:
                    return result
            is_dead = True
            raise Killed

        return work

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in {(owner, name) for owner, name, _ in STEPS.values()} | {(Path, "unlink")}:
            patch.setattr(owner, name, dying(owner, name))
        yield


@pytest.mark.parametrize(("step", "moment"), MOMENTS)
def test_a_kill_at_any_step_leaves_one_pair(step: Step, moment: str, pair: Pair) -> None:
    """The new one from the moment that the journal is in its place."""
    _, name, call = step
    is_journal_there = name == "replace" and (call > 1 or moment == "after")
    with killed(step, moment), pytest.raises(Killed):
        pair.publish()
    assert pair.journal.exists() == is_journal_there
    assert pair.state_after_completion() == (NEW if is_journal_there else OLD)
    pair.build()
    assert pair.state() == NEW


@pytest.mark.parametrize("number", [1, 2], ids=["before the journal is taken away", "afterwards"])
def test_a_kill_at_the_end_leaves_the_new_pair(number: int, pair: Pair) -> None:
    with killed((Path, "unlink", 2), ["before", "after"][number - 1]), pytest.raises(Killed):
        pair.publish()
    assert pair.state() == NEW
    assert pair.journal.exists() == (number == 1)
    assert pair.state_after_completion() == NEW


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    "step",
    rows({"deck": ((Path, "replace", 1),), "lock": ((Path, "replace", 2),), "journal": ((Path, "unlink", 1),)}),
)
def test_a_kill_while_a_kill_is_made_good_leaves_the_new_pair(step: Step, moment: str, pair: Pair) -> None:
    with killed((Path, "replace", 2), "before"), pytest.raises(Killed):
        pair.publish()
    with killed(step, moment), pytest.raises(Killed):
        complete(pair.journal)
    assert pair.state_after_completion() == NEW


def test_a_kill_in_any_line_leaves_one_pair(tmp_path: Path) -> None:
    """Real processes, each killed one line later than the one before."""
    folder = tmp_path / "killed"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.deck.killing", str(folder)]
    lines = int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    assert lines > 30
    states = []
    for line in range(1, lines + 1):
        lock = folder / str(line) / "test.lock"
        complete(journal_of(lock))
        assert not journal_of(lock).exists()
        states.append({name: lock.with_name(name).read_text(encoding="utf-8") for name in NAMES})
    turn = states.index(dict.fromkeys(NAMES, NEW))
    assert states == [dict.fromkeys(NAMES, OLD)] * turn + [dict.fromkeys(NAMES, NEW)] * (lines - turn)
    assert turn > 0


def count(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir())


def wait_for_writing(process: subprocess.Popen[bytes], folder: Path, known: int) -> None:
    """Returns as soon as the process has begun to write, or has ended."""
    while process.poll() is None and count(folder) == known:
        pass


def test_kills_at_random_moments_leave_one_pair(pair: Pair, folder: Path) -> None:
    """The command itself; half of the kills come while it writes."""
    command = [sys.executable, "-m", "kaiser_study", "build", str(pair.recipe)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(NOW + 60)}
    began = time.monotonic()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - began
    assert pair.state() == NEW
    dice = random.Random(1)
    for number in range(20):
        pair.reset()
        known = count(folder)
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
            if number % 2:
                wait_for_writing(process, folder, known)
                for _ in range(dice.randrange(100)):
                    count(folder)  # a moment
            else:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(dice.random() * whole)
            process.kill()
        assert pair.state_after_completion() in (OLD, NEW)
        pair.build()
        assert pair.state() == NEW
        for path in folder.glob(".kaiser-study-*"):
            path.unlink()


# --- places ---

PLACES = {
    "side by side": ("decks/test.yaml", "decks/test.apkg"),
    "deck elsewhere": ("decks/test.yaml", "elsewhere/other.apkg"),
    "recipe behind a link": ("links/link/test.yaml", "links/link/test.apkg"),
    "recipe behind a link, deck elsewhere": ("links/link/test.yaml", "elsewhere/other.apkg"),
    "deck in a folder within": ("decks/test.yaml", "decks/within/test.apkg"),
}


@pytest.mark.parametrize("is_relative", [False, True], ids=["absolute", "relative"])
@pytest.mark.parametrize(("recipe", "deck"), rows(PLACES))
def test_a_kill_is_made_good_wherever_deck_and_recipe_are(
    recipe: str,
    deck: str,
    is_relative: bool,
    files: Files,
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for other in ("elsewhere", "decks/within", "another", "links"):
        tmp_path.joinpath(other).mkdir()
    tmp_path.joinpath("links/link").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    base = Path() if is_relative else tmp_path
    pair = Pair(files, base / recipe, base / deck)
    with killed((Path, "replace", 3), "before"), pytest.raises(Killed):
        pair.publish()
    assert pair.content() == (files.new[0], files.old[1])
    monkeypatch.chdir(tmp_path / "another")
    complete(tmp_path / pair.journal)
    monkeypatch.chdir(tmp_path)
    assert pair.state() == NEW
    assert not [name for name in on_disk(tmp_path) if ".kaiser-study" in name or "journal" in name]


def test_files_behind_links_are_replaced_and_the_links_stay(pair: Pair, tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    for file in (pair.deck, pair.lock):
        file.rename(real / file.name)
        file.symlink_to(real / file.name)
    with killed((Path, "replace", 3), "before"), pytest.raises(Killed):
        pair.publish()
    assert pair.state_after_completion() == NEW
    assert pair.deck.is_symlink()
    assert pair.lock.is_symlink()
    assert sorted(on_disk(real)) == list(NAMES)


def test_permissions_stay(pair: Pair) -> None:
    pair.deck.chmod(0o640)
    pair.lock.chmod(0o600)
    pair.publish()
    assert [file.stat().st_mode & 0o777 for file in (pair.deck, pair.lock)] == [0o640, 0o600]


@pytest.mark.parametrize("size", [0, 100, 6_000])
def test_a_disk_that_fills_up_leaves_the_old_pair_and_nothing_else(size: int, pair: Pair, folder: Path) -> None:
    """A limit on the size of files is as near as a test comes to it."""
    before = on_disk(folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        with pytest.raises(StudyError, match=r"the file cannot be written"):
            pair.publish()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert on_disk(folder) == before


def test_a_journal_of_what_was_done_already_changes_nothing(pair: Pair, folder: Path) -> None:
    with killed((Path, "unlink", 2), "before"), pytest.raises(Killed):
        pair.publish()
    pair.reset()
    assert pair.journal.exists()
    assert pair.state_after_completion() == OLD
    before = on_disk(folder)
    complete(pair.journal)
    assert on_disk(folder) == before


def test_one_file_alone_needs_no_journal(pair: Pair) -> None:
    """As where only the deck is missing."""
    pair.build()
    pair.deck.unlink()
    with killed((Path, "replace", 1), "before"), pytest.raises(Killed):
        publish.publish({pair.deck: pair.files.new[0]}, pair.journal)
    assert not pair.journal.exists()
    pair.build()
    assert pair.state() == NEW


JOURNALS = [
    b"",
    b"{",
    b"null",
    b"5",
    b'"text"',
    b'[["a"]]',
    b'[["a", "b", "c"]]',
    b"[[1, 2]]",
    b"\xff\xfe[",
    b'[["test.lock", "."]]',
]


@pytest.mark.parametrize("content", JOURNALS)
def test_a_damaged_journal_is_told(content: bytes, deck: Path, small: Path) -> None:
    journal = journal_of(lock_file_of(small))
    journal.write_bytes(content)
    before = on_disk(deck.parent)
    with pytest.raises(StudyError) as caught:
        build_deck(small, deck, NOW + 10)
    assert caught.value.place
    assert caught.value.place.file == journal
    assert caught.value.remedy
    assert on_disk(deck.parent) == before


def test_an_error_and_then_a_kill_leave_one_pair(pair: Pair) -> None:
    replace, calls = Path.replace, 0

    def fail(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise OSError(5, "Input/output error")  # the lock cannot be put in its place
        if calls == 4:
            raise Killed  # while the deck is put back
        return replace(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(Killed):
            pair.publish()
    assert pair.state_after_completion() in ("old", "new")


def test_two_errors_leave_one_pair(pair: Pair) -> None:
    """A disk that goes read-only between two renames."""
    replace, calls = Path.replace, 0

    def fail(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls >= 3:
            raise OSError(30, "Read-only file system")
        return replace(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(StudyError):
            pair.publish()
    assert pair.state_after_completion() in ("old", "new")


def test_what_a_killed_build_left_is_taken_away_by_the_next(pair: Pair, folder: Path) -> None:
    with killed((publish, "_write", 3), "before"), pytest.raises(Killed):
        pair.publish()
    pair.build()
    assert not list(folder.glob(".kaiser-study-*"))
