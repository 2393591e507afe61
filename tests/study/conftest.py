"""Cards to study: quotes in two parts, each with a card of every kind."""

from collections.abc import Callable

import pytest

from kaiser_study.model import Card, CardKind, Part, Quote, Source, SourceKind, Span

PARTS = (Part("dawn", 1, "Dawn", corpus="corpus"), Part("dusk", 2, "Dusk", corpus="corpus"))
SOURCE = Source("letters", "Letters", SourceKind.LETTER)

Deck = Callable[[int], list[Card]]


def make_deck(quotes: int) -> list[Card]:
    """First the clozes of all quotes, then their topics, then their sources; the last half is of part two."""
    text = "A quote."
    return [
        Card(kind, 1, quote, "Which?", "this", Span(0, len(text)))
        for kind in CardKind
        for quote in (Quote(f"q{n}", "topic", text, PARTS[2 * n // quotes], SOURCE) for n in range(quotes))
    ]


@pytest.fixture(scope="session")
def deck() -> Deck:
    return make_deck
