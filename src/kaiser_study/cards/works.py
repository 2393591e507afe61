"""Labels of sources that may name the same: `Walden` and `Thoreau, Walden (1854), ch. 18`, not `Letter (1997)` and
`Letter (1998)`."""

import re
from functools import lru_cache
from typing import NamedTuple

_EDITION = (
    r" ?[(\[]((?:1\d{3}|20\d\d)(?:,[^()\[\]]*)?|\d+\S{0,3}\s+(?:ed|éd|aufl)[^()\[\]]*)[)\]]"
    r"|, ?(1\d{3}|20\d\d)"
)
_NUMBER = r"(?:\d+\w{0,2}|[ivxlc]+)\.?"
_PLACE = (
    r"(?:[, ] ?[(\[]?(?:(?:pp?|pages?|ch|chap|chapters?|sec|sections?|s|kap|kapitel)\b\.?|§+)"
    rf"\s*{_NUMBER}(?:\s*[-\u2013\u2014&]\s*{_NUMBER})*[)\]]?)*"
)
_LABEL = re.compile(rf"\s*(.+?)({_PLACE})(?:{_EDITION})?({_PLACE})\s*", re.DOTALL)
_BETWEEN_NAMES = re.compile(r", (?!(?:vol|volume|bd|band|book|part)\b)")
_WORD = re.compile(r"\w+")


class Work(NamedTuple):
    """A label to be compared: the title with its volume, the words of the names before it, the year or the edition
    behind it, in brackets or behind a comma, and the page, chapter or section."""

    title: str
    names: frozenset[str]
    edition: str
    place: str


@lru_cache(maxsize=1 << 16)
def work_of(label: str) -> Work:
    """A label taken apart."""
    found = _LABEL.fullmatch(label.casefold())
    name, before, year_or_edition, year, behind = found.groups("") if found else (label, "", "", "", "")
    *names, title = _BETWEEN_NAMES.split(name)
    return Work(title, frozenset(_WORD.findall(" ".join(names))), year_or_edition or year, before + behind)


def may_be_same(label: str, other: str) -> bool:
    """Whether they are the same, or are but for names or parts of names before the title, for an edition that only
    one of them names, and for the place in the work. Those that differ in their places alone are told apart by them,
    as the chapters of a textbook are."""
    one, two = work_of(label), work_of(other)
    if one.title != two.title or (one.edition != two.edition and one.edition and two.edition):
        return False
    if one.names == two.names and one.edition == two.edition and one.place and two.place:
        return one.place == two.place
    return one.names <= two.names or two.names <= one.names
