"""How the cards of a deck look, where its author wants them to look otherwise than those of all decks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Colour(StrEnum):
    """What has a colour, as the style of the cards calls it."""

    PAPER = "paper"
    INK = "ink"
    QUIET = "quiet"
    LINE = "line"
    ACCENT = "accent"
    GAP = "gap"


Colours = Mapping[Colour, str]
"""Colours as CSS writes them: `#` and hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by day and by night, the families of type that come first for quotes and for all other text, and
    a style of the author's own, which has the last word. What is not said is as on all cards."""

    day: Colours = field(default_factory=dict)
    night: Colours = field(default_factory=dict)
    quote_font: str = ""
    text_font: str = ""
    css: str = ""

    def style(self, css: str) -> str:
        """The style of all cards, and behind it what this look changes of it."""
        return "\n".join((css.rstrip("\n"), "", "/* The look of this deck. */", *self._rules(css), ""))

    def _rules(self, css: str) -> Iterator[str]:
        text, quote = (found["families"] for found in _FONT.finditer(css))
        if self.day:
            yield _rule(".card", {f"--{colour}": value for colour, value in self.day.items()})
        if self.night:
            yield _rule(_NIGHT, {f"--{colour}": value for colour, value in self.night.items()})
        if self.text_font:
            yield _rule(".card", {"font-family": f"{_family(self.text_font)}, {text}"})
        if self.quote_font:
            yield _rule("blockquote", {"font-family": f"{_family(self.quote_font)}, {quote}"})
        if self.css:
            yield self.css


def colours_of(css: str) -> tuple[Colours, Colours]:
    """The colours that the style of all cards sets, by day and by night."""
    day: dict[Colour, str] = {}
    night: dict[Colour, str] = {}
    for found in _COLOUR.finditer(css):
        colour = Colour(found["name"])
        (night if colour in day else day)[colour] = found["value"]
    return day, night


_FONT = re.compile(r"font: [\d.]+rem/[\d.]+ (?P<families>[^;]+);")
"""Where the style of all cards says what type a text has: first all texts, then quotes."""

_COLOUR = re.compile(rf"--(?P<name>{'|'.join(Colour)}): (?P<value>#[0-9a-f]{{6}});")

_NIGHT = ".card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card"

_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "system-ui"})
"""Families that are no names: in quotes they would be."""


def _family(name: str) -> str:
    return name if name in _GENERIC else f'"{name}"'


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}"
