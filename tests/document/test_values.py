"""What a document gives when asked, and what it reports where a value does not fit."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.document.document import Document
from kaiser_study.document.tree import Fields, Node
from kaiser_study.errors import BadDocument
from tests.document.rows import rows

FILE = Path("corpus.yaml")

texts = st.text(st.characters(exclude_categories=["Cs"]))


def document(content: str | bytes) -> tuple[Document, Node]:
    """A document of one key, and the value of that."""
    read = Document(FILE, content.encode() if isinstance(content, str) else content)
    assert isinstance(read.root, Fields)
    return read, read.root.pairs[0][1]


def reported(read: Document) -> list[str]:
    return [str(finding) for finding in read.findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    rows(
        {
            "plain": ("a: it's fine", "it's fine"),
            "double quotes": (r'a: "a \"b\" \\ \u00e9 \t|"', 'a "b" \\ é \t|'),
            "single quotes": ("a: 'it''s: #1'", "it's: #1"),
            "literal": ("a: |\n  one\n    two\n", "one\n  two"),
            "folded": ("a: >-\n  one\n  two\n", "one two"),
            "over two lines": ('a: "one\n  two"', "one two"),
            "byte order mark": (b"\xef\xbb\xbfa: b", "b"),
            "CRLF": (b"a: |\r\n  one\r\n  two\r\n", "one\ntwo"),
            "emoji": ("a: 👩‍🔬 👍🏽", "👩‍🔬 👍🏽"),
            "Arabic": ("a: اقْرَأْ باسم", "اقْرَأْ باسم"),
            "line separator": ('a: "one\u2028two"', "one\u2028two"),
            "long": (f"a: {'word ' * 400}", ("word " * 400).strip()),
            "white space around": ('a: "  b\t "', "b"),
            "quoted number": ('a: "2017"', "2017"),
            "escaped control characters": (r'a: "b\0c\ud7ff"', "b\0c\ud7ff"),
        }
    ),
)
def test_a_text_comes_back_as_meant(written: str | bytes, meant: str) -> None:
    read, node = document(written)
    assert read.text(node, "the text") == meant
    read.check()


@given(texts)
def test_any_text_in_double_quotes_comes_back_verbatim(text: str) -> None:
    read, node = document("a: " + yaml.dump(text, default_style='"', allow_unicode=True, width=2**20))
    assert read.text(node, "the text") == text.strip()
    assert [finding.rule for finding in read.findings] == ([] if text.strip() else ["empty"])


@given(st.binary(max_size=200) | st.text(alphabet=" \n\t:-[]{}\"'&*!|>#%@`?a\0\x85\u2028", max_size=60).map(str.encode))
def test_whatever_the_bytes_only_a_document_error_is_raised(content: bytes) -> None:
    with suppress(BadDocument):
        Document(FILE, content)


@pytest.mark.parametrize(
    ("written", "kind"),
    {
        "2017": "a number",
        "1.5": "a number",
        "yes": "yes or no",
        "no": "yes or no",
        "2017-06-12": "a date",
        "~": "nothing",
        "=": "a default key",
    }.items(),
)
def test_a_text_that_yaml_takes_for_something_else_is_to_be_quoted(written: str, kind: str) -> None:
    read, node = document(f"a: {written}")
    read.text(node, "the topic")
    assert reported(read) == [
        f'corpus.yaml:1:4: wrong-type: the topic is {kind} to YAML: {written}; put it in quotes: "{written}"'
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    rows(
        {
            "list": ("[b]", "wrong-type: the topic is a list, not a text; write one text"),
            "mapping": ("{b: c}", "wrong-type: the topic is a mapping, not a text; write one text"),
            "nothing": ("", "empty: the topic is empty; write the text"),
            "blanks": ('"  "', "empty: the topic is empty; write the text"),
        }
    ),
)
def test_what_is_no_text_is_reported(written: str, said: str) -> None:
    read, node = document(f"a: {written}")
    assert read.text(node, "the topic", "instead").strip() in {"", "instead"}
    assert [finding.partition(" ")[2] for finding in reported(read)] == [said]


@pytest.mark.parametrize(("written", "number"), {"1": 1, "2017": 2017, "9999": 9999}.items())
def test_a_number_within_its_bounds_is_read(written: str, number: int) -> None:
    read, node = document(f"a: {written}")
    assert read.number(node, "the year", 1, 9999) == number
    read.check()


@pytest.mark.parametrize(
    ("written", "rule"),
    {
        "0": "out-of-range",
        "10000": "out-of-range",
        "9" * 5_000: "out-of-range",
        "-1": "wrong-type",
        "1.5": "wrong-type",
        "0x7E1": "wrong-type",
        "1_000": "wrong-type",
        "twenty": "wrong-type",
        '"2017"': "wrong-type",
        "[2017]": "wrong-type",
        "": "wrong-type",
    }.items(),
)
def test_what_is_no_number_within_the_bounds_is_reported(written: str, rule: str) -> None:
    read, node = document(f"a: {written}")
    assert read.number(node, "the year", 1, 9999) is None
    assert [finding.rule for finding in read.findings] == [rule]
    assert len(reported(read)[0]) < 200


def test_a_slip_of_the_fingers_is_met_with_the_word_that_was_meant() -> None:
    read, node = document("a: podcats")
    assert read.choice(node, "the kind", ["talk", "podcast"], "talk") == "talk"
    assert reported(read) == ["corpus.yaml:1:4: unknown-word: the kind `podcats` is not known; did you mean `podcast`"]


def test_a_word_like_no_other_is_met_with_all_that_are_known() -> None:
    read, node = document("a: zzz")
    read.choice(node, "the kind", ["talk", "podcast"])
    assert read.findings[0].remedy == "use one of talk, podcast"


def test_keys_that_are_unknown_missing_repeated_or_merged_are_all_reported() -> None:
    read = Document(FILE, b"titel: x\nid: a\nid: b\n<<: {z: 1}\n? [c]\n: d\n")
    assert set(read.fields(read.root, "the part", ["id", "title"], ["note"])) == {"id"}
    with pytest.raises(BadDocument) as caught:
        read.check()
    assert [(f.place.line, f.rule, f.remedy) for f in caught.value.findings] == [
        (1, "unknown-key", "did you mean `title`"),
        (3, "duplicate-key", "take one of them away"),
        (4, "merge-key", "write the keys out"),
        (5, "unknown-key", "use one of id, title, note"),
    ]


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n", "just prose", "- a\n- b\n", "42"])
def test_what_is_no_mapping_is_asked_for_its_keys(content: str) -> None:
    read = Document(FILE, content.encode())
    assert read.fields(read.root, "the corpus", ["id", "title"]) == {}
    assert [finding.rule for finding in read.findings] == ["wrong-type"]
    assert read.findings[0].remedy == "write it as keys with values: id, title"


@pytest.mark.parametrize(("written", "rule"), {"[]": "empty", "a": "wrong-type", "{a: b}": "wrong-type"}.items())
def test_what_is_no_list_with_entries_is_reported(written: str, rule: str) -> None:
    read, node = document(f"a: {written}")
    assert read.items(node, "`terms`") == []
    assert [finding.rule for finding in read.findings] == [rule]


def test_a_message_stays_on_one_short_line_and_steers_no_terminal() -> None:
    read, node = document(r'a: "x\e[31m\ny' + "z" * 2_000 + '"')
    read.choice(node, "the kind", ["talk"])
    assert "\x1b" not in reported(read)[0]
    assert "\n" not in reported(read)[0]
    assert len(reported(read)[0]) < 200
