"""Terms are put into a corpus file, and nothing else of it changes."""

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.corpus.insertion import with_terms
from kaiser_study.corpus.reader import corpus_in
from kaiser_study.errors import StudyError
from kaiser_study.model import Corpus

FILE = Path("c.yaml")
HEAD = """\
# My corpus. Do not lose this line.
corpus: c
title: "C"   # the title
provenance: from memory

sources:
  - {id: s, label: S, kind: talk}
parts:
  - id: p
    title: P
    quotes:
"""
TEXT = "Knights leap over pawns; bishops wait at home."


START = f'      - id: a\n        topic: T\n        text: "{TEXT}"\n'
TERMS = "        terms: [pawns, bishops]\n"


def put(body: str, *terms: str, head: str = HEAD) -> str:
    """The file after the terms were put in, of which the corpus was checked."""
    content = (head + body).encode()
    after = with_terms(FILE, content, {"a": terms})
    was, now = corpus_in(FILE, content), corpus_in(FILE, after)
    assert now == with_named(was, *terms)
    return after.decode().removeprefix(head)


def with_named(corpus: Corpus, *terms: str) -> Corpus:
    [first, *rest] = corpus.quotes
    return replace(corpus, quotes=(replace(first, terms=terms), *rest))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"{START}        source: s\n",
            f"{START}{TERMS}        source: s\n",
            id="behind the text",
        ),
        pytest.param(
            f'      - id: a\n        topic: T\n        source: s\n        text: "{TEXT}"\n\n# end',
            f'      - id: a\n        topic: T\n        source: s\n{TERMS}        text: "{TEXT}"\n\n# end',
            id="before a text that comes last",
        ),
        pytest.param(
            f"{START}        # not sure:\n        source: s # really?\n",
            f"{START}{TERMS}        # not sure:\n        source: s # really?\n",
            id="before the comment of the next key",
        ),
        pytest.param(
            "      - id: a\n        topic: T\n        text: |\n          Knights leap over pawns;\n"
            "          # bishops wait at home.\n        source: s\n",
            "      - id: a\n        topic: T\n        text: |\n          Knights leap over pawns;\n"
            "          # bishops wait at home.\n        terms: [pawns, bishops]\n        source: s\n",
            id="behind a text of several lines that looks like a comment",
        ),
        pytest.param(
            f'      - {{id: a, topic: T, text: "{TEXT}", source: s}}\n',
            f'      - {{id: a, topic: T, text: "{TEXT}", terms: [pawns, bishops], source: s}}\n',
            id="in braces",
        ),
        pytest.param(
            f"      -   id: a\n          topic: T\n          text: {TEXT}\n          source: s",
            f"      -   id: a\n          topic: T\n          text: {TEXT}\n  {TERMS}          source: s",
            id="whatever the indentation",
        ),
    ],
)
def test_terms_go_behind_the_text(before: str, after: str) -> None:
    assert put(before, "pawns", "bishops") == after


BODY = f"{START}        source: s\n"


def test_line_ends_and_byte_order_mark_stay() -> None:
    content = b"\xef\xbb\xbf" + (HEAD + BODY).replace("\n", "\r\n").encode()
    after = with_terms(FILE, content, {"a": ["pawns"]})
    assert after == content.replace(b"        source: s\r\n", b"        terms: [pawns]\r\n        source: s\r\n")


def test_other_quotes_stay() -> None:
    other = BODY.replace("id: a", "id: b").replace("topic: T", "topic: U")
    assert put(BODY + other, "pawns").endswith(other)


@pytest.mark.parametrize(
    "term", ["a: b", "- x", "it's", '"so"', "yes", "1984", "[...]", "a, b", "x #y", "naïve", "{c}", "日本"]
)
def test_a_term_is_text_to_yaml(term: str) -> None:
    put(BODY.replace(f'"{TEXT}"', f"|\n          Say {term} now"), term)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"),
        min_size=1,
    )
    .map(str.strip)
    .filter(bool)
)
def test_whatever_the_file_holds_only_a_line_is_added(topic: str) -> None:
    quoted = topic.replace("\\", "\\\\").replace('"', '\\"')
    before = (HEAD + BODY.replace("topic: T", f'topic: "{quoted}"')).encode()
    after = with_terms(FILE, before, {"a": ["pawns"]})
    changed = [
        line for line in difflib.ndiff(before.decode().split("\n"), after.decode().split("\n")) if line[0] != " "
    ]
    assert changed == ["+         terms: [pawns]"]


@pytest.mark.parametrize(
    "body",
    [
        f'      - id: a\n        topic: T\n        ? text\n        : "{TEXT}"\n        ? source\n        : s\n',
        f'      - id: a\n        topic: T\n        ? source\n        : s\n        ? text\n        : "{TEXT}"\n',
    ],
)
def test_what_cannot_be_put_in_is_refused_with_its_line(body: str) -> None:
    with pytest.raises(StudyError, match=r"cannot be put in as it is written here; write each key") as caught:
        with_terms(FILE, (HEAD + body).encode(), {"a": ["pawns"]})
    assert caught.value.place
    assert (caught.value.place.line or 0) >= 12
