"""The real app on the bundled deck, with a clock that stands still until it is moved."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot

from kaiser_study import bundled
from kaiser_study.app.app import StudyApp
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import StudyError
from kaiser_study.model import Card, CardSet, Corpus
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.settings.settings import Settings
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope
from kaiser_study.watch import Watch

NOON = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 12 * 3_600_000


class Clock:
    """A clock that is moved by hand; milliseconds UTC."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now

    def wait(self, *, minutes: float = 0, days: float = 0) -> None:
        self.now += round(minutes * 60_000 + days * 86_400_000)


def notices(pilot: Pilot[StudyError]) -> list[str]:
    """What is told in a corner of the screen, where the app shows its notifications."""
    return [str(toast.render()) for toast in pilot.app.screen.query("Toast")]


def footer(pilot: Pilot[StudyError]) -> list[str]:
    """The keys in the footer and what they are said to do: `enter Check`."""
    return [str(key.render()).strip() for key in pilot.app.screen.query("FooterKey")]


@pytest.fixture(autouse=True)
def nothing_stays_frozen() -> Iterator[None]:
    """What an app keeps from the collector would pile up over the tests, app by app."""
    yield
    gc.unfreeze()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


@pytest.fixture(scope="session")
def material() -> tuple[Corpus, CardSet]:
    recipe = read_recipe(bundled.default_recipe())
    corpus = read_corpus(next(iter(recipe.corpora)))
    return corpus, make_cards(corpus, recipe.display, recipe.plan)


def another(corpus: Corpus, cards: Sequence[Card]) -> tuple[Corpus, Sequence[Card]]:
    """The same under another id."""
    [head] = corpus.heads
    parts = {part.id: replace(part, corpus="second") for part in corpus.parts}
    quotes = {quote.id: replace(quote, part=parts[quote.part.id]) for quote in corpus.quotes}
    second = replace(
        corpus, heads=(replace(head, id="second"),), parts=tuple(parts.values()), quotes=tuple(quotes.values())
    )
    return second, [replace(card, quote=quotes[card.quote.id]) for card in cards]


Opener = Callable[..., StudyApp]


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def open_app(material: tuple[Corpus, CardSet], log_file: Path, clock: Clock, settings_file: Path) -> Iterator[Opener]:
    """Makes an app on the log and the settings of this test; `scope` and `limit` narrow its sessions. A second deck
    asks the same."""
    corpus, card_set = material
    with ExitStack() as stack:

        def opener(
            scope: Scope = Scope(),  # noqa: B008
            limit: int | None = None,
            decks: int = 1,
            said: Settings = Settings(),  # noqa: B008
        ) -> StudyApp:
            def open_courses(watch: Watch) -> list[Course]:
                log = stack.enter_context(open_log(log_file))
                named = (
                    (corpus.title, corpus, card_set.cards),
                    ("A second deck", *another(corpus, card_set.cards)),
                )
                rules, cache = Rules(zone=UTC), log_file.parent / "cache"
                return [
                    Course(title, own, cards, FoldedLog(log, own, rules, cache, watch), rules, scope, limit)
                    for title, own, cards in named[:decks]
                ]

            return StudyApp(open_courses, clock, Random(1), settings_file, said)

        yield opener
