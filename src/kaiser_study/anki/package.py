"""Notes -> the bytes of an .apkg, through genanki.

genanki writes into a database in memory: on disk it would leave a temporary file behind,
sync it 56 times and store the time of day in the zip.
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from kaiser_study.anki import light_genanki as genanki
from kaiser_study.anki.note_types import NoteType
from kaiser_study.anki.notes import AnkiCard, AnkiNote, Times
from kaiser_study.anki.preset import Preset, preset_json

COLLECTION = "collection.anki2"
"""The member of a package that holds its notes and cards."""

_DEFAULT_PRESET = 1
"""The id of the preset that every collection has."""

_VERSION_STAMP = slice(96, 100)
"""Bytes of an SQLite file that hold the version of the library that wrote it."""


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """A deck of the package; the first one carries the description."""

    name: str
    id: int
    description: str = ""


def deck_id(name: str) -> int:
    """A number for a deck from its permanent name; Anki itself goes by the title and gives its own."""
    return 1 << 40 | int.from_bytes(sha256(name.encode()).digest()[:5], "big")


def write_package(
    decks: Sequence[AnkiDeck], notes: Sequence[AnkiNote], times: Times, preset: Preset | None = None
) -> bytes:
    """An .apkg. The same arguments give the same database to the byte. All decks have the preset, which is
    known by name and id of the first of them."""
    connection = sqlite3.connect(":memory:")
    try:
        package = genanki.Package(_genanki_decks(decks, notes, times, decks[0].id if preset else _DEFAULT_PRESET))
        package.write_to_db(connection.cursor(), times.made, count(times.made * 1000))
        if preset:
            _add_preset(connection, preset_json(preset, decks[0].id, decks[0].name, times.made))
        connection.commit()
        collection = bytearray(connection.serialize())
    finally:
        connection.close()
    collection[_VERSION_STAMP] = bytes(4)
    return _zip({COLLECTION: bytes(collection), "media": b"{}"})


def _zip(members: Mapping[str, bytes]) -> bytes:
    """A deflated zip without the time of day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _add_preset(connection: sqlite3.Connection, preset: Mapping[str, object]) -> None:
    [[presets]] = connection.execute("SELECT dconf FROM col")
    both = json.loads(presets) | {str(preset["id"]): preset}
    connection.execute("UPDATE col SET dconf = ?", (json.dumps(both),))


def _genanki_decks(
    decks: Sequence[AnkiDeck], notes: Sequence[AnkiNote], times: Times, preset: int
) -> list[genanki.Deck]:
    types = {note.type.id: note.type for note in notes}
    models = {id: _Model(type, times.types[id]) for id, type in types.items()}
    ids = {deck.name: deck.id for deck in decks}
    written = {deck.name: _Deck(deck, preset) for deck in decks}
    for note in notes:
        written[note.cards[0].deck].add_note(_Note(note, models[note.type.id], ids, times.notes[note.guid]))
    return list(written.values())


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck with a preset of its own, known by its id; genanki gives all decks the default one."""

    def __init__(self, deck: AnkiDeck, preset: int) -> None:
        super().__init__(deck.id, deck.name, deck.description)
        self._preset = preset

    def to_json(self) -> dict[str, object]:
        return {**super().to_json(), "conf": self._preset}


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with a time of change of its own; genanki gives all types one."""

    def __init__(self, type: NoteType, changed: int) -> None:
        super().__init__(
            type.id,
            type.name,
            fields=[{"name": name, "id": id} for name, id in zip(type.fields, type.field_ids, strict=True)],
            templates=[{"name": t.name, "id": t.id, "qfmt": t.front, "afmt": t.back} for t in type.templates],
            css=type.css,
            model_type=genanki.Model.CLOZE if type.is_cloze else genanki.Model.FRONT_BACK,
        )
        self._changed = changed

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, object]:
        return super().to_json(self._changed, deck_id)  # type: ignore[no-any-return]


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with a time of change of its own, whose cards were decided by us and not by a look at
    the fields."""

    def __init__(self, note: AnkiNote, model: genanki.Model, deck_ids: Mapping[str, int], changed: int) -> None:
        super().__init__(model=model, fields=list(note.fields), tags=list(note.tags), guid=note.guid)
        self.cards = [_Card(card, deck_ids[card.deck]) for card in note.cards]
        self._changed = changed

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self._changed, deck_id, id_gen)


class _Card(genanki.Card):  # type: ignore[misc]
    """A card with a deck and a position of its own; genanki gives all cards of a note one."""

    def __init__(self, card: AnkiCard, deck_id: int) -> None:
        super().__init__(card.ordinal)
        self._deck_id = deck_id
        self._position = card.position

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, note_id: int, id_gen: Iterator[int], due: int = 0
    ) -> None:
        super().write_to_db(cursor, timestamp, self._deck_id, note_id, id_gen, self._position)
