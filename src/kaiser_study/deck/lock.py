"""What the learners of a deck were given: the memory between its editions.

A note keeps its GUID and the time of its last change, a cloze its number, a renamed quote its
first id. Without that memory every edition would be a new deck to those who have the last one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kaiser_study.anki.notes import NoteKind, Times
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import BadDocument, Finding, Place, StudyError
from kaiser_study.model import CardKind, Corpus, Head, Part, Published, Quote, Source

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
class LockedCorpus:
    """A corpus as published last. `provenance` and `language` are told in a lock of several corpora: of them the notes
    of one are made that left the recipe."""

    id: str
    renamed_to: str = ""
    provenance: str = ""
    language: str = ""

    @property
    def current_id(self) -> str:
        """The id that it had last."""
        return self.renamed_to or self.id


@dataclass(frozen=True, slots=True)
class Lock:
    """All notes that a deck ever published, by name, and all corpora, parts and sources that there ever were, by id;
    `made` is when its first edition was, in seconds UTC, `part_digits` how many digits the numbers of parts
    have in tags and names of decks: a tenth part must not rename the first nine."""

    deck: str
    corpora: Mapping[str, LockedCorpus]
    made: int
    part_digits: int
    types: Mapping[int, LockedType]
    parts: Mapping[str, Part]
    sources: Mapping[str, Source]
    notes: Mapping[str, LockedNote]
    deck_renamed_to: str = ""

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

    def corpus_called(self, head: Head) -> LockedCorpus | None:
        """The corpus that a head is of, renamed however often."""
        names = {head.id, head.current_id}
        return next((known for known in self.corpora.values() if names & {known.id, known.current_id}), None)

    def published(self, corpus: str = "") -> Mapping[str, Published]:
        """What it holds for the cards of each quote, or of each of one corpus, by quote id."""
        notes = self.notes.values()
        quotes = dict.fromkeys(note.quote.id for note in notes if corpus in ("", note.quote.corpus))
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


def locked_corpora(corpus: Corpus, before: Mapping[str, LockedCorpus]) -> Mapping[str, LockedCorpus]:
    """All corpora that a deck ever had, as they are now or were last. One that is the only one never leaves, so that
    nothing of it need be remembered."""
    now = {head.id: LockedCorpus(head.id, head.renamed_to, head.provenance, head.language) for head in corpus.heads}
    if len(corpora := {**before, **now}) > 1:
        return corpora
    return {id: replace(only, provenance="", language="") for id, only in corpora.items()}


Named = TypeVar("Named", bound=Quote | Part | Source)
Owned = TypeVar("Owned", Quote, Part)


def with_lasting_ids(corpus: Corpus, lock: Lock) -> Corpus:
    """The corpus of a file under the ids that the lock knows its things by, renamed however often.

    Raises BadDocument where an id stands for something else than what had it first.
    """
    [head] = corpus.heads
    known = lock.corpus_called(head)
    id = known.id if known else head.id
    parts = _lasting(corpus.parts, *_own(lock.parts.values(), id))
    sources = _lasting(corpus.sources, lock.sources.values())
    quotes = _lasting(corpus.quotes, *_own((note.quote for note in lock.notes.values()), id))
    parts = {was: replace(part, corpus=id) for was, part in parts.items()}
    return replace(
        corpus,
        heads=(replace(head, id=id, renamed_to=_renamed_to(id, head)),),
        parts=tuple(parts.values()),
        sources=tuple(sources.values()),
        quotes=tuple(
            replace(quote, part=parts[quote.part.id], source=sources[quote.source.id]) for quote in quotes.values()
        ),
    )


def with_lasting_id(recipe: Recipe, lock: Lock) -> Recipe:
    """The recipe under the id that the lock knows its deck by."""
    return replace(recipe, id=lock.deck, renamed_to=_renamed_to(lock.deck, recipe))


def check_owner(lock: Lock, recipe: Recipe, heads: Sequence[Head], file: Path) -> None:
    """Raises StudyError if the lock in a file is of another deck, or if a corpus of it is gone while another one came:
    it may be the same, renamed."""
    another = "or give the other deck a recipe file of its own"
    deck = lock.deck_renamed_to or lock.deck
    if {recipe.id, recipe.current_id}.isdisjoint({lock.deck, deck}):
        raise _not_its_own(file, "deck", deck, recipe.current_id, f"add `was: {lock.deck}` to the deck", another)
    called = {head.current_id: lock.corpus_called(head) for head in heads}
    new = [id for id, known in called.items() if not known]
    left = [known for known in lock.corpora.values() if known not in called.values()]
    if not new or not left:
        return
    live = {note.quote.corpus for note in lock.notes.values() if note.state is State.LIVE}
    if len(lock.corpora) > 1:
        left = [known for known in left if known.id in live]
        another = f"else let `{new[0]}` come one edition after it left"
    if left:
        gone = left[0]
        raise _not_its_own(file, "corpus", gone.current_id, new[0], f"add `was: {gone.id}` to the corpus", another)


def _not_its_own(file: Path, what: str, known: str, told: str, add: str, another: str) -> StudyError:
    return StudyError(
        f"this lock is of the {what} `{known}`, not of `{told}`",
        remedy=f"{add} if it was renamed, {another}",
        place=Place(file),
    )


def _own(known: Iterable[Owned], corpus: str) -> tuple[Collection[Owned], Mapping[str, str]]:
    """Those of a corpus; and the corpora of the ids of all others."""
    known = list(known)
    others = {thing.id: thing.corpus for thing in known if thing.corpus != corpus}
    return [thing for thing in known if thing.corpus == corpus], others


def _lasting(
    things: Sequence[Named], known: Collection[Named], others: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Named]:
    """The things of a corpus under their first ids, by the ids under which they came; `others` are the corpora of
    ids that things of theirs have."""
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
            what = f"the id `{thing.current_id}` belongs to another, which was called `{same.current_id}` last"
            remedy = f"choose another id, or add `was: {same.current_id}` if it is the same"
            findings.append(Finding(thing.place, "duplicate-id", what, remedy))
        elif id in others:
            what = f"the id `{id}` belongs to another, which was published from the corpus `{others[id]}`"
            findings.append(Finding(thing.place, "duplicate-id", what, "choose another id, or put it back there"))
        taken.add(id)
        lasting[thing.id] = replace(thing, id=id, renamed_to=_renamed_to(id, thing))
    if findings:
        raise BadDocument(findings)
    return lasting


def _renamed_to(id: str, thing: Quote | Part | Source | Head | Recipe) -> str:
    return "" if thing.current_id == id else thing.current_id
