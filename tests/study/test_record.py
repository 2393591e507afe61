from collections.abc import Callable
from datetime import UTC

from kaiser_study.model import Card, Days, Decision, DecisionKind, Event, Grade, Interval, Phase, Review, Seconds
from kaiser_study.study.record import DayFigures, Time, record_of
from kaiser_study.study.rules import Rules

RULES = Rules(zone=UTC, new_per_day=2)
TODAY = 20_000
NOW = RULES.day_start(TODAY) + 8 * 3_600_000
DAY = 86_400_000

Deck = Callable[[int], list[Card]]


def row(
    card: Card, days_ago: int, interval: Interval, grade: Grade = Grade.GOOD, phase: Phase = Phase.LEARNING
) -> Review:
    return Review("corpus", card.id, NOW - days_ago * DAY, grade, interval, 6_000, phase)


def test_of_an_empty_log_nothing_is_known(deck: Deck) -> None:
    record = record_of(deck(4), [], NOW, RULES)
    assert record.time is None
    assert not record.days
    assert not record.hardest
    assert record.forecast == (0,) * 30
    assert record.retention.all.asked == record.calibration.all.share.asked == 0
    assert record.projection.pace is None
    assert not any(group.cards for group in record.stabilities + record.difficulties)


def test_days_and_time(deck: Deck) -> None:
    card, other, *_ = deck(4)
    events: list[Event] = [row(card, 40, Days(1)), row(card, 2, Days(1)), row(other, 2, Days(4)), row(card, 0, Days(9))]
    record = record_of(deck(4), events, NOW, RULES)
    assert record.days == (
        DayFigures(TODAY - 40, 1, 6_000),
        DayFigures(TODAY - 2, 2, 12_000),
        DayFigures(TODAY, 1, 6_000),
    )
    assert record.time == Time(24_000, 6_000, 18_000 / 30, 30)
    assert record_of(deck(4), events[1:], NOW, RULES).time == Time(18_000, 6_000, 18_000 / 3, 3)


def test_the_forecast_counts_each_card_once(deck: Deck) -> None:
    cards = deck(4)
    events: list[Event] = [
        row(cards[0], 1, Days(2)),
        row(cards[1], 1, Days(31)),
        row(cards[2], 1, Days(32)),
        row(cards[3], 1, Days(1)),  # today
    ]
    forecast = record_of(cards, events, NOW, RULES).forecast
    assert {ahead: count for ahead, count in enumerate(forecast, start=1) if count} == {1: 1, 30: 1}


def test_every_answered_card_is_in_one_group(deck: Deck) -> None:
    cards = deck(4)
    events: list[Event] = [row(card, 1, Days(1), grade) for card, grade in zip(cards, Grade, strict=False)]
    record = record_of(cards, events, NOW, RULES)
    assert [group.cards for group in record.stabilities] == [1, 2, 1, 0, 0, 0]  # 0.2, 1.3, 2.3 and 8.3 days
    assert sum(group.cards for group in record.difficulties) == 4
    assert record.difficulties[0].cards == 1  # Easy leaves a difficulty of 1, the very end


def test_the_hardest_were_forgotten_most_and_then_hold_least(deck: Deck) -> None:
    cards = deck(4)
    events: list[Event] = []
    for card in cards[:3]:
        events.append(row(card, 9, Days(3), Grade.AGAIN if card is cards[1] else Grade.GOOD))
        events.append(row(card, 6, Seconds(600), Grade.AGAIN, Phase.REVIEW))
        events.append(row(card, 6, Days(1), Grade.GOOD, Phase.RELEARNING))
    events.append(row(cards[2], 5, Seconds(600), Grade.AGAIN, Phase.REVIEW))
    events.append(row(cards[3], 5, Seconds(60), Grade.AGAIN))  # never learned, so never forgotten
    hardest = record_of(cards, events, NOW, RULES).hardest
    assert [(each.card, each.lapses) for each in hardest] == [(cards[2], 2), (cards[1], 1), (cards[0], 1)]


def test_a_card_that_was_reset_is_not_hard(deck: Deck) -> None:
    card = deck(1)[0]
    lapse = row(card, 6, Seconds(600), Grade.AGAIN, Phase.REVIEW)
    reset = Decision("corpus", card.id, NOW, DecisionKind.RESET)
    assert record_of([card], [row(card, 9, Days(3)), lapse], NOW, RULES).hardest
    assert record_of([card], [row(card, 9, Days(3)), lapse, reset], NOW, RULES).hardest == ()


def test_new_cards_come_in_their_order_at_the_pace_of_two_weeks(deck: Deck) -> None:
    cards = deck(4)  # the first half of each four is of part one
    events: list[Event] = [row(cards[0], 4, Days(30)), row(cards[1], 1, Days(30)), row(cards[2], 0, Days(30))]
    projection = record_of(cards, events, NOW, RULES).projection
    assert projection.pace == 2 / 4  # the day that is not over counts nothing
    assert projection.days == {"dawn": TODAY + 7 * 2, "dusk": TODAY + 9 * 2}


def test_a_pace_is_known_from_the_day_after_the_first_answer(deck: Deck) -> None:
    cards = deck(4)
    assert record_of(cards, [row(cards[0], 0, Days(1))], NOW, RULES).projection.pace is None
    assert record_of(cards, [row(cards[0], 1, Days(1))], NOW, RULES).projection.pace == 1


def test_nothing_is_said_of_parts_while_nothing_new_is_learned(deck: Deck) -> None:
    cards = deck(4)
    projection = record_of(cards, [row(cards[0], 15, Days(1))], NOW, RULES).projection
    assert projection.pace == 0
    assert projection.days == {}
