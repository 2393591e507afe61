"""Quotes, parts and sources that seem to have been renamed without a word."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from kaiser_study.deck.lock import Lock, State
from kaiser_study.errors import Finding, Place, StudyError
from kaiser_study.model import Corpus, Head, Part, Quote, Source

_NEARLY_THE_SAME = 80
"""Likeness (Indel, in percent) from which a new quote is taken for one that is gone."""

_ALIKE = 50
"""The same where a `was` line nearly says that it is the same."""

_THE_SAME = 100
"""Titles and labels are short: only the same one tells a part or source."""

Named = TypeVar("Named", Quote, Part, Source)
Owned = TypeVar("Owned", Quote, Part)


def unanswered_renames(corpus: Corpus, lock: Lock, gone: Collection[str], place: Place) -> list[Finding]:
    """A finding for each id that is gone from a corpus while a new one in it has its text, title or label. Ids in
    `gone` were taken out; StudyError at `place` if one of them was not."""
    live = [note.quote for note in lock.notes.values() if note.state is State.LIVE]
    quotes = _vanished(live, corpus.whole)
    parts = _vanished((quote.part for quote in live), [quote.part for quote in corpus.whole])
    sources = _vanished((quote.source for quote in live), [quote.source for quote in corpus.whole])
    for id in gone:
        if id not in {**quotes, **parts, **sources}:
            raise StudyError(f"nothing of the id `{id}` was taken out", remedy="leave --gone away", place=place)
        for vanished in (quotes, parts, sources):
            vanished.pop(id, None)
    quotes_ever = {note.quote.id for note in lock.notes.values()}
    new_sources = _new(corpus.sources, (quote.source for quote in live))
    findings = list(
        _findings("source", sources.values(), new_sources, lock.sources, lambda source: source.label, _THE_SAME)
    )
    for head in corpus.heads:  # what left one corpus is not what came into another
        gone_quotes, new_quotes = _of(head, quotes.values()), _new(_of(head, corpus.quotes), live)
        gone_parts = _of(head, parts.values())
        new_parts = _new(_of(head, corpus.parts), (quote.part for quote in live))
        findings += [
            *_findings("quote", gone_quotes, new_quotes, quotes_ever, lambda quote: quote.text, _NEARLY_THE_SAME),
            *_findings("part", gone_parts, new_parts, lock.parts, lambda part: part.title, _THE_SAME),
        ]
    return findings


def _of(head: Head, things: Iterable[Owned]) -> Iterator[Owned]:
    return (thing for thing in things if thing.corpus == head.id)


def _findings(
    what: str,
    vanished: Iterable[Named],
    new: Iterable[Named],
    ever: Collection[str],
    told: Callable[[Named], str],
    likeness: int,
) -> Iterator[Finding]:
    texts = {thing.current_id: told(thing).casefold() for thing in vanished}
    if not texts:
        return
    from rapidfuzz import process  # an edition from which nothing vanished need not wait for it
    from rapidfuzz.fuzz import ratio

    for thing in new:
        if was := _misspelled(thing, told(thing), texts, ever):
            del texts[was]
            yield Finding(
                thing.place,
                "unknown-was",
                f"`was: {thing.id}` of the {what} `{thing.current_id}` names nothing that was published",
                f"did you mean `was: {was}`",
            )
        elif found := process.extractOne(told(thing).casefold(), texts, scorer=ratio, score_cutoff=likeness):
            _, _, was = found
            del texts[was]
            yield Finding(
                thing.place,
                "renamed",
                f"the {what} `{thing.current_id}` reads like `{was}`, which is gone",
                f"if it is the same, add this line to it: `was: {was}`; if it is another, build with `--gone {was}`",
            )


def _misspelled(
    thing: Quote | Part | Source, text: str, vanished: Mapping[str, str], ever: Collection[str]
) -> str | None:
    """What is gone and has nearly the id that `was` names in vain, and a like text."""
    if not thing.renamed_to or thing.id in ever:
        return None
    from difflib import get_close_matches

    from rapidfuzz.fuzz import ratio

    close = get_close_matches(thing.id, vanished, n=1, cutoff=0.8)
    return close[0] if close and ratio(text.casefold(), vanished[close[0]]) >= _ALIKE else None


def _vanished(known: Iterable[Named], here: Collection[Named]) -> dict[str, Named]:
    """What is not in the corpus any more, by the id that it had last."""
    ids = {thing.id for thing in here}
    return {thing.current_id: thing for thing in known if thing.id not in ids}


def _new(here: Iterable[Named], live: Iterable[Named]) -> Iterator[Named]:
    """What was not in the last edition; it may have been in one before."""
    ids = {thing.id for thing in live}
    return (thing for thing in here if thing.id not in ids)
