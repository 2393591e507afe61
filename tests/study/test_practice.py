"""Cramming and seeing cards early: everything is kept, no schedule shifts."""

from collections.abc import Callable

from kaiser_study.model import Card, Days, DecisionKind, Event, Grade, Phase, Practice, Review
from kaiser_study.study.fold import Fold
from kaiser_study.study.practice import PracticeSession, to_cram, to_see_early
from kaiser_study.study.session import Progress
from tests.study.replaying import replay
from tests.study.test_session import AGAIN, EASY, GOOD, RULES, TODAY, minute

Deck = Callable[[int], list[Card]]


def reviewed(card: Card, ago: int, days: int) -> Review:
    return Review("corpus", card.id, minute(0, TODAY - ago), EASY, Days(days), 1, Phase.LEARNING)


def practice(cards: list[Card], limit: int | None = None) -> PracticeSession:
    return PracticeSession(cards, Fold(RULES), limit)


def asked(sitting: PracticeSession) -> str | None:
    question = sitting.ask(minute(0))
    return question.card.id if question else None


def answer(sitting: PracticeSession, grade: Grade) -> Event:
    question = sitting.ask(minute(0))
    assert question
    event = sitting.answer(question.card, grade, minute(0), 2_000)
    sitting.recorded(event)
    return event


def test_an_answer_is_logged_as_practice_and_grants_nothing(deck: Deck) -> None:
    (card, *_) = deck(1)
    sitting = practice([card])
    question = sitting.ask(minute(0))
    assert question
    assert question.intervals == {}
    assert answer(sitting, GOOD) == Practice("corpus", card.id, minute(0), GOOD, 2_000)


def test_practice_shifts_no_schedule(deck: Deck) -> None:
    (card, *_) = deck(1)
    before: list[Event] = [reviewed(card, 3, 8)]
    after = [*before, Practice("corpus", card.id, minute(0), AGAIN, 1)]
    assert replay(after, RULES) == replay(before, RULES)


def test_each_card_comes_until_it_was_recalled(deck: Deck) -> None:
    sitting = practice(deck(3)[:3])
    for grade in (AGAIN, GOOD, AGAIN, AGAIN, GOOD):
        answer(sitting, grade)
    assert asked(sitting) == "q0/cloze/1"
    assert sitting.progress(minute(0)) == Progress(5, 1, 1)
    answer(sitting, Grade.HARD)
    assert asked(sitting) is None
    summary = sitting.summary(minute(0))
    assert (summary.answered, summary.right, summary.left, summary.next_due) == (6, 3, 0, None)
    assert [card.id for card in summary.again] == ["q0/cloze/1", "q2/cloze/1"]


def test_a_limit_ends_it(deck: Deck) -> None:
    sitting = practice(deck(3)[:3], limit=1)
    assert sitting.progress(minute(0)) == Progress(0, 1)
    answer(sitting, GOOD)
    assert asked(sitting) is None


def test_a_skipped_card_comes_last_and_a_suspended_one_no_more(deck: Deck) -> None:
    first, second, third, *_ = deck(3)
    sitting = practice([first, second, third])
    sitting.recorded(sitting.skip(first, minute(0)))
    sitting.recorded(sitting.decide(second, DecisionKind.SUSPEND, minute(0), ""))
    sitting.recorded(sitting.decide(third, DecisionKind.MARK, minute(0), ""))
    assert asked(sitting) == third.id
    answer(sitting, GOOD)
    assert asked(sitting) == first.id


def test_undo_goes_back_step_by_step(deck: Deck) -> None:
    cards = deck(3)[:3]
    sitting = practice(cards)
    for grade in (AGAIN, GOOD):
        answer(sitting, grade)
    sitting.recorded(sitting.skip(cards[2], minute(0)))
    for card in reversed(cards):
        assert sitting.last
        sitting.retracted()
        assert asked(sitting) == card.id
    assert sitting.last is None


def test_cramming_begins_with_what_is_known_least(deck: Deck) -> None:
    firm, faint, new, *_ = cards = deck(3)[:3]
    standings = replay([reviewed(firm, 1, 8), reviewed(faint, 40, 8)], RULES)
    assert to_cram(cards, standings, TODAY, RULES) == [faint, firm, new]


def test_seeing_early_begins_with_what_is_due_first(deck: Deck) -> None:
    today, tomorrow, later, far, *_ = cards = deck(5)[:5]
    rows = [reviewed(today, 8, 8), reviewed(tomorrow, 7, 8), reviewed(later, 1, 3), reviewed(far, 1, 40)]
    assert to_see_early(cards, replay(rows, RULES), TODAY, 2) == [tomorrow, later]
