"""Cards in a real Chromium, on a page such as Anki makes for them."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ANKI_STYLE = """
* { box-sizing: content-box }
html { font-family: Helvetica, sans-serif }
body { margin: 20px; overflow-wrap: break-word; color: #020202; background: #f5f5f5 }
body.nightMode { color: #fcfcfc; background-color: #2c2c2c }
body.night_mode { color: white; background-color: black }
a { color: #1d4ed8; text-decoration: none }
hr { background-color: darkgray }
li { text-align: start }
"""
"""What Anki and AnkiDroid say about a card beside its own style."""

NIGHT = "nightMode night_mode"


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def open_browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(browser: Browser, width: int = 1280, height: int = 800) -> Iterator[Page]:
    """An empty page without a network."""
    context = browser.new_context(viewport={"width": width, "height": height})
    try:
        context.route("**/*", lambda route: route.abort())
        yield context.new_page()
    finally:
        context.close()


def show(page: Page, html: str, css: str, night: bool = False) -> None:
    """One side of a card, as the reviewer shows it."""
    page.set_content(
        f'<!doctype html><html><head><meta charset="utf-8"><style>{ANKI_STYLE}</style></head>'
        f'<body class="card card1 {NIGHT if night else ""}"><style>{css}</style><div id="qa">{html}</div></body></html>'
    )


def measure(page: Page, sides: Sequence[str], script: str) -> list[Any]:
    """What a function of the page returns for each of many sides of cards, put one after the other
    into the page as Anki does it."""
    return list(
        page.evaluate(
            f"""sides => {{
                const measure = {script};
                const qa = document.getElementById("qa");
                return sides.map(html => {{ qa.innerHTML = html; return measure(qa); }});
            }}""",
            list(sides),
        )
    )
