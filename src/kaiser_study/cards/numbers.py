"""Which number each cloze of a quote has.

Anki knows a cloze by its number alone, so a number is given once: to a term, in whatever place of
the list and however it is spelled later, and never to another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel, Opcodes
from rapidfuzz.fuzz import ratio

from kaiser_study.cards.words import find_term
from kaiser_study.model import Published, Span

LAST_NUMBER = 499
"""Anki makes no card of a higher one."""

_ALIKE = 70
"""Likeness (Indel, in percent) from which two words in the same place are spellings of one."""

_JOINED = 90
"""The same for whole terms of which one is written apart, as "data set" and "dataset"."""

_WORD = re.compile(r"\w+")


def number_terms(terms: Sequence[str], text: str, published: Published) -> Mapping[str, int]:
    """The number of each term of a text: the one that it was published with, under this or a like
    spelling in the same place, or had before it was retired, or else the next that was never given."""
    known = {term: number for number, term in (*published.retired.items(), *published.terms.items())}
    numbers = {term: known[term] for term in terms if term in known}
    for new, number in _respelled(terms, text, published):
        if new not in numbers and number not in numbers.values():
            numbers[new] = number
    fresh = max((0, *published.terms, *published.retired))
    for term in terms:
        if term not in numbers:
            fresh += 1
            numbers[term] = fresh
    return numbers


def _respelled(terms: Sequence[str], text: str, published: Published) -> Iterator[tuple[str, int]]:
    """New spellings with the numbers of old ones that stood in their place, the most alike first."""
    ever = {**published.retired, **published.terms}
    old = [(number, term) for number, term in ever.items() if term not in terms and term in published.text]
    if not old:
        return
    moved = Indel.opcodes(published.text, text)
    pairs = []
    for number, was in old:
        for place in find_term(was, published.text)[:1]:
            now = _now_at(place, moved)
            for term in terms:
                if _are_alike(was, term) and any(found.overlaps(now) for found in find_term(term, text)):
                    pairs.append((-ratio(was, term), number in published.retired, number, term))
    for *_, number, term in sorted(pairs):
        yield term, number


def _are_alike(one: str, other: str) -> bool:
    """Whether two terms differ in spelling only: "System 1" is no spelling of "System 2"."""
    words, others = (_WORD.findall(term.casefold()) for term in (one, other))
    if len(words) == len(others):
        return all(ratio(word, twin) >= _ALIKE for word, twin in zip(words, others, strict=True))
    return ratio("".join(words), "".join(others)) >= _JOINED


def _now_at(place: Span, moved: Opcodes) -> Span:
    """Where a stretch of the old text is in the new one."""
    new = []
    for step in moved:
        if step.src_start < place.end and place.start < step.src_end:
            is_kept = step.tag == "equal"
            before = max(0, place.start - step.src_start) if is_kept else 0
            behind = max(0, step.src_end - place.end) if is_kept else 0
            new.append(Span(step.dest_start + before, step.dest_end - behind))
    return Span(new[0].start, new[-1].end)
