"""Quote -> candidate topic and source cards.

A word of the answer that stands in the quote is hidden (R11). Where the quote gives its
topic away the part is asked instead, and where it gives away both, the one that
hiding a few words keeps a question.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kaiser_study.cards.excerpt import excerpt
from kaiser_study.cards.options import Distractor, other_parts, other_sources, other_topics, pick_options, will_do
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.words import related, words_of
from kaiser_study.model import Candidate, CardKind, Quote, Span

TOPIC = "Which topic?"
PART = "Which part?"
SOURCE = "Which source?"


@dataclass(frozen=True, slots=True)
class _Question:
    """Something to ask of a quote, and where its text gives the answer away."""

    text: str
    answer: str
    labels: frozenset[str]
    others: Callable[[Quote, Setting], list[Distractor]]
    leaks: tuple[Span, ...]


def propose_topic(quote: Quote, setting: Setting) -> Candidate:
    """Asks for the topic or, where the quote gives that away, for the part."""
    shown = excerpt(quote.text, ())
    labels = setting.labels
    topic = _Question(TOPIC, quote.topic, labels["topic"], other_topics, _leaks(quote.topic, quote, shown, setting))
    title = quote.part.title
    part = _Question(PART, title, labels["part"], other_parts, _leaks(title, quote, shown, setting))
    asks_part = (
        (bool(topic.leaks) or not quote.has_topic)
        and not setting.display.tells_part
        and len(setting.corpus.parts) > 1
        and (not part.leaks or not quote.has_topic or _mostly_given(topic, quote, setting))
    )
    return _candidate(CardKind.TOPIC, part if asks_part else topic, quote, shown, setting)


def propose_source(quote: Quote, setting: Setting) -> Candidate:
    """Asks for the source, by its label."""
    shown = excerpt(quote.text, ())
    label = quote.source.label
    leaks = _leaks(label, quote, shown, setting)
    question = _Question(SOURCE, label, setting.labels["source"], other_sources, leaks)
    return _candidate(CardKind.SOURCE, question, quote, shown, setting)


def _candidate(kind: CardKind, question: _Question, quote: Quote, shown: Span, setting: Setting) -> Candidate:
    return Candidate(
        kind=kind,
        number=1,
        quote=quote,
        question=question.text,
        answer=question.answer,
        excerpt=shown,
        gaps=question.leaks,
        options=_options(kind, question, quote, setting),
        language=setting.corpus.head_of(quote).language,
    )


def _options(kind: CardKind, question: _Question, quote: Quote, setting: Setting) -> tuple[str, ...]:
    """Those of an earlier edition as long as they are there and will do."""
    count = setting.plan.options
    kept = setting.published_of(quote).options.get(kind, ())
    if question.labels.issuperset(kept) and will_do(kept, question.answer, quote, setting, count):
        return kept
    return pick_options(question.answer, question.others(quote, setting), count, f"{quote.id}/{kind}")


def _leaks(answer: str, quote: Quote, shown: Span, setting: Setting) -> tuple[Span, ...]:
    """The words of the excerpt that share a stem with the answer; neighbours are one gap."""
    told = related(setting.stems[quote.id], setting.lexicon.content_stems(answer))
    gaps: list[Span] = []
    for word in words_of(quote.text, shown) if told else ():
        if told.isdisjoint(setting.lexicon.stems(word.text)):
            continue
        if gaps and not quote.text[gaps[-1].end : word.start].strip():
            gaps[-1] = Span(gaps[-1].start, word.end)
        else:
            gaps.append(word.span)
    return tuple(gaps)


def _mostly_given(question: _Question, quote: Quote, setting: Setting) -> bool:
    """Whether more than half of the answer's words stand in the quote."""
    stems = setting.lexicon.content_stems(question.answer)
    return len(related(stems, setting.stems[quote.id])) > len(stems) / 2
