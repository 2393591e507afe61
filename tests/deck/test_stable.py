"""A build right after a build changes nothing: CI with `--locked` depends on it."""

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from kaiser_study.cards import cloze
from kaiser_study.corpus import read_corpus
from tests.contract.decks import NOW, SENTENCES, build_deck, likes, quote, write_recipe
from tests.deck.conftest import Run
from tests.deck.editions import LANTERN, Edit, Tree, change, change_corpus, lock_of, quotes_in

LONG = [" ".join(each) for each in permutations(SENTENCES, 5)][:60]
"""Quotes of which the cards show a passage."""


def long_recipe(folder: Path) -> Path:
    return write_recipe(
        folder, {"One": [quote(f"q{number}", text) for number, text in enumerate(LONG)]}, cards=["cloze"]
    )


def test_passages_with_automatic_terms_are_the_same_in_the_next_edition(tmp_path: Path) -> None:
    recipe = long_recipe(tmp_path)
    deck = recipe.with_suffix(".apkg")
    build_deck(recipe, deck)
    assert not build_deck(recipe, deck, NOW + 60, locked=True).is_new


def test_a_mended_automatic_term_is_the_same_in_the_edition_after_the_next(tmp_path: Path) -> None:
    quotes = [quote(f"q{number}", text) for number, text in enumerate(SENTENCES)]
    recipe = write_recipe(tmp_path, {"One": quotes}, cards=["cloze"])
    deck = recipe.with_suffix(".apkg")
    build_deck(recipe, deck)
    terms = {note.quote.id: list(note.terms.values()) for note in lock_of(recipe).notes.values()}
    for place in (0, 1):
        change_corpus(recipe, shout({id: each[place] for id, each in terms.items() if len(each) > place}))
        assert build_deck(recipe, deck, NOW + 60 * (place + 1)).is_new
        assert not build_deck(recipe, deck, NOW + 90 * (place + 1), locked=True).is_new


def shout(terms: Mapping[str, str]) -> Edit:
    """Writes a term of each quote in capitals."""

    def edit(corpus: Tree) -> None:
        for each in quotes_in(corpus):
            if term := terms.get(each["id"]):
                each["text"] = each["text"].replace(term, term.upper())

    return edit


def test_fewer_clozes_and_more_again_bring_the_same_cards_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = write_recipe(tmp_path, {"One": [quote("lantern", LANTERN, topic="Light")]}, cards=["cloze"])
    deck = recipe.with_suffix(".apkg")

    def edition(number: int, cards: object, *liked: str) -> Mapping[int, str]:
        change(recipe, lambda keys: keys.update(cards=cards))
        monkeypatch.setattr(cloze, "choose_terms", likes(*liked))
        build_deck(recipe, deck, NOW + 60 * number)
        return lock_of(recipe).notes["lantern/cloze"].terms

    first = edition(0, ["cloze"], "copper wire", "beeswax")
    assert edition(1, {"cloze": 1}, "copper wire", "beeswax") == {1: "copper wire"}
    assert edition(2, ["cloze"], "village", "autumn storm") == first


def test_what_is_suggested_and_written_is_first_what_was_published(tmp_path: Path, run: Run) -> None:
    recipe = write_recipe(tmp_path, {"One": [quote("lantern", LANTERN, topic="Light")]}, cards={"cloze": 1})
    build_deck(recipe, recipe.with_suffix(".apkg"))
    [published] = lock_of(recipe).notes["lantern/cloze"].terms.values()
    corpus = recipe.with_name("corpus.yaml")
    corpus.write_text(corpus.read_text("utf-8").replace(published, "mended " + published), "utf-8")
    assert run("suggest", corpus, "--write")[0] == 0
    assert read_corpus(corpus).quotes[0].terms[0] == published
