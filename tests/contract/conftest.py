"""The bundled deck, built once, and collections of the real core."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kaiser_study import bundled
from kaiser_study.deck.build import Built
from kaiser_study.model import Card, CardSet, Corpus
from tests.contract.core import Anki, Face, empty_collection
from tests.contract.decks import build_deck, read_deck


@dataclass(frozen=True)
class BundledDeck:
    """The bundled deck as built, and as the real core shows it."""

    corpus: Corpus
    card_set: CardSet
    built: Built
    faces: dict[str, Face]

    def cards(self) -> list[tuple[Card, Face]]:
        return [(card, self.faces[card.id]) for card in self.card_set.cards]


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> BundledDeck:
    recipe = bundled.default_recipe()
    _, corpus, card_set = read_deck(recipe)
    built = build_deck(recipe, tmp_path_factory.mktemp("deck") / "bundled.apkg")
    with empty_collection() as collection:
        collection.import_package(built.file)
        return BundledDeck(corpus, card_set, built, collection.faces())


@pytest.fixture
def anki() -> Iterator[Anki]:
    """An empty collection."""
    with empty_collection() as collection:
        yield collection


@pytest.fixture(scope="module")
def imported(deck: BundledDeck) -> Iterator[Anki]:
    """A collection with the bundled deck; not to be changed."""
    with empty_collection() as collection:
        collection.import_package(deck.built.file)
        yield collection
