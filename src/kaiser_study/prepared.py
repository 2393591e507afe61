"""A recipe file -> the recipe, its quotes, its lock and the verified cards: what every command begins with.

What only a first run needs is imported there, so that the next ones start at once.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from kaiser_study.deck.lock import Lock
from kaiser_study.deck.recipe import Recipe
from kaiser_study.kept import Stamp, keep, recall, stamp_of, without_collector
from kaiser_study.model import CardSet, Corpus, Fit
from kaiser_study.place import deck_file_of, lock_file_of, styles_beside
from kaiser_study.publish import complete, journal_of
from kaiser_study.study.rules import Rules
from kaiser_study.watch import Watch, unwatched


@dataclass(frozen=True, slots=True)
class Prepared:
    """A recipe with all that it asks for. Without a lock file, `lock` is what a published deck tells;
    None if there is none either."""

    recipe: Recipe
    corpus: Corpus
    lock: Lock | None
    card_set: CardSet

    def rules(self, fit: Fit | None) -> Rules:
        """What the deck is studied by: what its recipe says, with the parameters that were fitted to the log."""
        return replace(self.recipe.rules, parameters=fit.parameters if fit else None)


def prepare(recipe: Path, deck: Path, cache: Path, watch: Watch = unwatched) -> Prepared:
    """Reads and verifies, or takes what an earlier run left in the cache folder if nothing has changed
    since. `deck` is where the recipe's deck may have been published, if not beside it; `watch` is told of every quote
    whose cards are made. Raises BadDocument with every mistake of a file, StudyError if one cannot be read.

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
    from kaiser_study.deck.joined import joined
    from kaiser_study.deck.lock_file import read_lock
    from kaiser_study.deck.reader import read_recipe

    lock_file = lock_file_of(recipe)
    # every style there is: which one it was is known only when it was read
    stamp = dict(stamp_of([recipe, lock_file, *styles_beside(recipe)]))
    settings = read_recipe(recipe)
    stamp |= stamp_of(settings.corpora)
    corpora = [read_corpus(file, named) for file, named in settings.corpora.items()]
    lock = read_lock(lock_file)
    decks = () if lock else (deck_file_of(recipe), deck)
    stamp |= stamp_of(decks)
    found = joined(settings, recipe, corpora, lock, lock_file, decks)
    published = found.lock.published() if found.lock else {}
    with watch("Making cards", len(found.corpus.quotes)) as made:
        card_set = make_cards(found.corpus, found.recipe.display, found.recipe.plan, published, made)
    return Prepared(found.recipe, found.corpus, found.lock, card_set), stamp
