"""Quotes that seem to have been renamed without a word."""

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from kaiser_study.model import Quote

_NEARLY_THE_SAME = 80
"""Likeness (Indel, in percent) from which a new quote is taken for one that is gone."""


def renamed(gone: Iterable[Quote], new: Iterable[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Pairs of a quote that is gone and a new one that reads nearly the same."""
    left = {quote.id: quote for quote in gone}
    texts = {id: quote.text.casefold() for id, quote in left.items()}
    for quote in new:
        if found := process.extractOne(quote.text.casefold(), texts, scorer=ratio, score_cutoff=_NEARLY_THE_SAME):
            _, _, id = found
            yield left[id], quote
            del texts[id]
