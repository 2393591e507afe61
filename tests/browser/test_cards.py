"""The cards as a learner sees them: calm, readable, and nothing given away."""

import re
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Dialog, Page

from kaiser_study.cards.face import front
from kaiser_study.model import CardKind
from tests.browser.conftest import Shown
from tests.browser.pages import NIGHT, measure, open_page, show
from tests.contract.evil import PICTURED

pytestmark = pytest.mark.browser

LEAST_CONTRAST = 7.0
LONGEST_LINE = 72
LINE = 32.4
"""The height of a line of a quote."""

ARTICLE = re.compile(r"[Aa]\(n\)\s+(?=\[)")
"""An article that the gap behind it takes with it on a cloze card."""

TEXTS = """
const texts = root => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode(); ) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const seen = [...range.getClientRects()].some(box => box.width > 0 && box.height > 0);
        if (node.data.trim() && seen) found.push(node);
    }
    return found;
};
"""
"""The text nodes that can be seen."""

VISIBLE = f"qa => {{ {TEXTS} return texts(qa.querySelector('blockquote')).map(node => node.data).join(' ') }}"

GAPS = """qa => [...qa.querySelectorAll(".front .cloze, .gap")].map(gap => ({
    space: getComputedStyle(gap, "::after").width,
    article: getComputedStyle(gap, "::before").content,
    width: [...gap.getClientRects()].reduce((sum, box) => sum + box.width, 0),
}))"""

CONTRASTS = f"""qa => {{
    {TEXTS}
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const linear = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const luminance = colour => {{
        const [r, g, b] = channels(colour).map(c => linear(c / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }};
    const paper = element => {{
        const colour = getComputedStyle(element).backgroundColor;
        return channels(colour)[3] === 0 ? paper(element.parentElement) : colour;
    }};
    return texts(qa).map(node => {{
        const ink = getComputedStyle(node.parentElement).color;
        const [dark, light] = [ink, paper(node.parentElement)].map(luminance).sort((a, b) => a - b);
        return [node.data.trim(), (light + 0.05) / (dark + 0.05)];
    }});
}}"""

LINES = """qa => [...qa.querySelectorAll("blockquote")].flatMap(quote => {
    const lines = new Map();
    const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode(); ) {
        for (let i = 0; i < node.length; i++) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const bottom = Math.round(range.getBoundingClientRect().bottom);
            lines.set(bottom, (lines.get(bottom) || "") + node.data[i]);
        }
    }
    return [...lines.values()].map(line => line.trim().length);
})"""

TOP_OF_CLOZE = "qa => qa.querySelector('.cloze').getClientRects()[0].bottom"

BEYOND_THE_EDGE = """qa => {
    const edge = qa.querySelector("blockquote").getBoundingClientRect().right;
    return Math.max(...[...qa.querySelector(".cloze").getClientRects()].map(box => box.right - edge));
}"""

SCROLLED_TO_ANSWER = """qa => {
    window.scrollTo(0, 0);
    document.getElementById("answer")?.scrollIntoView();
    return window.scrollY;
}"""

TOP_OF_ANSWER = (
    f"qa => {{ ({SCROLLED_TO_ANSWER})(qa); return qa.querySelector('.answer').getBoundingClientRect().top }}"
)


def opened(html: str) -> str:
    return html.replace('style="display: none"', "")


def all_sides(deck: Shown) -> list[str]:
    return [*deck.fronts, *map(opened, deck.fronts), *deck.backs]


def test_every_gap_has_one_width_and_hides_its_text(desktop: Page, deck: Shown) -> None:
    gaps = [gap for side in measure(desktop, deck.fronts, GAPS) for gap in side]
    assert len(gaps) == sum(len(card.gaps) for card in deck.cards)
    assert {gap["space"] for gap in gaps} == {"88px"}
    assert {gap["width"] for gap in gaps if gap["article"] == "none"} == {88}
    for card, seen in zip(deck.cards, measure(desktop, deck.fronts, VISIBLE), strict=True):
        shown = ARTICLE.sub("", front(card)) if card.kind is CardKind.CLOZE else front(card)
        assert letters(seen) == letters(shown.replace("[...]", "")), card.id


def letters(text: str) -> str:
    return "".join(text.split())


def test_an_article_before_a_gap_says_neither_a_nor_an(desktop: Page, deck: Shown) -> None:
    neutral = {}
    for card, gaps in zip(deck.cards, measure(desktop, deck.fronts, GAPS), strict=True):
        if card.kind is CardKind.CLOZE:
            neutral[card.id] = [gap["article"] != "none" for gap in gaps]
            assert sum(neutral[card.id]) == len(ARTICLE.findall(front(card))), card.id
            assert all(gap["width"] > 88 for gap in gaps if gap["article"] != "none")
            assert {gap["article"] for gap in gaps} <= {"none", '"a(n)\u00a0"', '"A(n)\u00a0"'}
    assert any(map(any, neutral.values()))


def test_nothing_scrolls_sideways_on_a_phone(phone: Page, deck: Shown, evil: Shown) -> None:
    sides = [*all_sides(deck), *all_sides(evil)]
    widths = measure(phone, sides, "() => document.documentElement.scrollWidth")
    assert [side for side, width in zip(sides, widths, strict=True) if width > 320] == []


@pytest.mark.parametrize("classes", ["", NIGHT, "nightMode", "night_mode"])
def test_every_text_has_contrast(classes: str, desktop: Page, deck: Shown) -> None:
    desktop.evaluate("classes => { document.body.className = `card card1 ${classes}` }", classes)
    sides = measure(desktop, all_sides(deck), CONTRASTS)
    assert all(sides)
    faint = {text: round(ratio, 1) for side in sides for text, ratio in side if ratio < LEAST_CONTRAST}
    assert faint == {}


@pytest.mark.parametrize(
    ("night", "paper", "ink"),
    [(False, "rgb(253, 252, 249)", "rgb(29, 28, 26)"), (True, "rgb(27, 27, 29)", "rgb(236, 233, 226)")],
    ids=["light", "night"],
)
def test_paper_and_ink_are_ours_and_not_ankis(night: bool, paper: str, ink: str, browser: Browser, deck: Shown) -> None:
    with open_page(browser) as page:
        show(page, deck.fronts[0], deck.css, night)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        assert page.evaluate("getComputedStyle(document.querySelector('blockquote')).color") == ink


@pytest.mark.parametrize("kind", ["cloze", "topic", "source"])
def test_the_hint_link_opens_the_options(kind: str, browser: Browser, deck: Shown) -> None:
    card = next(card for card in deck.cards if card.kind == kind)
    with open_page(browser) as page:
        show(page, deck.faces[card.id].question, deck.css)
        link, content = page.locator("a.hint"), page.locator("div.hint")
        assert "underline" in link.evaluate("link => getComputedStyle(link).textDecorationLine")
        assert not content.is_visible()
        link.click()
        shown = content.inner_text().casefold().split("\n")
        assert [line.strip() for line in shown] == [option.casefold() for option in card.options or (card.hint,)]
        assert not link.is_visible()


@pytest.mark.parametrize("font", ["inherit", "'Liberation Serif', Times, serif", "'DejaVu Serif', Georgia, serif"])
def test_lines_of_a_quote_are_readable(font: str, browser: Browser, deck: Shown) -> None:
    """Whichever font of the stack a machine has: narrow ones as well as wide ones."""
    with open_page(browser) as page:
        style = "" if font == "inherit" else f"blockquote {{ font-family: {font} }}"
        show(page, "", deck.css + style)
        lines = [line for side in measure(page, deck.backs, LINES) for line in side]
    assert 45 < max(lines) <= LONGEST_LINE


def test_a_page_asks_for_nothing(browser: Browser, deck: Shown, evil: Shown) -> None:
    asked: list[str] = []
    with open_page(browser) as page:
        show(page, "", deck.css)
        page.on("request", lambda request: asked.append(request.url))
        measure(page, [*all_sides(deck), *all_sides(evil)], "() => 0")
        page.wait_for_load_state("networkidle")
    assert asked == []


def test_nothing_of_an_evil_text_acts(browser: Browser, evil: Shown) -> None:
    said: list[str] = []

    def close(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    with open_page(browser) as page:
        page.on("dialog", close)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for html in (*evil.fronts, *evil.backs):
            show(page, html, evil.css)
            assert page.locator("#qa script, #qa img, #qa b, #qa i").count() == 0
        page.wait_for_timeout(50)
    assert said == []


def test_an_evil_text_reads_as_it_was_written(desktop: Page, evil: Shown) -> None:
    """Line breaks and indentation included. Anki stores texts in Unicode's composed form."""
    read = measure(desktop, evil.backs, "qa => qa.querySelector('blockquote').innerText")
    for card, seen in zip(evil.cards, read, strict=True):
        written = normalize("NFC", card.quote.text.translate(PICTURED))
        if card.kind is CardKind.CLOZE:  # inside the underlined answer, spaces in a row are one
            assert [line.split() for line in seen.split("\n")] == [line.split() for line in written.split("\n")], (
                card.id
            )
        else:
            assert seen == written, card.id


def test_the_answer_of_a_cloze_stands_where_the_gap_was(browser: Browser, desktop: Page, deck: Shown) -> None:
    """In the same line, or the next where it does not fit; and Anki does not scroll it away."""
    clozes = [deck.faces[card.id] for card in deck.cards if card.kind is CardKind.CLOZE]
    gaps = measure(desktop, [face.question for face in clozes], TOP_OF_CLOZE)
    answers = measure(desktop, [face.answer for face in clozes], TOP_OF_CLOZE)
    moved = [abs(gap - answer) for gap, answer in zip(gaps, answers, strict=True)]
    assert max(moved) < 1.5 * LINE
    assert sum(each > LINE / 2 for each in moved) < len(moved) / 4
    with open_page(browser, 320, 240) as page:
        show(page, "", deck.css)
        assert set(measure(page, [face.answer for face in clozes], SCROLLED_TO_ANSWER)) == {0}


def test_the_line_under_an_answer_ends_with_its_line(phone: Page, deck: Shown) -> None:
    clozes = [deck.faces[card.id].answer for card in deck.cards if card.kind is CardKind.CLOZE]
    beyond = measure(phone, clozes, BEYOND_THE_EDGE)
    assert max(beyond) <= 0


def test_the_answer_below_a_quote_is_scrolled_to(browser: Browser, deck: Shown) -> None:
    others = [deck.faces[card.id] for card in deck.cards if card.kind is not CardKind.CLOZE]
    with open_page(browser, 320, 240) as page:
        show(page, "", deck.css)
        scrolled = measure(page, [face.answer for face in others], SCROLLED_TO_ANSWER)
        assert min(scrolled) > 0
        tops = measure(page, [face.answer for face in others], TOP_OF_ANSWER)
        assert all(0 <= top < 200 for top in tops)
