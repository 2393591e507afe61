"""The real app on the bundled deck, with a clock that stands still until it is moved."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from kaiser_study import bundled
from kaiser_study.app.app import StudyApp
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import CardSet, Corpus
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope

NOON = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 12 * 3_600_000


class Clock:
    """A clock that is moved by hand; milliseconds UTC."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now

    def wait(self, *, minutes: float = 0, days: float = 0) -> None:
        self.now += round(minutes * 60_000 + days * 86_400_000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


@pytest.fixture(scope="session")
def material() -> tuple[Corpus, CardSet]:
    recipe = read_recipe(bundled.default_recipe())
    corpus = read_corpus(recipe.corpus)
    return corpus, make_cards(corpus, recipe.display, recipe.plan)


Opener = Callable[..., StudyApp]


@pytest.fixture
def open_app(material: tuple[Corpus, CardSet], log_file: Path, clock: Clock) -> Iterator[Opener]:
    """Makes an app on the log of this test; `scope` and `limit` narrow its sessions. A second deck asks the same."""
    corpus, card_set = material
    with ExitStack() as stack:

        def opener(scope: Scope = Scope(), limit: int | None = None, decks: int = 1) -> StudyApp:  # noqa: B008
            def open_courses() -> list[Course]:
                log = stack.enter_context(open_log(log_file))
                named = ((corpus.title, corpus), ("A second deck", replace(corpus, id="second")))
                rules, cache = Rules(zone=UTC), log_file.parent / "cache"
                return [
                    Course(title, own, card_set.cards, FoldedLog(log, own.id, rules, cache), rules, scope, limit)
                    for title, own in named[:decks]
                ]

            return StudyApp(open_courses, clock, Random(1))

        yield opener
