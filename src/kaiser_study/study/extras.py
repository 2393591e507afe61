"""What a learner can do beyond what awaits today; none of it shifts the schedule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaiser_study.model import Card
from kaiser_study.study.history import NEW, Standing
from kaiser_study.study.practice import awake, to_cram, to_see_early
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING, Scope, State, narrowed

EARLY = 7
"""Study days that can be looked ahead."""

_OF_STATE = {
    State.FAILED_TODAY: "What you failed today",
    State.MARKED: "What you marked",
    State.FLAGGED: "What you flagged",
    State.LEECH: "Leeches",
}


@dataclass(frozen=True, slots=True)
class Extra:
    """Something to practise, and its cards in the order in which they are asked."""

    title: str
    cards: Sequence[Card]


def extras(
    cards: Sequence[Card], standings: Mapping[str, Standing], today: int, rules: Rules, scope: Scope = EVERYTHING
) -> list[Extra]:
    """What there is to practise on the study day `today` among the cards of a scope, without what would be empty."""
    within = [card for card in cards if card in scope]
    found = [Extra(f"What is due in the next {EARLY} days", to_see_early(within, standings, today, EARLY))]
    for state, title in _OF_STATE.items():
        of_state = narrowed(scope, [state], within, standings, today)
        found.append(Extra(title, to_cram([c for c in within if c in of_state], standings, today, rules)))
    asked = awake(within, standings)
    met = [card for card in asked if standings.get(card.id, NEW).studied]
    found.append(Extra("What you have met, least known first", to_cram(met, standings, today, rules)))
    found.append(Extra("Every card, least known first", to_cram(asked, standings, today, rules)))
    return [extra for extra in found if extra.cards]
