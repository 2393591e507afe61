"""A package that was published without a lock -> the lock that it would have had."""

from collections.abc import Mapping
from dataclasses import replace

from kaiser_study.anki.contents import Contents, PackedNote
from kaiser_study.anki.note_types import ClozeField, QuestionField
from kaiser_study.anki.notes import NoteKind, digest_of, guid
from kaiser_study.anki.reading import gaps_of, items_of, options_of, plain
from kaiser_study.deck.labels import digits_of
from kaiser_study.deck.lock import Lock, LockedNote, LockedType, locked_corpora
from kaiser_study.deck.note_types import known_types
from kaiser_study.deck.recipe import Recipe
from kaiser_study.model import CardKind, Corpus, Quote
from kaiser_study.visible import headline


def adopt(contents: Contents, recipe: Recipe, corpus: Corpus) -> Lock | None:
    """A lock for the notes of the package whose quotes are in the corpus; None if there are none."""
    labels = _labels(corpus)
    known = known_types(recipe)
    notes = [
        _locked(quote, kind, packed, labels)
        for quote in corpus.quotes
        for kind in NoteKind
        if (packed := contents.notes.get(guid(quote.corpus, quote.id, kind))) and known.get(packed.type.id) is kind
    ]
    if not notes:
        return None
    types = {note.type.id: note.type for note in contents.notes.values()}
    return Lock(
        deck=recipe.id,
        corpora=locked_corpora(corpus, {}),
        made=contents.made,
        part_digits=digits_of(corpus),
        types={
            id: LockedType(
                id=id,
                name=type.name,
                content=type.content,
                changed=type.changed,
                fields=tuple(field.id or 0 for field in type.fields),
                templates=tuple(template.id or 0 for template in type.templates),
            )
            for id, type in types.items()
        },
        parts={part.id: part for part in corpus.parts},
        sources={source.id: source for source in corpus.sources},
        notes={note.name: note for note in notes},
        deck_renamed_to=recipe.renamed_to,
    )


def _labels(corpus: Corpus) -> Mapping[str, str]:
    """The labels that options may have, by the form in which a card shows them."""
    labels = (
        *(quote.topic for quote in corpus.quotes),
        *(part.title for part in corpus.parts),
        *(source.label for source in corpus.sources),
    )
    return {headline(label): label for label in labels}


def _locked(quote: Quote, kind: NoteKind, packed: PackedNote, labels: Mapping[str, str]) -> LockedNote:
    fields = packed.fields
    is_cloze = kind is NoteKind.CLOZE
    text = (fields[ClozeField.EXCERPT_OF] or fields[ClozeField.TEXT]) if is_cloze else fields[QuestionField.QUOTE]
    decks = list(dict.fromkeys(packed.cards[ordinal] for ordinal in sorted(packed.cards, reverse=True)))
    return LockedNote(
        kind=kind,
        quote=replace(quote, text=plain(text), terms=(), hints=(), tags=()),
        guid=packed.guid,
        content=digest_of(packed.type.id, tuple(fields.values()), packed.tags, tuple(packed.cards)),
        changed=packed.changed,
        deck=decks[0],
        topic_deck="".join(decks[1:]),
        terms=_terms(quote, fields[ClozeField.TEXT]) if is_cloze else {},
        options={} if is_cloze else _options(packed, labels),
        cloze_options=_cloze_options(fields[ClozeField.OPTIONS]) if is_cloze else {},
    )


def _terms(quote: Quote, text: str) -> Mapping[int, str]:
    """The answers by number: as the author names them now, if only the case of letters differs."""
    named = {term.casefold(): term for term in quote.terms}
    return {number: named.get(gaps[0].casefold(), gaps[0]) for number, gaps in sorted(gaps_of(text).items())}


def _cloze_options(html: str) -> Mapping[int, tuple[str, ...]]:
    return {number: tuple(items) for number, items in sorted(options_of(html).items())}


def _options(packed: PackedNote, labels: Mapping[str, str]) -> Mapping[CardKind, tuple[str, ...]]:
    fields = {CardKind.TOPIC: QuestionField.TOPIC_OPTIONS, CardKind.SOURCE: QuestionField.SOURCE_OPTIONS}
    fronts = {CardKind.TOPIC: QuestionField.TOPIC_FRONT, CardKind.SOURCE: QuestionField.SOURCE_FRONT}
    return {
        kind: tuple(labels.get(item, item) for item in items_of(packed.fields[field]))
        for kind, field in fields.items()
        if packed.fields[fronts[kind]]
    }
