"""A deck -> one page of HTML that needs nothing else: no server, no other file, and no script to be read.

Nothing of a corpus can act in it: texts are escaped, and a browser runs no script and applies no style but those
whose digests the page names.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from kaiser_study.anki.note_types import question_type
from kaiser_study.model import CardKind
from kaiser_study.preview.cards import cards_html, index_html, shown
from kaiser_study.preview.deck import Deck
from kaiser_study.preview.frame import framed_style, night_style
from kaiser_study.visible import headline, in_a_line, plural


@dataclass(frozen=True, slots=True)
class Watched:
    """What a page knows of the watch that serves it: which edition of the page it is, and what is wrong with
    the files as they are now."""

    edition: int
    error: str = ""


OPENING = "<!doctype html>\n<!-- preview of kaiser-study -->\n"
"""By it a page of ours is known again."""


def page(deck: Deck | None, watched: Watched | None = None) -> Iterator[str]:
    """The page, piece by piece. There is no deck where a watch begins with a mistake."""
    scripts = [_read("page.js"), *([_read("watch.js")] if watched else [])]
    yield from _head(deck, watched, scripts)
    if watched and watched.error:
        yield from _error(watched.error)
    if deck:
        yield from _top(deck)
        yield from _filters(deck)
        yield from index_html(deck)
        yield '<main id="cards" tabindex="-1">\n'
        yield from cards_html(deck)
        yield "</main>\n"
    else:
        yield '<main id="cards" tabindex="-1"><h1>Preview</h1></main>\n'
    for script in scripts:
        yield f"<script>{script}</script>\n"
    yield "</body>\n</html>\n"


def _head(deck: Deck | None, watched: Watched | None, scripts: list[str]) -> Iterator[str]:
    css = question_type().css  # one style for both note types
    if deck and deck.look:
        css = deck.look.style(css)
    by_day, by_night = _read("page.css") + framed_style(css), _read("night.css") + night_style(css)
    connects_to, edition = ("'self'", f' data-edition="{watched.edition}"') if watched else ("'none'", "")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_digests(*scripts)}",
            f"style-src {_digests(by_day, by_night)}",
            f"connect-src {connects_to}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    title = f"{in_a_line(deck.title)}: preview" if deck else "Preview"
    yield (
        f"{OPENING}"
        f'<html lang="en"{edition}>\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="data:,">\n'  # else a browser asks the server for one
        f"<title>{shown(title)}</title>\n"
        f"<style>{by_day}</style>\n"
        f'<style id="night" media="(prefers-color-scheme: dark)">{by_night}</style>\n'
        "</head>\n"
        "<body>\n"
    )


def _error(told: str) -> Iterator[str]:
    """What is wrong, line by line, as the commands tell it."""
    yield '<section class="error" role="alert" aria-labelledby="mistakes">\n'
    yield '<h2 id="mistakes">What you saved cannot be shown yet</h2>\n<ul>\n'
    yield from (f"<li>{shown(line)}</li>\n" for line in told.splitlines())
    yield "</ul>\n</section>\n"


def _top(deck: Deck) -> Iterator[str]:
    corpus = deck.corpus
    files = ", ".join(f"<code>{shown(file)}</code>" for file in deck.files.values())
    yield (
        '<a class="skip" href="#cards">Skip to the cards</a>\n'
        f'<header class="top">\n<h1 dir="auto">{shown(deck.title)}</h1>\n'
        f"<p>{deck} · {plural(len(corpus.quotes), 'quote')} in {files}</p>\n"
        f'<p class="quiet" dir="auto">{shown(headline(corpus.provenance))}</p>\n'
        "</header>\n"
    )


def _filters(deck: Deck) -> Iterator[str]:
    """The controls, which the script brings out: without it they could do nothing."""
    parts = {str(part.number): f"{part.number}  {in_a_line(part.title)}" for part in deck.corpus.parts}
    kinds = {str(kind): kind.capitalize() for kind in CardKind}
    rules = Counter(finding.rule for finding in deck.findings)
    findings = {"any": f"any ({len(deck.findings)})"} | {
        rule: f"{rule} ({count})" for rule, count in sorted(rules.items(), key=lambda rule: int(rule[0][1:]))
    }
    yield '<form class="filters" role="search" aria-label="Cards" hidden>\n'
    for name, label, choices in (("part", "Part", parts), ("kind", "Kind", kinds), ("finding", "Finding", findings)):
        yield f'<label>{label} <select name="{name}">\n<option value="">all</option>\n'
        yield from (f'<option value="{value}">{shown(text)}</option>\n' for value, text in choices.items())
        yield "</select></label>\n"
    yield (
        '<label>Search <input type="search" name="text" aria-keyshortcuts="/" placeholder="/"></label>\n'
        '<label class="switch"><input type="checkbox" name="night"> Night</label>\n'
        '<label class="switch"><input type="checkbox" name="phone"> Phone</label>\n'
        '<output role="status"></output>\n'
        "</form>\n"
    )


def _digests(*texts: str) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


@cache
def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")
