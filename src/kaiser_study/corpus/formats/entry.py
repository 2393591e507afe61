"""An entry of a list of quotes: `On A Slow Start: "Develop knights first." — Source: [Club Talk 1999]`.

Only what stands between quotation marks is certain to be the quote; without them it needs a source behind it.
"""

import re
from collections.abc import Iterator

from kaiser_study.corpus.drafts import Draft, Unread
from kaiser_study.corpus.formats.marks import (
    DASH,
    OPENING,
    SOURCE_WORD,
    attribution,
    has_marks,
    label_and_url,
    opens,
    quoted,
    without_bullet,
)
from kaiser_study.corpus.formats.naming import is_name, is_person

_TOPIC = re.compile(rf"[*_]*(?:On\s+)?(\S.{{0,199}}?)\s*:[*_]*\s*(?={OPENING})")
_BARE_TOPIC = re.compile(r"[*_]*On\s+(\S.{0,199}?)\s*:[*_]*\s+")
_ON = re.compile(rf"[*_]*On\s+\S.{{0,199}}?:[*_]*\s*{OPENING}")
_LABEL = re.compile(rf"([^\W\d_][^:*\"\u201c\u201d\u201e]{{0,59}}?)\s*:\s*(?={OPENING})")
_NAME = re.compile(rf"([^\W\d_][^:*\"\u201c\u201d\u201e]{{0,59}}?)\s+{DASH}{{1,3}}\s*(?={OPENING})")
_SOURCE = re.compile(rf"(.*\S)\s*{SOURCE_WORD}\s*(.*)", re.IGNORECASE | re.DOTALL)
_SOURCE_LINE = re.compile(rf"\s*(?:{DASH}{{1,3}}\s*)?[(\[]?{SOURCE_WORD}", re.IGNORECASE)
_BEFORE_SOURCE = re.compile(rf"(?:[\s(*_]|{DASH})+$")
_ENDED = re.compile(rf"{SOURCE_WORD}.*\][.)]*$", re.IGNORECASE)
_SENTENCE_THEN_NAME = re.compile(
    rf"(.*[.!?\u2026]['\"\u2019\u201d]?)\s+{DASH}{{1,3}}\s*([^\W\d_a-z].{{1,99}})", re.DOTALL
)


def has_topic(text: str) -> bool:
    """Whether it begins with `On …:` and a quotation mark."""
    return _ON.match(text) is not None


def label_before(text: str) -> str:
    """`Weiss` of `Weiss: "…"`: a topic, or who said it; empty if it is plainly a topic, or nothing."""
    found = None if has_topic(text) else _LABEL.match(text)
    return found[1] if found else ""


def begins_with_name(text: str) -> bool:
    """Whether it is `Anna Weiss: "…"` or `Anna Weiss – "…"`."""
    return is_person(label_before(text)) or _name_and_body(text) is not None


def has_source(text: str) -> bool:
    """Whether a source is named in it."""
    return _SOURCE.match(text) is not None


def is_source_only(text: str) -> bool:
    """Whether it begins by naming the source, so that it belongs to what stands before."""
    return _SOURCE_LINE.match(text) is not None


def is_ended(text: str) -> bool:
    """Whether its source stands behind it, brackets and all."""
    return _ENDED.search(text) is not None


def is_alone(text: str) -> bool:
    """Whether it is a quote in quotation marks with nothing behind it."""
    found = quoted(_topic_and_body(text)[1].lstrip(" *_"))
    return found is not None and not found.rest.strip(" *_")


def is_said(text: str) -> bool:
    """Whether it is a quote with who said it behind it: `"Fog is fog." (Iris Vann)`, `Fog is fog. — Iris Vann`."""
    found = quoted(text)
    return bool(_said_behind(found.rest.lstrip(" *_"))) if found else is_name(sentence_and_name(text)[1])


def is_source_of(line: str, entry: str) -> bool:
    """Whether a line below an entry says whose it is: the word for it or a dash begins it, and no quote follows.
    A dash that is also the bullet of the entry is none."""
    said = attribution(line)
    is_quote = opens(said) or has_topic(said) or has_source(said) or label_before(said)
    names = is_source_only(line) or (said and not is_quote and entry[:1] != line[:1])
    return bool(names) and is_alone(without_bullet(entry))


def is_open(text: str) -> bool:
    """Whether its quotation mark is not closed yet."""
    body = _topic_and_body(text)[1]
    return opens(body) and quoted(body) is None


def read_entry(line: int, entry: str, part: str = "", heading: str = "") -> Iterator[Draft | Unread]:
    """The quote of an entry, and what of it found no place; `heading` is the topic if it names none."""
    if named := _name_and_body(entry):
        name, quote = named
        yield Draft(line, quote, heading, part, name)
        return
    topic, body = _topic_and_body(entry)
    body = body.lstrip(" *_")  # emphasis, as in Markdown
    told = _SOURCE.match(body)
    before = _BEFORE_SOURCE.sub("", told[1]) if told else ""
    label = url = rest = ""
    if told and (found := quoted(before)):
        text, rest = found
        label, url = label_and_url(told[2])
    elif told and not opens(before):
        text = before
        label, url = label_and_url(told[2])
    elif found := quoted(body):
        text, rest = found
        rest = rest.lstrip(" *_")
        label, url = label_and_url(_said_behind(rest))
        rest = "" if label else rest
    else:
        yield Unread(line, entry, "its quotation mark is not closed" if opens(body) else why_unread(entry))
        return
    is_in_sentence = bool(rest.strip(" .,;*_"))
    text = text.removesuffix(",") if is_in_sentence else text
    yield Draft(line, text, topic or heading, part, label, url=url)
    if is_in_sentence:
        yield Unread(line, rest, "stands behind the quote")


def why_unread(text: str) -> str:
    """Why a text that no quotation mark begins, and that names no source, is no quote."""
    if has_marks(text):
        return "words stand before its quotation mark; write the quote as a line of its own: `“…” — Source`"
    return "it has neither quotation marks nor a source"


def sentence_and_name(text: str) -> tuple[str, str]:
    """`The king walks. — Anna Weiss` as text and name, for where no quotation marks are expected."""
    found = _SENTENCE_THEN_NAME.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def _said_behind(rest: str) -> str:
    """Who said it, from what stands behind the quote: in brackets, behind a dash, or a name and nothing else."""
    is_in_brackets = rest[:1] in "([" and rest[-1:] in ")]"
    return rest if is_in_brackets else attribution(rest) or (rest if is_name(rest) else "")


def _name_and_body(text: str) -> tuple[str, str] | None:
    """`Anna Weiss – "The king walks."` as name and quote."""
    found = _NAME.match(text)
    body = quoted(text[found.end() :]) if found else None
    return (found[1], body.text) if found and body and not body.rest and is_person(found[1]) else None


def _topic_and_body(text: str) -> tuple[str, str]:
    found = None if opens(text) else _TOPIC.match(text) or _BARE_TOPIC.match(text)
    return (found[1].strip("*_ "), text[found.end() :]) if found else ("", text)
