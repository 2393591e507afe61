"""Quotes -> verified cards. A generator proposes, a verifier rejects with a reason."""

from kaiser_study.cards.generate import CardSet, make_cards
from kaiser_study.cards.setting import Display

__all__ = ["CardSet", "Display", "make_cards"]
