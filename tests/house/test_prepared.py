"""Recipe -> corpus and cards, made once and kept."""

from pathlib import Path

import pytest

from kaiser_study import bundled
from kaiser_study.cards import generate
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import BadDocument
from kaiser_study.place import lock_file_of
from kaiser_study.prepared import Prepared, prepare
from tests.contract.decks import SENTENCES, build_deck, quote, write_recipe

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
    [corpus] = prepare(recipe, DECK, cache).recipe.corpora
    corpus.write_text(corpus.read_text("utf-8").replace("Violins", "Fiddles"), "utf-8")
    assert prepare(recipe, DECK, cache).corpus.quotes[0].text.startswith("Fiddles")
    recipe.write_text(recipe.read_text("utf-8") + "\nsubdecks: part\n", "utf-8")
    assert prepare(recipe, DECK, cache).recipe.subdecks == "{number} {part}"
    style = tmp_path / "own.css"
    style.write_text("p { color: red }", "utf-8")
    recipe.write_text(recipe.read_text("utf-8") + "look: {css: own.css}\npreset: {new: 5}\n", "utf-8")
    assert prepare(recipe, DECK, cache).recipe == read_recipe(recipe)
    assert prepare(recipe, DECK, cache).recipe == read_recipe(recipe), "as it was kept"
    style.write_text("p { color: blue }", "utf-8")
    look = prepare(recipe, DECK, cache).recipe.look
    assert look
    assert look.css == "p { color: blue }"
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


def test_renames_keep_cards_and_corpus_under_their_first_ids(tmp_path: Path) -> None:
    """The review log of the terminal knows them by these."""
    recipe = write_recipe(tmp_path, {"One": [quote(f"q{number}", text) for number, text in enumerate(SENTENCES)]})
    before = prepare(recipe, DECK, tmp_path / "cache")
    [corpus] = before.recipe.corpora
    text = corpus.read_text("utf-8").replace("corpus: test", "corpus: exam\nwas: test")
    corpus.write_text(text.replace("- id: q0\n", "- id: fiddles\n    was: q0\n"), "utf-8")
    after = prepare(recipe, DECK, tmp_path / "cache")
    assert after.corpus.ids == before.corpus.ids
    assert after.corpus.heads[0].renamed_to == "exam"
    assert after.corpus.quotes[0].renamed_to == "fiddles"
    assert [card.id for card in after.card_set.cards] == [card.id for card in before.card_set.cards]


def test_a_lock_that_appears_is_seen(tmp_path: Path) -> None:
    """A build in between must not leave kept cards with numbers of their own."""
    quotes = [quote("q", SENTENCES[0], terms=["Violins", "drums", "winter nights"])]
    recipe = write_recipe(tmp_path, {"One": quotes})
    numbers = numbers_of(prepare(recipe, DECK, tmp_path / "cache"))
    build_deck(recipe, tmp_path / "deck.apkg")
    recipe = write_recipe(tmp_path, {"One": [{**quotes[0], "terms": ["winter nights", "drums", "Violins"]}]})
    assert numbers_of(prepare(recipe, DECK, tmp_path / "cache")) == numbers
    lock_file_of(recipe).unlink()
    (tmp_path / "deck.apkg").unlink()
    assert numbers_of(prepare(recipe, DECK, tmp_path / "cache")) != numbers


def numbers_of(prepared: Prepared) -> dict[str, int]:
    return {card.answer: card.number for card in prepared.card_set.cards if card.kind == "cloze"}
