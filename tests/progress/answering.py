"""A learner who answers ten cards and names each once the log has kept it.

Run as a program with the log as its argument; to be killed.
"""

import sys
from datetime import UTC
from pathlib import Path

from kaiser_study.model import Card, CardKind, Grade, Part, Quote, Source, SourceKind, Span
from kaiser_study.progress.log import open_log
from kaiser_study.study.fold import fold_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.session import Session

ANSWERS = 10

source = Source("letters", "Letters", SourceKind.LETTER)
cards = [
    Card(CardKind.CLOZE, 1, Quote(f"q{n}", "", "A quote.", Part("one", 1, "One"), source), "?", "this", Span(0, 8))
    for n in range(6)
]


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")  # in one piece, so that a kill cannot cut it
    sys.stdout.flush()


with open_log(Path(sys.argv[1])) as log:
    events = log.events("corpus")
    now, rules = 1_750_000_000_000, Rules(zone=UTC)
    session = Session("corpus", cards, fold_of(events, rules), now, rules)
    for number in range(len(events), ANSWERS):
        now = 1_750_000_000_000 + number * 20_000
        question = session.ask(now)
        assert question
        review = session.answer(question.card, list(Grade)[number % 3], now, 4_000)
        log.append(review)
        tell(question.card.id)
        session.recorded(review)
tell("done")
sys.stdin.read()
