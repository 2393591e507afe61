"""Kindle's `My Clippings.txt`, in whatever language the device was set to.

    The Endgame (Anna Weiss)
    - Your Highlight on page 12 | location 180-183 | Added on Monday, 3 June 2024 09:12:44

    The king walks boldly towards the centre.
    ==========

A highlight that was marked again, longer, stands in the file twice: the longer one is kept.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kaiser_study.corpus.drafts import Draft, Piece, Unread
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.sign import NONE, Sign
from kaiser_study.model import SourceKind
from kaiser_study.visible import plural

_BETWEEN = re.compile(r"={10}\s*")
_OTHERS = {
    "a bookmark": re.compile(
        r"bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|ブックマーク|书签|закладк", re.I
    ),
    "a note of your own": re.compile(r"\bnote\b|notiz|\bnota\b|notitie|メモ|笔记|заметк", re.I),
    "a clipped article": re.compile(r"\bclip\b|ausschnitt|coupure|recorte", re.I),
}
_RANGE = re.compile(r"(\d+)(?:\s*[-\u2010-\u2015]\s*(\d+))?")
_LONGEST = 200
"""Locations or pages that one highlight may take."""

_TITLE = re.compile(r"(.+?)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_LIMIT = re.compile(r"<.{0,60}(?:clipping limit|Limit)[^>]*>", re.I)


class _Clipping(NamedTuple):
    line: int
    book: str
    places: range
    text: str


def signs(sample: str, suffix: str) -> Sign:
    """Lines `==========` between the clippings."""
    between = sum(bool(_BETWEEN.fullmatch(line)) for _, line in numbered(sample))
    entries = sum(line.startswith("- ") and "|" in line for _, line in numbered(sample))
    return Sign(98, f"{plural(between, 'line')} `==========`, each behind a clipping") if between and entries else NONE


def read(text: str) -> Iterator[Piece]:
    """The highlights; what is again in a longer one, notes and bookmarks are not read."""
    kept: list[_Clipping] = []
    at_place: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line, entry in _entries(text):
        found = _clipping(line, entry)
        if isinstance(found, Unread):
            yield found
            continue
        places = [at_place[found.book, place] for place in found.places]
        near = sorted(set().union(*places))
        again = next((at for at in near if kept[at].text in found.text or found.text in kept[at].text), len(kept))
        if again == len(kept):
            kept.append(found)
        else:
            shorter, kept[again] = sorted((kept[again], found), key=lambda clipping: len(clipping.text))
            yield Unread(shorter.line, shorter.text, f"the same highlight stands in line {kept[again].line}, in full")
        for place in places:
            place.add(again)
    for clipping in kept:
        yield Draft(clipping.line, clipping.text, source=_label(clipping.book), kind=SourceKind.BOOK)


def _entries(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    entry: list[str] = []
    begun = 1
    for number, line in numbered(text):
        line = line.strip().strip("\ufeff")
        if _BETWEEN.fullmatch(line):
            yield begun, entry
            entry, begun = [], number + 1
        elif line or entry:
            entry.append(line)
        else:
            begun = number + 1
    if any(entry):
        yield begun, entry


def _clipping(line: int, entry: Sequence[str]) -> _Clipping | Unread:
    whole = "\n".join(entry).strip()
    if len(entry) < 2 or not entry[1].startswith("-"):
        return Unread(line, whole, "the line with page or location is missing")
    told = entry[1].split("|")
    for what, words in _OTHERS.items():
        if words.search(told[0]):
            return Unread(line, whole, f"this is {what}, not a quote")
    text = "\n".join(entry[2:]).strip()
    if not text:
        return Unread(line, whole, "the highlight is empty")
    if _LIMIT.fullmatch(text):
        return Unread(line, whole, "the publisher's limit for clippings was reached: the device kept no text")
    # the last number before the date is the finest: the location where there is one, else the page
    ranges = [match for field in told[:-1] or told for match in _RANGE.finditer(field)]
    start, end = (int(number[-9:]) for number in (ranges[-1][1], ranges[-1][2] or ranges[-1][1])) if ranges else (0, -1)
    return _Clipping(line, entry[0], range(start, min(max(start, end), start + _LONGEST) + 1), text)


def _label(book: str) -> str:
    """`The Endgame (Weiss, Anna)` -> `Anna Weiss, The Endgame`."""
    if not (found := _TITLE.fullmatch(book)):
        return book
    last, comma, first = found[2].partition(", ")
    author = f"{first} {last}" if comma and ";" not in found[2] else ", ".join(map(str.strip, found[2].split(";")))
    return f"{author}, {found[1]}"
