"""A small recipe of its own for every test, and a watched folder for temporary files."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from kaiser_study import cli
from tests.contract.decks import SENTENCES, build_deck, quote, write_recipe
from tests.deck.editions import lay_out, on_disk, write_small_recipe

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    folder = tmp_path / "recipe"
    folder.mkdir()
    parts = {
        "One": [quote("violins", SENTENCES[0], source="letters"), quote("engines", SENTENCES[1], source="speech")],
        "Two": [quote("gardens", SENTENCES[2], source="diary")],
    }
    return write_recipe(folder, parts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to build into."""
    made = tmp_path / "decks"
    made.mkdir()
    return made


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; returns exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kaiser-study", *map(str, arguments)])
        code = cli.main()
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of a deck that was published once."""
    folder = tmp_path_factory.mktemp("first")
    build_deck(write_small_recipe(folder), folder / "test.apkg")
    return on_disk(folder)


@pytest.fixture
def deck(first_edition: Mapping[str, bytes], folder: Path) -> Path:
    """Such a deck of one's own, beside its recipe."""
    lay_out(first_edition, folder)
    return folder / "test.apkg"


@pytest.fixture
def small(deck: Path) -> Path:
    """Its recipe."""
    return deck.with_suffix(".yaml")


@pytest.fixture(autouse=True)
def no_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails where a test leaves a file in the system's folder for temporary ones."""
    watched = tmp_path / "temporary"
    watched.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(watched))
    monkeypatch.setenv("TMPDIR", str(watched))
    yield
    assert list(watched.iterdir()) == []
