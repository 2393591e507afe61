"""A note -> the HTML of its cards' two sides, as Anki makes it from the templates of the note type.

It knows the part of Anki's template language that our templates use. One thing differs: Anki opens a hint by a
script, here it is an element that opens by itself.
"""

import re
from dataclasses import dataclass
from html import escape

from kaiser_study.anki.notes import AnkiNote
from kaiser_study.anki.reading import GAP

_SECTION = re.compile(r"\{\{(?P<sign>[#^])(?P<field>[^{}]+)\}\}(?P<content>.*?)\{\{/(?P=field)\}\}", re.DOTALL)
_PLACE = re.compile(r"\{\{(?:(?P<filter>[^{}:]+):)?(?P<field>[^{}]+)\}\}")
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
"""What a field holds that counts as empty."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a card, as HTML."""

    front: str
    back: str


def render(note: AnkiNote, ordinal: int) -> Sides:
    """The sides of one card of a note: that of a gap (from 0) on a cloze note, of a template on another."""
    template = note.type.templates[0 if note.type.is_cloze else ordinal]
    fields = dict(zip(note.type.fields, note.fields, strict=True))
    return Sides(
        _side(template.front, fields, ordinal + 1, is_front=True),
        _side(template.back, fields, ordinal + 1, is_front=False),
    )


def _side(template: str, fields: dict[str, str], number: int, *, is_front: bool) -> str:
    def section(found: re.Match[str]) -> str:
        is_shown = bool(_EMPTY.fullmatch(fields[found["field"]])) == (found["sign"] == "^")
        return _SECTION.sub(section, found["content"]) if is_shown else ""

    def place(found: re.Match[str]) -> str:
        value = fields[found["field"]]
        match found["filter"]:
            case None:
                return value
            case "hint":
                return _hint(found["field"], value)
            case "cloze":
                return _cloze(value, number, is_front)
            case "cloze-only":
                return _cloze_only(value, number, is_front)
            case unknown:
                raise ValueError(f"Anki's filter `{unknown}` is not known here")

    return _PLACE.sub(place, _SECTION.sub(section, template))


def _hint(name: str, value: str) -> str:
    if not value.strip():
        return value
    return f'<details class="hint"><summary>{name}</summary><div>{value}</div></details>'


def _cloze(text: str, number: int, is_front: bool) -> str:
    """A text with its gaps: those of a number are hidden on the front and marked on the back. Without any of
    that number there is no card, and nothing to show."""
    is_asked = False

    def gap(found: re.Match[str]) -> str:
        nonlocal is_asked
        hidden, ordinal = found["hidden"], f'data-ordinal="{found["number"]}"'
        if int(found["number"]) != number:
            return f'<span class="cloze-inactive" {ordinal}>{hidden}</span>'
        is_asked = True
        if is_front:
            return f'<span class="cloze" data-cloze="{escape(hidden)}" {ordinal}>[{found["hint"] or "..."}]</span>'
        return f'<span class="cloze" {ordinal}>{hidden}</span>'

    shown = GAP.sub(gap, text)
    return shown if is_asked else ""


def _cloze_only(text: str, number: int, is_front: bool) -> str:
    """The gaps of a number and nothing else: what hints at them on the front, what they hide on the back."""
    gaps = (found for found in GAP.finditer(text) if int(found["number"]) == number)
    return ", ".join((gap["hint"] or "...") if is_front else gap["hidden"] for gap in gaps)
