"""Corpora and recipes made for a test, and the decks built from them, as the command does it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from kaiser_study import bundled
from kaiser_study.cards.terms import Term
from kaiser_study.cards.words import Lexicon, find_term
from kaiser_study.deck.build import Built, build
from kaiser_study.deck.reader import read_recipe
from kaiser_study.deck.recipe import Recipe
from kaiser_study.model import CardSet, Corpus
from kaiser_study.place import cache_folder, lock_file_of
from kaiser_study.prepared import prepare
from kaiser_study.publish import complete, journal_of

NOW = 1_800_000_000

SOURCES = [
    {"id": "letters", "label": "Letters", "kind": "letter", "year": 1923},
    {"id": "diary", "label": "Diary", "kind": "document", "url": "https://example.org/diary?a=1&b=2"},
    {"id": "speech", "label": "Speech", "kind": "talk"},
]

SENTENCES = (
    "Violins sing louder than drums in small wooden rooms when winter nights grow long.",
    "Engines need oil, water, patience, and somebody who listens to them before sunrise.",
    "Gardens forgive a careless owner only once, says the old gardener from Lisbon.",
    "Rivers carve valleys slowly, while floods move whole bridges and mills within a single hour.",
    "Letters arrive late; telegrams arrive early and still bring yesterday's bad news.",
    "Mountains teach silence to climbers who carry heavy ropes across frozen ridges.",
)
"""Quotes that have nothing in common."""


def read_deck(recipe: Path) -> tuple[Recipe, Corpus, CardSet]:
    prepared = prepare(recipe, recipe.with_suffix(".apkg"), cache_folder())
    return prepared.recipe, prepared.corpus, prepared.card_set


def build_deck(recipe: Path, file: Path, now: int = NOW, **options: Any) -> Built:
    """Builds as the command does; the lock of the bundled recipe stays as it is."""
    is_bundled = recipe == bundled.default_recipe()
    lock_file = file.with_suffix(".lock") if is_bundled else lock_file_of(recipe)
    complete(journal_of(lock_file))
    prepared = prepare(recipe, file, cache_folder())
    return build(prepared.recipe, prepared.corpus, prepared.card_set, prepared.lock, file, lock_file, now, **options)


def quote(id: str, text: str, **more: object) -> Mapping[str, object]:
    return {"id": id, "topic": f"Topic of {id}", "text": text, "source": "letters"} | more


def write_recipe(folder: Path, parts: Mapping[str, Sequence[Mapping[str, object]]], **keys: Any) -> Path:
    """A corpus of quotes by the title of their part, and its recipe; `keys` go into either of them."""
    corpus = {
        "corpus": "test",
        "title": "Test",
        "provenance": keys.pop("provenance", "not checked"),
        "introduction": keys.pop("introduction", "Quotes for a test."),
        "sources": keys.pop("sources", SOURCES),
        "parts": [
            {"id": f"part-{number}", "title": title, "quotes": list(quotes)}
            for number, (title, quotes) in enumerate(parts.items(), start=1)
        ],
    }
    folder.joinpath("corpus.yaml").write_text(yaml.safe_dump(corpus, sort_keys=False), encoding="utf-8")
    recipe = {"deck": "test", "title": "Test", "corpus": "corpus.yaml"} | keys
    path = folder / "test.yaml"
    path.write_text(yaml.safe_dump(recipe, sort_keys=False), encoding="utf-8")
    return path


def bundled_with(folder: Path, **keys: object) -> Path:
    """The bundled recipe with other settings."""
    recipe = read_recipe(bundled.default_recipe())
    [corpus] = recipe.corpora
    settings = {"deck": recipe.id, "title": recipe.title, "corpus": str(corpus.resolve())} | keys
    path = folder / "bundled.yaml"
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return path


def likes(*terms: str, score: float = 1.0) -> Callable[..., Iterator[Term]]:
    """A chooser that likes these terms so well, and the first of them best."""

    def choose(
        text: str, lexicon: Lexicon, spread: Mapping[str, int], fits: Callable[[Term], bool] = lambda term: True
    ) -> Iterator[Term]:
        found = (Term(term, find_term(term, text)[0], score, ()) for term in terms if find_term(term, text))
        return filter(fits, found)

    return choose
