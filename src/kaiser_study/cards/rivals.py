"""Which other quotes, parts and sources to look at for wrong answers: a few of many.

Looking at every other quote for each quote would take a corpus of ten thousand
minutes. What is looked at lies next to a key on a ring of hashes: every thing has the same
chance, and one more thing in the corpus changes what few keys see.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Generic, TypeVar

from kaiser_study.model import Card, Corpus, Part, Quote, Source, SourceKind

_FEW = 100
"""Things to look at; in a corpus that has no more, all are."""

_SPOKEN = {
    SourceKind.DEBATE,
    SourceKind.INTERVIEW,
    SourceKind.LECTURE,
    SourceKind.PANEL,
    SourceKind.PODCAST,
    SourceKind.TALK,
    SourceKind.VIDEO,
}

Thing = TypeVar("Thing", Card, Quote, Source)
Group = TypeVar("Group", bound=Hashable)


def digest(*words: str) -> int:
    """A number that looks random and is the same on every machine."""
    return int.from_bytes(sha256("\0".join(words).encode()).digest()[:8], "big")


class Ring(Generic[Thing]):
    """Things in the order of a hash of their ids."""

    def __init__(self, things: Iterable[Thing]) -> None:
        placed = sorted(((digest(thing.id), thing) for thing in things), key=lambda pair: pair[0])
        self._places = [place for place, _ in placed]
        self._things: list[Thing] = [thing for _, thing in placed]

    def near(self, key: str) -> Sequence[Thing]:
        """A few of the things, those that come after the key."""
        start = bisect(self._places, digest(key))
        few = self._things[start : start + _FEW]
        return few + self._things[: min(start, _FEW - len(few))]


class Rivals:
    """The things of a corpus whose names may stand beside a right answer."""

    def __init__(self, corpus: Corpus) -> None:
        self._parts = corpus.parts
        self._place_of_part = {part.id: place for place, part in enumerate(corpus.parts)}
        self._quotes = Ring(corpus.quotes)
        self._quotes_of_topic = _groups(corpus.quotes, lambda quote: quote.topic)
        self._quotes_of_part = rings(corpus.quotes, lambda quote: quote.part.id)
        self._sources_of_kind = rings(corpus.sources, lambda source: source.kind)
        self._sources_like = rings(corpus.sources, lambda source: source.kind in _SPOKEN)

    def quotes(self, quote: Quote) -> Sequence[Quote]:
        """Others, those of the same part first."""
        return _without(quote, [*self._quotes_of_part[quote.part.id].near(quote.id), *self._quotes.near(quote.id)])

    def of_topic(self, topic: str) -> Sequence[Quote]:
        """The quotes that have a topic, as far as they are not many."""
        return self._quotes_of_topic[topic][:_FEW]

    def parts(self, part: Part) -> Sequence[Part]:
        """Others, as far as they are not far away."""
        place = self._place_of_part[part.id]
        near = self._parts[max(0, place - _FEW) : place + 1 + _FEW]
        return [other for other in near if other.id != part.id]

    def sources(self, quote: Quote) -> Sequence[Source]:
        """Others of the same kind, then of a like one: spoken or written."""
        own = quote.source
        same = self._sources_of_kind[own.kind].near(quote.id)
        like = self._sources_like[own.kind in _SPOKEN].near(quote.id)
        return _without(own, [*same, *like])


def rings(things: Iterable[Thing], group_of: Callable[[Thing], Group]) -> Mapping[Group, Ring[Thing]]:
    """A ring of the things of each group."""
    return {group: Ring(members) for group, members in _groups(things, group_of).items()}


def _groups(things: Iterable[Thing], group_of: Callable[[Thing], Group]) -> Mapping[Group, Sequence[Thing]]:
    groups: dict[Group, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[group_of(thing)].append(thing)
    return groups


def _without(own: Thing, things: Sequence[Thing]) -> Sequence[Thing]:
    return list({thing.id: thing for thing in things if thing.id != own.id}.values())
