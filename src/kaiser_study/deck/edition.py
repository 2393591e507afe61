"""Lock + verified cards -> the next edition: its notes with their times of change, and the new lock."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from kaiser_study.anki.note_types import NoteType
from kaiser_study.anki.notes import AnkiNote, NoteKind, make_notes
from kaiser_study.anki.package import AnkiDeck
from kaiser_study.anki.preset import Preset
from kaiser_study.deck.labels import deck_list, deck_names, digits_of, tags_of
from kaiser_study.deck.lock import Lock, LockedNote, LockedType, State, locked_corpora
from kaiser_study.deck.note_types import typed
from kaiser_study.deck.recipe import Recipe
from kaiser_study.deck.rename import unanswered_renames
from kaiser_study.errors import BadDocument, StudyError
from kaiser_study.model import CardKind, CardSet, Corpus, Head, Part, Source


@dataclass(frozen=True, slots=True)
class Edition:
    """What a package is written of, and the lock that remembers it. `retired` counts the notes among
    `notes` that left the corpus."""

    decks: tuple[AnkiDeck, ...]
    notes: tuple[AnkiNote, ...]
    retired: int
    lock: Lock
    preset: Preset | None = None


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
    nothing = Lock(recipe.id, {}, 0, digits_of(corpus), types={}, parts={}, sources={}, notes={})
    before = lock or nothing
    if findings := unanswered_renames(corpus, before, gone, recipe.quotes_place):
        raise BadDocument(findings)
    when = max(now, before.latest + 1)
    parts = {**before.parts, **{quote.part.id: quote.part for quote in corpus.whole}}
    sources_here = (*corpus.sources, *(quote.source for quote in corpus.left_out))
    sources = {**before.sources, **{source.id: source for source in sources_here}}
    digits = before.part_digits
    deck_of = deck_names(recipe, digits)
    in_its_type = typed(recipe, lock)
    made = make_notes(corpus, card_set.cards, deck_of, lambda card: tags_of(recipe, digits, card))
    live = tuple(map(in_its_type, made))
    notes = {note.name: note for note in (_locked(each, before, State.LIVE, when) for each in live)}
    here = {quote.id: quote for quote in corpus.whole}
    left = [
        _left(note, here.get(note.quote.id, note.quote).renamed_to, parts, sources, drop_retired)
        for name, note in before.notes.items()
        if name not in notes
    ]
    notes |= {note.name: note for note in left}
    packed = live
    if staying := [note for note in left if note.state is State.RETIRED]:
        from kaiser_study.deck.retired import retired_notes  # which brings the makers of cards along

        everything = replace(corpus, heads=(*corpus.heads, *_heads_that_left(corpus, before)))
        made = retired_notes(recipe, everything, digits, staying, first_position=len(card_set.cards) + 1)
        packed += tuple(map(in_its_type, made))
        again = (_locked(each, before, State.RETIRED, when) for each in packed[len(live) :])
        notes |= {note.name: note for note in again}
    return Edition(
        decks=deck_list(recipe, corpus, packed),
        notes=packed,
        retired=len(packed) - len(live),
        lock=Lock(
            deck=recipe.id,
            corpora=locked_corpora(corpus, before.corpora),
            made=before.made or when,
            part_digits=digits,
            types=_locked_types({note.type.id: note.type for note in packed}, before, when),
            parts=parts,
            sources=sources,
            notes=notes,
            deck_renamed_to=recipe.renamed_to,
        ),
        preset=recipe.preset,
    )


def check_there_are_cards(card_set: CardSet, recipe: Recipe) -> None:
    """Raises StudyError if there is no card to publish."""
    if not card_set.cards:
        raise StudyError(
            "no card of this corpus passed the rules",
            remedy="see `kaiser-study cards` for the reasons",
            place=recipe.quotes_place,
        )


def _heads_that_left(corpus: Corpus, before: Lock) -> Iterator[Head]:
    """What the lock remembers of corpora that the recipe has no more."""
    here = {head.id for head in corpus.heads}
    for known in before.corpora.values():
        if known.id not in here:
            yield Head(known.id, "", "", known.provenance, known.language, known.renamed_to)


def _left(
    note: LockedNote,
    renamed_to: str,
    parts: Mapping[str, Part],
    sources: Mapping[str, Source],
    drop_retired: bool,
) -> LockedNote:
    """A note that is not in the corpus any more, with the part, the source and the name of its quote as
    these are now."""
    match note.state:
        case State.LIVE:
            state = State.RETIRED
        case State.RETIRED if drop_retired:
            state = State.DROPPED
        case state:
            pass
    quote = replace(
        note.quote,
        part=parts[note.quote.part.id],
        source=sources[note.quote.source.id],
        renamed_to=renamed_to,
    )
    return replace(note, state=state, quote=quote)


def _locked(note: AnkiNote, lock: Lock, state: State, when: int) -> LockedNote:
    quote = replace(note.made_of[0].quote, terms=(), hints=(), tags=())
    kind = NoteKind.CLOZE if note.type.is_cloze else NoteKind.QUESTION
    clozes = [card for card in note.made_of if card.kind is CardKind.CLOZE]
    terms = {card.number: card.answer for card in clozes}
    decks = list(dict.fromkeys(card.deck for card in note.cards))  # the topic card is the last
    locked = LockedNote(
        kind=kind,
        quote=quote,
        guid=note.guid,
        content=note.content,
        changed=when,
        deck=decks[0],
        state=state,
        topic_deck="".join(decks[1:]),
        terms=terms,
        options={card.kind: card.options for card in note.made_of if card.kind is not CardKind.CLOZE},
        cloze_options={card.number: card.options for card in clozes if card.options},
    )
    if (before := lock.notes.get(locked.name)) is None:
        return locked
    retired = {number: term for number, term in {**before.retired_terms, **before.terms}.items() if number not in terms}
    changed = before.changed if before.content == locked.content else when
    return replace(locked, retired_terms=retired, changed=changed)


def _locked_types(types: Mapping[int, NoteType], lock: Lock, when: int) -> Mapping[int, LockedType]:
    locked = dict(lock.types)
    for id, type in types.items():
        now = LockedType(
            id=id,
            name=type.name,
            content=type.content,
            changed=when,
            fields=type.field_ids,
            templates=tuple(template.id for template in type.templates),
        )
        if (before := lock.types.get(id)) and (before.fields, before.templates) != (now.fields, now.templates):
            raise StudyError(
                f"the note type “{type.name}” has other fields or cards than those that were published, "
                "so that Anki would make a second one and update no note",
                remedy="build with the version of kaiser-study that built the last edition, or a newer one",
            )
        locked[id] = before if before and before.content == now.content else now
    return locked
