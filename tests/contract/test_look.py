"""A deck with a look of its own in the real core, beside one without, and from edition to edition."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kaiser_study.anki.contents import read_package
from kaiser_study.anki.note_types import cloze_type, question_type
from kaiser_study.checked import check
from kaiser_study.deck.diff import Fate, difference
from kaiser_study.deck.lock_file import read_lock
from kaiser_study.errors import BadDocument
from kaiser_study.export.files import Format, export
from kaiser_study.place import cache_folder, deck_file_of, lock_file_of
from kaiser_study.prepared import prepare
from tests.contract.core import CLOZE, QUESTION, Anki
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, read_deck, write_recipe
from tests.deck.editions import change, change_corpus, take_out

LOOK: Mapping[str, Any] = {
    "colours": {"paper": "#fff8e7", "accent": "#A20"},
    "night": {"paper": "#000000"},
    "fonts": {"quote": "Source Serif 4", "text": "serif"},
}
OWN = {f"{CLOZE} (My Deck)", f"{QUESTION} (My Deck)"}


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    """Of a deck with a look."""
    return with_look(tmp_path / "mine", look=LOOK)


def with_look(folder: Path, **keys: Any) -> Path:
    folder.mkdir()
    return write_recipe(folder, {"One": quotes("q", SENTENCES[:3])}, title='My "Deck"', **keys)


def quotes(name: str, texts: Sequence[str]) -> list[Mapping[str, object]]:
    """Four notes of three quotes: two of them are too short for a gap."""
    sources = ("letters", "diary", "speech")
    return [quote(f"{name}{at}", text, source=sources[at]) for at, text in enumerate(texts)]


def publish(recipe: Path, at: int = NOW, **options: Any) -> Path:
    return build_deck(recipe, deck_file_of(recipe), at, **options).file


def styles(anki: Anki) -> dict[str, str]:
    """By the names of the note types."""
    return {look.name: look.css for look in anki.state().types.values()}


def test_a_look_leaves_other_decks_as_they_are(recipe: Path, tmp_path: Path, anki: Anki) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    other = publish(write_recipe(plain, {"Two": quotes("other", SENTENCES[3:])}, deck="other", title="Other"))
    anki.import_package(other)
    before = anki.faces()
    anki.import_package(publish(recipe))
    assert styles(anki).keys() == {CLOZE, QUESTION} | OWN
    assert {name: styles(anki)[name] for name in (CLOZE, QUESTION)} == {
        CLOZE: cloze_type().css,
        QUESTION: question_type().css,
    }
    own = {styles(anki)[name] for name in OWN}
    assert len(own) == 1
    assert ".card { --paper: #fff8e7; --accent: #a20; }" in own.pop()
    after = anki.faces()
    assert {id: after[id] for id in before} == before
    _, _, card_set = read_deck(recipe)
    assert after.keys() - before.keys() == {card.id for card in card_set.cards}
    problems, is_sound = anki.col.fix_integrity()
    assert is_sound, problems


def test_editions_of_a_deck_with_a_look(recipe: Path, anki: Anki) -> None:
    anki.import_package(publish(recipe))
    first = anki.state()
    ids = {look.name: id for id, look in first.types.items()}

    old = read_package(deck_file_of(recipe).read_bytes())
    change(recipe, lambda tree: tree["look"]["colours"].update(paper="#eee"))
    found = difference(old, read_package(publish(recipe, NOW + 60).read_bytes()))
    assert {*found.types} == OWN
    assert {note.fate for note in found.notes} == {Fate.DUPLICATE}
    assert {note.name.rpartition("/")[2] for note in found.notes} == {"cloze", "question"}
    assert anki.import_package(deck_file_of(recipe)) == {"duplicate": 4}
    assert all("--paper: #eee;" in css for css in styles(anki).values())
    assert anki.state().notes == first.notes

    change(recipe, lambda tree: tree.pop("look"))
    change(recipe, lambda tree: tree.update(title="New"))
    change_corpus(recipe, lambda corpus: take_out(corpus, "q1"))
    assert anki.import_package(publish(recipe, NOW + 120)) == {"updated": 1, "duplicate": 3}
    assert styles(anki) == {f"{CLOZE} (New)": cloze_type().css, f"{QUESTION} (New)": question_type().css}
    assert {*anki.state().types} == {*ids.values()}


def test_a_deck_that_was_published_without_a_look_gets_none(tmp_path: Path, anki: Anki) -> None:
    recipe = with_look(tmp_path / "plain")
    anki.import_package(publish(recipe))
    published = deck_file_of(recipe).read_bytes(), lock_file_of(recipe).read_bytes()
    change(recipe, lambda tree: tree.update(look=LOOK))
    with pytest.raises(BadDocument, match=r"test.yaml:\d+:\d+: late-look: .*; take `look` away") as caught:
        publish(recipe, NOW + 60)
    [finding] = caught.value.findings
    assert finding.place.line
    assert recipe.read_text("utf-8").splitlines()[finding.place.line - 2] == "look:"
    assert (deck_file_of(recipe).read_bytes(), lock_file_of(recipe).read_bytes()) == published
    assert finding in check([recipe]).findings
    change(recipe, lambda tree: tree.pop("look"))
    assert anki.import_package(publish(recipe, NOW + 60)) == {"duplicate": 4}


def test_a_renamed_deck_keeps_its_note_types(recipe: Path, anki: Anki) -> None:
    anki.import_package(publish(recipe))
    for at, (old, new) in enumerate((("test", "exam"), ("exam", "final")), start=1):
        change(recipe, lambda tree, old=old, new=new: tree.update(deck=new, was=old))  # type: ignore[misc]
        assert [finding for finding in check([recipe]).findings if finding.rule == "late-look"] == []
        assert anki.import_package(publish(recipe, NOW + 60 * at)) == {"duplicate": 4}
    assert styles(anki).keys() == OWN


def test_ankis_text_names_the_note_types_as_anki_does(recipe: Path, anki: Anki) -> None:
    anki.import_package(publish(recipe))
    prepared = prepare(recipe, deck_file_of(recipe), cache_folder())
    file = recipe.with_suffix(".txt")
    export(Format.ANKI_TEXT, prepared.recipe, prepared.corpus, prepared.card_set, prepared.lock, file, NOW + 60)
    assert anki.import_text(file) == {"duplicate": 4}


def test_a_lost_lock_begins_anew_with_the_same_note_types(recipe: Path) -> None:
    publish(recipe)
    lock = read_lock(lock_file_of(recipe))
    lock_file_of(recipe).unlink()
    assert not build_deck(recipe, deck_file_of(recipe), NOW + 60).is_new
    adopted = read_lock(lock_file_of(recipe))
    assert lock
    assert adopted
    assert (adopted.notes, adopted.types) == (lock.notes, lock.types)
