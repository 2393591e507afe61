"""A deck of two corpora in the quiz: each answer belongs to the corpus of its card, in whichever deck it was asked."""

from collections.abc import Iterator
from datetime import UTC
from itertools import count
from pathlib import Path

import pytest

from kaiser_study.model import Grade, Review, Skip
from kaiser_study.place import cache_folder
from kaiser_study.prepared import prepare
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import Log, open_log
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING
from tests.deck.corpora import write_corpora, write_deck

NOON = 1_750_000_000_000
OWN = {"violins": "bread", "engines": "bread", "gardens": "bread", "rivers": "cheese", "mountains": "cheese"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpora(tmp_path)
    return tmp_path


@pytest.fixture
def log(folder: Path) -> Iterator[Log]:
    with open_log(folder / "progress.sqlite3") as log:
        yield log


def course_of(recipe: Path, log: Log) -> Course:
    prepared = prepare(recipe, recipe.with_suffix(".apkg"), cache_folder())
    rules = Rules(zone=UTC)
    folded = FoldedLog(log, prepared.corpus, rules, recipe.parent / "cache")
    return Course(prepared.recipe.title, prepared.corpus, prepared.card_set.cards, folded, rules, EVERYTHING, None)


def answer_all(course: Course) -> None:
    """Answers what there is to ask, but skips the first card once."""
    clock = count(NOON, 5_000)
    session = course.session(lambda: next(clock), EVERYTHING)
    assert session.ask()
    session.skip()
    while session.ask():
        session.answer(Grade.EASY)


def test_each_answer_is_logged_under_the_corpus_of_its_card(folder: Path, log: Log) -> None:
    answer_all(course_of(write_deck(folder), log))
    for corpus in ("bread", "cheese"):
        events = log.events(corpus)
        assert {event.card.split("/")[0] for event in events} == {id for id, own in OWN.items() if own == corpus}
        assert {event.corpus for event in events} == {corpus}
    both = log.events("bread", "cheese")
    assert [type(event) for event in both] == [Skip] + [Review] * len(OWN)
    assert [event.at for event in both] == sorted(event.at for event in both)
    assert {event.card.split("/")[0]: event.corpus for event in both} == OWN


@pytest.mark.parametrize("alone", ["bread", "cheese"])
def test_progress_is_shared_with_the_deck_of_one(alone: str, folder: Path, log: Log) -> None:
    answer_all(course_of(write_deck(folder), log))
    overview = course_of(write_deck(folder, f"{alone}.yaml", deck="alone"), log).overview(NOON)
    assert overview.reviews == sum(own == alone for own in OWN.values())
    assert overview.new_today == 0


def test_what_was_learned_of_one_counts_in_the_deck_of_both(folder: Path, log: Log) -> None:
    answer_all(course_of(write_deck(folder, "cheese.yaml", deck="alone"), log))
    course = course_of(write_deck(folder), log)
    assert course.overview(NOON).reviews == 2
    assert {card.split("/")[0] for card in course.standings()} == {"rivers", "mountains"}


def test_an_answer_is_taken_back_whichever_corpus_it_is_of(folder: Path, log: Log) -> None:
    clock = count(NOON, 5_000)
    session = course_of(write_deck(folder), log).session(lambda: next(clock), EVERYTHING)
    while session.ask():
        session.answer(Grade.EASY)
    assert {event.corpus for event in log.events("bread", "cheese")} == {"bread", "cheese"}
    while session.undo():
        pass
    assert log.events("bread", "cheese") == []


def test_a_card_that_once_had_the_id_of_another_corpus_does_not_count_for_it(folder: Path, log: Log) -> None:
    course = course_of(write_deck(folder), log)
    card = next(card for card in course.cards if card.quote.id == "rivers")
    clock = count(NOON, 5_000)
    session = course.session(lambda: next(clock), EVERYTHING)
    question = session.ask()
    assert question
    session.answer(Grade.EASY)
    [given] = log.events("bread", "cheese")
    assert isinstance(given, Review)
    log.append(Review("bread", card.id, NOON, given.grade, given.interval, 0, given.phase))
    assert card.id not in course.standings()
    assert question.card.id in course.standings()
