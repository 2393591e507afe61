"""The log of a learner who forgets much faster than FSRS's default parameters say."""

from random import Random

from kaiser_study.model import Days, Event, Grade, Review
from kaiser_study.study.history import NEW, after, phase_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.schedule import grants
from tests.study.learner import first_trace

DAY = 86_400_000
FASTER = 20
"""How many times as fast."""


def forgetful_log(corpus: str, cards: int, rules: Rules, first_day: int) -> list[Event]:
    """Ten answers to each card, each when it is due, one new card a day."""
    dice = Random(1)
    events: list[Event] = []
    for number in range(cards):
        card, standing, trace = f"q{number}/cloze/1", NEW, first_trace(Grade.GOOD)
        at = rules.day_start(first_day + number) + number * 1_000
        for answer in range(10):
            studied, today = standing.studied, rules.day_of(at)
            elapsed = today.number - studied.last_day if studied else 0
            recalled = dice.random() < trace.recall(FASTER * elapsed)
            grade = Grade.GOOD if recalled else Grade.AGAIN
            granted = grants(studied, at, today, rules)[grade]
            review = Review(corpus, card, at, grade, granted, 5_000, phase_of(studied))
            events.append(review)
            standing = after(standing, review, today, rules)
            if answer:
                trace = trace.after(grade, FASTER * elapsed, same_day=elapsed == 0)
            at += granted.count * DAY if isinstance(granted, Days) else granted.count * 1_000
    return sorted(events, key=lambda event: event.at)
