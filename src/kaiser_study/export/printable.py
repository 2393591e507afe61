"""Verified cards -> a page of cards to print on both sides and cut.

A sheet of fronts is followed by one of their backs, its columns exchanged: when the paper is turned over along its
long edge, each back comes behind its front. The type of a side is the largest of a few steps with which all of it
fits. Options are not printed: on paper nothing hides them until an answer was tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path

from kaiser_study.cards.face import pieces
from kaiser_study.export.lines import lines
from kaiser_study.model import Card, CardKind, Corpus, Span
from kaiser_study.visible import headline, plural, without_controls

OPENING = "<!doctype html>\n<!-- cards of kaiser-study, to print and cut -->\n"
"""How such a file begins."""

_COLUMNS = 2
_ROWS = 4
_FRONT_STEPS = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_BACK_STEPS = _FRONT_STEPS[2:]
"""Sizes of type in points, the best first; smaller than the last nobody should have to read. A back, which
says more, begins where most of them fit, so that they look alike."""

_POINT = 25.4 / 72
_WIDTH = (95 - 2 * 5) / _POINT
_HEIGHT = (66 - 4.5 - 3) / _POINT
"""The room on a card in points, as printable.css sets it."""

_GAP = "n" * 7
"""A word as wide as a gap."""


class Paper(StrEnum):
    """What is printed on."""

    A4 = "a4"
    LETTER = "letter"


_SIZES = {Paper.A4: ("210mm", "297mm"), Paper.LETTER: ("8.5in", "11in")}


class _Role(StrEnum):
    """What a block of a card is, as printable.css calls it."""

    QUOTE = "quote"
    ANSWER = "answer"
    NOTE = "note"
    ID = "id"


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of a side: as HTML, and the text by which its room is measured."""

    role: _Role
    html: str
    text: str

    def height(self, type: float) -> float:
        """At most so many points, the space above it included; `type` is that of the quote."""
        match self.role:
            case _Role.QUOTE:
                size, leading, space, weight = type, 1.4, 0.4, 1.0
            case _Role.ANSWER:
                size, leading, space, weight = type, 1.3, 0.0, 1.15
            case _Role.NOTE:
                size, leading, space, weight = min(type, 7.5), 1.3, 0.4, 1.0
            case _Role.ID:
                size, leading, space, weight = 5.5, 1.3, 0.5, 1.0
        return size * (space + leading * lines(self.text, _WIDTH / size / weight))


@dataclass(frozen=True, slots=True)
class Printable:
    """A page, and the cards whose texts are too long for one of its own."""

    html: str
    left_out: tuple[Card, ...]


def printable(title: str, corpus: Corpus, cards: Sequence[Card], paper: Paper) -> Printable:
    """The cards in the order of introduction, so that the cards of a quote are on sheets far apart.

    A quote too long for a back is shown there as on the front, as a passage.
    """
    sides: list[tuple[str, str]] = []
    left_out = []
    language = corpus.heads[0].language
    for card in cards:
        number = len(sides) + 1
        whole = Span(0, len(card.quote.text))
        own = corpus.head_of(card.quote)
        lang = "" if own.language == language else f' lang="{_html(own.language)}"'
        front = _fitting(_front(card, number), _FRONT_STEPS, lang)
        back = _fitting(_back(card, number, whole, own.provenance), _BACK_STEPS, lang)
        if back is None and card.is_excerpt:
            back = _fitting(_back(card, number, card.excerpt, own.provenance), _BACK_STEPS, lang)
        if front is None or back is None:
            left_out.append(card)
        else:
            sides.append((front, back))
    sheets = [sides[first : first + _COLUMNS * _ROWS] for first in range(0, len(sides), _COLUMNS * _ROWS)]
    told = f"{plural(len(sides), 'card')} on {plural(len(sheets), 'sheet')}"
    html = "".join((_head(title, language, paper, told), *map(_sheet, sheets)))
    return Printable(html, tuple(left_out))


def _front(card: Card, number: int) -> Sequence[_Block]:
    """What is asked; a cloze says where it stands and, where quotes are nearly alike, its cue."""
    part = card.quote.part
    is_cloze = card.kind is CardKind.CLOZE
    gap = '<span class="gap">[...]</span>'
    shown = pieces(card)
    return [
        _block(_Role.NOTE, f"{card.question} · Part {part.number} · {part.title}" if is_cloze else card.question),
        _Block(
            _Role.QUOTE,
            "".join(gap if piece.is_gap else _html(piece.front) for piece in shown),
            "".join(_GAP if piece.is_gap else piece.front for piece in shown),
        ),
        *([_block(_Role.NOTE, headline(card.cue))] if card.cue else []),
        _id(card, number),
    ]


def _back(card: Card, number: int, shown: Span, provenance: str) -> Sequence[_Block]:
    """The answer, as much of the quote as is `shown`, and where it comes from."""
    quote = card.quote
    is_cloze = card.kind is CardKind.CLOZE
    answer = card.answer if is_cloze else headline(card.answer)
    before = "… " if shown.start > 0 else ""
    after = " …" if shown.end < len(quote.text) else ""
    html, done = before, shown.start
    for gap in card.gaps if is_cloze else ():
        html += f"{_html(quote.text[done : gap.start])}<u>{_html(gap.of(quote.text))}</u>"
        done = gap.end
    html += _html(quote.text[done : shown.end]) + after
    told = (headline(quote.topic), f"Part {quote.part.number} · {quote.part.title}", quote.source.label)
    return [
        _block(_Role.ANSWER, answer),
        _Block(_Role.QUOTE, html, before + shown.of(quote.text) + after),
        *(_block(_Role.NOTE, line) for line in (*told, provenance) if line != answer),
        _id(card, number),
    ]


def _block(role: _Role, text: str) -> _Block:
    return _Block(role, _html(text), text)


def _id(card: Card, number: int) -> _Block:
    """The same on both sides, so that a mismatch is seen."""
    return _block(_Role.ID, f"{number} · {card.id}")


def _html(text: str) -> str:
    return escape(without_controls(text))


def _fitting(side: Sequence[_Block], steps: Sequence[float], lang: str) -> str | None:
    """A side in the best type with which it fits, None if there is none. `lang` is the attribute of a language other
    than that of the page."""
    for type in steps:
        if sum(block.height(type) for block in side) <= _HEIGHT:
            blocks = "".join(f'<p class="{block.role}" dir="auto">{block.html}</p>' for block in side)
            return f'<article class="card"{lang} style="font-size:{type:g}pt">{blocks}</article>\n'
    return None


def _sheet(sides: Sequence[tuple[str, str]]) -> str:
    """Two pages: fronts, and backs with their columns exchanged."""
    empty = "<article></article>\n"
    fronts = [front for front, _ in sides]
    backs = [back for _, back in sides] + [empty] * (-len(sides) % _COLUMNS)
    rows = [backs[first : first + _COLUMNS] for first in range(0, len(backs), _COLUMNS)]
    turned = [back for row in rows for back in reversed(row)]
    return _page("front", fronts) + _page("back", turned)


def _page(name: str, cards: Sequence[str]) -> str:
    return f'<section class="sheet {name}">\n{"".join(cards)}</section>\n'


def _head(title: str, language: str, paper: Paper, told: str) -> str:
    width, height = _SIZES[paper]
    style = Path(__file__).with_name("printable.css").read_text("utf-8")
    asks_nothing = "default-src 'none'; style-src 'unsafe-inline'"
    return f"""{OPENING}<html lang="{_html(language)}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{asks_nothing}">
<meta name="viewport" content="width=device-width">
<title>{_html(title)}</title>
<style>
{style}@page {{ size: {width} {height}; margin: 0; }}
.sheet {{ width: {width}; height: {height}; }}
</style>
<header>
<h1>{_html(title)}</h1>
<p lang="en">{told}. Print on both sides, turned over along the long edge, in actual size (100 %), without headers
and footers. Then cut along the dashed lines.</p>
</header>
"""
