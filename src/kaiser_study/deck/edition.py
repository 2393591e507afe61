"""Lock + verified cards -> the next edition: its notes with their times of change, and the new lock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from kaiser_study.anki.note_types import NoteType
from kaiser_study.anki.notes import AnkiNote, NoteKind, make_notes
from kaiser_study.anki.package import AnkiDeck
from kaiser_study.deck.labels import deck_list, deck_names, tags_of
from kaiser_study.deck.lock import Lock, LockedNote, LockedType, State
from kaiser_study.deck.recipe import Recipe
from kaiser_study.deck.rename import unanswered_renames
from kaiser_study.errors import BadDocument, StudyError
from kaiser_study.model import CardKind, CardSet, Corpus, Part, Quote, Source


@dataclass(frozen=True, slots=True)
class Edition:
    """What a package is written of, and the lock that remembers it. `retired` counts the notes among
    `notes` that left the corpus."""

    decks: tuple[AnkiDeck, ...]
    notes: tuple[AnkiNote, ...]
    retired: int
    lock: Lock


def next_edition(
    recipe: Recipe,
    corpus: Corpus,
    card_set: CardSet,
    lock: Lock | None,
    now: int,
    *,
    gone: Collection[str] = (),
    drop_retired: bool = False,
) -> Edition:
    """The edition after the one that the lock remembers, or the first.

    What changed gets the time `now` (seconds UTC) or, should the clock have been set back, the
    second after the lock's latest: Anki takes only newer notes. `gone` are ids that were
    not renamed but taken out; `drop_retired` leaves out what earlier editions retired. Raises BadDocument
    if an id seems to have been renamed, StudyError if one of `gone` was not taken out or a note type
    is not as published.
    """
    known = lock.notes if lock else {}
    if findings := unanswered_renames(corpus, known.values(), gone, recipe.corpus):
        raise BadDocument(findings)
    when = max(now, 1, lock.latest + 1 if lock else 0)  # at 0 a note would get the id 0, which is none
    deck_of = deck_names(recipe, corpus)
    live = make_notes(corpus, card_set.cards, deck_of, lambda card: tags_of(recipe, corpus, card))
    notes = {note.name: note for note in (_locked(made, known, State.LIVE, when) for made in live)}
    left = _left(known, notes, corpus, drop_retired)
    notes |= {note.name: note for note in left}
    packed = live
    if staying := [note for note in left if note.state is State.RETIRED]:
        from kaiser_study.deck.retired import retired_notes  # which brings the makers of cards along

        packed += retired_notes(recipe, corpus, staying, first_position=len(card_set.cards) + 1)
        again = (_locked(made, known, State.RETIRED, when) for made in packed[len(live) :])
        notes |= {note.name: note for note in again}
    return Edition(
        decks=deck_list(recipe, corpus, packed),
        notes=packed,
        retired=len(packed) - len(live),
        lock=Lock(
            deck=recipe.id,
            corpus=corpus.id,
            made=lock.made if lock else when,
            types=_locked_types({note.type.id: note.type for note in packed}, lock.types if lock else {}, when),
            notes=notes,
            deck_renamed_to=recipe.renamed_to,
            corpus_renamed_to=corpus.renamed_to,
        ),
    )


def _left(
    known: Mapping[str, LockedNote], live: Mapping[str, LockedNote], corpus: Corpus, drop_retired: bool
) -> list[LockedNote]:
    """The notes of the lock that are in the corpus no more, with the part and source that they name
    as these are now."""
    parts = {part.id: part for part in corpus.parts}
    sources = {source.id: source for source in corpus.sources}
    state = {
        State.LIVE: State.RETIRED,
        State.RETIRED: State.DROPPED if drop_retired else State.RETIRED,
        State.DROPPED: State.DROPPED,
    }
    return [
        replace(note, state=state[note.state], quote=_refreshed(note.quote, parts, sources))
        for name, note in known.items()
        if name not in live
    ]


def _refreshed(quote: Quote, parts: Mapping[str, Part], sources: Mapping[str, Source]) -> Quote:
    part, source = parts.get(quote.part.id, quote.part), sources.get(quote.source.id, quote.source)
    return replace(quote, part=part, source=source)


def _locked(note: AnkiNote, known: Mapping[str, LockedNote], state: State, when: int) -> LockedNote:
    quote = replace(note.made_of[0].quote, terms=())
    kind = NoteKind.CLOZE if note.type.is_cloze else NoteKind.QUESTION
    terms = {card.number: card.answer for card in note.made_of if card.kind is CardKind.CLOZE}
    locked = LockedNote(
        kind=kind,
        quote=quote,
        guid=note.guid,
        content=note.content,
        changed=when,
        deck=note.cards[0].deck,
        state=state,
        terms=terms,
        options={card.kind: card.options for card in note.made_of if card.kind is not CardKind.CLOZE},
    )
    if (before := known.get(locked.name)) is None:
        return locked
    retired = {number: term for number, term in {**before.retired_terms, **before.terms}.items() if number not in terms}
    changed = before.changed if before.content == locked.content else when
    return replace(locked, retired_terms=retired, changed=changed)


def _locked_types(
    types: Mapping[int, NoteType], known: Mapping[int, LockedType], when: int
) -> Mapping[int, LockedType]:
    locked = dict(known)
    for id, type in types.items():
        now = LockedType(
            id=id,
            name=type.name,
            content=type.content,
            changed=when,
            fields=type.field_ids,
            templates=tuple(template.id for template in type.templates),
        )
        if (before := known.get(id)) and (before.fields, before.templates) != (now.fields, now.templates):
            raise StudyError(
                f"the note type “{type.name}” has other fields or cards than those that were published, "
                "so that Anki would make a second one and update no note",
                remedy="build with the version of kaiser-study that built the last edition, or a newer one",
            )
        locked[id] = before if before and before.content == now.content else now
    return locked
