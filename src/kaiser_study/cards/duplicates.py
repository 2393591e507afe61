"""Quotes of a corpus that are nearly the same text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from kaiser_study.cards.words import words_of
from kaiser_study.model import Quote

Run = tuple[str, ...]
Thing = TypeVar("Thing", str, Run)

_RUN = 3
"""Words in a row that two texts must share to be compared."""

_MANY = 50
"""Quotes with one run of words from which on not all of them are compared."""

_NEAR = 4
"""How many of many are compared with one on either side of it, and at either end."""

_ANSWERS = (attrgetter("topic"), attrgetter("part.title"), attrgetter("source.label"))


def near_duplicates(quotes: Sequence[Quote]) -> Mapping[str, tuple[Quote, ...]]:
    """The near-duplicates of each quote that has some, by quote id; of very many, a few of each kind."""
    words = [frozenset(_words(quote)) for quote in quotes]
    runs = [_runs(quote) for quote in quotes]
    alike: dict[str, list[Quote]] = defaultdict(list)
    for one, other in sorted(pairs_to_compare(quotes)):
        if _are_one(words[one], words[other]) or (
            _holds(words[one], words[other], 2 / 3) and _holds(runs[one], runs[other], 1 / 3)
        ):
            alike[quotes[one].id].append(quotes[other])
            alike[quotes[other].id].append(quotes[one])
    return {id: tuple(found) for id, found in alike.items()}


def _are_one(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether half of all words are common. A gap hides so few that any two texts of one length
    which fit what stays visible have as many."""
    return len(words & others) >= len(words | others) / 2


def _holds(one: frozenset[Thing], other: frozenset[Thing], share: float) -> bool:
    """Whether so much of the one is in the other, or of the other in the one."""
    return len(one & other) >= share * min(len(one), len(other))


def pairs_to_compare(quotes: Sequence[Quote]) -> set[tuple[int, int]]:
    """Places of quotes that share a run of words. A quote is paired with a few of those that share one at
    most, so that the pairs grow with the corpus, not with its square."""
    holders: dict[Run, list[int]] = defaultdict(list)
    for index, quote in enumerate(quotes):
        for run in _runs(quote):
            holders[run].append(index)
    return {pair for indices in holders.values() for pair in _pairs(indices, quotes)}


def _words(quote: Quote) -> list[str]:
    return [word.text.casefold() for word in words_of(quote.text)]


def _runs(quote: Quote) -> frozenset[Run]:
    words = _words(quote)
    if len(words) < _RUN:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[i:] for i in range(_RUN)), strict=False))


def _pairs(indices: Sequence[int], quotes: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """All pairs of a few. Of many, in the order of their topics, parts and sources in turn: each with the
    next, where those with the same answer are, and with the outermost, one of which has another answer
    if any has."""
    if len(indices) <= _MANY:
        yield from ((one, other) for place, one in enumerate(indices) for other in indices[place + 1 :])
        return
    for answer_of in _ANSWERS:
        ordered = sorted(indices, key=lambda index: (answer_of(quotes[index]), quotes[index].id))
        ends = (*ordered[:_NEAR], *ordered[-_NEAR:])
        for place, one in enumerate(ordered):
            for other in (*ordered[place + 1 : place + 1 + _NEAR], *ends):
                if one != other:
                    yield min(one, other), max(one, other)
