"""A learner made of dice: forgets by FSRS-6's curve, hour by hour, and knows nothing of the program.

Written from the formulas alone, and shares no code with the program or with its FSRS library:
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

import math
from dataclasses import dataclass, field
from random import Random

from kaiser_study.model import Grade

W = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""FSRS-6's default parameters."""

FIRST = (0.24, 0.094, 0.495, 0.171)
"""How often a new card is graded Again, Hard, Good, Easy: the mean of Anki's users, as FSRS's own simulator has it."""

RECALLED = (0.224, 0.631, 0.145)
"""The same of Hard, Good and Easy where a card was recalled."""


@dataclass(frozen=True)
class Trace:
    """What is left of a card in mind: stability in days, difficulty from 1 to 10."""

    stability: float
    difficulty: float

    def recall(self, days: float) -> float:
        factor = 0.9 ** (-1 / W[20]) - 1
        return float((1 + factor * days / self.stability) ** -W[20])

    def after(self, grade: Grade, days: float, *, same_day: bool) -> "Trace":
        slip = -W[6] * (grade - 3)
        easiest = W[4] - math.exp(W[5] * 3) + 1
        difficulty = W[7] * easiest + (1 - W[7]) * (self.difficulty + slip * (10 - self.difficulty) / 9)
        stability = self._same_day(grade) if same_day else self._another_day(grade, self.recall(days))
        return Trace(max(0.001, stability), min(10.0, max(1.0, difficulty)))

    def _same_day(self, grade: Grade) -> float:
        growth = math.exp(W[17] * (grade - 3 + W[18])) * self.stability ** -W[19]
        return float(self.stability * (growth if grade is Grade.AGAIN else max(1.0, growth)))

    def _another_day(self, grade: Grade, recall: float) -> float:
        s, d = self.stability, self.difficulty
        if grade is Grade.AGAIN:
            forgotten = W[11] * d ** -W[12] * ((s + 1) ** W[13] - 1) * math.exp(W[14] * (1 - recall))
            return float(min(forgotten, s / math.exp(W[17] * W[18])))
        gain = math.exp(W[8]) * (11 - d) * s ** -W[9] * (math.exp(W[10] * (1 - recall)) - 1)
        return float(s * (1 + gain * {Grade.HARD: W[15], Grade.EASY: W[16]}.get(grade, 1.0)))


def first_trace(grade: Grade) -> Trace:
    """What the first sight of a card leaves."""
    return Trace(W[grade - 1], min(10.0, max(1.0, W[4] - math.exp(W[5] * (grade - 1)) + 1)))


@dataclass
class Mind:
    """The traces of all cards, each with the moment (milliseconds UTC) of the last answer."""

    dice: Random
    traces: dict[str, tuple[Trace, int]] = field(default_factory=dict)

    def grade(self, card: str, now: int) -> Grade:
        """Tries to recall a card."""
        if card not in self.traces:
            return self.dice.choices(tuple(Grade), FIRST)[0]
        trace, last = self.traces[card]
        if self.dice.random() >= trace.recall((now - last) / 86_400_000):
            return Grade.AGAIN
        return self.dice.choices((Grade.HARD, Grade.GOOD, Grade.EASY), RECALLED)[0]

    def learn(self, card: str, grade: Grade, now: int) -> None:
        """Takes in what the back of the card says. Time runs on within a day, as no scheduler knows it."""
        if card not in self.traces:
            self.traces[card] = first_trace(grade), now
            return
        trace, last = self.traces[card]
        days = (now - last) / 86_400_000
        self.traces[card] = trace.after(grade, days, same_day=days < 0.5), now
