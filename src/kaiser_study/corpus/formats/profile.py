"""Profiles: a title, an introduction, parts, and under each its quotes.

    Part 1: The Opening
    - On A Slow Start: "Develop knights before bishops." — Source: [Club Talk 1999]

Bullets, quotation marks and dashes are whatever people type. Topic, source and part may be missing, and a
quote may go on in the next line.
"""

import re
from collections.abc import Iterator

from kaiser_study.corpus.drafts import About, Piece, Unread
from kaiser_study.corpus.formats.entry import (
    has_source,
    has_topic,
    is_alone,
    is_ended,
    is_open,
    is_source_only,
    read_entry,
    says_who,
)
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.marks import DASH, has_bullet, opens, without_bullet
from kaiser_study.corpus.formats.sign import NONE, Sign
from kaiser_study.visible import plural

_PART = re.compile(
    rf"(?:#{{1,6}}\s*)?[*_]*(?:Part|Chapter|Section|Teil|Kapitel|Partie|Parte)\s+(?:\d+|[IVXLC]+)[*_]*\s*"
    rf"(?:(?:[:.)]|{DASH})[*_]*\s*(.+?))?[*_]*\s*#*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_MOST_LINES = 100
"""Lines of a quote; more are what follows one that was never closed."""


def signs(sample: str, suffix: str) -> Sign:
    """Lines that name a topic or a source."""
    lines = [without_bullet(line) for _, line in numbered(sample) if line.strip()]
    told = sum(has_topic(line) or has_source(line) for line in lines)
    if told:
        return Sign(min(95, 50 + 100 * told // len(lines)), f'{plural(told, "line")} with `On …: "` or `Source:`')
    parts = sum(_PART.fullmatch(line) is not None for line in lines)
    marked = sum(map(opens, lines))
    if marked and (parts or suffix == ".txt"):
        return Sign(min(60, 20 + 100 * marked // len(lines)), f"{plural(marked, 'line')} behind a quotation mark")
    return NONE


def read(text: str) -> Iterator[Piece]:
    """The quotes under the titles of their parts."""
    part = ""
    preface: list[str] | None = []
    first = begun = 0
    item: list[str] = []
    is_apart = False
    for number, line in numbered(text):
        line = line.strip()
        if not line:
            is_apart = True
            continue
        heading = _PART.fullmatch(line)
        belongs = _tells_its_source if is_apart else _goes_on
        is_apart = False
        if item and not heading and len(item) < _MOST_LINES and belongs(" ".join(item), line):
            item.append(line)
            continue
        if item:
            yield from read_entry(begun, without_bullet(" ".join(item)), part)
            item = []
        is_item = has_bullet(line) or opens(line) or has_topic(line)
        if (heading or is_item) and preface is not None:
            yield from _about(first, preface)
            preface = None
        if heading:
            part = heading[1] or line.strip("#*_ ")
        elif is_item:
            item, begun = [line], number
        elif preface is not None:
            first = first or number
            preface.append(line)
        else:
            yield Unread(number, line, "stands outside of any quote")
    if item:
        yield from read_entry(begun, without_bullet(" ".join(item)), part)
    elif preface:
        yield Unread(first, "\n".join(preface), "there is no quote behind it")


def _goes_on(item: str, line: str) -> bool:
    """Whether a line belongs to the quote that was begun before."""
    if is_source_only(line):
        return True
    if is_ended(item) or has_topic(line):
        return False
    if is_open(without_bullet(item)):  # a dash that begins a line may be one of the quote's own
        inner = without_bullet(line)
        return not (has_bullet(line) and (opens(inner) or has_topic(inner)))
    return _tells_its_source(item, line) or not (has_bullet(line) or opens(line))


def _tells_its_source(item: str, line: str) -> bool:
    """Whether a line says whose the quote before it is. A dash that is also the bullet of that quote is none."""
    return item[:1] != line[:1] and is_alone(without_bullet(item)) and says_who(line)


def _about(line: int, preface: list[str]) -> Iterator[About]:
    if preface:
        title = preface[0].strip("#*_ ") if len(preface[0]) <= _LONGEST_TITLE else ""
        yield About(line, title, " ".join(preface[1:] if title else preface))
