"""Two corpora that decks are made of, alone and together."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.contract.decks import SENTENCES, quote
from tests.deck.editions import Tree

BREAD: Tree = {
    "corpus": "bread",
    "title": "Bread",
    "introduction": "On loaves.",
    "provenance": "as printed",
    "sources": [
        {"id": "letters", "label": "Letters", "kind": "letter", "year": 1923},
        {"id": "speech", "label": "Speech", "kind": "talk"},
    ],
    "parts": [
        {
            "id": "crust",
            "title": "Crusts",
            "quotes": [
                quote("violins", SENTENCES[0], topic="Chamber Music", terms=["winter nights", "drums"]),
                quote("engines", SENTENCES[1], topic="Upkeep", terms=["patience"], source="speech"),
            ],
        },
        {"id": "crumb", "title": "Crumbs", "quotes": [quote("gardens", SENTENCES[2], topic="Neglect", tags=["hard"])]},
    ],
}
CHEESE: Tree = {
    "corpus": "cheese",
    "title": "Cheese",
    "introduction": "On wheels.",
    "provenance": "heard in the shop",
    "sources": [
        {"id": "letters", "label": "Letters", "kind": "letter", "year": 1923},
        {"id": "diary", "label": "Diary", "kind": "document"},
    ],
    "parts": [
        {
            "id": "rind",
            "title": "Rinds",
            "quotes": [
                quote("rivers", SENTENCES[3], topic="Erosion", terms=["floods"], source="diary"),
                quote("mountains", SENTENCES[5], topic="Climbing", terms=["ropes"], tags=["hard"]),
            ],
        }
    ],
}


def write(file: Path, tree: Tree) -> Path:
    file.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return file


def write_corpora(folder: Path) -> None:
    write(folder / "bread.yaml", BREAD)
    write(folder / "cheese.yaml", CHEESE)


def write_deck(folder: Path, corpora: str | Sequence[str] = ("bread.yaml", "cheese.yaml"), **keys: Any) -> Path:
    """The recipe `test.yaml` of a deck of these corpora, which are beside it."""
    listed = corpora if isinstance(corpora, str) else list(corpora)
    tree = {"deck": "test", "title": "Test", "corpus": listed, "cloze": {"visible": 4}} | keys
    return write(folder / f"{tree['deck']}.yaml", tree)
