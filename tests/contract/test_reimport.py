"""A learner imports the deck again: nothing comes twice, corrections arrive, progress stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kaiser_study.anki.note_types import NoteType, cloze_type, question_type
from tests.contract.conftest import BundledDeck
from tests.contract.core import CLOZE, QUESTION, Anki, text
from tests.contract.decks import NOW, build_deck, bundled_with

TITLE = "Lessons from Lukasz Kaiser"
GRADES = ["AGAIN", "GOOD", "EASY", "HARD", "GOOD", "EASY"]

Edit = Callable[[dict[str, str]], object]


def test_a_second_import_adds_nothing(deck: BundledDeck, anki: Anki) -> None:
    anki.import_package(deck.built.file)
    before = anki.rows()
    assert anki.import_package(deck.built.file) == {"duplicate": deck.built.notes}
    assert anki.rows() == before


def test_a_correction_arrives_and_progress_stays(tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path)
    file = tmp_path / "deck.apkg"
    notes = build_deck(recipe, file, NOW).notes
    anki.import_package(file)
    answered = {anki.answer_next(TITLE, grade) for grade in GRADES}
    rows, log = anki.rows(), anki.review_log()
    assert len(log) == len(GRADES)
    corrected = sorted(answered)[0].split("/")[0]

    correct(recipe, corrected, lambda quote: quote.update(text=quote["text"].replace(".", ", they say.")))
    assert build_deck(recipe, file, NOW + 1).is_new
    assert anki.import_package(file) == {"updated": 2, "duplicate": notes - 2}

    faces = anki.faces()
    assert anki.rows() == rows
    assert anki.review_log() == log
    for name, face in faces.items():
        assert ("they say" in text(face.answer)) == name.startswith(f"{corrected}/"), name


@pytest.mark.parametrize(
    "edit",
    [
        lambda quote: quote.update(text=quote["text"].replace(".", " indeed.")),
        lambda quote: quote.update(topic="Another Name"),
        lambda quote: quote.update(source="reddit-2025"),
    ],
    ids=["text", "topic", "source"],
)
def test_whatever_is_corrected_the_cards_stay_the_same(edit: Edit, tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path)
    file = tmp_path / "deck.apkg"
    notes = build_deck(recipe, file, NOW).notes
    anki.import_package(file)
    cards = set(anki.rows())
    correct(recipe, "discovering-generalization", edit)
    build_deck(recipe, file, NOW + 1)
    log = anki.import_package(file)
    assert 2 <= log["updated"] <= 8, "its own notes, and those that offer its topic among their options"
    assert log["updated"] + log["duplicate"] == notes
    assert set(anki.rows()) == cards


def correct(recipe: Path, quote_id: str, edit: Edit) -> None:
    """Edits a quote in a copy of the corpus, which the recipe then takes."""
    settings = yaml.safe_load(recipe.read_text(encoding="utf-8"))
    corpus = yaml.safe_load(Path(settings["corpus"]).read_text(encoding="utf-8"))
    [quote] = [quote for part in corpus["parts"] for quote in part["quotes"] if quote["id"] == quote_id]
    edit(quote)
    copy = recipe.with_name("corpus.yaml")
    copy.write_text(yaml.safe_dump(corpus, sort_keys=False), encoding="utf-8")
    recipe.write_text(yaml.safe_dump(settings | {"corpus": copy.name}), encoding="utf-8")


def test_a_renamed_deck_becomes_a_second_one_and_cards_stay_in_the_first(
    deck: BundledDeck, tmp_path: Path, anki: Anki
) -> None:
    anki.import_package(deck.built.file)
    renamed = tmp_path / "renamed.apkg"
    build_deck(bundled_with(tmp_path, title="Kaiser"), renamed, NOW + 1)
    assert anki.import_package(renamed) == {"updated": deck.built.notes}
    assert anki.decks() == ["Kaiser", TITLE]
    assert {row.deck for row in anki.rows().values()} == {TITLE}


@pytest.mark.parametrize(("name", "made"), [(CLOZE, cloze_type), (QUESTION, question_type)])
def test_ids_of_note_type_fields_and_templates_arrive(name: str, made: Callable[[], NoteType], imported: Anki) -> None:
    kept = imported.col.models.by_name(name)
    assert kept
    ours = made()
    assert kept["id"] == ours.id
    assert [(field["name"], field["id"]) for field in kept["flds"]] == list(
        zip(ours.fields, range(ours.first_field_id, ours.first_field_id + len(ours.fields)), strict=True)
    )
    assert [(template["name"], template["id"]) for template in kept["tmpls"]] == [
        (template.name, template.id) for template in ours.templates
    ]
