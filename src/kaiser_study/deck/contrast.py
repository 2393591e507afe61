"""Colours of a look in which text is hard to read."""

from collections.abc import Iterator
from pathlib import Path

from kaiser_study.anki.note_types import cloze_type
from kaiser_study.deck.look import Colour, Look, colours_of
from kaiser_study.document.document import Document
from kaiser_study.document.tree import value_of
from kaiser_study.errors import Finding

_LEAST = 4.5
"""What WCAG asks for at level AA; the project's own colours have 7."""

_TEXTS = (Colour.INK, Colour.QUIET, Colour.ACCENT)
"""What text is written in."""


def faint_texts(look: Look, recipe: Path) -> Iterator[Finding]:
    """A warning for each colour of text that stands out too little from the paper, where the look says one of
    the two."""
    document = Document.open(recipe)
    node = value_of(document.root, "look")
    standing = colours_of(cloze_type().css)
    for key, said, rest in zip(("colours", "night"), (look.day, look.night), standing, strict=True):
        colours = {**rest, **said}
        for colour in _TEXTS:
            ratio = contrast(colours[colour], colours[Colour.PAPER])
            if ratio < _LEAST and not said.keys().isdisjoint({colour, Colour.PAPER}):
                own = value_of(node, key)
                place = value_of(own, colour) or value_of(own, Colour.PAPER) or document.root
                yield Finding(
                    document.place(place),
                    "faint",
                    f"`{colour}` on `paper` under `{key}` has a contrast of {ratio:.2f}:1",
                    f"choose colours that are further apart: {_LEAST}:1 or more",
                    is_warning=True,
                )


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
