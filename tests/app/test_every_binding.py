"""Every key of every screen is pressed where it may mean something: nothing breaks, and nothing is recorded twice."""

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.binding import BindingsMap
from textual.screen import Screen

from kaiser_study.app.app import StudyApp
from kaiser_study.app.browse import BrowseScreen
from kaiser_study.app.flag import FlagScreen
from kaiser_study.app.help import HelpScreen
from kaiser_study.app.home import HomeScreen, Row
from kaiser_study.app.more import MoreScreen
from kaiser_study.app.quiz import QuizScreen
from kaiser_study.app.settings import SettingsScreen
from kaiser_study.app.statistics import StatisticsScreen
from kaiser_study.app.summary import SummaryScreen
from kaiser_study.progress.log import read_log
from tests.app.conftest import Opener

SCREENS: dict[str, tuple[type[Screen[Any]], Sequence[str]]] = {
    "home": (HomeScreen, []),
    "home, a row": (HomeScreen, ["down"]),
    "more": (MoreScreen, ["c"]),
    "browse": (BrowseScreen, ["b"]),
    "browse, searching": (BrowseScreen, ["b", "slash"]),
    "statistics": (StatisticsScreen, ["i"]),
    "settings": (SettingsScreen, ["comma"]),
    "help": (HelpScreen, ["question_mark"]),
    "recalling": (QuizScreen, ["enter"]),
    "typing": (QuizScreen, ["enter", "t"]),
    "choosing": (QuizScreen, ["enter", "o"]),
    "grading": (QuizScreen, ["enter", "space"]),
    "flag": (FlagScreen, ["enter", "f"]),
    "summary": (SummaryScreen, ["enter", "space", "3", "q"]),
}
LEAVING = {"ctrl+q", "ctrl+z", "ctrl+c"}
"""Keys that end the program, or stop it: other tests are about these."""


def keys_of(screen: type[Screen[Any]]) -> Iterator[str]:
    rows = [Row.BINDINGS] if screen is HomeScreen else []
    for bindings in (screen.BINDINGS, StudyApp.BINDINGS, *rows):
        for key in BindingsMap(bindings).key_to_bindings:
            if key not in LEAVING:
                yield key


def stands_at(app: StudyApp) -> object:
    """Where the learner is: the same key may mean something else elsewhere."""
    return app.screen, getattr(app.screen, "step", None), app.focused


@pytest.mark.parametrize("place", SCREENS)
async def test_every_key_of_a_screen_does_one_thing_at_most_and_breaks_nothing(
    open_app: Opener, log_file: Path, place: str
) -> None:
    screen, way = SCREENS[place]
    keys = deque(dict.fromkeys(keys_of(screen)))
    assert len(keys) > 5
    while keys:
        app = open_app()
        async with app.run_test(size=(100, 32)) as pilot:
            await pilot.pause()
            await pilot.press(*way)
            await pilot.pause()
            assert isinstance(app.screen, screen)
            start = stands_at(app)
            while keys and stands_at(app) == start:
                before = len(read_log(log_file, "lessons-from-lukasz-kaiser"))
                key = keys.popleft()
                await pilot.press(key)
                await pilot.pause()
                after = len(read_log(log_file, "lessons-from-lukasz-kaiser"))
                assert abs(after - before) <= 1, key
                assert app._exception is None, key
                assert app.return_value is None, key
                if app._exit:
                    assert key == "q"
                    break
