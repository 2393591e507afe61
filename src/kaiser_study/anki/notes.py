"""Verified cards -> the notes that carry them.

A quote gives one cloze note for all its gaps, and one note for its topic and source
cards. A note is known to Anki by its GUID, which comes from ids and never from the text.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import groupby

from kaiser_study.anki.html import to_html
from kaiser_study.anki.note_types import ClozeField, NoteType, QuestionField, cloze_type, question_type
from kaiser_study.cards.face import hint_words, pieces
from kaiser_study.model import Card, CardKind, Corpus, Quote, Span
from kaiser_study.visible import headline

TOPIC_ORDINAL = 0
SOURCE_ORDINAL = 1


class NoteKind(StrEnum):
    """Which of the two notes of a quote."""

    CLOZE = "cloze"
    QUESTION = "question"


NOTE_OF = {CardKind.CLOZE: NoteKind.CLOZE, CardKind.TOPIC: NoteKind.QUESTION, CardKind.SOURCE: NoteKind.QUESTION}
"""On which note of its quote a card of each kind is."""


@dataclass(frozen=True, slots=True)
class AnkiCard:
    """A card of a note: its ordinal, the name of its deck, and its position among the new cards."""

    ordinal: int
    deck: str
    position: int


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """A note ready to be written; `fields` in the order of its type, `made_of` our cards that it carries."""

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[AnkiCard, ...]
    made_of: tuple[Card, ...] = ()

    @property
    def content(self) -> str:
        """A digest of all that a learner would see change."""
        return digest_of(self.type.id, self.fields, self.tags, [card.ordinal for card in self.cards])


@dataclass(frozen=True, slots=True)
class Times:
    """When the deck was first made, and each note (by GUID) and note type (by id) last changed:
    seconds UTC, from 1. Anki takes a note or a type only from a package where it is newer."""

    made: int
    notes: Mapping[str, int]
    types: Mapping[int, int]


def digest_of(type_id: int, fields: Sequence[str], tags: Sequence[str], ordinals: Sequence[int]) -> str:
    """A digest of all that a learner would see change of a note: type, fields, tags, and which cards there are."""
    return sha256(repr((type_id, tuple(fields), sorted(tags), sorted(ordinals))).encode()).hexdigest()[:16]


def guid(corpus_id: str, quote_id: str, kind: NoteKind) -> str:
    """The permanent name of a note in Anki."""
    digest = sha256("\0".join((corpus_id, quote_id, kind)).encode()).digest()
    return urlsafe_b64encode(digest[:12]).decode()


def make_notes(
    corpus: Corpus,
    cards: Sequence[Card],
    deck_of: Callable[[Card], str],
    tags_of: Callable[[Card], Sequence[str]],
    first_position: int = 1,
) -> tuple[AnkiNote, ...]:
    """Notes in the order of the corpus; `cards` come in the order of introduction, from which
    every card gets its position, counted from `first_position`."""
    positions = {card.id: position for position, card in enumerate(cards, start=first_position)}
    order = {quote.id: index for index, quote in enumerate(corpus.quotes)}

    def note_of(card: Card) -> tuple[int, NoteKind]:
        return order[card.quote.id], NOTE_OF[card.kind]

    notes = []
    for (_, kind), group in groupby(
        sorted(cards, key=lambda card: (note_of(card), card.kind, card.number)), key=note_of
    ):
        own = tuple(group)
        is_cloze = kind is NoteKind.CLOZE
        notes.append(
            AnkiNote(
                guid=guid(own[0].quote.corpus, own[0].quote.id, kind),
                type=cloze_type() if is_cloze else question_type(),
                fields=_cloze_fields(corpus, own) if is_cloze else _question_fields(corpus, own),
                tags=tuple(dict.fromkeys(tag for card in own for tag in tags_of(card))),
                cards=tuple(AnkiCard(_ordinal(card), deck_of(card), positions[card.id]) for card in own),
                made_of=own,
            )
        )
    return tuple(notes)


def _ordinal(card: Card) -> int:
    match card.kind:
        case CardKind.CLOZE:
            return card.number - 1
        case CardKind.TOPIC:
            return TOPIC_ORDINAL
        case CardKind.SOURCE:
            return SOURCE_ORDINAL


def _cloze_fields(corpus: Corpus, cards: Sequence[Card]) -> tuple[str, ...]:
    first = cards[0]
    values = {
        ClozeField.TEXT: _cloze_text(cards),
        ClozeField.CUE: to_html(headline(first.cue)),
        ClozeField.EXCERPT_OF: to_html(first.quote.text) if first.is_excerpt else "",
        ClozeField.OPTIONS: "".join(_cloze_options(card) for card in cards if card.options),
        ClozeField.HINTS: _hints(cards),
        **{ClozeField[name]: value for name, value in _shared_fields(corpus, first.quote).items()},
    }
    return tuple(values.get(field, "") for field in ClozeField)


def _question_fields(corpus: Corpus, cards: Sequence[Card]) -> tuple[str, ...]:
    quote = cards[0].quote
    values = {
        QuestionField.QUOTE: to_html(quote.text),
        **{QuestionField[name]: value for name, value in _shared_fields(corpus, quote).items()},
    }
    for card in cards:
        if card.kind is CardKind.TOPIC:
            values |= {
                QuestionField.TOPIC_QUESTION: to_html(card.question),
                QuestionField.TOPIC_FRONT: _front(card),
                QuestionField.TOPIC_OPTIONS: _options(card),
                QuestionField.TOPIC_ANSWER: to_html(headline(card.answer)),
                QuestionField.TOPIC_CONTEXT: values[QuestionField.TOPIC if card.asks_part else QuestionField.PART],
            }
        else:
            values |= {
                QuestionField.SOURCE_QUESTION: to_html(card.question),
                QuestionField.SOURCE_FRONT: _front(card),
                QuestionField.SOURCE_OPTIONS: _options(card),
            }
    return tuple(values.get(field, "") for field in QuestionField)


def _shared_fields(corpus: Corpus, quote: Quote) -> Mapping[str, str]:
    source = to_html(quote.source.label)
    if quote.source.url:
        source = f'<a href="{to_html(quote.source.url)}">{source}</a>'
    return {
        "ID": quote.id,
        "TOPIC": to_html(headline(quote.topic)),
        "PART": to_html(f"Part {quote.part.number} · {quote.part.title}"),
        "SOURCE": source,
        "PROVENANCE": to_html(corpus.head_of(quote).provenance),
    }


def _cloze_text(cards: Sequence[Card]) -> str:
    """The excerpt with every card's gaps marked for Anki. An article before a gap goes into it,
    with `a(n)` for a hint (R6)."""
    gaps = [gap for card in cards for gap in card.gaps]
    marked: list[tuple[int, int, str]] = []
    for card in cards:
        at = card.excerpt.start
        article = None
        for piece in pieces(card):
            end = at + len(piece.back)
            if piece.is_gap:
                start, hint = (article[0], f"::{article[1]} ...") if article else (at, "")
                marked.append((start, end, f"{{{{c{card.number}::{_hidden(card.quote.text[start:end])}{hint}}}}}"))
            is_article = piece.back and piece.front != piece.back
            is_free = not any(gap.overlaps(Span(at, end)) for gap in gaps)
            article = (at, piece.front.strip()) if is_article and is_free else None
            at = end
    card = cards[0]
    text, done = card.quote.text, card.excerpt.start
    html = "" if done == 0 else "… "
    for start, end, mark in sorted(marked):
        html += to_html(text[done:start]) + mark
        done = end
    html += to_html(text[done : card.excerpt.end])
    return html if card.excerpt.end == len(text) else f"{html} …"


def _hidden(text: str) -> str:
    return to_html(text).replace(":", "&#58;")


_NO_HINT = "none"
"""What keeps the template from showing the topic where no card of a note has a hint."""


def _hints(cards: Sequence[Card]) -> str:
    """Empty where all of them are the topic, which has a field of its own."""
    if all(card.hints_topic for card in cards):
        return ""
    told = (card for card in cards if card.hint and card.hint != card.cue)
    return "".join(map(_hint, told)) or _NO_HINT


def _hint(card: Card) -> str:
    name, hint = hint_words(card)
    return _on_demand(card, name, f'<div dir="auto">{_hidden(hint)}</div>')


def _cloze_options(card: Card) -> str:
    items = "".join(f"<li>{_hidden(option)}</li>" for option in card.options)
    return _on_demand(card, "Options", f'<ol dir="auto">{items}</ol>')


def _on_demand(card: Card, name: str, html: str) -> str:
    """What opens by a click, as the hint of a second gap: of all that a note offers, Anki shows what belongs to
    the card."""
    shown = f"<details><summary>{name}</summary>{html}</details>"
    return f"{{{{c{card.number}::{_hidden(card.answer)}::{shown}}}}}"


def _front(card: Card) -> str:
    return "".join(
        f'<span class="gap">{piece.front}</span>' if piece.is_gap else to_html(piece.front) for piece in pieces(card)
    )


def _options(card: Card) -> str:
    items = "".join(f"<li>{to_html(headline(option))}</li>" for option in card.options)
    return f'<ol dir="auto">{items}</ol>' if items else ""
