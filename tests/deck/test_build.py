"""Building a deck: what is written, when it is not, and what a failure leaves behind."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kaiser_study import bundled, publish
from kaiser_study.anki.contents import read_package
from kaiser_study.deck.build import build
from kaiser_study.errors import StudyError
from kaiser_study.model import CardKind, CardSet
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, read_deck, write_recipe


def test_what_was_built_is_counted(recipe: Path, folder: Path) -> None:
    built = build_deck(recipe, folder / "deck.apkg")
    _, _, card_set = read_deck(recipe)
    kinds = [card.kind for card in card_set.cards]
    assert built.is_new
    assert built.file == folder / "deck.apkg"
    assert built.cards == len(card_set.cards) == sum(built.by_kind.values()) == sum(built.by_part.values())
    assert built.by_kind == {kind: kinds.count(kind) for kind in CardKind}
    assert list(built.by_part) == ["part-1", "part-2"]
    assert built.notes == len({(card.quote.id, card.kind == "cloze") for card in card_set.cards})
    assert times(built.file) == {NOW}


def times(file: Path) -> set[int]:
    """When the notes of a deck were last changed."""
    return {note.changed for note in read_package(file.read_bytes()).notes.values()}


def test_an_unchanged_deck_is_left_untouched(recipe: Path, folder: Path) -> None:
    file = folder / "deck.apkg"
    build_deck(recipe, file)
    os.utime(file, (1, 1))
    before = state(file)
    assert not build_deck(recipe, file, NOW + 1_000).is_new
    assert state(file) == before


def state(file: Path) -> tuple[int, int, bytes]:
    return file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes()


def change(recipe: Path) -> None:
    recipe.write_text(recipe.read_text(encoding="utf-8") + "tags: [kind]\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("now", "stamped"),
    [(NOW + 60, NOW + 60), (NOW, NOW + 1), (NOW - 86_400, NOW + 1)],
    ids=["later", "at once", "clock set back"],
)
def test_a_changed_deck_is_newer_than_the_one_before(now: int, stamped: int, recipe: Path, folder: Path) -> None:
    file = folder / "deck.apkg"
    build_deck(recipe, file)
    change(recipe)
    assert build_deck(recipe, file, now).is_new
    assert times(file) == {stamped}


def test_the_beginning_of_time_is_no_time_of_change(recipe: Path, folder: Path) -> None:
    """As SOURCE_DATE_EPOCH=0 asks for; Anki numbers notes by it, from 1."""
    assert times(build_deck(recipe, folder / "deck.apkg", 0).file) == {1}


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"PK\x05\x06" + bytes(18)], ids=["empty", "text", "archive"])
def test_a_foreign_file_gives_way(content: bytes, recipe: Path, folder: Path) -> None:
    """The name was asked for, and it ends in .apkg."""
    file = folder / "deck.apkg"
    file.write_bytes(content)
    assert build_deck(recipe, file).is_new
    assert times(file) == {NOW}


def test_a_link_stays_a_link(recipe: Path, folder: Path) -> None:
    real, link = folder / "real.apkg", folder / "link.apkg"
    link.symlink_to(real)
    build_deck(recipe, link)
    assert link.is_symlink()
    assert times(real) == {NOW}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing/deck.apkg", "the file cannot be written (no such file or directory); choose another place with -o"),
        ("folder.apkg", "the file cannot be replaced (is a directory); choose another place with -o"),
        ("file.txt/deck.apkg", "the file cannot be replaced (not a directory); choose another place with -o"),
        ("deck.zip", "a deck's file name ends in .apkg; choose such a name"),
        ("deck", "a deck's file name ends in .apkg; choose such a name"),
        (".apkg", "a deck's file name ends in .apkg; choose such a name"),
        (f"{'long' * 80}.apkg", "the file cannot be replaced (file name too long); choose another place with -o"),
    ],
)
def test_a_place_that_will_not_do_is_told(name: str, told: str, recipe: Path, folder: Path) -> None:
    (folder / "folder.apkg").mkdir()
    (folder / "file.txt").touch()
    with pytest.raises(StudyError) as caught:
        build_deck(recipe, folder / name)
    assert str(caught.value) == f"{folder / name}: {told}"
    assert sorted(path.name for path in folder.iterdir()) == ["file.txt", "folder.apkg"]


def failing(code: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail


FAILURES = {
    "full disk": (os, "fsync", errno.ENOSPC),
    "read-only folder": (publish, "_write", errno.EACCES),
    "read-only disk": (publish, "_write", errno.EROFS),
    "file in use": (Path, "replace", errno.EBUSY),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failing_write_leaves_the_old_deck_and_nothing_else(
    failure: str, recipe: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "deck.apkg"
    build_deck(recipe, file)
    before = file.read_bytes()
    change(recipe)
    owner, function, code = FAILURES[failure]
    monkeypatch.setattr(owner, function, failing(code))
    with pytest.raises(StudyError) as caught:
        build_deck(recipe, file)
    assert str(caught.value).startswith(f"{file}: the file cannot be written ({os.strerror(code).lower()}); ")
    assert [path.name for path in folder.iterdir()] == ["deck.apkg"]
    assert file.read_bytes() == before


def test_an_interrupted_write_leaves_nothing(recipe: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build_deck(recipe, folder / "deck.apkg")
    assert list(folder.iterdir()) == []


def test_a_deck_without_cards_is_not_written(recipe: Path, folder: Path) -> None:
    settings, corpus, card_set = read_deck(recipe)
    with pytest.raises(StudyError, match="no card of this corpus passed the rules; see `kaiser-study cards`"):
        build(settings, corpus, CardSet((), card_set.rejected), None, folder / "deck.apkg", folder / "deck.lock", NOW)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("topic", "tag"),
    [
        ("Attention Is All", "attention-is-all"),
        ("“Quoted”: a::b/c_d", "quoted-a-b-c-d"),
        ("हिन्दी शब्द", "हिन्दी-शब्द"),
        ("Straße 12½", "strasse-12½"),
        ("?!", "violins"),
    ],
)
def test_topics_become_tags(topic: str, tag: str, tmp_path: Path, folder: Path) -> None:
    recipe = write_recipe(tmp_path, {"One": [quote("violins", SENTENCES[0], topic=topic)]})
    file = build_deck(recipe, folder / "deck.apkg").file
    assert f"kaiser-study::topic::{tag}" in tags_in(file)


def tags_in(file: Path) -> list[str]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(file).read("collection.anki2"))
    [tags] = connection.execute("SELECT tags FROM notes LIMIT 1").fetchone()
    connection.close()
    return str(tags).split(" ")


SURROUNDINGS = {
    "here": {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"},
    "another time zone": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    "another language": {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("is_first", [True, False], ids=["first edition", "next edition"])
def test_surroundings_change_no_byte_of_deck_and_lock(is_first: bool, folder: Path) -> None:
    root = bundled.default_recipe().parents[1]
    built = []
    for name, variables in SURROUNDINGS.items():
        place = folder / name
        for own in ("data", "decks"):
            shutil.copytree(root / own, place / own)
        recipe = place / "decks" / bundled.default_recipe().name
        if is_first:
            recipe.with_suffix(".lock").unlink()
            recipe.with_suffix(".apkg").unlink()
        corpus = place / "data" / recipe.name
        corpus.write_text(corpus.read_text("utf-8").replace("acts as a critic", "serves as a critic"), "utf-8")
        environment = os.environ | variables | {"SOURCE_DATE_EPOCH": str(NOW), "XDG_CACHE_HOME": str(place)}
        command = [sys.executable, "-m", "kaiser_study", "build", str(recipe.relative_to(place))]
        subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
        built.append((recipe.with_suffix(".apkg").read_bytes(), recipe.with_suffix(".lock").read_bytes()))
        assert sorted(path.suffix for path in recipe.parent.iterdir()) == [".apkg", ".lock", ".yaml"]
    assert len(set(built)) == 1
    changed = [note.changed for note in read_package(built[0][0]).notes.values()]
    assert changed.count(NOW) == (len(changed) if is_first else 2)
