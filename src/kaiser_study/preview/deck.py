"""What a preview shows of a deck."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaiser_study.anki.notes import make_notes
from kaiser_study.anki.render import Sides, render
from kaiser_study.deck.look import Look
from kaiser_study.model import Card, CardSet, Corpus, Quote, Rejection
from kaiser_study.visible import plural


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck's title, its corpus, its cards, and their look if it is not that of all."""

    title: str
    corpus: Corpus
    card_set: CardSet
    look: Look | None = None

    @property
    def files(self) -> Mapping[Path, str]:
        """The names of the corpus files; their paths, where two have one name."""
        files = dict.fromkeys(head.place.file for head in self.corpus.heads)
        names = Counter(file.name for file in files)
        return {file: file.name if names[file.name] == 1 else str(file) for file in files}

    @property
    def findings(self) -> Sequence[Rejection]:
        """What was rejected, and what has no options though they were asked for."""
        return (*self.card_set.rejected, *self.card_set.without_options)

    def __str__(self) -> str:
        found = self.card_set
        return (
            f"{plural(len(found.cards), 'card')}, {len(found.rejected)} rejected, "
            f"{len(found.without_options)} without options"
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with the two sides that Anki makes of it; `ordinal` is its number on its note in Anki, from 0."""

    card: Card
    ordinal: int
    sides: Sides


@dataclass(frozen=True, slots=True)
class Entry:
    """A quote, its cards, what was rejected of it, and which of its cards have no options."""

    quote: Quote
    cards: Sequence[Shown]
    rejected: Sequence[Rejection]
    without_options: Sequence[Rejection]


def entries_of(deck: Deck) -> Iterator[Entry]:
    """Every quote in the order of the corpus."""
    notes = defaultdict(list)
    for note in make_notes(deck.corpus, deck.card_set.cards, lambda _: deck.title, lambda _: ()):
        notes[note.made_of[0].quote.id].append(note)
    rejected, without_options = map(_by_quote, (deck.card_set.rejected, deck.card_set.without_options))
    for quote in deck.corpus.quotes:
        cards = [
            Shown(made, card.ordinal, render(note, card.ordinal))
            for note in notes[quote.id]
            for card, made in sorted(zip(note.cards, note.made_of, strict=True), key=lambda pair: pair[0].ordinal)
        ]
        yield Entry(quote, cards, rejected[quote.id], without_options[quote.id])


def _by_quote(findings: Iterable[Rejection]) -> Mapping[str, Sequence[Rejection]]:
    found = defaultdict(list)
    for finding in findings:
        found[finding.quote.id].append(finding)
    return found
