"""What the automatic chooser likes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.cards.terms import choose_terms
from kaiser_study.cards.words import Lexicon
from tests.document.rows import rows

ENGLISH = Lexicon("en")


def chosen(text: str, common: str = "") -> list[str]:
    spread = dict.fromkeys(ENGLISH.content_stems(common), 9)
    return [term.text for term in choose_terms(text, ENGLISH, spread)]


@pytest.mark.parametrize(
    ("text", "common", "best", "than"),
    rows(
        {
            "what is rare": ("Perhaps oil by lamp: yes, of oil by oars!", "oil lamp", "oars", "oil"),
            "two words": ("Which of those is it: for lamps, with steel rods, if oars", "", "steel rods", "lamps"),
            "what ends a clause": ("Whoever can whatever, in such an oven at a lamp.", "", "lamp", "oven"),
            "what follows a contrast": ("They were there for an oven and not oars and", "", "oars", "oven"),
            "what follows is": ("However that with an oven is oars and", "", "oars", "oven"),
            "what is no everyday word": ("However, of what people and of what violins and", "", "violins", "people"),
            "what is no adverb": ("They are there, and of quickly and of violins and", "", "violins", "quickly"),
        }
    ),
)
def test_the_chooser_prefers(text: str, common: str, best: str, than: str) -> None:
    found = chosen(text, common)
    assert found.index(best) < found.index(than)


def test_terms_stand_between_function_words_and_punctuation() -> None:
    found = chosen("the red oak, and old elm trees of the north")
    assert set(" ".join(found).split()) == {"red", "oak", "old", "elm", "trees", "north"}
    assert not any("," in term or "and" in term.split() for term in found)


def test_a_term_tells_why_it_was_chosen() -> None:
    best = next(choose_terms("They care not for speed but steady hands.", ENGLISH, {}))
    assert best.text == "steady hands"
    assert best.reasons == ("rare in this corpus", "a unit of several words", "ends a clause", "follows a contrast")


def test_a_text_of_function_words_has_no_terms() -> None:
    assert chosen("to be or not to be, that is it") == []


@given(
    st.lists(st.sampled_from(["the", "oak", "elm,", "self-made", "👍", "of", "Ash", "not", "."]), max_size=40).map(
        " ".join
    )
)
def test_terms_are_stretches_of_one_to_four_words_that_do_not_overlap(text: str) -> None:
    terms = list(choose_terms(text, ENGLISH, {}))
    assert all(term.span.of(text) == term.text and 1 <= len(term.text.split()) <= 4 for term in terms)
    places = sorted(term.span for term in terms)
    assert all(one.end <= other.start for one, other in pairwise(places))
