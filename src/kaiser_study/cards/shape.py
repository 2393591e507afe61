"""What can be seen of an answer by one who does not know it: wrong options share it (R12)."""

from functools import lru_cache
from typing import NamedTuple

from kaiser_study.cards.commonness import RAREST, commonness
from kaiser_study.cards.grammar import ABSTRACT_ENDS
from kaiser_study.cards.words import words_of

_LIKE_LENGTH = 2.0
_ADJECTIVE_ENDS = ("able", "al", "ant", "ary", "ent", "ful", "ible", "ic", "ish", "ive", "less", "ous")
_SINGULAR_ENDS = ("ss", "us", "is")


class Shape(NamedTuple):
    """How an answer is written (capitals, acronyms, digits), and how its first and its last word end: in
    English that tells the part of speech, and singular from plural."""

    has_capital: bool
    has_acronym: bool
    has_digit: bool
    first_ending: str
    last_ending: str


@lru_cache(maxsize=1 << 16)
def shape_of(answer: str) -> Shape:
    """Of an answer of one word or several."""
    words = [word.text for word in words_of(answer)] or [answer]
    return Shape(
        has_capital=any(word[:1].isupper() for word in words),
        has_acronym=any(len(word) > 1 and word.isupper() for word in words),
        has_digit=any(character.isdigit() for character in answer),
        first_ending=_ending(words[0]) if len(words) > 1 else "",
        last_ending=_ending(words[-1]),
    )


def unlikeness(one: str, other: str) -> int:
    """In how many features the shapes of two answers differ."""
    return sum(mine != its for mine, its in zip(shape_of(one), shape_of(other), strict=True))


def are_like_long(one: str, other: str) -> bool:
    """Whether neither has more than twice the characters of the other."""
    return 1 / _LIKE_LENGTH <= len(one) / len(other) <= _LIKE_LENGTH


@lru_cache(maxsize=1 << 16)
def rarity(answer: str) -> int:
    """The class (see `commonness`) of its rarest word."""
    known = commonness()
    return max(known.get(word.text.casefold(), RAREST) for word in words_of(answer))


def _ending(word: str) -> str:
    lower = word.casefold()
    for ending in ("ing", "ed", "ly"):
        if lower.endswith(ending):
            return ending
    if lower.endswith("s") and not lower.endswith(_SINGULAR_ENDS):
        return "s"
    is_adjective = lower.endswith(_ADJECTIVE_ENDS) and not lower.endswith(ABSTRACT_ENDS)
    return "adjective" if is_adjective else ""
