"""Packages: the same notes give the same bytes, and nothing damaged is taken for a package."""

import io
import sqlite3
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaiser_study.anki.contents import NotAPackage, PackedNote, read_package, same_content
from kaiser_study.anki.note_types import cloze_type
from kaiser_study.anki.notes import AnkiCard, AnkiNote, Times
from kaiser_study.anki.package import AnkiDeck, deck_id, write_package

NOW = 1_800_000_000
FIELDS = ("{{c1::One}} and two.", "q", *[""] * (len(cloze_type().fields) - 2))
NOTE = AnkiNote("guid", cloze_type(), FIELDS, ("tag",), (AnkiCard(0, "Deck", 5),))
DECKS = [AnkiDeck("Deck", deck_id("Deck"), "About it")]
TIMES = Times(NOW, {"guid": NOW + 1, "other": NOW + 1}, {cloze_type().id: NOW + 2})
PACKAGE = write_package(DECKS, [NOTE], TIMES)


def database(package: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(package)).read("collection.anki2")


def zipped(content: bytes, name: str = "collection.anki2", **more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member, data in {name: content, **more}.items():
            archive.writestr(member, data)
    return buffer.getvalue()


def altered(sql: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database(PACKAGE))
    connection.execute(sql)
    connection.commit()
    content = connection.serialize()
    connection.close()
    return zipped(content)


def test_the_same_notes_give_the_same_bytes() -> None:
    assert write_package(DECKS, [NOTE], TIMES) == PACKAGE


def test_nothing_of_the_surroundings_gets_into_a_package() -> None:
    archive = zipfile.ZipFile(io.BytesIO(PACKAGE))
    assert archive.namelist() == ["collection.anki2", "media"]
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in archive.infolist()} == {3}
    assert archive.read("media") == b"{}"
    assert database(PACKAGE)[96:100] == bytes(4)


def test_what_is_written_is_read_back() -> None:
    contents = read_package(PACKAGE)
    assert contents.made == NOW
    [packed] = contents.notes.values()
    type = packed.type
    assert packed == PackedNote(
        "guid", type, NOW + 1, dict(zip(cloze_type().fields, FIELDS, strict=True)), ("tag",), {0: "Deck"}
    )
    assert (type.id, type.name, type.content, type.changed) == (
        cloze_type().id, cloze_type().name, cloze_type().content, NOW + 2,
    )  # fmt: skip
    assert tuple(field.id for field in type.fields) == cloze_type().field_ids
    assert [(each.name, each.id) for each in type.templates] == [(t.name, t.id) for t in cloze_type().templates]


def test_a_package_may_be_empty() -> None:
    assert read_package(write_package(DECKS, [], TIMES)).notes == {}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (PACKAGE, True),
        (zipped(database(PACKAGE), media=b"{}"), True),
        (zipped(database(PACKAGE), media=b'{"0": "picture.png"}'), False),
        (write_package(DECKS, [NOTE], replace(TIMES, notes={"guid": NOW})), False),
        (write_package(DECKS, [NOTE], replace(TIMES, types={cloze_type().id: NOW})), False),
        (write_package(DECKS, [replace(NOTE, fields=("Other", *FIELDS[1:]))], TIMES), False),
        (write_package(DECKS, [replace(NOTE, tags=("other",))], TIMES), False),
        (write_package(DECKS, [replace(NOTE, cards=(AnkiCard(0, "Deck", 6),))], TIMES), False),
        (write_package(DECKS, [replace(NOTE, type=replace(cloze_type(), css=""))], TIMES), False),
        (write_package([replace(DECKS[0], description="")], [NOTE], TIMES), False),
        (write_package(DECKS, [NOTE, replace(NOTE, guid="other")], TIMES), False),
    ],
    ids=[
        "itself",
        "stored",
        "media",
        "time",
        "type",
        "text",
        "tag",
        "position",
        "style",
        "description",
        "one more note",
    ],
)
def test_packages_are_compared_by_their_rows(other: bytes, same: bool) -> None:
    assert same_content(PACKAGE, other) is same
    assert same_content(other, PACKAGE) is same


DAMAGED = {
    "empty": b"",
    "text": b"Dear diary",
    "cut off": PACKAGE[: len(PACKAGE) // 2],
    "an archive of something else": zipped(b"x", "readme.txt"),
    "an archive that points before its beginning": PACKAGE[:-6] + b"\xff\xff\xff\x7f" + PACKAGE[-2:],
    "an empty database": zipped(b""),
    "not a database": zipped(b"x" * 5_000),
    "half a database": zipped(database(PACKAGE)[:9_000]),
    "another database": altered("DROP TABLE notes"),
    "a time that is a word": altered("UPDATE notes SET mod = 'soon'"),
    "a time before time": altered("UPDATE notes SET mod = -1"),
    "a time that cannot be": altered(f"UPDATE notes SET mod = {2**62}"),
    "a note of no type": altered("UPDATE notes SET mid = 1"),
    "a card of no deck": altered("UPDATE cards SET did = 99"),
    "note types that are no JSON": altered("UPDATE col SET models = 'none'"),
    "a field too few": altered("UPDATE notes SET flds = 'One'"),
    "an export of Anki": zipped(database(PACKAGE), meta=b"\x08\x02"),
}


@pytest.mark.parametrize("package", DAMAGED.values(), ids=DAMAGED)
def test_what_is_no_package_is_said_to_be_none(package: bytes) -> None:
    with pytest.raises(NotAPackage):
        read_package(package)


@settings(max_examples=300)
@given(st.integers(0, len(PACKAGE) - 1), st.binary(min_size=1, max_size=4))
def test_damage_anywhere_is_either_harmless_or_noticed(at: int, damage: bytes) -> None:
    damaged = PACKAGE[:at] + damage + PACKAGE[at + len(damage) :]
    with suppress(NotAPackage):
        assert read_package(damaged) == read_package(PACKAGE)
        assert same_content(PACKAGE, damaged)
