import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kaiser_study.model import Card, Days, Event, Grade, Phase, Review
from kaiser_study.report.stats import stats_json, stats_lines
from kaiser_study.study.record import record_of
from kaiser_study.study.rules import Rules
from tests.study.conftest import make_deck

RULES = Rules(zone=UTC)
NOW = int(datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp() * 1000)
CARDS = make_deck(200)


def log(days: int) -> list[Event]:
    """Ten cards that were learned so many days ago and have come back every tenth day since."""
    return [
        Review(
            corpus="corpus",
            card=card.id,
            at=NOW - ago * 86_400_000,
            grade=Grade.AGAIN if (ago + n) % 9 == 0 else Grade.GOOD,
            interval=Days(10),
            taken=7_000,
            phase=Phase.LEARNING if ago == days else Phase.REVIEW,
        )
        for ago in range(days, -1, -10)
        for n, card in enumerate(CARDS[:10])
    ]


def text(events: list[Event], cards: list[Card] = CARDS) -> str:
    return "\n".join(stats_lines("Title", record_of(cards, events, NOW, RULES), Path("my/log")))


@pytest.mark.parametrize("days", [0, 10, 400])
def test_the_text_fits_80_columns_of_plain_characters(days: int) -> None:
    shown = text(log(days))
    assert shown.isascii()
    assert max(map(len, shown.splitlines())) <= 80
    assert all(line == line.rstrip() for line in shown.splitlines())


def test_before_the_first_answer_it_says_what_will_come() -> None:
    shown = text([])
    assert "What will be seen here, and when:" in shown
    assert "No answer yet in my/log\n" in shown
    assert "#" not in shown
    assert "0%" not in shown, "no table of what is not known yet"


def test_what_is_not_known_is_said() -> None:
    shown = text(log(0))
    assert "Not known yet: no learned card has come back." in shown
    assert "Not known yet: no card has come back on a later day." in shown
    assert "Not known yet: a pace is known from the day after the first answer." in shown
    assert "7.0 seconds an answer" in shown


def test_a_learner_sees_whether_the_wanted_was_reached() -> None:
    assert "What is wanted lies within the interval." in text(log(100))
    events = [Review("corpus", event.card, event.at, Grade.AGAIN, Days(10), 0, Phase.REVIEW) for event in log(200)]
    assert "That is less than is wanted, and hardly by chance." in text(list(events))


def test_when_all_cards_have_been_met() -> None:
    assert "not at this pace" in text(log(100))
    assert "part 1  2028-03-29  290 new cards left" in text(log(10))
    assert "All have been met." in text(log(10), CARDS[:10])


@pytest.mark.parametrize("events", [log(0)[:0], log(0), log(100)])
def test_json_is_of_plain_numbers(events: list[Event]) -> None:
    told = json.loads(json.dumps(stats_json(record_of(CARDS, events, NOW, RULES)), allow_nan=False))
    assert len(told["next_30_days"]) == 30
    assert told["next_30_days"][:7] == told["next_7_days"]
    assert sum(day["reviews"] for day in told["days"]) == told["reviews"] == len(events)
    assert told["recalled"]["all"]["share"] == told["retention"]
    assert sum(part["recalled"]["reviews"] for part in told["by_part"].values()) == told["recalled"]["all"]["reviews"]
    assert sum(group["cards"] for group in told["stability"]) == told["cards"] - told["new"]
    assert (told["time"] is None) == (not events)
    for figures in (told, *told["by_part"].values()):
        assert sum(figures[kind] for kind in ("new", "learning", "review", "suspended")) == figures["cards"]
