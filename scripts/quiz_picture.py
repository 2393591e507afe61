"""Draws docs/pictures/quiz.png: the app with an answered card. `python -m scripts.quiz_picture`."""

import asyncio
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kaiser_study import bundled
from kaiser_study.app.app import StudyApp
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import CardKind
from kaiser_study.progress.course import Course
from kaiser_study.progress.log import open_log
from kaiser_study.study.queue import Scope
from kaiser_study.study.rules import Rules
from tests.browser.pages import find_chromium, open_browser, open_page

FILE = Path(__file__).parents[1] / "docs" / "pictures" / "quiz.png"
NOON = 1_790_000_000_000


async def screenshot(progress: Path) -> str:
    """The answer to a card of part 4, as SVG."""
    recipe = read_recipe(bundled.default_recipe())
    corpus = read_corpus(recipe.corpus)
    cards = make_cards(corpus, recipe.display, recipe.plan).cards
    scope = Scope(frozenset({"verifiers-and-supervision"}), frozenset({CardKind.CLOZE}))
    with open_log(progress) as log:
        course = Course(recipe.title, corpus, cards, log, Rules(), scope, None)
        app = StudyApp(lambda: course, lambda: NOON, Random(1))
        async with app.run_test(size=(88, 26)) as pilot:
            await pilot.press("enter", *(["space", "3"] * 2), "space")
            await pilot.pause()
            return app.export_screenshot()


def main() -> int:
    """Draws the picture; fails if there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        print("Install Chromium to draw the picture.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        svg = asyncio.run(screenshot(Path(folder) / "progress.sqlite3"))
    with open_browser(chromium) as browser, open_page(browser, 900, 600) as page:
        page.set_content(f"<body style='margin:0'>{svg}</body>")
        page.locator("svg").screenshot(path=FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
