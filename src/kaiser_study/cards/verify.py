"""Candidate -> card, or the rule that stopped it. The only maker of cards."""

from collections.abc import Sequence
from dataclasses import fields, replace

from kaiser_study.cards.rules import RULES, TooFewLeft, r12_options
from kaiser_study.cards.setting import Setting
from kaiser_study.model import Candidate, Card, Rejection

_FIELDS = tuple(field.name for field in fields(Candidate) if field.init)


def verify(candidate: Candidate, setting: Setting, siblings: Sequence[Card] = ()) -> Card | Rejection:
    """`siblings` are the cards of the same quote and kind that were accepted before."""
    for name, rule in RULES:
        if why := rule(candidate, setting, siblings):
            left = why.left if isinstance(why, TooFewLeft) else None
            return Rejection(candidate.quote, candidate.kind, candidate.answer, name, str(why), left)
    return _admit(candidate)


def with_options(card: Card, options: tuple[str, ...], setting: Setting) -> Card:
    """The card with options, or as it was if they break R12, the only rule that looks at them."""
    offering = replace(card, options=options)
    return card if r12_options(offering, setting, ()) else offering


def readmit(candidate: Candidate) -> Card:
    """A card that passed the rules when it was published and is retired now: its learners keep it
    whatever the rules have become."""
    return _admit(candidate)


def _admit(candidate: Candidate) -> Card:
    return Card(**{name: getattr(candidate, name) for name in _FIELDS})
