"""Decks inside the deck, as a recipe may ask for, and what they do to the order of new cards."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from kaiser_study.anki.contents import Contents, read_package
from kaiser_study.deck.diff import difference
from kaiser_study.deck.lock_file import read_lock
from kaiser_study.model import Order
from kaiser_study.place import lock_file_of
from tests.contract.core import Anki, text
from tests.contract.decks import NOW, SENTENCES, build_deck, bundled_with, quote, read_deck, write_recipe

TITLE = "Lessons from Lukasz Kaiser"


@pytest.mark.parametrize(("subdecks", "below"), [("none", 0), ("part", 8), ("kind", 3)])
def test_subdecks(subdecks: str, below: int, tmp_path: Path, anki: Anki) -> None:
    built = build_deck(bundled_with(tmp_path, subdecks=subdecks), tmp_path / "deck.apkg")
    anki.import_package(built.file)
    decks = anki.decks()
    assert decks[0] == TITLE
    assert len(decks) == 1 + below
    assert all(name.startswith(f"{TITLE}::") for name in decks[1:])
    assert {row.deck for row in anki.rows().values()} == (set(decks[1:]) or {TITLE})
    assert text(anki.description(TITLE))


def test_a_description_takes_the_place_of_the_introduction(tmp_path: Path, anki: Anki) -> None:
    keys = {"description": "For week 3:\n<b> & more", "provenance": "read by nobody", "subdecks": "kind"}
    recipe = write_recipe(tmp_path, {"One": [quote("a", SENTENCES[0])]}, **keys)
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    assert text(anki.description("Test")) == "For week 3:\n<b> & more\n\nQuotes: read by nobody."
    assert anki.description("Test::Cloze") == ""


@pytest.mark.parametrize("subdecks", ["none", "part", "kind"])
def test_what_the_build_says_of_the_nearest_cards_is_what_anki_does(subdecks: str, tmp_path: Path, anki: Anki) -> None:
    built = build_deck(bundled_with(tmp_path, subdecks=subdecks), tmp_path / "deck.apkg")
    anki.import_package(built.file)
    anki.gather_all()
    asked = anki.queue(TITLE)
    assert len(asked) == built.cards
    assert built.nearest == nearest(asked)
    assert (nearest(asked) >= 40) == (subdecks == "none")


@pytest.mark.parametrize(("order", "apart"), [(Order.ROUNDS, 40), (Order.KINDS, 30), (Order.CORPUS, 1)])
def test_new_cards_come_in_the_order_of_the_recipe(order: Order, apart: int, tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path, order=order.value)
    built = build_deck(recipe, tmp_path / "deck.apkg")
    _, _, card_set = read_deck(recipe)
    anki.import_package(built.file)
    anki.gather_all()
    asked = anki.queue(TITLE)
    assert asked == [card.id for card in card_set.cards]
    assert built.nearest == nearest(asked)
    assert nearest(asked) >= apart


@pytest.mark.parametrize("pattern", ["{part}::{kind}", "{kind}::{number}", "{year}", "{kind} of {part}"])
def test_a_pattern_names_the_decks(pattern: str, tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path, subdecks=pattern)
    built = build_deck(recipe, tmp_path / "deck.apkg")
    _, _, card_set = read_deck(recipe)
    anki.import_package(built.file)
    rows = anki.rows()
    for card in card_set.cards:
        part, kind = card.quote.part, card.kind.capitalize()
        name = pattern.replace("{part}", part.title).replace("{number}", str(part.number)).replace("{kind}", kind)
        name = name.replace("{year}", str(card.quote.source.year or ""))
        assert rows[card.id].deck == "::".join(filter(None, [TITLE, name]))
    anki.gather_all()
    assert built.nearest == nearest(anki.queue(TITLE))


def test_a_pattern_names_tags_and_what_a_source_lacks_names_nothing(tmp_path: Path, anki: Anki) -> None:
    parts = {
        "One: A::B": [quote("a", SENTENCES[0], topic="the Sound, of wood", source="letters")],
        "Two": [quote("b", SENTENCES[1], source="diary")],
    }
    keys = {"subdecks": "in {year}::{topic}", "tags": ["kind", "course::week-{number}", "CS 101::{topic}", "y::{year}"]}
    recipe = write_recipe(tmp_path, parts, cards=["source"], cloze={"visible": 4}, **keys)
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    rows = anki.rows()
    assert rows["a/source/1"].deck == "Test::in 1923::The Sound, of wood"
    assert rows["b/source/1"].deck == "Test::Topic of b"
    assert set(rows["a/source/1"].tags) == {
        "kaiser-study::kind::source",
        "course::week-1",
        "cs-101::the-sound-of-wood",
        "y::1923",
    }
    assert set(rows["b/source/1"].tags) == {"kaiser-study::kind::source", "course::week-2", "cs-101::topic-of-b"}


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [("{topic}", {"cloze", "source"}), ("{source}", {"cloze", "topic"}), ("{kind}", {"cloze", "topic", "source"})],
)
def test_what_the_name_of_a_deck_tells_is_not_asked(pattern: str, kinds: set[str], tmp_path: Path) -> None:
    _, _, card_set = read_deck(bundled_with(tmp_path, subdecks=pattern))
    asked = {card.kind.value for card in card_set.cards if not card.asks_part}
    assert asked == kinds


def nearest(names: Sequence[str]) -> int:
    """How many cards apart the nearest two of one quote come."""
    last: dict[str, int] = {}
    distances = []
    for position, name in enumerate(names):
        quote_id = name.split("/")[0]
        if quote_id in last:
            distances.append(position - last[quote_id])
        last[quote_id] = position
    return min(distances)


def test_the_searches_of_the_build_move_each_card_where_the_new_pattern_has_it(tmp_path: Path, anki: Anki) -> None:
    parts = {"One": [quote("a", SENTENCES[0], source="diary")], "Two": [quote("b", SENTENCES[1])]}
    recipe, deck = write_recipe(tmp_path, parts, cloze={"visible": 4}), tmp_path / "deck.apkg"
    anki.import_package(build_deck(recipe, deck).file)
    told = recipe.read_text("utf-8")
    recipe.write_text(told + 'subdecks: "{part}::{kind}"\n', encoding="utf-8")
    built = build_deck(recipe, deck, NOW + 60)
    assert built.changes
    lines = list(built.changes.lines())
    assert len(built.changes.moves) == 6
    for said, advice in pairwise(lines):
        if found := re.search(r"browser for (.*), and change the deck", advice):
            new = re.search("to “(.*)”. The cards", said)
            assert new
            anki.move([int(card) for card in anki.col.find_cards(found[1])], new[1])
    _, _, card_set = read_deck(recipe)
    rows = anki.rows()
    for card in card_set.cards:
        assert rows[card.id].deck == f"Test::{card.quote.part.title}::{card.kind.capitalize()}"


def test_the_lock_knows_both_decks_of_a_note_and_an_older_one_tells_no_move(tmp_path: Path) -> None:
    parts = {"One": [quote("a", SENTENCES[0], source="diary")], "Two": [quote("b", SENTENCES[1])]}
    recipe, deck = write_recipe(tmp_path, parts, subdecks="kind"), tmp_path / "deck.apkg"
    build_deck(recipe, deck)
    lock_file = lock_file_of(recipe)
    lock = read_lock(lock_file)
    assert lock
    lock_file.unlink()
    assert not build_deck(recipe, deck, NOW + 60).is_new
    assert read_lock(lock_file) == lock
    told = lock_file.read_text("utf-8")
    assert told.count("    topic deck: Test::Topic\n") == 2
    lock_file.write_text(told.replace("    topic deck: Test::Topic\n", ""), encoding="utf-8")
    built = build_deck(recipe, deck, NOW + 120)
    assert built.changes
    assert list(built.changes.lines()) == []
    assert read_lock(lock_file) == lock


TITLES = {
    "One::Two": "1 One∷Two",
    'Say "no" <b>': '2 Say "no" <b>',
    "two\nlines\tand a tab": "3 two lines and a tab",
    "bell \a": "4 bell ␇",
    "-part:x *_": "5 -part:x *_",
    "الجزء": "6 الجزء",
}
"""Titles of parts, and the names of their decks."""


def test_titles_of_parts_become_names_of_decks(tmp_path: Path, anki: Anki) -> None:
    parts = {
        title: [quote(f"q{number}", sentence)]
        for number, (title, sentence) in enumerate(zip(TITLES, SENTENCES, strict=True))
    }
    built = build_deck(write_recipe(tmp_path, parts, subdecks="part"), tmp_path / "deck.apkg")
    anki.import_package(built.file)
    assert set(anki.decks()) == {"Test", *(f"Test::{name}" for name in TITLES.values())}


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Quotes::Kaiser", ["Quotes", "Quotes::Kaiser", "Quotes::Kaiser::Topic"]),
        ('The "best" <i>', ['The "best" <i>', 'The "best" <i>::Topic']),
    ],
)
def test_the_title_of_a_deck(title: str, names: list[str], tmp_path: Path, anki: Anki) -> None:
    parts = {"One": [quote("a", SENTENCES[0])], "Two": [quote("b", SENTENCES[1])]}
    recipe = write_recipe(tmp_path, parts, title=title, subdecks="kind", cards=["topic"])
    built = build_deck(recipe, tmp_path / "deck.apkg")
    anki.import_package(built.file)
    assert anki.decks() == names
    assert text(anki.description(title))


@pytest.mark.parametrize(
    ("title", "decks"),
    [
        ("Quotes:: Test", ["Quotes", "Quotes::Test"]),
        (" Quotes  ::Test", ["Quotes", "Quotes::Test"]),
        ("Cafe\u0301", ["Caf\u00e9"]),
    ],
)
def test_a_title_is_read_as_anki_writes_it(title: str, decks: list[str], tmp_path: Path, anki: Anki) -> None:
    """Else what an import does to decks would be foretold wrongly."""
    recipe = write_recipe(tmp_path, {"One": [quote("violins", SENTENCES[0])]}, title=title)
    built = build_deck(recipe, tmp_path / "deck.apkg")
    anki.import_package(built.file)
    assert anki.decks() == decks
    assert difference(Contents({}, {}, 0), read_package(built.file.read_bytes())).new_decks == tuple(decks)
