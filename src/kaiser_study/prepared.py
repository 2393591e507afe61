"""A recipe file -> the recipe, its corpus and the verified cards: what every command begins with.

What only a first run needs is imported there, so that the next ones start at once.
"""

import gc
from dataclasses import dataclass
from pathlib import Path

from kaiser_study.deck.recipe import Recipe
from kaiser_study.kept import Stamp, keep, recall, stamp_of
from kaiser_study.model import CardSet, Corpus


@dataclass(frozen=True, slots=True)
class Prepared:
    """A recipe with all that it asks for."""

    recipe: Recipe
    corpus: Corpus
    card_set: CardSet


def prepare(recipe: Path, cache: Path) -> Prepared:
    """Reads and verifies, or takes what an earlier run left in the cache folder if nothing has changed
    since. Raises BadDocument with every mistake of a file, StudyError if one cannot be read."""
    name = f"{Path.cwd()}\0{recipe}"
    gc.disable()  # nearly all that is made here stays: a collector would look through it in vain
    try:
        match recall(cache, name):
            case (Recipe() as settings, Corpus() as corpus, CardSet() as card_set):
                return Prepared(settings, corpus, card_set)
        prepared, stamp = _make(recipe)
        keep(cache, name, stamp, (prepared.recipe, prepared.corpus, prepared.card_set))
        return prepared
    finally:
        gc.enable()


def _make(recipe: Path) -> tuple[Prepared, Stamp]:
    from kaiser_study.cards.generate import make_cards
    from kaiser_study.corpus import read_corpus
    from kaiser_study.deck.reader import read_recipe

    of_recipe = stamp_of([recipe])
    settings = read_recipe(recipe)
    of_corpus = stamp_of([settings.corpus])
    corpus = read_corpus(settings.corpus)
    card_set = make_cards(corpus, settings.display, settings.kinds, settings.options)
    return Prepared(settings, corpus, card_set), {**of_recipe, **of_corpus}
