"""Where in its file each thing of a corpus stands, by line and column."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kaiser_study.document.document import Document
from kaiser_study.document.tree import Node, Scalar, nodes_of, value_of
from kaiser_study.errors import Place
from kaiser_study.model import Head, Quote, Source


class Places:
    """The places of files that are corpora without a mistake, by the content of each."""

    def __init__(self, contents: Mapping[Path, bytes]) -> None:
        self._roots = roots = {path: Document(path, content).root for path, content in contents.items()}
        self._sources = {path: _by_id(nodes_of(value_of(root, "sources"))) for path, root in roots.items()}
        self._quotes = {
            path: _by_id(
                quote for part in nodes_of(value_of(root, "parts")) for quote in nodes_of(value_of(part, "quotes"))
            )
            for path, root in roots.items()
        }

    def in_corpus(self, head: Head, key: str) -> Place:
        """The value of a key of a corpus, or the corpus where it lacks the key."""
        return _place(head.place.file, self._roots[head.place.file], key)

    def in_quote(self, quote: Quote, key: str) -> Place:
        """The value of a key of a quote, or the quote where it lacks the key."""
        return _place(quote.place.file, self._node_of(quote), key)

    def in_source(self, source: Source, key: str) -> Place:
        """The value of a key of a source, or the source where it lacks the key."""
        file = source.place.file
        return _place(file, self._sources[file][source.current_id], key)

    def of_term(self, quote: Quote, term: str) -> Place:
        """A term that a quote names."""
        terms = nodes_of(value_of(self._node_of(quote), "terms"))
        named = (value_of(node, "term") or node for node in terms)  # a term may have a hint beside it
        node = next(node for node in named if isinstance(node, Scalar) and node.value.strip() == term)
        return Place(quote.place.file, node.line, node.column)

    def _node_of(self, quote: Quote) -> Node:
        return self._quotes[quote.place.file][quote.current_id]


def _place(file: Path, node: Node, key: str) -> Place:
    found = value_of(node, key) or node
    return Place(file, found.line, found.column)


def _by_id(nodes: Iterable[Node]) -> Mapping[str, Node]:
    named = ((value_of(node, "id"), node) for node in nodes)
    return {id.value.strip(): node for id, node in named if isinstance(id, Scalar)}
