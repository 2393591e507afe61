"""Which stretch of a long quote its cards show (R9)."""

import re
from collections.abc import Sequence

from kaiser_study.cards.words import words_of
from kaiser_study.model import Span

LONGEST = 40
"""Words that may have to be read before answering."""

_ENOUGH = LONGEST // 2
"""Words from which on a stretch says enough; a lone "Yes." does not."""

_SENTENCE_END = re.compile(r"[.!?…؟。！？]+[\"'”’)\]]*(?=\s)|\n")


def excerpt(text: str, wanted: Sequence[Span]) -> Span:
    """The whole text if it is short; else the stretch of `LONGEST` words at most that holds the
    wanted spans, the first of them before all: whole sentences if they say enough, the first such."""
    words = [word.span for word in words_of(text)]
    if len(words) <= LONGEST:
        return Span(0, len(text))
    stretches = [(Span(words[i].start, words[i + LONGEST - 1].end), LONGEST) for i in range(len(words) - LONGEST + 1)]

    def worth(stretch: tuple[Span, int]) -> tuple[list[bool], int]:
        span, size = stretch
        return [span.holds(each) for each in wanted], min(size, _ENOUGH)

    best, _ = max([*_sentence_runs(text, words), *stretches], key=worth)
    return best


def _sentence_runs(text: str, words: Sequence[Span]) -> list[tuple[Span, int]]:
    """The longest runs of whole sentences that are short enough, one from each sentence on, and
    how many words they have."""
    sentences = _sentences(text)
    sizes = _words_in(sentences, words)
    runs = []
    for first in range(len(sentences)):
        last, size = first, sizes[first]
        while last + 1 < len(sentences) and size + sizes[last + 1] <= LONGEST:
            last += 1
            size += sizes[last]
        if size <= LONGEST:
            runs.append((Span(sentences[first].start, sentences[last].end), size))
    return runs


def _words_in(sentences: Sequence[Span], words: Sequence[Span]) -> list[int]:
    sizes = [0] * len(sentences)
    at = 0
    for word in words:
        while at + 1 < len(sentences) and word.start >= sentences[at].end:
            at += 1
        sizes[at] += 1
    return sizes


def _sentences(text: str) -> list[Span]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]
    sentences = []
    start = 0
    for end in ends:
        stretch = text[start:end]
        if stretch.strip():
            lead = len(stretch) - len(stretch.lstrip())
            sentences.append(Span(start + lead, start + len(stretch.rstrip())))
        start = end
    return sentences
