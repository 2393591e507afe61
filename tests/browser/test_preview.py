"""The preview as its user sees it: in a real browser, by mouse and keys, with and without scripts."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from kaiser_study import bundled
from kaiser_study.model import CardSet
from kaiser_study.preview.deck import Deck
from kaiser_study.preview.page import Watched, page
from tests.browser.conftest import Shown
from tests.browser.pages import open_page, show
from tests.contract.decks import SENTENCES, quote, read_deck, write_recipe
from tests.contract.evil import PICTURED, build_evil_deck, evil_corpus

pytestmark = pytest.mark.browser

PATIENCE = 30_000
"""Milliseconds that a save may take to be shown on a machine that does much else."""

DAY_GROUND, NIGHT_GROUND = "rgb(240, 237, 230)", "rgb(16, 16, 18)"
DAY_PAPER, NIGHT_PAPER = "rgb(253, 252, 249)", "rgb(27, 27, 29)"

WHERE_IT_STANDS = """() => {
    const focused = document.activeElement;
    const box = focused.getBoundingClientRect();
    return {
        name: focused.name || focused.className || focused.textContent.trim(),
        outline: getComputedStyle(focused).outlineStyle,
        seen: box.height > 0 && box.top >= 0 && box.bottom < innerHeight + 1,
    };
}"""

STYLES = """root => {
    const properties = [
        "color", "display", "fontFamily", "fontSize", "fontStyle", "fontWeight", "lineHeight", "textAlign",
        "textDecoration", "textUnderlineOffset", "whiteSpace", "overflowWrap", "tabSize", "maxWidth", "marginTop",
        "marginBottom", "paddingInlineStart", "borderTop", "direction", "letterSpacing",
    ];
    const styled = (element, pseudo) => {
        const style = getComputedStyle(element, pseudo);
        const found = properties.map(name => style[name]);
        return pseudo ? [...found, style.content, style.width, style.height, style.backgroundColor] : found;
    };
    const card = root.querySelector(".card") ?? document.body;
    const elements = [...root.querySelectorAll(
        ".front, .back, .asks, blockquote, .gap, .cloze, .cloze-inactive, hr, .answer, footer, footer *, .hints"
    )];
    return [
        getComputedStyle(card).backgroundColor,
        ...elements.map(element => [styled(element), styled(element, "::before"), styled(element, "::after")]),
    ];
}"""
"""How all the elements of a side look that are the same on Anki's page."""


BREAK_IN = """() => {
    document.body.insertAdjacentHTML("beforeend", `
        <img src="https://example.org/x.png" onerror="alert(1)"><style>@import "https://example.org/x.css"</style>
        <iframe src="https://example.org/"></iframe><a href="javascript:alert(2)">here</a>`);
    document.body.lastElementChild.click();
    fetch("https://example.org/").catch(() => {});
}"""


@dataclass(frozen=True)
class Preview:
    """A small deck with something of all: its recipe, its cards, and its page."""

    recipe: Path
    deck: Deck
    url: str


def write_page(file: Path, deck: Deck, watched: Watched | None = None) -> str:
    file.write_text("".join(page(deck, watched)), "utf-8")
    return file.as_uri()


def deck_of(recipe: Path) -> Deck:
    settings, corpus, card_set = read_deck(recipe)
    return Deck(settings.title, corpus, card_set, settings.look)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    quotes = [quote(f"quote-{number}", text) for number, text in enumerate(SENTENCES)]
    quotes[0] |= {"topic": "Wood and winds", "terms": ["winter nights", "wooden rooms", "long"]}  # type: ignore[operator]
    quotes[5] |= {"source": "diary"}  # type: ignore[operator]
    recipe = write_recipe(tmp_path_factory.mktemp("preview"), {"Music": quotes[:3], "Nature": quotes[3:]})
    deck = deck_of(recipe)
    assert len({each.rule for each in deck.card_set.rejected if each.kind == "cloze"}) > 1
    assert deck.card_set.without_options
    return Preview(recipe, deck, write_page(recipe.with_suffix(".html"), deck))


@contextmanager
def opened(browser: Browser, url: str, width: int = 1280, height: int = 800, **options: Any) -> Iterator[Page]:
    """The page of a URL that has asked for nothing else, and told nothing, when it is closed."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    page = context.new_page()
    asked: list[str] = []
    said = words_of(page)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        page.goto(url)
        yield page
        assert set(asked) == {url.partition("#")[0]}
        assert said == []
    finally:
        context.close()


def words_of(page: Page) -> list[str]:
    """What scripts of the page will say in dialogs."""
    said: list[str] = []

    def close(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", close)
    return said


@pytest.fixture
def shown_page(browser: Browser, preview: Preview) -> Iterator[Page]:
    with opened(browser, preview.url) as page:
        yield page


def cards_of(page: Page) -> list[str]:
    """The names of the cards that can be seen."""
    return list(page.locator(".entry:visible h4").evaluate_all("all => all.map(each => each.id)"))


def named(deck: Deck, is_wanted: Callable[[Any], bool]) -> list[str]:
    return sorted(card.id for card in deck.card_set.cards if is_wanted(card))


def told(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_all_can_be_read_without_a_script(browser: Browser, preview: Preview) -> None:
    deck = preview.deck
    with opened(browser, preview.url, java_script_enabled=False) as page:
        assert sorted(cards_of(page)) == named(deck, lambda _: True)
        assert page.get_by_role("search").count() == 0
        for heading in ("Music", "Nature"):
            expect(page.get_by_role("heading", level=2, name=heading)).to_be_visible()
            expect(page.get_by_role("navigation").get_by_role("link", name=heading)).to_be_visible()
        card = next(card for card in deck.card_set.cards if card.id == "quote-0/cloze/1")
        article = page.get_by_role("article", name=card.id)
        assert article.get_by_label("Back").locator("blockquote").inner_text() == card.quote.text
        hint = article.get_by_label("Front").locator("details.hint")
        expect(hint.get_by_text("Wood and winds")).not_to_be_visible()
        hint.locator("summary").click()
        expect(hint.get_by_text("Wood and winds")).to_be_visible()
        assert page.locator(".quiet").inner_text() == "Not checked"


def test_every_finding_stands_with_its_quote_and_its_line(shown_page: Page, preview: Preview) -> None:
    entry = shown_page.get_by_role("region", name="Wood and winds")
    place = preview.deck.corpus.quotes[0].place
    assert f"{place.file.name}:{place.line}" in entry.inner_text()
    rejected = [each for each in preview.deck.card_set.rejected if each.quote.id == "quote-0"]
    missing = [each for each in preview.deck.card_set.without_options if each.quote.id == "quote-0"]
    assert entry.locator(".findings > li").all_inner_texts() == [
        *(f"No {each.kind} card “{each.candidate}”: {each.rule}, {each.why}" for each in rejected),
        *(f"No options on the {each.kind} card “{each.candidate}”: {each.rule}, {each.why}" for each in missing),
    ]


def test_options_are_listed_and_the_right_one_is_named(shown_page: Page, preview: Preview) -> None:
    card = next(card for card in preview.deck.card_set.cards if card.options)
    listed = shown_page.get_by_role("article", name=card.id).locator(".options").inner_text()
    right = [
        option.removesuffix(" (right)") for option in listed.removeprefix("Options: ").split(" · ") if "(" in option
    ]
    assert [each.casefold() for each in right] == [card.answer.casefold()]
    assert listed.count(" · ") == len(card.options) - 1


def test_filters_narrow_what_is_shown_and_say_how_much_it_is(shown_page: Page, preview: Preview) -> None:
    deck, every = preview.deck, len(preview.deck.card_set.cards)
    shown_page.get_by_role("combobox", name="Part").select_option("2")
    assert sorted(cards_of(shown_page)) == named(deck, lambda card: card.quote.part.number == 2)
    expect(shown_page.get_by_role("heading", level=2, name="Music")).not_to_be_visible()
    shown_page.get_by_role("combobox", name="Kind").select_option("cloze")
    wanted = named(deck, lambda card: card.quote.part.number == 2 and card.kind == "cloze")
    assert sorted(cards_of(shown_page)) == wanted
    assert told(shown_page).startswith(f"{len(wanted)} of {every} cards")

    shown_page.get_by_role("combobox", name="Part").select_option("")
    rule = deck.card_set.rejected[0].rule
    shown_page.get_by_role("combobox", name="Finding").select_option(rule)
    found = [each for each in deck.findings if each.rule == rule and each.kind == "cloze"]
    quotes = {each.quote.id for each in found}
    assert sorted(cards_of(shown_page)) == named(deck, lambda card: card.quote.id in quotes and card.kind == "cloze")
    assert told(shown_page).endswith(f"{len(found)} finding{'s' if len(found) > 1 else ''}")
    shown_page.get_by_role("combobox", name="Finding").select_option("any")
    quotes = {each.quote.id for each in deck.findings if each.kind == "cloze"}
    assert sorted(cards_of(shown_page)) == named(deck, lambda card: card.quote.id in quotes and card.kind == "cloze")


def test_a_search_looks_at_cards_findings_and_ids(shown_page: Page, preview: Preview) -> None:
    search = shown_page.get_by_label("Search")
    for sought in ("OIL, water", "quote-1/"):
        search.fill(sought)
        assert {name.split("/")[0] for name in cards_of(shown_page)} == {"quote-1"}, sought
    search.fill("nothing is like this")
    assert told(shown_page) == f"0 of {len(preview.deck.card_set.cards)} cards"
    search.fill("")
    assert len(cards_of(shown_page)) == len(preview.deck.card_set.cards)


def test_what_was_chosen_outlives_a_reload_and_a_jump(shown_page: Page, preview: Preview) -> None:
    shown_page.get_by_role("combobox", name="Kind").select_option("source")
    shown_page.get_by_label("Night").check()
    shown_page.get_by_label("Phone").check()
    shown_page.get_by_role("link", name="Nature").click()
    expect(shown_page.get_by_role("heading", level=2, name="Nature")).to_be_in_viewport()
    for _ in range(2):
        expect(shown_page).to_have_url(f"{preview.url}#kind=source&look=night&width=phone")
        assert sorted(cards_of(shown_page)) == named(preview.deck, lambda card: card.kind == "source")
        assert ground(shown_page) == NIGHT_GROUND
        expect(shown_page.get_by_label("Phone")).to_be_checked()
        shown_page.reload()


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_it_is_night_where_the_system_says_so(scripts: bool, browser: Browser, preview: Preview) -> None:
    with opened(browser, preview.url, color_scheme="dark", java_script_enabled=scripts) as page:
        assert (ground(page), paper(page)) == (NIGHT_GROUND, NIGHT_PAPER)
        if scripts:
            page.get_by_label("Night").uncheck()
            assert (ground(page), paper(page)) == (DAY_GROUND, DAY_PAPER)


def test_night_comes_and_goes_by_a_switch(shown_page: Page) -> None:
    assert (ground(shown_page), paper(shown_page)) == (DAY_GROUND, DAY_PAPER)
    shown_page.get_by_label("Night").check()
    assert (ground(shown_page), paper(shown_page)) == (NIGHT_GROUND, NIGHT_PAPER)


@pytest.mark.parametrize("width", [320, 390, 700])
def test_on_a_narrow_screen_the_back_stands_below_the_front(width: int, browser: Browser, preview: Preview) -> None:
    with opened(browser, preview.url, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == width
        front, back = (page.locator(".face").nth(n).bounding_box() for n in (0, 1))
        assert front
        assert back
        assert back["y"] >= front["y"] + front["height"]
        assert back["x"] == front["x"]


def test_cards_are_shown_as_wide_as_on_a_phone(shown_page: Page) -> None:
    faces = shown_page.locator(".face")
    assert {box["width"] for face in faces.all()[:4] if (box := face.bounding_box())} == {608}
    shown_page.get_by_label("Phone").check()
    assert {box["width"] for face in faces.all()[:4] if (box := face.bounding_box())} == {360}


def test_all_is_reached_by_keys_and_seen_there(shown_page: Page, preview: Preview) -> None:
    stops = []
    for _ in range(14):
        shown_page.keyboard.press("Tab")
        stops.append(shown_page.evaluate(WHERE_IT_STANDS))
    assert [stop["name"] for stop in stops[:9]] == [
        *("skip", "part", "kind", "finding", "text", "night", "phone"),
        *("Music", "Nature"),
    ]
    assert {stop["name"] for stop in stops[9:]} <= {"Topic", "Options", "Source options", "Diary"}
    assert all(stop["seen"] and stop["outline"] == "solid" for stop in stops)
    shown_page.keyboard.press("Enter")
    assert shown_page.locator("details[open]").count() == 1

    shown_page.keyboard.press("/")
    shown_page.keyboard.type("oil/")
    expect(shown_page.get_by_label("Search")).to_have_value("oil/")


def test_the_first_stop_leads_past_all_controls(shown_page: Page) -> None:
    shown_page.keyboard.press("Tab")
    shown_page.keyboard.press("Enter")
    expect(shown_page.get_by_role("main")).to_be_focused()
    shown_page.keyboard.press("Tab")
    assert shown_page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("state", ["#look=light", "#look=night", "#look=light&width=phone", "error"])
def test_axe_finds_nothing(state: str, browser: Browser, preview: Preview, tmp_path: Path) -> None:
    """On a screen on which nothing lies below another thing, so that it can judge all contrasts."""
    url = preview.url + state
    if state == "error":
        url = write_page(tmp_path / "error.html", preview.deck, Watched(2, "course.yaml:1:2: syntax: this is not YAML"))
    context = browser.new_context(viewport={"width": 1280, "height": 12_000})
    try:
        page = context.new_page()
        page.goto(url)
        page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
        found = page.evaluate("axe.run({ resultTypes: ['violations', 'incomplete'] })")
    finally:
        context.close()
    for kind in ("violations", "incomplete"):
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found[kind]] == []


def test_no_two_elements_have_one_id(shown_page: Page) -> None:
    ids = shown_page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("night", [False, True], ids=["light", "night"])
def test_cards_look_as_they_do_in_anki(night: bool, browser: Browser, deck: Shown, tmp_path: Path) -> None:
    url = write_page(tmp_path / "page.html", deck_of(bundled.default_recipe()))
    with opened(browser, url, color_scheme="dark" if night else "light") as page, open_page(browser) as anki:
        for name in ("role-of-verifiers/cloze/1", "role-of-verifiers/topic/1", "role-of-verifiers/source/1"):
            face = deck.faces[name]
            for label, html in (("Front", face.question), ("Back", face.answer)):
                show(anki, html, face.css, night)
                ours = page.get_by_role("article", name=name).get_by_label(label)
                assert ours.evaluate(STYLES) == anki.locator("#qa").evaluate(STYLES), (name, label)


def test_nothing_of_an_evil_text_acts(browser: Browser, tmp_path: Path) -> None:
    cards, _ = build_evil_deck(tmp_path)
    everything = tuple(card for own in cards.values() for card in own)
    evil = "</script><script>alert(1)</script>\"'"
    deck = Deck(evil, evil_corpus(everything), CardSet(everything, ()))
    url = write_page(tmp_path / "evil.html", deck)
    with opened(browser, url) as page:
        assert page.locator("script, img, b, i").count() == 1  # the script of the page
        assert page.get_by_role("heading", level=1).inner_text() == evil
        page.evaluate(
            "for (const each of document.querySelectorAll('.quote')) each.style.contentVisibility = 'visible'"
        )
        for card in everything:
            if card.kind == "source":
                back = page.get_by_role("article", name=card.id).get_by_label("Back")
                written = card.quote.text.translate(PICTURED)
                assert back.locator("blockquote").inner_text() == written, card.id


def test_a_page_that_was_broken_into_could_still_ask_for_nothing(browser: Browser, preview: Preview) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(preview.url)
        said = words_of(page)
        context.route("**/*", note)
        page.evaluate(BREAK_IN)
        page.wait_for_timeout(100)
    finally:
        context.close()
    assert asked == []
    assert said == []


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_recipe(tmp_path, {"Music": [quote("one", SENTENCES[0]), quote("two", SENTENCES[1])]})


@contextmanager
def watch(recipe: Path) -> Iterator[str]:
    """The address at which a watch of a recipe shows its page."""
    command = [sys.executable, "-m", "kaiser_study", "preview", str(recipe), "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as watching:
        try:
            assert watching.stdout
            yield watching.stdout.readline().split()[0]
        finally:
            watching.terminate()


def save(file: Path, text: str) -> None:
    """As editors do it: a new file takes the place of the old one."""
    new = file.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(file)


def test_a_page_that_is_watched_follows_every_save(browser: Browser, course: Path) -> None:
    corpus = course.with_name("corpus.yaml")
    good = corpus.read_text("utf-8")
    asked: list[str] = []
    with watch(course) as url, closing(browser.new_context()) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url)
        page.get_by_role("combobox", name="Kind").select_option("topic")
        page.get_by_label("Search").fill("topic")

        save(corpus, good.replace("Topic of one", "Topic of violins"))
        expect(page.get_by_role("heading", name="Topic of violins")).to_be_visible(timeout=PATIENCE)
        assert page.get_by_role("combobox", name="Kind").input_value() == "topic"
        assert page.get_by_label("Search").input_value() == "topic"
        expect(page.get_by_label("Search")).to_be_focused()
        assert "Topic of violins" in course.with_name("test.preview.html").read_text("utf-8")

        save(corpus, good.replace("topic: Topic of one", "topik: Topic of one"))
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("unknown-key: the quote has no key `topik`; did you mean", timeout=PATIENCE)
        expect(alert).to_contain_text("corpus.yaml:")
        expect(page.get_by_role("heading", name="Topic of violins")).to_be_visible()

        corpus.write_text(good, "utf-8")
        expect(alert).not_to_be_attached(timeout=PATIENCE)
        expect(page.get_by_role("heading", name="Topic of one")).to_be_visible()

        save(course, course.read_text("utf-8").replace("title: Test", "title: Another title"))
        expect(page.get_by_role("heading", level=1, name="Another title")).to_be_visible(timeout=PATIENCE)
    assert all(each.startswith(url) for each in asked)


def test_a_style_of_ones_own_is_followed_and_mended_too(browser: Browser, course: Path) -> None:
    style = course.with_name("own.css")
    style.write_text("p {", "utf-8")
    course.write_text(course.read_text("utf-8") + "look: {css: own.css}\n", "utf-8")
    with watch(course) as url, closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(url)
        expect(page.get_by_role("alert")).to_contain_text("own.css:1:3: bad-css")
        save(style, ".asks { text-transform: uppercase }")
        asks = page.locator(".face .asks").first
        expect(asks).to_have_css("text-transform", "uppercase", timeout=PATIENCE)
        save(style, ".asks { text-transform: lowercase }")
        expect(asks).to_have_css("text-transform", "lowercase", timeout=PATIENCE)


def test_a_watch_may_begin_with_a_mistake_and_says_when_it_ends(browser: Browser, course: Path) -> None:
    good = course.read_text("utf-8")
    course.write_text("deck: test\n", "utf-8")
    with closing(browser.new_context()) as context:
        page = context.new_page()
        with watch(course) as url:
            page.goto(url)
            expect(page.get_by_role("alert")).to_contain_text("missing-key")
            save(course, good)
            expect(page.get_by_role("heading", level=1, name="Test")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("The watch has ended")).to_be_visible(timeout=PATIENCE)
