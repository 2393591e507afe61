"""Hints of cloze cards in the real core: what opens is that of the card, and no other."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from kaiser_study.deck.lock_file import read_lock
from kaiser_study.place import lock_file_of
from tests.contract.core import Anki, texts
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, read_deck, write_recipe
from tests.contract.test_render import ANKIS_HINT, compare

OWN = "a::b}} <i> {{c2::x}}"
LANTERN = (
    "Captain Morel mended the harbour lantern with copper wire, beeswax and endless patience "
    "before every autumn storm reached the northern village."
)


def recipe_of(folder: Path, **keys: Any) -> Path:
    terms = ["copper wire", {"term": "beeswax", "hint": OWN}]
    quotes = [
        quote("lantern", LANTERN, topic="coastal light", terms=terms),
        quote("violins", SENTENCES[0], topic="Chamber music", terms=["drums"]),
    ]
    return write_recipe(folder, {"One": quotes}, cards=["cloze"], **keys)


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("topic", {"lantern/cloze/1": ["Topic", "Coastal light"], "violins/cloze/1": ["Topic", "Chamber music"]}),
        ("letter", {"lantern/cloze/1": ["Hint", "c… w…"], "violins/cloze/1": ["Hint", "d…"]}),
        ("length", {"lantern/cloze/1": ["Hint", "6 + 4 letters"], "violins/cloze/1": ["Hint", "5 letters"]}),
        ("none", {"lantern/cloze/1": [], "violins/cloze/1": []}),
    ],
)
def test_anki_shows_the_hint_of_the_card(
    hint: str, told: Mapping[str, Sequence[str]], tmp_path: Path, anki: Anki
) -> None:
    recipe = recipe_of(tmp_path, cloze={"hint": hint, "options": 2})
    _, corpus, card_set = read_deck(recipe)
    anki.import_package(build_deck(recipe, recipe.with_suffix(".apkg")).file)
    for name, face in anki.faces().items():
        expected = ["Hint", OWN] if name == "lantern/cloze/2" else told[name]
        assert hints_of(face.question) == expected, name
        assert hints_of(face.answer) == []
    compare(corpus, card_set.cards, anki)
    assert not anki.col.get_empty_cards().notes


def hints_of(html: str) -> list[str]:
    """The name and the text of the hint that opens, by Anki's script or by itself."""
    ours = ANKIS_HINT.sub(r"<details><summary>\g<name></summary><div>\g<content></div></details>", html)
    found = re.search(r"<details><summary>(\w+)</summary><div[^>]*>(.*?)</div></details>", ours)
    return [found[1], unescape(found[2])] if found else []


def test_a_quote_with_a_cue_shows_it_once(tmp_path: Path, anki: Anki) -> None:
    twins = [
        quote("one", SENTENCES[0], topic="music", terms=[{"term": "Violins", "hint": "strings"}, "drums"]),
        quote("other", SENTENCES[0].replace("long", "dark"), topic="winter", terms=["drums"]),
    ]
    anki.import_package(build_deck(write_recipe(tmp_path, {"One": twins}), tmp_path / "deck.apkg").file)
    faces = anki.faces()
    assert {name: texts(faces[name].question, "summary") for name in faces if "cloze" in name} == {
        "one/cloze/1": ["Hint"],
        "one/cloze/2": [],
        "other/cloze/1": [],
    }


def test_hints_go_with_the_lock(tmp_path: Path) -> None:
    recipe, deck = recipe_of(tmp_path, cloze={"hint": "letter"}), tmp_path / "test.apkg"
    build_deck(recipe, deck)
    lock = read_lock(lock_file_of(recipe))
    assert lock
    assert not build_deck(recipe, deck, NOW + 60).is_new
    lock_file_of(recipe).unlink()
    assert not build_deck(recipe, deck, NOW + 120).is_new
    adopted = read_lock(lock_file_of(recipe))
    assert adopted
    assert adopted.notes == lock.notes
