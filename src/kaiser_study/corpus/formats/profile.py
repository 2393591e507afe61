"""Profiles: a title, an introduction, parts, and under each its quotes.

    Part 1: The Opening
    - On A Slow Start: "Develop knights before bishops." — Source: [Club Talk 1999]

Bullets, quotation marks and dashes are whatever people type. Topic, source and part may be missing, and a
quote may go on in the next line.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kaiser_study.corpus.drafts import About, Draft, Piece, Unread
from kaiser_study.corpus.formats.entry import (
    begins_with_name,
    has_source,
    has_topic,
    is_ended,
    is_open,
    is_source_of,
    is_source_only,
    label_before,
    read_entry,
)
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.marks import DASH, has_bullet, opens, without_bullet
from kaiser_study.corpus.formats.naming import is_heading
from kaiser_study.corpus.formats.people import people_in
from kaiser_study.corpus.formats.sign import NONE, Sign
from kaiser_study.visible import plural

_PART = re.compile(
    rf"(?:#{{1,6}}\s*)?[*_]*(?:Part|Chapter|Section|Teil|Kapitel|Partie|Parte)\s+(?:\d+|[IVXLC]+)[*_]*\s*"
    rf"(?:(?:[:.)]|{DASH})[*_]*\s*(.+?))?[*_]*\s*#*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?(\d{1,2})[.):]\s+([^\W_a-z][^\"\u201c\u201d\u201e\u00ab\u00bb:]{1,50}?(?<![.!?;,\u2026]))")
_NUMBER = re.compile(r"\d+|[IVXLC]+\b")
_LONGEST_TITLE = 120
_LONGEST_HEADING = 60
_MOST_LINES = 100
"""Lines of a quote; more are what follows one that was never closed."""


def signs(sample: str, suffix: str) -> Sign:
    """Lines that name a topic or a source."""
    lines = [without_bullet(line) for _, line in numbered(sample) if line.strip()]
    told = sum(has_topic(line) or has_source(line) for line in lines)
    if told:
        return Sign(min(95, 50 + 100 * told // len(lines)), f'{plural(told, "line")} with `On …: "` or `Source:`')
    parts = sum(_PART.fullmatch(line) is not None for line in lines)
    marked = sum(opens(line) or begins_with_name(line) for line in lines)
    if marked and (parts or suffix in (".txt", "")):
        return Sign(min(60, 20 + 100 * marked // len(lines)), f"{plural(marked, 'line')} in quotation marks")
    return NONE


def read(text: str) -> Iterator[Piece]:
    """The quotes under the titles of their parts."""
    people = yield from people_in(text)
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
        belongs = is_source_of if is_apart else _goes_on
        is_apart = False
        if item and not heading and len(item) < _MOST_LINES and not _is_told(item) and belongs(line, " ".join(item)):
            item.append(line)
            continue
        if item:
            yield from _entry(begun, item, part, people)
            item = []
        is_item = has_bullet(line) or opens(line) or has_topic(line) or begins_with_name(line)
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
            yield Unread(number, line, _heading_advice(line) or "stands outside of any quote")
    if item:
        yield from _entry(begun, item, part, people)
    elif preface:
        yield Unread(first, "\n".join(preface), "there is no quote behind it")


def _entry(line: int, item: Sequence[str], part: str, people: Collection[str]) -> Iterator[Piece]:
    """The quote of an entry; what stands before its colon is the source if it is one of `people`."""
    for piece in read_entry(line, without_bullet(" ".join(item)), part):
        if isinstance(piece, Unread) and len(item) == 1 and (advice := _heading_advice(item[0])):
            yield replace(piece, text=item[0], why=advice)
        elif isinstance(piece, Draft) and piece.topic in people and not piece.source:
            yield replace(piece, topic="", source=piece.topic)
        else:
            yield piece


def _heading_advice(line: str) -> str:
    """What to do about a line such as `1. Markets` or `Week 2`; empty if it is not like a heading."""
    line = line.strip("#*_ ")
    number = title = ""
    if found := _NUMBERED.fullmatch(line):
        number, title = found[1], found[2]
    elif is_heading(line) and len(line) <= _LONGEST_HEADING and (found := _NUMBER.search(line)):
        number, title = found[0], line
    return f"it looks like a heading; write `Part {number}: {title}`" if title else ""


def _is_told(item: Sequence[str]) -> bool:
    """Whether the last line of an entry says behind a dash whose it is, and to the end."""
    *before, last = item
    is_unfinished = last.endswith(",") or is_source_only(last) or last.count("(") > last.count(")")
    return bool(before) and not is_unfinished and is_source_of(last, " ".join(before))


def _goes_on(line: str, item: str) -> bool:
    """Whether a line belongs to the quote that was begun before."""
    if is_source_only(line):
        return True
    if is_ended(item) or has_topic(line):
        return False
    if is_open(without_bullet(item)):  # a dash that begins a line may be one of the quote's own
        inner = without_bullet(line)
        return not (has_bullet(line) and (opens(inner) or has_topic(inner)))
    return is_source_of(line, item) or not (
        has_bullet(line) or opens(line) or label_before(line) or begins_with_name(line)
    )


def _about(line: int, preface: list[str]) -> Iterator[About]:
    if preface:
        title = preface[0].strip("#*_ ") if len(preface[0]) <= _LONGEST_TITLE else ""
        yield About(line, title, " ".join(preface[1:] if title else preface))
