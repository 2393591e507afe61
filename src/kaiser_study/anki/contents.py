"""The bytes of an .apkg -> the notes, note types and decks in it.

Reads the form that genanki writes (schema 11), in which every published deck of this program is.
"""

import io
import json
import sqlite3
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from kaiser_study.anki.note_types import Template, type_digest
from kaiser_study.anki.package import COLLECTION

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError, ValueError)
"""What `zipfile` raises for archives that are damaged, encrypted, or of another kind."""

_FIELD_END = "\x1f"

_LAST = 1 << 40
"""In seconds, and far away: a later time of change would not fit into ids, which are milliseconds."""


class NotAPackage(ValueError):
    """Bytes that are no .apkg of the form that `write_package` gives."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field or a template of a note type: its name, and the id by which Anki knows it after a rename."""

    name: str
    id: int | None


@dataclass(frozen=True, slots=True)
class PackedType:
    """A note type in a package: `content` is its `type_digest`, `changed` in seconds UTC."""

    id: int
    name: str
    fields: tuple[Slot, ...]
    templates: tuple[Slot, ...]
    content: str
    changed: int


@dataclass(frozen=True, slots=True)
class PackedNote:
    """A note in a package: when it was last changed (seconds UTC), its fields by name, and the
    decks of its cards by ordinal."""

    guid: str
    type: PackedType
    changed: int
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    cards: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package holds: its notes by GUID, in the order of the package, the descriptions of its decks
    by name, and when the first note was made (seconds UTC)."""

    notes: Mapping[str, PackedNote]
    decks: Mapping[str, str]
    made: int


def read_package(package: bytes) -> Contents:
    """Raises NotAPackage if the bytes are something else."""
    with _collection_of(package) as collection:
        try:
            return _contents(collection)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise NotAPackage(f"its collection cannot be read ({error})") from error


def same_content(one: bytes, other: bytes) -> bool:
    """Whether two packages hold the same rows and files, however they are stored and compressed."""
    members, others = _members(one), _members(other)
    if {**members, COLLECTION: b""} != {**others, COLLECTION: b""}:
        return False
    with _collection_of(one) as a, _collection_of(other) as b:
        return all(row == twin for row, twin in zip_longest(a.iterdump(), b.iterdump()))


def _contents(collection: sqlite3.Connection) -> Contents:
    decks, types = collection.execute("SELECT decks, models FROM col").fetchone()
    decks_by_id = {int(id): deck for id, deck in json.loads(decks).items()}
    types_by_id = {int(id): _type(int(id), type) for id, type in json.loads(types).items()}
    cards: dict[int, dict[int, str]] = defaultdict(dict)
    for note, ordinal, deck in collection.execute("SELECT nid, ord, did FROM cards ORDER BY nid, ord"):
        cards[note][int(ordinal)] = str(decks_by_id[deck]["name"])
    notes = {}
    ids = []
    for id, guid, type_id, changed, fields, tags in collection.execute(
        "SELECT id, guid, mid, mod, flds, tags FROM notes ORDER BY id"
    ):
        type = types_by_id[type_id]
        names = (field.name for field in type.fields)
        values = dict(zip(names, fields.split(_FIELD_END), strict=True))
        if not 0 <= changed <= _LAST:
            raise ValueError(f"a note was changed at {changed}")
        if not cards[id] or (len(type.templates) > 1 and max(cards[id]) >= len(type.templates)):
            raise ValueError(f"the cards of the note {guid} are not those of its type")
        if guid in notes:
            raise ValueError(f"two notes have the GUID {guid}")
        notes[str(guid)] = PackedNote(str(guid), type, int(changed), values, tuple(tags.split()), cards[id])
        ids.append(int(id))
    descriptions = {str(deck["name"]): str(deck["desc"]) for deck in decks_by_id.values()}
    return Contents(notes, descriptions, made=min(ids, default=0) // 1000)


def _type(id: int, type: Mapping[str, Any]) -> PackedType:
    def slots(entries: Any) -> tuple[Slot, ...]:
        return tuple(Slot(str(entry["name"]), entry.get("id")) for entry in entries)

    name, fields = str(type["name"]), slots(type["flds"])
    templates = [Template(each["name"], each.get("id"), each["qfmt"], each["afmt"]) for each in type["tmpls"]]
    content = type_digest(name, [field.name for field in fields], templates, type["css"])
    return PackedType(id, name, fields, slots(type["tmpls"]), content, int(type["mod"]))


@contextmanager
def _collection_of(package: bytes) -> Iterator[sqlite3.Connection]:
    """The database of a package; what goes wrong while it is read is NotAPackage too."""
    content = _members(package)[COLLECTION]
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(content)
        yield connection
    except sqlite3.Error as error:
        raise NotAPackage(str(error)) from error
    finally:
        connection.close()


def _members(package: bytes) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except _UNREADABLE as error:
        raise NotAPackage(str(error)) from error
    if "meta" in members:
        raise NotAPackage("it was exported by Anki")
    if not members.get(COLLECTION):
        raise NotAPackage(f"{COLLECTION} is missing or empty")
    return members
