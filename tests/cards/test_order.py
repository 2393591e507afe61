"""In which order new cards come."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.cards.order import introduction_order, nearest_siblings
from kaiser_study.model import Card, CardKind, Order, Span
from tests.cards.making import PARTS, bundled_cards, quote

KINDS = (CardKind.CLOZE, CardKind.CLOZE, CardKind.TOPIC, CardKind.SOURCE, CardKind.CLOZE)


def deck(*counts: int) -> list[Card]:
    """Quotes with so many cards each."""
    return [
        Card(KINDS[number], number, asked, "?", "text", Span(0, 4))
        for index, count in enumerate(counts)
        for asked in [quote("text", id=f"q{index:03}", part=PARTS[0])]
        for number in range(count)
    ]


def in_rounds(cards: Sequence[Card]) -> tuple[Card, ...]:
    return introduction_order(cards, Order.ROUNDS)


def rounds(cards: tuple[Card, ...]) -> list[list[Card]]:
    """The cards, cut where an earlier quote comes again."""
    cut: list[list[Card]] = [[]]
    for card in cards:
        if cut[-1] and card.quote.id <= cut[-1][-1].quote.id:
            cut.append([])
        cut[-1].append(card)
    return cut


counts = st.lists(st.integers(1, 5), max_size=40)


@given(counts)
def test_every_card_comes_once(counts: list[int]) -> None:
    cards = deck(*counts)
    assert sorted(card.id for card in in_rounds(cards)) == sorted(card.id for card in cards)


@given(counts)
def test_a_round_goes_through_the_corpus_in_its_order_with_one_card_a_quote(counts: list[int]) -> None:
    assert len(rounds(in_rounds(deck(*counts)))) == max(counts, default=1)


@given(counts)
def test_the_first_round_shows_every_quote(counts: list[int]) -> None:
    assert len(rounds(in_rounds(deck(*counts)))[0]) == len(counts)


@given(st.integers(1, 60), st.integers(2, 5))
def test_quotes_with_equally_many_cards_come_again_after_all_others(quotes: int, each: int) -> None:
    assert nearest_siblings(in_rounds(deck(*[each] * quotes)), lambda card: "") == quotes


def test_later_rounds_are_alike_in_length() -> None:
    sizes = [len(each) for each in rounds(in_rounds(deck(*[2, 3, 4] * 25)))]
    assert sizes[0] == 75
    assert max(sizes[1:]) - min(sizes[1:]) <= 1


def test_the_order_of_the_corpus_is_that_of_the_quotes() -> None:
    cards = deck(2, 3, 1)
    assert introduction_order(cards, Order.CORPUS) == tuple(cards)


@given(counts)
def test_kinds_come_one_after_another_each_in_rounds(counts: list[int]) -> None:
    cards = deck(*counts)
    ordered = introduction_order(cards, Order.KINDS)
    kinds = list(CardKind)
    assert [kinds.index(card.kind) for card in ordered] == sorted(kinds.index(card.kind) for card in cards)
    for kind in CardKind:
        own = [card for card in cards if card.kind is kind]
        assert tuple(card for card in ordered if card.kind is kind) == in_rounds(own)


def test_no_cards_are_no_round() -> None:
    assert in_rounds([]) == ()


@pytest.mark.parametrize(
    ("decks", "nearest"), [("", 3), ("by number", None), ("by quote", 1)], ids=["one deck", "by number", "by quote"]
)
def test_siblings_are_counted_deck_by_deck(decks: str, nearest: int | None) -> None:
    names = {"": lambda card: "", "by number": lambda card: str(card.number), "by quote": lambda card: card.quote.id}
    cards = in_rounds(deck(2, 2, 2))
    if decks == "by number":
        cards = tuple(card for card in cards if card.number == 0)
    assert nearest_siblings(cards, names[decks]) == nearest


def test_two_cards_of_a_bundled_quote_come_forty_cards_apart() -> None:
    nearest = nearest_siblings(bundled_cards().cards, lambda card: "")
    assert nearest is not None
    assert nearest >= 40


def test_each_round_of_the_bundled_deck_goes_from_part_one_to_part_eight() -> None:
    again = 0
    for one, other in pairwise(bundled_cards().cards):
        again += other.quote.part.number < one.quote.part.number
    assert again == 4


def test_any_day_of_the_bundled_deck_brings_all_kinds() -> None:
    cards = bundled_cards().cards
    days = [cards[start : start + 20] for start in range(0, len(cards) - 20, 20)]
    assert all({card.kind for card in day} == set(CardKind) for day in days)
