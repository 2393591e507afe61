"""Quote -> candidate cloze cards, one term each."""

from collections.abc import Iterator
from itertools import islice

from kaiser_study.cards.excerpt import excerpt
from kaiser_study.cards.numbers import number_terms
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.terms import choose_terms
from kaiser_study.cards.words import find_term
from kaiser_study.model import Candidate, CardKind, Quote

QUESTION = "Fill the gap"

_CHOSEN = 8
"""Automatic terms to try for a quote; the best that pass are kept."""


def propose_clozes(quote: Quote, setting: Setting) -> Iterator[Candidate]:
    """The terms that the author named, in their order; without any, those that an earlier edition
    published, then those that the chooser likes best."""
    terms = quote.terms or _chosen(quote, setting)
    numbers = number_terms(terms, quote.text, setting.published_of(quote))
    places = [find_term(term, quote.text) for term in terms]
    shown = excerpt(quote.text, [spans[0] for spans in places if spans])
    for term, spans in zip(terms, places, strict=True):
        gaps = tuple(span for span in spans if shown.holds(span))
        yield Candidate(
            kind=CardKind.CLOZE,
            number=numbers[term],
            quote=quote,
            question=QUESTION,
            answer=term,
            excerpt=shown,
            gaps=gaps or spans,
            hint=quote.topic,
            cue=quote.topic if quote.id in setting.duplicates else "",
            language=setting.corpus.language,
        )


def _chosen(quote: Quote, setting: Setting) -> tuple[str, ...]:
    published = [term for term in setting.published_of(quote).terms.values() if find_term(term, quote.text)]
    taken = [place for term in published for place in find_term(term, quote.text)]
    chosen = choose_terms(quote.text, setting.lexicon, setting.spread)
    free = (term.text for term in chosen if not any(place.overlaps(term.span) for place in taken))
    return tuple(dict.fromkeys((*published, *islice(free, _CHOSEN))))
