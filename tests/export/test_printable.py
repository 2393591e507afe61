"""Cards of paper in a real Chromium: each back behind its front, and no text beyond its card."""

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from kaiser_study import bundled
from kaiser_study.cards.face import front
from kaiser_study.export.printable import Paper, printable
from kaiser_study.model import Card, CardKind, CardSet, Corpus, Head, Part, Quote, Source, SourceKind, Span
from tests.browser.pages import open_page
from tests.contract.core import texts
from tests.contract.decks import read_deck
from tests.contract.evil import ALL, PICTURED, TEXTS, evil_cards

pytestmark = pytest.mark.browser

TITLE = "Lessons from Lukasz Kaiser"
POINTS = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
FONTS = ("", "DejaVu", "Liberation", "Noto")
"""Those that the machine chooses, and wide and narrow ones."""

BEYOND = """() => [...document.querySelectorAll(".card")].filter(card => {
    const edge = card.getBoundingClientRect().bottom - 8;
    return card.scrollHeight > card.clientHeight || card.scrollWidth > card.clientWidth
        || [...card.children].some(block => block.getBoundingClientRect().bottom > edge);
}).map(card => card.textContent)"""
"""Cards whose text reaches out of them."""

PLACES = """() => [...document.querySelectorAll(".sheet")].map(sheet => {
    const page = sheet.getBoundingClientRect();
    return [...sheet.querySelectorAll(".card")].map(card => {
        const box = card.getBoundingClientRect();
        return [card.querySelector(".id").textContent,
                box.left - page.left, page.right - box.right, box.top - page.top, box.width, box.height];
    });
})"""
"""Of every page the cards: id, room on the left and on the right, above, width and height."""


@pytest.fixture(scope="module")
def deck() -> tuple[Corpus, CardSet]:
    _, corpus, card_set = read_deck(bundled.default_recipe())
    return corpus, card_set


def long_cards() -> list[Card]:
    """Quotes of up to 700 characters, in capitals and in other scripts too, with clozes at their beginning."""
    dice = Random(1)
    words = {
        "Latin": ["verifier", "of", "m", "William", "attention", "ill", "a", "WWW", "fit-for-use"],
        "capitals": ["MEMORY", "OF", "A", "WORLD", "ATTENTION"],
        "Cyrillic": ["щука", "и", "широкий", "Ждём", "ещё"],
        "Arabic": ["اقرأ", "باسم", "ربك"],
        "Han": ["漢字仮名" * 9, "学習"],
    }
    part, source = Part("part", 1, "Of Long Texts", corpus="test"), Source("source", "A Book (1999)", SourceKind.BOOK)
    cards = []
    for number in range(120):
        known = words[[*words][number % len(words)]]
        text = "It is hidden " + " ".join(dice.choices(known, k=dice.randint(3, 120)))
        quote = Quote(f"quote-{number}", "A Topic", text[:700], part, source)
        gap = Span(6, 12)
        cards.append(Card(CardKind.CLOZE, 1, quote, "Fill the gap", "hidden", Span(0, len(quote.text)), (gap,)))
    return cards


def evil_corpus(cards: Sequence[Card]) -> Corpus:
    return Corpus((Head("test", TEXTS["html"], "", TEXTS["html"], "en"),), (), (), tuple(card.quote for card in cards))


def measured(browser: Browser, html: str, script: str) -> Any:
    """What a script says of the page as printed."""
    with open_page(browser) as page:
        page.set_content(html)
        page.emulate_media(media="print")
        return page.evaluate(script)


@pytest.mark.parametrize("paper", Paper)
def test_the_pdf_has_two_pages_a_sheet_with_the_same_cards_on_both(
    paper: Paper, browser: Browser, deck: tuple[Corpus, CardSet]
) -> None:
    corpus, card_set = deck
    cards = card_set.cards[:100]
    with open_page(browser) as page:
        page.set_content(printable(TITLE, corpus, cards, paper).html)
        pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 2 * 13
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {POINTS[paper]}
    names = [set(re.findall(r"\b(\d+) · \S+/\d", page.extract_text())) for page in pages]
    assert names[::2] == names[1::2]
    assert sum(map(len, names[::2])) == len(cards)
    assert TITLE not in pages[0].extract_text()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [292, 1, 2, 9, 16])
def test_each_back_is_behind_its_front_when_the_sheet_is_turned_over(
    paper: Paper, count: int, browser: Browser, deck: tuple[Corpus, CardSet]
) -> None:
    corpus, card_set = deck
    cards = card_set.cards[:count]
    pages = measured(browser, printable(TITLE, corpus, cards, paper).html, PLACES)
    seen = 0
    for fronts, backs in zip(pages[::2], pages[1::2], strict=True):
        turned = {id: (right, left, *rest) for id, left, right, *rest in backs}
        for id, *place in fronts:
            assert turned[id] == pytest.approx(tuple(place), abs=0.5), id
            seen += 1
        assert len(turned) == len(fronts) <= 8
    assert seen == len(cards)


@pytest.mark.parametrize("font", FONTS)
def test_no_text_leaves_its_card(font: str, browser: Browser, deck: tuple[Corpus, CardSet]) -> None:
    corpus, card_set = deck
    evil = [card for number, name in enumerate(ALL) for card in evil_cards(number, name)]
    style = (
        f"<style>.quote, .answer {{ font-family: '{font} Serif' }} body {{ font-family: '{font} Sans' }}</style>"
        if font
        else ""
    )
    pages = [
        printable(TITLE, corpus, card_set.cards, Paper.A4),
        printable("Long", evil_corpus(long_cards()), long_cards(), Paper.A4),
        printable("Evil", evil_corpus(evil), evil, Paper.A4),
    ]
    for page in pages:
        assert measured(browser, page.html + style, BEYOND) == []
    assert pages[0].left_out == ()
    assert len(pages[1].left_out) < 120 / 4
    assert {card.quote.id for card in pages[2].left_out} == {
        f"quote-{number}" for number, name in enumerate(ALL) if name in ("long text", "long word")
    }


def blocks(html: str, element: str, side: str) -> list[str]:
    """What stands in elements of a kind on fronts or backs, in the order of the cards."""
    sheets = re.findall(rf'<section class="sheet {side}">\n(.*?)</section>', html, re.DOTALL)
    cards = [card for sheet in sheets for card in re.findall(r"<article class=.*?</article>", sheet, re.DOTALL)]
    cards.sort(key=lambda card: int(texts(card, ".id")[0].split()[0]))
    return ["\n".join(texts(card, element)) for card in cards]


def test_a_front_asks_and_a_back_answers(deck: tuple[Corpus, CardSet]) -> None:
    corpus, card_set = deck
    html = printable(TITLE, corpus, card_set.cards, Paper.A4).html
    assert blocks(html, ".quote", "front") == [front(card) for card in card_set.cards]
    assert blocks(html, ".quote", "back") == [card.quote.text for card in card_set.cards]
    answers = [answer.casefold() for answer in blocks(html, ".answer", "back")]
    assert answers == [card.answer.casefold() for card in card_set.cards]
    for asked, told, card in zip(
        blocks(html, ".note", "front"), blocks(html, ".note", "back"), card_set.cards, strict=True
    ):
        part = f"Part {card.quote.part.number} · {card.quote.part.title}"
        # beside a topic or a source the part would tell too much
        assert asked == (f"{card.question} · {part}" if card.kind is CardKind.CLOZE else card.question)
        assert told.splitlines()[-1] == corpus.provenance
        assert part in told.splitlines()
        assert (card.quote.source.label in told.splitlines()) == (card.kind is not CardKind.SOURCE)
    assert blocks(html, ".id", "front") == blocks(html, ".id", "back")
    marked = [
        "\n".join([card.answer] * len(card.gaps)) if card.kind is CardKind.CLOZE else "" for card in card_set.cards
    ]
    assert blocks(html, "u", "back") == marked


def test_a_quote_too_long_for_a_back_is_a_passage_there_too(deck: tuple[Corpus, CardSet]) -> None:
    corpus, _ = deck
    text = "Before all else. " + "It is hidden here. " + "And so it goes on. " * 200
    part, source = Part("part", 1, "Part", corpus=corpus.ids[0]), Source("source", "Book", SourceKind.BOOK)
    quote = Quote("quote", "A Topic", text, part, source)
    card = Card(CardKind.CLOZE, 1, quote, "Fill the gap", "hidden", Span(17, 36), (Span(23, 29),))
    page = printable("Long", corpus, [card], Paper.A4)
    assert blocks(page.html, ".quote", "back") == ["… It is hidden here.  …"]
    assert printable("Long", corpus, [replace(card, excerpt=Span(0, len(text)))], Paper.A4).left_out


def test_evil_texts_are_printed_as_they_are_and_ask_for_nothing(browser: Browser) -> None:
    cards = [card for number, name in enumerate(TEXTS) for card in evil_cards(number, name)]
    html = printable(TEXTS["html"], evil_corpus(cards), cards, Paper.LETTER).html
    asked: list[str] = []
    with open_page(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: asked.append(message.text))
        page.set_content(html)
        page.wait_for_load_state("networkidle")
        assert page.title() == TEXTS["html"]
        assert page.locator("body :is(script, img, b, i, iframe, link)").count() == 0
        backs = page.locator(".back .quote").evaluate_all("all => all.map(each => each.textContent)")
        options = page.locator(".back .answer").evaluate_all("all => all.map(each => each.textContent)")
    assert asked == []
    assert sorted(backs) == sorted(card.quote.text.translate(PICTURED) for card in cards)
    assert {card.answer.translate(PICTURED) for card in cards if card.kind is CardKind.SOURCE} <= {
        each[:1].lower() + each[1:] for each in options
    } | set(options)
