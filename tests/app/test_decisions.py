"""What a learner does with a card besides answering it, driven by keys."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input

from kaiser_study.app.browse import BrowseScreen
from kaiser_study.app.flag import FlagScreen
from kaiser_study.app.home import DeckRow, HomeScreen, PartRow
from kaiser_study.app.more import MoreScreen
from kaiser_study.app.numbered import Numbered
from kaiser_study.app.quiz import QuizScreen, Step
from kaiser_study.app.summary import SummaryScreen
from kaiser_study.model import (
    CardKind,
    CardSet,
    Corpus,
    Days,
    Decision,
    DecisionKind,
    Event,
    Grade,
    Phase,
    Practice,
    Review,
)
from kaiser_study.progress.log import open_log, read_log
from kaiser_study.study.scope import Scope
from kaiser_study.study.wording import LEECH_WORDS
from tests.app.conftest import Clock, Opener, notices
from tests.app.test_quiz import answers, card_id, quiz, text

CORPUS = "lessons-from-lukasz-kaiser"


def events(log_file: Path) -> list[Event]:
    return read_log(log_file, CORPUS)


def decided(log_file: Path) -> Sequence[tuple[DecisionKind, str]]:
    return [(event.kind, event.note) for event in events(log_file) if isinstance(event, Decision)]


@pytest.mark.parametrize(("key", "kind"), [("b", DecisionKind.BURY), ("x", DecisionKind.SUSPEND)])
async def test_a_card_is_sent_away_and_comes_back_by_undo(
    open_app: Opener, log_file: Path, key: str, kind: DecisionKind
) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        first = card_id(pilot)
        await pilot.press(key)
        assert card_id(pilot) != first
        assert decided(log_file) == [(kind, "")]
        await pilot.press("u")
        assert card_id(pilot) == first
        assert events(log_file) == []


async def test_a_mark_is_put_on_shown_and_taken_off(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        first = card_id(pilot)
        await pilot.press("m")
        assert (card_id(pilot), text(pilot, "#marks")) == (first, "* marked")
        await pilot.press("space", "m")
        assert (quiz(pilot).step, text(pilot, "#marks")) == (Step.GRADING, "")
        assert decided(log_file) == [(DecisionKind.MARK, ""), (DecisionKind.UNMARK, "")]


async def test_a_mark_leaves_the_line_of_the_session_the_room_beside_it(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        widths = []
        for _ in range(3):
            await pilot.pause()
            widths.append(str(quiz(pilot).query_one("#progress").render()).count("─"))
            await pilot.press("m")
        assert widths[0] == widths[2] > widths[1] > 40


async def test_undo_takes_away_what_says_how_to_undo(open_app: Opener) -> None:
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter", "x")
        await pilot.pause()
        assert notices(pilot) == ["Suspended; u undoes it."]
        await pilot.press("u")
        await pilot.pause()
        assert notices(pilot) == []


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_what_is_told_hides_neither_the_question_nor_the_grades(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app().run_test(size=size, notifications=True) as pilot:
        await pilot.press("enter", "b")
        await pilot.pause()
        (toast,) = pilot.app.screen.query("Toast")
        assert pilot.app.screen.region.contains_region(toast.region)
        await pilot.press("space")
        await pilot.pause()
        for shown in pilot.app.screen.query("#progress, #asks, #quote, #grades"):
            assert not toast.region.overlaps(shown.region)


async def test_what_says_how_to_undo_names_the_key_of_the_learner(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text('[keys]\nundo = "?,z"\nhelp = "f1"\n')
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter", "b")
        await pilot.pause()
        assert notices(pilot) == ["Buried until tomorrow; ? undoes it."]


async def test_a_card_is_flagged_with_a_note_which_can_be_taken_off(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter", "f")
        assert isinstance(pilot.app.screen, FlagScreen)
        await pilot.press(*"two fit", "enter")
        assert text(pilot, "#marks") == "* flagged"
        await pilot.press("f")
        assert pilot.app.screen.query_one(Input).value == "two fit"
        await pilot.press("escape")
        assert decided(log_file) == [(DecisionKind.FLAG, "two fit")]
        await pilot.press("f", "ctrl+u", "enter")
        assert decided(log_file)[1:] == [(DecisionKind.UNFLAG, "")]
        assert text(pilot, "#marks") == ""


async def test_hints_tell_more_and_more_and_leave_hard_as_the_best_grade(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.press("enter", "h")
        assert text(pilot, "#hint") == "Topic: Initial Expectations"
        await pilot.press("h", "h")
        assert text(pilot, "#hint") == "Topic: Initial Expectations\nLetters: ef········ im·········"
        await pilot.press("space")
        assert [str(row.render()).split()[1] for row in pilot.app.screen.query("#grades Numbered")] == ["Again", "Hard"]
        await pilot.press("3", "4")
        assert answers(log_file) == []
        await pilot.press("space")
        assert [review.grade for review in answers(log_file)] == [Grade.HARD]


async def test_the_last_hint_is_said_to_be_the_last(open_app: Opener) -> None:
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter", *["h"] * 6)
        before = text(pilot, "#hint")
        await pilot.press("h", "h")
        assert text(pilot, "#hint") == before
        await pilot.pause()
        assert notices(pilot) == ["That was the last hint of this card."]


async def test_what_is_told_of_a_card_ends_with_the_session(open_app: Opener) -> None:
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter", "b")
        await pilot.pause()
        assert notices(pilot) == ["Buried until tomorrow; u undoes it."]
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert notices(pilot) == []


@pytest.mark.parametrize("keys", ["s", "x", "space 3"])
async def test_what_is_told_of_a_card_is_gone_once_the_one_after_it_is_done(open_app: Opener, keys: str) -> None:
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter", "b")
        await pilot.pause()
        assert notices(pilot) == ["Buried until tomorrow; u undoes it."]
        await pilot.press(*keys.split())
        await pilot.pause()
        assert "Buried until tomorrow; u undoes it." not in notices(pilot)


async def test_that_a_quote_is_copied_is_told_as_long_as_its_card_shows(open_app: Opener) -> None:
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter", "space", "c")
        await pilot.pause()
        assert len(notices(pilot)) == 1
        await pilot.press("3")
        await pilot.pause()
        assert notices(pilot) == []


async def test_that_a_card_became_a_leech_is_told_beside_the_next_one(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet], clock: Clock
) -> None:
    card = material[1].cards[0].id
    with open_log(log_file) as log:
        for day in range(7):
            at = clock.now - (30 - day) * 86_400_000
            log.append(Review(CORPUS, card, at, Grade.AGAIN, Days(1), 5_000, Phase.REVIEW))
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.press("enter")
        assert card_id(pilot) == card
        await pilot.press("space", "1")
        await pilot.pause()
        assert card_id(pilot) != card
        assert notices(pilot) == [f"A leech, now suspended\n{LEECH_WORDS}"]
        await pilot.press("space", "3")
        await pilot.pause()
        assert notices(pilot) == []


async def test_what_is_told_of_the_last_card_is_seen_until_the_summary_is_left(
    open_app: Opener, material: tuple[Corpus, CardSet]
) -> None:
    only = frozenset({material[1].cards[0].id})
    async with open_app(Scope(cards=only)).run_test(notifications=True) as pilot:
        await pilot.press("enter", "b")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert notices(pilot) == ["Buried until tomorrow; u undoes it."]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert notices(pilot) == []


async def test_a_way_of_answering_stays_until_it_is_left(open_app: Opener) -> None:
    async with open_app(Scope(kinds=frozenset({CardKind.TOPIC}))).run_test() as pilot:
        await pilot.press("enter", "t", *"x", "enter", "1")
        assert quiz(pilot).step is Step.TYPING
        await pilot.press("escape")
        assert quiz(pilot).step is Step.RECALLING
        await pilot.press("o", "1", "1")
        assert quiz(pilot).step is Step.CHOOSING
        await pilot.press("escape", "space", "1")
        assert quiz(pilot).step is Step.RECALLING


async def test_undo_goes_back_to_the_start_across_screens(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        seen = []
        for keys in ("space 3", "s", "b", "m", "space 1"):
            seen.append(card_id(pilot))
            await pilot.press(*keys.split())
        await pilot.press("q", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        for card in reversed(seen):
            await pilot.press("u")
            assert card_id(pilot) == card
        assert events(log_file) == []
        await pilot.press("q", "u")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_there_is_nothing_to_undo_at_the_start(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("u")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_time_away_from_the_terminal_is_not_counted(open_app: Opener, log_file: Path, clock: Clock) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        clock.wait(minutes=0.1)
        quiz(pilot).leave()
        clock.wait(minutes=0.5)
        quiz(pilot).come_back()
        clock.wait(minutes=0.1)
        quiz(pilot).leave()
        clock.wait(minutes=0.2)
        await pilot.press("space", "3")
        assert [review.taken for review in answers(log_file)] == [12_000]


async def test_the_quote_is_copied_once_it_is_shown(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app()
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test() as pilot:
        await pilot.press("enter", "c")
        assert copied == []
        await pilot.press("space", "c")
        (quoted,) = copied
        assert "efficiency improvement" in quoted
        assert quoted.startswith("“")


async def test_when_all_is_done_home_says_so_and_offers_more(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.press("enter", *["space", "4"] * 20)
        assert isinstance(pilot.app.screen, SummaryScreen)
        await pilot.press("enter")
        assert "Nothing more today" in text(pilot, "#today")
        assert "in" in text(pilot, "#today") or "tomorrow" in text(pilot, "#today")
        await pilot.click("#start")
        assert isinstance(pilot.app.screen, MoreScreen)
        offered = [str(row.render()) for row in pilot.app.screen.query(Numbered)]
        assert offered[0] == "1  10 more new cards today"
        assert offered[-1] == f"{len(offered)}  Every card, least known first: {len(material[1].cards)} cards"
        await pilot.press("1", "space", "4")
        assert len(answers(log_file)) == 21
        await pilot.press("q", "c", str(len(offered) - 1))
        assert isinstance(pilot.app.screen, QuizScreen)
        await pilot.press("space")
        assert [str(row.render()).split()[1] for row in pilot.app.screen.query("#grades Numbered")] == [
            "Again",
            "Hard",
            "Good",
            "Easy",
        ]
        await pilot.press("3")
        assert [type(event) for event in events(log_file)][21:] == [Practice]
        await pilot.press("u")
        assert len(events(log_file)) == 21


async def test_esc_leaves_what_more_there_is(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("c", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_several_decks_stand_side_by_side_as_a_tree(open_app: Opener, log_file: Path) -> None:
    app = open_app(decks=2)
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        assert text(pilot, "#title") == "kaiser-study"
        assert "40 new" in text(pilot, "#today")
        decks = list(pilot.app.screen.query(DeckRow))
        assert [str(row.render()).split("  ")[0].strip() for row in decks] == [
            "1 ▸ Lessons from Lukasz Kaiser",
            "2 ▸ A second deck",
        ]
        assert not pilot.app.screen.query(PartRow)
        await pilot.press("down", "down", "right")
        assert len(pilot.app.screen.query(PartRow)) == 8
        await pilot.press("down", "enter")
        assert quiz(pilot).course.title == "A second deck"
        assert "Part 1" in text(pilot, "#asks")
        await pilot.press("q", "enter", "2", "space", "4")
        assert quiz(pilot).course.title == "A second deck"
        assert [event.corpus for event in read_log(log_file, "second")] == ["second"]
        await pilot.press("q", "enter", "down", "down", "left")
        assert not pilot.app.screen.query(PartRow)
        await pilot.click(pilot.app.screen.query(DeckRow)[0], offset=(3, 0))
        assert len(pilot.app.screen.query(PartRow)) == 8
        await pilot.click(pilot.app.screen.query(DeckRow)[0], offset=(9, 0))
        assert quiz(pilot).course.title == "Lessons from Lukasz Kaiser"


async def test_home_stays_at_the_deck_that_was_looked_at(open_app: Opener) -> None:
    async with open_app(decks=2).run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "i", "q", "b")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert pilot.app.screen.course.title == "A second deck"
        await pilot.press("q", "enter", "q", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.course.title == "Lessons from Lukasz Kaiser"
