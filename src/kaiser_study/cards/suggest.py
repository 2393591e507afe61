"""Terms to offer an author: those that the chooser likes and the rules let pass, or would in a looser recipe."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kaiser_study.cards.cloze import card_of, terms_to_hide
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.terms import Term, choose_terms
from kaiser_study.cards.words import Lexicon
from kaiser_study.model import Quote

MOST = 8
"""Terms of a text that are worth an author's look."""


def suggest_for(quote: Quote, setting: Setting) -> Sequence[Term]:
    """Terms that would each make a card of a quote in its corpus, best first, whatever it names already."""
    bare = replace(quote, terms=())
    found: set[str] = set()

    def fits(term: Term) -> bool:
        if term.text.casefold() in found or card_of(term.text, bare, setting) is None:
            return False
        found.add(term.text.casefold())  # a card hides all its places
        return True

    return list(islice(choose_terms(quote.text, setting.lexicon, setting.spread, fits), MOST))


def most_visible(quote: Quote, setting: Setting, fewest: int, term: str = "") -> int:
    """How many words that carry meaning can stay visible on a card of a quote that hides a term, or one of the
    program's choice, if fewer may than the plan says; 0 if that takes less than `fewest`."""
    for visible in range(setting.plan.fewest_visible - 1, fewest - 1, -1):
        looser = replace(setting, plan=replace(setting.plan, fewest_visible=visible))
        if card_of(term, quote, looser) if term else any(terms_to_hide(quote, looser)):
            return visible
    return 0


def suggest_in(text: str, lexicon: Lexicon) -> Sequence[Term]:
    """Terms of a text that stands alone, best first."""
    return list(islice(choose_terms(text, lexicon, {}), MOST))
