"""JSON: a list of quotes, an object that holds one, or an object in every line.

Elements are taken one by one, so that a large file need not stand in memory as objects, and one that is broken
costs no other before it.
"""

import json
import re
from collections.abc import Generator, Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from kaiser_study.corpus.decoding import storable
from kaiser_study.corpus.drafts import About, Draft, Piece, Unread
from kaiser_study.corpus.formats.columns import Columns, Field, known_field
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.sign import NONE, Sign

_LOOKED_AT = 100
_SPACE = re.compile(r"[ \t\n\r]*")
_LISTS = ("quotes", "items", "data", "results", "highlights", "entries", "zitate", "citations", "citas")
_decode = json.JSONDecoder().raw_decode


class _Element(NamedTuple):
    """A value of a list, where it begins, and under which key the list stands."""

    line: int
    value: object
    key: str = ""


def signs(sample: str, suffix: str) -> Sign:
    """How it begins, or the name of the file."""
    begins = sample.lstrip()[:1]
    if suffix in (".json", ".jsonl", ".ndjson"):
        return Sign(90 if begins in ("[", "{") else 40, f"the name `{suffix}`")
    if re.match(r"\s*\[\s*[\[{\"]|\s*\{\s*\"", sample):
        return Sign(80, f"the `{begins}` with which it begins")
    return NONE


def read(text: str, told: Mapping[str, str]) -> Iterator[Piece]:
    """A quote from each element; `told` says what a key is."""
    found = _elements(text)
    beginning: list[_Element | Piece] = list(islice(found, _LOOKED_AT))
    elements = [each for each in beginning if isinstance(each, _Element)]
    records = [each.value for each in elements if isinstance(each.value, dict)]
    names = list(dict.fromkeys(str(name) for record in records for name in record))
    columns = None
    if names:
        cells = [[_cell(record.get(name)) for name in names] for record in records]
        columns = Columns(list(map(storable, names)), cells, told)
        yield columns.note(elements[0].line)
    for each in chain(beginning, found):
        if not isinstance(each, _Element):
            yield each
        elif isinstance(each.value, dict) and columns:
            yield from columns.draft(each.line, [_cell(each.value.get(name)) for name in names])
            if rest := {name: value for name, value in each.value.items() if name not in names}:
                why = f"none of the first {_LOOKED_AT} has such a key"
                yield Unread(each.line, storable(json.dumps(rest, ensure_ascii=False)), why)
        elif isinstance(each.value, str) and each.value.strip():
            source = "" if each.key.lower() in _LISTS else each.key
            yield Draft(each.line, each.value.strip(), source=source)
        else:
            yield Unread(each.line, storable(json.dumps(each.value, ensure_ascii=False)), "this is no quote")


def _elements(text: str) -> Iterator[_Element | Piece]:
    at = _space(text, 0)
    if text.startswith("[", at):
        yield from _list(text, at, _Lines(text), "")
    elif _is_json_lines(text, at):
        yield from _json_lines(text)
    else:
        yield from _object(text, at, _Lines(text))


def _is_json_lines(text: str, at: int) -> bool:
    """Whether the first line is whole, and more of them follow."""
    end = text.find("\n", at)
    try:
        json.loads(text[at:end])
    except (ValueError, RecursionError):
        return False
    return end > 0 and _space(text, end) < len(text)


def _json_lines(text: str) -> Iterator[_Element | Piece]:
    for number, line in numbered(text):
        if line.strip():
            try:
                yield _Element(number, json.loads(line))
            except (ValueError, RecursionError) as error:
                yield Unread(number, line, f"this is not JSON ({_reason(error)})")


def _object(text: str, at: int, lines: "_Lines") -> Iterator[_Element | Piece]:
    """What the lists in an object hold, and what it says of itself."""
    at = _space(text, at + 1)
    try:
        while not text.startswith("}", at):
            begun = at
            key, at = _decode(text, at)
            at = _space(text, at)
            _expect(text, at, ":")
            at = _space(text, at + 1)
            if text.startswith("[", at):
                at = yield from _list(text, at, lines, str(key))
                if at < 0:
                    return
            else:
                value, at = _decode(text, at)
                yield _about(lines.of(begun), str(key), value, text[begun:at])
            at = _space(text, at)
            if text.startswith(",", at):
                at = _space(text, at + 1)
            else:
                _expect(text, at, "}")
    except (ValueError, RecursionError) as error:
        yield Unread(lines.of(at), text[at:], f"this is not JSON ({_reason(error)})")


def _about(line: int, key: str, value: object, written: str) -> Piece:
    if isinstance(value, str) and key.lower() in ("title", "name"):
        return About(line, title=value.strip())
    if isinstance(value, str) and key.lower() in ("introduction", "description"):
        return About(line, introduction=value.strip())
    return Unread(line, written, "it stands beside the quotes")


def _list(text: str, at: int, lines: "_Lines", key: str) -> Generator[_Element | Piece, None, int]:
    """The elements of a list; returns where it ends, -1 if it is broken."""
    begun = at = _space(text, at + 1)
    try:
        while not text.startswith("]", at):
            begun = at
            value, at = _decode(text, at)
            yield _Element(lines.of(begun), value, key)
            begun = at = _space(text, at)
            if text.startswith(",", at):
                begun = at = _space(text, at + 1)
            else:
                _expect(text, at, "]")
    except (ValueError, RecursionError) as error:
        yield Unread(lines.of(begun), text[begun:], f"this is not JSON ({_reason(error)})")
        return -1
    return at + 1


class _Lines:
    """The line of a place, for places in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._at = 1, 0

    def of(self, at: int) -> int:
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line


def _space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _expect(text: str, at: int, sign: str) -> None:
    if not text.startswith(sign, at):
        raise ValueError(f"`{sign}` is missing")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg.lower().removesuffix(" starting at")
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _cell(value: object) -> str:
    """A value as it would stand in a table."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list():
            return ", ".join(map(_cell, value))
        case dict():
            named = next((value[key] for key in value if known_field(str(key)) in (Field.AUTHOR, Field.SOURCE)), None)
            return named if isinstance(named, str) else json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
