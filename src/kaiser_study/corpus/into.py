"""Sets new quotes into a corpus file and leaves every byte of it where it stands.

The text is cut behind the last entry of a list and the new entries go in between. Whether that was right is seen
by reading the result: the old quotes must be as they were, and the new ones there.
"""

from collections.abc import Iterator
from pathlib import Path

from kaiser_study.corpus.compose import Composed
from kaiser_study.corpus.reader import corpus_in
from kaiser_study.corpus.yaml_text import part_text, quote_text, source_text
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Fields, Items, Node, Scalar
from kaiser_study.errors import BadDocument, StudyError
from kaiser_study.model import Corpus, Quote

_MARK = b"\xef\xbb\xbf"


def insert(path: Path, content: bytes, before: Corpus, new: Composed) -> bytes:
    """The content with what is new; `before` is the corpus in it. Raises StudyError if it is written such that
    nothing can be set into it."""
    document = Document(path, content)
    mark = _MARK if content.startswith(_MARK) else b""
    text = content.removeprefix(mark).decode("utf-8")
    line_end = "\r\n" if "\r\n" in text else "\n"
    pieces: list[str] = []
    done = 0
    for place, entries in sorted(_insertions(document, text, before, new), key=lambda one: one[0]):
        pieces += [text[done:place], entries.replace("\n", line_end)]
        done = place
    changed = mark + "".join([*pieces, text[done:]]).encode()
    _check(document, changed, before, new)
    return changed


def _insertions(document: Document, text: str, before: Corpus, new: Composed) -> Iterator[tuple[int, str]]:
    """Places of the text, and what goes there; of two at one place the first comes first."""
    sources, parts = (_list(document, document.root, key) for key in ("sources", "parts"))
    if new.sources:
        entries = [source_text(source, sources.column - 1) for source in new.sources]
        yield _behind(text, sources, entries, is_airy=False)
    by_part: dict[str, list[Quote]] = {}
    for quote in new.quotes:
        by_part.setdefault(quote.part.id, []).append(quote)
    for part, node in zip(before.parts, parts.nodes, strict=True):
        if added := by_part.get(part.id):
            quotes = _list(document, node, "quotes")
            yield _behind(text, quotes, [quote_text(quote, quotes.column - 1) for quote in added])
    if new.parts:
        indent = parts.column - 1
        yield _behind(text, parts, ["".join(part_text(part, by_part[part.id], indent)) for part in new.parts])


def _list(document: Document, node: Node, key: str) -> Items:
    """A list of a mapping, of a corpus that has been read without a mistake."""
    assert isinstance(node, Fields)
    items = next(value for name, value in node.pairs if isinstance(name, Scalar) and name.value == key)
    assert isinstance(items, Items)
    if items.is_flow:
        raise StudyError(
            f"`{key}` stands in brackets, where nothing can be added line by line",
            remedy="write each entry behind `- ` on a line of its own",
            place=document.place(items),
        )
    return items


def _behind(text: str, items: Items, entries: list[str], is_airy: bool = True) -> tuple[int, str]:
    """The place behind the line in which a list ends, and entries as far apart as those of the list; `is_airy`
    says whether there is a blank line between them where the list has one entry only."""
    end = items.end
    while text[end - 1].isspace():  # to YAML, empty lines belong to a block of lines before them
        end -= 1
    place = text.find("\n", end) + 1
    start = "" if place else "\n"
    nodes = items.nodes
    if len(nodes) > 1:
        is_airy = "\n\n" in text[nodes[-2].end - 1 : nodes[-1].end].replace("\r", "")
    between = "\n" if is_airy else ""
    return place or len(text), start + "".join(between + entry for entry in entries)


def _check(document: Document, changed: bytes, before: Corpus, new: Composed) -> None:
    """Raises StudyError unless the changed file holds what it held, and what is new."""
    try:
        after = corpus_in(document.path, changed)
    except BadDocument:
        after = None
    expected = {quote.id: quote for quote in (*before.quotes, *new.quotes)}
    old = {quote.id for quote in before.quotes}
    is_right = (
        after is not None
        and {quote.id: quote for quote in after.quotes} == expected
        and tuple(quote for quote in after.quotes if quote.id in old) == before.quotes
        and after.sources == before.sources + new.sources
        and after.parts == before.parts + new.parts
    )
    if not is_right:
        raise StudyError(
            "the quotes cannot be set into this file without changing it",
            remedy="import them into a file of their own with -o, and copy them over",
            place=document.place(document.root),
        )
