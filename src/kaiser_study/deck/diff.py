"""What Anki's import of one package does to a learner who has another: all of it told beforehand.

The rules are those of Anki's importer with its default options: notes meet by GUID, the newer one wins
whole, cards are only ever added, decks meet by name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

from kaiser_study.anki.contents import Contents, PackedNote, PackedType, Slot
from kaiser_study.anki.note_types import ClozeField, QuestionField, cloze_type, question_type
from kaiser_study.anki.notes import NoteKind, digest_of
from kaiser_study.anki.reading import gaps_of, items_of, plain
from kaiser_study.deck.labels import RETIRED_TAG

_WORD = re.compile(r"\s*\S+")

_TOLD: Mapping[str, str] = {
    ClozeField.TEXT: "text",
    ClozeField.EXCERPT_OF: "text",
    ClozeField.CUE: "cue",
    ClozeField.OPTIONS: "cloze options",
    QuestionField.QUOTE: "text",
    QuestionField.TOPIC: "topic",
    QuestionField.PART: "part",
    QuestionField.SOURCE: "source",
    QuestionField.PROVENANCE: "provenance",
    QuestionField.TOPIC_QUESTION: "question",
    QuestionField.TOPIC_OPTIONS: "options",
    QuestionField.SOURCE_OPTIONS: "source options",
}
"""What a change of a field is called; those that are left out only repeat one of these."""


class Fate(StrEnum):
    """Into which list of its log Anki's import puts a note."""

    NEW = "new"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    CONFLICTING = "conflicting"


class Edit(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Rewording:
    """Something of a quote that reads differently: the words of both, in order."""

    quote: str
    what: str
    words: tuple[tuple[Edit, str], ...]


@dataclass(frozen=True, slots=True)
class NoteChange:
    """What the import does with a note of the newer package; `old` is the learner's."""

    new: PackedNote
    old: PackedNote | None
    fate: Fate
    new_cards: tuple[str, ...]
    empty_cards: tuple[str, ...]

    @property
    def name(self) -> str:
        return note_name(self.new)

    @property
    def is_held_back(self) -> bool:
        """Whether it differs and yet Anki leaves the learner's as it is, because that is not older."""
        return self.fate is Fate.DUPLICATE and self.old is not None and _digest(self.old) != _digest(self.new)

    @property
    def retires(self) -> bool:
        """Whether the learner's note becomes one that left the corpus."""
        return self.fate is Fate.UPDATED and RETIRED_TAG in self.new.tags and RETIRED_TAG not in _tags(self.old)

    @property
    def returns(self) -> bool:
        """Whether the learner's note is one that had left the corpus and is in it again."""
        return self.fate is Fate.UPDATED and RETIRED_TAG not in self.new.tags and RETIRED_TAG in _tags(self.old)


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import does. `left` are notes that the newer package has no more, which stay with the learner
    as they are; `moved` counts the cards that the newer package has in another deck, by old and
    new name, which stay where they are; `types` are note types with a newer look, `described` decks
    with another description."""

    title: str
    notes: tuple[NoteChange, ...]
    left: tuple[PackedNote, ...]
    new_decks: tuple[str, ...]
    moved: Mapping[tuple[str, str], int]
    types: tuple[str, ...]
    described: tuple[str, ...]
    rewordings: tuple[Rewording, ...]

    @property
    def renamed(self) -> Mapping[str, str]:
        """The ids of quotes that leave, each with that of a new quote with the same text."""
        gone = [*(note.new for note in self.notes if note.retires), *self.left]
        new = {text_of(note.new): quote_of(note.new) for note in self.of(Fate.NEW)}
        return {quote_of(note): new[text] for note in gone if (text := text_of(note)) in new}

    def of(self, fate: Fate) -> list[NoteChange]:
        """The notes in one list of Anki's log."""
        return [note for note in self.notes if note.fate is fate]

    @property
    def new_cards(self) -> list[str]:
        """All cards that are added."""
        return [card for note in self.notes for card in note.new_cards]

    @property
    def empty_cards(self) -> list[str]:
        """The learner's cards that show nothing from then on; Anki's "Empty Cards" deletes them."""
        return [card for note in self.notes for card in note.empty_cards]

    @property
    def is_nothing(self) -> bool:
        """Whether the import changes nothing, and both packages hold the same."""
        fates = Counter(note.fate for note in self.notes)
        held_back = any(note.is_held_back for note in self.notes)
        return not (
            set(fates) - {Fate.DUPLICATE}
            or held_back
            or self.new_cards
            or self.left
            or self.moved
            or self.types
            or self.described
        )


def difference(old: Contents, new: Contents) -> Difference:
    """What importing `new` does to a learner who has `old` and changed nothing of it."""
    notes = tuple(_change(old.notes.get(guid), note) for guid, note in new.notes.items())
    both = [(note.old, note.new) for note in notes if note.old]
    decks, known = _decks(new), _decks(old)
    moved = Counter(
        (before.cards[ordinal], deck)
        for before, now in both
        for ordinal, deck in now.cards.items()
        if ordinal in before.cards and before.cards[ordinal].casefold() != deck.casefold()
    )
    changed = ((note.old, note.new) for note in notes if note.old and note.fate is Fate.UPDATED)
    return Difference(
        title=_title(new),
        notes=notes,
        left=tuple(note for guid, note in old.notes.items() if guid not in new.notes),
        new_decks=tuple(name for folded, name in sorted(decks.items()) if folded not in known),
        moved=dict(sorted(moved.items())),
        types=tuple(_restyled(old, new)),
        described=tuple(
            name
            for folded, name in sorted(decks.items())
            if folded in known and old.decks.get(known[folded], "") != new.decks.get(name, "")
        ),
        rewordings=tuple(dict.fromkeys(each for before, now in changed for each in _rewordings(before, now))),
    )


def _decks(contents: Contents) -> Mapping[str, str]:
    """The decks that an import makes, with those above them, by the form in which Anki compares names."""
    names = {deck for note in contents.notes.values() for deck in note.cards.values()}
    steps = (name.split("::") for name in names)
    above = ("::".join(step[: depth + 1]) for step in steps for depth in range(len(step)))
    return {name.casefold(): name for name in sorted(above)}


def _title(contents: Contents) -> str:
    """The deck that all decks with cards are, or are in."""
    names = sorted({deck for note in contents.notes.values() for deck in note.cards.values()})
    steps = zip(*(name.split("::") for name in names), strict=False)
    return "::".join(step[0] for step in takewhile(lambda step: len(set(step)) == 1, steps))


def _restyled(old: Contents, new: Contents) -> Iterator[str]:
    types = {note.type.id: note.type for note in old.notes.values()}
    for now in {note.type.id: note.type for note in new.notes.values()}.values():
        before = types.get(now.id)
        is_newer = before and _meet(before, now) and now.changed > before.changed
        if before and is_newer and now.content != before.content:
            yield now.name


def note_name(note: PackedNote) -> str:
    """`quote-id/kind` for a note of ours, else the best there is. A deck may have note types of its own, whose
    templates are those of the shared ones."""
    kinds = {cloze_type().templates[0].id: NoteKind.CLOZE, question_type().templates[0].id: NoteKind.QUESTION}
    return f"{quote_of(note)}/{kinds.get(note.type.templates[0].id or 0, note.type.name)}"


def quote_of(note: PackedNote) -> str:
    """The id of the quote that a note is of."""
    return note.fields.get(ClozeField.ID) or note.guid


def text_of(note: PackedNote) -> str:
    """The whole quote of a note of ours."""
    fields = (ClozeField.EXCERPT_OF, QuestionField.QUOTE, ClozeField.TEXT)
    return plain(next(filter(None, (note.fields.get(field) for field in fields)), ""))


def _change(old: PackedNote | None, new: PackedNote) -> NoteChange:
    fate = _fate(old, new)
    before = set(old.cards) if old else set()
    added = sorted(set(new.cards) - before) if fate is not Fate.CONFLICTING else []
    emptied = sorted(before - set(new.cards)) if fate is Fate.UPDATED else []
    return NoteChange(
        new,
        old,
        fate,
        new_cards=tuple(_card_name(new, ordinal) for ordinal in added),
        empty_cards=tuple(_card_name(new, ordinal) for ordinal in emptied),
    )


def _fate(old: PackedNote | None, new: PackedNote) -> Fate:
    if old is None:
        return Fate.NEW
    if not _meet(old.type, new.type):
        return Fate.CONFLICTING
    return Fate.UPDATED if new.changed > old.changed else Fate.DUPLICATE


def _meet(one: PackedType, other: PackedType) -> bool:
    """Whether two note types are one to Anki: fields and templates in the same order, each known
    by its id or, where one has none, by its name."""

    def same(slots: tuple[Slot, ...], others: tuple[Slot, ...]) -> bool:
        return len(slots) == len(others) and all(
            slot.id == twin.id if slot.id and twin.id else slot.name == twin.name
            for slot, twin in zip(slots, others, strict=True)
        )

    return one.id == other.id and same(one.fields, other.fields) and same(one.templates, other.templates)


def _card_name(note: PackedNote, ordinal: int) -> str:
    if len(note.type.templates) == 1:
        return f"{note_name(note)}/{ordinal + 1}"
    return f"{quote_of(note)}/{note.type.templates[ordinal].name.lower()}/1"


def _digest(note: PackedNote) -> str:
    return digest_of(note.type.id, tuple(note.fields.values()), note.tags, tuple(note.cards))


def _tags(note: PackedNote | None) -> tuple[str, ...]:
    return note.tags if note else ()


def _rewordings(old: PackedNote, new: PackedNote) -> Iterator[Rewording]:
    quote = quote_of(new)
    for field, value in new.fields.items():
        before = old.fields.get(field, "")
        if before == value or field not in _TOLD:
            continue
        if _read(before) != _read(value):
            is_passage = field == ClozeField.TEXT and new.fields[ClozeField.EXCERPT_OF]
            yield _rewording(quote, "passage" if is_passage else _TOLD[field], _read(before), _read(value))
        if field == ClozeField.TEXT:
            was, now = gaps_of(before), gaps_of(value)
            for number in sorted(set(was) & set(now)):
                if was[number] != now[number]:
                    yield _rewording(quote, f"cloze {number}", " / ".join(was[number]), " / ".join(now[number]))
    was_tagged, tagged = (" ".join(sorted({*note.tags} - {RETIRED_TAG})) for note in (old, new))
    if was_tagged != tagged:
        yield _rewording(quote, "tags", was_tagged, tagged)


def _read(html: str) -> str:
    """What a field shows, the entries of a list on one line."""
    return " | ".join(items_of(html)) or plain(html)


def _rewording(quote: str, what: str, before: str, after: str) -> Rewording:
    old, new = _WORD.findall(before), _WORD.findall(after)
    words: list[tuple[Edit, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            words.append((Edit.SAME, "".join(old[i:j])))
            continue
        for edit, stretch in ((Edit.GONE, old[i:j]), (Edit.NEW, new[k:m])):
            if stretch:
                words.append((edit, "".join(stretch)))
    return Rewording(quote, what, tuple(words))
