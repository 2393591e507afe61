"""What a watch notices: each file that a deck is made of."""

from pathlib import Path
from threading import Timer

import pytest

from kaiser_study.place import cache_folder
from kaiser_study.prepared import prepare
from kaiser_study.preview.deck import Deck
from kaiser_study.preview.watch import watch
from tests.deck.corpora import write_corpora, write_deck
from tests.deck.editions import change, quote_in

PATIENCE = 60
"""Seconds until a watch that notices nothing is ended."""


@pytest.mark.parametrize(("file", "quote"), [("bread.yaml", "violins"), ("cheese.yaml", "rivers")])
def test_each_corpus_is_watched(file: str, quote: str, tmp_path: Path) -> None:
    write_corpora(tmp_path)
    recipe = write_deck(tmp_path)
    shown: list[set[str]] = []
    given_up = Timer(PATIENCE, recipe.write_text, ["deck: [", "utf-8"])

    def make() -> Deck:
        prepared = prepare(recipe, recipe.with_suffix(".apkg"), cache_folder())
        return Deck(prepared.recipe.title, prepared.corpus, prepared.card_set)

    def show(deck: Deck | None, error: str) -> None:
        assert deck
        assert not error
        shown.append({quote.topic for quote in deck.corpus.quotes})
        if len(shown) == 2:
            raise KeyboardInterrupt
        change(tmp_path / file, lambda tree: quote_in(tree, quote).update(topic="Something Else"))

    given_up.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            watch(recipe, make, show)
    finally:
        given_up.cancel()
    assert ["Something Else" in topics for topics in shown] == [False, True]
