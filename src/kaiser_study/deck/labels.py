"""What decks and tags are called in Anki."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from kaiser_study.anki.html import to_html
from kaiser_study.anki.notes import AnkiNote
from kaiser_study.anki.package import AnkiDeck, deck_id
from kaiser_study.deck.patterns import Placeholder, fill
from kaiser_study.deck.recipe import TAG_ROOT, Recipe
from kaiser_study.model import Card, Corpus
from kaiser_study.visible import headline, without_controls

RETIRED_TAG = f"{TAG_ROOT}::retired"
"""By it learners find what left the corpus."""


def digits_of(corpus: Corpus) -> int:
    """How many digits the numbers of the parts need."""
    return len(str(max(quote.part.number for quote in corpus.whole)))


def deck_names(recipe: Recipe, digits: int) -> Callable[[Card], str]:
    """The name of each card's deck. Anki sorts decks by name, so parts are numbered."""
    if not recipe.subdecks:
        return lambda card: recipe.title

    def name(card: Card) -> str:
        quote = card.quote
        values = {
            **_values(card, digits),
            Placeholder.PART: quote.part.title,
            Placeholder.KIND: card.kind.capitalize(),
            Placeholder.TOPIC: headline(quote.topic),
            Placeholder.SOURCE: quote.source.label,
        }
        words = map(_deck_word, fill(recipe.subdecks, values))
        return "::".join([recipe.title, *filter(None, words)])

    return name


def deck_list(recipe: Recipe, corpus: Corpus, notes: Sequence[AnkiNote]) -> tuple[AnkiDeck, ...]:
    """The deck with the description first, and the subdecks that the notes have cards in."""
    names = sorted({card.deck for note in notes for card in note.cards})
    paragraphs = (recipe.description or corpus.introduction, f"Quotes: {corpus.provenance}.")
    description = "<br><br>".join(to_html(text) for text in paragraphs if text)
    return (
        AnkiDeck(recipe.title, deck_id(recipe.id), description),
        *(AnkiDeck(name, deck_id(f"{recipe.id}/{name}")) for name in names if name != recipe.title),
    )


def _deck_word(title: str) -> str:
    """A title as one component of a deck's name: `::` would begin another, and Anki drops tabs and line breaks."""
    return unicodedata.normalize("NFC", " ".join(without_controls(title).replace("::", "∷").split()))


def tags_of(recipe: Recipe, digits: int, card: Card) -> list[str]:
    """What the recipe tags the note of a card with."""
    values = _values(card, digits)
    named = ([_tag_word(component) for component in fill(pattern, values)] for pattern in recipe.tags)
    return ["::".join(words) for words in named if all(words)]


def _values(card: Card, digits: int) -> Mapping[str, str]:
    """What stands for the placeholders in tags: ids, where there are some."""
    quote = card.quote
    return {
        Placeholder.PART: quote.part.id,
        Placeholder.NUMBER: f"{quote.part.number:0{digits}}",
        Placeholder.KIND: card.kind.value,
        Placeholder.TOPIC: _tag_word(quote.topic) or quote.id,
        Placeholder.SOURCE: quote.source.id,
        Placeholder.YEAR: str(quote.source.year or ""),
    }


@lru_cache(maxsize=4096)  # a note has the tags of its quote, and many quotes have those of their part
def _tag_word(text: str) -> str:
    """A text as one component of a tag: its letters with their marks, and digits. Anki ends a tag at a space."""
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text.casefold())
    return "-".join("".join(kept).split())
