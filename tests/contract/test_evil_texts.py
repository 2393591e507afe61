"""Texts that mean something to Anki or a browser come out of the real core as they went in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest

from kaiser_study.anki.html import to_html
from kaiser_study.model import Card
from tests.contract.core import Face, empty_collection, tags, text, texts
from tests.contract.decks import build_deck, quote, read_deck, write_recipe
from tests.contract.evil import ALL, PICTURED, build_evil_deck

ALLOWED = {"main", "p", "blockquote", "span", "br", "hr", "footer", "div", "a", "ol", "li"}
"""The elements of our templates and of Anki's hint."""


@dataclass(frozen=True)
class Evil:
    """A deck in which an evil text stands everywhere a text can stand, by name of the text."""

    cards: dict[str, list[Card]]
    faces: dict[str, Face]
    media: list[str]


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Evil:
    cards, file = build_evil_deck(tmp_path_factory.mktemp("evil"))
    with empty_collection() as anki:
        assert anki.import_package(file) == {"new": 2 * len(ALL)}
        media = anki.col.media.check()
        return Evil(cards, anki.faces(), [*media.missing, *media.unused])


def as_shown(text: str) -> str:
    """Anki stores texts in Unicode's composed form."""
    return normalize("NFC", text.translate(PICTURED))


def titled(text: str) -> str:
    return as_shown(text[:1].upper() + text[1:])


@pytest.mark.parametrize("name", ALL)
def test_a_text_is_shown_as_it_is(name: str, evil: Evil) -> None:
    first, second, topic, source = evil.cards[name]
    written, whole = as_shown(ALL[name]), as_shown(first.quote.text)
    question = {card: text(evil.faces[card.id].question, "blockquote") for card in (first, second, topic, source)}
    back = {card: evil.faces[card.id].answer for card in question}

    assert question[first] == whole.replace(written, "[...]", 1)
    assert texts(back[first], ".cloze") == [written]
    assert question[second] == f"It begins: {written} [a(n) ...] and so it ends."
    assert texts(back[second], ".cloze") == ["a word"]
    assert question[topic] == f"It begins: {written} a(n) [...] and so it ends."
    assert texts(back[topic], ".answer") == [titled(ALL[name])]
    assert question[source] == whole
    assert texts(back[source], ".answer") == [written]
    for card, html in back.items():
        assert texts(html, "blockquote") == [whole], card.id
        assert f"· {written}" in text(html, "footer"), card.id
        assert texts(html, ".provenance") == [ALL["html"]]
    options = evil.faces[topic.id].question.replace("display: none", "")
    assert texts(options, "li") == [titled(ALL[name]), "Another"]


def test_no_text_becomes_an_element_a_sound_or_media(evil: Evil) -> None:
    for name, face in evil.faces.items():
        for html in (face.question, face.answer):
            assert set(tags(html)) <= ALLOWED, name
        assert face.sounds == 0, name
        assert face.question.count("onclick") <= 1, name
    assert evil.media == []


def test_no_text_becomes_a_card(evil: Evil) -> None:
    assert len(evil.faces) == 4 * len(ALL)


def test_line_breaks_and_nothing_else_become_elements() -> None:
    assert {name: tags(to_html(text)) for name, text in ALL.items() if tags(to_html(text))} == {
        "mathjax across lines": {"br": 1},
        "newline": {"br": 3},
    }


def pseudo_words(seed: int) -> Iterable[str]:
    """Words that no other seed gives."""
    return (
        f"{one}{two}{'abcdefghijklmnopqrstuvwxyz'[seed]}o"
        for one in ("mar", "lin", "tes", "gov")
        for two in ("i", "u", "a")
    )


def test_evil_quotes_go_the_whole_way(tmp_path: Path) -> None:
    """From the corpus file through every rule to Anki; a quote that yields no card says why."""
    quotes = [
        quote(
            f"quote-{n}",
            f"{evil} {' '.join(pseudo_words(n))}.",
            topic=f"About {n}",
            source="diary" if n % 2 else "speech",
        )
        for n, evil in enumerate(ALL.values())
    ]
    recipe = write_recipe(tmp_path, {"One": quotes[::2], "Two": quotes[1::2]})
    _, corpus, card_set = read_deck(recipe)
    built = build_deck(recipe, tmp_path / "evil.apkg")
    with empty_collection() as anki:
        assert anki.import_package(built.file) == {"new": built.notes}
        faces = anki.faces()
    assert set(faces) == {card.id for card in card_set.cards}
    yielded = {card.quote.id for card in card_set.cards}
    assert yielded | {rejection.quote.id for rejection in card_set.rejected} == {quote.id for quote in corpus.quotes}
    assert len(yielded) > len(ALL) // 2
    for card in card_set.cards:
        assert as_shown(card.quote.text) in texts(faces[card.id].answer, "blockquote"), card.id
