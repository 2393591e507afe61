"""The real Anki core as a learner uses it: import a package, look at the cards, answer them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anki.collection  # before its parts, which import each other
from anki.cards import Card, CardId
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.deck_config_pb2 import DeckConfig
from anki.decks import DeckId
from anki.notes import NoteId
from anki.scheduler.v3 import Scheduler
from anki.scheduler_pb2 import CardAnswer

CLOZE = "kaiser-study cloze"
QUESTION = "kaiser-study topic and source"
QUESTION_CARDS = ("topic", "source")

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class Face:
    """A card as Anki shows it: two sides of HTML, and the style of its note type."""

    id: str
    question: str
    answer: str
    css: str
    sounds: int


@dataclass(frozen=True)
class Row:
    """What Anki keeps of a card, with our name for it."""

    id: str
    note: int
    deck: str
    due: int
    tags: tuple[str, ...]
    columns: tuple[Any, ...]


class Anki:
    """A collection of the real core."""

    def __init__(self, folder: Path) -> None:
        self.col = anki.collection.Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        self.col.close()

    def import_package(self, file: Path) -> dict[str, int]:
        """Imports as the program does by default; returns how many notes each list of its log holds."""
        request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
        log = self.col.import_anki_package(request).log
        lists = {field.name: len(notes) for field, notes in log.ListFields() if field.name != "found_notes"}
        assert log.found_notes == sum(lists.values())
        return lists

    def decks(self) -> list[str]:
        """The names of all decks but Anki's own."""
        return [deck.name for deck in self.col.decks.all_names_and_ids() if deck.name != "Default"]

    def description(self, deck: str) -> str:
        found = self.col.decks.by_name(deck)
        assert found
        return str(found["desc"])

    def field(self, note_id: int, name: str) -> str:
        return self.col.get_note(NoteId(note_id))[name]

    def faces(self) -> dict[str, Face]:
        """Every card, by our name for it."""
        return {face.id: face for face in map(self._face, self._cards())}

    def rows(self) -> dict[str, Row]:
        """Every card, by our name for it."""
        return {row.id: row for row in map(self._row, self._cards())}

    def review_log(self) -> list[Sequence[Any]]:
        return self._all("SELECT * FROM revlog ORDER BY id")

    def queue(self, deck: str) -> list[str]:
        """The new cards of today, in the order in which Anki asks them."""
        self._select(deck)
        queued = self._scheduler().get_queued_cards(fetch_limit=100_000)
        return [self._name(self.col.get_card(CardId(each.card.id))) for each in queued.cards]

    def gather_all(self) -> None:
        """Sets the options so that today's queue holds all new cards as Anki gathers them day by day.

        By default it also sorts what it gathered for a day, by the number of the template.
        """
        preset = self.col.decks.config_dict_for_deck_id(DeckId(1))
        preset["new"]["perDay"] = preset["rev"]["perDay"] = 9_999
        preset["newSortOrder"] = DeckConfig.Config.NEW_CARD_SORT_ORDER_NO_SORT
        self.col.decks.update_config(preset)

    def answer_next(self, deck: str, grade: str) -> str:
        """Answers the card that Anki asks next in a deck; returns its name."""
        self._select(deck)
        [queued] = self._scheduler().get_queued_cards(fetch_limit=1).cards
        card = self.col.get_card(CardId(queued.card.id))
        card.start_timer()
        rating = CardAnswer.Rating.Value(grade)
        answer = self._scheduler().build_answer(card=card, states=queued.states, rating=rating)
        self._scheduler().answer_card(answer)
        return self._name(card)

    def _cards(self) -> Iterator[Card]:
        return (self.col.get_card(id) for id in self.col.find_cards(""))

    def _face(self, card: Card) -> Face:
        shown = card.render_output()
        sounds = len(shown.question_av_tags) + len(shown.answer_av_tags)
        return Face(self._name(card), shown.question_text, shown.answer_text, shown.css, sounds)

    def _row(self, card: Card) -> Row:
        [columns] = self._all("SELECT * FROM cards WHERE id = ?", card.id)
        return Row(
            self._name(card), card.nid, self.col.decks.name(card.did), card.due, tuple(card.note().tags), tuple(columns)
        )

    def _name(self, card: Card) -> str:
        note = card.note()
        if card.note_type()["name"] == CLOZE:
            return f"{note['Id']}/cloze/{card.ord + 1}"
        return f"{note['Id']}/{QUESTION_CARDS[card.ord]}/1"

    def _scheduler(self) -> Scheduler:
        scheduler = self.col.sched
        assert isinstance(scheduler, Scheduler)
        return scheduler

    def _select(self, deck: str) -> None:
        found = self.col.decks.id_for_name(deck)
        assert found
        self.col.decks.set_current(found)

    def _all(self, query: str, *arguments: int) -> list[Sequence[Any]]:
        assert self.col.db
        return self.col.db.all(query, *arguments)


@contextmanager
def empty_collection() -> Iterator[Anki]:
    with TemporaryDirectory() as folder:
        collection = Anki(Path(folder))
        try:
            yield collection
        finally:
            collection.close()


class _Reader(HTMLParser):
    """Collects text by the element it stands in; what is hidden is left out."""

    def __init__(self, wanted: str, hidden: Sequence[str]) -> None:
        super().__init__()
        self.wanted = wanted
        self.hidden = hidden
        self.open: list[tuple[bool, bool]] = []
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        names = {tag, *(f".{name}" for name in (dict(attributes).get("class") or "").split())}
        inside, unseen = self.open[-1] if self.open else (self.wanted == "", False)
        begins = self.wanted in names
        inside = inside or begins
        unseen = unseen or not names.isdisjoint(self.hidden) or "display: none" in (dict(attributes).get("style") or "")
        if begins and not unseen:
            self.found.append("")
        if tag == "br":
            self._add("\n", inside, unseen)
        elif tag not in VOID:
            self.open.append((inside, unseen))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self._add(data, *(self.open[-1] if self.open else (self.wanted == "", False)))

    def _add(self, text: str, inside: bool, unseen: bool) -> None:
        if inside and not unseen:
            if not self.found:
                self.found.append("")
            self.found[-1] += text


def texts(html: str, element: str = "", hidden: Sequence[str] = ()) -> list[str]:
    """The visible text of each element of a name (`p`) or class (`.gap`), of the whole page for none."""
    reader = _Reader(element, hidden)
    reader.feed(html)
    reader.close()
    return reader.found


def text(html: str, element: str = "", hidden: Sequence[str] = ()) -> str:
    return "".join(texts(html, element, hidden))


def tags(html: str) -> Mapping[str, int]:
    """How often each element stands in a page."""
    reader = _Reader("", ())
    reader.feed(html)
    return {tag: reader.tags.count(tag) for tag in reader.tags}
