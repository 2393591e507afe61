"""Corpora, recipes and locks -> all that is wrong with them and all that may be."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from os.path import realpath
from pathlib import Path

from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.setting import Setting, settings_of
from kaiser_study.cards.suggest import most_visible
from kaiser_study.corpus.lint import like_things, lint
from kaiser_study.corpus.places import Places
from kaiser_study.corpus.reader import corpus_in
from kaiser_study.deck.contrast import faint_texts
from kaiser_study.deck.edition import check_there_are_cards, next_edition
from kaiser_study.deck.form import FEWEST
from kaiser_study.deck.joined import joined
from kaiser_study.deck.lock import Lock
from kaiser_study.deck.lock_file import read_lock
from kaiser_study.deck.reader import read_recipe
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import BadDocument, Finding, Place, StudyError
from kaiser_study.file_content import content_of
from kaiser_study.file_kind import FileKind, kind_of
from kaiser_study.model import CardKind, CardSet, Corpus, Display, Rejection
from kaiser_study.place import deck_file_of, lock_file_of
from kaiser_study.visible import in_a_line

_REMEDIES = {
    "R2": "name a shorter term, or quote more of the passage",
    "R3": "choose a word that carries meaning",
    "R4": "choose another term, or other words for what gives it away",
    "R5": "name the whole of it",
    "R6": "choose a term that no article stands before",
    "R7": "choose what only one who knows the quote would fill in",
    "R8": "give the two quotes different topics, or keep one",
    "R9": "choose a term within the words that the cards show, or shorten the quote",
    "R10": "keep the three best terms that do not overlap",
    "R11": "leave this kind of card out of the recipe, or add what else the answer could be",
    "R13": "name a term under `terms`; `suggest` shows what there is",
}


_REMEDIES_OF_QUOTES = {
    "the topic is only the beginning of the text": "write a topic, or leave topic cards out of the recipe",
    "the source is not known": "name the source, or leave source cards out of the recipe",
}
_SEE = "see docs/cards.md"
_TOO_SHORT = "too few words that carry meaning would stay visible around a gap"
_QUOTE_MORE = "quote more of the passage"
_NAMED = 3
"""Quotes that are named where many have the same reason."""


_Settings = Callable[[], Sequence[Setting]]
"""They take their time, and only what is too short asks for them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found, in the order of the files: what is not there was not looked at.
    `quotes` and `cards` count those of all files that could be read without a mistake."""

    files: Sequence[Path]
    quotes: int
    cards: int
    findings: Sequence[Finding]


def check(paths: Sequence[Path]) -> Checked:
    """Looks at files, and at those of folders that are recipes or corpora. A recipe brings its corpus and its lock
    along. Raises StudyError if there is nothing to look at."""
    checker = _Checker()
    recipes, corpora = [], []
    for path in _spread(paths):
        match kind_of(path):
            case FileKind.RECIPE:
                recipes.append(path)
            case FileKind.LOCK if path.with_suffix(".yaml").exists():
                recipes.append(path.with_suffix(".yaml"))
            case FileKind.LOCK:
                checker.lock(path)
            case FileKind.CORPUS:
                corpora.append(path)
            case FileKind.EMPTY:
                checker.found(Finding(Place(path), "empty", "the file is empty", "write it, or take it away"))
            case FileKind.UNCLEAR:
                checker.unclear(path, is_named=path in paths)
            case _ if path in paths:
                what = "this is neither a corpus nor a recipe nor a lock"
                checker.found(Finding(Place(path), "wrong-file", what, "name one of these"))
    for recipe in dict.fromkeys(recipes):
        checker.recipe(recipe)
    for corpus in corpora:
        checker.corpus(corpus)
    if not checker.files and not checker.findings:
        raise StudyError(
            f"there is no corpus and no recipe in {', '.join(str(path.resolve()) for path in paths)}",
            remedy="name one, or begin with `kaiser-study new FOLDER`",
        )
    return checker.checked()


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is a corpus without a mistake."""

    path: Path
    content: bytes
    corpus: Corpus
    places: Places


class _Checker:
    """Goes on where a command would stop at the first file with a mistake."""

    def __init__(self) -> None:
        self.files: dict[Path, None] = {}
        self.findings: list[Finding] = []
        self.quotes = 0
        self.cards = 0
        self.decks: dict[str, Path] = {}
        self.corpora: dict[str, _File] = {}
        self.are_recipes_whole = True

    def checked(self) -> Checked:
        order = {file: number for number, file in enumerate(self.files)}
        findings = sorted(
            dict.fromkeys(self.findings),
            key=lambda each: (order.get(each.place.file, 0), each.place.line or 0, each.place.column or 0),
        )
        return Checked(tuple(filter(Path.exists, self.files)), self.quotes, self.cards, findings)

    def found(self, *findings: Finding) -> None:
        self.findings += findings

    def unclear(self, path: Path, is_named: bool) -> None:
        """A file that may be ours, and one of others too if it was not named."""
        self._is_new(path)
        what = "this may be a recipe, which has `deck` and `corpus`, or a corpus, which has `corpus` and `parts`"
        remedy = "add the keys that are missing" + ("" if is_named else ", or keep the file in another folder")
        self.found(Finding(Place(path), "wrong-file", what, remedy, is_warning=not is_named))

    def recipe(self, path: Path) -> None:
        if not self._is_new(path):
            return
        try:
            recipe = read_recipe(path)
        except StudyError as error:
            self._failed(error, path)
            self.are_recipes_whole = False
            return
        if (other := self.decks.setdefault(recipe.current_id, path)) != path:
            what = f"the deck id `{recipe.current_id}` is that of {other} too"
            self.found(Finding(Place(path), "duplicate-id", what, "give each recipe an id of its own"))
        if recipe.look:
            self.found(*faint_texts(recipe.look, path))
        lock_file = lock_file_of(path)
        lock = self.lock(lock_file)
        corpora = [self._corpus(file, named) for file, named in recipe.corpora.items()]
        whole = [file for file in corpora if file]
        if len(whole) == len(corpora):
            decks = () if lock_file.exists() else (deck_file_of(path),)
            self._deck(recipe, path, whole, lock, lock_file, decks)
        elif not all(file.exists() for file in recipe.corpora):  # it may mean one that no recipe names
            self.are_recipes_whole = False

    def lock(self, path: Path) -> Lock | None:
        try:
            lock = read_lock(path)
        except StudyError as error:
            self._is_new(path)
            self._failed(error, path)
            return None
        if lock:
            self._is_new(path)
        return lock

    def corpus(self, path: Path) -> None:
        """A corpus by itself, unless a recipe made cards of it, or may once it is mended."""
        if self._is_new(path) and (file := self._corpus(path)) and self.are_recipes_whole:
            display = Display(file.corpus.title)
            settings = partial(settings_of, file.corpus, display)
            self._cards(file.corpus, make_cards(file.corpus, display), file.places, settings)

    def _corpus(self, path: Path, named: Place | None = None) -> _File | None:
        """What is in a file, which a recipe may have named; None if it has mistakes."""
        self._is_new(path)
        real = realpath(path)
        if real not in self.corpora:
            try:
                content = content_of(path, named)
                file = _File(path, content, corpus_in(path, content), Places({path: content}))
            except StudyError as error:
                self._failed(error, path)
                return None
            self.corpora[real] = file
            self.quotes += len(file.corpus.quotes)
            self.found(*lint(file.corpus, file.places))
        return self.corpora[real]

    def _deck(
        self,
        recipe: Recipe,
        path: Path,
        files: Sequence[_File],
        lock: Lock | None,
        lock_file: Path,
        decks: Sequence[Path],
    ) -> None:
        """What a recipe in a file makes of its corpora."""
        places = files[0].places
        try:
            deck = joined(recipe, path, [file.corpus for file in files], lock, lock_file, decks)
            if len(files) > 1:
                places = Places({file.path: file.content for file in files})
                self.found(*like_things(deck.corpus, places))
            published = deck.lock.published() if deck.lock else {}
            card_set = make_cards(deck.corpus, deck.recipe.display, deck.recipe.plan, published)
            check_there_are_cards(card_set, deck.recipe)
            next_edition(deck.recipe, deck.corpus, card_set, deck.lock, now=1)
        except StudyError as error:
            self._failed(error, path)
        else:
            settings = partial(settings_of, deck.corpus, deck.recipe.display, deck.recipe.plan, published)
            self._cards(deck.corpus, card_set, places, settings)

    def _cards(self, corpus: Corpus, card_set: CardSet, places: Places, settings: _Settings) -> None:
        self.cards += len(card_set.cards)
        self.found(*_of_cards(corpus, card_set, places, settings))

    def _is_new(self, path: Path) -> bool:
        is_new = not any(realpath(file) == realpath(path) for file in self.files)
        if is_new:
            self.files[path] = None
        return is_new

    def _failed(self, error: StudyError, path: Path) -> None:
        if isinstance(error, BadDocument):
            self.found(*error.findings)
        else:
            self.found(Finding(error.place or Place(path), "unusable", error.what, error.remedy))


def _spread(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            files = (file for pattern in ("*.yaml", "*.yml", "*.lock") for file in path.rglob(pattern))
            shown = (file for file in files if not any(part[0] == "." for part in file.parts if part != ".."))
            yield from sorted(filter(Path.is_file, shown))
        else:
            yield path


def _of_cards(corpus: Corpus, card_set: CardSet, places: Places, settings: _Settings) -> Iterator[Finding]:
    """Named terms that make no card, and quotes without a card of a kind, those with one reason together."""
    settings = cache(settings)
    made = {(card.quote.id, card.kind) for card in card_set.cards}
    lacking: dict[tuple[CardKind, str, str], dict[str, Rejection]] = defaultdict(dict)
    for rejection in card_set.rejected:
        quote, kind = rejection.quote, rejection.kind
        if kind is CardKind.CLOZE and rejection.candidate in quote.terms:
            what = f"no card hides `{in_a_line(rejection.candidate)}`: {rejection.why}"
            visible = _most_visible(rejection, settings) if words_left(rejection) else 0
            write = f"write `cloze: {{visible: {visible}}}` into the recipe, " if visible else ""
            remedy = write + _remedy(rejection.rule, rejection.why)
            yield _warning(places.of_term(quote, rejection.candidate), rejection.rule, what, remedy)
        elif (quote.id, kind) not in made:
            why = rejection.why if rejection.words_left is None else _TOO_SHORT
            lacking[kind, rejection.rule, why].setdefault(quote.id, rejection)
    for (kind, rule, why), rejections in lacking.items():
        first = next(iter(rejections.values())).quote
        key = {CardKind.CLOZE: "text", CardKind.TOPIC: "topic", CardKind.SOURCE: "source"}[kind]
        names = ", ".join(f"`{each.quote.current_id}`" for each in islice(rejections.values(), _NAMED))
        more = ", …" if len(rejections) > _NAMED else ""
        if len(rejections) == 1:
            whose = "the quote has no"
        elif len(rejections) == len(corpus.quotes):
            whose = "no quote has a"
        else:
            whose = f"{len(rejections)} of {len(corpus.quotes)} quotes ({names}{more}) have no"
        what = f"{whose} {kind} card: {why}"
        remedy = _remedy_of_short(rejections.values(), settings) if why == _TOO_SHORT else _remedy(rule, why)
        yield _warning(places.in_quote(first, key), rule, what, remedy)


def words_left(rejection: Rejection) -> int:
    """How many words that carry meaning stay visible, if a recipe may let so few do; 0 if that is not what is wrong."""
    left = rejection.words_left or 0
    return left if left >= FEWEST else 0


def _remedy_of_short(rejections: Collection[Rejection], settings: _Settings) -> str:
    """Such that each that can be helped by the recipe is helped, and it is told how many these are."""
    helped = [visible for rejection in rejections if (visible := _most_visible(rejection, settings))]
    if not helped:
        return _QUOTE_MORE
    setting = f"`cloze: {{visible: {min(helped)}}}`"
    if len(helped) == len(rejections):
        return f"write {setting} into the recipe, or {_QUOTE_MORE}"
    return f"{_QUOTE_MORE} ({setting} in the recipe gives {len(helped)} of them one)"


def _most_visible(rejection: Rejection, settings: _Settings) -> int:
    """How many words can stay visible on a card of this quote, or of its term that was rejected; 0 if fewer than a
    recipe may ask for."""
    if rejection.kind is not CardKind.CLOZE:
        return words_left(rejection)
    quote = rejection.quote
    [setting] = (each for each in settings() if quote.corpus in each.corpus.ids)
    term = rejection.candidate
    return most_visible(quote, setting, FEWEST, term if term in quote.terms else "")


def _remedy(rule: str, why: str) -> str:
    if "is nearly the same" in why:
        return "keep one of the two"
    if why.startswith("there is one quote"):
        return "add more quotes in this language, or leave this kind of card out of the recipe"
    if why.startswith("the deck's name"):
        return "take what tells it out of `subdecks`, or leave this kind of card out of the recipe"
    return _REMEDIES_OF_QUOTES.get(why) or _REMEDIES.get(rule, _SEE)


def _warning(place: Place, rule: str, what: str, remedy: str) -> Finding:
    return Finding(place, rule, what, remedy, is_warning=True)
