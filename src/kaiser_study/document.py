"""YAML text -> a tree in which everything knows its line.

Corpora and recipes are read through this one door. It takes the plain heart of
YAML (mappings, lists, scalars) from the events of PyYAML's safe C loader, and
reports what the format leaves out: anchors, merge keys, tags, a second document.
Every mistake is collected, so that one run tells them all.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import yaml

from kaiser_study.errors import BadDocument, Finding, Place, StudyError
from kaiser_study.visible import in_a_line, without_controls

DEEPEST = 20
"""Levels of nesting that a document may have; libyaml itself would overflow the stack."""

MOST_NAMED = 24
"""Words that a remedy names to choose from."""

_TEXT = "tag:yaml.org,2002:str"
_NUMBER = "tag:yaml.org,2002:int"
_MERGE = "tag:yaml.org,2002:merge"
_KINDS = {
    "bool": "yes or no",
    "float": "a number",
    "int": "a number",
    "null": "nothing",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default key",
}
_UNPRINTABLE = re.compile(  # the first of a line; a file that is no text has thousands
    "([^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]).*"
)
_INDENT_TAB = re.compile(r"^ *\t", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#")
_IN_QUOTES = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_SWALLOWING = re.compile(r"(?::[ \t]+|[ \t](?=#.*[\]}]))#")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_resolver = yaml.resolver.Resolver()


@dataclass(frozen=True, slots=True)
class Node:
    """Something in the document; line and column count from 1. `end` is the place in the text behind its
    last character; behind a block of lines, and before what follows, that may be some lines further."""

    line: int
    column: int
    end: int = field(default=0, kw_only=True)


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


class Document:
    """A parsed file, and the findings about it. Ask it for values; end with `check()`."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Raises BadDocument if the bytes are no YAML of which the rest could be read."""
        self.path = path
        self.findings: list[Finding] = []
        self._optional: set[tuple[int, int]] = set()
        self.root = self._parse(self._decode(content))

    @classmethod
    def open(cls, path: Path, named: Place | None = None) -> "Document":
        """Raises StudyError if the file cannot be read, as `content_of` tells it, BadDocument if it is not YAML."""
        return cls(path, content_of(path, named))

    def place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)

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
        if isinstance(node, Unusable):
            return {}
        known = [*required, *optional]
        if not isinstance(node, Fields):
            self.report(
                node, "wrong-type", f"{what} is {_kind(node)}", f"write it as keys with values: {', '.join(known)}"
            )
            return {}
        if not node.pairs and not required:
            self.report(node, "empty", f"{what} says nothing", "say something, or take it away")
        found: dict[str, Node] = {}
        meant: set[str | None] = set()
        for key, value in node.pairs:
            name = key.value if isinstance(key, Scalar) else ""
            if isinstance(key, Unusable):
                continue
            if isinstance(key, Scalar) and key.tag == _MERGE:
                self.report(key, "merge-key", "`<<` merges another mapping", "write the keys out")
            elif name not in known:
                closest = _closest(name, known)
                meant.add(closest)
                self.report(key, "unknown-key", f"{what} has no key `{in_a_line(name)}`", _choice_of(closest, known))
            elif name in found:
                self.report(key, "duplicate-key", f"`{name}` stands twice in {what}", "take one of them away")
            else:
                found[name] = value
                if name in optional:
                    self._optional.add((value.line, value.column))
        if missing := [name for name in required if name not in found and name not in meant]:
            names = ", ".join(f"`{name}`" for name in missing)
            self.report(node, "missing-key", f"{what} lacks {names}", f"add {names}")
        return found

    def entries(self, node: Node | None, what: str) -> list[tuple[str, Node]]:
        """The pairs of a mapping whose keys are free: none may repeat."""
        if node is None or isinstance(node, Unusable):
            return []
        if not isinstance(node, Fields):
            self.report(node, "wrong-type", f"{what} is {_kind(node)}", "write it as keys with values")
            return []
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key.value if isinstance(key, Scalar) else ""
            if not name:
                self.report(key, "wrong-type", f"a key of {what} is {_kind(key)}", "write a name or a number")
            elif name in found:
                self.report(
                    key, "duplicate-key", f"`{in_a_line(name)}` stands twice in {what}", "take one of them away"
                )
            found[name] = value
        return list(found.items())

    def text(self, node: Node | None, what: str, default: str = "") -> str:
        """A text that is not empty, without the white space around it."""
        if node is None or isinstance(node, Unusable):
            return default
        if not isinstance(node, Scalar):
            self.report(node, "wrong-type", f"{what} is {_kind(node)}, not a text", "write one text")
            return default
        if not node.value.strip():
            self.report(node, "empty", f"{what} is empty", f"write the text{self._or_away(node)}")
        elif node.tag != _TEXT:
            self.report(
                node,
                "wrong-type",
                f"{what} is {_kind(node)} to YAML: {in_a_line(node.value)}",
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
        shown = in_a_line(node.value) if isinstance(node, Scalar) else _kind(node)
        if not isinstance(node, Scalar) or node.tag != _NUMBER or not re.fullmatch(r"\d+", node.value):
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
            self.report(node, "unknown-word", f"{what} `{in_a_line(word)}` is not known", self.nearest(word, choices))
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
                f"{what} is {_kind(node)}, not a list",
                "write each entry behind `- ` or all as [a, b]",
            )
            return []
        if not node.nodes:
            self.report(node, "empty", f"{what} has no entry", f"add one{self._or_away(node)}")
        return node.nodes

    def _or_away(self, node: Node) -> str:
        return ", or take the key away" if (node.line, node.column) in self._optional else ""

    @staticmethod
    def nearest(word: str, known: Collection[str]) -> str:
        """The remedy for an unknown word: most of them are slips of the fingers."""
        return _choice_of(_closest(word, known), known)

    def _fail(self, line: int, column: int, rule: str, what: str, remedy: str) -> None:
        self.report(Node(line, column), rule, what, remedy)

    def _decode(self, content: bytes) -> str:
        if content.startswith(b"PK\x03\x04"):
            self._fail(
                1, 1, "encoding", "the file is a zip archive, as decks are", "name the text file that it was made of"
            )
            self.check()
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._fail(1, 1, "encoding", "the file is in UTF-16", "save it as UTF-8")
            self.check()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8", "replace")
            byte = content[error.start]
            self._fail(
                *_Lines(before).place(len(before)),
                "encoding",
                f"byte 0x{byte:02X} is not UTF-8",
                "save the file as UTF-8",
            )
            self.check()
        lines = _Lines(text)
        for match in _UNPRINTABLE.finditer(text):
            code = ord(match[1])
            self._fail(
                *lines.place(match.start(1)),
                "encoding",
                f"the control character U+{code:04X} stands in the line",
                f'take it away, or write it as "\\u{code:04X}" inside double quotes',
            )
        for match in _INDENT_TAB.finditer(text):
            self._fail(*lines.place(match.end() - 1), "tab", "a tab indents the line", "indent with spaces")
        self.check()
        return text

    def _parse(self, text: str) -> Node:
        """Builds the tree without recursion, so that no input can exhaust the stack."""
        root: Node | None = None
        open_nodes: list[Items | Fields] = []
        keys: list[Node | None] = []
        last: yaml.Event | None = None
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                last = event
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    self.report(_at(event), "syntax", "a second document begins here", "keep one document a file")
                    break
                if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                    keys.pop()
                    node: Node = _closed(open_nodes.pop(), event)
                elif isinstance(event, yaml.NodeEvent):
                    node = self._node(event, text)
                    if isinstance(node, Items | Fields):
                        if len(open_nodes) == DEEPEST:
                            self.report(node, "nesting", f"more than {DEEPEST} levels are nested", "write it flatter")
                            self.check()
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
            comment = _comment_in_brackets(text, in_brackets, error) if in_brackets else None
            if comment:
                what = (
                    "this is not YAML (in brackets, what follows ` #` is a comment, with the bracket that closes them)"
                )
                self.report(comment, "syntax", what, 'put a text with #, as a colour, in double quotes: "#1d4f8f"')
            else:
                self._report_syntax(error, last, len(text.rstrip()))
            self.check()
        return root or Scalar(1, 1, "", "tag:yaml.org,2002:null")

    def _node(self, event: yaml.NodeEvent, text: str) -> Node:
        here = _at(event)
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.report(
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
            self.report(here, "tag", f"`{in_a_line(event.tag)}` is a tag to YAML", remedy)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(here.line, here.column, is_flow=bool(event.flow_style))
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(here.line, here.column, is_flow=bool(event.flow_style))
        assert isinstance(event, yaml.ScalarEvent)
        is_plain = event.implicit[0]
        tag = _resolver.resolve(yaml.ScalarNode, event.value, (True, False)) if is_plain else _TEXT  # type: ignore[no-untyped-call]
        end = event.end_mark
        has_comment = is_plain and end is not None and _COMMENT.match(text, end.index) is not None
        return Scalar(here.line, here.column, event.value, tag, has_comment, end=end.index if end else 0)

    def _report_syntax(self, error: yaml.MarkedYAMLError, last: yaml.Event | None, end: int) -> None:
        """Where the mistake is; `last` is what could be read before, `end` where the text ends."""
        problem = error.problem or "it cannot be understood"
        if "expected key" in problem and (lines := _lines_in_quotes(last)):
            begun, ended = lines
            self._fail(
                begun.line,
                begun.column,
                "syntax",
                f"this is not YAML (the text in quotation marks that begins here ends in line {ended} only)",
                'close the quotation mark where the text ends, and write \\" for one inside double quotes',
            )
            return
        is_open = (
            error.problem_mark is not None and error.problem_mark.index >= end
        )  # what was opened and never closed is where the mistake is
        mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
        remedy = next(
            (remedy for words, remedy in _SYNTAX_REMEDIES.items() if words in problem),
            "compare the line and the one before with the examples in docs/corpus.md",
        )
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self._fail(line, column, "syntax", f"this is not YAML ({problem})", remedy)


def _comment_in_brackets(text: str, opened: Node, error: yaml.MarkedYAMLError) -> Node | None:
    """A comment between a bracket and what is wrong behind it that stands for a value or holds a closing bracket, and
    so was hardly meant as one."""
    lines = _IN_QUOTES.sub(lambda quoted: " " * len(quoted[0]), text).split("\n")
    last = error.problem_mark.line if error.problem_mark else len(lines)
    for number in range(opened.line, last + 2):
        line = "".join(lines[number - 1 : number])
        start = opened.column - 1 if number == opened.line else 0
        if found := _SWALLOWING.search(line, start):
            return Node(number, found.end())
    return None


def _lines_in_quotes(event: yaml.Event | None) -> tuple[Node, int] | None:
    """Where a text in quotation marks begins and the line in which it ends, if that is another."""
    if not isinstance(event, yaml.ScalarEvent) or event.style not in ("'", '"') or event.end_mark is None:
        return None
    begun, ended = _at(event), event.end_mark.line + 1
    return (begun, ended) if begun.line < ended else None


_SYNTAX_REMEDIES = {
    "mapping values are not allowed": (
        "indent the key as its neighbours are; put a text that holds a colon in double quotes"
    ),
    "found character that cannot start": "put a text that starts with @, `, % or a tab in double quotes",
    "unexpected end of stream": "close the quotation mark that was opened before",
    "unknown escape character": "write a backslash as \\\\ inside double quotes",
    "hexdecimal number": "write a backslash as \\\\ inside double quotes",
    "Unicode character escape": "write the character itself, or a backslash as \\\\",
    "did not find expected key": (
        'indent the line as its neighbours are; write \\" for a quotation mark inside double quotes, '
        "and '' for an apostrophe inside single ones; put a text that begins with a brace in double quotes"
    ),
    "expected '-' indicator": "indent the line as its neighbours are",
    "block sequence entries are not allowed": "begin the list on a line of its own",
    "did not find expected ',' or": "close the bracket, or put the text in double quotes",
    "did not find expected node content": "put a text that starts with a bracket or a comma in double quotes",
    "comment or line break": "put a text that starts with | or > in double quotes",
    "alphabetic or numeric character": "put a text that starts with * or & in double quotes",
    "undefined tag handle": "put a text that starts with ! in double quotes",
    "could not find expected ':'": "write a colon and a space behind the key",
    "expected <document start>": "keep one document a file, of keys and values from its first line to its last",
}
"""What to do about a problem, by words that libyaml tells it with."""


def flow_list(texts: Sequence[str]) -> str:
    """Texts as a YAML list on one line: `[one, "two: three"]`."""
    return yaml.dump(
        list(texts), Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=True, width=1 << 30
    ).rstrip()


def content_of(path: Path, named: Place | None = None) -> bytes:
    """What a file holds. Raises StudyError if it cannot be read, at the place where another file names it, if one
    does."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        what, remedy = "there is no such file", "check the name and the folder"
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        what, remedy = f"the file cannot be read ({reason})", "check that it is a file and that you may read it"
    told = f"{what}: {without_controls(str(path))}" if named else what
    raise StudyError(told, remedy=remedy, place=named or Place(path))


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


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of the text."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def _closest(word: str, known: Collection[str]) -> str | None:
    from difflib import get_close_matches  # for those who made a mistake

    close = get_close_matches(word, known, n=1) or get_close_matches(word.lower(), known, n=1)
    return close[0] if close else None


def _choice_of(closest: str | None, known: Collection[str]) -> str:
    """The remedy: what was most likely meant or, if that is not known, what there is."""
    if closest:
        return f"did you mean `{closest}`"
    more = " and so on" if len(known) > MOST_NAMED else ""
    return f"use one of {', '.join(islice(known, MOST_NAMED))}{more}"


def _kind(node: Node) -> str:
    match node:
        case Items():
            return "a list"
        case Fields():
            return "a mapping"
        case Scalar(tag=tag):
            return _KINDS.get(tag.rpartition(":")[2], "a text")
        case _:
            return "nothing"
