"""Some quotes of a corpus: which ones, and what that means from one edition to the next."""

from pathlib import Path
from typing import Any

import pytest

from kaiser_study.deck.lock import State
from kaiser_study.errors import BadDocument
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, read_deck, write_recipe
from tests.deck.editions import change, change_corpus, lock_of, quote_in

PARTS = {
    "One": [
        quote("violins", SENTENCES[0], topic="Chamber Music", source="letters", tags=["exam", "week-1"]),
        quote("engines", SENTENCES[1], topic="Loud Machines", source="speech", tags=["exam"]),
    ],
    "Two": [quote("gardens", SENTENCES[2], topic="Green Spaces", source="diary", tags=["week-2"])],
    "Three": [
        quote("rivers", SENTENCES[3], topic="Slow Water", source="letters"),
        quote("mountains", SENTENCES[5], topic="Cold Heights", source="speech"),
    ],
}
SOURCES = [
    {"id": "letters", "label": "Letters", "kind": "letter", "year": 1923},
    {"id": "diary", "label": "Diary", "kind": "document", "year": 1931},
    {"id": "speech", "label": "Speech", "kind": "talk"},
]


def recipe_of(folder: Path, **select: Any) -> Path:
    return write_recipe(folder, PARTS, sources=SOURCES, cloze={"visible": 4}, select=select)


def selected(recipe: Path) -> list[str]:
    _, corpus, card_set = read_deck(recipe)
    chosen = [each.id for each in corpus.quotes]
    assert {card.quote.id for card in card_set.cards} <= {*chosen}
    return chosen


@pytest.mark.parametrize(
    ("select", "chosen"),
    [
        ({"parts": ["part-1", "part-2"]}, ["violins", "engines", "gardens"]),
        ({"topics": ["Slow Water", "Loud Machines"]}, ["engines", "rivers"]),
        ({"sources": ["diary"]}, ["gardens"]),
        ({"tags": ["week-1", "week-2"]}, ["violins", "gardens"]),
        ({"years": 1923}, ["violins", "rivers"]),
        ({"years": "1923"}, ["violins", "rivers"]),
        ({"years": "1900-1931"}, ["violins", "gardens", "rivers"]),
        ({"years": [1931, "1900 – 1910"]}, ["gardens"]),
        ({"parts": ["part-1", "part-3"], "sources": ["letters"]}, ["violins", "rivers"]),
        ({"not": {"tags": ["exam"]}}, ["gardens", "rivers", "mountains"]),
        ({"not": {"tags": ["exam"], "years": 1923}}, ["gardens", "mountains"]),
        ({"parts": ["part-1"], "not": {"tags": ["week-1"]}}, ["engines"]),
    ],
)
def test_a_recipe_selects(select: dict[str, Any], chosen: list[str], tmp_path: Path) -> None:
    assert selected(recipe_of(tmp_path, **select)) == chosen


def test_parts_keep_their_numbers_and_what_is_not_there_is_no_option(tmp_path: Path) -> None:
    _, corpus, card_set = read_deck(recipe_of(tmp_path, parts=["part-2", "part-3"]))
    assert [(part.id, part.number) for part in corpus.parts] == [("part-2", 2), ("part-3", 3)]
    assert [source.id for source in corpus.sources] == ["letters", "diary", "speech"]
    topics = {each.topic for each in corpus.quotes}
    offered = {option for card in card_set.cards if card.question == "Which topic?" for option in card.options}
    assert offered <= topics
    built = build_deck(tmp_path / "test.yaml", tmp_path / "test.apkg")
    assert [*built.by_part] == ["part-2", "part-3"]


@pytest.mark.parametrize(
    ("select", "told"),
    [
        ({"parts": ["prat-1"]}, "no quote of the corpus has the part `prat-1`; did you mean `part-1`"),
        ({"topics": ["slow water"]}, "no quote of the corpus has the topic `slow water`; did you mean `Slow Water`"),
        (
            {"sources": ["xyz"]},
            "no quote of the corpus has the source `xyz`; use one of letters, speech, diary",
        ),
        ({"not": {"tags": ["exams"]}}, "no quote of the corpus has the tag `exams`; did you mean `exam`"),
        ({"years": 2026}, "no quote of the corpus has all that is asked for; ask for less"),
        ({"tags": ["week-1"], "not": {"tags": ["exam"]}}, "has all that is asked for"),
    ],
)
def test_what_is_not_there_is_told(select: dict[str, Any], told: str, tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, **select)
    with pytest.raises(BadDocument) as caught:
        read_deck(recipe)
    assert str(recipe) in str(caught.value)
    assert told in str(caught.value)


def test_a_corpus_without_tags_is_told_so(tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path, {"One": [quote("violins", SENTENCES[0])]}, select={"tags": ["exam"]})
    with pytest.raises(BadDocument, match="the tag `exam`; give quotes `tags` in the corpus"):
        read_deck(recipe)


def test_a_quote_that_leaves_the_selection_is_retired_and_may_come_back(tmp_path: Path) -> None:
    recipe, deck = recipe_of(tmp_path, parts=["part-1", "part-2"]), tmp_path / "test.apkg"
    build_deck(recipe, deck)
    change(recipe, lambda tree: tree["select"].update(parts=["part-1", "part-3"]))
    built = build_deck(recipe, deck, NOW + 60)
    assert built.changes
    assert built.changes.retired == ("gardens/cloze", "gardens/question")
    assert lock_of(recipe).notes["gardens/cloze"].state is State.RETIRED
    assert not build_deck(recipe, deck, NOW + 120).is_new
    change(recipe, lambda tree: tree.pop("select"))
    built = build_deck(recipe, deck, NOW + 180)
    assert built.changes
    assert built.changes.returned == ("gardens/cloze", "gardens/question")


def test_what_left_the_selection_is_not_taken_for_renamed(tmp_path: Path) -> None:
    """A quote that reads nearly the same may come in its place."""
    recipe, deck = recipe_of(tmp_path, parts=["part-1", "part-2"]), tmp_path / "test.apkg"
    change_corpus(recipe, lambda tree: quote_in(tree, "rivers").update(text=f"{SENTENCES[2]} Yes."))
    build_deck(recipe, deck)
    change(recipe, lambda tree: tree["select"].update(parts=["part-1", "part-3"]))
    assert build_deck(recipe, deck, NOW + 60).changes


def test_a_renamed_part_is_selected_by_its_new_name_and_published_under_the_first(tmp_path: Path) -> None:
    recipe, deck = recipe_of(tmp_path, parts=["part-2"]), tmp_path / "test.apkg"
    build_deck(recipe, deck)
    change_corpus(recipe, lambda tree: tree["parts"][1].update(id="gardening", was="part-2"))
    change(recipe, lambda tree: tree["select"].update(parts=["gardening"]))
    build_deck(recipe, deck, NOW + 60)
    assert lock_of(recipe).parts["part-2"].renamed_to == "gardening"


def test_tags_of_quotes_cost_learners_nothing(tmp_path: Path) -> None:
    recipe, deck = write_recipe(tmp_path, PARTS, sources=SOURCES), tmp_path / "test.apkg"
    build_deck(recipe, deck)
    change_corpus(recipe, lambda tree: quote_in(tree, "violins").update(tags=["other"]))
    assert not build_deck(recipe, deck, NOW + 60).is_new
