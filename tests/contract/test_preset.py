"""A preset in the real core: who gets it, and that it says no more than the recipe."""

from pathlib import Path
from typing import Any

import pytest
from anki.decks import DeckConfigId, DeckId

from kaiser_study.anki.preset import Preset
from kaiser_study.deck.reader import read_recipe
from kaiser_study.study.rules import Rules
from tests.contract.core import Anki
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, write_recipe

PRESET = {
    "new": 2,
    "reviews": 222,
    "retention": 0.85,
    "learning_steps": ["30s", "2m", "1h"],
    "relearning_steps": ["15m"],
}


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return published(tmp_path, PRESET)


def published(folder: Path, preset: dict[str, Any], at: int = NOW) -> Path:
    quotes = [quote(f"q{number}", text) for number, text in enumerate(SENTENCES[:4])]
    parts = {"One": quotes[:2], "Two": quotes[2:]}
    recipe = write_recipe(folder, parts, title="Course", options=0, subdecks="part", preset=preset)
    return build_deck(recipe, folder / "course.apkg", at).file


def presets(anki: Anki) -> dict[str, str]:
    """The name of the preset of each deck."""
    found = {deck.name: deck.id for deck in anki.col.decks.all_names_and_ids() if deck.name != "Default"}
    return {name: anki.col.decks.config_dict_for_deck_id(DeckId(id))["name"] for name, id in found.items()}


def has_preset(anki: Anki, name: str) -> bool:
    return set(presets(anki).values()) == {name}


def test_a_preset_comes_only_if_it_is_asked_for(deck: Path, anki: Anki) -> None:
    before = anki.col.decks.all_config()
    anki.import_package(deck)
    assert anki.col.decks.all_config() == before
    assert presets(anki) == dict.fromkeys(("Course", "Course::1 One", "Course::2 Two"), "Default")
    anki.import_package(deck, presets=True)
    assert has_preset(anki, "Course")
    assert anki.col.get_config("fsrs") is None, "one switch for all decks, which no package turns"


def test_it_says_what_the_recipe_says_and_nothing_else(deck: Path, anki: Anki) -> None:
    anki.import_package(deck, presets=True)
    [usual, ours] = sorted(anki.col.decks.all_config(), key=lambda preset: preset["id"])
    usual["new"] |= {"perDay": 2, "delays": [0.5, 2.0, 60.0]}
    usual["rev"]["perDay"] = 222
    usual["lapse"]["delays"] = [15.0]
    usual["desiredRetention"] = pytest.approx(0.85)
    assert ours == usual | {"id": ours["id"], "name": "Course", "mod": ours["mod"], "usn": ours["usn"]}
    assert len(anki.queue("Course")) == 2


def test_without_a_word_it_is_ankis_own(tmp_path: Path, anki: Anki) -> None:
    anki.import_package(published(tmp_path, {"new": 20}), presets=True)
    [usual, ours] = sorted(anki.col.decks.all_config(), key=lambda preset: preset["id"])
    assert ours == usual | {"id": ours["id"], "name": "Course", "mod": ours["mod"], "usn": ours["usn"]}


def test_a_later_import_leaves_the_learners_preset_alone_unless_ours_is_asked_for(
    deck: Path, tmp_path: Path, anki: Anki
) -> None:
    anki.import_package(deck)
    own = anki.col.decks.add_config_returning_id("Own")
    for each in anki.col.decks.all_names_and_ids():
        found = anki.col.decks.get(DeckId(each.id))
        assert found
        anki.col.decks.set_config_id_for_deck_dict(found, own)
    anki.import_package(deck)
    assert has_preset(anki, "Own")
    anki.import_package(deck, presets=True)
    assert has_preset(anki, "Course")

    tuned = anki.col.decks.get_config(
        DeckConfigId(max(config["id"] for config in anki.col.decks.all_config() if config["name"] == "Course"))
    )
    assert tuned
    tuned["new"]["perDay"] = 3
    anki.col.decks.update_config(tuned)
    anki.import_package(published(tmp_path, PRESET | {"new": 50}, NOW + 60), presets=True)
    assert has_preset(anki, "Course")
    assert len(anki.queue("Course")) == 3, "who has it already keeps it"


def test_the_terminal_studies_by_the_same_rules(deck: Path) -> None:
    recipe = read_recipe(deck.with_name("test.yaml"))
    rules = Rules(new_per_day=2, retention=0.85, learning_steps=(30, 120, 3600), relearning_steps=(900,))
    assert recipe.preset == Preset(rules, reviews=222)
    assert recipe.rules == rules
