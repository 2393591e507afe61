"""How a card's text is cut into what is shown and what is hidden."""

import pytest

from kaiser_study.cards.face import front, pieces, visible
from kaiser_study.cards.words import find_term
from kaiser_study.model import Candidate, CardKind, Piece, Span
from tests.cards.making import quote
from tests.document.rows import rows


def card(text: str, *hidden: str, excerpt: Span | None = None, language: str = "en") -> Candidate:
    gaps = sorted(span for term in hidden for span in find_term(term, text))
    shown = excerpt or Span(0, len(text))
    return Candidate(CardKind.CLOZE, 1, quote(text), "?", "x", shown, tuple(gaps), language=language)


@pytest.mark.parametrize(
    ("text", "hidden", "shown"),
    rows(
        {
            "a word": ("Use more oil.", ["oil"], "Use more [...]."),
            "the first word": ("Use more oil.", ["Use"], "[...] more oil."),
            "two places": ("oil and oil.", ["oil"], "[...] and [...]."),
            "nothing": ("Use more oil.", [], "Use more oil."),
            "everything": ("Oil", ["Oil"], "[...]"),
            "behind an": ("Use an oil.", ["oil"], "Use a(n) [...]."),
            "behind a": ("Use a  lamp.", ["lamp"], "Use a(n)  [...]."),
            "behind A": ("A lamp.", ["lamp"], "A(n) [...]."),
            "behind An after a gap": ("oil: an oil.", ["oil"], "[...]: a(n) [...]."),
            "behind a word that ends in a": ("Visa oil.", ["oil"], "Visa [...]."),
            "a gap in the text itself": ("Use [...] oil.", ["oil"], "Use [...] [...]."),
        }
    ),
)
def test_gaps_look_alike_whatever_they_hide(text: str, hidden: list[str], shown: str) -> None:
    assert front(card(text, *hidden)) == shown


def test_the_article_is_kept_in_other_languages() -> None:
    assert front(card("Veo a María.", "María", language="es")) == "Veo a [...]."


def test_pieces_join_to_the_text_on_the_back() -> None:
    assert pieces(card("Use an oil.", "oil")) == (
        Piece("Use ", "Use "),
        Piece("a(n) ", "an "),
        Piece("[...]", "oil", is_gap=True),
        Piece(".", "."),
    )


def test_an_excerpt_shows_where_the_quote_goes_on() -> None:
    shown = card("One. Two oil. Three.", "oil", excerpt=Span(5, 13))
    assert front(shown) == "… Two [...]. …"
    assert "".join(piece.back for piece in pieces(shown)) == "Two oil."


def test_what_can_be_read_holds_neither_the_hidden_words_nor_signs_of_ours() -> None:
    assert visible(card("One. Use an oil now. Three.", "oil", excerpt=Span(5, 20))) == "Use an   now."


@pytest.mark.parametrize(("other", "overlaps"), [(Span(0, 3), False), (Span(2, 4), True), (Span(5, 6), False)])
def test_stretches_that_only_touch_do_not_overlap(other: Span, overlaps: bool) -> None:
    assert Span(3, 5).overlaps(other) == other.overlaps(Span(3, 5)) == overlaps
