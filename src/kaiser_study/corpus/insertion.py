"""Terms put into a corpus file in which all else stays to the byte: comments, order, line breaks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from kaiser_study.corpus.reader import corpus_in
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Fields, Node, Scalar, nodes_of, value_of
from kaiser_study.errors import BadDocument, Place, StudyError

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""As YAML counts lines."""


def with_terms(path: Path, content: bytes, terms: Mapping[str, Sequence[str]]) -> bytes:
    """The content of a corpus file in which quotes, by the id in the file, name these terms; they named none.

    Raises BadDocument if the file is no corpus, StudyError if a quote is written in such a way that its terms cannot
    be put in.
    """
    before = corpus_in(path, content)
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    text = content.decode("utf-8-sig")
    lines = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
    newline = "\r\n" if "\r\n" in text else "\n"
    done, new = 0, ""
    for id, key, is_flow in _anchors(Document(path, content).root):
        if id not in terms:
            continue
        line, listed = key.line - 1, f"terms: {_flow_list(terms[id])}"
        if is_flow:
            at, inserted = lines[line] + key.column - 1, f"{listed}, "
        else:
            comment = re.compile(f" {{0,{key.column - 1}}}#")  # indented further it may be a line of the text
            while line and comment.match(text, lines[line - 1]):  # it goes with the key below it
                line -= 1
            at, inserted = lines[line], f"{' ' * (key.column - 1)}{listed}{newline}"
        new += text[done:at] + inserted
        done = at
    new += text[done:]
    after = mark + new.encode()
    try:
        corpus = corpus_in(path, after)
    except BadDocument as error:
        raise _not_as_written("the terms", error.findings[0].place) from error
    for old, now in zip(before.quotes, corpus.quotes, strict=True):
        if now != replace(old, terms=tuple(terms.get(old.current_id, old.terms))):
            raise _not_as_written(f"the terms of the quote `{old.current_id}`", old.place)
    assert replace(corpus, quotes=()) == replace(before, quotes=())
    return after


def _not_as_written(what: str, place: Place) -> StudyError:
    return StudyError(
        f"{what} cannot be put in as it is written here",
        remedy="write each key of the quote on a line of its own",
        place=place,
    )


def _flow_list(texts: Sequence[str]) -> str:
    """Texts as a YAML list on one line: `[one, "two: three"]`."""
    return yaml.dump(
        list(texts), Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=True, width=1 << 30
    ).rstrip()


def _anchors(root: Node) -> Iterator[tuple[str, Node, bool]]:
    """The id of each quote, the key before which its terms go (the one behind its text, or the
    text if nothing is), and whether it is written in braces."""
    for part in nodes_of(value_of(root, "parts")):
        for quote in nodes_of(value_of(part, "quotes")):
            id = value_of(quote, "id")
            keys = [key for key, _ in quote.pairs] if isinstance(quote, Fields) else []
            names = [key.value if isinstance(key, Scalar) else "" for key in keys]
            if isinstance(id, Scalar) and "text" in names:
                at = names.index("text")
                yield id.value, keys[min(at + 1, len(keys) - 1)], isinstance(quote, Fields) and quote.is_flow
