"""Notes that left the corpus -> the cards that they keep, made of what the lock remembers."""

from collections.abc import Sequence
from dataclasses import replace

from kaiser_study.anki.notes import NoteKind
from kaiser_study.cards.cloze import propose_clozes
from kaiser_study.cards.questions import propose_source, propose_topic
from kaiser_study.cards.setting import Setting, setting_of
from kaiser_study.cards.verify import readmit
from kaiser_study.deck.lock import LockedNote
from kaiser_study.model import Candidate, Card, CardKind, Corpus, Display, Published


def retired_corpus(corpus: Corpus, notes: Sequence[LockedNote]) -> Corpus:
    """The corpus with the quotes of retired notes of one kind in place of its own."""
    quotes = tuple(replace(note.quote, terms=tuple(note.terms.values())) for note in notes)
    parts = {part.id: part for part in (*(quote.part for quote in quotes), *corpus.parts)}
    sources = {source.id: source for source in (*(quote.source for quote in quotes), *corpus.sources)}
    return replace(corpus, quotes=quotes, parts=tuple(parts.values()), sources=tuple(sources.values()))


def retired_cards(corpus: Corpus, notes: Sequence[LockedNote], display: Display) -> tuple[Card, ...]:
    """The cards of retired notes of one kind; `corpus` is that of their quotes."""
    published = {note.quote.id: Published(note.quote.text, note.terms) for note in notes}
    setting = setting_of(corpus, display, published)
    return tuple(
        readmit(candidate)
        for quote, note in zip(corpus.quotes, notes, strict=True)
        for candidate in (propose_clozes(quote, setting) if note.kind is NoteKind.CLOZE else _questions(note, setting))
    )


def _questions(note: LockedNote, setting: Setting) -> Sequence[Candidate]:
    propose = {CardKind.TOPIC: propose_topic, CardKind.SOURCE: propose_source}
    proposed = [(propose[kind](note.quote, setting, 0), options) for kind, options in note.options.items()]
    return [
        replace(candidate, options=options if candidate.answer in options else ()) for candidate, options in proposed
    ]
