"""Cards as Textual shows them. Corpus text is never parsed as markup."""

from textual.content import Content

from kaiser_study.cards.face import pieces
from kaiser_study.cards.questions import PART, TOPIC
from kaiser_study.model import Card, CardKind
from kaiser_study.study.answers import Change, Comparison
from kaiser_study.study.wording import change_words
from kaiser_study.visible import headline, without_controls

_GAP = "_" * 8
_HIDDEN = "words that would tell are hidden"
_ANSWER = "bold underline $accent"


def asks(card: Card) -> Content:
    """What is asked, and on a cloze where it stands; its cue, where it has one (R8)."""
    if card.kind is CardKind.CLOZE:
        part = card.quote.part
        cue = f"   ·   {without_controls(headline(card.cue))}" if card.cue else ""
        return Content(f"Part {part.number}   {without_controls(part.title)}{cue}")
    told = f"   ·   {_HIDDEN}" if card.gaps else ""
    return Content(f"{card.question}{told}")


def question(card: Card) -> Content:
    """The front: every gap alike, whatever it hides."""
    shown = ((_GAP, "bold $accent") if piece.is_gap else without_controls(piece.front) for piece in pieces(card))
    return Content.assemble("“", *shown, "”")


def answer(card: Card) -> Content:
    """The back: the quote with its gaps filled and, on a cloze, marked by more than colour."""
    style = _ANSWER if card.kind is CardKind.CLOZE else ""
    shown = (
        (without_controls(piece.back), style) if piece.is_gap else without_controls(piece.back)
        for piece in pieces(card)
    )
    return Content.assemble("“", *shown, "”")


def reference(card: Card, provenance: str) -> Content:
    """Under the quote: the answer, where it is no word of the quote, and what was not said yet."""
    quote = card.quote
    lines: list[Content] = []
    known = [
        text
        for text, is_said in (
            (headline(quote.topic), card.question == TOPIC),
            (quote.source.label, card.kind is CardKind.SOURCE),
            (f"Part {quote.part.number}   {quote.part.title}", card.question == PART or card.kind is CardKind.CLOZE),
        )
        if not is_said
    ]
    if card.kind is not CardKind.CLOZE:
        lines += [Content.assemble((without_controls(headline(card.answer)), _ANSWER)), Content("")]
    lines += [Content.assemble((without_controls(text), "dim")) for text in [*known, provenance]]
    if card.is_excerpt:
        lines += [Content(""), Content.assemble((without_controls(quote.text), "dim"))]
    return Content("\n").join(lines)


def comparison(found: Comparison) -> Content:
    """A typed answer beside the right one: what was too much is struck out, what lacked underlined, each with its sign
    for a terminal that shows neither."""
    sign = {"right": "✓", "nearly right": "≈", "not it": "✗"}[found.verdict]
    styles = {Change.KEPT: "", Change.EXTRA: "strike dim", Change.MISSING: "underline bold"}
    changes = ((without_controls(change_words(change, text)), styles[change]) for change, text in found.changes)
    return Content.assemble(f"{sign} {headline(found.verdict)}:  ", *changes)
