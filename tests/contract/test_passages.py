"""Quotes that are too long for one card, and quotes that are nearly alike."""

from pathlib import Path

from tests.contract.core import Anki, text, texts
from tests.contract.decks import SENTENCES, build_deck, quote, write_recipe

LONG = " ".join(SENTENCES)


def test_a_long_quote_shows_a_passage_and_on_the_back_all_of_it(tmp_path: Path, anki: Anki) -> None:
    recipe = write_recipe(tmp_path, {"One": [quote("long", LONG, terms=["valleys"])]}, cards=["cloze"])
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    face = anki.faces()["long/cloze/1"]
    passage = text(face.question, "blockquote")
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert "Rivers carve [...] slowly" in passage
    assert len(passage.split()) <= 42
    [filled, whole] = texts(face.answer, "blockquote")
    assert filled == passage.replace("[...]", "valleys")
    assert whole == LONG


def test_quotes_that_are_nearly_alike_are_told_apart_by_their_topics(tmp_path: Path, anki: Anki) -> None:
    quotes = [
        quote("one", SENTENCES[3], topic="erosion", terms=["valleys"]),
        quote("other", SENTENCES[3].replace("hour", "minute"), topic="disasters", terms=["valleys"]),
    ]
    recipe = write_recipe(tmp_path, {"One": quotes}, cards=["cloze"])
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    for id, topic in (("one", "Erosion"), ("other", "Disasters")):
        question = anki.faces()[f"{id}/cloze/1"].question
        assert texts(question, ".cue") == [topic]
        assert texts(question, ".hint") == []
