"""A corpus as YAML that a person likes to edit: texts in double quotes, one a line, everything else plain.

What a text editor would hide or a YAML reader would take for a line break is written as an escape: control
characters, and those that turn the direction of the text.
"""

import re
from collections.abc import Iterable, Iterator

from kaiser_study.model import Corpus, Part, Quote, Source

_PLAIN = re.compile(r"[^\W\d_](?:[\w .,'\u2019()/&+\u2013\u2014-]*[\w.)])?")
_NO_TEXTS = frozenset("y n yes no on off true false null".split())
_HIDDEN = re.compile(
    '[\\\\"\0-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff'
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v",
    "\f": "\\f", "\r": "\\r", "\x1b": "\\e", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P",
}  # fmt: skip


def corpus_text(corpus: Corpus) -> Iterator[str]:
    """A whole corpus of one file, piece by piece."""
    yield "# The corpus format is described in docs/corpus.md of kaiser-study.\n"
    yield "# Ids are permanent: they name the cards, so that a learner's history survives every correction.\n"
    [head] = corpus.heads
    yield f"corpus: {id_text(head.id)}\n"
    yield f"title: {scalar(head.title, 0)}\n"
    yield f"language: {scalar(head.language, 0)}\n"
    if head.introduction:
        yield f"introduction: {quoted(head.introduction, 0)}\n"
    yield f"provenance: {scalar(head.provenance, 0)}\n"
    yield "\nsources:\n"
    for source in corpus.sources:
        yield source_text(source, 2)
    yield "\nparts:\n"
    by_part: dict[str, list[Quote]] = {part.id: [] for part in corpus.parts}
    for quote in corpus.quotes:
        by_part[quote.part.id].append(quote)
    for number, part in enumerate(corpus.parts):
        yield "\n" if number else ""
        yield from part_text(part, by_part[part.id], 2)


def source_text(source: Source, indent: int) -> str:
    """A source as an entry of a list."""
    keys = {"label": scalar(source.label, indent + 2), "kind": str(source.kind)}
    keys |= {"year": str(source.year)} if source.year else {}
    keys |= {"url": scalar(source.url, indent + 2)} if source.url else {}
    return _entry(indent, {"id": id_text(source.current_id)} | keys)


def part_text(part: Part, quotes: Iterable[Quote], indent: int) -> Iterator[str]:
    """A part with its quotes as an entry of a list."""
    yield _entry(indent, {"id": id_text(part.current_id), "title": scalar(part.title, indent + 2)})
    yield f"{' ' * (indent + 2)}quotes:\n"
    for number, quote in enumerate(quotes):
        yield "\n" if number else ""
        yield quote_text(quote, indent + 4)


def quote_text(quote: Quote, indent: int) -> str:
    """A quote as an entry of a list."""
    keys = {
        "id": id_text(quote.current_id),
        "topic": scalar(quote.topic, indent + 2),
        "text": quoted(quote.text, indent + 2),
        "source": id_text(quote.source.current_id),
    }
    return _entry(indent, keys)


def scalar(text: str, indent: int) -> str:
    """A text, without quotation marks where YAML needs none."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXTS:
        return text
    return quoted(text, indent)


def quoted(text: str, indent: int) -> str:
    """A text in double quotes. Its lines stand below each other, however it is indented itself."""
    first, *others = (_HIDDEN.sub(_escaped, line) for line in text.split("\n"))
    next_line = "\\n\\\n" + " " * (indent + 2)
    # YAML drops white space that begins a line, unless it is escaped
    rest = "".join(next_line + ("\\" if line.startswith(" ") else "") + line for line in others)
    return f'"{first}{rest}"'


def id_text(id: str) -> str:
    """An id. One of digits only is a number to YAML, and `no` is a no."""
    return id if re.match("[a-z]", id) and id not in _NO_TEXTS else f'"{id}"'


def _entry(indent: int, keys: dict[str, str]) -> str:
    """The keys of an entry, below each other."""
    spaces = " " * indent
    lines = [f"{spaces}{'- ' if at == 0 else '  '}{key}: {value}\n" for at, (key, value) in enumerate(keys.items())]
    return "".join(lines)


def _escaped(hidden: re.Match[str]) -> str:
    code = ord(hidden[0])
    return _ESCAPES.get(hidden[0]) or (f"\\x{code:02X}" if code < 0x80 else f"\\u{code:04X}")
