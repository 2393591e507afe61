"""Which wrong answers stand beside the right one on a cloze card."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.shape import Shape, are_like_long, shape_of, unlikeness
from kaiser_study.cards.words import Lexicon, are_related
from kaiser_study.model import Card, CardKind, CardSet, Plan, Published, Quote
from tests.cards.making import DISPLAY, PARTS, bundled_corpus, corpus_of, quote

FRAMES = (
    "Before winter the old {} arrived by train with seven heavy boxes, two parrots and unpaid bills.",
    "Nobody in our valley had seen the clever {} since autumn, when geese flew south across frozen lakes.",
    "My grandmother sold a golden {} to strangers, bought cheap flour and baked bread for hungry neighbours.",
    "Every evening somebody hid the silver {} behind thick curtains while musicians tuned violins downstairs.",
    "Fishermen mended the broken {} near the lighthouse, told salty jokes and drank black coffee until dawn.",
    "Children painted a wooden {} purple, forgot lunch, chased kittens and slept beneath apple trees.",
)
TOPICS = ("Rails", "Birds", "Kitchens", "Evenings", "Harbours", "Orchards")


def quotes(*terms: str) -> list[Quote]:
    """A quote for each term, which it hides."""
    return [
        quote(frame.format(term), term, id=f"q{number}", topic=topic, part=PARTS[number % 3])
        for number, (frame, topic, term) in enumerate(zip(FRAMES, TOPICS, terms, strict=False))
    ]


def clozes(*asked: Quote, count: int = 4, published: dict[str, Published] | None = None) -> CardSet:
    return make_cards(corpus_of(*asked), DISPLAY, Plan((CardKind.CLOZE,), cloze_options=count), published or {})


def options_of(found: CardSet, id: str = "q0") -> tuple[str, ...]:
    [card] = (card for card in found.cards if card.quote.id == id)
    return card.options


NOUNS = ("magnet", "lantern", "compass", "hammock", "trumpet", "ladder")


def test_terms_of_other_quotes_stand_beside_the_right_one() -> None:
    for card in clozes(*quotes(*NOUNS)).cards:
        assert len(set(card.options)) == 4
        assert card.answer in card.options
        assert set(card.options) <= set(NOUNS)


def test_nothing_is_offered_unless_asked_for() -> None:
    assert {card.options for card in clozes(*quotes(*NOUNS), count=0).cards} == {()}


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("magnets", id="plural"),
        pytest.param("Magnet", id="capital"),
        pytest.param("magnet 7", id="number"),
        pytest.param("magnetizing", id="another part of speech"),
        pytest.param("electromagnetic counterweights", id="twice as long"),
        pytest.param("valley", id="a word of the quote"),
        pytest.param("birds", id="a word of the topic"),
        pytest.param("lanterns", id="a form of the answer"),
    ],
)
def test_what_is_not_like_the_answer_or_gives_something_away_is_no_option(odd: str) -> None:
    found = clozes(*quotes(odd, "lantern", "compass", "hammock", "trumpet"), count=3)
    assert odd not in options_of(found, "q1")
    assert len(options_of(found, "q1")) == 3


def test_a_quote_that_says_the_same_gives_no_option() -> None:
    same = quote(FRAMES[0].format("compass").replace("seven", "nine"), "compass", id="same", topic="Other")
    found = clozes(*quotes("magnet", "lantern", "hammock", "trumpet"), same)
    assert "compass" not in options_of(found)


def test_without_enough_good_ones_there_are_none_and_the_reason_is_told() -> None:
    found = clozes(*quotes("magnet", "lantern", "compass"))
    assert {card.options for card in found.cards} == {()}
    assert [(each.quote.id, each.candidate, each.rule) for each in found.without_options] == [
        ("q0", "magnet", "R12"),
        ("q1", "lantern", "R12"),
        ("q2", "compass", "R12"),
    ]
    assert found.without_options[0].why == "fewer than 3 wrong answers are like it and plainly wrong"


def test_topic_and_source_cards_without_options_are_told_too() -> None:
    found = make_cards(corpus_of(*quotes("magnet", "lantern")), DISPLAY)
    told = {(each.quote.id, each.kind) for each in found.without_options}
    assert told == {(card.quote.id, card.kind) for card in found.cards if card.kind is not CardKind.CLOZE}


def test_beside_an_answer_that_opens_a_sentence_all_options_have_a_capital() -> None:
    opening = quote(
        "Lantern after lantern went out while the night watch counted sleepy soldiers along the cold river wall.",
        "Lantern",
        id="opening",
        topic="Watch",
    )
    opening = replace(opening, text=opening.text.replace("after lantern ", "light "))
    found = clozes(*quotes(*NOUNS), opening)
    options = options_of(found, "opening")
    assert len(options) == 4
    assert all(option[0].isupper() for option in options)
    assert not any("Lantern" in card.options for card in found.cards if card.quote.id != "opening")


def test_published_options_stay_as_long_as_they_will_do() -> None:
    kept = ("anvil", "magnet", "bucket", "saddle")
    before = Published(terms={1: "magnet"}, text=FRAMES[0].format("magnet"), cloze_options={1: kept})
    assert options_of(clozes(*quotes(*NOUNS), published={"q0": before})) == kept
    leaking = replace(before, cloze_options={1: ("anvil", "magnet", "parrot", "saddle")})
    assert options_of(clozes(*quotes(*NOUNS), published={"q0": leaking})) != leaking.cloze_options[1]
    fewer = clozes(*quotes(*NOUNS), published={"q0": before}, count=3)
    assert len(options_of(fewer)) == 3


def bundled() -> Sequence[Card]:
    corpus = bundled_corpus()
    return make_cards(corpus, DISPLAY, Plan((CardKind.CLOZE,), cloze_options=4)).cards


def test_options_of_bundled_clozes_look_alike_and_have_no_word_in_common() -> None:
    lexicon = Lexicon("en")
    offering = [card for card in bundled() if card.options]
    assert len(offering) >= 100
    for card in offering:
        assert len(card.options) == 4
        stems = [lexicon.content_stems(option) for option in card.options]
        assert not any(are_related(one, other) for i, one in enumerate(stems) for other in stems[:i]), card.options
        for option in card.options:
            assert are_like_long(option, card.answer), card.options
            assert unlikeness(option, card.answer) == 0, card.options


def test_shapes() -> None:
    assert shape_of("reasoning engines") == Shape(False, False, False, "ing", "s")
    assert shape_of("NLP") == Shape(True, True, False, "", "")
    assert shape_of("System 2") == Shape(True, False, True, "", "")
    assert shape_of("process").last_ending == shape_of("status").last_ending == ""
    assert shape_of("…") == Shape(False, False, False, "", "")
    assert shape_of("efficiency improvement").last_ending == ""
    assert shape_of("interpretable").last_ending == "adjective"
