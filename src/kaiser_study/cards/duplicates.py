"""Quotes of a corpus that are nearly the same text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kaiser_study.cards.words import words_of
from kaiser_study.model import Quote

_SHINGLE = 3
"""Words in a row that are compared as one."""

_ALIKE = 0.5
"""Share of common shingles (Jaccard's index) from which two texts count as nearly the same."""

_COMMONEST = 50
"""A shingle in more quotes than this is a turn of phrase and finds no duplicates."""


def near_duplicates(quotes: Sequence[Quote]) -> Mapping[str, tuple[Quote, ...]]:
    """The near-duplicates of each quote that has some, by quote id. Only quotes that share
    a rare run of words are compared, so the work grows with the corpus, not with its square."""
    shingles = [_shingles(quote.text) for quote in quotes]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(shingles):
        for shingle in found:
            holders[shingle].append(index)
    pairs = {
        (one, other)
        for indices in holders.values()
        if len(indices) <= _COMMONEST
        for place, one in enumerate(indices)
        for other in indices[place + 1 :]
    }
    alike: dict[str, list[Quote]] = defaultdict(list)
    for one, other in sorted(pairs):
        common = len(shingles[one] & shingles[other])
        if common >= _ALIKE * len(shingles[one] | shingles[other]):
            alike[quotes[one].id].append(quotes[other])
            alike[quotes[other].id].append(quotes[one])
    return {id: tuple(found) for id, found in alike.items()}


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.text.casefold() for word in words_of(text)]
    if len(words) < _SHINGLE:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
