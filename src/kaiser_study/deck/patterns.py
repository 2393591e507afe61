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


PATTERN = r".*(\{|::).*"
"""What is meant for a pattern, and not for a word."""


def placeholders_in(text: str) -> Sequence[str]:
    """The names in braces, known or not."""
    return _PLACEHOLDER.findall(text)


def without_placeholders(pattern: str) -> str:
    """What stands around them."""
    return _PLACEHOLDER.sub("-", pattern)


def fill(pattern: str, values: Mapping[str, str]) -> Sequence[str]:
    """The components of a name; one that says what the card does not have is empty. `values` are those of all
    placeholders."""
    return [
        template.format_map(values) if all(map(values.__getitem__, used)) else ""
        for template, used in _components(pattern)
    ]


@lru_cache(maxsize=256)  # a recipe has few patterns, a deck many cards
def _components(pattern: str) -> Sequence[tuple[str, Sequence[Placeholder]]]:
    """Each component as a template, and the placeholders in it."""
    return [(each, [Placeholder(name) for name in placeholders_in(each)]) for each in pattern.split("::")]
