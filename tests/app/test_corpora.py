"""A deck of two corpora in the app and as lines: each answer says how far its own corpus is checked."""

import io
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from kaiser_study.app.app import StudyApp
from kaiser_study.app.quiz import QuizScreen
from kaiser_study.line import PlainQuiz
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING
from tests.app.conftest import Clock
from tests.contract.decks import read_deck
from tests.deck.corpora import write_corpora, write_deck

PROVENANCES = {"bread": "as printed", "cheese": "heard in the shop"}


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    write_corpora(tmp_path)
    recipe, corpus, card_set = read_deck(write_deck(tmp_path))
    rules = Rules(zone=UTC)
    with open_log(tmp_path / "p.sqlite3") as log:
        folded = FoldedLog(log, corpus, rules, tmp_path / "cache")
        yield Course(recipe.title, corpus, card_set.cards, folded, rules, EVERYTHING, None)


async def test_each_answer_in_the_app(course: Course, clock: Clock) -> None:
    seen = set()
    async with StudyApp(lambda _: [course], clock, Random(1)).run_test() as pilot:
        await pilot.press("enter")
        while isinstance(screen := pilot.app.screen, QuizScreen):
            assert screen.question
            own = screen.question.card.quote.corpus
            await pilot.press("space")
            told = str(screen.query_one("#reference").render())
            assert [name for name, provenance in PROVENANCES.items() if provenance in told] == [own]
            seen.add(own)
            await pilot.press("4")
    assert seen == set(PROVENANCES)


def test_each_answer_in_lines(course: Course, clock: Clock) -> None:
    out = io.StringIO()
    PlainQuiz(course, clock, Random(1), io.StringIO("\n4\n" * 5), out).run()
    told = out.getvalue().splitlines()
    assert [told.count(provenance) for provenance in PROVENANCES.values()] == [3, 2]
