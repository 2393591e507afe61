"""What stands in a document: mappings, lists and scalars, each with its line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaiser_study.errors import Place

TEXT = "tag:yaml.org,2002:str"
NUMBER = "tag:yaml.org,2002:int"
NOTHING = "tag:yaml.org,2002:null"
MERGE = "tag:yaml.org,2002:merge"
_KINDS = {
    "bool": "yes or no",
    "float": "a number",
    "int": "a number",
    "null": "nothing",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default key",
}


@dataclass(frozen=True, slots=True)
class Node:
    """Something in the document; line and column count from 1. `end` is the place in the text behind its
    last character; behind a block of lines, and before what follows, that may be some lines further."""

    line: int
    column: int
    end: int = field(default=0, kw_only=True)

    def place_in(self, file: Path) -> Place:
        return Place(file, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A single value; `tag` is how YAML understands it (text, number, date, ...), `has_comment`
    whether what follows on its line is a comment to YAML."""

    value: str
    tag: str
    has_comment: bool = False


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list; a flow list is one in brackets."""

    is_flow: bool = False
    nodes: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fields(Node):
    """A mapping, as written: keys may repeat. A flow mapping is one in braces."""

    is_flow: bool = False
    pairs: list[tuple[Node, Node]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unusable(Node):
    """Stands where a mistake was reported already; what asks for it gets nothing, in silence."""


def value_of(node: Node | None, key: str) -> Node | None:
    """What a mapping has under a key; None if it is no mapping or has no such key."""
    pairs = node.pairs if isinstance(node, Fields) else []
    return next((value for name, value in pairs if isinstance(name, Scalar) and name.value == key), None)


def nodes_of(node: Node | None) -> Sequence[Node]:
    """The entries of a list; none if it is no list."""
    return node.nodes if isinstance(node, Items) else ()


def kind_of(node: Node) -> str:
    """What it is to YAML, in words for people."""
    match node:
        case Items():
            return "a list"
        case Fields():
            return "a mapping"
        case Scalar(tag=tag):
            return _KINDS.get(tag.rpartition(":")[2], "a text")
        case _:
            return "nothing"
