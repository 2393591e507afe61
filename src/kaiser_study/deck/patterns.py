"""Patterns by which a recipe names decks and tags: `course::week-{number}`. `::` divides a name in components."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Placeholder(StrEnum):
    """What a pattern may say of a card; `NUMBER` is that of its part."""

    PART = "part"
    NUMBER = "number"
    KIND = "kind"
    TOPIC = "topic"
    SOURCE = "source"
    YEAR = "year"


_BY_NAME = {each.value: each for each in Placeholder}

PATTERN = r".*(\{|::).*"
"""What is meant for a pattern, and not for a word."""


def placeholders_in(text: str) -> Sequence[str]:
    """The names in braces, known or not."""
    return _PLACEHOLDER.findall(text)


def without_placeholders(pattern: str) -> str:
    """What stands around them."""
    return _PLACEHOLDER.sub("-", pattern)


def fill(pattern: str, values: Mapping[Placeholder, str]) -> Sequence[str]:
    """The components of a name; one that says what the card does not have is empty."""
    return [_filled(component, values) for component in pattern.split("::")]


def _filled(component: str, values: Mapping[Placeholder, str]) -> str:
    if not all(values[each] for each in _used(component)):
        return ""
    return _PLACEHOLDER.sub(lambda found: values[_BY_NAME[found[1]]], component)


@lru_cache(maxsize=256)  # a recipe has few patterns, a deck many cards
def _used(component: str) -> Sequence[Placeholder]:
    return [Placeholder(name) for name in placeholders_in(component)]
