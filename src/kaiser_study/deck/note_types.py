"""The note types of a deck: those that all decks of this program share, or its own, if it has a look of its own.

Anki keeps one style for a note type, so that a look in the shared ones would be that of all decks of a learner. And
it never moves a note to another type: a note that came in a shared one stays there.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from kaiser_study.anki.note_types import NoteType, cloze_type, question_type
from kaiser_study.anki.notes import AnkiNote, NoteKind
from kaiser_study.anki.package import deck_id
from kaiser_study.deck.lock import Lock
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import Finding


def known_types(recipe: Recipe) -> Mapping[int, NoteKind]:
    """What notes of the deck may be in, shared or its own, by id."""
    return {id: kind for kind, type in _shared().items() for id in (type.id, _own(type, kind, recipe).id)}


def typed(recipe: Recipe, lock: Lock | None) -> Callable[[AnkiNote], AnkiNote]:
    """Puts a note into the type that it has in this deck."""
    if not _has_own(recipe, lock):
        return lambda note: note
    own = {type.id: _own(type, kind, recipe) for kind, type in _shared().items()}
    return lambda note: replace(note, type=own[note.type.id])


def late_look(recipe: Recipe, lock: Lock | None, file: Path) -> list[Finding]:
    """What is wrong if the recipe in a file has a look, and its deck was published without one."""
    if recipe.look is None or _has_own(recipe, lock):
        return []
    # for those who gave a published deck a look
    from kaiser_study.document.document import Document
    from kaiser_study.document.tree import value_of

    document = Document.open(file)
    return [
        Finding(
            document.place(value_of(document.root, "look") or document.root),
            "late-look",
            "the deck was published without a look, in note types that all decks share: it would change the "
            "learners' other decks too",
            "take `look` away; a new deck can have one, with a new id in recipe and corpus",
        )
    ]


def _has_own(recipe: Recipe, lock: Lock | None) -> bool:
    if lock is None:
        return recipe.look is not None
    return any(_own(type, kind, recipe).id in lock.types for kind, type in _shared().items())


def _shared() -> Mapping[NoteKind, NoteType]:
    return {NoteKind.CLOZE: cloze_type(), NoteKind.QUESTION: question_type()}


def _own(shared: NoteType, kind: NoteKind, recipe: Recipe) -> NoteType:
    title = recipe.title.replace('"', "")  # as Anki writes the name of a note type
    return replace(
        shared,
        id=deck_id(f"{recipe.id}/{kind} note type"),
        name=f"{shared.name} ({title})",
        css=recipe.look.style(shared.css) if recipe.look else shared.css,
    )
