"""What a learner decides about cards, and what becomes of cards that are forgotten too often."""

from collections.abc import Callable
from datetime import UTC

import pytest

from kaiser_study.model import Card, Days, Decision, DecisionKind, Event, Grade, Phase, Review, Seconds
from kaiser_study.study.history import DueOn
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope, State, narrowed, states_of
from kaiser_study.study.session import Session
from tests.study.replaying import replay
from tests.study.test_session import AGAIN, EASY, RULES, TODAY, answer, asked, due_today, minute, session, undo

Deck = Callable[[int], list[Card]]


def decide(sitting: Session, kind: DecisionKind, now: int, note: str = "") -> str:
    question = sitting.ask(now)
    assert question
    sitting.recorded(sitting.decide(question.card, kind, now, note))
    return question.card.id


def decision(card: Card, kind: DecisionKind, at: int, note: str = "") -> Decision:
    return Decision("corpus", card.id, at, kind, note)


def lapses(card: Card, count: int) -> list[Event]:
    """Forgotten so often, and learned again each time; in review since yesterday, due today."""
    events: list[Event] = [Review("corpus", card.id, minute(0, TODAY - 100), EASY, Days(1), 1, Phase.LEARNING)]
    for n in range(count):
        at = minute(0, TODAY - 100 + n)
        events.append(Review("corpus", card.id, at, AGAIN, Seconds(600), 1, Phase.REVIEW))
        events.append(Review("corpus", card.id, at + 600_000, Grade.GOOD, Days(1), 1, Phase.RELEARNING))
    return events


def test_a_buried_card_takes_its_quote_along_until_tomorrow(deck: Deck) -> None:
    sitting = session(deck(2))
    assert decide(sitting, DecisionKind.BURY, minute(0)) == "q0/cloze/1"
    assert answer(sitting, EASY, minute(1)) == "q1/cloze/1"
    assert sitting.ask(minute(2)) is None
    assert asked(sitting, minute(0, TODAY + 1)) == "q0/cloze/1"


def test_a_suspended_card_gives_way_to_another_of_its_quote(deck: Deck) -> None:
    sitting = session(deck(1))
    assert decide(sitting, DecisionKind.SUSPEND, minute(0)) == "q0/cloze/1"
    assert asked(sitting, minute(1)) == "q0/topic/1"
    assert asked(sitting, minute(0, TODAY + 9)) == "q0/topic/1"


def test_a_suspended_card_comes_back_where_it_was(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    events: list[Event] = [
        due_today(card),
        decision(card, DecisionKind.SUSPEND, minute(-9)),
        decision(card, DecisionKind.UNSUSPEND, minute(-8)),
    ]
    sitting = session(cards, events)
    assert asked(sitting, minute(0)) == card.id
    assert replay(events, RULES)[card.id] == replay(events[:1], RULES)[card.id]


def test_a_suspended_card_is_not_foretold(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    sitting = session(cards, [due_today(card), decision(card, DecisionKind.SUSPEND, minute(-9))])
    assert sitting.summary(minute(0)).next_due is None


@pytest.mark.parametrize("kind", [DecisionKind.BURY, DecisionKind.SUSPEND])
def test_undo_asks_the_card_again(deck: Deck, kind: DecisionKind) -> None:
    sitting = session(deck(2))
    card = decide(sitting, kind, minute(0))
    answer(sitting, EASY, minute(1))
    undo(sitting)
    undo(sitting)
    assert asked(sitting, minute(2)) == card


def test_a_mark_or_flag_leaves_the_card_where_it_is(deck: Deck) -> None:
    sitting = session(deck(2))
    card = decide(sitting, DecisionKind.MARK, minute(0))
    assert decide(sitting, DecisionKind.FLAG, minute(1), "two words fit") == card
    question = sitting.ask(minute(2))
    assert question
    assert (question.card.id, question.standing.is_marked, question.standing.flag) == (card, True, "two words fit")


def test_a_card_taken_back_stays_in_hand_when_it_is_marked(deck: Deck) -> None:
    sitting = session(deck(2))
    card = answer(sitting, EASY, minute(0))
    undo(sitting)
    decide(sitting, DecisionKind.MARK, minute(1))
    assert asked(sitting, minute(2)) == card


def test_a_reset_card_is_new_again_and_keeps_its_flag(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    events: list[Event] = [
        due_today(card),
        decision(card, DecisionKind.FLAG, minute(-9), "why"),
        decision(card, DecisionKind.SUSPEND, minute(-8)),
        decision(card, DecisionKind.RESET, minute(-7)),
    ]
    standing = replay(events, RULES)[card.id]
    assert (standing.studied, standing.is_suspended, standing.flag) == (None, False, "why")
    row = session(cards, events).answer(card, EASY, minute(0), 1)
    assert row == session(cards).answer(card, EASY, minute(0), 1)


def test_a_card_brought_forward_comes_today(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    later = Review("corpus", card.id, minute(0, TODAY - 1), EASY, Days(8), 1, Phase.LEARNING)
    assert asked(session(cards, [later]), minute(0)) == "q0/topic/1"
    events: list[Event] = [later, decision(card, DecisionKind.FORWARD, minute(-9))]
    assert asked(session(cards, events), minute(0)) == card.id
    studied = replay(events, RULES)[card.id].studied
    assert studied
    assert studied.due == DueOn(TODAY)


def test_what_is_due_or_new_anyway_is_not_brought_forward(deck: Deck) -> None:
    due, new, *_ = deck(2)
    events: list[Event] = [
        due_today(due, late=3),
        *(decision(card, DecisionKind.FORWARD, minute(0)) for card in (due, new)),
    ]
    standings = replay(events, RULES)
    assert standings[due.id] == replay(events[:1], RULES)[due.id]
    assert standings[new.id].studied is None


@pytest.mark.parametrize(("count", "is_suspended"), [(7, False), (8, True)])
def test_after_eight_lapses_a_card_is_a_leech_and_suspended(deck: Deck, count: int, is_suspended: bool) -> None:
    (card, *_) = deck(1)
    standing = replay(lapses(card, count), RULES)[card.id]
    assert standing.is_suspended is standing.is_leech is is_suspended


@pytest.mark.parametrize(("more", "is_suspended"), [(3, False), (4, True)])
def test_a_leech_that_was_let_go_on_is_suspended_again_after_four_more(
    deck: Deck, more: int, is_suspended: bool
) -> None:
    (card, *_) = deck(1)
    first, rest = lapses(card, 8), lapses(card, 8 + more)[17:]
    events: list[Event] = [*first, decision(card, DecisionKind.UNSUSPEND, minute(0, TODAY - 92)), *rest]
    assert replay(events, RULES)[card.id].is_suspended is is_suspended


def test_the_answer_that_makes_a_leech_is_told(deck: Deck) -> None:
    (card, *_) = cards = deck(1)
    sitting = session(cards, lapses(card, 7))
    assert not sitting.is_new_leech()
    assert answer(sitting, AGAIN, minute(0)) == card.id
    assert sitting.is_new_leech()
    undo(sitting)
    assert not sitting.is_new_leech()


def test_the_limit_of_reviews_holds_new_cards_back_too(deck: Deck) -> None:
    cards = deck(6)
    rules = Rules(zone=UTC, reviews_per_day=3)
    sitting = session(cards, [due_today(card) for card in cards[:4]], rules)
    assert sitting.progress(minute(0)).left == 3
    order = [answer(sitting, EASY, minute(n)) for n in range(3)]
    assert order == ["q0/cloze/1", "q1/cloze/1", "q2/cloze/1"]
    assert sitting.ask(minute(4)) is None
    assert sitting.summary(minute(4)).tomorrow == 1


def test_reviews_below_the_limit_leave_room_for_new_cards(deck: Deck) -> None:
    cards = deck(6)
    sitting = session(cards, [due_today(cards[0])], Rules(zone=UTC, reviews_per_day=3))
    assert len([answer(sitting, EASY, minute(n)) for n in range(3)]) == 3
    assert sitting.ask(minute(4)) is None


def test_a_card_that_comes_again_by_its_steps_counts_once_against_the_limit(deck: Deck) -> None:
    sitting = session(deck(6), rules=Rules(zone=UTC, reviews_per_day=1))
    card = answer(sitting, Grade.GOOD, minute(0))
    assert asked(sitting, minute(10)) == card


def test_states_narrow_a_scope_within_it(deck: Deck) -> None:
    first, second, third, *_ = cards = deck(3)
    events: list[Event] = [
        decision(first, DecisionKind.FLAG, minute(0), ""),
        decision(third, DecisionKind.MARK, minute(0)),
        Review("corpus", second.id, minute(0), AGAIN, Seconds(60), 1, Phase.LEARNING),
    ]
    standings = replay(events, RULES)

    def found(scope: Scope, *states: State) -> set[str]:
        scope = narrowed(scope, states, cards, standings, TODAY)
        return {card.id for card in cards if card in scope}

    assert found(EVERYTHING, State.FLAGGED) == {first.id}
    assert found(EVERYTHING, State.FAILED_TODAY, State.MARKED) == {second.id, third.id}
    assert found(Scope(parts=frozenset({"dusk"})), State.FLAGGED) == set()
    assert found(EVERYTHING, State.LEECH) == set()
    assert states_of(standings[second.id], TODAY + 1) == set()


def test_a_scope_is_all_that_it_says_at_once(deck: Deck) -> None:
    cards = deck(2)
    assert [card.id for card in cards if card in Scope(parts=frozenset({"dawn"}), topics=frozenset({"topic"}))] == [
        "q0/cloze/1",
        "q0/topic/1",
        "q0/source/1",
    ]
    for none in (Scope(topics=frozenset({"x"})), Scope(sources=frozenset({"x"})), Scope(tags=frozenset({"x"}))):
        assert not any(card in none for card in cards)
    assert all(card in Scope(sources=frozenset({"letters"})) for card in cards)
