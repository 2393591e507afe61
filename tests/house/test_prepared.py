"""Recipe -> corpus and cards, made once and kept."""

from pathlib import Path

import pytest

from kaiser_study import bundled
from kaiser_study.cards import generate
from kaiser_study.errors import BadDocument
from kaiser_study.prepared import prepare
from tests.contract.decks import SENTENCES, quote, write_recipe

DECK = Path("not-published.apkg")


def test_the_kept_cards_are_the_made_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = prepare(bundled.default_recipe(), DECK, tmp_path)
    monkeypatch.delattr(generate, "make_cards")
    kept = prepare(bundled.default_recipe(), DECK, tmp_path)
    assert kept == made
    assert {type(card) for card in kept.card_set.cards} == {type(card) for card in made.card_set.cards}
    assert len(kept.card_set.cards) > 200


def test_a_change_of_corpus_or_recipe_is_seen(tmp_path: Path) -> None:
    quotes = [quote(f"q{number}", text) for number, text in enumerate(SENTENCES)]
    recipe = write_recipe(tmp_path, {"One": quotes})
    cache = tmp_path / "cache"
    corpus = prepare(recipe, DECK, cache).recipe.corpus
    corpus.write_text(corpus.read_text("utf-8").replace("Violins", "Fiddles"), "utf-8")
    assert prepare(recipe, DECK, cache).corpus.quotes[0].text.startswith("Fiddles")
    recipe.write_text(recipe.read_text("utf-8") + "\nsubdecks: part\n", "utf-8")
    assert prepare(recipe, DECK, cache).recipe.subdecks == "part"
    corpus.write_text("parts: 1", "utf-8")
    with pytest.raises(BadDocument):
        prepare(recipe, DECK, cache)


def test_two_folders_with_like_named_recipes_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        recipe = write_recipe(folder, {"One": [quote("q", SENTENCES[number])]})
        monkeypatch.chdir(folder)
        assert prepare(Path(recipe.name), DECK, cache).corpus.quotes[0].text == SENTENCES[number]
