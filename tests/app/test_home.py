"""Home: what it tells, in the room there is."""

from asyncio import sleep, timeout
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key

from kaiser_study.app import app as app_module
from kaiser_study.app.figure import Figure
from kaiser_study.app.home import HomeScreen, PartRow
from kaiser_study.app.quiz import QuizScreen
from kaiser_study.model import CardSet, Corpus, Days, Grade, Phase, Review
from kaiser_study.progress.course import Course
from kaiser_study.progress.log import open_log
from kaiser_study.settings.settings import Settings
from kaiser_study.watch import Watch, unwatched
from tests.app.conftest import NOON, Opener, footer
from tests.app.test_quiz import text

DAY = 86_400_000


@pytest.fixture
def due(log_file: Path, material: tuple[Corpus, CardSet]) -> None:
    """Of every part one card is due, and one comes tomorrow."""
    with open_log(log_file) as log:
        for part in material[0].parts:
            cards = {card.quote.id: card for card in material[1].cards if card.quote.part == part}
            for card, days in zip(list(cards.values())[:2], (3, 4), strict=True):
                log.append(Review(part.corpus, card.id, NOON - 3 * DAY, Grade.GOOD, Days(days), 7_000, Phase.LEARNING))


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize("width", [80, 100])
async def test_titles_stand_whole_beside_all_their_figures(open_app: Opener, width: int) -> None:
    async with open_app().run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        heads = str(pilot.app.screen.query_one("#heads", Figure).render())
        assert heads.split() == ["known", "due", "learning", "new"]
        for row in pilot.app.screen.query(PartRow):
            line = str(row.render())
            assert row.heading in line
            assert line.index("1", heads.index("due")) == heads.index("due") + len("due") - 1
            assert len(line) == len(heads)


async def test_a_narrow_screen_gives_the_titles_most_of_its_room(open_app: Opener) -> None:
    async with open_app().run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert str(pilot.app.screen.query_one("#heads", Figure).render()).split() == ["known", "due"]
        for row in pilot.app.screen.query(PartRow):
            assert str(row.render()).startswith(row.heading[:24])


async def test_the_first_day_tells_in_words_that_the_week_is_to_come(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert text(pilot, "#week") == "The week ahead shows here once cards are due in it."


@pytest.mark.usefixtures("due")
async def test_the_week_tells_its_days_once_there_is_something_in_it(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "█ 8" in text(pilot, "#week")


async def test_the_first_thing_to_do_names_the_key_of_the_learner(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text('[keys]\nstudy = "y"\n')
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert text(pilot, "#start") == "y  study"


async def test_the_first_thing_to_do_is_told_beside_a_row_with_the_focus(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "i", "q")
        await pilot.pause()
        assert text(pilot, "#start") == "enter  study"


async def test_where_nothing_awaits_enter_opens_no_empty_session(open_app: Opener) -> None:
    async with open_app(said=Settings(new_per_day=0)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Nothing to study" in text(pilot, "#today")
        assert footer(pilot)[0] == "c More"
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_one_who_waits_for_the_first_figures_sees_how_far_they_are_and_no_key_is_lost(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "monotonic", count().__next__)  # every step took a second
    app = open_app()
    opened, seen = app.open_courses, Event()

    def slow(watch: Watch) -> Sequence[Course]:
        with watch("Making cards", 4) as step:
            step()
            step()
            seen.wait(10)
        return opened(unwatched)

    app.open_courses = slow
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(Key("enter", None))
        async with timeout(10):
            while text(pilot, "#today") != "Making cards   ━━━━━─────  50%":
                await sleep(0.01)
            seen.set()
            while not isinstance(app.screen, QuizScreen):
                await sleep(0.01)
        await pilot.pause()
