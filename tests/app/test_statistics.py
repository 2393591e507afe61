"""The statistics, driven by keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from kaiser_study.app.figure import Figure
from kaiser_study.app.home import HomeScreen
from kaiser_study.app.statistics import Page, StatisticsScreen
from kaiser_study.errors import StudyError
from kaiser_study.model import CardSet, Corpus, Days, Grade, Phase, Review
from kaiser_study.progress.course import Course
from kaiser_study.progress.log import open_log
from tests.app.conftest import NOON, Clock, Opener

DAY = 86_400_000


@pytest.fixture
def studied(log_file: Path, material: tuple[Corpus, CardSet]) -> None:
    """Ten cards that have come back every tenth day for 200 days; one in nine answers was Again."""
    _, card_set = material
    with open_log(log_file) as log:
        for ago in range(200, -1, -10):
            for n, card in enumerate(card_set.cards[:10]):
                grade = Grade.AGAIN if (ago + n) % 9 == 0 else Grade.GOOD
                phase = Phase.LEARNING if ago == 200 else Phase.REVIEW
                log.append(Review(card.quote.corpus, card.id, NOON - ago * DAY, grade, Days(10), 7_000, phase))


async def open_statistics(pilot: Pilot[StudyError]) -> None:
    await pilot.pause()
    pilot.app.action_statistics()  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def shown(pilot: Pilot[StudyError]) -> str:
    return "\n".join(str(figure.render()) for figure in pilot.app.screen.query(Figure))


async def test_an_empty_log_is_told_in_one_sentence(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_statistics(pilot)
        assert shown(pilot).splitlines()[1:] == [
            "292 cards, 20 of them new today.",
            "Nothing was answered yet: the figures come with your first answers.",
        ]


@pytest.mark.usefixtures("studied")
async def test_all_figures_are_there_each_number_beside_its_plot(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await open_statistics(pilot)
        told = shown(pilot)
        for title in (
            "Answers a day",
            "Time",
            "Parts",
            "Recalled, where 90% is wanted",
            "The memory model",
            "When the last new card",
            "Due in the next 30 days",
            "Stability",
            "Difficulty",
            "Hardest cards",
        ):
            assert title in told
        assert "24 minutes in all, 7.0 seconds an answer" in told
        assert "█" not in told.split("Time")[0]  # every day alike: the lightest shade
        assert "·" in told
        assert "━" in told
        assert "● recalled" in told


@pytest.mark.usefixtures("studied")
async def test_numbers_alone_list_the_days_and_draw_nothing(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await open_statistics(pilot)
        await pilot.press("t")
        await pilot.pause()
        told = shown(pilot)
        assert not set("━●·▂█") & set(told)
        assert "2026-09-21       10      1.2" in told
        await pilot.press("t")
        await pilot.pause()
        assert "━" in shown(pilot)


@pytest.mark.usefixtures("studied")
async def test_the_page_is_scrolled_by_keys(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_statistics(pilot)
        page = pilot.app.screen.query_one(Page)
        places = [page.scroll_target_y]
        for key in ("j", "down", "space", "pagedown", "end"):
            await pilot.press(key)
            places.append(page.scroll_target_y)
        assert places == sorted(set(places))
        for key in ("k", "up", "pageup", "home"):
            await pilot.press(key)
            places.append(page.scroll_target_y)
        assert places[-5:] == sorted(set(places[-5:]), reverse=True)
        assert places[-1] == 0


def at_the_top(pilot: Pilot[StudyError]) -> str:
    """The title of the figure that stands at the top of the screen."""
    page = pilot.app.screen.query_one(Page)
    first = next(figure for figure in page.query(Figure) if figure.virtual_region.bottom > page.scroll_y)
    return str(first.render()).splitlines()[0]


@pytest.mark.usefixtures("studied")
async def test_whoever_asks_for_numbers_stays_at_the_same_figure(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_statistics(pilot)
        page = pilot.app.screen.query_one(Page)
        places = []
        while page.scroll_target_y < page.max_scroll_y - page.size.height:
            places.append((at_the_top(pilot), page.scroll_y))
            for _ in range(2):
                await pilot.press("t")
                await pilot.pause()
                assert at_the_top(pilot) == places[-1][0]
            await pilot.press("space")
            await pilot.pause()
        assert len({title for title, _ in places}) > 4


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_a_key_leads_home_even_while_the_figures_are_worked_out(open_app: Opener, key: str) -> None:
    async with open_app().run_test() as pilot:
        await pilot.pause()
        pilot.app.action_statistics()  # type: ignore[attr-defined]
        await pilot.press(key)
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.usefixtures("studied")
@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_no_row_is_wider_than_the_screen(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app().run_test(size=size) as pilot:
        await open_statistics(pilot)
        for figure in pilot.app.screen.query(Figure):
            table = [line for line in str(figure.render()).splitlines() if "  " in line]
            assert all(len(line) <= figure.size.width for line in table)


@pytest.mark.usefixtures("studied")
async def test_it_is_drawn_anew_when_the_terminal_changes(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await open_statistics(pilot)
        assert "━" in shown(pilot)
        await pilot.resize_terminal(30, 20)
        await pilot.pause()
        assert "● recalled" not in shown(pilot)


async def test_a_log_that_cannot_be_read_ends_the_app_with_the_reason(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Course, now: int) -> None:
        raise StudyError("the progress file is damaged")

    monkeypatch.setattr(Course, "record", fail)
    app = open_app()
    async with app.run_test() as pilot:
        await open_statistics(pilot)
    assert isinstance(app.return_value, StudyError)


@pytest.mark.usefixtures("studied")
async def test_the_figures_are_those_of_the_moment(open_app: Opener, clock: Clock) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        clock.wait(days=1)
        await open_statistics(pilot)
        assert "Answers a day" in shown(pilot)
        assert isinstance(pilot.app.screen, StatisticsScreen)
        assert "Today: 0 due" in shown(pilot)


@pytest.mark.usefixtures("studied")
@pytest.mark.parametrize(("size", "theme"), [((80, 24), "paper"), ((120, 40), "night")])
def test_what_it_looks_like(
    open_app: Opener, snap_compare: Callable[..., bool], size: tuple[int, int], theme: str
) -> None:
    async def settle(pilot: Pilot[Any]) -> None:
        pilot.app.theme = theme
        await open_statistics(pilot)
        await pilot.pause(0.5)

    assert snap_compare(open_app(), terminal_size=size, run_before=settle)
