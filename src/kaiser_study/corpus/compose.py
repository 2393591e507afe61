"""Drafts -> quotes of a corpus: their parts, sources, topics and ids, and which of them are there already."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from rapidfuzz import fuzz

from kaiser_study.cards.duplicates import near_duplicates
from kaiser_study.corpus.decoding import storable
from kaiser_study.corpus.drafts import Draft, Unread
from kaiser_study.corpus.slug import Ids
from kaiser_study.corpus.source_kind import kind_of, year_of
from kaiser_study.model import UNKNOWN_SOURCE, Corpus, Part, Quote, Source, SourceKind

T = TypeVar("T", int, str)

_NO_PART = "Quotes"
_FEWEST, _MOST = 3, 8
"""Words of a quote that serve as its topic where there is none."""

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_REWORDED, _WITHIN = 85, 95
"""Percent of letters in common from which two texts are versions of one quote, or one is a part of the other."""

_MARKS = ".,;:!?-\u2013\u2014\u2026"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Twin:
    """A draft that is not added since the corpus has its quote: the same text from another source or from the same
    document, or nearly the same."""

    draft: Draft
    id: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """What is new. A part or source of a quote may be one that was there before."""

    quotes: tuple[Quote, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    guessed: tuple[Source, ...]
    """The new sources whose kind is a guess by the words of their labels."""
    there: int
    """How many quotes of the corpus before came again, from their sources or from none."""
    moved: tuple[Quote, ...]
    """Those of them that came with another topic or part; the corpus keeps its own."""
    twins: tuple[Twin, ...]
    unread: tuple[Unread, ...]
    without_topic: int
    """How many quotes have their first words as their topic."""


def compose(drafts: Iterable[Draft], corpus: str, before: Corpus | None = None) -> Composed:
    """What drafts add to the corpus with this id, or make a new one of."""
    composer = _Composer(corpus, before)
    composer.take(drafts)
    return composer.composed()


class _Composer:
    def __init__(self, corpus: str, before: Corpus | None) -> None:
        self._corpus = corpus
        self._before = before
        parts, sources, quotes = (before.parts, before.sources, before.quotes) if before else ((), (), ())
        self._parts = {_key(part.title): part for part in reversed(parts)}
        self._sources = {_key(source.label): source for source in reversed(sources)}
        self._texts = {_key(quote.text): quote.current_id for quote in quotes}
        self._old: dict[bytes, list[Quote]] = {}
        for quote in quotes:
            self._old.setdefault(_key(quote.text), []).append(quote)
        self._topics = {quote.topic for quote in quotes}
        self._part_ids, self._source_ids, self._quote_ids = _ids_of(parts), _ids_of(sources), _ids_of(quotes)
        self._number = len(parts)
        self._years: Mapping[bytes, int] = {}
        self._urls: Mapping[bytes, str] = {}
        self._new_parts: list[Part] = []
        self._new_sources: list[Source] = []
        self._guessed: list[Source] = []
        self._quotes: list[Quote] = []
        self._there: set[bytes] = set()
        self._moved: dict[bytes, Quote] = {}
        self._twins: list[Twin] = []
        self._unread: list[Unread] = []
        self._without_topic = 0

    def take(self, drafts: Iterable[Draft]) -> None:
        sound = list(self._sound(drafts))
        self._years = self._agreed(sound, "year", lambda draft: draft.year)
        self._urls = self._agreed(sound, "address", lambda draft: draft.url)
        near = self._near(sound)
        for draft in sound:
            key = _key(draft.text)
            if there := self._there_as(draft, key):
                self._there.add(key)
                if not any(_has_place_of(quote, draft) for quote in there):
                    self._moved[key] = there[0]
            elif twin := near.get(draft):
                self._twins.append(Twin(draft, twin.current_id, is_same=False))
            elif same := self._texts.get(key):
                self._twins.append(Twin(draft, same, is_same=True))
            else:
                self._texts[key] = self._add(draft)

    def composed(self) -> Composed:
        return Composed(
            tuple(self._quotes),
            tuple(self._new_parts),
            tuple(self._new_sources),
            tuple(self._guessed),
            len(self._there),
            tuple(self._moved.values()),
            tuple(self._twins),
            tuple(self._unread),
            self._without_topic,
        )

    def _there_as(self, draft: Draft, key: bytes) -> Sequence[Quote]:
        """The quotes of the corpus before that a draft is, from the same source if it names one."""
        label = draft.source.strip()
        return [quote for quote in self._old.get(key, ()) if not label or _key(quote.source.label) == _key(label)]

    def _sound(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        for draft in drafts:
            if _SURROGATE.search(f"{draft.text}{draft.topic}{draft.part}{draft.source}{draft.url}"):
                why = "half of a character stands in it (an unpaired surrogate)"
                self._unread.append(Unread(draft.line, storable(draft.text), why))
            elif not draft.text.strip():
                self._unread.append(Unread(draft.line, draft.text, "it is white space only"))
            else:
                yield draft

    def _agreed(self, drafts: Sequence[Draft], what: str, detail: Callable[[Draft], T | None]) -> Mapping[bytes, T]:
        """Year or address of each source for which its quotes tell but one."""
        told: dict[bytes, dict[T, Draft]] = {}
        for draft in drafts:
            if value := detail(draft):
                told.setdefault(_key(draft.source.strip() or UNKNOWN_SOURCE), {}).setdefault(value, draft)
        for values in told.values():
            if len(values) > 1:
                first = next(iter(values.values()))
                label = first.source or UNKNOWN_SOURCE
                why = f"the quotes of the source `{label}` tell more than one {what}: none was taken"
                self._unread.append(Unread(first.line, ", ".join(map(str, values)), why))
        return {key: next(iter(values)) for key, values in told.items() if len(values) == 1}

    def _near(self, drafts: Sequence[Draft]) -> Mapping[Draft, Quote]:
        """The quote of the corpus that a draft nearly is; one that is the same is not near."""
        if not self._before:
            return {}
        part, source = Part("", 0, ""), Source("", "", SourceKind.DOCUMENT)
        trial = {
            f"draft {number}": draft  # no id holds a space
            for number, draft in enumerate(drafts)
            if _key(draft.text) not in self._texts
        }
        old = {quote.id for quote in self._before.quotes}
        alike = near_duplicates(
            [*self._before.quotes, *(Quote(id, "", draft.text, part, source) for id, draft in trial.items())]
        )
        return {
            draft: quote
            for id, draft in trial.items()
            for quote in reversed(alike.get(id, ()))
            if quote.id in old and _are_versions(draft.text, quote.text)
        }

    def _add(self, draft: Draft) -> str:
        topic = draft.topic.strip() or self._first_words(draft.text)
        quote = Quote(
            id=self._quote_ids.new(topic, "quote"),
            topic=topic,
            text=draft.text.strip(),
            part=self._part(draft.part.strip() or _NO_PART),
            source=self._source(draft),
        )
        self._topics.add(topic)
        self._quotes.append(quote)
        return quote.id

    def _first_words(self, text: str) -> str:
        """As few of them as nothing else is called by: each word of it is one fewer to blank."""
        self._without_topic += 1
        words = text.split(None, _MOST)[:_MOST]
        topics = [
            " ".join(words[:count]).rstrip(_MARKS) + "…" for count in range(min(_FEWEST, len(words)), len(words) + 1)
        ]
        return next((topic for topic in topics if topic not in self._topics), topics[-1])

    def _part(self, title: str) -> Part:
        part = self._parts.get(_key(title))
        if not part:
            self._number += 1
            part = Part(self._part_ids.new(title, "part"), self._number, title, corpus=self._corpus)
            self._parts[_key(title)] = part
            self._new_parts.append(part)
        return part

    def _source(self, draft: Draft) -> Source:
        label = draft.source.strip() or UNKNOWN_SOURCE
        key = _key(label)
        source = self._sources.get(key)
        if not source:
            source = Source(
                self._source_ids.new(label, "source"),
                label,
                draft.kind or kind_of(label),
                self._years.get(key) or year_of(label),
                self._urls.get(key),
            )
            self._sources[key] = source
            self._new_sources.append(source)
            if not draft.kind and label != UNKNOWN_SOURCE:
                self._guessed.append(source)
        return source


def _plain(text: str) -> str:
    """What two texts have in common if they differ in white space, case and the shape of marks only."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().split())


def _key(text: str) -> bytes:
    """The plain text in a few bytes: the texts themselves would be there twice."""
    return blake2b(_plain(text).encode(), digest_size=16).digest()


def _are_versions(one: str, other: str) -> bool:
    """Whether two texts are one quote with other words, or with more of them. Two quotes that share a turn of
    phrase are near as cards, which may give each other away, and yet two."""
    one, other = _plain(one), _plain(other)
    return fuzz.ratio(one, other) >= _REWORDED or fuzz.partial_ratio(one, other) >= _WITHIN


def _has_place_of(quote: Quote, draft: Draft) -> bool:
    """Whether a quote has the topic and the part that a draft names, if it names any."""
    topic, part = draft.topic.strip(), draft.part.strip()
    return (not topic or _key(topic) == _key(quote.topic)) and (not part or _key(part) == _key(quote.part.title))


def _ids_of(things: Sequence[Part] | Sequence[Source] | Sequence[Quote]) -> Ids:
    return Ids(id for thing in things for id in (thing.id, thing.current_id))
