"""A learner who has a deck of one corpus gets one of two, and one of one again: each quote is one note all the time."""

from pathlib import Path

import pytest

from kaiser_study.anki.note_types import ClozeField
from kaiser_study.deck.labels import RETIRED_TAG
from tests.contract.core import Anki
from tests.contract.decks import build_deck
from tests.deck.corpora import CHEESE, write, write_corpora, write_deck
from tests.deck.editions import take_out

FIRST = 1_600_000_000
DAY = 86_400
BREAD_QUOTES = {"violins", "engines", "gardens"}
CHEESE_QUOTES = {"rivers", "mountains"}


@pytest.fixture
def learner(tmp_path: Path, anki: Anki) -> Anki:
    """Has the deck of the first corpus, and answered each of its cards."""
    write_corpora(tmp_path)
    recipe = write_deck(tmp_path, "bread.yaml")
    anki.import_package(build_deck(recipe, tmp_path / "test.apkg", FIRST).file)
    for card in anki.numbers().values():
        anki.answer(card, "GOOD")
    return anki


def quotes_of(anki: Anki, tag: str = "") -> set[str]:
    """The quotes of which the learner has a card, or one with a tag."""
    return {name.split("/")[0] for name, row in anki.rows().items() if not tag or tag in row.tags}


def provenances(anki: Anki) -> dict[str, str]:
    """What the notes say of how far their quotes are checked, by quote."""
    notes = {name.split("/")[0]: row.note for name, row in anki.rows().items()}
    return {quote: anki.field(note, ClozeField.PROVENANCE) for quote, note in notes.items()}


def test_a_corpus_comes_in_and_leaves_again(tmp_path: Path, learner: Anki) -> None:
    before = learner.state()
    recipe = write_deck(tmp_path)
    together = build_deck(recipe, tmp_path / "test.apkg", FIRST + DAY)
    learner.import_package(together.file)
    after = learner.state()
    assert quotes_of(learner) == BREAD_QUOTES | CHEESE_QUOTES
    assert after.notes.keys() > before.notes.keys()
    assert len(after.notes) == 2 * len(BREAD_QUOTES | CHEESE_QUOTES)
    assert after.reviews == before.reviews
    for card, columns in before.cards.items():
        kept = {"due", "ivl", "reps", "factor", "type", "queue", "data"}
        assert {key: after.cards[card][key] for key in kept} == {key: columns[key] for key in kept}
    assert provenances(learner) == dict.fromkeys(BREAD_QUOTES, "as printed") | dict.fromkeys(
        CHEESE_QUOTES, "heard in the shop"
    )
    assert learner.import_package(together.file) == {"duplicate": len(after.notes)}

    alone = build_deck(write_deck(tmp_path, "bread.yaml"), tmp_path / "test.apkg", FIRST + 2 * DAY)
    assert alone.retired == 2 * len(CHEESE_QUOTES)
    learner.import_package(alone.file)
    assert quotes_of(learner, RETIRED_TAG) == CHEESE_QUOTES
    assert len(learner.notes()) == len(after.notes)
    assert learner.state().reviews == before.reviews
    assert {provenances(learner)[quote] for quote in CHEESE_QUOTES} == {"heard in the shop"}

    learner.import_package(build_deck(write_deck(tmp_path), tmp_path / "test.apkg", FIRST + 3 * DAY).file)
    assert quotes_of(learner, RETIRED_TAG) == set()
    assert len(learner.notes()) == len(after.notes)


def test_another_deck_of_both_brings_the_same_notes(tmp_path: Path, learner: Anki) -> None:
    before = learner.state()
    recipe = write_deck(tmp_path, deck="both", title="Both")
    learner.import_package(build_deck(recipe, tmp_path / "both.apkg", FIRST + DAY).file)
    assert len(learner.notes()) == 2 * len(BREAD_QUOTES | CHEESE_QUOTES)
    assert learner.state().reviews == before.reviews
    decks = {name.split("/")[0]: row.deck for name, row in learner.rows().items()}
    assert decks == dict.fromkeys(BREAD_QUOTES, "Test") | dict.fromkeys(CHEESE_QUOTES, "Both")


def test_the_deck_of_the_second_alone_has_its_notes_too(tmp_path: Path, learner: Anki) -> None:
    learner.import_package(build_deck(write_deck(tmp_path), tmp_path / "test.apkg", FIRST + DAY).file)
    count = len(learner.notes())
    recipe = write_deck(tmp_path, "cheese.yaml", deck="wheels", title="Wheels")
    imported = learner.import_package(build_deck(recipe, tmp_path / "wheels.apkg", FIRST + 2 * DAY).file)
    assert "new" not in imported
    assert len(learner.notes()) == count


def test_a_quote_taken_out_of_the_second_is_retired(tmp_path: Path, learner: Anki) -> None:
    recipe = write_deck(tmp_path)
    learner.import_package(build_deck(recipe, tmp_path / "test.apkg", FIRST + DAY).file)
    cheese = {**CHEESE, "parts": [{**part, "quotes": [*part["quotes"]]} for part in CHEESE["parts"]]}
    take_out(cheese, "rivers")
    write(tmp_path / "cheese.yaml", cheese)
    learner.import_package(build_deck(recipe, tmp_path / "test.apkg", FIRST + 2 * DAY).file)
    assert quotes_of(learner, RETIRED_TAG) == {"rivers"}
