"""What a learner has set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from kaiser_study.study.rules import Rules

_T = TypeVar("_T")


class Theme(StrEnum):
    """The colours of the app: each dark one has a light one beside it."""

    PAPER = "paper"
    NIGHT = "night"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"
    ANSI_LIGHT = "ansi-light"
    ANSI_DARK = "ansi-dark"


class AnswerMode(StrEnum):
    """How a card is answered, unless another key is pressed."""

    REVEAL = "reveal"
    TYPE = "type"
    OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class Settings:
    """None stands for what was not set. The numbers are those of `Rules`.

    `answer` has the mode of each deck by its corpus's id, `keys` the keys of each action by the action's name.
    """

    theme: Theme | None = None
    new_per_day: int | None = None
    reviews_per_day: int | None = None
    retention: float | None = None
    learning_steps: tuple[int, ...] | None = None
    relearning_steps: tuple[int, ...] | None = None
    rollover_hour: int | None = None
    answer: Mapping[str, AnswerMode] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def over(self, rules: Rules) -> Rules:
        """The rules with what was set in place of what they say."""
        return replace(
            rules,
            new_per_day=_or(self.new_per_day, rules.new_per_day),
            reviews_per_day=_or(self.reviews_per_day, rules.reviews_per_day),
            retention=_or(self.retention, rules.retention),
            learning_steps=_or(self.learning_steps, rules.learning_steps),
            relearning_steps=_or(self.relearning_steps, rules.relearning_steps),
            rollover_hour=_or(self.rollover_hour, rules.rollover_hour),
        )

    @property
    def colours(self) -> Theme:
        """The theme to begin with."""
        return self.theme or Theme.NIGHT

    def mode(self, deck: str) -> AnswerMode:
        """How the cards of a deck (its corpus's id) are answered."""
        return self.answer.get(deck, AnswerMode.REVEAL)


def _or(value: _T | None, other: _T) -> _T:
    return other if value is None else value
