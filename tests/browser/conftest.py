"""The bundled deck and one of evil texts as the real core shows them, and a page in Chromium."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kaiser_study import bundled
from kaiser_study.model import Card
from tests.browser.pages import find_chromium, open_browser, open_page, show
from tests.contract.core import Face, empty_collection
from tests.contract.decks import build_deck, read_deck
from tests.contract.evil import build_evil_deck


@dataclass(frozen=True)
class Shown:
    """A deck as Anki shows it."""

    cards: tuple[Card, ...]
    faces: dict[str, Face]

    @property
    def fronts(self) -> list[str]:
        return [self.faces[card.id].question for card in self.cards]

    @property
    def backs(self) -> list[str]:
        return [self.faces[card.id].answer for card in self.cards]

    @property
    def css(self) -> str:
        return self.faces[self.cards[0].id].css


def shown(cards: Iterable[Card], file: Path) -> Shown:
    with empty_collection() as anki:
        anki.import_package(file)
        return Shown(tuple(cards), anki.faces())


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    recipe = bundled.default_recipe()
    _, _, card_set = read_deck(recipe)
    return shown(card_set.cards, build_deck(recipe, tmp_path_factory.mktemp("deck") / "bundled.apkg").file)


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    cards, file = build_evil_deck(tmp_path_factory.mktemp("evil"))
    return shown((card for own in cards.values() for card in own), file)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: an event loop runs as long as it is open, which tests of the app cannot bear."""
    chromium = find_chromium()
    if chromium is None:
        tell = pytest.fail if os.environ.get("KAISER_STUDY_REQUIRE_BROWSER") == "1" else pytest.skip
        tell("no Chromium was found: install `chromium` to see the cards as Anki shows them")
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture(scope="module")
def desktop(browser: Browser, deck: Shown) -> Iterator[Page]:
    with open_page(browser) as page:
        show(page, "", deck.css)
        yield page


@pytest.fixture(scope="module")
def phone(browser: Browser, deck: Shown) -> Iterator[Page]:
    with open_page(browser, 320, 568) as page:
        show(page, "", deck.css)
        yield page
