"""The next edition of a deck -> the published .apkg and its lock."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kaiser_study.anki.contents import NotAPackage, read_package, same_content
from kaiser_study.anki.package import write_package
from kaiser_study.cards.order import nearest_siblings
from kaiser_study.deck.edition import Edition, check_there_are_cards, next_edition
from kaiser_study.deck.labels import deck_names
from kaiser_study.deck.lock import Lock
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import Exit, Place, StudyError
from kaiser_study.model import CardSet, Corpus
from kaiser_study.publish import journal_of, publish, read_if_there

if TYPE_CHECKING:
    from kaiser_study.deck.changes import Changes


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: live notes and their cards, and how many `retired` notes travel with them.

    `nearest` is how many new cards apart the nearest two of one quote come, None if no quote has two.
    `is_new` is False where the file held just this before and was left alone. `changes` are those
    since the last edition, None if there are none or no such edition; `is_first_lock` says that there was
    no lock before, `is_adopted` that it begins with what a published deck tells.
    """

    file: Path
    notes: int
    cards: int
    retired: int
    by_kind: Mapping[str, int]
    by_part: Mapping[str, int]
    nearest: int | None
    is_new: bool
    changes: "Changes | None"
    lock_file: Path
    is_adopted: bool
    is_first_lock: bool


class Outdated(StudyError):
    """What `build --locked` says where a build would change something: `lines` list it."""

    exit_code = Exit.FAILED

    def __init__(self, what: str, *, remedy: str, place: Place, lines: Iterable[str] = ()) -> None:
        super().__init__(what, remedy=remedy, place=place)
        self.lines = tuple(lines)

    def __str__(self) -> str:
        return "\n  ".join((super().__str__(), *self.lines))


def build(
    recipe: Recipe,
    corpus: Corpus,
    card_set: CardSet,
    lock: Lock | None,
    file: Path,
    lock_file: Path,
    now: int,
    *,
    gone: Collection[str] = (),
    drop_retired: bool = False,
    locked: bool = False,
) -> Built:
    """Writes deck and lock, both whole or neither, unless the files hold the same already.

    `lock` is what `lock_file` holds or, where there is none, what an earlier package tells; `now`,
    `gone` and `drop_retired` are those of `next_edition`. Raises StudyError if there is no card or a file
    cannot be written, Outdated if `locked` forbids a change.
    """
    if file.suffix != ".apkg":
        raise StudyError("a deck's file name ends in .apkg", remedy="choose such a name", place=Place(file))
    check_there_are_cards(card_set, recipe)
    if lock is None:
        _check_nothing_is_lost(file)
    edition = next_edition(recipe, corpus, card_set, lock, now, gone=gone, drop_retired=drop_retired)
    package = package_of(edition)
    contents = {}
    changes = None
    if not _holds(file, package):
        contents[file] = package
    is_first_lock = not lock_file.exists()
    if edition.lock != lock or is_first_lock:
        # an edition without changes, the usual one, waits for no YAML
        from kaiser_study.deck.changes import changes_between
        from kaiser_study.deck.lock_file import lock_text

        contents[lock_file] = lock_text(edition.lock).encode()
        changes = changes_between(lock, edition.lock) if lock else None
    if locked:
        _check_locked(contents, file, lock_file, changes)
    if contents:
        publish(contents, journal_of(lock_file))
    return Built(
        file=file,
        notes=len(edition.notes) - edition.retired,
        cards=len(card_set.cards),
        retired=edition.retired,
        by_kind=_count(recipe.plan.kinds, (card.kind for card in card_set.cards)),
        by_part=_count((part.id for part in corpus.parts), (card.quote.part.id for card in card_set.cards)),
        nearest=nearest_siblings(card_set.cards, deck_names(recipe, edition.lock.part_digits)),
        is_new=file in contents,
        changes=changes,
        lock_file=lock_file,
        is_adopted=lock is not None and is_first_lock,
        is_first_lock=is_first_lock,
    )


def package_of(edition: Edition) -> bytes:
    """The .apkg of an edition."""
    return write_package(edition.decks, edition.notes, edition.lock.times, edition.preset)


def _check_nothing_is_lost(file: Path) -> None:
    """A deck that no lock tells of, and of which the corpus knows no note, is not written over."""
    old = read_if_there(file)
    try:
        if old and read_package(old).notes:
            raise StudyError(
                "the deck that stands there is of another corpus, and nothing of it is in this one",
                remedy="add `was` to the corpus if it was renamed, or choose another place with -o",
                place=Place(file),
            )
    except NotAPackage:
        pass  # the name was asked for, and it is no deck


def _holds(file: Path, package: bytes) -> bool:
    """Whether a file is this package, however compressed: another zlib is no reason to write it again."""
    old = read_if_there(file)
    try:
        return old is not None and (old == package or same_content(old, package))
    except NotAPackage:
        return False


def _check_locked(contents: Collection[Path], file: Path, lock_file: Path, changes: "Changes | None") -> None:
    remedy = "build without --locked, look at what changed, and commit lock and deck"
    if lock_file in contents:
        if changes is None or not lock_file.exists():
            raise Outdated("there is no lock", remedy=remedy, place=Place(lock_file))
        raise Outdated("the lock would change", remedy=remedy, place=Place(lock_file), lines=changes.lines())
    if file in contents and file.exists():
        raise Outdated("the deck is not what recipe, corpus and lock give", remedy=remedy, place=Place(file))


def _count(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """How often each name was found, in the order of the names."""
    counted = Counter(map(str, found))
    return {str(name): counted[str(name)] for name in names}
