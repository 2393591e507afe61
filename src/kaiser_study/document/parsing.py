"""A document -> a tree in which everything knows its line.

It takes the plain heart of YAML (mappings, lists, scalars) from the events of PyYAML's safe C loader, and reports
what the format leaves out: anchors, tags, a second document.
"""

import re
from dataclasses import replace
from pathlib import Path

import yaml

from kaiser_study.document.decoding import text_in
from kaiser_study.document.syntax import syntax_mistake
from kaiser_study.document.tree import NOTHING, TEXT, Fields, Items, Node, Scalar, Unusable
from kaiser_study.errors import BadDocument, Finding
from kaiser_study.visible import in_a_line

DEEPEST = 20
"""Levels of nesting that a document may have; libyaml itself would overflow the stack."""

_COMMENT = re.compile(r"[ \t]+#")
_resolver = yaml.resolver.Resolver()


def parse(file: Path, content: bytes) -> tuple[Node, list[Finding]]:
    """The root of the tree, and what else is wrong. Raises BadDocument if the bytes are no YAML of which the rest
    could be read."""
    parser = _Parser(file, text_in(file, content))
    return parser.root(), parser.findings


class _Parser:
    """Builds the tree of a text; mistakes are kept beside it."""

    def __init__(self, file: Path, text: str) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._text = text

    def root(self) -> Node:
        """Builds without recursion, so that no input can exhaust the stack."""
        root: Node | None = None
        open_nodes: list[Items | Fields] = []
        keys: list[Node | None] = []
        last: yaml.Event | None = None
        try:
            for event in yaml.parse(self._text, Loader=yaml.CSafeLoader):
                last = event
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    self._report(_at(event), "syntax", "a second document begins here", "keep one document a file")
                    break
                if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                    keys.pop()
                    node: Node = _closed(open_nodes.pop(), event)
                elif isinstance(event, yaml.NodeEvent):
                    node = self._node(event)
                    if isinstance(node, Items | Fields):
                        if len(open_nodes) == DEEPEST:
                            self._report(node, "nesting", f"more than {DEEPEST} levels are nested", "write it flatter")
                            raise BadDocument(self.findings)
                        open_nodes.append(node)
                        keys.append(None)
                        continue
                else:
                    continue
                if not open_nodes:
                    root = node
                elif isinstance(parent := open_nodes[-1], Items):
                    parent.nodes.append(node)
                elif (key := keys[-1]) is None:
                    keys[-1] = node
                else:
                    parent.pairs.append((key, node))
                    keys[-1] = None
        except yaml.MarkedYAMLError as error:
            in_brackets = next((node for node in open_nodes if node.is_flow), None)
            mistake = syntax_mistake(self._file, self._text, error, last, in_brackets)
            raise BadDocument([*self.findings, mistake]) from error
        return root or Scalar(1, 1, "", NOTHING)

    def _node(self, event: yaml.NodeEvent) -> Node:
        here = _at(event)
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._report(
                here,
                "anchor",
                f"`{sign}{in_a_line(event.anchor)}` is an anchor to YAML",
                f"write the value out; a text that starts with {sign} belongs in quotes",
            )
            if isinstance(event, yaml.AliasEvent):
                return Unusable(here.line, here.column)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.tag is not None:
            remedy = "take it away; a text that starts with ! belongs in quotes"
            self._report(here, "tag", f"`{in_a_line(event.tag)}` is a tag to YAML", remedy)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(here.line, here.column, is_flow=bool(event.flow_style))
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(here.line, here.column, is_flow=bool(event.flow_style))
        assert isinstance(event, yaml.ScalarEvent)
        is_plain = event.implicit[0]
        tag = _resolver.resolve(yaml.ScalarNode, event.value, (True, False)) if is_plain else TEXT  # type: ignore[no-untyped-call]
        end = event.end_mark
        has_comment = is_plain and end is not None and _COMMENT.match(self._text, end.index) is not None
        return Scalar(here.line, here.column, event.value, tag, has_comment, end=end.index if end else 0)

    def _report(self, node: Node, rule: str, what: str, remedy: str) -> None:
        self.findings.append(Finding(node.place_in(self._file), rule, what, remedy))


def _closed(node: Items | Fields, event: yaml.Event) -> Items | Fields:
    """A list or mapping that is complete: it ends with its bracket, or with what stands last in it."""
    if node.is_flow:
        return replace(node, end=event.end_mark.index if event.end_mark else 0)
    last = node.nodes[-1] if isinstance(node, Items) else node.pairs[-1][1]
    return replace(node, end=last.end)


def _at(event: yaml.Event) -> Node:
    mark = event.start_mark
    assert mark is not None, "the C parser marks every event"
    return Node(mark.line + 1, mark.column + 1)
