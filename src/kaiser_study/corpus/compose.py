"""Drafts -> quotes of a corpus: their parts, sources, topics and ids, and which of them are there already."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaiser_study.cards.duplicates import near_duplicates
from kaiser_study.cards.words import words_of
from kaiser_study.corpus.drafts import Draft, Unread
from kaiser_study.corpus.slug import Ids
from kaiser_study.corpus.source_kind import kind_of, year_of
from kaiser_study.model import Corpus, Part, Quote, Source, SourceKind

UNKNOWN = "Unknown"
"""The source of quotes that name none."""

_NO_PART = "Quotes"
_FEWEST, _MOST = 3, 8
"""Words of a quote that serve as its topic where there is none."""

_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Twin:
    """A draft that is not added since the corpus has its quote: the same, or nearly."""

    draft: Draft
    id: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """What is new. A part or source of a quote may be one that was there before."""

    quotes: tuple[Quote, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    twins: tuple[Twin, ...]
    unread: tuple[Unread, ...]
    without_topic: int
    """How many quotes have their first words as their topic."""

    without_source: int


def compose(drafts: Iterable[Draft], before: Corpus | None = None) -> Composed:
    """What drafts add to a corpus, or make a new one of."""
    composer = _Composer(before)
    composer.take(drafts)
    return composer.composed()


class _Composer:
    def __init__(self, before: Corpus | None) -> None:
        self._before = before
        parts, sources, quotes = (before.parts, before.sources, before.quotes) if before else ((), (), ())
        self._parts = {_key(part.title): part for part in reversed(parts)}
        self._sources = {_key(source.label): source for source in reversed(sources)}
        self._texts = {_key(quote.text): quote.current_id for quote in quotes}
        self._topics = {quote.topic for quote in quotes}
        self._part_ids, self._source_ids, self._quote_ids = _ids_of(parts), _ids_of(sources), _ids_of(quotes)
        self._number = len(parts)
        self._new_parts: list[Part] = []
        self._new_sources: list[Source] = []
        self._quotes: list[Quote] = []
        self._twins: list[Twin] = []
        self._unread: list[Unread] = []
        self._without_topic = self._without_source = 0

    def take(self, drafts: Iterable[Draft]) -> None:
        for draft, near in self._with_near(self._sound(drafts)):
            if near:
                self._twins.append(Twin(draft, near.current_id, is_same=False))
            elif same := self._texts.get(key := _key(draft.text)):
                self._twins.append(Twin(draft, same, is_same=True))
            else:
                self._texts[key] = self._add(draft)

    def composed(self) -> Composed:
        return Composed(
            tuple(self._quotes),
            tuple(self._new_parts),
            tuple(self._new_sources),
            tuple(self._twins),
            tuple(self._unread),
            self._without_topic,
            self._without_source,
        )

    def _sound(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        for draft in drafts:
            if _SURROGATE.search(f"{draft.text}{draft.topic}{draft.part}{draft.source}{draft.url}"):
                why = "half of a character stands in it (an unpaired surrogate)"
                self._unread.append(Unread(draft.line, draft.text, why))
            elif not draft.text.strip():
                self._unread.append(Unread(draft.line, draft.text, "it is white space only"))
            else:
                yield draft

    def _with_near(self, drafts: Iterable[Draft]) -> Iterator[tuple[Draft, Quote | None]]:
        """Each draft with the quote of the corpus that it nearly is. One that is the same is not near."""
        if not self._before:
            yield from ((draft, None) for draft in drafts)
            return
        all_drafts = list(drafts)
        part, source = Part("", 0, ""), Source("", "", SourceKind.DOCUMENT)
        # no id holds a space
        trial = [Quote(f"draft {at}", "", draft.text, part, source) for at, draft in enumerate(all_drafts)]
        alike = near_duplicates([*self._before.quotes, *trial])
        old = {quote.id for quote in self._before.quotes}
        for quote, draft in zip(trial, all_drafts, strict=True):
            is_same = _key(draft.text) in self._texts
            near = () if is_same else (other for other in alike.get(quote.id, ()) if other.id in old)
            yield draft, next(iter(near), None)

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
        words = words_of(text[: 40 * _MOST])[:_MOST]
        if not words:
            return text[:40].strip()
        topics = [text[words[0].start : word.end] + "…" for word in words[_FEWEST - 1 :]]
        topics = [" ".join(topic.split()) for topic in topics] or [" ".join(word.text for word in words) + "…"]
        return next((topic for topic in topics if topic not in self._topics), topics[-1])

    def _part(self, title: str) -> Part:
        part = self._parts.get(_key(title))
        if not part:
            self._number += 1
            part = Part(self._part_ids.new(title, "part"), self._number, title)
            self._parts[_key(title)] = part
            self._new_parts.append(part)
        return part

    def _source(self, draft: Draft) -> Source:
        label = draft.source.strip() or UNKNOWN
        self._without_source += label == UNKNOWN
        source = self._sources.get(_key(label))
        if not source:
            source = Source(
                self._source_ids.new(label, "source"),
                label,
                draft.kind or kind_of(label),
                draft.year or year_of(label),
                draft.url or None,
            )
            self._sources[_key(label)] = source
            self._new_sources.append(source)
        return source


def _key(text: str) -> str:
    """A text such that two people who typed the same have the same."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().split())


def _ids_of(things: Sequence[Part] | Sequence[Source] | Sequence[Quote]) -> Ids:
    return Ids(id for thing in things for id in (thing.id, thing.current_id))
