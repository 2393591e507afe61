"""The HTML of our own fields -> the text that it shows, and what a cloze hides."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import unescape

GAP = re.compile(r"\{\{c(?P<number>\d+)::(?P<hidden>.*?)(?:::(?P<hint>.*?))?\}\}", re.DOTALL)
"""A gap of a cloze field, as `anki.notes` writes it."""
_BREAK = re.compile(r"<br>|</li>")
_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """What a field shows, gaps filled."""
    shown = GAP.sub(lambda gap: gap["hidden"], html)
    return unescape(_TAG.sub("", _BREAK.sub("\n", shown)))


def gaps_of(html: str) -> Mapping[int, Sequence[str]]:
    """What the gaps of a cloze field hide, by number, without an article that a hint stands for."""
    gaps: dict[int, list[str]] = defaultdict(list)
    for gap in GAP.finditer(html):
        hidden = plain(gap["hidden"])
        has_article = (gap["hint"] or "").lower().startswith("a(n)")
        gaps[int(gap["number"])].append(hidden.split(maxsplit=1)[-1] if has_article else hidden)
    return gaps


def options_of(html: str) -> Mapping[int, Sequence[str]]:
    """What each gap offers to choose from, by number."""
    return {int(gap["number"]): items_of(gap["hint"] or "") for gap in GAP.finditer(html)}


def items_of(html: str) -> Sequence[str]:
    """The entries of a field that is a list."""
    return [plain(item) for item in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]
