"""The footer tells what works now, and how to get help, however narrow the screen is."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from textual.widgets import Input

from kaiser_study.app.app import StudyApp
from kaiser_study.app.help import HelpScreen
from kaiser_study.app.quiz import QuizScreen, Step
from kaiser_study.model import CardKind
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope
from tests.app.conftest import Clock, Opener, footer
from tests.app.test_quiz import quiz
from tests.contract.decks import SENTENCES, quote, read_deck, write_recipe


async def test_while_an_answer_is_typed_the_keys_are_those_that_do_not_type(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "t")
        await pilot.pause()
        assert footer(pilot) == ["enter Check", "esc Stop typing", "f1 Help"]
        await pilot.press(*"mfbq?")
        assert pilot.app.screen.query_one(Input).value == "mfbq?"
        assert quiz(pilot).step is Step.TYPING
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert {"space Reveal", "t Type", "q End", "? Help"} <= set(footer(pilot))
        assert "enter Check" not in footer(pilot)


async def test_keys_that_a_learner_set_leave_the_others_in_their_places(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text('[keys]\nbrowse = "y"\n')
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "space")
        await pilot.pause()
        assert footer(pilot)[:2] == ["space Good", "1-4 Grade"]
        await pilot.press("3", "t")
        await pilot.pause()
        assert footer(pilot) == ["enter Check", "esc Stop typing", "f1 Help"]


async def test_while_options_are_shown_the_answer_can_be_typed_as_well(open_app: Opener) -> None:
    async with open_app(Scope(kinds=frozenset({CardKind.TOPIC}))).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "o", "t")
        await pilot.pause()
        await pilot.press(*"xb")
        assert quiz(pilot).step is Step.TYPING
        assert pilot.app.screen.query_one(Input).value == "xb"


async def test_the_key_that_gives_the_marked_grade_names_it(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "space")
        await pilot.pause()
        assert footer(pilot)[:2] == ["space Good", "1-4 Grade"]
        await pilot.press("u", "4", "t", *"nothing like it", "enter")
        await pilot.pause()
        assert footer(pilot)[:2] == ["space Again", "1-4 Grade"]


async def test_the_digits_are_those_of_the_grades_that_may_be_given(open_app: Opener) -> None:
    async with open_app(Scope(kinds=frozenset({CardKind.TOPIC}))).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("h", "space")
        await pilot.pause()
        assert footer(pilot)[:2] == ["space Hard", "1-2 Grade"]
        await pilot.press("2", "o")
        await pilot.pause()
        assert "1-4 Pick" in footer(pilot)
        question = quiz(pilot).question
        assert question
        wrong = next(n for n, option in enumerate(quiz(pilot).options, 1) if option != question.card.answer)
        await pilot.press(str(wrong))
        await pilot.pause()
        assert footer(pilot)[:2] == ["space Again", "1 Grade"]
        await pilot.press("2")
        assert quiz(pilot).step is Step.GRADING


@pytest.mark.parametrize("count", [2, 3])
async def test_the_digits_are_those_of_the_options_that_the_card_has(tmp_path: Path, clock: Clock, count: int) -> None:
    topics = ("Music", "Machines", "Soil", "Geology")
    quotes = [quote(topic.lower(), text, topic=topic) for topic, text in zip(topics, SENTENCES, strict=False)]
    _, corpus, card_set = read_deck(write_recipe(tmp_path, {"Part": quotes}, cards=["topic"], options=count))
    with open_log(tmp_path / "p.sqlite3") as log:
        folded = FoldedLog(log, corpus, Rules(), tmp_path)
        course = Course("Test", corpus, card_set.cards, folded, Rules(), Scope(), None)
        async with StudyApp(lambda _: [course], clock, Random(1)).run_test(size=(80, 24)) as pilot:
            await pilot.press("enter", "o")
            await pilot.pause()
            assert f"1-{count} Pick" in footer(pilot)
            await pilot.press(str(count + 1))
            assert quiz(pilot).step is Step.CHOOSING
            await pilot.press(str(count))
            assert quiz(pilot).step is Step.GRADING


async def test_while_one_searches_the_footer_tells_the_way_back(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("b", "slash")
        await pilot.pause()
        assert footer(pilot) == ["enter To the cards", "esc All cards", "f1 Help"]
        await pilot.press(*"is:odd", "escape")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == ""
        assert footer(pilot)[0] == "/ Search"


PLACES: dict[str, Sequence[str]] = {
    "home": [],
    "recalling": ["enter"],
    "typing": ["enter", "t"],
    "grading": ["enter", "space"],
    "summary": ["enter", "q"],
    "browse": ["b"],
    "searching": ["b", "slash"],
    "statistics": ["i"],
    "settings": ["comma"],
}


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES.keys())
async def test_help_is_seen_and_can_be_clicked_on_a_narrow_screen(open_app: Opener, keys: Sequence[str]) -> None:
    async with open_app().run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause(0.2)
        last = pilot.app.screen.query("FooterKey").last()
        assert str(last.render()).split() in (["?", "Help"], ["f1", "Help"])
        assert last.region.right <= 40
        assert last.region.width == len(str(last.render()))
        await pilot.click(last)
        assert isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES.keys())
async def test_no_key_is_cut_and_the_way_out_is_seen_however_narrow_the_screen(
    open_app: Opener, keys: Sequence[str]
) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause(0.2)
        all_keys = footer(pilot)
        for width in (40, 64, 80):
            await pilot.resize_terminal(width, 20)
            await pilot.pause(0.2)
            shown = [key for key in pilot.app.screen.query("FooterKey") if key.display]
            assert [str(key.render()).strip() for key in shown[-2:]] == all_keys[-2:]
            assert all(left.region.right <= right.region.x for left, right in pairwise(shown))
            assert shown[-1].region.right <= width


async def test_the_session_says_how_many_are_left_and_how_many_of_them_come_again(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        told = []
        for keys in ("", "space 1", "space 1", "u"):
            await pilot.press(*keys.split())
            await pilot.pause()
            assert isinstance(pilot.app.screen, QuizScreen)
            told.append(str(pilot.app.screen.query_one("#progress").render()).split("  ")[0])
        assert told == ["20 left", "19 left, 1 comes again", "18 left, 2 come again", "19 left, 1 comes again"]
