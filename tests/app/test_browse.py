"""All cards in a table, driven by keys and mouse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from kaiser_study.app.browse import BrowseScreen
from kaiser_study.app.card_table import CardTable
from kaiser_study.app.home import HomeScreen
from kaiser_study.app.quiz import QuizScreen
from kaiser_study.errors import StudyError
from kaiser_study.model import CardKind, CardSet, Corpus, Days, Decision, Grade, Phase, Practice, Review
from kaiser_study.progress.log import Log, open_log, read_log
from kaiser_study.study.browse import Column
from tests.app.conftest import NOON, Opener, footer, notices

DAY = 86_400_000


@pytest.fixture(autouse=True)
def studied(log_file: Path, material: tuple[Corpus, CardSet]) -> None:
    """The first three cards were answered yesterday and come tomorrow, in two and in three days."""
    _, card_set = material
    with open_log(log_file) as log:
        for n, card in enumerate(card_set.cards[:3]):
            grade = (Grade.HARD, Grade.GOOD, Grade.EASY)[n]
            log.append(Review(card.quote.corpus, card.id, NOON - DAY, grade, Days(n + 2), 7_000, Phase.LEARNING))


async def open_browse(pilot: Pilot[StudyError]) -> CardTable:
    await pilot.pause()
    pilot.app.action_browse()  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
    return pilot.app.screen.query_one(CardTable)


def text(pilot: Pilot[StudyError], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).render())


def card_id(table: CardTable) -> str:
    assert table.entry is not None
    return table.entry.card.id


def decisions(log_file: Path, corpus: Corpus) -> list[str]:
    return [event.kind for event in read_log(log_file, *corpus.ids) if isinstance(event, Decision)]


def lines(table: CardTable) -> list[str]:
    return [table.render_line(y).text for y in range(table.size.height)]


async def test_all_cards_are_listed_as_they_are_introduced(open_app: Opener, material: tuple[Corpus, CardSet]) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        table = await open_browse(pilot)
        cards = material[1].cards
        assert [entry.card.id for entry in table.entries] == [card.id for card in cards]
        assert text(pilot, "#count") == f"{len(cards)} of {len(cards)} cards, in the order of the deck"
        assert lines(table)[0].split() == ["text", "part", "kind", "state", "due"]
        assert lines(table)[1].split()[-4:] == ["1", "cloze", "review", "tomorrow"]


async def test_the_cursor_moves_by_keys_and_the_card_follows(
    open_app: Opener, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        table = await open_browse(pilot)
        cards = material[1].cards
        for keys, place in (
            (["j"], 1),
            (["down"], 2),
            (["k", "up"], 0),
            (["up"], 0),
            (["pagedown"], table.size.height - 1),
            (["space"], 2 * (table.size.height - 1)),
            (["pageup", "pageup"], 0),
            (["end"], len(cards) - 1),
            (["down"], len(cards) - 1),
            (["home"], 0),
        ):
            await pilot.press(*keys)
            assert card_id(table) == cards[place].id
            assert table.scroll_offset.y <= place < table.scroll_offset.y + table.size.height - 1
        await pilot.press("j")
        await pilot.pause()
        assert cards[1].quote.text[:20] in text(pilot, "#back")


async def test_the_card_is_shown_with_its_whole_history(open_app: Opener) -> None:
    async with open_app().run_test(size=(160, 40)) as pilot:
        table = await open_browse(pilot)
        await pilot.pause(0.3)
        assert "________" in text(pilot, "#front")
        assert "efficiency improvement" in text(pilot, "#back")
        assert "tomorrow" in text(pilot, "#standing")
        assert "Hard   2 days   7 s  learning" in text(pilot, "#history")
        assert card_id(table)
        await pilot.press("end")
        await pilot.pause(0.3)
        assert "It was never asked." in text(pilot, "#history")


async def test_a_search_finds_as_it_is_typed(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        table = await open_browse(pilot)
        await pilot.press("slash", *"is:rev")
        assert isinstance(pilot.app.focused, Input)
        assert len(table.entries) == 3
        assert text(pilot, "#count").startswith("3 of 292 cards")
        await pilot.press("enter")
        assert table.has_focus
        await pilot.press("j", "escape")
        assert len(table.entries) > 3
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_finds_nothing_shows_no_card_and_breaks_nothing(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        table = await open_browse(pilot)
        await pilot.press("slash", *"is:odd")
        assert text(pilot, "#count").startswith("is: takes new")
        assert not pilot.app.screen.query_one("#card").visible
        await pilot.press("enter", "down", "up", "end", "pagedown", "x", "m", "a", "n", "s", "r", "u")
        assert table.entry is None
        await pilot.press("escape")
        assert pilot.app.screen.query_one("#card").visible


async def test_a_key_sorts_by_the_next_column_and_another_turns_the_order_round(
    open_app: Opener, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        table = await open_browse(pilot)
        seen = []
        for _ in Column:
            await pilot.press("s")
            seen.append(table.column)
        assert seen == list(Column)
        assert text(pilot, "#count").endswith("by forgotten")
        await pilot.press("s", "r")
        assert table.column is None
        await pilot.press(*["s"] * 5)
        assert card_id(table) == material[1].cards[0].id
        assert "due▲" in lines(table)[0]
        await pilot.press("r")
        assert card_id(table) == material[1].cards[2].id
        assert "due▼" in lines(table)[0]


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_the_column_that_sorts_is_seen_and_no_row_is_too_wide(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app().run_test(size=size) as pilot:
        table = await open_browse(pilot)
        for column in Column:
            await pilot.press("s")
            await pilot.pause()
            assert f"{column}▲" in lines(table)[0]
            assert {table.render_line(y).cell_length for y in range(3)} == {table.scrollable_content_region.width}


async def test_the_mouse_sorts_by_a_head_and_chooses_a_card(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        table = await open_browse(pilot)
        at = lines(table)[0].index("state")
        await pilot.click(table, offset=(at, 0))
        assert table.column is Column.STATE
        await pilot.click(table, offset=(at, 0))
        assert table.is_backward
        await pilot.click(table, offset=(4, 3))
        assert table.cursor == 2
        await pilot.click("#search")
        assert isinstance(pilot.app.focused, Input)


async def test_suspended_marked_and_brought_forward_each_is_recorded_and_taken_back(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    corpus, _ = material
    async with open_app().run_test(size=(120, 40)) as pilot:
        table = await open_browse(pilot)
        await pilot.press("j", "j")
        kept = card_id(table)
        for keys, kind, state in (
            ("x", "suspend", "suspended"),
            ("x", "unsuspend", "review"),
            ("m", "mark", "marked"),
            ("m", "unmark", "review"),
            ("a", "forward", "now"),
            ("n", "reset", "new"),
        ):
            await pilot.press(keys)
            await pilot.pause()
            assert decisions(log_file, corpus)[-1] == kind
            assert state in text(pilot, "#standing")
            assert card_id(table) == kept
        for left in range(5, -1, -1):
            await pilot.press("u")
            await pilot.pause()
            assert len(decisions(log_file, corpus)) == left
        assert "in 3 days" in text(pilot, "#standing")
        await pilot.press("u")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_a_card_that_is_new_is_neither_reset_nor_brought_forward(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await open_browse(pilot)
        await pilot.press("end", "a", "n")
        assert decisions(log_file, material[0]) == []


async def test_what_was_buried_in_a_session_is_asked_again_once_browse_says_so(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "b", "q", "enter")
        await open_browse(pilot)
        await pilot.press("slash", *"is:buried", "enter")
        await pilot.pause()
        assert "a Ask today" in footer(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "0 of" in text(pilot, "#count")


async def test_what_is_suspended_here_is_not_asked(open_app: Opener, material: tuple[Corpus, CardSet]) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await open_browse(pilot)
        await pilot.press("a", "q")
        await pilot.pause()
        assert "1 due" in text(pilot, "#today")
        await open_browse(pilot)
        await pilot.press("x", "q")
        await pilot.pause()
        assert "0 due" in text(pilot, "#today")


async def test_what_cannot_be_recorded_ends_the_app_with_the_reason(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Log, event: object) -> None:
        raise StudyError("the disk is full, so nothing more is recorded")

    app = open_app()
    async with app.run_test() as pilot:
        await open_browse(pilot)
        monkeypatch.setattr(Log, "append", full)
        await pilot.press("x")
        await pilot.pause()
    assert isinstance(app.return_value, StudyError)


async def test_the_card_is_below_or_beside_the_table(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        table = await open_browse(pilot)
        card = pilot.app.screen.query_one("#card")
        assert card.region.x >= table.region.right
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert card.region.y >= table.region.bottom
        assert card.region.height >= 6
        assert table.region.height >= 6


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "paper"), ((120, 40), "night")])
def test_what_it_looks_like(
    open_app: Opener, snap_compare: Callable[..., bool], size: tuple[int, int], theme: str
) -> None:
    async def settle(pilot: Pilot[Any]) -> None:
        pilot.app.theme = theme
        await open_browse(pilot)
        await pilot.pause(0.5)

    assert snap_compare(open_app(), terminal_size=size, run_before=settle)


async def test_the_cards_found_are_practised_in_their_order(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        table = await open_browse(pilot)
        await pilot.press("slash", *"kind:topic", "enter")
        first = card_id(table)
        await pilot.press("p")
        screen = pilot.app.screen
        assert isinstance(screen, QuizScreen)
        assert screen.question
        assert screen.question.card.id == first
        await pilot.press("space", "3")
        assert [type(event) for event in read_log(log_file, *material[0].ids)][-1:] == [Practice]
        assert screen.question.card.kind is CardKind.TOPIC
        await pilot.press("q", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_was_found_is_practised_though_it_is_suspended(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await open_browse(pilot)
        await pilot.press("x", "slash", *"is:suspended", "enter")
        await pilot.pause()
        assert "1 of" in text(pilot, "#count")
        await pilot.press("p")
        assert isinstance(pilot.app.screen, QuizScreen)
        assert pilot.app.screen.question


async def test_a_card_made_new_again_says_how_to_undo_that(
    open_app: Opener, log_file: Path, settings_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    settings_file.write_text('[keys]\nbrowse-undo = "z"\n')
    async with open_app().run_test(size=(120, 40), notifications=True) as pilot:
        await open_browse(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert notices(pilot) == ["The card is new again; z gives it back what you learned."]
        await pilot.press("z")
        await pilot.pause()
        assert notices(pilot) == []
        assert decisions(log_file, material[0]) == []
        assert "review" in text(pilot, "#standing")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_a_state_is_never_cut(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app().run_test(size=size) as pilot:
        table = await open_browse(pilot)
        await pilot.press("m", "x")
        await pilot.pause()
        assert "suspended" in lines(table)[1].split()
        assert text(pilot, "#standing").split()[:4] == ["state", "suspended", "marked", "review"]


async def test_the_keys_name_what_they_do_to_this_card(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await open_browse(pilot)
        assert "x Suspend" in footer(pilot)
        await pilot.press("x")
        await pilot.pause(0.2)
        assert "x Bring back" in footer(pilot)
        assert "x Suspend" not in footer(pilot)
