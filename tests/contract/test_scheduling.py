"""Our intervals and memories are those of the real Anki core, grade by grade and day by day.

Anki reads the clock itself, so time passes here by moving all that has happened into the past.
"""

import json
import os
import random
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

os.environ["ANKI_TEST_MODE"] = "1"  # read by the core: no fuzz

import anki.collection  # before its parts, which import each other
from anki.cards import CardId
from anki.decks import DeckId
from anki.scheduler_pb2 import CardAnswer, SchedulingState, SchedulingStates

from kaiser_study.model import Days, Grade, Interval, Memory, Review, Seconds
from kaiser_study.study.history import NEW, Standing, after, phase_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.schedule import grants
from tests.study.replaying import replay

CARDS = 30
DAYS_BETWEEN_ANSWERS = [0, 0, 0, 1, 0, 2, 3, 0, 0, 8, 1, 1, 0, 21, 0, 55, 2, 0, 5, 34, 0, 13, 200, 1, 90]

DAY = 86_400
ROLLOVER = (time.localtime().tm_hour + 12) % 24  # far from now, so that no run is caught by it

CASES = {
    "Anki's defaults": Rules(),
    "more steps, low retention": Rules(retention=0.8, learning_steps=(30, 90, 960), relearning_steps=(120, 1_800)),
    "one step each, high retention": Rules(retention=0.95, learning_steps=(45,), relearning_steps=(300,)),
    # In its test mode the core's clock stands two hours back between 2:00 and 4:00: up to 14 hours from the rollover.
    "steps across the rollover": Rules(learning_steps=(60, 15 * 3_600), relearning_steps=(23 * 3_600,)),
}


class Anki:
    """A collection of the real core, whose clock can be put forward by whole days."""

    def __init__(self, file: Path, rules: Rules) -> None:
        self._file = str(file)
        self._days_ahead = 0
        self._collection = anki.collection.Collection(self._file)
        self._collection.set_config("fsrs", True)
        self._collection.set_config("rollover", rules.rollover_hour)
        preset = self._collection.decks.config_dict_for_deck_id(DeckId(1))
        preset["desiredRetention"] = rules.retention
        preset["new"]["delays"] = [seconds / 60 for seconds in rules.learning_steps]
        preset["lapse"]["delays"] = [seconds / 60 for seconds in rules.relearning_steps]
        preset["rev"]["maxIvl"] = rules.maximum_interval
        self._collection.decks.update_config(preset)

    def close(self) -> None:
        self._collection.close()

    def add(self) -> CardId:
        notetype = self._collection.models.by_name("Basic")
        assert notetype
        note = self._collection.new_note(notetype)
        note["Front"] = "front"
        self._collection.add_note(note, DeckId(1))
        return note.card_ids()[0]

    def now(self) -> int:
        return int((time.time() + self._days_ahead * DAY) * 1000)

    def put_forward(self, days: int) -> None:
        self._days_ahead += days
        db = self._collection.db
        assert db
        db.execute("UPDATE col SET crt = crt - ?", days * DAY)
        db.execute("UPDATE revlog SET id = id - ?", days * DAY * 1000)
        for card, data in db.all("SELECT id, data FROM cards WHERE reps > 0"):
            known = json.loads(data)
            known["lrt"] -= days * DAY
            db.execute("UPDATE cards SET data = ? WHERE id = ?", json.dumps(known), card)
        self._collection.close()
        self._collection = anki.collection.Collection(self._file)  # it keeps today's number in memory

    def states(self, card: CardId) -> SchedulingStates:
        return self._collection._backend.get_scheduling_states(card)

    def answer(self, card: CardId, states: SchedulingStates, grade: Grade) -> tuple[Interval, Memory]:
        """Answer, and say what Anki wrote down: the interval in its log, the memory on the card."""
        self._collection._backend.answer_card(
            CardAnswer(
                card_id=card,
                current_state=states.current,
                new_state=granted(states, grade),
                rating=CardAnswer.Rating.Value(grade.name),
                answered_at_millis=int(time.time() * 1000),
                milliseconds_taken=1_000,
            )
        )
        db = self._collection.db
        assert db
        logged = db.scalar("SELECT ivl FROM revlog WHERE cid = ? ORDER BY id DESC LIMIT 1", card)
        memory = self._collection.get_card(card).memory_state
        assert memory
        return (
            Days(logged) if logged > 0 else Seconds(-logged),
            Memory(memory.stability, memory.difficulty),
        )

    def replayed(self, card: CardId) -> Memory:
        """The memory that Anki works out anew from its log, which it does not round."""
        state = self._collection.compute_memory_state(card)
        assert state.stability is not None
        assert state.difficulty is not None
        return Memory(state.stability, state.difficulty)


def granted(states: SchedulingStates, grade: Grade) -> SchedulingState:
    state = getattr(states, grade.name.lower())
    assert isinstance(state, SchedulingState)
    return state


def interval(state: SchedulingState) -> Interval:
    """What a state grants, before Anki asks whether a step crosses the rollover."""
    match state.normal.WhichOneof("kind"):
        case "learning":
            return Seconds(state.normal.learning.scheduled_secs)
        case "relearning":
            return Seconds(state.normal.relearning.learning.scheduled_secs)
        case _:
            return Days(state.normal.review.scheduled_days)


@pytest.mark.parametrize("case", CASES)
def test_intervals_and_memory_are_ankis(
    case: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    rules = replace(CASES[case], rollover_hour=ROLLOVER)
    dice = random.Random(case)
    compared = 0
    with closing(Anki(tmp_path / "collection.anki2", rules)) as col:
        cards = {col.add(): NEW for _ in range(CARDS)}
        rows: dict[CardId, list[Review]] = {card: [] for card in cards}
        for days in DAYS_BETWEEN_ANSWERS:
            col.put_forward(days)
            for card, standing in cards.items():
                now = col.now()
                states = col.states(card)
                ours = grants(standing.studied, now, rules.day_of(now), rules)
                for grade in Grade:
                    theirs = interval(granted(states, grade))
                    if isinstance(theirs, Seconds) and isinstance(ours[grade], Days):
                        continue  # crosses the rollover: compared below, as Anki logs it
                    assert ours[grade] == theirs, (standing, grade)
                    compared += 1
                grade = dice.choices(list(Grade), [3, 2, 4, 1])[0]
                logged, stored = col.answer(card, states, grade)
                assert ours[grade] == logged, (standing, grade)
                compared += 1
                phase = phase_of(standing.studied)
                review = Review("corpus", str(card), now, grade, ours[grade], 1_000, phase)
                rows[card].append(review)
                standing = after(standing, review, rules.day_of(now), rules)
                assert standing.studied
                assert close(standing.studied.memory, stored, 1e-3)
                cards[card] = Standing(standing.studied._replace(memory=stored))
        for card, reviews in rows.items():
            replayed = replay(reviews, rules)[str(card)].studied
            assert replayed
            assert close(replayed.memory, col.replayed(card), 1e-4)
    assert compared > 3 * CARDS * len(DAYS_BETWEEN_ANSWERS)
    record_property("intervals compared", compared)


def close(ours: Memory, theirs: Memory, tolerance: float) -> bool:
    return list(ours) == pytest.approx(list(theirs), rel=tolerance, abs=tolerance)
