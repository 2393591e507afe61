"""Which terms are proposed where nobody named any."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from kaiser_study.cards import cloze
from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.terms import Term
from kaiser_study.model import CardKind, CardSet, Plan, Published
from tests.cards.making import DISPLAY, corpus_of, made_of, quote
from tests.contract.decks import likes

TEXT = "Careful builders measure twice, wait patiently and saw dry timber along the old grain of northern trees."
TALE = (
    "Once there was a builder who worked alone near some river, and who sold his wooden boats to sailors from abroad."
)


def clozes(text: str, topic: str = "Unlike Any") -> CardSet:
    return made_of(quote(text, topic=topic), CardKind.CLOZE)


def answers(found: CardSet) -> list[str]:
    return sorted(card.answer for card in found.cards)


def test_what_a_rule_stops_is_in_no_other_terms_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "timber", "northern trees", "trees", "grain"))
    found = clozes(TEXT, topic="Dry Land")
    assert answers(found) == ["northern trees", "timber"]
    assert found.rejected == (), "nobody asked for `dry timber`"


def test_automatic_terms_do_not_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "timber", "saw dry timber", "grain"))
    assert answers(clozes(TEXT)) == ["dry timber", "grain"]


def test_automatic_terms_are_numbered_without_holes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "northern trees", "grain"))
    assert [card.id for card in clozes(TEXT, topic="Dry Land").cards] == ["asked/cloze/1", "asked/cloze/2"]


def test_if_none_passes_the_best_tells_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "timber"))
    found = clozes(TEXT, topic="Dry Timber")
    assert [(rejection.candidate, rejection.rule) for rejection in found.rejected] == [("dry timber", "R4")]


def test_the_terms_of_a_long_quote_stand_in_one_excerpt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("northern trees", "wooden boats", "dry timber"))
    text = f"{TEXT} {'And so it went on and on. ' * 4}{TALE}"
    assert answers(clozes(text)) == ["dry timber", "northern trees"]


def test_a_term_that_readers_would_drop_is_left_to_the_author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "grain", score=0.4))
    found = clozes(TEXT)
    assert [(each.rule, each.why) for each in found.rejected] == [("R13", "no term worth hiding was found")]
    assert found.cards == ()


def test_what_does_not_pass_is_not_blamed_where_something_passes_that_is_liked_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def likes_the_first_better(*arguments: Any) -> Iterator[Term]:
        return chain(likes("of", score=2.0)(*arguments), likes("dry timber", score=0.4)(*arguments))

    monkeypatch.setattr(cloze, "choose_terms", likes_the_first_better)
    assert [(each.rule, each.candidate) for each in clozes(TEXT).rejected] == [("R13", "")]


def test_an_author_may_want_what_the_program_would_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "grain", score=0.4))
    assert answers(made_of(quote(TEXT, "grain"), CardKind.CLOZE)) == ["grain"]


def test_a_published_card_stays_however_little_its_term_is_liked_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "grain", score=0.4))
    published = {"asked": Published(TEXT, {1: "grain"})}
    found = make_cards(corpus_of(quote(TEXT)), DISPLAY, Plan((CardKind.CLOZE,)), published)
    assert answers(found) == ["grain"]


def test_scores_in_another_language_stop_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cloze, "choose_terms", likes("dry timber", "grain", score=0.4))
    assert answers(made_of(quote(TEXT), CardKind.CLOZE, language="fr")) == ["dry timber", "grain"]
