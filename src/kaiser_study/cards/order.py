"""In which order new cards are introduced.

Two cards of one quote spoil each other: the topic card shows what the cloze hides. So, unless a recipe
says otherwise, the cards come in rounds through the corpus, one card of a quote in a round, with
kinds mixed and parts in order. Every quote is in the first round; those with fewer
cards than others sit out later rounds evenly, so that no round is short and the
cards of one quote stay far apart.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from kaiser_study.model import Card, CardKind, Order


def introduction_order(cards: Sequence[Card], order: Order) -> tuple[Card, ...]:
    """The cards of a corpus, which come quote by quote, as they should be introduced."""
    match order:
        case Order.ROUNDS:
            return _in_rounds(cards)
        case Order.CORPUS:
            return tuple(cards)
        case Order.KINDS:
            return tuple(
                card for kind in CardKind for card in _in_rounds([card for card in cards if card.kind is kind])
            )


def _in_rounds(cards: Sequence[Card]) -> tuple[Card, ...]:
    by_quote = [list(group) for _, group in groupby(cards, key=lambda card: card.quote.id)]
    rounds: list[list[Card]] = [[] for _ in range(max(map(len, by_quote), default=0))]
    for index, own in enumerate(by_quote):
        turn = index % len(own)
        mixed = own[turn:] + own[:turn]
        later = sorted(range(1, len(rounds)), key=lambda r: len(rounds[r]))[: len(own) - 1]
        for number, card in zip([0, *sorted(later)], mixed, strict=True):
            rounds[number].append(card)
    return tuple(card for each in rounds for card in each)


def nearest_siblings(cards: Sequence[Card], deck_of: Callable[[Card], str]) -> int | None:
    """How many positions apart the nearest two cards of one quote come when new cards are
    gathered deck by deck in the order of the decks' names, as Anki does; None if no quote
    has two cards."""
    gathered = sorted(cards, key=lambda card: deck_of(card).casefold().split("::"))
    last: dict[str, int] = {}
    nearest: int | None = None
    for position, card in enumerate(gathered):
        if card.quote.id in last:
            distance = position - last[card.quote.id]
            nearest = distance if nearest is None else min(nearest, distance)
        last[card.quote.id] = position
    return nearest
