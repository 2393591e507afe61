"""Options of cloze cards: in the real core, and from one edition to the next."""

from pathlib import Path

import pytest
import yaml

from kaiser_study.deck.lock_file import read_lock
from kaiser_study.model import CardKind
from kaiser_study.place import lock_file_of
from tests.contract.core import Anki, text, texts
from tests.contract.decks import NOW, build_deck, quote, read_deck, write_recipe

FRAMES = (
    "Before winter the old {} arrived by train with seven heavy boxes, two parrots and unpaid bills.",
    "Nobody in our valley had seen the clever {} since autumn, when geese flew south across frozen lakes.",
    "My grandmother sold a golden {} to strangers, bought cheap flour and baked bread for hungry neighbours.",
    "Every evening somebody hid the silver {} behind thick curtains while musicians tuned violins downstairs.",
    "Fishermen mended the broken {} near the lighthouse, told salty jokes and drank black coffee until dawn.",
)
TERMS = ("magnet", "lantern", "a::b}} <i>", "hammock", "trumpet")


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    quotes = [
        quote(f"q{number}", frame.format(term), topic=f"Matter {number}", terms=[term])
        for number, (frame, term) in enumerate(zip(FRAMES, TERMS, strict=True))
    ]
    quotes[0] |= {"terms": ["magnet", "seven heavy boxes"]}  # type: ignore[operator]
    return write_recipe(tmp_path, {"One": quotes}, cards=["cloze"], cloze={"options": 3})


def test_anki_shows_the_options_of_the_card_and_no_others(recipe: Path, anki: Anki) -> None:
    _, _, card_set = read_deck(recipe)
    anki.import_package(build_deck(recipe, recipe.with_suffix(".apkg")).file)
    faces = anki.faces()
    assert sorted(faces) == sorted(card.id for card in card_set.cards)
    assert {bool(card.options) for card in card_set.cards} == {True, False}
    for card in card_set.cards:
        face = faces[card.id]
        assert texts(face.question, "li") == list(card.options)
        assert texts(face.question, "summary") == ["Options"] * bool(card.options)
        assert card.answer not in text(face.question, hidden=[".cloze", "details"])
        assert texts(face.answer, "li") == []
    assert not anki.col.get_empty_cards().notes


def test_options_stay_through_lock_retirement_and_adoption(recipe: Path, anki: Anki) -> None:
    deck = recipe.with_suffix(".apkg")
    _, _, card_set = read_deck(recipe)
    options = {card.id: card.options for card in card_set.cards if card.options}
    build_deck(recipe, deck)
    anki.import_package(deck)

    lock = read_lock(lock_file_of(recipe))
    assert lock
    locked = {
        f"{note.quote.id}/{CardKind.CLOZE}/{number}": each
        for note in lock.notes.values()
        for number, each in note.cloze_options.items()
    }
    assert locked == options
    assert "kaiser-study lock: 2\n" in lock_file_of(recipe).read_text("utf-8")

    lock_file_of(recipe).unlink()
    assert not build_deck(recipe, deck, NOW + 60).is_new
    adopted = read_lock(lock_file_of(recipe))
    assert adopted
    assert adopted.notes == lock.notes

    corpus = yaml.safe_load(recipe.with_name("corpus.yaml").read_text("utf-8"))
    del corpus["parts"][0]["quotes"][1]
    recipe.with_name("corpus.yaml").write_text(yaml.safe_dump(corpus, sort_keys=False), encoding="utf-8")
    build_deck(recipe, deck, NOW + 120, gone=("q1",))
    assert anki.import_package(deck)["updated"] == 1
    assert texts(anki.faces()["q1/cloze/1"].question, "li") == list(options["q1/cloze/1"])
