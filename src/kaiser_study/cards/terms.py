"""Which terms of a text to blank where its author named none.

Candidates are the stretches of one to four words between function words and
punctuation. Each is scored by a few signals that a reader can name; the score is
their sum, and the reasons are kept beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaiser_study.cards.words import Lexicon, Word, words_of
from kaiser_study.model import Span

_LONGEST = 4
_AROUND = 60
"""Characters on either side of a stretch that are looked at."""

_CONTRAST = re.compile(r"\b(not|but|rather than|instead of|than|versus|vs\.?)\s(?:\w+\s)?$", re.IGNORECASE)
_COPULA = re.compile(r"\b(is|are|was|were|be|becomes?|means?|called|known as)\s(?:an?\s|the\s)?$", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(to|by|for|into|through|toward|from|requires?|without)\s(?:an?\s|the\s|\w+ing\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of text worth blanking, its score, and why it has that score."""

    text: str
    span: Span
    score: float
    reasons: tuple[str, ...]


def choose_terms(text: str, lexicon: Lexicon, spread: Mapping[str, int]) -> Iterator[Term]:
    """The terms of a text, best first, none overlapping a better one. `spread` tells in how many
    texts of the corpus a stem stands; what is particular to this one is preferred."""
    terms = sorted(
        (_score(text, run, lexicon, spread) for run in _runs(text, lexicon)),
        key=lambda term: (-term.score, term.span),
    )
    chosen: list[Term] = []
    for term in terms:
        if not any(term.span.overlaps(other.span) for other in chosen):
            chosen.append(term)
            yield term


def _runs(text: str, lexicon: Lexicon) -> Sequence[tuple[Word, ...]]:
    """All stretches of words that carry meaning, with nothing but spaces between them."""
    runs: list[tuple[Word, ...]] = []
    open_run: list[Word] = []
    for word in words_of(text):
        if not lexicon.is_content(word.text):
            open_run = []
            continue
        if open_run and text[open_run[-1].span.end : word.span.start].strip(" ") != "":
            open_run = []
        open_run = [*open_run, word][-_LONGEST:]
        runs += [tuple(open_run[i:]) for i in range(len(open_run))]
    return runs


def _score(text: str, run: tuple[Word, ...], lexicon: Lexicon, spread: Mapping[str, int]) -> Term:
    span = Span(run[0].span.start, run[-1].span.end)
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND].lstrip(" ")
    stems = frozenset().union(*(lexicon.stems(word.text) for word in run))
    rarest = min((spread.get(stem, 1) for stem in stems), default=1)
    signals = (
        (1.5 if rarest == 1 else 0.5 if rarest == 2 else 0.0, "rare in this corpus"),
        (1.0 if len(run) == 2 else 0.4 if len(run) == 3 else 0.0, "a unit of several words"),
        (1.0 if not after or after[0] in ".;!?" else 0.3 if after[0] in ",:" else 0.0, "ends a clause"),
        (1.0 if _CONTRAST.search(before) else 0.0, "follows a contrast"),
        (0.8 if _COPULA.search(before) else 0.0, "follows a copula"),
        (0.5 if _PURPOSE.search(before) else 0.0, "follows a purpose, means or condition"),
        (-1.0 if span.start < len(text) / 4 else 0.0, "stands where the subject stands"),
        (-1.5 if all(lexicon.is_everyday(word.text) for word in run) else 0.0, "everyday words"),
        (-0.8 if run[-1].text.lower().endswith(("ly", "ing", "ed")) else 0.0, "ends in an adverb or a verb"),
    )
    return Term(
        text=span.of(text),
        span=span,
        score=sum(weight for weight, _ in signals),
        reasons=tuple(reason for weight, reason in signals if weight),
    )
