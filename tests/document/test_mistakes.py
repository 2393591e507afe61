"""What is no document: every mistake is named with its place, its rule and a remedy."""

from pathlib import Path
from typing import NamedTuple

import pytest

from kaiser_study.document.document import Document
from kaiser_study.document.parsing import DEEPEST
from kaiser_study.errors import BadDocument, Finding
from tests.document.rows import rows

FILE = Path("corpus.yaml")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def findings(content: bytes | str) -> list[Finding]:
    with pytest.raises(BadDocument) as caught:
        Document(FILE, content.encode() if isinstance(content, str) else content).check()
    return list(caught.value.findings)


class Broken(NamedTuple):
    content: bytes | str
    place: str
    rule: str
    remedy: str


BROKEN = {
    "Latin-1": Broken(b"title: x\ntext: caf\xe9\n", "2:10", "encoding", "save the file as UTF-8"),
    "UTF-16, little end first": Broken("title: x".encode("utf-16"), "1:1", "encoding", "save it as UTF-8"),
    "UTF-16, big end first": Broken(b"\xfe\xff\0a", "1:1", "encoding", "save it as UTF-8"),
    "UTF-16 without its mark": Broken("a: b".encode("utf-16-le"), "1:2", "encoding", "take it away"),
    "a picture": Broken(PNG, "1:1", "encoding", "save the file as UTF-8"),
    "NUL": Broken("title: a\0b", "1:9", "encoding", r'write it as "\u0000"'),
    "escape": Broken("title: é\x1b[31m", "1:9", "encoding", r'write it as "\u001B"'),
    "C1 control": Broken("a: b\r\ntitle: \x9b", "2:8", "encoding", r'write it as "\u009B"'),
    "a byte order mark within": Broken("a: b\n\ufeffc: d", "2:1", "encoding", r'write it as "\uFEFF"'),
    "tab": Broken("parts:\n  \ttitle: x\n", "2:3", "tab", "indent with spaces"),
    "anchor": Broken("title: &hello x", "1:8", "anchor", "a text that starts with & belongs in quotes"),
    "alias": Broken("title: *hello", "1:8", "anchor", "a text that starts with * belongs in quotes"),
    "tag": Broken("title: !hello x", "1:8", "tag", "a text that starts with ! belongs in quotes"),
    "number made text": Broken("title: !!str 5", "1:8", "tag", "take it away"),
    "Python object": Broken("a: !!python/object/apply:os.system [ls]", "1:4", "tag", "take it away"),
    "two documents": Broken("a: b\n---\nc: d\n", "2:1", "syntax", "keep one document a file"),
    "end of a document": Broken("a: b\n...\nc: d\n", "3:1", "syntax", "keep one document a file"),
    "colon in a text": Broken("text: note: this", "1:11", "syntax", "in double quotes"),
    "star and space": Broken("text: * this", "1:8", "syntax", "starts with * or & in double quotes"),
    "at sign": Broken("text: @home", "1:7", "syntax", "starts with @"),
    "pipe": Broken("text: |pipe", "1:8", "syntax", "starts with | or > in double quotes"),
    "bracket": Broken("text: ]x", "1:7", "syntax", "starts with a bracket"),
    "tag of a tag": Broken("text: !a!b c", "1:7", "syntax", "starts with ! in double quotes"),
    "quotation mark within": Broken('text: "a "b" c"', "1:11", "syntax", 'write \\" for a quotation mark'),
    "apostrophe within": Broken("text: 'it's'", "1:11", "syntax", "'' for an apostrophe inside single"),
    "quotation mark closed lines later": Broken(
        'topic: "x\nlabel: "y"\n', "1:8", "syntax", "close the quotation mark where the text ends"
    ),
    "quotation mark left open": Broken('a: 1\ntext: "b\n', "2:7", "syntax", "close the quotation mark"),
    "backslash": Broken(r'text: "a\qb"', "1:9", "syntax", r"write a backslash as \\ inside"),
    "backslash u": Broken(r'text: "\user"', "1:10", "syntax", r"write a backslash as \\ inside"),
    "half a pair": Broken(r'text: "\ud83d\ude00"', "1:10", "syntax", "write the character itself"),
    "indented too much": Broken("a: 1\n b: 2\n", "2:3", "syntax", "indent the key as its neighbours"),
    "indented too little": Broken("a:\n    b: 1\n  c: 2\n", "3:3", "syntax", "indent the line as its neighbours"),
    "key in a list": Broken("a:\n  - b\n  c: 1\n", "3:3", "syntax", "indent the line as its neighbours"),
    "list behind its key": Broken("a: - b\n", "1:4", "syntax", "begin the list on a line of its own"),
    "bracket left open": Broken("a: [b, c\nd: 1\n", "2:2", "syntax", "close the bracket"),
    "no colon": Broken("a: 1\nb\nc: 2\n", "3:1", "syntax", "write a colon and a space behind the key"),
    "unknown directive": Broken("%x\na: b", "1:3", "syntax", "docs/corpus.md"),
    "nested lists": Broken("[" * 100_000, f"1:{DEEPEST + 1}", "nesting", "write it flatter"),
    "nested dashes": Broken("- " * 100_000, f"1:{2 * DEEPEST + 1}", "nesting", "write it flatter"),
    "nested mappings": Broken("{a: " * 100_000, f"1:{4 * DEEPEST + 1}", "nesting", "write it flatter"),
    "nested keys": Broken("? " * 100_000, f"1:{2 * DEEPEST + 1}", "nesting", "write it flatter"),
}


@pytest.mark.parametrize("broken", rows(BROKEN))
def test_a_mistake_is_named_with_place_rule_and_remedy(broken: Broken) -> None:
    first = findings(broken.content)[0]
    assert f"{first.place.line}:{first.place.column}" == broken.place
    assert first.rule == broken.rule
    assert broken.remedy in first.remedy


def test_columns_count_characters_not_bytes() -> None:
    assert findings('text: "😀é": b')[0].place.column == 11


def test_every_tab_and_every_line_with_control_characters_is_reported_in_one_run() -> None:
    found = findings("a: \x01\x02\x03\n\tb: 1\nc: \x1b\n\td: 1\n")
    assert [(f.place.line, f.rule) for f in found] == [(1, "encoding"), (2, "tab"), (3, "encoding"), (4, "tab")]


def test_anchors_and_tags_are_all_reported_even_before_a_syntax_error() -> None:
    found = findings("a: &x 1\nb: !y 2\nc: *x\nd: : :\n")
    assert [(f.place.line, f.rule) for f in found] == [(1, "anchor"), (2, "tag"), (3, "anchor"), (4, "syntax")]


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    found = findings("\n".join(lines))
    assert {f.rule for f in found} == {"anchor"}
    assert len(found) == 12 + 11 * 9


def test_a_message_is_file_line_column_rule_what_and_remedy_on_a_line_of_its_own() -> None:
    with pytest.raises(BadDocument) as caught:
        Document(FILE, b"a: &x 1\nb: !y 2\n").check()
    assert str(caught.value).splitlines() == [
        "corpus.yaml:1:4: anchor: `&x` is an anchor to YAML; write the value out; "
        "a text that starts with & belongs in quotes",
        "corpus.yaml:2:4: tag: `!y` is a tag to YAML; take it away; a text that starts with ! belongs in quotes",
    ]


@pytest.mark.parametrize(
    ("content", "mistakes"),
    rows(
        {
            "zeros": (b"\0" * 2_000_000, 1),
            "tabs": (b"\t\n" * 100_000, 100_000),
            "Latin-1 at the end": (b"a\n" * 1_000_000 + b"\xff", 1),
        }
    ),
)
def test_a_large_file_that_is_no_text_takes_no_longer_than_its_lines(content: bytes, mistakes: int) -> None:
    assert len(findings(content)) == mistakes
