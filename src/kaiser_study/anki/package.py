"""Notes -> the bytes of an .apkg, through genanki; and back as far as comparing needs it.

genanki writes into a database in memory: on disk it would leave a temporary file behind,
sync it 56 times and store the time of day in the zip.
"""

import io
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, zip_longest

from kaiser_study.anki import light_genanki as genanki
from kaiser_study.anki.note_types import NoteType
from kaiser_study.anki.notes import AnkiCard, AnkiNote

_COLLECTION = "collection.anki2"
_VERSION_STAMP = slice(96, 100)
"""Bytes of an SQLite file that hold the version of the library that wrote it."""

_LAST_TIMESTAMP = 1 << 40
"""In seconds, and far away: more would not fit into the ids, which are milliseconds."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError, ValueError)
"""What `zipfile` raises for archives that are damaged, encrypted, or of another kind."""


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """A deck of the package; the first one carries the description."""

    name: str
    id: int
    description: str = ""


def deck_id(name: str) -> int:
    """A number for a deck from its permanent name; Anki itself goes by the title and gives its own."""
    return 1 << 40 | int.from_bytes(sha256(name.encode()).digest()[:5], "big")


def write_package(decks: Sequence[AnkiDeck], notes: Sequence[AnkiNote], timestamp: int) -> bytes:
    """An .apkg of which every note was last changed at `timestamp` (seconds UTC).

    The same arguments give the same database to the byte.
    """
    connection = sqlite3.connect(":memory:")
    try:
        package = genanki.Package(_genanki_decks(decks, notes))
        package.write_to_db(connection.cursor(), timestamp, count(timestamp * 1000))
        connection.commit()
        collection = bytearray(connection.serialize())
    finally:
        connection.close()
    collection[_VERSION_STAMP] = bytes(4)
    return _zip({_COLLECTION: bytes(collection), "media": b"{}"})


def timestamp_of(package: bytes) -> int:
    """When the notes of a package were last changed, in seconds UTC; 0 if there are none.

    Raises NotAPackage if the bytes are something else.
    """
    with _collection_of(package) as collection:
        (latest,) = collection.execute("SELECT max(mod) FROM notes").fetchone()
    if latest is None:
        return 0
    if not isinstance(latest, int) or not 0 <= latest <= _LAST_TIMESTAMP:
        raise NotAPackage(f"a note was changed at {latest!r}")
    return latest


def same_content(one: bytes, other: bytes) -> bool:
    """Whether two packages hold the same rows, however they are stored and compressed."""
    with _collection_of(one) as a, _collection_of(other) as b:
        return all(row == twin for row, twin in zip_longest(a.iterdump(), b.iterdump()))


class NotAPackage(ValueError):
    """Bytes that are no .apkg of the form that `write_package` gives."""


@contextmanager
def _collection_of(package: bytes) -> Iterator[sqlite3.Connection]:
    """The database of a package; what goes wrong while it is read is NotAPackage too."""
    content = _unzip(package)
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(content)
        yield connection
    except sqlite3.Error as error:
        raise NotAPackage(str(error)) from error
    finally:
        connection.close()


def _unzip(package: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            content = archive.read(_COLLECTION)
    except _UNREADABLE as error:
        raise NotAPackage(str(error)) from error
    if not content:
        raise NotAPackage(f"{_COLLECTION} is empty")
    return content


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


def _genanki_decks(decks: Sequence[AnkiDeck], notes: Sequence[AnkiNote]) -> list[genanki.Deck]:
    models = {type.id: _model(type) for type in {note.type.id: note.type for note in notes}.values()}
    ids = {deck.name: deck.id for deck in decks}
    written = {deck.name: genanki.Deck(deck.id, deck.name, deck.description) for deck in decks}
    for note in notes:
        written[note.cards[0].deck].add_note(_Note(note, models[note.type.id], ids))
    return list(written.values())


def _model(type: NoteType) -> genanki.Model:
    return genanki.Model(
        type.id,
        type.name,
        fields=[{"name": name, "id": id} for id, name in enumerate(type.fields, type.first_field_id)],
        templates=[{"name": t.name, "id": t.id, "qfmt": t.front, "afmt": t.back} for t in type.templates],
        css=type.css,
        model_type=genanki.Model.CLOZE if type.is_cloze else genanki.Model.FRONT_BACK,
    )


class _Note(genanki.Note):  # type: ignore[misc]
    """A note whose cards were decided by us and not by a look at the fields."""

    def __init__(self, note: AnkiNote, model: genanki.Model, deck_ids: Mapping[str, int]) -> None:
        super().__init__(model=model, fields=list(note.fields), tags=list(note.tags), guid=note.guid)
        self.cards = [_Card(card, deck_ids[card.deck]) for card in note.cards]


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
