"""The marks by which people set off quotes and who said them."""

import re
from typing import NamedTuple

DASH = "[-\u2010-\u2015\u2212\u2e3a\u2e3b]"
"""Any dash or hyphen."""

_CLOSING = {
    '"': '"\u201d',
    "\u201c": '\u201d"\u201c',
    "\u201d": "\u201d",
    "\u201e": '\u201c\u201d"',
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u2018": "\u2019'",
    "\u201a": "\u2018\u2019",
    "'": "'\u2019",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
}
"""The marks that open a quote, and those that may close it, the right one first."""

_APOSTROPHES = "'\u2019\u2018"

OPENING = "[" + "".join(_CLOSING) + "]"
CLOSING = "[" + "".join(sorted(set("".join(_CLOSING.values())))) + "]"

_BLANK = " \t\n*_"
"""White space, and the emphasis of Markdown."""

SOURCE_WORD = r"[*_]*\b(?:Sources?|Quelle|Fuente|Fonte)[*_]*\s*:[*_]*"
"""What announces a source."""

_BULLET = re.compile(rf"\s*(?:[*\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7+]|{DASH}|\(?\d{{1,3}}[.)])\s+(?=\S)")
_LINKED = re.compile(r"\[([^\]]*)\]\((https?://[^\s)]+)\)")
_BARE_URL = re.compile(r"(.*[^\s(<])[\s(<]+(https?://[^\s()<>]+?)[)>\].,;]*", re.DOTALL)
_ATTRIBUTION = re.compile(rf"\s*(?:{DASH}{{1,3}}|~)\s*(?=[^\W_]|[\[(*_\"\u201c\u201e\u00ab])")
_BEHIND = re.compile(rf"[*_]*\s*[.,;]?\s*(?:$|[(\[]|{_ATTRIBUTION.pattern})")


class Quoted(NamedTuple):
    """What stands between quotation marks, and what follows them."""

    text: str
    rest: str


def has_bullet(line: str) -> bool:
    """Whether a line is an entry of a list."""
    return _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    """A line without the bullet or number that makes it an entry of a list."""
    return _BULLET.sub("", line, count=1) if has_bullet(line) else line.strip()


def opens(text: str) -> bool:
    """Whether a text begins with a quotation mark."""
    return text.lstrip()[:1] in _CLOSING


def has_marks(text: str) -> bool:
    """Whether a quotation mark stands in a text; an apostrophe is none."""
    return any(mark in text for mark in _CLOSING if mark not in _APOSTROPHES)


def quoted(text: str) -> Quoted | None:
    """A text that begins with a quotation mark, up to the mark that closes it; None if none does.

    Quotes hold quotes. So it is the first mark behind which nothing or who said it follows, and before and
    behind which all marks come in pairs; else the last.
    """
    text = text.strip()
    opening = text[:1]
    if opening not in _CLOSING:
        return None
    ends = [match.start() for match in re.finditer(f"[{_CLOSING[opening]}]", text) if match.start() > 0]
    good = (end for end in ends if _BEHIND.match(text, end + 1) and _is_paired(text, opening, end))
    end = next(good, max(ends, default=0))
    inner = text[1:end].strip()
    return Quoted(inner, text[end + 1 :].strip()) if inner else None


def attribution(line: str) -> str:
    """Who said it, from a line such as `-- Author, "Work"`; empty if it is none."""
    begins = _ATTRIBUTION.match(line)
    return line[begins.end() :].strip() if begins else ""


def label_and_url(text: str) -> tuple[str, str]:
    """A source without the word before it and the brackets around it, and the address of the link that it is or
    that ends it, if there is one."""
    text = re.sub(rf"^{SOURCE_WORD}(?=.*\w)", "", text.strip(_BLANK), flags=re.IGNORECASE).strip(_BLANK)
    url = ""
    if link := _LINKED.search(text):
        url = link[2]
        text = text.replace(link[0], link[1])
    elif bare := _BARE_URL.fullmatch(_without_brackets(text)):
        text, url = bare[1].rstrip(" ,;:"), bare[2]
    return _without_brackets(text).strip(_BLANK), url


def _without_brackets(text: str) -> str:
    """A text without the brackets that are around all of it."""
    for opening, closing in ("[]", "()"):
        inner = text.rstrip(".").removeprefix(opening).removesuffix(closing)
        if text.startswith(opening) and text.rstrip(".").endswith(closing) and closing not in inner:
            text = inner
    return text


def _is_paired(text: str, opening: str, end: int) -> bool:
    closing = text[end]
    if closing in _APOSTROPHES:
        return True
    if opening == closing:
        return text.count(opening, 1, end) % 2 == text.count(opening, end + 1) % 2 == 0
    return text.count(opening, 1, end) == text.count(closing, 1, end)
