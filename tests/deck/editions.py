"""A small deck that is published again and again, and what is on the disk after each time."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kaiser_study.anki.contents import PackedNote, read_package
from kaiser_study.anki.note_types import ClozeField
from kaiser_study.anki.reading import gaps_of
from kaiser_study.deck.lock import Lock
from kaiser_study.deck.lock_file import read_lock
from kaiser_study.place import lock_file_of
from tests.contract.decks import SENTENCES, quote, write_recipe

Tree = dict[str, Any]
Edit = Callable[[Tree], object]

LANTERN = (
    "Captain Morel mended the harbour lantern with copper wire, beeswax and endless patience "
    "before every autumn storm reached the northern village."
)
TERMS = ["copper wire", "beeswax", "autumn storm"]

PARTS: Mapping[str, list[Mapping[str, object]]] = {
    "One": [
        quote("lantern", LANTERN, topic="Coastal Light", source="letters", terms=TERMS),
        quote("rivers", SENTENCES[3], topic="Slow Water", source="diary"),
        quote("violins", SENTENCES[0], topic="Chamber Music", source="speech"),
    ],
    "Two": [
        quote("mountains", SENTENCES[5], topic="Cold Heights", source="letters"),
        quote("telegrams", SENTENCES[4], topic="Delayed Post", source="diary"),
    ],
}
"""Quotes with two notes each, all but the first with automatic terms."""

ALL = frozenset(f"{each['id']}/{kind}" for part in PARTS.values() for each in part for kind in ("cloze", "question"))


def write_small_recipe(folder: Path, **keys: Any) -> Path:
    return write_recipe(folder, PARTS, **keys)


def change(file: Path, edit: Edit) -> None:
    """Edits a corpus or a recipe, as its author would."""
    tree = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    edit(tree)
    file.write_text(yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), encoding="utf-8")


def change_corpus(recipe: Path, edit: Edit) -> None:
    change(recipe.with_name("corpus.yaml"), edit)


def quotes_in(corpus: Tree) -> Iterable[Tree]:
    return (each for part in corpus["parts"] for each in part["quotes"])


def quote_in(corpus: Tree, id: str) -> Tree:
    [found] = (each for each in quotes_in(corpus) if each["id"] == id)
    return found


def take_out(corpus: Tree, id: str) -> Tree:
    """Takes a quote out of the corpus."""
    taken = quote_in(corpus, id)
    for part in corpus["parts"]:
        part["quotes"] = [each for each in part["quotes"] if each is not taken]
    return taken


def put_in(added: Mapping[str, object], part: int = 0) -> Edit:
    """An edit that puts a quote at the end of a part."""
    return lambda corpus: corpus["parts"][part]["quotes"].append(dict(added))


def lock_of(recipe: Path) -> Lock:
    lock = read_lock(lock_file_of(recipe))
    assert lock
    return lock


def packed(deck: Path, recipe: Path) -> dict[str, PackedNote]:
    """The notes of a deck by the names that the lock has for them."""
    names = {note.guid: name for name, note in lock_of(recipe).notes.items()}
    return {names[guid]: note for guid, note in read_package(deck.read_bytes()).notes.items()}


def numbers(deck: Path, recipe: Path, quote: str) -> dict[int, str]:
    """What each gap of a quote hides in the deck."""
    gaps = gaps_of(packed(deck, recipe)[f"{quote}/cloze"].fields[ClozeField.TEXT])
    assert all(len(set(hidden)) == 1 for hidden in gaps.values())
    return {number: hidden[0] for number, hidden in gaps.items()}


def on_disk(folder: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Puts such files into a folder."""
    for name, content in files.items():
        folder.joinpath(name).write_bytes(content)
