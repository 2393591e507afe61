"""Texts that are markup to somebody go through the quiz and the plain lines as they are."""

import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC
from pathlib import Path
from random import Random

import pytest
from textual.widgets import Static

from kaiser_study.app.app import StudyApp
from kaiser_study.app.quiz import QuizScreen
from kaiser_study.model import Card
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope
from tests.app.conftest import Clock
from tests.contract.decks import quote, read_deck, write_recipe
from tests.contract.evil import ALL, PICTURED


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """Every evil text as a quote, as a topic and, in the part's title, beside the cards."""
    quotes = [
        quote(f"quote-{n}", text, topic=f"{text[:60]} {n}", source=["letters", "diary", "speech"][n % 3])
        for n, text in enumerate(ALL.values())
    ]
    return write_recipe(tmp_path, {"Part [b] {{c1::x}} <b>": quotes})


def shown_text(card: Card) -> str:
    """What the learner must find on the answer of a card."""
    return card.excerpt.of(card.quote.text).translate(PICTURED)


async def test_evil_texts_in_the_app(recipe: Path, tmp_path: Path, clock: Clock) -> None:
    _, corpus, card_set = read_deck(recipe)
    seen = set()
    with ExitStack() as stack:
        log = stack.enter_context(open_log(tmp_path / "progress.sqlite3"))
        rules = Rules(new_per_day=1000, zone=UTC)
        folded = FoldedLog(log, corpus, rules, tmp_path)
        course = Course(corpus.title, corpus, card_set.cards, folded, rules, Scope(), None)
        app = StudyApp(lambda _: [course], clock, Random(1))
        async with app.run_test(size=(100, 60)) as pilot:
            await pilot.press("enter")
            while isinstance(pilot.app.screen, QuizScreen):
                assert pilot.app.screen.question is not None
                card = pilot.app.screen.question.card
                await pilot.press("o", "space")
                assert shown_text(card) in str(pilot.app.screen.query_one("#quote", Static).render())
                seen.add(card.quote.id)
                await pilot.press("4")
    assert len(seen) == len(ALL)


def test_evil_texts_in_plain_lines(recipe: Path, tmp_path: Path) -> None:
    _, _, card_set = read_deck(recipe)
    done = subprocess.run(
        [sys.executable, "-m", "kaiser_study", "study", "--plain", str(recipe), "--new", "1000"],
        input="\n4\n" * len(card_set.cards),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={"KAISER_STUDY_PROGRESS": str(tmp_path / "p.sqlite3"), "PYTHONUTF8": "1"},
    )
    for text in ALL.values():
        assert text.translate(PICTURED) in done.stdout
    controls = set(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - {"\n", "\t"}
    assert not controls & set(done.stdout)
