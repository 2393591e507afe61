"""A learner who answers, skips, buries, marks, flags and takes back, and names each step once the next card is shown.

Run as a program with the log, the folder of kept folds, a seed and the moment at which time began; to be killed.
"""

import random
import sys
import time
from datetime import UTC
from pathlib import Path

from kaiser_study.model import (
    Card,
    CardKind,
    Corpus,
    DecisionKind,
    Event,
    Grade,
    Head,
    Part,
    Quote,
    Source,
    SourceKind,
    Span,
)
from kaiser_study.progress import folded
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.rules import Rules
from kaiser_study.study.session import Session

ID = "corpus"
CORPUS = Corpus((Head(ID, "One", "", "", "en"),), (), (), ())
RULES = Rules(zone=UTC, new_per_day=40)
NOON = 1_750_000_000_000

UNDO = "undo"

STEPS = {"answer": 70, "skip": 8, "bury": 4, "mark": 4, "flag": 4, UNDO: 10}

part = Part("one", 1, "One", corpus=ID)
source = Source("letters", "Letters", SourceKind.LETTER)
cards = [
    Card(CardKind.CLOZE, 1, Quote(f"q{n}", "", "A quote.", part, source), "?", "this", Span(0, 8)) for n in range(400)
]


def tell(*words: object) -> None:
    sys.stdout.write("\t".join(map(str, words)) + "\n")  # in one piece, so that a kill cannot cut it
    sys.stdout.flush()


class ToldLog(FoldedLog):
    """Knows what it recorded or took back last."""

    last: tuple[str, Event]

    def append(self, event: Event) -> None:
        super().append(event)
        self.last = "+", event

    def retract(self, event: Event) -> None:
        tell(UNDO)
        super().retract(event)
        self.last = "-", event


def study(log: ToldLog, dice: random.Random, began: int) -> None:
    now = 0

    def clock() -> int:
        """A minute for each millisecond, so that days pass."""
        nonlocal now
        now = NOON + (time.monotonic_ns() // 1_000_000 - began) * 60_000
        return now

    session = RecordedSession(Session(cards, log.fold, clock(), RULES), log, clock)
    while (question := session.ask()) is None:
        time.sleep(0.001)
    tell("ready", question.card.id, now)
    while True:
        [step] = dice.choices(list(STEPS), list(STEPS.values()))
        match step:
            case "answer":
                session.answer(dice.choice(list(Grade)))
            case "skip":
                session.skip()
            case "bury":
                session.decide(DecisionKind.BURY)
            case "mark":
                session.decide(DecisionKind.MARK)
            case "flag":
                session.decide(DecisionKind.FLAG, "two words fit")
            case _ if not session.undo():
                continue
        while (question := session.ask()) is None:
            time.sleep(0.001)
        tell(*log.last, question.card.id, now)


if __name__ == "__main__":
    file, cache, seed, began = sys.argv[1:]
    folded.MANY = 20
    with open_log(Path(file)) as log:
        study(ToldLog(log, CORPUS, RULES, Path(cache)), random.Random(seed), int(began))
