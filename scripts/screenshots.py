"""Takes the screenshots in docs/screenshots: `python -m scripts.screenshots`.

The real app on the bundled deck, with the log of a learner of dice who has studied for some months.
Clock and dice are fixed, so the pictures are the same at every run.
"""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kaiser_study import bundled
from kaiser_study.app.app import StudyApp
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import CardKind, Grade
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope
from tests.study.learner import Mind

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
DAYS = 200
NOW = int(datetime(2026, 11, 25, 7, tzinfo=UTC).timestamp() * 1000)
DAY = 86_400_000
SECONDS = 7
"""An answer takes in the mean."""

SETTLED = 0.5
"""Seconds after which nothing on a screen moves."""

DAYS_OFF = 0.15
"""How often the learner has something better to do."""


@dataclass(frozen=True)
class Shot:
    """A screen, the keys or actions that lead to it, and the terminal."""

    name: str
    keys: Sequence[str]
    size: tuple[int, int] = (100, 32)
    theme: str = "night"
    scope: Scope = EVERYTHING


SHOTS = (
    Shot("home", ()),
    Shot("home-light", (), theme="paper"),
    Shot("home-80x24", (), (80, 24)),
    Shot("question", ("enter",)),
    Shot("answer", ("enter", "space")),
    Shot("options", ("o",), scope=Scope(kinds=frozenset({CardKind.TOPIC}))),
    Shot("statistics", ("app.statistics",)),
    Shot("statistics-80x24", ("app.statistics",), (80, 24), "paper"),
    Shot("browse", ("app.browse",), (120, 32)),
    Shot("help", ("question_mark",)),
)


class Clock:
    """A clock that is moved by hand, in milliseconds UTC."""

    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


def study(course: Course, clock: Clock, dice: Random) -> None:
    """Studies every day, or nearly so, until the clock says NOW."""
    mind = Mind(dice)
    for ago in range(DAYS, 0, -1):
        clock.now = NOW - ago * DAY + dice.randrange(3 * 3_600_000)
        if dice.random() < DAYS_OFF:
            continue
        session = course.session(clock, EVERYTHING)
        while question := session.ask():
            grade = mind.grade(question.card.id, clock())
            clock.now += dice.randrange(2, 2 * SECONDS) * 1000
            session.answer(Grade(grade))
            mind.learn(question.card.id, grade, clock())
    clock.now = NOW


async def take(shot: Shot, course: Course) -> str:
    """The screen as SVG."""
    app = StudyApp(lambda _: [replace(course, scope=shot.scope)], lambda: NOW, Random(4))
    async with app.run_test(size=shot.size) as pilot:
        app.theme = shot.theme
        await pilot.pause()
        for key in shot.keys:
            await (app.run_action(key) if key.startswith("app.") else pilot.press(key))
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause(SETTLED)
        return app.export_screenshot()


def main() -> int:
    """Takes all screenshots."""
    recipe = read_recipe(bundled.default_recipe())
    [file] = recipe.corpora
    corpus = read_corpus(file)
    cards = make_cards(corpus, recipe.display, recipe.plan).cards
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, open_log(Path(folder) / "progress.sqlite3") as log:
        rules = Rules(new_per_day=3, zone=UTC)
        folded = FoldedLog(log, corpus, rules, Path(folder) / "cache")
        course = Course(recipe.title, corpus, cards, folded, rules, EVERYTHING, None)
        study(course, Clock(NOW), Random(3))
        for shot in SHOTS:
            (FOLDER / f"{shot.name}.svg").write_text(asyncio.run(take(shot, course)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
