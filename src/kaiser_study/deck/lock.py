"""What the learners of a deck were given: the memory between its editions.

A note keeps its GUID and the time of its last change, a cloze its number, a renamed quote its
first id. Without that memory every edition would be a new deck to those who have the last one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kaiser_study.anki.notes import NoteKind, Times
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import BadDocument, Finding, Place, StudyError
from kaiser_study.model import CardKind, Corpus, Part, Published, Quote, Source

LAST_SECOND = 4_102_444_800
"""The year 2100: Anki takes no note from the future, and SQLite no number beyond 64 bits."""


class State(StrEnum):
    """Whether a note is in the corpus, travels on as retired, or is in the package no more."""

    LIVE = "live"
    RETIRED = "retired"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class LockedType:
    """A note type as published last; `content` is a digest of all that may change, `changed` in seconds UTC."""

    id: int
    name: str
    content: str
    changed: int
    fields: tuple[int, ...]
    templates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LockedNote:
    """A note as published last.

    `quote` is what it was made of, without terms, hints and tags. `content` is a digest of its fields, tags and cards,
    `changed` the time of their last change in seconds UTC, `deck` the deck of its cards, `topic_deck` that of its topic
    card if it is another. `terms`
    are the answers of its clozes by number, `retired_terms` those of numbers that are given no more,
    `cloze_options` the options of those that have some; `options` are those of its other cards, one entry
    for each.
    """

    kind: NoteKind
    quote: Quote
    guid: str
    content: str
    changed: int
    deck: str
    state: State = State.LIVE
    topic_deck: str = ""
    terms: Mapping[int, str] = field(default_factory=dict)
    retired_terms: Mapping[int, str] = field(default_factory=dict)
    options: Mapping[CardKind, tuple[str, ...]] = field(default_factory=dict)
    cloze_options: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name among the notes of the deck: `quote-id/kind`."""
        return f"{self.quote.id}/{self.kind}"

    @property
    def decks(self) -> Mapping[CardKind, str]:
        """The deck of its cards of each kind."""
        if self.kind is NoteKind.CLOZE:
            return {CardKind.CLOZE: self.deck}
        return {kind: (kind is CardKind.TOPIC and self.topic_deck) or self.deck for kind in self.options}

    @property
    def cards(self) -> tuple[str, ...]:
        """The ids of its cards."""
        if self.kind is NoteKind.CLOZE:
            return tuple(f"{self.quote.id}/{CardKind.CLOZE}/{number}" for number in self.terms)
        return tuple(f"{self.quote.id}/{kind}/1" for kind in self.options)


@dataclass(frozen=True, slots=True)
class Lock:
    """All notes that a deck ever published, by name, and all parts and sources that there ever were, by id;
    `made` is when its first edition was, in seconds UTC, `part_digits` how many digits the numbers of parts
    have in tags and names of decks: a tenth part must not rename the first nine."""

    deck: str
    corpus: str
    made: int
    part_digits: int
    types: Mapping[int, LockedType]
    parts: Mapping[str, Part]
    sources: Mapping[str, Source]
    notes: Mapping[str, LockedNote]
    deck_renamed_to: str = ""
    corpus_renamed_to: str = ""

    @property
    def latest(self) -> int:
        """When anything in it last changed, in seconds UTC."""
        notes = [note.changed for note in self.notes.values()]
        return max([self.made, *notes, *(type.changed for type in self.types.values())])

    @property
    def times(self) -> Times:
        """The times of change as a package tells them."""
        return Times(
            self.made,
            notes={note.guid: note.changed for note in self.notes.values()},
            types={type.id: type.changed for type in self.types.values()},
        )

    def published(self) -> Mapping[str, Published]:
        """What it holds for the cards of each quote, by quote id."""
        quotes = dict.fromkeys(note.quote.id for note in self.notes.values())
        return {id: self._published(id) for id in quotes}

    def _published(self, quote: str) -> Published:
        cloze = self.notes.get(f"{quote}/{NoteKind.CLOZE}")
        question = self.notes.get(f"{quote}/{NoteKind.QUESTION}")
        return Published(
            text=cloze.quote.text if cloze else "",
            terms=cloze.terms if cloze else {},
            retired=cloze.retired_terms if cloze else {},
            options=question.options if question else {},
            cloze_options=cloze.cloze_options if cloze else {},
        )


Named = TypeVar("Named", bound=Quote | Part | Source)


def with_lasting_ids(corpus: Corpus, lock: Lock, file: Path) -> Corpus:
    """The corpus of a file under the ids that the lock knows its things by, renamed however often.

    Raises BadDocument where an id stands for something else than what had it first.
    """
    parts = _lasting(corpus.parts, lock.parts.values(), file)
    sources = _lasting(corpus.sources, lock.sources.values(), file)
    quotes = _lasting(corpus.quotes, [note.quote for note in lock.notes.values()], file)
    return replace(
        corpus,
        id=lock.corpus,
        renamed_to=_renamed_to(lock.corpus, corpus),
        parts=tuple(parts.values()),
        sources=tuple(sources.values()),
        quotes=tuple(
            replace(quote, part=parts[quote.part.id], source=sources[quote.source.id]) for quote in quotes.values()
        ),
    )


def with_lasting_id(recipe: Recipe, lock: Lock) -> Recipe:
    """The recipe under the id that the lock knows its deck by."""
    return replace(recipe, id=lock.deck, renamed_to=_renamed_to(lock.deck, recipe))


def check_owner(lock: Lock, recipe: Recipe, corpus: Corpus, file: Path) -> None:
    """Raises StudyError if the lock in a file is of another deck or of another corpus."""
    for what, thing, known, renamed_to in (
        ("deck", recipe, lock.deck, lock.deck_renamed_to),
        ("corpus", corpus, lock.corpus, lock.corpus_renamed_to),
    ):
        if {thing.id, thing.current_id}.isdisjoint({known, renamed_to or known}):
            raise StudyError(
                f"this lock is of the {what} `{renamed_to or known}`, not of `{thing.current_id}`",
                remedy=f"add `was: {known}` to the {what} if it was renamed, "
                "or give the other deck a recipe file of its own",
                place=Place(file),
            )


def _lasting(things: Sequence[Named], known: Collection[Named], file: Path) -> dict[str, Named]:
    """The things under their first ids, by the ids under which they came."""
    current = {thing.current_id: thing for thing in known}
    first = {thing.id: thing for thing in known}
    lasting: dict[str, Named] = {}
    taken: set[str] = set()
    findings = []
    for thing in things:
        by_name = current.get(thing.current_id)
        by_was = current.get(thing.id) or first.get(thing.id)
        same = by_name or by_was
        id = same.id if same else thing.id
        is_of_two = by_name and by_was and by_name.id != by_was.id
        is_silent = same and not thing.renamed_to and same.current_id != thing.id
        if same and (is_of_two or is_silent or id in taken):
            findings.append(
                Finding(
                    Place(file, thing.line or None),
                    "duplicate-id",
                    f"the id `{thing.current_id}` belongs to another, which was called `{same.current_id}` last",
                    f"choose another id, or add `was: {same.current_id}` if it is the same",
                )
            )
        taken.add(id)
        lasting[thing.id] = replace(thing, id=id, renamed_to=_renamed_to(id, thing))
    if findings:
        raise BadDocument(findings)
    return lasting


def _renamed_to(id: str, thing: Quote | Part | Source | Corpus | Recipe) -> str:
    return "" if thing.current_id == id else thing.current_id
