from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pytest

from kaiser_study.model import (
    Card,
    Days,
    Decision,
    DecisionKind,
    Event,
    Grade,
    Interval,
    Phase,
    Practice,
    Review,
    Seconds,
)
from kaiser_study.study.figures import overview_lines
from kaiser_study.study.fold import fold_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.stats import overview

RULES = Rules(zone=UTC, new_per_day=2)
TODAY = 20_000
NOW = RULES.day_start(TODAY) + 8 * 3_600_000
DAY = 86_400_000

Deck = Callable[[int], list[Card]]


def row(card: Card, days_ago: int, interval: Interval, grade: Grade = Grade.GOOD, taken: int = 6_000) -> Review:
    phase = Phase.REVIEW if days_ago < 5 else Phase.LEARNING
    return Review("corpus", card.id, NOW - days_ago * DAY, grade, interval, taken, phase)


def test_nothing_answered_yet(deck: Deck) -> None:
    figures = overview(deck(4), fold_of([], RULES), NOW, RULES)
    assert (figures.cards, figures.new, figures.learning, figures.due) == (12, 12, 0, 0)
    assert figures.new_today == 2
    assert figures.week == (0,) * 7
    assert (figures.reviews, figures.streak) == (0, 0)
    assert figures.retention is figures.minutes is None
    assert [(part.part.id, part.cards, part.new, part.mastery) for part in figures.parts] == [
        ("dawn", 6, 6, 0),
        ("dusk", 6, 6, 0),
    ]


def test_figures_of_a_learner(deck: Deck) -> None:
    cards = deck(4)
    cloze = cards[:4]
    topic = cards[4:8]
    events: list[Event] = [
        row(cloze[0], 9, Days(8), taken=2_000),
        row(topic[0], 8, Days(8)),  # due today as well: buried until tomorrow
        row(cloze[1], 7, Days(10)),
        row(cloze[2], 2, Days(5), Grade.AGAIN),
        row(cloze[3], 1, Days(1)),
        row(cloze[3], 0, Seconds(600), Grade.AGAIN, taken=40_000),
    ]
    figures = overview(cards, fold_of(events, RULES), NOW, RULES)
    assert (figures.cards, figures.new, figures.learning, figures.review) == (12, 7, 1, 4)
    assert figures.due == 2
    assert figures.new_today == 2
    assert figures.week == (1, 0, 2, 0, 0, 0, 0)
    assert figures.reviews == 6
    assert figures.retention == 1 / 3
    assert figures.streak == 3
    assert figures.minutes == pytest.approx(4 * (2 + 6 + 6 + 6 + 6 + 40) / 6 / 60)
    dawn, dusk = figures.parts
    assert (dawn.cards, dawn.new, dawn.learning, dawn.review, dawn.due) == (6, 3, 0, 3, 1)
    assert (dusk.cards, dusk.new, dusk.learning, dusk.review, dusk.due) == (6, 4, 1, 1, 1)
    assert "12 cards: 7 new, 1 learning, 4 in review" in overview_lines(figures)
    assert 0 < dusk.mastery < dawn.mastery < 1 / 2


def test_every_card_is_suspended_or_one_of_the_others(deck: Deck) -> None:
    cards = deck(4)
    events: list[Event] = [row(cards[0], 9, Days(8)), Decision("corpus", cards[0].id, NOW, DecisionKind.SUSPEND)]
    figures = overview(cards, fold_of(events, RULES), NOW, RULES)
    assert (figures.cards, figures.suspended, figures.new, figures.learning, figures.review) == (12, 1, 11, 0, 0)
    assert figures.due == 0
    assert sum(part.suspended for part in figures.parts) == 1
    assert "12 cards: 11 new, 0 learning, 0 in review, 1 suspended" in overview_lines(figures)


def test_practice_counts_for_the_days_in_a_row_alone(deck: Deck) -> None:
    cards = deck(4)
    practised = overview(cards, fold_of([Practice("corpus", cards[0].id, NOW, Grade.GOOD, 1)], RULES), NOW, RULES)
    assert replace(practised, streak=0) == overview(cards, fold_of([], RULES), NOW, RULES)
    assert practised.streak == 1


STREAKS = {"today": ([0], 1), "until yesterday": ([1, 2], 2), "broken": ([2, 3], 0), "a gap": ([0, 1, 3], 2)}


@pytest.mark.parametrize("case", STREAKS)
def test_streak(case: str, deck: Deck) -> None:
    days_ago, streak = STREAKS[case]
    cards = deck(1)
    assert overview(cards, fold_of([row(cards[0], n, Days(1)) for n in days_ago], RULES), NOW, RULES).streak == streak
