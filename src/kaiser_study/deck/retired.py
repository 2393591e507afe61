"""Notes that left the corpus, made once more of what the lock remembers: learners keep all their cards."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaiser_study.anki.notes import AnkiNote, NoteKind, make_notes
from kaiser_study.cards.cloze import propose_clozes
from kaiser_study.cards.questions import propose_source, propose_topic
from kaiser_study.cards.setting import Setting, settings_of
from kaiser_study.cards.verify import readmit
from kaiser_study.deck.labels import RETIRED_TAG, deck_names, tags_of
from kaiser_study.deck.lock import LockedNote
from kaiser_study.deck.recipe import Recipe
from kaiser_study.model import Candidate, CardKind, Corpus, Plan, Published, Quote


def retired_notes(
    recipe: Recipe, corpus: Corpus, digits: int, notes: Sequence[LockedNote], first_position: int
) -> tuple[AnkiNote, ...]:
    """The notes with the tag for retired ones; new learners get their cards last, from `first_position` on.
    `digits` is how many the numbers of parts have."""
    made: list[AnkiNote] = []
    for kind in NoteKind:  # the two notes of a quote may have been retired with different texts
        own = [note for note in notes if note.kind is kind]
        past = _corpus_of(own, corpus)
        ids = {quote.id for quote in past.quotes}
        others = tuple(quote for quote in corpus.quotes if quote.id not in ids)  # a near-duplicate may be among them
        everything = replace(past, quotes=past.quotes + others)
        settings = settings_of(everything, recipe.display, Plan(options=0, hint=recipe.plan.hint), _published(own))
        setting_of = {quote.id: setting for setting in settings for quote in setting.corpus.quotes}
        cards = tuple(
            readmit(candidate)
            for quote, note in zip(past.quotes, own, strict=True)
            for candidate in _candidates(quote, note, setting_of[quote.id])
        )
        made += make_notes(
            past,
            cards,
            deck_names(recipe, digits),
            lambda card: [*tags_of(recipe, digits, card), RETIRED_TAG],
            first_position + sum(len(note.cards) for note in made),
        )
    return tuple(made)


def _corpus_of(notes: Sequence[LockedNote], corpus: Corpus) -> Corpus:
    """The corpus with the quotes of the notes in place of its own."""
    quotes = tuple(replace(note.quote, terms=tuple(note.terms.values())) for note in notes)
    parts = {part.id: part for part in (*(quote.part for quote in quotes), *corpus.parts)}
    sources = {source.id: source for source in (*(quote.source for quote in quotes), *corpus.sources)}
    return replace(corpus, quotes=quotes, parts=tuple(parts.values()), sources=tuple(sources.values()))


def _published(notes: Sequence[LockedNote]) -> dict[str, Published]:
    return {note.quote.id: Published(note.quote.text, note.terms) for note in notes}


def _candidates(quote: Quote, note: LockedNote, setting: Setting) -> Iterator[Candidate]:
    return _clozes(quote, note, setting) if note.terms else _questions(note, setting)


def _clozes(quote: Quote, note: LockedNote, setting: Setting) -> Iterator[Candidate]:
    for candidate in propose_clozes(quote, setting):
        yield replace(candidate, options=note.cloze_options.get(candidate.number, ()))


def _questions(note: LockedNote, setting: Setting) -> Iterator[Candidate]:
    propose = {CardKind.TOPIC: propose_topic, CardKind.SOURCE: propose_source}
    for kind, options in note.options.items():
        candidate = propose[kind](note.quote, setting)
        yield replace(candidate, options=options if candidate.answer in options else ())
