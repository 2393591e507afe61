"""`build --format`: what is written where, what is told, and what is refused."""

import json
import re
from pathlib import Path

import pytest

from kaiser_study.export.moodle import is_question
from tests.contract.core import Anki
from tests.contract.decks import read_deck
from tests.deck.conftest import Run
from tests.deck.editions import LANTERN, Tree, change_corpus, quotes_in, write_small_recipe

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"
FORMATS = {"anki-text": "test.txt", "moodle": "test.moodle.xml", "html": "test.cards.html"}
ENDINGS = {"anki-text": ".txt", "moodle": ".xml", "html": ".html"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    return write_small_recipe(folder)


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_is_beside_the_recipe_and_no_lock_is_made(format: str, small: Path, run: Run) -> None:
    before = {*small.parent.iterdir()}
    code, out, _ = run("build", small, "--format", format)
    assert code == 0
    assert {*small.parent.iterdir()} - before == {small.with_name(FORMATS[format])}
    assert out.startswith(f"{small.with_name(FORMATS[format])}\n")
    assert "No lock was changed: only an .apkg is an edition of the deck.\n" in out


@pytest.mark.parametrize("format", FORMATS)
def test_a_second_build_writes_nothing(format: str, small: Path, run: Run) -> None:
    run("build", small)
    run("build", small, "--format", format)
    files = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in small.parent.iterdir()}
    _, out, _ = run("build", small, "--format", format)
    assert out.startswith(f"{small.with_name(FORMATS[format])} (unchanged)\n")
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in small.parent.iterdir()} == files


@pytest.mark.parametrize("format", FORMATS)
def test_json_tells_the_same(format: str, small: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / f"out{ENDINGS[format]}"
    _, out, _ = run("build", small, "--format", format, "-o", file, "--json")
    told = json.loads(out)
    cards = read_deck(small)[2].cards
    without = [card.id for card in cards if format == "moodle" and not is_question(card)]
    assert told == {
        "file": str(file),
        "format": format,
        "cards": len(cards) - len(without),
        "left_out": without,
        "is_ahead": format == "anki-text",
    }
    assert file.exists()


def test_what_is_left_out_is_told_with_its_reason(small: Path, run: Run) -> None:
    change_corpus(small, lambda corpus: next(iter(quotes_in(corpus))).update(text=f"{LANTERN} {'Very long. ' * 200}"))
    small.write_text(small.read_text("utf-8") + "\noptions: 0\n", "utf-8")
    _, out, _ = run("build", small, "--format", "moodle")
    assert "left out, for without options its answer would have to be typed letter by letter:\n" in out
    assert "  rivers/source/1\n" in out


def test_a_text_that_is_ahead_of_the_deck_says_so(small: Path, run: Run, anki: Anki) -> None:
    ahead = "It has what no edition has yet: build the .apkg too, so that the lock remembers its ids and numbers.\n"
    run("build", small)
    assert ahead not in run("build", small, "--format", "anki-text")[1]
    change_corpus(small, lambda corpus: next(iter(quotes_in(corpus))).update(text=f"{LANTERN} And so on."))
    assert ahead in run("build", small, "--format", "anki-text")[1]
    anki.import_package(small.with_suffix(".apkg"))
    assert anki.import_text(small.with_suffix(".txt")) == {"updated": 2, "duplicate": 8}
    run("build", small)
    assert ahead not in run("build", small, "--format", "anki-text")[1]


def test_the_paper_is_chosen(small: Path, run: Run) -> None:
    run("build", small, "--format", "html", "--paper", "letter")
    assert "@page { size: 8.5in 11in; margin: 0; }" in small.with_name("test.cards.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--paper", "a4"], "--paper is for --format html; leave it out\n"),
        (["--format", "moodle", "--paper", "a4"], "--paper is for --format html; leave it out\n"),
        (["--format", "html", "--locked"], "--locked is for an .apkg: html changes no lock; leave it out\n"),
        (["--format", "moodle", "--gone", "x"], "--gone is for an .apkg: moodle changes no lock; leave it out\n"),
        (
            ["--format", "anki-text", "--drop-retired"],
            "--drop-retired is for an .apkg: anki-text changes no lock; leave it out\n",
        ),
        (["--format", "html", "-o", "x.apkg"], "x.apkg: the name of such a file ends in .html; choose such a name\n"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: list[str], told: str, small: Path, run: Run) -> None:
    before = {*small.parent.iterdir()}
    assert run("build", small, *arguments) == (2, "", told)
    assert {*small.parent.iterdir()} == before


@pytest.mark.parametrize("format", FORMATS)
def test_a_document_of_the_authors_own_is_not_written_over(format: str, small: Path, run: Run) -> None:
    """A corpus is often imported from a text of the same name."""
    file = small.with_name(FORMATS[format])
    file.write_text("my quotes", "utf-8")
    code, _, error = run("build", small, "--format", format)
    assert code == 2
    assert error == (
        f"{file}: the file that stands there is not {format} of this program; choose another place with -o\n"
    )
    assert file.read_text("utf-8") == "my quotes"


@pytest.mark.parametrize("format", FORMATS)
def test_a_recipe_without_a_card_writes_nothing(format: str, small: Path, run: Run) -> None:
    def shorten(corpus: Tree) -> None:
        for each in quotes_in(corpus):
            each["text"] = "Too short."
            each.pop("terms", None)

    change_corpus(small, shorten)
    small.write_text(small.read_text("utf-8") + "\ncards: [cloze]\n", "utf-8")
    code, _, error = run("build", small, "--format", format)
    assert code == 2
    assert f"there is no card to write as {format}; see `kaiser-study cards` for those that there are" in error
    assert not small.with_name(FORMATS[format]).exists()


def test_the_commands_of_the_docs_run(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.parent)
    small.rename("course.yaml")
    for line in re.findall(r"^kaiser-study (build .*)$", DOCS.read_text("utf-8"), re.MULTILINE):
        assert run(*line.split())[0] == 0, line
    assert {"course.moodle.xml", "course.cards.html", "corrections.txt"} < {file.name for file in Path().iterdir()}
