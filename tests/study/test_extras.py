"""What can be practised beyond the plan of the day."""

from collections.abc import Callable, Sequence

from kaiser_study.model import Card, Days, Decision, DecisionKind, Event, Grade, Phase, Review
from kaiser_study.study.extras import extras
from tests.study.replaying import replay
from tests.study.test_session import RULES, TODAY, minute

Deck = Callable[[int], list[Card]]


def review(card: Card, ago: int, grade: Grade = Grade.GOOD) -> Review:
    return Review("corpus", card.id, minute(0, TODAY - ago), grade, Days(ago + 3), 1, Phase.REVIEW)


def decision(card: Card, kind: DecisionKind) -> Decision:
    return Decision("corpus", card.id, minute(1), kind)


def offered(cards: Sequence[Card], events: Sequence[Event]) -> dict[str, Sequence[Card]]:
    found = extras(cards, replay(events, RULES), TODAY, RULES)
    return {extra.title: extra.cards for extra in found}


def test_what_was_never_answered_was_not_met(deck: Deck) -> None:
    met, buried, marked, new, *_ = cards = deck(4)[:4]
    events: list[Event] = [review(met, 3), decision(buried, DecisionKind.BURY), decision(marked, DecisionKind.MARK)]
    found = offered(cards, events)
    assert found["What you have met, least known first"] == [met]
    assert found["Every card, least known first"] == [met, buried, marked, new]


def test_what_is_suspended_is_offered_among_the_leeches_alone(deck: Deck) -> None:
    met, suspended, leech, *_ = cards = deck(3)[:3]
    events: list[Event] = [
        review(met, 3),
        review(suspended, 3),
        *(decision(suspended, kind) for kind in (DecisionKind.MARK, DecisionKind.FLAG, DecisionKind.SUSPEND)),
        *(review(leech, ago, Grade.AGAIN) for ago in range(8)),
    ]
    found = offered(cards, events)
    assert found.pop("Leeches") == [leech]
    assert found == {
        "What is due in the next 7 days": [met],
        "What you have met, least known first": [met],
        "Every card, least known first": [met],
    }
