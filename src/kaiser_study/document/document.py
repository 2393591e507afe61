"""A document is asked for values, and every one that does not fit is reported."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from kaiser_study.document.parsing import parse
from kaiser_study.document.tree import MERGE, NUMBER, TEXT, Fields, Items, Node, Scalar, Unusable, kind_of, value_of
from kaiser_study.document.unknown_word import closest, remedy_for, remedy_if_meant
from kaiser_study.errors import BadDocument, Finding, Place
from kaiser_study.file_content import content_of
from kaiser_study.visible import in_a_line

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Document:
    """A parsed file, and the findings about it. Ask it for values; end with `check()`."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Raises BadDocument if the bytes are no YAML of which the rest could be read."""
        self.path = path
        self.root, self.findings = parse(path, content)
        self._optional: set[tuple[int, int]] = set()

    @classmethod
    def open(cls, path: Path, named: Place | None = None) -> "Document":
        """Raises StudyError if the file cannot be read, as `content_of` tells it, BadDocument if it is not YAML."""
        return cls(path, content_of(path, named))

    def place(self, node: Node) -> Place:
        return node.place_in(self.path)

    def report(self, node: Node, rule: str, what: str, remedy: str) -> None:
        self.findings.append(Finding(self.place(node), rule, what, remedy))

    def check(self) -> None:
        """Raises BadDocument with all findings, if there are any."""
        if self.findings:
            raise BadDocument(self.findings)

    def fields(
        self, node: Node, what: str, required: Collection[str], optional: Collection[str] = ()
    ) -> Mapping[str, Node]:
        """The values of a mapping by key; missing, unknown and repeated keys are reported, and that there is none."""
        known = [*required, *optional]
        mapping = self._mapping(node, what, f"write it as keys with values: {', '.join(known)}")
        if mapping is None:
            return {}
        if not mapping.pairs and not required:
            self.report(mapping, "empty", f"{what} says nothing", "say something, or take it away")
        found: dict[str, Node] = {}
        meant: set[str | None] = set()
        for key, value in mapping.pairs:
            name = _name(key)
            if name not in known:
                meant.add(self._meant(key, what, known))
            elif name in found:
                self.report(key, "duplicate-key", f"`{name}` stands twice in {what}", "take one of them away")
            else:
                found[name] = value
        self._optional |= {(found[name].line, found[name].column) for name in optional if name in found}
        if missing := [name for name in required if name not in found and name not in meant]:
            names = ", ".join(f"`{name}`" for name in missing)
            self.report(mapping, "missing-key", f"{what} lacks {names}", f"add {names}")
        return found

    def entries(self, node: Node | None, what: str) -> Mapping[str, Node]:
        """The values of a mapping whose keys are free: none may repeat."""
        mapping = self._mapping(node, what, "write it as keys with values")
        found: dict[str, Node] = {}
        for key, value in mapping.pairs if mapping else []:
            name = _name(key)
            if not name:
                self.report(key, "wrong-type", f"a key of {what} is {kind_of(key)}", "write a name or a number")
            elif name in found:
                told = f"`{in_a_line(name)}` stands twice in {what}"
                self.report(key, "duplicate-key", told, "take one of them away")
            found[name] = value
        return found

    def text(self, node: Node | None, what: str, default: str = "") -> str:
        """A text that is not empty, without the white space around it."""
        if node is None or isinstance(node, Unusable):
            return default
        if not isinstance(node, Scalar):
            self.report(node, "wrong-type", f"{what} is {kind_of(node)}, not a text", "write one text")
            return default
        if not node.value.strip():
            self.report(node, "empty", f"{what} is empty", f"write the text{self._or_away(node)}")
        elif node.tag != TEXT:
            self.report(
                node,
                "wrong-type",
                f"{what} is {kind_of(node)} to YAML: {in_a_line(node.value)}",
                f'put it in quotes: "{in_a_line(node.value)}"',
            )
        return node.value.strip()

    def prose(self, node: Node | None, what: str) -> str:
        """A text for people to read; a comment behind it is most likely a part of it that got lost."""
        if isinstance(node, Scalar) and node.has_comment:
            self.report(
                node,
                "comment-in-text",
                f"{what} ends at ` #`: what follows is a comment to YAML",
                "put the text in double quotes, or the comment on a line of its own",
            )
        return self.text(node, what)

    def has(self, key: str) -> bool:
        """Whether the document is a mapping with such a key."""
        return value_of(self.root, key) is not None

    def id(self, node: Node | None, what: str, taken: dict[str, int]) -> str:
        """A permanent name, unlike every one in `taken`, to which it is added with its line."""
        name = self.text(node, f"the id of {what}")
        if node is None or not name:
            return name
        if not _ID.fullmatch(name):
            self.report(
                node,
                "bad-id",
                f"`{in_a_line(name)}` is not an id",
                "use small letters a-z, digits and single hyphens",
            )
        elif name in taken:
            what = f"the id `{name}` is taken already, in line {taken[name]}"
            self.report(node, "duplicate-id", what, "choose another id")
        taken.setdefault(name, node.line)
        return name

    def former_id(self, node: Node | None, what: str, now: str, taken: dict[str, int]) -> str:
        """The id that `was` names: one that is not that of now, and unlike every one in `taken`."""
        former = self.id(node, f"{what} before", {})
        if node is None or not former:
            return former
        if former == now:
            self.report(node, "duplicate-id", f"`was` names the id that {what} has", "take `was` away")
        elif former in taken:
            said = f"`{former}` is what `was` names in line {taken[former]} too"
            self.report(node, "duplicate-id", said, "take one of them away")
        taken.setdefault(former, node.line)
        return former

    def number(self, node: Node | None, what: str, lowest: int, highest: int) -> int | None:
        """A whole number between two bounds, both included."""
        if node is None or isinstance(node, Unusable):
            return None
        shown = in_a_line(node.value) if isinstance(node, Scalar) else kind_of(node)
        if not isinstance(node, Scalar) or node.tag != NUMBER or not re.fullmatch(r"\d+", node.value):
            self.report(
                node, "wrong-type", f"{what} is not a whole number: {shown}", "write digits only, without quotes"
            )
        elif not lowest <= int(node.value[:9]) <= highest:
            self.report(
                node,
                "out-of-range",
                f"{what} is {shown}",
                f"write a number from {lowest} to {highest}",
            )
        else:
            return int(node.value)
        return None

    def choice(self, node: Node | None, what: str, choices: Collection[str], default: str = "") -> str:
        """One of a few words."""
        word = self.text(node, what, default)
        if isinstance(node, Scalar) and word and word not in choices:
            self.report(node, "unknown-word", f"{what} `{in_a_line(word)}` is not known", remedy_for(word, choices))
            return default
        return word

    def items(self, node: Node | None, what: str) -> list[Node]:
        """The entries of a list; an empty one is reported."""
        if node is None or isinstance(node, Unusable):
            return []
        if not isinstance(node, Items):
            self.report(
                node,
                "wrong-type",
                f"{what} is {kind_of(node)}, not a list",
                "write each entry behind `- ` or all as [a, b]",
            )
            return []
        if not node.nodes:
            self.report(node, "empty", f"{what} has no entry", f"add one{self._or_away(node)}")
        return node.nodes

    def _or_away(self, node: Node) -> str:
        return ", or take the key away" if (node.line, node.column) in self._optional else ""

    def _mapping(self, node: Node | None, what: str, remedy: str) -> Fields | None:
        """The node if it is a mapping; anything else is reported."""
        if isinstance(node, Fields):
            return node
        if node is not None and not isinstance(node, Unusable):
            self.report(node, "wrong-type", f"{what} is {kind_of(node)}", remedy)
        return None

    def _meant(self, key: Node, what: str, known: Collection[str]) -> str | None:
        """The known key that was most likely meant by an unknown one, which is reported."""
        if isinstance(key, Unusable):
            return None
        if isinstance(key, Scalar) and key.tag == MERGE:
            self.report(key, "merge-key", "`<<` merges another mapping", "write the keys out")
            return None
        name = _name(key)
        meant = closest(name, known)
        self.report(key, "unknown-key", f"{what} has no key `{in_a_line(name)}`", remedy_if_meant(meant, known))
        return meant


def _name(key: Node) -> str:
    return key.value if isinstance(key, Scalar) else ""
