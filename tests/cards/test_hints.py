"""What a learner is told who asks for a hint."""

from dataclasses import replace

import pytest

from kaiser_study.cards.face import hint_words, hints
from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.hints import hint_for, uncovered
from kaiser_study.model import CardKind, CardSet, HintKind, Plan
from tests.cards.making import DISPLAY, corpus_of, others, quote
from tests.document.rows import rows

ASKED = quote("Nobody sold more vitamin C to sailors, bakers, farmers and clerks.", "vitamin C", topic="Strong trade")


def made_with(hint: HintKind, own: str = "") -> CardSet:
    asked = replace(ASKED, hints=(("vitamin C", own),)) if own else ASKED
    plan = Plan((CardKind.CLOZE,), hint=hint, fewest_visible=4)
    found = make_cards(corpus_of(asked, *others()), DISPLAY, plan)
    return CardSet(
        tuple(card for card in found.cards if card.quote == asked),
        tuple(rejection for rejection in found.rejected if rejection.quote == asked),
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (HintKind.TOPIC, ("Topic", "Strong trade")),
        (HintKind.LETTER, ("Hint", "v… …")),
        (HintKind.LENGTH, ("Hint", "7 + 1 letters")),
        (HintKind.NONE, ("Hint", "")),
    ],
)
def test_the_recipe_chooses_the_hint(kind: HintKind, told: tuple[str, str]) -> None:
    [card] = made_with(kind).cards
    assert hint_words(card) == told


@pytest.mark.parametrize("kind", HintKind)
def test_a_hint_of_the_author_wins(kind: HintKind) -> None:
    [card] = made_with(kind, "what oranges hold").cards
    assert hint_words(card) == ("Hint", "what oranges hold")


@pytest.mark.parametrize("kind", HintKind)
def test_a_hint_that_says_the_answer_stops_the_card(kind: HintKind) -> None:
    found = made_with(kind, "one of the vitamins")
    assert found.cards == ()
    assert [(each.rule, each.why) for each in found.rejected] == [("R4", "the hint says “vitamin…”")]


@pytest.mark.parametrize(
    ("term", "letter", "length"),
    rows(
        {
            "one word": ("lantern", "l…", "7 letters"),
            "hyphen": ("test-time compute", "t… c…", "8 + 7 letters"),
            "marks": ("“half” (so)", "h… s…", "4 + 2 letters"),
            "number": ("300 metres", "3… m…", "3 + 6 letters"),
            "one letter": ("C", "…", "1 letter"),
            "no letter": ("👍", "…", ""),
        }
    ),
)
def test_letters_and_lengths(term: str, letter: str, length: str) -> None:
    assert hint_for(term, ASKED, HintKind.LETTER) == letter
    assert hint_for(term, ASKED, HintKind.LENGTH) == length


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("System 2", ("S····· ·", "Sy···· ·", "Sys··· ·")),
        ("e\u0301te\u0301", ("e\u0301··",)),
        ("chain-of", ("c····-··", "ch···-··", "cha··-··")),
        ("7", ()),
        ("a b", ()),
        ("...", ()),
    ],
)
def test_an_answer_is_uncovered_letter_by_letter_up_to_its_half(answer: str, told: tuple[str, ...]) -> None:
    assert uncovered(answer) == told


def test_the_hint_of_the_card_comes_before_its_letters() -> None:
    [card] = made_with(HintKind.TOPIC).cards
    assert hints(card) == ("Topic: Strong trade", "Letters: v······ ·", "Letters: vi····· ·", "Letters: vit···· ·")
    [card] = made_with(HintKind.NONE).cards
    assert hints(card)[0] == "Letters: v······ ·"
