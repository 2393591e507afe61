"""What looks like the name of a person or work, where neither a dash nor a word says that it is one."""

import re

_SMALL = frozenset(
    "a an and at by for from in of on the to with "
    "al am aus bei d da das de degli dei del della den der des di die do dos du e ed el en et für i ibn im l la las le "
    "les los no o og of och os over son ter und van vid vom von voor y zu zum zur".split()
)
"""Words that names and titles have in small letters."""

_PROVERB = frozenset("adage motto proverb saying provérbio proverbe proverbio".split())
_WORD = re.compile(r"[^\W_][\w.'\u2019&-]*")
_ENDS = re.compile(r"[.!?:;,\u2026]['\"\u2019\u201d)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr|St|Dr|al|ed|vol|p|pp)\.$")
_HEADING = re.compile(
    r"(?:part|chapter|section|week|day|unit|lesson|lecture|session|module|teil|kapitel|abschnitt|woche|tag|lektion|"
    r"partie|chapitre|semaine|parte|semana|settimana)\s+(?:\d+|[IVXLC]+)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+|(?:[IVX]{2,}|[IVX](?!\.\s*\w\.))[.)]|"
    r"(?i:part|chapter|section|teil|kapitel|partie|parte)\s+(?:\d+|[IVXLC]+)\s*[:.\u2013\u2014-])\s+(?=\S)"
)
_PERSON = re.compile(r"(?![\d_])\w[\w.'\u2019-]*")
_MOST_OF_PERSON = 4
_LONGEST, _MOST = 120, 14
_MOST_OF_NAME = 6
"""Words before the first comma or bracket."""


def is_name(text: str) -> bool:
    """Whether it may be `Karl One, Book of A (1931)`: short, no sentence, and what stands first in capitals."""
    text = text.strip(" *_").removeprefix("(").removesuffix(")")
    if len(text) > _LONGEST or len(text.split()) > _MOST or is_heading(text):
        return False
    if _ENDS.search(text) and not _ABBREVIATED.search(text):
        return False
    words = _WORD.findall(re.split(r"[,(\[]", text)[0])
    others = [word for word in words if word.lower() not in _SMALL | _PROVERB]
    return (
        0 < len(words) <= _MOST_OF_NAME
        and bool(others)
        and not others[0].isdigit()
        and all(word[0].isdigit() or word[0].upper() == word[0] for word in others)
    )


def is_person(text: str) -> bool:
    """Whether it may be the name of a person, as `Anna Weiss` and `Goethe` are: a few words in capitals."""
    first, *others = text.split() or [""]
    words = [first, *(word for word in others if word.lower() not in _SMALL)]
    return (
        len(others) < _MOST_OF_PERSON
        and first.lower() not in _SMALL
        and all(_PERSON.fullmatch(word) is not None and word[0] == word[0].upper() for word in words)
    )


def without_number(title: str) -> str:
    """A heading without the number before it: `1. Antiquity`, `II. Antiquity`, `Part 3: Antiquity`."""
    return _NUMBER.sub("", title, count=1)


def is_heading(text: str) -> bool:
    """Whether it begins as `Week 2` does."""
    return _HEADING.match(text) is not None
