"""What a session asks and when; moments are in minutes after noon of a study day."""

from collections.abc import Callable, Iterable
from datetime import UTC

import pytest

from kaiser_study.model import Card, CardKind, Days, Event, Grade, Phase, Review, Seconds, Skip
from kaiser_study.study.fold import fold_of
from kaiser_study.study.history import DueAt, DueOn
from kaiser_study.study.rules import Rules
from kaiser_study.study.schedule import grants
from kaiser_study.study.scope import EVERYTHING, Scope
from kaiser_study.study.session import Progress, Session

RULES = Rules(zone=UTC)
TODAY = 20_000
AGAIN, HARD, GOOD, EASY = Grade

Deck = Callable[[int], list[Card]]


def minute(minutes: float, day: int = TODAY) -> int:
    return RULES.day_start(day) + 8 * 3_600_000 + round(minutes * 60_000)


def due_today(card: Card, late: int = 0) -> Review:
    """An answer of ten and more days ago that makes the card due `late` days before today."""
    at = minute(0, TODAY - 10 - late)
    return Review("corpus", card.id, at, EASY, Days(10), 1_000, Phase.LEARNING)


def session(
    cards: list[Card],
    events: Iterable[Event] = (),
    rules: Rules = RULES,
    scope: Scope = EVERYTHING,
    limit: int | None = None,
) -> Session:
    return Session(cards, fold_of(events, rules), minute(0), rules, scope, limit)


def asked(sitting: Session, now: int) -> str | None:
    question = sitting.ask(now)
    return question.card.id if question else None


def answer(sitting: Session, grade: Grade, now: int, taken: int = 5_000) -> str:
    question = sitting.ask(now)
    assert question
    sitting.recorded(sitting.answer(question.card, grade, now, taken))
    return question.card.id


def skip(sitting: Session, now: int) -> str:
    question = sitting.ask(now)
    assert question
    sitting.recorded(sitting.skip(question.card, now))
    return question.card.id


def undo(sitting: Session) -> None:
    assert sitting.last
    sitting.retracted()


def test_a_question_says_all_that_is_shown_of_it(deck: Deck) -> None:
    question = session(deck(1)).ask(minute(0))
    assert question
    assert question.card.id == "q0/cloze/1"
    assert list(question.intervals.values()) == [Seconds(60), Seconds(330), Seconds(600), Days(8)]


def test_an_answer_is_a_row_of_the_log(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    row = session(cards).answer(card, GOOD, minute(1), 4_000)
    assert row == Review("corpus", "q0/cloze/1", minute(1), GOOD, Seconds(600), 4_000, Phase.LEARNING)


def test_time_away_is_not_counted(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    assert session(cards).answer(card, GOOD, minute(1), 61_000).taken == 60_000


def test_an_answer_counts_only_once_it_was_recorded(deck: Deck) -> None:
    (card, *_) = cards = deck(2)
    sitting = session(cards)
    sitting.answer(card, GOOD, minute(0), 4_000)
    assert asked(sitting, minute(0)) == card.id
    assert sitting.last is None


def test_new_cards_come_in_the_order_of_introduction_one_of_a_quote(deck: Deck) -> None:
    sitting = session(deck(3))
    order = [answer(sitting, EASY, minute(n)) for n in range(3)]
    assert order == ["q0/cloze/1", "q1/cloze/1", "q2/cloze/1"]
    assert sitting.ask(minute(4)) is None
    assert asked(sitting, minute(0, TODAY + 1)) == "q0/topic/1"


def test_a_learning_card_comes_when_its_step_is_over(deck: Deck) -> None:
    sitting = session(deck(3))
    assert answer(sitting, AGAIN, minute(0)) == "q0/cloze/1"
    assert asked(sitting, minute(0.9)) == "q1/cloze/1"
    assert asked(sitting, minute(1)) == "q0/cloze/1"


def test_with_nothing_else_left_a_learning_card_comes_twenty_minutes_early(deck: Deck) -> None:
    sitting = session(deck(1), rules=Rules(zone=UTC, learning_steps=(1_800, 3_600)))
    answer(sitting, AGAIN, minute(0))
    assert asked(sitting, minute(9.9)) is None
    assert asked(sitting, minute(10)) == "q0/cloze/1"


def test_reviews_and_new_cards_are_mixed_in_proportion(deck: Deck) -> None:
    cards = deck(9)
    sitting = session(cards, [due_today(card) for card in cards[:6]])
    order = [answer(sitting, EASY, minute(n)) for n in range(9)]
    news = [n for n, card in enumerate(order) if int(card[1]) >= 6]
    assert news == [1, 4, 7]


def test_the_longest_overdue_review_comes_first(deck: Deck) -> None:
    cards = deck(3)
    sitting = session(cards, [due_today(cards[n], late) for n, late in enumerate([0, 5, 2])])
    assert [answer(sitting, EASY, minute(n)) for n in range(3)] == [cards[n].id for n in (1, 2, 0)]


def test_a_review_takes_the_day_from_new_cards_of_its_quote(deck: Deck) -> None:
    cards = deck(1)
    sitting = session(cards, [due_today(cards[2])])
    assert answer(sitting, GOOD, minute(0)) == "q0/source/1"
    assert asked(sitting, minute(1)) is None


def test_of_two_answered_today_elsewhere_only_the_last_comes_again(deck: Deck) -> None:
    cards = deck(1)
    rows = [
        Review("corpus", card.id, minute(n), AGAIN, Seconds(60), 1_000, Phase.LEARNING)
        for n, card in enumerate(cards[:2])
    ]
    sitting = session(cards, rows)
    assert answer(sitting, EASY, minute(10)) == cards[1].id
    assert asked(sitting, minute(10)) is None


def test_the_limit_of_new_cards_counts_those_of_earlier_sessions(deck: Deck) -> None:
    cards = deck(5)
    earlier = session(cards).answer(cards[0], EASY, minute(-30), 1_000)
    sitting = session(cards, [earlier], Rules(zone=UTC, new_per_day=3))
    assert [answer(sitting, EASY, minute(n)) for n in range(2)] == ["q1/cloze/1", "q2/cloze/1"]
    assert asked(sitting, minute(3)) is None


def test_a_skipped_card_comes_after_everything_else_of_today(deck: Deck) -> None:
    sitting = session(deck(3))
    assert skip(sitting, minute(0)) == "q0/cloze/1"
    assert answer(sitting, AGAIN, minute(0)) == "q1/cloze/1"
    assert skip(sitting, minute(0)) == "q2/cloze/1"
    assert answer(sitting, EASY, minute(0)) == "q1/cloze/1", "learned ahead before what was skipped"
    assert answer(sitting, EASY, minute(0)) == "q0/cloze/1"
    assert answer(sitting, EASY, minute(0)) == "q2/cloze/1"
    assert asked(sitting, minute(0)) is None


def test_a_skipped_new_card_keeps_its_place_within_the_limit(deck: Deck) -> None:
    sitting = session(deck(3), rules=Rules(zone=UTC, new_per_day=2))
    skip(sitting, minute(0))
    assert [answer(sitting, EASY, minute(n)) for n in range(2)] == ["q1/cloze/1", "q0/cloze/1"]
    assert asked(sitting, minute(2)) is None


def test_tomorrow_a_skip_is_forgotten(deck: Deck) -> None:
    sitting = session(deck(2))
    skip(sitting, minute(0))
    assert asked(sitting, minute(0, TODAY + 1)) == "q0/cloze/1"


SCOPES = {
    "everything": (EVERYTHING, ["q0/cloze/1", "q1/cloze/1", "q2/cloze/1", "q3/cloze/1"]),
    "a part": (Scope(parts=frozenset({"dusk"})), ["q2/cloze/1", "q3/cloze/1"]),
    "a kind": (
        Scope(kinds=frozenset({CardKind.TOPIC})),
        ["q0/topic/1", "q1/topic/1", "q2/topic/1", "q3/topic/1"],
    ),
    "both": (Scope(frozenset({"dawn"}), frozenset({CardKind.SOURCE})), ["q0/source/1", "q1/source/1"]),
}


@pytest.mark.parametrize("case", SCOPES)
def test_a_scope_narrows_what_is_asked(case: str, deck: Deck) -> None:
    scope, cards = SCOPES[case]
    sitting = session(deck(4), scope=scope)
    assert sitting.progress(minute(0)) == Progress(0, len(cards))
    assert [answer(sitting, EASY, minute(0)) for _ in cards] == cards
    assert asked(sitting, minute(0)) is None


def test_a_scope_does_not_lift_the_rule_of_one_card_a_quote(deck: Deck) -> None:
    cards = deck(1)
    earlier = session(cards).answer(cards[0], EASY, minute(-30), 1_000)
    assert asked(session(cards, [earlier], scope=Scope(kinds=frozenset({CardKind.TOPIC}))), minute(0)) is None


def test_a_session_ends_at_its_limit_of_answers(deck: Deck) -> None:
    sitting = session(deck(9), limit=2)
    assert sitting.progress(minute(0)) == Progress(0, 2)
    skip(sitting, minute(0))
    for _ in range(2):
        answer(sitting, EASY, minute(0))
    assert asked(sitting, minute(0)) is None
    assert sitting.progress(minute(0)) == Progress(2, 0)
    undo(sitting)
    assert asked(sitting, minute(0)) == "q2/cloze/1"


def test_undo_asks_the_card_again_at_once(deck: Deck) -> None:
    sitting = session(deck(5))
    answer(sitting, AGAIN, minute(0))
    assert answer(sitting, GOOD, minute(0.5)) == "q1/cloze/1"
    undo(sitting)
    assert asked(sitting, minute(2)) == "q1/cloze/1", "though the first card's step is over by now"
    assert answer(sitting, AGAIN, minute(2)) == "q1/cloze/1"
    assert asked(sitting, minute(2)) == "q0/cloze/1"


def test_undo_goes_back_through_answers_and_skips(deck: Deck) -> None:
    sitting = session(deck(3))
    cards = [answer(sitting, GOOD, minute(0)), skip(sitting, minute(1)), answer(sitting, EASY, minute(2))]
    for card in reversed(cards):
        assert sitting.last
        assert sitting.last.card == card
        sitting.retracted()
        assert asked(sitting, minute(3)) == card
    assert sitting.last is None
    assert sitting.progress(minute(3)) == Progress(0, 3)


def test_the_day_turns_over_within_a_session(deck: Deck) -> None:
    sitting = session(deck(2), rules=Rules(zone=UTC, new_per_day=1))
    late = RULES.day_start(TODAY + 1) - 1_000
    assert answer(sitting, GOOD, late) == "q0/cloze/1"
    assert asked(sitting, late) is None, "its step ends after the rollover"
    assert asked(sitting, late + 1_000) == "q0/cloze/1", "as a review does, in proportion"


@pytest.mark.parametrize("grade", Grade)
@pytest.mark.parametrize(
    ("shown_before", "answered_before"), [(630, 570), (630, 0), (0, -60)], ids=["step", "day", "same"]
)
def test_an_answer_is_granted_what_its_own_moment_grants(
    grade: Grade, shown_before: int, answered_before: int, deck: Deck
) -> None:
    cards = deck(1)
    known = due_today(cards[0], late=2)
    end = RULES.day_start(TODAY + 1)
    sitting = session(cards, [known])
    question = sitting.ask(end - shown_before * 1_000)
    assert question
    at = end - answered_before * 1_000
    expected = grants(sitting.standing(cards[0]).studied, at, RULES.day_of(at), RULES)[grade]
    assert sitting.answer(question.card, grade, at, 0).interval == expected


def test_progress_counts_a_failed_card_as_left(deck: Deck) -> None:
    sitting = session(deck(3))
    assert sitting.progress(minute(0)) == Progress(0, 3)
    answer(sitting, AGAIN, minute(0))
    assert sitting.progress(minute(0)) == Progress(1, 3, 1)
    answer(sitting, EASY, minute(0))
    progress = sitting.progress(minute(0))
    assert (progress, progress.total) == (Progress(2, 2, 1), 4)


def test_a_summary(deck: Deck) -> None:
    cards = deck(4)
    sitting = session(cards, [due_today(cards[3])])
    answer(sitting, AGAIN, minute(0))
    answer(sitting, AGAIN, minute(0))
    answer(sitting, EASY, minute(0))
    answer(sitting, AGAIN, minute(1))
    summary = sitting.summary(minute(2))
    assert (summary.answered, summary.right) == (4, 1)
    assert [card.id for card in summary.again] == ["q3/cloze/1", "q0/cloze/1"]
    assert summary.next_due == DueAt(minute(2))
    assert summary.tomorrow == 0


def test_a_summary_names_the_day_when_nothing_more_is_due_today(deck: Deck) -> None:
    cards = deck(2)
    events: list[Event] = [due_today(cards[0]), due_today(cards[2])]
    sitting = session(cards, events, Rules(zone=UTC, new_per_day=0))
    answer(sitting, EASY, minute(0))
    summary = sitting.summary(minute(0))
    assert summary.next_due == DueOn(TODAY + 1), "the buried card of the same quote"
    assert summary.tomorrow == 1


def test_a_summary_of_nothing(deck: Deck) -> None:
    summary = session(deck(2)).summary(minute(0))
    assert (summary.answered, summary.right, summary.again) == (0, 0, ())
    assert (summary.next_due, summary.tomorrow) == (None, 0)


def test_a_card_that_left_the_corpus_is_not_asked(deck: Deck) -> None:
    gone = Review("corpus", "gone/cloze/1", minute(-60), AGAIN, Seconds(60), 1_000, Phase.LEARNING)
    skipped = Skip("corpus", "gone/topic/1", minute(-50))
    assert asked(session(deck(1), [gone, skipped]), minute(0)) == "q0/cloze/1"
