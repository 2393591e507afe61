"""Small corpora, and the cards made of them."""

from collections.abc import Sequence
from dataclasses import replace

from kaiser_study import bundled
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import (
    Card,
    CardKind,
    CardSet,
    Corpus,
    Display,
    Head,
    Part,
    Plan,
    Quote,
    Rejection,
    Source,
    SourceKind,
)

DISPLAY = Display("Collected Sayings")
ALL = tuple(CardKind)

PARTS = (
    Part("music", 1, "Concert Halls", corpus="sayings"),
    Part("garden", 2, "Green Spaces", corpus="sayings"),
    Part("sea", 3, "Harbour Stories", corpus="sayings"),
)
SOURCES = (
    Source("radio", "Radio Evening", SourceKind.TALK),
    Source("club", "Club Lecture", SourceKind.TALK),
    Source("letters", "Collected Letters", SourceKind.LETTER),
    Source("diary", "Hidden Diary", SourceKind.DOCUMENT),
)
OTHERS = (
    ("violins", "Strings", "Violins sing louder than drums in small wooden rooms when winter nights grow cold."),
    ("soil", "Patience", "Careful owners forgive slugs, feed worms, carry buckets and wait for April rains."),
    ("bridges", "Storms", "Floods move whole bridges within an hour, while valleys take a thousand centuries."),
    ("telegrams", "Telegrams", "Postmen arrive late, whistle softly and still bring yesterday's terrible bills."),
)
"""Quotes that have nothing in common, each with its id and topic."""


def quote(
    text: str,
    *terms: str,
    id: str = "asked",
    topic: str = "Unlike Any",
    part: Part = PARTS[0],
    source: Source = SOURCES[0],
) -> Quote:
    return Quote(id, topic, text, part, source, terms)


def others() -> tuple[Quote, ...]:
    return tuple(
        quote(text, id=id, topic=topic, part=PARTS[index % 3], source=SOURCES[index % 4])
        for index, (id, topic, text) in enumerate(OTHERS)
    )


def corpus_of(*quotes: Quote, language: str = "en") -> Corpus:
    """A corpus with the parts and sources of its quotes, in the order of the house."""
    parts = dict.fromkeys([*PARTS, *(quote.part for quote in quotes)])
    sources = dict.fromkeys([*SOURCES, *(quote.source for quote in quotes)])
    return Corpus((Head("sayings", "Sayings", "", "", language),), tuple(parts), tuple(sources), quotes)


def made(corpus: Corpus, display: Display = DISPLAY, options: int = 4) -> CardSet:
    return make_cards(corpus, display, Plan(options=options))


def made_of(asked: Quote, kind: CardKind, *, beside: Sequence[Quote] | None = None, language: str = "en") -> CardSet:
    """What is made of one quote among others: the cards and rejections of one kind."""
    company = others() if beside is None else beside
    found = made(corpus_of(asked, *company, language=language))
    return CardSet(
        tuple(card for card in found.cards if (card.quote.id, card.kind) == (asked.id, kind)),
        tuple(r for r in found.rejected if (r.quote.id, r.kind) == (asked.id, kind)),
    )


def only(found: CardSet) -> Card | Rejection:
    """The one card or rejection that there is."""
    results: list[Card | Rejection] = [*found.cards, *found.rejected]
    assert len(results) == 1
    return results[0]


def bundled_corpus() -> Corpus:
    return read_corpus(next(iter(read_recipe(bundled.default_recipe()).corpora)))


def bundled_cards() -> CardSet:
    recipe = read_recipe(bundled.default_recipe())
    return make_cards(bundled_corpus(), recipe.display, recipe.plan)


def with_quotes(corpus: Corpus, *more: Quote) -> Corpus:
    return replace(corpus, quotes=(*corpus.quotes, *more))
