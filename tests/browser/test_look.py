"""A deck with a look of its own, as Anki shows it and as the preview does, by day and by night."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kaiser_study.preview.deck import Deck
from kaiser_study.preview.page import page as page_of
from tests.browser.conftest import Shown, shown
from tests.browser.pages import open_page, show
from tests.contract.decks import SENTENCES, build_deck, quote, read_deck, write_recipe

pytestmark = pytest.mark.browser

CSS = """\
/* A line beside the quote. } */
blockquote { border-inline-start: 3px solid var(--accent); padding-inline-start: 1rem; }
.nightMode .asks { text-transform: uppercase; }
main > .asks::before { content: "} "; }
"""
LOOK = {
    "colours": {"paper": "#fff8e7", "ink": "#102030", "accent": "#a20"},
    "night": {"paper": "#0b1a12", "accent": "#ffcc66"},
    "fonts": {"quote": "DejaVu Sans Mono", "text": "serif"},
    "css": "own.css",
}

SEEN = """card => {
    const style = selector => getComputedStyle(card.querySelector(selector));
    return {
        paper: getComputedStyle(card).backgroundColor,
        ink: style("blockquote").color,
        accent: style(".back .cloze").color,
        gap: getComputedStyle(card.querySelector(".back .cloze"), "::after").content,
        line: style("blockquote").borderInlineStartWidth,
        quote: style("blockquote").fontFamily.split(",")[0],
        text: style(".asks").fontFamily.split(",")[0],
        asks: style(".asks").textTransform,
        before: getComputedStyle(card.querySelector(".asks"), "::before").content,
    };
}"""

GROUND = """() => {
    const style = getComputedStyle(document.body);
    return [style.backgroundColor, style.color, style.fontFamily, document.body.clientWidth];
}"""

ALWAYS = {"gap": "none", "line": "3px", "quote": '"DejaVu Sans Mono"', "text": "serif", "before": '"} "'}
DAY = ALWAYS | {"paper": "rgb(255, 248, 231)", "ink": "rgb(16, 32, 48)", "accent": "rgb(170, 34, 0)", "asks": "none"}
NIGHT = ALWAYS | {
    "paper": "rgb(11, 26, 18)",
    "ink": "rgb(236, 233, 226)",
    "accent": "rgb(255, 204, 102)",
    "asks": "uppercase",
}
"""Ink is that of all cards by night: the recipe does not say it."""


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("look")
    folder.joinpath("own.css").write_text(CSS, "utf-8")
    quotes = [quote("one", SENTENCES[0], terms=["drums"]), quote("two", SENTENCES[1], source="diary")]
    return write_recipe(folder, {"One": quotes}, look=LOOK)


@pytest.fixture(scope="module")
def with_look(recipe: Path) -> Shown:
    _, _, card_set = read_deck(recipe)
    return shown(card_set.cards, build_deck(recipe, recipe.with_suffix(".apkg")).file)


@pytest.mark.parametrize(("night", "seen"), [(False, DAY), (True, NIGHT)], ids=["light", "night"])
def test_anki_shows_the_look(night: bool, seen: dict[str, str], with_look: Shown, browser: Browser) -> None:
    with open_page(browser) as page:
        show(page, with_look.faces["one/cloze/1"].answer, with_look.css, night)
        assert page.evaluate(f"({SEEN})(document.body)") == seen


@pytest.mark.parametrize(("scheme", "seen"), [("light", DAY), ("dark", NIGHT)])
def test_the_preview_shows_the_look_and_nothing_else_has_it(
    scheme: str, seen: dict[str, str], recipe: Path, browser: Browser
) -> None:
    settings, corpus, card_set = read_deck(recipe)
    deck = Deck(settings.title, corpus, card_set)
    file = recipe.with_name("preview.html")
    said: list[str] = []
    grounds = []
    with closing(browser.new_context(color_scheme=scheme)) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        for look in (None, settings.look):
            file.write_text("".join(page_of(replace(deck, look=look))), "utf-8")
            page.goto(file.as_uri())
            grounds.append(page.evaluate(GROUND))
        card = page.locator('[aria-labelledby="one/cloze/1"] [aria-label="Back"] .card')
        assert card.evaluate(SEEN) == seen
    assert grounds[0] == grounds[1]
    assert said == []
