"""Recipe + corpus + cards -> the published .apkg."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaiser_study.anki.html import to_html
from kaiser_study.anki.notes import make_notes
from kaiser_study.anki.package import AnkiDeck, NotAPackage, deck_id, same_content, timestamp_of, write_package
from kaiser_study.cards.order import nearest_siblings
from kaiser_study.deck.publish import read_if_there, write_whole
from kaiser_study.deck.recipe import Recipe, Subdecks, Tag
from kaiser_study.errors import Place, StudyError
from kaiser_study.model import Card, CardSet, Corpus
from kaiser_study.visible import without_controls

TAG_ROOT = "kaiser-study"


@dataclass(frozen=True, slots=True)
class Built:
    """What was built. `nearest` is how many new cards apart the nearest two of one quote come, None
    if no quote has two; `is_new` is False where the file held just this before and was left alone."""

    file: Path
    notes: int
    cards: int
    by_kind: Mapping[str, int]
    by_part: Mapping[str, int]
    nearest: int | None
    is_new: bool


def build(recipe: Recipe, corpus: Corpus, card_set: CardSet, file: Path, now: int) -> Built:
    """Writes the deck, whole or not at all, unless the file holds the same already.

    `now` (seconds UTC) becomes the time of change of every note, or, should the clock have
    been set back, the second after that of the package it replaces: Anki takes only newer notes.
    Raises StudyError if there is no card, or the file cannot be written.
    """
    if file.suffix != ".apkg":
        raise StudyError("a deck's file name ends in .apkg", remedy="choose such a name", place=Place(file))
    if not card_set.cards:
        raise StudyError(
            "no card of this corpus passed the rules",
            remedy="see `kaiser-study cards` for the reasons",
            place=Place(recipe.corpus),
        )
    deck_of = deck_names(recipe, corpus)
    notes = make_notes(corpus, card_set.cards, deck_of, lambda card: _tags(recipe, corpus, card))
    decks = _decks(recipe, corpus, sorted({deck_of(card) for card in card_set.cards}))
    now = max(now, 1)  # at 0 a note would get the id 0, which is none
    is_new = True
    if old := read_if_there(file):
        try:
            before = timestamp_of(old)
            is_new = not same_content(old, write_package(decks, notes, before))
            now = max(now, before + 1)
        except NotAPackage:
            pass
    if is_new:
        write_whole(file, write_package(decks, notes, now))
    return Built(
        file=file,
        notes=len(notes),
        cards=len(card_set.cards),
        by_kind=_count(recipe.kinds, (card.kind for card in card_set.cards)),
        by_part=_count((part.id for part in corpus.parts), (card.quote.part.id for card in card_set.cards)),
        nearest=nearest_siblings(card_set.cards, deck_of),
        is_new=is_new,
    )


def deck_names(recipe: Recipe, corpus: Corpus) -> Callable[[Card], str]:
    """The name of each card's deck. Anki sorts decks by name, so parts are numbered."""
    digits = len(str(len(corpus.parts)))

    def name(card: Card) -> str:
        match recipe.subdecks:
            case Subdecks.NONE:
                return recipe.title
            case Subdecks.PART:
                part = card.quote.part
                return f"{recipe.title}::{part.number:0{digits}} {_deck_word(part.title)}"
            case Subdecks.KIND:
                return f"{recipe.title}::{card.kind.capitalize()}"

    return name


def _decks(recipe: Recipe, corpus: Corpus, names: Sequence[str]) -> list[AnkiDeck]:
    """The deck with the description first, and its subdecks."""
    paragraphs = (corpus.introduction, f"Quotes: {corpus.provenance}.")
    description = "<br><br>".join(to_html(text) for text in paragraphs if text)
    return [
        AnkiDeck(recipe.title, deck_id(recipe.id), description),
        *(AnkiDeck(name, deck_id(f"{recipe.id}/{name}")) for name in names if name != recipe.title),
    ]


def _deck_word(title: str) -> str:
    """A title as one component of a deck's name: `::` would begin another, and Anki drops tabs and line breaks."""
    return " ".join(without_controls(title).replace("::", "∷").split())


def _tags(recipe: Recipe, corpus: Corpus, card: Card) -> list[str]:
    quote = card.quote
    digits = len(str(len(corpus.parts)))
    values = {
        Tag.PART: f"{quote.part.number:0{digits}}-{quote.part.id}",
        Tag.TOPIC: _tag_word(quote.topic) or quote.id,
        Tag.SOURCE: quote.source.id,
        Tag.KIND: card.kind.value,
        Tag.YEAR: quote.source.year,
    }
    return [f"{TAG_ROOT}::{tag}::{values[tag]}" for tag in recipe.tags if values[tag] is not None]


def _tag_word(text: str) -> str:
    """A text as one component of a tag: its letters with their marks, and digits. Anki ends a tag at a space."""
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text.casefold())
    return "-".join("".join(kept).split())


def _count(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """How often each name was found, in the order of the names."""
    counted = Counter(map(str, found))
    return {str(name): counted[str(name)] for name in names}
