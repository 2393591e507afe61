"""Where in its file each thing of a corpus stands."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kaiser_study.document import Document, Node, Scalar, nodes_of, value_of
from kaiser_study.errors import Place
from kaiser_study.model import Quote, Source


class Places:
    """The places of a file that is a corpus without a mistake."""

    def __init__(self, path: Path, content: bytes) -> None:
        root = Document(path, content).root
        self._path = path
        self._sources = _by_id(nodes_of(value_of(root, "sources")))
        parts = nodes_of(value_of(root, "parts"))
        self._quotes = _by_id(quote for part in parts for quote in nodes_of(value_of(part, "quotes")))

    def in_quote(self, quote: Quote, key: str) -> Place:
        """The value of a key of a quote, or the quote where it lacks the key."""
        return self._place(self._quotes[quote.current_id], key)

    def in_source(self, source: Source, key: str) -> Place:
        """The value of a key of a source, or the source where it lacks the key."""
        return self._place(self._sources[source.current_id], key)

    def of_term(self, quote: Quote, term: str) -> Place:
        """A term that a quote names."""
        terms = nodes_of(value_of(self._quotes[quote.current_id], "terms"))
        named = (value_of(node, "term") or node for node in terms)  # a term may have a hint beside it
        return self._at(next(node for node in named if isinstance(node, Scalar) and node.value.strip() == term))

    def _place(self, node: Node, key: str) -> Place:
        return self._at(value_of(node, key) or node)

    def _at(self, node: Node) -> Place:
        return Place(self._path, node.line, node.column)


def _by_id(nodes: Iterable[Node]) -> Mapping[str, Node]:
    named = ((value_of(node, "id"), node) for node in nodes)
    return {id.value.strip(): node for id, node in named if isinstance(id, Scalar)}
