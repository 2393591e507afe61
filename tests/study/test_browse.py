from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pytest

from kaiser_study.cards.face import front
from kaiser_study.model import Card, Days, Decision, DecisionKind, Event, Grade, Phase, Practice, Review, Seconds, Skip
from kaiser_study.study.browse import (
    Column,
    Entry,
    Moment,
    Search,
    can_come_forward,
    cell,
    entries_of,
    found,
    history_table,
    in_order,
    parse_search,
    standing_table,
    state_words,
)
from kaiser_study.study.rules import Rules
from tests.study.replaying import replay

RULES = Rules(zone=UTC)
TODAY = 20_000
NOW = RULES.day_start(TODAY) + 8 * 3_600_000
AT = Moment(NOW, RULES)
DAY = 86_400_000

Deck = Callable[[int], list[Card]]


def review(card: Card, days_ago: int, days: int, grade: Grade = Grade.GOOD, phase: Phase = Phase.LEARNING) -> Review:
    return Review("corpus", card.id, NOW - days_ago * DAY, grade, Days(days), 6_400, phase)


def decision(card: Card, kind: DecisionKind, note: str = "") -> Decision:
    return Decision("corpus", card.id, NOW, kind, note)


def entries(cards: list[Card], events: list[Event] = []) -> list[Entry]:  # noqa: B006
    return entries_of(cards, replay(events, RULES))


def ids(listed: list[Entry]) -> list[str]:
    return [entry.card.id for entry in listed]


@pytest.fixture
def texts(deck: Deck) -> list[Card]:
    """Three clozes whose quotes differ."""
    told = ("The naïve café of Łukasz.", "A plain STRASSE.", "Eine Straße: plain.")
    return [
        replace(card, quote=replace(card.quote, text=text, topic=topic))
        for card, text, topic in zip(deck(4), told, ("Coffee", "Roads", "Wege"), strict=False)
    ]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [0, 1, 2]),
        ("NAIVE cafe", [0]),
        ("naïve", [0]),
        ("lukasz", [0]),
        ("plain", [1, 2]),
        ("plain wege", [2]),
        ("straße", [1, 2]),
        ("coffee plain", []),
        ("letters", [0, 1, 2]),
        ("part:1 plain", [1]),
        ("part:2", [2]),
        ("part:9", []),
        ("part:", [0, 1, 2]),
        ("kind:cloze", [0, 1, 2]),
        ("kind:t", []),
        ("note:", []),
    ],
)
def test_all_words_must_be_found_without_case_and_accents(texts: list[Card], typed: str, numbers: list[int]) -> None:
    assert ids(found(entries(texts), parse_search(typed), AT)) == [texts[number].id for number in numbers]


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("is:lost", "is: takes new, learning,"),
        ("kind:essay", "kind: takes cloze, topic, source"),
        ("part:x", "part: takes a number"),
    ],
)
def test_what_is_not_understood_is_said_and_finds_nothing(texts: list[Card], typed: str, trouble: str) -> None:
    search = parse_search(typed)
    assert search.trouble.startswith(trouble)
    assert found(entries(texts), search, AT) == []


def test_a_card_is_found_by_where_it_stands(deck: Deck) -> None:
    new, learning, reviewed, due, suspended, marked, flagged, leech, buried, failed = deck(10)[:10]
    events: list[Event] = [
        Review("corpus", learning.id, NOW, Grade.GOOD, Seconds(600), 6_000, Phase.LEARNING),
        review(reviewed, 1, 9),
        review(due, 9, 9),
        review(suspended, 9, 9),
        decision(suspended, DecisionKind.SUSPEND),
        decision(marked, DecisionKind.MARK),
        decision(flagged, DecisionKind.FLAG, "a slip"),
        *(review(leech, 9, 9, Grade.AGAIN, Phase.REVIEW) for _ in range(8)),
        decision(buried, DecisionKind.BURY),
        review(failed, 0, 1, Grade.AGAIN),
    ]
    listed = entries(deck(10)[:10], events)

    def of(typed: str) -> list[str]:
        return ids(found(listed, parse_search(typed), AT))

    assert of("is:new") == [new.id, marked.id, flagged.id, buried.id]
    assert of("is:learning") == [learning.id]
    assert of("is:due") == [due.id]
    assert of("is:suspended") == [suspended.id, leech.id]
    assert {suspended.id, leech.id} <= {*of("is:review")}
    assert of("is:leech") == of("is:lee") == [leech.id]
    assert of("is:marked") == [marked.id]
    assert of("is:flagged") == [flagged.id]
    assert of("is:buried") == [buried.id]
    assert of("is:failed-today") == [failed.id]
    assert of("is:marked is:flagged") == [marked.id, flagged.id]
    assert state_words(listed[7].standing, AT).startswith("suspended, leech, ")
    assert cell(listed[7], Column.STATE, AT, front) == "suspended"


def test_cards_are_ordered_by_what_a_column_tells_and_those_without_it_come_last(deck: Deck) -> None:
    soon, late, new, gone = deck(4)[:4]
    events: list[Event] = [
        review(late, 2, 9),
        review(soon, 2, 3),
        review(soon, 1, 2, Grade.AGAIN, Phase.REVIEW),
        review(gone, 1, 2),
        decision(gone, DecisionKind.SUSPEND),
    ]
    listed = entries([new, late, soon, gone], events)
    assert ids(in_order(listed, Column.DUE, AT)) == [soon.id, late.id, new.id, gone.id]
    assert ids(in_order(listed, Column.DUE, AT, is_backward=True)) == [late.id, soon.id, new.id, gone.id]
    assert ids(in_order(listed, Column.LAPSES, AT, is_backward=True))[0] == soon.id
    assert ids(in_order(listed, Column.STABILITY, AT))[-1] == new.id
    assert ids(in_order(listed, Column.STATE, AT))[0] == new.id
    assert ids(in_order(listed, Column.PART, AT)) == [late.id, soon.id, new.id, gone.id]


def test_a_row_tells_what_is_known(deck: Deck) -> None:
    card, new, *_ = deck(4)
    known, unknown = entries([card, new], [review(card, 1, 9)])
    assert [cell(known, column, AT, front) for column in Column] == [
        "A quote.",
        "1",
        "cloze",
        "review",
        "8 days",
        "2.3 d",
        "0",
    ]
    assert [cell(unknown, column, AT, front) for column in Column][3:] == ["new", "", "", ""]


def test_only_what_waits_for_a_later_day_can_come_sooner(deck: Deck) -> None:
    later, today, new, *_ = deck(4)
    listed = entries([later, today, new], [review(later, 1, 9), review(today, 1, 1)])
    assert [can_come_forward(entry.standing, AT) for entry in listed] == [True, False, False]


def test_what_was_buried_today_can_be_asked_today_after_all(deck: Deck) -> None:
    new, *_ = deck(1)
    bury, forward = decision(new, DecisionKind.BURY), decision(new, DecisionKind.FORWARD)
    [buried], [back] = entries([new], [bury]), entries([new], [bury, forward])
    assert can_come_forward(buried.standing, AT)
    assert not can_come_forward(back.standing, AT)


def test_a_history_tells_all_that_happened_the_newest_first(deck: Deck) -> None:
    card = deck(4)[0]
    events: list[Event] = [
        review(card, 2, 9),
        Practice("corpus", card.id, NOW - DAY, Grade.HARD, 3_000),
        Skip("corpus", card.id, NOW),
        *(decision(card, kind, "a \x1b slip" if kind is DecisionKind.FLAG else "") for kind in DecisionKind),
    ]
    table = history_table(events, RULES)
    assert [row.cells for row in table.rows[-3:]] == [
        ("2024-10-04", "skipped", "", "", ""),
        ("2024-10-03", "Hard", "", "3 s", "practice"),
        ("2024-10-02", "Good", "9 days", "6 s", "learning"),
    ]
    assert len({row.cells[1] for row in table.rows[:-3]}) == len(DecisionKind)
    assert "a ␛ slip" in [row.beside for row in table.rows]
    assert not history_table([], RULES).rows


def test_a_standing_in_figures(deck: Deck) -> None:
    card = deck(4)[0]
    events: list[Event] = [review(card, 1, 9), decision(card, DecisionKind.FLAG, "wrong")]
    (entry,) = entries([card], events)
    state, more, *others = standing_table(entry.standing, AT).rows
    assert [(row.cells, row.beside) for row in (state, more)] == [(("state",), "flagged"), (("",), "review")]
    assert {row.cells[0]: row.beside for row in others} == {
        "due": "in 8 days",
        "memory": "lasts 2.3 days",
        "difficulty": "2.1 of 10",
        "forgotten": "0 times",
        "flag": "wrong",
    }


def test_an_empty_search_asks_for_nothing() -> None:
    assert parse_search("  ") == Search()
