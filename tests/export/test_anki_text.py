"""Anki's text format: as Anki itself writes it, and what importing it does to a learner."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import normalize

import pytest

from kaiser_study import bundled
from kaiser_study.anki.notes import AnkiNote, make_notes
from kaiser_study.anki.text import OPENING, notes_text
from kaiser_study.deck.edition import next_edition
from kaiser_study.errors import StudyError
from kaiser_study.model import Corpus, Head
from kaiser_study.place import cache_folder
from kaiser_study.prepared import prepare
from kaiser_study.publish import replaceable
from tests.contract.core import Anki, text
from tests.contract.decks import NOW, SENTENCES, build_deck, bundled_with, quote
from tests.contract.evil import ALL, PICTURED, build_evil_deck
from tests.deck.editions import LANTERN, change_corpus, quotes_in, write_small_recipe

HEADER = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:22
"""


def notes_of(recipe: Path) -> Sequence[AnkiNote]:
    """Those that the next edition would have."""
    made = prepare(recipe, recipe.with_suffix(".apkg"), cache_folder())
    return next_edition(made.recipe, made.corpus, made.card_set, made.lock, NOW).notes


def write_text(notes: Sequence[AnkiNote], file: Path) -> Path:
    file.write_text(notes_text(notes), "utf-8")
    return file


def rows(file: Path) -> list[list[str]]:
    """The lines of a text file, sorted, below its header."""
    content = file.read_text("utf-8").replace("# kaiser-study\n", "", 1)  # by which ours are known
    assert content.startswith(HEADER)
    return sorted(csv.reader(content.removeprefix(HEADER).splitlines(keepends=True), delimiter="\t"))


@pytest.fixture
def published(tmp_path: Path, anki: Anki) -> Path:
    """The recipe of a deck that a learner has."""
    recipe = write_small_recipe(tmp_path)
    anki.import_package(build_deck(recipe, recipe.with_suffix(".apkg")).file)
    return recipe


@pytest.mark.parametrize("subdecks", ["none", "part", "kind"])
def test_it_is_what_anki_exports_of_the_deck(subdecks: str, tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path, subdecks=subdecks, cloze={"options": 4})
    ours = write_text(notes_of(recipe), tmp_path / "ours.txt")
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    anki.export_text(tmp_path / "theirs.txt")
    assert rows(ours) == rows(tmp_path / "theirs.txt")
    with pytest.raises(StudyError, match="is not anki-text of this program"):
        replaceable(tmp_path / "theirs.txt", OPENING.encode(), "anki-text")


def test_the_deck_that_a_learner_has_is_left_as_it_is(tmp_path: Path, anki: Anki) -> None:
    anki.import_package(bundled.default_recipe().with_suffix(".apkg"))
    before = anki.state()
    assert anki.import_text(write_text(notes_of(bundled.default_recipe()), tmp_path / "deck.txt")) == {"duplicate": 150}
    assert anki.state() == before


def test_a_correction_comes_in_and_the_history_stays(published: Path, anki: Anki, tmp_path: Path) -> None:
    card = anki.numbers()["lantern/topic/1"]
    anki.answer(card, "GOOD", "GOOD", "GOOD")
    anki.move([card], "My own")
    before = anki.state()
    change_corpus(published, lambda corpus: next(iter(quotes_in(corpus))).update(text=f"{LANTERN} And why?"))
    assert anki.import_text(write_text(notes_of(published), tmp_path / "deck.txt")) == {"updated": 2, "duplicate": 8}
    after = anki.state()
    assert (after.cards, after.reviews) == (before.cards, before.reviews)
    assert sum("And why?" in note["flds"] for note in after.notes.values()) == 2


def test_a_new_quote_becomes_the_notes_that_the_package_would_bring(
    published: Path, anki: Anki, tmp_path: Path
) -> None:
    gardens = dict(quote("gardens", SENTENCES[2], topic="Old Lore", source="speech", terms=["careless owner"]))
    change_corpus(published, lambda corpus: corpus["parts"][1]["quotes"].append(gardens))
    notes = notes_of(published)
    added = len(notes) - 10
    assert added > 0
    assert anki.import_text(write_text(notes, tmp_path / "deck.txt")) == {"new": added, "duplicate": 10}
    before = anki.notes()
    assert set(anki.import_package(build_deck(published, tmp_path / "deck.apkg").file)) <= {"updated", "duplicate"}
    assert anki.notes().keys() == before.keys()


def test_edits_and_tags_of_ones_own_are_overwritten(published: Path, anki: Anki, tmp_path: Path) -> None:
    """Unlike a package, a text does not say when a note changed last; docs/formats.md tells learners."""
    first, second = list(anki.notes())[:2]
    anki.edit(first, "Topic", "Mine")
    anki.add_tag(second, "mine")
    assert anki.import_text(write_text(notes_of(published), tmp_path / "deck.txt")) == {"updated": 2, "duplicate": 8}
    assert anki.field(first, "Topic") != "Mine"
    assert "mine" not in anki.notes()[second]["tags"]


def test_without_the_note_types_anki_takes_nothing_and_says_so(tmp_path: Path, anki: Anki) -> None:
    file = write_text(notes_of(bundled.default_recipe()), tmp_path / "deck.txt")
    assert anki.import_text(file) == {"missing_notetype": 150}
    assert (anki.notes(), anki.decks()) == ({}, [])


def test_new_notes_of_one_quote_come_far_apart(tmp_path: Path, anki: Anki) -> None:
    """Anki gives positions note by note, all cards of a note together."""
    anki.import_package(bundled.default_recipe().with_suffix(".apkg"))
    anki.col.remove_notes(anki.col.find_notes(""))
    anki.import_text(write_text(notes_of(bundled.default_recipe()), tmp_path / "deck.txt"))
    positions: dict[str, set[int]] = {}
    for row in anki.rows().values():
        positions.setdefault(row.id.partition("/")[0], set()).add(row.due)
    assert all(len(found) == 2 for found in positions.values())
    assert min(max(found) - min(found) for found in positions.values()) > 20


def fields(notes: Iterable[AnkiNote]) -> dict[str, str]:
    """As Anki keeps them: composed, empty ones at the end left away."""
    return {note.guid: normalize("NFC", "\x1f".join(note.fields)) for note in notes}


def test_evil_texts_come_in_as_they_are(tmp_path: Path, anki: Anki) -> None:
    cards, package = build_evil_deck(tmp_path)
    everything = [card for own in cards.values() for card in own]
    quotes = tuple(own[0].quote for own in cards.values())
    corpus = Corpus((Head("test", "Test", "", "not checked", "en"),), tuple(quote.part for quote in quotes), (), quotes)
    notes = make_notes(corpus, everything, lambda card: "Test", lambda card: [])
    anki.import_package(package)
    anki.col.remove_notes(anki.col.find_notes(""))
    assert anki.import_text(write_text(notes, tmp_path / "evil.txt")) == {"new": 2 * len(ALL)}
    assert {note["guid"]: note["flds"] for note in anki.notes().values()} == fields(notes)
    for name, face in anki.faces().items():
        evil = ALL[list(ALL)[int(name.partition("/")[0].removeprefix("quote-"))]]
        assert normalize("NFC", evil.translate(PICTURED)) in text(face.answer, "blockquote"), name
