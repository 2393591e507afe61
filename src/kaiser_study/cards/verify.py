"""Candidate -> card, or the rule that stopped it. The only maker of cards."""

from collections.abc import Sequence
from dataclasses import fields

from kaiser_study.cards.rules import RULES
from kaiser_study.cards.setting import Setting
from kaiser_study.model import Candidate, Card, Rejection

_FIELDS = tuple(field.name for field in fields(Candidate))


def verify(candidate: Candidate, setting: Setting, siblings: Sequence[Card] = ()) -> Card | Rejection:
    """`siblings` are the cards of the same quote and kind that were accepted before."""
    for name, rule in RULES:
        if why := rule(candidate, setting, siblings):
            return Rejection(candidate.quote, candidate.kind, candidate.answer, name, why)
    return _admit(candidate)


def readmit(candidate: Candidate) -> Card:
    """A card that passed the rules when it was published and is retired now: its learners keep it
    whatever the rules have become."""
    return _admit(candidate)


def _admit(candidate: Candidate) -> Card:
    return Card(**{name: getattr(candidate, name) for name in _FIELDS})
