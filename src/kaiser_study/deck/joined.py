"""The corpora of a recipe -> the one that its deck is made of: joined, under lasting ids, as the recipe selects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from kaiser_study.deck.lock import Lock, check_owner, with_lasting_id, with_lasting_ids
from kaiser_study.deck.note_types import late_look
from kaiser_study.deck.recipe import Recipe
from kaiser_study.deck.selection import select
from kaiser_study.errors import BadDocument, Finding
from kaiser_study.model import Corpus, Head, Part, Quote, Source

Named = TypeVar("Named", Head, Part, Quote, Source)


@dataclass(frozen=True, slots=True)
class Joined:
    """A recipe, the quotes of its deck, and the lock: without one, what a published deck tells; None if there is
    none either."""

    recipe: Recipe
    corpus: Corpus
    lock: Lock | None


def joined(
    recipe: Recipe,
    recipe_file: Path,
    corpora: Sequence[Corpus],
    lock: Lock | None,
    lock_file: Path,
    decks: Sequence[Path],
) -> Joined:
    """`corpora` are as they stand in their files, in the order of the recipe; `decks` where the deck may have been
    published without a lock. Raises BadDocument with what is wrong with recipe and corpora together, StudyError if
    the lock is of something else."""
    _check_ids(corpora)  # as they stand in their files: so both places can be told
    if lock:
        check_owner(lock, recipe, [head for corpus in corpora for head in corpus.heads], lock_file)
        recipe = with_lasting_id(recipe, lock)
        corpora = [with_lasting_ids(corpus, lock) for corpus in corpora]
    corpus = join(corpora)
    if not lock:
        lock = next(filter(None, (_adopted(deck, recipe, corpus) for deck in decks)), None)
    corpus = select(corpus, recipe.selection)
    if findings := late_look(recipe, lock, recipe_file):
        raise BadDocument(findings)
    return Joined(recipe, corpus, lock)


def join(corpora: Sequence[Corpus]) -> Corpus:
    """One corpus of several, whose parts are numbered on. Raises BadDocument if an id is that of two things."""
    if len(corpora) == 1:
        return corpora[0]
    _check_ids(corpora)
    parts = [part for corpus in corpora for part in corpus.parts]
    numbered = {part.id: replace(part, number=number) for number, part in enumerate(parts, start=1)}
    return Corpus(
        heads=tuple(head for corpus in corpora for head in corpus.heads),
        parts=tuple(numbered.values()),
        sources=tuple(dict.fromkeys(source for corpus in corpora for source in corpus.sources)),
        quotes=tuple(replace(quote, part=numbered[quote.part.id]) for corpus in corpora for quote in corpus.quotes),
    )


def _check_ids(corpora: Sequence[Corpus]) -> None:
    """Raises BadDocument if an id is that of two things of different corpora."""
    if len(corpora) == 1:
        return
    findings = list(_twice("corpus", [head for corpus in corpora for head in corpus.heads])) or [
        *_twice("part", [part for corpus in corpora for part in corpus.parts]),
        *_twice("quote", [quote for corpus in corpora for quote in corpus.quotes]),
        *_twice("source", list(dict.fromkeys(source for corpus in corpora for source in corpus.sources))),
    ]
    if findings:
        raise BadDocument(findings)


def _twice(what: str, things: Sequence[Named]) -> Iterator[Finding]:
    """Things of two corpora that have one id, as it is now or was first. The cards are known by it."""
    first: dict[str, Named] = {}
    for thing in things:
        for id in dict.fromkeys((thing.id, thing.current_id)):
            other = first.setdefault(id, thing)
            if other is not thing:
                yield Finding(
                    thing.place,
                    "duplicate-id",
                    f"the {what} id `{id}` is that of another {what} in {other.place} too",
                    _REMEDIES.get(what, "give one of the two another id"),
                )
                break


_REMEDIES: Mapping[str, str] = {
    "corpus": "name one of the two files only, or give one another id",
    "source": "make the two entries alike if it is one source, else give one of the two another id",
}


def _adopted(deck: Path, recipe: Recipe, corpus: Corpus) -> Lock | None:
    from kaiser_study.anki.contents import NotAPackage, read_package
    from kaiser_study.deck.adopt import adopt

    try:
        return adopt(read_package(deck.read_bytes()), recipe, corpus)
    except (OSError, NotAPackage):
        return None
