"""The real Anki core as a learner uses it: import a package, look at the cards, answer them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anki.collection  # before its parts, which import each other
from anki.cards import Card, CardId
from anki.collection import (
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)
from anki.deck_config_pb2 import DeckConfig
from anki.decks import DeckId
from anki.notes import NoteId
from anki.scheduler.v3 import Scheduler
from anki.scheduler_pb2 import CardAnswer

CLOZE = "kaiser-study cloze"
QUESTION = "kaiser-study topic and source"
QUESTION_CARDS = ("topic", "source")

CARD_COLUMNS = "id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data".split()
NOTE_COLUMNS = "id guid mid mod usn tags flds sfld csum flags data".split()

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


@dataclass(frozen=True)
class Look:
    """What may change of a note type."""

    name: str
    css: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class State:
    """All of a collection that an import may touch: cards and notes by their numbers, with all columns
    of Anki's tables, reviews, the descriptions of decks by name, and our note types by their ids."""

    cards: Mapping[int, Mapping[str, Any]]
    names: Mapping[int, str]
    decks_of_cards: Mapping[int, str]
    empty: frozenset[int]
    notes: Mapping[int, Mapping[str, Any]]
    reviews: Sequence[tuple[Any, ...]]
    decks: Mapping[str, str]
    types: Mapping[int, Look]

    def named(self, cards: Iterable[int]) -> list[str]:
        """Our names for cards, sorted."""
        return sorted(self.names[card] for card in cards)


class Anki:
    """A collection of the real core."""

    def __init__(self, folder: Path) -> None:
        self.col = anki.collection.Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        self.col.close()

    def import_package(self, file: Path, presets: bool = False) -> dict[str, int]:
        """Imports as the program does by default, or with "Import any deck presets" ticked; returns how many notes
        each list of its log holds."""
        options = ImportAnkiPackageOptions(with_deck_configs=presets)
        request = ImportAnkiPackageRequest(package_path=str(file), options=options)
        log = self.col.import_anki_package(request).log
        lists = {field.name: len(notes) for field, notes in log.ListFields() if field.name != "found_notes"}
        assert log.found_notes == sum(lists.values())
        return lists

    def import_log(self, file: Path) -> list[tuple[str, int, tuple[str, ...]]]:
        """Imports as the program does by default; returns the log: for each note the list that it is in, its
        number, and its fields."""
        request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
        log = self.col.import_anki_package(request).log
        lists = [(field.name, notes) for field, notes in log.ListFields() if field.name != "found_notes"]
        return [(name, note.id.nid, tuple(note.fields)) for name, notes in lists for note in notes]

    def import_text(self, file: Path) -> dict[str, int]:
        """Imports a text file as the program does by default; returns how many notes each list of its log holds."""
        metadata = self.col.get_csv_metadata(str(file), None)
        log = self.col.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
        lists = [(field.name, notes) for field, notes in log.ListFields() if field.name != "found_notes"]
        return {name: len(notes) for name, notes in lists}

    def export_text(self, file: Path) -> None:
        """Exports all notes as text, with all columns that there are."""
        self.col.export_note_csv(
            out_path=str(file),
            limit=None,
            with_html=True,
            with_tags=True,
            with_deck=True,
            with_notetype=True,
            with_guid=True,
        )

    def state(self) -> State:
        """All that is there now."""
        cards = list(self._cards())
        self.col.models._clear_cache()  # it knows nothing of imports
        return State(
            cards=self._table("cards", CARD_COLUMNS),
            names={card.id: self._name(card) for card in cards},
            decks_of_cards={card.id: self.col.decks.name(card.did) for card in cards},
            empty=frozenset(card for note in self.col.get_empty_cards().notes for card in note.card_ids),
            notes=self.notes(),
            reviews=[tuple(row) for row in self.review_log()],
            decks={name: self.description(name) for name in self.decks()},
            types={
                type["id"]: Look(
                    name=type["name"],
                    css=type["css"],
                    fields=tuple(each["name"] for each in type["flds"]),
                    templates=tuple((each["name"], each["qfmt"], each["afmt"]) for each in type["tmpls"]),
                )
                for type in self.col.models.all()
                if type["name"].startswith("kaiser-study")
            },
        )

    def notes(self) -> dict[int, dict[str, Any]]:
        """All notes, by their numbers."""
        return self._table("notes", NOTE_COLUMNS)

    def numbers(self) -> dict[str, int]:
        """Anki's number of every card, by our name for it."""
        return {row.id: row.columns[0] for row in self.rows().values()}

    def answer(self, card: int, *grades: str) -> None:
        """Answers a card, whether its turn has come or not."""
        for grade in grades:
            asked = self.col.get_card(CardId(card))
            asked.start_timer()
            states = self.col._backend.get_scheduling_states(card)
            rating = CardAnswer.Rating.Value(grade)
            self._scheduler().answer_card(self._scheduler().build_answer(card=asked, states=states, rating=rating))

    def set_aside(self, suspended: Sequence[int], buried: Sequence[int], flagged: Sequence[int]) -> None:
        """Suspends, buries and flags cards."""
        self.col.sched.suspend_cards([CardId(card) for card in suspended])
        self.col.sched.bury_cards([CardId(card) for card in buried])
        self.col.set_user_flag_for_cards(3, [CardId(card) for card in flagged])

    def move(self, cards: Sequence[int], deck: str) -> None:
        """Moves cards to a deck, which is made if there is none."""
        number = self.col.decks.id(deck)
        assert number
        self.col.set_deck([CardId(card) for card in cards], number)

    def cram(self, deck: str, search: str) -> None:
        """Gathers cards in a filtered deck."""
        number = self.col.decks.new_filtered(deck)
        filtered = self._scheduler().get_or_create_filtered_deck(number)
        filtered.config.search_terms[0].search = search
        self._scheduler().add_or_update_filtered_deck(filtered)

    def edit(self, note: int, field: str, value: str) -> None:
        """Writes into a field of a note as a learner does in Anki's browser."""
        edited = self.col.get_note(NoteId(note))
        edited[field] = value
        self.col.update_note(edited)

    def add_tag(self, note: int, tag: str) -> None:
        self.col.tags.bulk_add([NoteId(note)], tag)

    def delete_empty_cards(self) -> None:
        """Does what the learner's "Empty Cards" does."""
        empty = self.col.get_empty_cards().notes
        self.col.remove_cards_and_orphaned_notes([CardId(card) for note in empty for card in note.card_ids])

    def rename_deck(self, old: str, new: str) -> None:
        found = self.col.decks.id_for_name(old)
        assert found
        self.col.decks.rename(found, new)

    def describe(self, deck: str, description: str) -> None:
        """Gives a deck a description of the learner's own."""
        found = self.col.decks.by_name(deck)
        assert found
        found["desc"] = description
        self.col.decks.save(found)

    def export(self, deck: str, file: Path) -> None:
        """Exports a deck as the program does by default, but without the learner's progress."""
        found = self.col.decks.id_for_name(deck)
        assert found
        options = ExportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, with_media=True, legacy=False
        )
        self.col.export_anki_package(out_path=str(file), options=options, limit=DeckIdLimit(found))

    def set_style(self, note_type: str, css: str) -> None:
        """Changes the look of a note type as a learner does."""
        kept = self.col.models.by_name(note_type)
        assert kept
        kept["css"] = css
        self.col.models.update_dict(kept)

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
        if card.note_type()["name"].startswith(CLOZE):
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

    def _table(self, name: str, columns: Sequence[str]) -> dict[int, dict[str, Any]]:
        rows = self._all(f"SELECT {', '.join(columns)} FROM {name}")
        return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}

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
