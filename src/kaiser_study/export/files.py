"""Verified cards -> a file in another format than Anki's package. No lock is changed: only a package is an edition."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kaiser_study.anki import text
from kaiser_study.deck.edition import next_edition
from kaiser_study.deck.lock import Lock
from kaiser_study.deck.recipe import Recipe
from kaiser_study.errors import Place, StudyError
from kaiser_study.export import moodle, printable
from kaiser_study.export.printable import Paper
from kaiser_study.model import Card, CardSet, Corpus
from kaiser_study.publish import publish_alone, replaceable


class Format(StrEnum):
    """What is written."""

    ANKI_TEXT = "anki-text"
    MOODLE = "moodle"
    HTML = "html"


SUFFIXES = {Format.ANKI_TEXT: ".txt", Format.MOODLE: ".moodle.xml", Format.HTML: ".cards.html"}
"""How the name of each ends, if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as written, the cards in it and those left out. `is_new` is False where it held just this before;
    `is_ahead` says that it has what no edition of the deck has yet."""

    file: Path
    format: Format
    cards: tuple[Card, ...]
    left_out: tuple[Card, ...]
    is_new: bool
    is_ahead: bool


def export(
    format: Format,
    recipe: Recipe,
    corpus: Corpus,
    card_set: CardSet,
    lock: Lock | None,
    file: Path,
    now: int,
    paper: Paper = Paper.A4,
) -> Exported:
    """Writes the file, whole or not at all, unless it holds the same already.

    `lock` and `now` are those of `next_edition`: Anki's text has the notes that the next package would have. Raises
    StudyError if there is no card to write, or something else stands in the file's place; BadDocument as
    `next_edition` does.
    """
    left_out: tuple[Card, ...] = ()
    is_ahead = False
    match format:
        case Format.ANKI_TEXT:
            edition = next_edition(recipe, corpus, card_set, lock, now)
            is_ahead = edition.lock != lock
            opening, content = text.OPENING, text.notes_text(edition.notes).encode()
        case Format.MOODLE:
            left_out = tuple(card for card in card_set.cards if not moodle.is_question(card))
            opening, content = moodle.OPENING, moodle.moodle_xml(recipe.title, corpus, card_set.cards)
        case Format.HTML:
            page = printable.printable(recipe.title, corpus, card_set.cards, paper)
            left_out = page.left_out
            opening, content = printable.OPENING, page.html.encode()
    if len(left_out) == len(card_set.cards):
        raise StudyError(
            f"there is no card to write as {format}",
            remedy="see `kaiser-study cards` for those that there are",
            place=recipe.quotes_place,
        )
    without = {card.id for card in left_out}
    old = _replaceable(file, format, opening.encode())
    if old != content:
        publish_alone(file, content)
    return Exported(
        file=file,
        format=format,
        cards=tuple(card for card in card_set.cards if card.id not in without),
        left_out=left_out,
        is_new=old != content,
        is_ahead=is_ahead,
    )


def _replaceable(file: Path, format: Format, opening: bytes) -> bytes | None:
    """What stands in the file's place, if it is of the same format: a document of that name may be the author's own."""
    ending = f".{SUFFIXES[format].rpartition('.')[2]}"
    if file.suffix != ending:
        raise StudyError(f"the name of such a file ends in {ending}", remedy="choose such a name", place=Place(file))
    return replaceable(file, opening, format)
