"""Two decks of one corpus in the collection of one learner."""

from pathlib import Path

import yaml

from tests.contract.core import Anki
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, write_recipe

RETIRED = "kaiser-study::retired"


def two_decks(folder: Path) -> tuple[Path, Path]:
    """A deck of the parts one and two, and one of the parts two and three."""
    parts = {
        f"Part {number}": [quote(f"q{number}", SENTENCES[number], source=source)]
        for number, source in enumerate(("letters", "diary", "speech"), start=1)
    }
    first = write_recipe(folder, parts, cards=["cloze"], cloze={"visible": 4}, select={"parts": ["part-1", "part-2"]})
    second = folder / "second.yaml"
    settings = yaml.safe_load(first.read_text("utf-8"))
    settings |= {"deck": "second", "title": "Second", "select": {"parts": ["part-2", "part-3"]}}
    second.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return first, second


def built(recipe: Path, now: int) -> Path:
    return build_deck(recipe, recipe.with_suffix(".apkg"), now).file


def test_a_quote_of_both_is_one_note_and_stays_in_the_deck_that_came_first(tmp_path: Path, anki: Anki) -> None:
    first, second = two_decks(tmp_path)
    anki.import_package(built(first, NOW))
    [card, *_] = [number for name, number in anki.numbers().items() if name.startswith("q2/")]
    anki.answer(card, "GOOD")
    anki.import_package(built(second, NOW + 60))
    rows = anki.rows()
    assert {name.split("/")[0]: row.deck for name, row in rows.items()} == {"q1": "Test", "q2": "Test", "q3": "Second"}
    assert len(anki.notes()) == 3
    assert len(anki.review_log()) == 1


def test_a_quote_that_moves_is_live_if_the_deck_that_it_leaves_is_built_first(tmp_path: Path, anki: Anki) -> None:
    first, second = two_decks(tmp_path)
    settings = yaml.safe_load(second.read_text("utf-8"))
    second.write_text(yaml.safe_dump(settings | {"select": {"parts": ["part-3"]}}), encoding="utf-8")
    for recipe in (first, second):
        anki.import_package(built(recipe, NOW))
    settings = yaml.safe_load(first.read_text("utf-8"))
    first.write_text(yaml.safe_dump(settings | {"select": {"parts": ["part-1"]}}), encoding="utf-8")
    settings = yaml.safe_load(second.read_text("utf-8"))
    second.write_text(yaml.safe_dump(settings | {"select": {"parts": ["part-2", "part-3"]}}), encoding="utf-8")
    decks = [built(first, NOW + 60), built(second, NOW + 120)]
    for order in (decks, decks[::-1]):
        for deck in order:
            anki.import_package(deck)
        assert not any(RETIRED in row.tags for row in anki.rows().values())
