"""The app driven by keys and mouse, as a learner does."""

from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from kaiser_study.app.app import StudyApp
from kaiser_study.app.home import HomeScreen, PartRow
from kaiser_study.app.numbered import Numbered
from kaiser_study.app.quiz import QuizScreen, Step
from kaiser_study.app.summary import SummaryScreen
from kaiser_study.errors import StudyError
from kaiser_study.model import CardKind, CardSet, Corpus, Grade, Review, Skip
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import Log, open_log, read_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope
from kaiser_study.watch import Watch
from tests.app.conftest import Clock, Opener, footer
from tests.contract.decks import SENTENCES, quote, read_deck, write_recipe


def quiz(pilot: Pilot[StudyError]) -> QuizScreen:
    assert isinstance(pilot.app.screen, QuizScreen)
    return pilot.app.screen


def text(pilot: Pilot[StudyError], selector: str) -> str:
    widget = pilot.app.screen.query_one(selector, Static)
    return str(widget.render()) if widget.display else ""


def card_id(pilot: Pilot[StudyError]) -> str:
    question = quiz(pilot).question
    assert question is not None
    return question.card.id


def answers(log_file: Path, corpus: str = "lessons-from-lukasz-kaiser") -> list[Review]:
    return [event for event in read_log(log_file, corpus) if isinstance(event, Review)]


async def test_home_tells_what_awaits_today_and_lists_the_parts(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        assert "0 due   20 new" in text(pilot, "#today")
        rows = [str(row.render()) for row in pilot.app.screen.query(PartRow)]
        assert len(rows) == 8
        assert "1  The Transformer Architecture" in rows[0]
        assert text(pilot, "#title") == "Lessons from Lukasz Kaiser"
        assert "not checked against the sources" in text(pilot, "#provenance")


async def test_reveal_and_grade_records_and_asks_the_next(open_app: Opener, log_file: Path, clock: Clock) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.press("enter")
        first = card_id(pilot)
        assert "________" in text(pilot, "#quote")
        assert "efficiency improvement" not in text(pilot, "#quote")
        clock.wait(minutes=0.1)
        await pilot.press("space")
        assert "efficiency improvement" in text(pilot, "#quote")
        assert "Initial Expectations" in text(pilot, "#reference")
        assert [str(w.render()).split("\n")[1] for w in pilot.app.screen.query("#grades Numbered")] == [
            "1 min",
            "6 min",
            "10 min",
            "8 days",
        ]
        await pilot.press("3")
        assert card_id(pilot) != first
        (review,) = answers(log_file)
        assert (review.card, review.grade, review.taken) == (first, Grade.GOOD, 6_000)


async def test_space_gives_the_grade_that_is_marked(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter", "space", "space")
        assert [review.grade for review in answers(log_file)] == [Grade.GOOD]


async def test_a_digit_before_the_answer_grades_nothing(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter", "3", "1")
        assert quiz(pilot).step is Step.RECALLING
        assert answers(log_file) == []


@pytest.mark.parametrize(
    ("typed", "verdict", "marked"),
    [
        ("Efficiency Improvement", "✓ Right:  efficiency improvement", Grade.GOOD),
        ("efficency improvement", "≈ Nearly right:  effic[+i+]ency improvement", Grade.GOOD),
        ("efficiencyy improvement", "≈ Nearly right:  efficiency[-y-] improvement", Grade.GOOD),
        ("speed", "✗ Not it:  [-speed-]  [+efficiency improvement+]", Grade.AGAIN),
    ],
)
async def test_a_typed_answer_is_compared_and_the_learner_grades(
    open_app: Opener, log_file: Path, typed: str, verdict: str, marked: Grade
) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.press("enter", "t")
        assert isinstance(pilot.app.focused, Input)
        await pilot.press(*("space" if c == " " else c for c in typed), "enter")
        assert text(pilot, "#result") == verdict
        assert quiz(pilot).suggested is marked
        await pilot.press("4")
        assert [review.grade for review in answers(log_file)] == [Grade.EASY]


async def test_options_come_after_recall_and_a_wrong_one_is_again(open_app: Opener, log_file: Path) -> None:
    async with open_app(Scope(kinds=frozenset({CardKind.TOPIC}))).run_test(size=(100, 32)) as pilot:
        await pilot.press("enter")
        question = quiz(pilot).question
        assert question is not None
        assert not pilot.app.screen.query("#options Numbered")
        await pilot.press("o")
        shown = [str(w.render()) for w in pilot.app.screen.query("#options Numbered")]
        assert len(shown) == 4
        wrong = next(n for n, option in enumerate(quiz(pilot).options, 1) if option != question.card.answer)
        await pilot.press(str(wrong))
        assert text(pilot, "#result").startswith("✗ Not this one")
        await pilot.press("4")
        assert answers(log_file) == []
        await pilot.press("space")
        assert [review.grade for review in answers(log_file)] == [Grade.AGAIN]


async def test_a_right_option_leaves_the_grade_to_the_learner(open_app: Opener, log_file: Path) -> None:
    async with open_app(Scope(kinds=frozenset({CardKind.SOURCE}))).run_test(size=(100, 32)) as pilot:
        await pilot.press("enter", "o")
        question = quiz(pilot).question
        assert question is not None
        right = quiz(pilot).options.index(question.card.answer) + 1
        await pilot.press(str(right))
        assert text(pilot, "#result").startswith("✓ Right")
        await pilot.press("2")
        assert [review.grade for review in answers(log_file)] == [Grade.HARD]


async def test_options_are_shuffled_at_each_asking(open_app: Opener) -> None:
    orders = set()
    async with open_app(Scope(kinds=frozenset({CardKind.TOPIC}))).run_test() as pilot:
        await pilot.press("enter")
        for _ in range(8):
            first = card_id(pilot)
            orders.add(quiz(pilot).options)
            await pilot.press("space", "3", "u")
            assert card_id(pilot) == first
    assert len(orders) > 1


async def test_undo_takes_the_answer_back_and_asks_its_card_again(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        first = card_id(pilot)
        await pilot.press("space", "1")
        await pilot.press("u")
        assert card_id(pilot) == first
        assert answers(log_file) == []


async def test_skip_puts_a_card_behind_the_others_and_is_kept(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        first = card_id(pilot)
        await pilot.press("s")
        assert card_id(pilot) != first
        (event,) = read_log(log_file, *material[0].ids)
        assert isinstance(event, Skip)
        assert event.card == first


async def test_hint_shows_the_topic_of_a_cloze(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter", "h")
        assert "Initial Expectations" in text(pilot, "#hint")


async def test_a_digit_at_home_studies_that_part(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("4")
        assert quiz(pilot).question is not None
        assert "Part 4" in text(pilot, "#asks") or "Which" in text(pilot, "#asks")
        assert card_id(pilot).startswith("process-vs-outcome/")


async def test_the_mouse_does_what_the_keys_do(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        await pilot.click("#start")
        await pilot.press("space")
        grades = pilot.app.screen.query("#grades Numbered")
        await pilot.click(grades[1])
        assert [review.grade for review in answers(log_file)] == [Grade.HARD]
        await pilot.press("q", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.pause()
        await pilot.click(pilot.app.screen.query(PartRow)[2])
        assert isinstance(pilot.app.screen, QuizScreen)


async def test_the_end_tells_what_was_done_and_what_is_left(open_app: Opener) -> None:
    async with open_app(limit=3).run_test(size=(100, 32)) as pilot:
        await pilot.press("enter", "space", "1", "space", "3", "space", "4")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "3 answers, 2 right" in text(pilot, "#score")
        assert "efficiency improvement" in text(pilot, "#lines")
        assert text(pilot, "#lines").endswith("\n19 more cards for now.")


async def test_undo_on_the_summary_goes_back_into_the_quiz(open_app: Opener, log_file: Path) -> None:
    async with open_app(limit=1).run_test() as pilot:
        await pilot.press("enter", "space", "1")
        assert isinstance(pilot.app.screen, SummaryScreen)
        await pilot.press("u")
        assert isinstance(pilot.app.screen, QuizScreen)
        assert answers(log_file) == []


async def test_a_new_start_goes_on_where_the_last_one_ended(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        for _ in range(5):
            await pilot.press("space", "4")
        following = card_id(pilot)
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        assert card_id(pilot) == following


async def test_what_is_due_comes_back_the_next_days(open_app: Opener, clock: Clock) -> None:
    async with open_app(limit=1).run_test() as pilot:
        await pilot.press("enter")
        first = card_id(pilot)
        await pilot.press("space", "4")
    clock.wait(days=9)
    async with open_app().run_test() as pilot:
        await pilot.pause()
        assert "1 due" in text(pilot, "#today")
        await pilot.press("enter")
        assert card_id(pilot) == first


async def test_no_card_left_is_said_and_ends_nothing(open_app: Opener) -> None:
    async with open_app(
        Scope(parts=frozenset({"role-of-language"}), kinds=frozenset({CardKind.SOURCE}))
    ).run_test() as pilot:
        await pilot.press("enter")
        for _ in range(10):
            if isinstance(pilot.app.screen, QuizScreen):
                await pilot.press("space", "4")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "10 answers" in text(pilot, "#score")
        await pilot.press("space", "3")  # what went on too long goes nowhere
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_a_course_that_cannot_be_opened_ends_with_its_error(clock: Clock) -> None:
    def fail(_: Watch) -> list[Course]:
        raise StudyError("no such deck")

    app = StudyApp(fail, clock, Random(1))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert isinstance(app.return_value, StudyError)


async def test_a_log_that_cannot_keep_an_answer_ends_the_app_with_the_reason(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Log, event: object) -> None:
        raise StudyError("the disk is full, so nothing more is recorded")

    app = open_app()
    async with app.run_test() as pilot:
        await pilot.press("enter", "space")
        monkeypatch.setattr(Log, "append", full)
        await pilot.press("3")
    assert isinstance(app.return_value, StudyError)


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_all_that_matters_fits_on_the_screen(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app().run_test(size=size) as pilot:
        await pilot.pause()
        for selector in ("#title", "#today", "#start"):
            region = pilot.app.screen.query_one(selector).region
            assert region.area
            assert pilot.app.screen.region.contains_region(region)
        await pilot.press("enter", "space")
        for grade in pilot.app.screen.query("#grades Numbered"):
            assert isinstance(grade, Numbered)
            assert pilot.app.screen.region.contains_region(grade.region)


@pytest.mark.parametrize("kind", [CardKind.TOPIC, CardKind.SOURCE])
async def test_on_a_small_screen_all_options_are_seen_and_the_footer_tells_how_many(
    open_app: Opener, kind: CardKind
) -> None:
    async with open_app(Scope(kinds=frozenset({kind}))).run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        page = pilot.app.screen.query_one("#page").region
        assert all(page.contains_region(option.region) for option in pilot.app.screen.query("#options Numbered"))
        shown = [str(key.render()).strip() for key in pilot.app.screen.query("FooterKey") if key.display]
        assert shown == ["space Reveal", "1-4 Pick", "q End", "? Help"]


async def test_a_second_click_or_key_opens_no_second_quiz(open_app: Opener) -> None:
    async with open_app().run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        await pilot.click("#start", times=2)
        await pilot.pause()
        assert [type(screen) for screen in pilot.app.screen_stack] == [HomeScreen, QuizScreen]


async def test_a_clock_that_is_set_back_loses_no_answer(open_app: Opener, log_file: Path, clock: Clock) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter")
        clock.wait(minutes=-10)
        await pilot.press("space", "3")
        assert isinstance(pilot.app.screen, QuizScreen)
    assert [review.taken for review in answers(log_file)] == [0]


async def test_what_another_program_answered_is_not_asked_again(open_app: Opener, log_file: Path) -> None:
    async with open_app().run_test() as one:
        await one.press("enter")
        first = card_id(one)
        async with open_app().run_test() as other:
            await other.press("enter", "space", "4")
            second = card_id(other)
        await one.press("s")
        assert card_id(one) == second != first


async def test_a_near_duplicate_shows_its_topic(tmp_path: Path, clock: Clock) -> None:
    twins = [
        quote("one", f"{SENTENCES[0]} It was the winter of the red fox.", topic="Music", terms=["wooden rooms"]),
        quote("two", f"{SENTENCES[0]} It was the winter of the red hen.", topic="Sound", terms=["wooden rooms"]),
    ]
    _, corpus, card_set = read_deck(write_recipe(tmp_path, {"Part": twins}, cards=["cloze"]))
    with open_log(tmp_path / "p.sqlite3") as log:
        folded = FoldedLog(log, corpus, Rules(), tmp_path)
        course = Course("Test", corpus, card_set.cards, folded, Rules(), Scope(), None)
        async with StudyApp(lambda _: [course], clock, Random(1)).run_test() as pilot:
            await pilot.press("enter")
            assert "Music" in text(pilot, "#asks")


async def test_the_end_of_a_session_that_was_left_tells_what_waits(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter", "q")
        assert "20 more cards for now." in text(pilot, "#lines")


async def test_the_answer_says_how_far_it_was_checked(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        await pilot.press("enter", "space")
        assert "not checked against the sources" in text(pilot, "#reference")


async def test_a_narrowed_course_opens_with_its_quiz_and_asks_no_part_that_was_named(open_app: Opener) -> None:
    scope = Scope(frozenset({"future-of-ai"}), frozenset({CardKind.TOPIC}))
    async with open_app(scope).run_test() as pilot:
        await pilot.pause()
        while isinstance(pilot.app.screen, QuizScreen):
            assert text(pilot, "#asks").startswith("Which topic?")
            await pilot.press("space", "4")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_a_gap_in_a_quote_whose_topic_is_asked_is_accounted_for(open_app: Opener) -> None:
    async with open_app(Scope(kinds=frozenset({CardKind.TOPIC}))).run_test() as pilot:
        await pilot.pause()
        told = set[bool]()
        while (question := quiz(pilot).question) and len(told) < 2:
            has_gap = "____" in text(pilot, "#quote")
            assert text(pilot, "#asks").endswith("words that would tell are hidden") == has_gap
            told.add(has_gap)
            await pilot.press("x")
        assert question
        assert told == {True, False}


async def test_the_end_names_its_keys_once(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "space", "3", "q")
        await pilot.pause()
        assert not [
            each
            for each in pilot.app.screen.query("#page > Static").results(Static)
            if "more for" in str(each.render())
        ]
        assert footer(pilot) == ["enter Home", "u Undo", "c More", "q Quit", "? Help"]


async def test_a_second_click_that_came_too_late_judges_no_card(open_app: Opener, log_file: Path) -> None:
    """Neither the next card, by a click on a grade, nor this one, by a click on an option."""
    async with open_app(Scope(kinds=frozenset({CardKind.SOURCE}))).run_test() as pilot:
        await pilot.pause()
        await pilot.press("space")
        [*_, easy] = pilot.app.screen.query("#grades Numbered").results(Numbered)
        for _ in range(2):
            easy.on_click()
        await pilot.pause()
        assert quiz(pilot).step is Step.RECALLING
        assert len(answers(log_file)) == 1
        await pilot.press("o")
        option = pilot.app.screen.query("#options Numbered").first(Numbered)
        for _ in range(2):
            option.on_click()
        await pilot.pause()
        assert quiz(pilot).step is Step.GRADING
        assert len(answers(log_file)) == 1
