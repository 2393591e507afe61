"""Our rendering of the templates gives what the real core gives, on every card."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

import pytest

from kaiser_study.anki.notes import make_notes
from kaiser_study.anki.render import render
from kaiser_study.model import Card, Corpus
from tests.contract.core import Anki
from tests.contract.decks import SENTENCES, build_deck, bundled_with, quote, read_deck, write_recipe
from tests.contract.evil import build_evil_deck, evil_corpus

ANKIS_HINT = re.compile(
    r'\n<a class=hint href="#"\nonclick="[^"]*" draggable=false>\n(?P<name>.*?)</a>\n'
    r'<div id="\w+" class=hint style="display: none">(?P<content>.*?)</div>\n',
    re.DOTALL,
)
"""A link that opens a hint by a script; ours opens by itself."""


class Parsed(HTMLParser):
    """A page as a browser understands it: elements with their attributes, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if isinstance(last := self.parts[-1] if self.parts else None, list):
            last[0] += data
        else:
            self.parts.append([data])


def parsed(html: str) -> Sequence[object]:
    ours = ANKIS_HINT.sub(r'<details class="hint"><summary>\g<name></summary><div>\g<content></div></details>', html)
    return Parsed(normalize("NFC", ours)).parts


def compare(corpus: Corpus, cards: Sequence[Card], anki: Anki) -> None:
    faces = anki.faces()
    compared = []
    for note in make_notes(corpus, cards, lambda _: "Deck", lambda _: ()):
        for made, card in zip(note.made_of, note.cards, strict=True):
            sides = render(note, card.ordinal)
            assert parsed(sides.front) == parsed(faces[made.id].question), made.id
            assert parsed(sides.back) == parsed(faces[made.id].answer), made.id
            compared.append(made.id)
    assert sorted(compared) == sorted(faces)


@pytest.mark.parametrize("options", [0, 4])
def test_every_card_of_the_bundled_deck(options: int, tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path, cloze={"options": options})
    _, corpus, card_set = read_deck(recipe)
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    compare(corpus, card_set.cards, anki)


def test_every_card_of_evil_texts(tmp_path: Path, anki: Anki) -> None:
    cards, file = build_evil_deck(tmp_path)
    anki.import_package(file)
    everything = [card for own in cards.values() for card in own]
    compare(evil_corpus(everything), everything, anki)


def test_passages_and_cues(tmp_path: Path, anki: Anki) -> None:
    quotes = [
        quote("long", " ".join(SENTENCES), terms=["valleys"]),
        quote("one", SENTENCES[0], topic="music", terms=["Violins"]),
        quote("other", SENTENCES[0].replace("long", "dark"), topic="winter", terms=["drums"]),
    ]
    recipe = write_recipe(tmp_path, {"One": quotes})
    _, corpus, card_set = read_deck(recipe)
    anki.import_package(build_deck(recipe, tmp_path / "deck.apkg").file)
    assert any(card.is_excerpt for card in card_set.cards)
    assert any(card.cue for card in card_set.cards)
    compare(corpus, card_set.cards, anki)
