"""A recipe file -> the recipe, its corpus, its lock and the verified cards: what every command begins with.

What only a first run needs is imported there, so that the next ones start at once.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kaiser_study.deck.lock import Lock, check_owner, with_lasting_id, with_lasting_ids
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import BadDocument
from kaiser_study.kept import Stamp, keep, recall, stamp_of, without_collector
from kaiser_study.model import CardSet, Corpus
from kaiser_study.place import deck_file_of, lock_file_of, styles_beside
from kaiser_study.publish import complete, journal_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A recipe with all that it asks for. Without a lock file, `lock` is what a published deck tells;
    None if there is none either."""

    recipe: Recipe
    corpus: Corpus
    lock: Lock | None
    card_set: CardSet


Watch = Callable[[int], AbstractContextManager[Callable[[], object]]]
"""Shows the progress of making the cards of so many quotes; what it gives is called after each of them."""


@contextmanager
def unwatched(quotes: int) -> Iterator[Callable[[], object]]:
    """Shows nothing."""
    yield lambda: None


def prepare(recipe: Path, deck: Path, cache: Path, watch: Watch = unwatched) -> Prepared:
    """Reads and verifies, or takes what an earlier run left in the cache folder if nothing has changed
    since. `deck` is where the recipe's deck may have been published, if not beside it; `watch` shows the
    progress. Raises BadDocument with every mistake of a file, StudyError if one cannot be read.

    What a build began that was killed is completed first, so that lock and deck are of one edition."""
    complete(journal_of(lock_file_of(recipe)))
    name = f"{Path.cwd()}\0{recipe}\0{deck}"
    with without_collector():
        match recall(cache, name):
            case (Recipe() as settings, Corpus() as corpus, lock, CardSet() as card_set):
                assert lock is None or isinstance(lock, Lock)
                return Prepared(settings, corpus, lock, card_set)
        prepared, stamp = _make(recipe, deck, watch)
        keep(cache, name, stamp, (prepared.recipe, prepared.corpus, prepared.lock, prepared.card_set))
        return prepared


def _make(recipe: Path, deck: Path, watch: Watch) -> tuple[Prepared, Stamp]:
    from kaiser_study.cards.generate import make_cards
    from kaiser_study.corpus import read_corpus
    from kaiser_study.deck.lock_file import read_lock
    from kaiser_study.deck.note_types import late_look
    from kaiser_study.deck.reader import read_recipe
    from kaiser_study.deck.selection import select

    lock_file = lock_file_of(recipe)
    # every style there is: which one it was is known only when it was read
    stamp = dict(stamp_of([recipe, lock_file, *styles_beside(recipe)]))
    settings = read_recipe(recipe)
    stamp |= stamp_of([settings.corpus])
    corpus = read_corpus(settings.corpus)
    lock = read_lock(lock_file)
    if lock is None:
        decks = (deck_file_of(recipe), deck)
        stamp |= stamp_of(decks)
        lock = next(filter(None, (_adopted(each, settings, corpus) for each in decks)), None)
    else:
        check_owner(lock, settings, corpus, lock_file)
        settings = with_lasting_id(settings, lock)
        corpus = with_lasting_ids(corpus, lock, settings.corpus)
    corpus = select(corpus, settings.selection)
    if findings := late_look(settings, lock, recipe):
        raise BadDocument(findings)
    published = lock.published() if lock else {}
    with watch(len(corpus.quotes)) as made:
        card_set = make_cards(corpus, settings.display, settings.plan, published, made)
    return Prepared(settings, corpus, lock, card_set), stamp


def _adopted(deck: Path, recipe: Recipe, corpus: Corpus) -> Lock | None:
    from kaiser_study.anki.contents import NotAPackage, read_package
    from kaiser_study.deck.adopt import adopt

    try:
        return adopt(read_package(deck.read_bytes()), recipe, corpus)
    except (OSError, NotAPackage):
        return None
