"""Corpus files, whole and broken."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaiser_study import bundled
from kaiser_study.corpus import read_corpus
from kaiser_study.errors import BadDocument, StudyError
from kaiser_study.model import Corpus, Head, Part, Quote, Source, SourceKind
from tests.contract.evil import LONG_TEXT, TEXTS
from tests.document.rows import rows

WHOLE = """\
corpus: chess
title: Chess Sayings
introduction: A few.
provenance: from memory
sources:
  - id: club-talk
    label: Club Talk 1999
    kind: talk
    year: 1999
    url: https://example.org/talk?a=1
  - id: letters
    label: Letters
    kind: letter
parts:
  - id: opening
    title: The Opening
    quotes:
      - id: first-moves
        topic: First Moves
        text: "Develop knights before bishops: it costs nothing."
        source: club-talk
        terms: [knights, bishops]
  - id: endgame
    title: The Endgame
    quotes:
      - id: kings
        topic: Kings
        text: The king is a strong piece; use it.
        source: letters
"""

BUNDLED = bundled.default_recipe().parents[1] / "data" / "lessons-from-lukasz-kaiser.yaml"

Read = Callable[[str | bytes], Corpus]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(content: str | bytes) -> Corpus:
        file = tmp_path / "chess.yaml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_corpus(file)

    return read


def mistakes(read: Read, content: str) -> list[str]:
    """What is reported, without the file's name."""
    with pytest.raises(BadDocument) as caught:
        read(content)
    return [str(finding).partition("chess.yaml:")[2] for finding in caught.value.findings]


def test_a_whole_corpus_is_read(read: Read) -> None:
    talk = Source("club-talk", "Club Talk 1999", SourceKind.TALK, 1999, "https://example.org/talk?a=1")
    letters = Source("letters", "Letters", SourceKind.LETTER)
    opening = Part("opening", 1, "The Opening", corpus="chess")
    endgame = Part("endgame", 2, "The Endgame", corpus="chess")
    first = "Develop knights before bishops: it costs nothing."
    assert read(WHOLE) == Corpus(
        heads=(Head("chess", "Chess Sayings", "A few.", "from memory", "en"),),
        parts=(opening, endgame),
        sources=(talk, letters),
        quotes=(
            Quote("first-moves", "First Moves", first, opening, talk, ("knights", "bishops")),
            Quote("kings", "Kings", "The king is a strong piece; use it.", endgame, letters),
        ),
    )


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_is_known(read: Read, kind: SourceKind) -> None:
    assert read(WHOLE.replace("kind: letter", f"kind: {kind}")).sources[1].kind is kind


@pytest.mark.parametrize("text", rows(TEXTS | {"long": LONG_TEXT}))
def test_a_text_survives_whatever_it_holds(read: Read, text: str) -> None:
    quoted = yaml.dump(text, default_style='"', allow_unicode=True, width=2**20).strip()
    corpus = read(WHOLE.replace("The king is a strong piece; use it.", quoted))
    assert corpus.quotes[1].text == text


class Broken(NamedTuple):
    """The whole corpus with one thing replaced, and what is said of it."""

    old: str
    new: str
    said: str


BROKEN = {
    "unknown key": Broken(
        "topic: Kings",
        "topik: Kings",
        "27:9: unknown-key: the quote has no key `topik`; did you mean `topic`",
    ),
    "missing key of the corpus": Broken(
        "provenance: from memory\n", "", "1:1: missing-key: the corpus lacks `provenance`; add `provenance`"
    ),
    "missing keys of a source": Broken(
        "    label: Letters\n    kind: letter\n",
        "",
        "11:5: missing-key: the source lacks `label`, `kind`; add `label`, `kind`",
    ),
    "duplicate key": Broken(
        "topic: Kings",
        "topic: Kings\n        topic: Queens",
        "28:9: duplicate-key: `topic` stands twice in the quote; take one of them away",
    ),
    "merge key": Broken(
        "topic: Kings",
        "<<: {topic: Kings}",
        "26:9: missing-key: the quote lacks `topic`; add `topic`\n"
        "27:9: merge-key: `<<` merges another mapping; write the keys out",
    ),
    "number for a topic": Broken(
        "topic: Kings",
        "topic: 1972",
        '27:16: wrong-type: the topic is a number to YAML: 1972; put it in quotes: "1972"',
    ),
    "list for a text": Broken(
        "text: The king is a strong piece; use it.",
        "text: [a]",
        "28:15: wrong-type: the quote's text is a list, not a text; write one text",
    ),
    "empty text": Broken(
        "The king is a strong piece; use it.", '" "', "28:15: empty: the quote's text is empty; write"
    ),
    "no quotes": Broken(
        WHOLE[WHOLE.rindex("\n      - id") :],
        " []\n",
        "25:13: empty: the part's `quotes` has no entry; add one",
    ),
    "quotes without dashes": Broken(
        WHOLE[WHOLE.rindex("\n      - id") :],
        " none\n",
        "25:13: wrong-type: the part's `quotes` is a text, not a list; write each entry behind `- `",
    ),
    "year in words": Broken(
        "year: 1999", "year: last", "9:11: wrong-type: the year is not a whole number: last; write"
    ),
    "year out of range": Broken("year: 1999", "year: 19999", "9:11: out-of-range: the year is 19999; write a number"),
    "unknown kind": Broken(
        "kind: letter",
        "kind: leter",
        "13:11: unknown-word: the kind of source `leter` is not known; did you mean `letter`",
    ),
    "bad id": Broken(
        "id: kings",
        "id: The Kings",
        "26:13: bad-id: `The Kings` is not an id; use small letters a-z, digits and single",
    ),
    "duplicate quote": Broken(
        "id: kings",
        "id: first-moves",
        "26:13: duplicate-id: the id `first-moves` is taken already, in line 18; choose another id",
    ),
    "duplicate source": Broken(
        "id: letters",
        "id: club-talk",
        "11:9: duplicate-id: the id `club-talk` is taken already, in line 6; choose another id\n"
        "29:17: unknown-source: no source has the id `letters`; use one of club-talk, or add it to `sources`",
    ),
    "duplicate part": Broken(
        "id: endgame", "id: opening", "23:9: duplicate-id: the id `opening` is taken already, in line 15"
    ),
    "former id that another quote has, further down": Broken(
        "- id: first-moves",
        "- id: first-moves\n        was: kings",
        "19:14: duplicate-id: `kings` is the id of another quote here; `was` names an id that this quote had before",
    ),
    "former id that another quote has, further up": Broken(
        "- id: kings",
        "- id: kings\n        was: first-moves",
        "27:14: duplicate-id: `first-moves` is the id of another quote here; "
        "`was` names an id that this quote had before",
    ),
    "former id that another source has": Broken(
        "- id: letters",
        "- id: letters\n    was: club-talk",
        "12:10: duplicate-id: `club-talk` is the id of another source here; "
        "`was` names an id that this source had before",
    ),
    "former id that is its own": Broken(
        "- id: kings",
        "- id: kings\n        was: kings",
        "27:14: duplicate-id: `was` names the id that the quote has; take `was` away",
    ),
    "former id of the corpus that is its own": Broken(
        "corpus: chess", "corpus: chess\nwas: chess", "2:6: duplicate-id: `was` names the id that the corpus has; take"
    ),
    "introduction that says nothing": Broken(
        "introduction: A few.",
        "introduction:",
        "3:14: empty: the introduction is empty; write the text, or take the key",
    ),
    "a term with a colon that YAML takes for a key": Broken(
        "[knights, bishops]",
        "[before bishops: it costs]",
        "22:17: wrong-type: the term `before bishops: it costs` is a mapping to YAML; "
        'put it in quotes: "before bishops: it costs"',
    ),
    "unknown source": Broken(
        "source: letters",
        "source: leters",
        "29:17: unknown-source: no source has the id `leters`; did you mean `letters`, or add it to `sources`",
    ),
    "comment in a topic": Broken(
        "topic: Kings",
        "topic: Kings #1",
        "27:16: comment-in-text: the topic ends at ` #`: what follows is a comment to YAML; put the text in",
    ),
    "recipe": Broken("corpus: chess", "deck: chess\ncorpus: x.yaml", "1:1: wrong-file: this is a recipe, not a corpus"),
    "name of a language": Broken(
        "corpus: chess",
        "language: English\ncorpus: chess",
        "1:11: bad-language: `English` is not the code of a language; write its two letters of ISO 639-1, as in `en`",
    ),
    "address without its scheme": Broken(
        "https://example.org/talk?a=1",
        "example.org",
        "10:10: bad-url: `example.org` is not a web address; begin it with https:// or take it away",
    ),
    "address that runs a script": Broken(
        "https://example.org/talk?a=1", "javascript:x", "10:10: bad-url: `javascript:x`"
    ),
    "duplicate term": Broken(
        "[knights, bishops]",
        "[knights, knights]",
        "22:26: duplicate-term: the term `knights` stands twice; take one of them away",
    ),
    "foreign term": Broken(
        "[knights, bishops]",
        "[knights, rooks]",
        "22:26: term-not-in-text: the term `rooks` is not in the text; copy it from the text, letter by letter",
    ),
    "term in other letters": Broken(
        "[knights, bishops]",
        "[Knights]",
        "22:17: term-not-in-text: the term `Knights` is not in the text; write it as the text does: `knights`",
    ),
    "part of a word": Broken(
        "[knights, bishops]",
        "[knight]",
        "22:17: term-not-in-text: the term `knight` is not in the text; blank whole words",
    ),
    "one term without brackets": Broken(
        "[knights, bishops]",
        "knights",
        "22:16: wrong-type: `terms` is a text, not a list; write each entry behind `- `",
    ),
    "no terms": Broken("[knights, bishops]", "[]", "22:16: empty: `terms` has no entry; add one, or take the key away"),
    "language that YAML reads as no": Broken(
        "corpus: chess",
        "language: no\ncorpus: chess",
        "1:11: wrong-type: the language is yes or no to YAML: no; put it",
    ),
}


@pytest.mark.parametrize("broken", rows(BROKEN))
def test_a_mistake_is_told_with_its_place_and_remedy(read: Read, broken: Broken) -> None:
    assert broken.old in WHOLE
    told = mistakes(read, WHOLE.replace(broken.old, broken.new))
    assert len(told) == len(broken.said.splitlines())
    for mistake, said in zip(told, broken.said.splitlines(), strict=True):
        assert mistake.startswith(said)


def test_all_mistakes_of_a_file_are_told_in_one_run_in_the_order_of_the_file(read: Read) -> None:
    content = WHOLE
    for broken in ("missing key of the corpus", "year in words", "bad id", "unknown source", "foreign term"):
        content = content.replace(BROKEN[broken].old, BROKEN[broken].new)
    told = [mistake.split(": ")[:2] for mistake in mistakes(read, content)]
    assert told == [
        ["1:1", "missing-key"],
        ["8:11", "wrong-type"],
        ["21:26", "term-not-in-text"],
        ["25:13", "bad-id"],
        ["28:17", "unknown-source"],
    ]


@pytest.mark.parametrize(
    "content",
    rows({"empty": "", "comment": "# nothing\n", "prose": "Once upon a time\nthere was a king.", "list": "- a\n- b"}),
)
def test_what_is_no_corpus_is_told_the_keys_of_one(read: Read, content: str) -> None:
    assert mistakes(read, content)[0].endswith(
        "write it as keys with values: corpus, title, provenance, sources, parts, language, introduction, was"
    )


def test_a_mistake_is_not_told_twice(read: Read) -> None:
    assert [m.split(": ")[1] for m in mistakes(read, WHOLE.replace("club-talk", "*talk"))] == ["anchor", "anchor"]


def mutated(content: bytes, seed: int) -> bytes:
    """The content with a few bytes, lines or stretches changed, lost or moved."""
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 4)):
        lines = content.splitlines(keepends=True) or [b""]
        at, line = dice.randrange(len(content) + 1), dice.randrange(len(lines))
        match dice.randrange(5):
            case 0:
                content = content[:at] + bytes([dice.randrange(256)]) + content[at + dice.randrange(2) :]
            case 1:
                content = (
                    content[:at]
                    + dice.choice([b"\t", b": ", b"- ", b"&a ", b"*a", b"!!int ", b"'", b'"', b"[", b"}"])
                    + content[at:]
                )
            case 2:
                content = b"".join(lines[:line] + lines[line + dice.randint(1, 3) :])
            case 3:
                content = b"".join([*lines[:line], dice.choice(lines), *lines[line:]])
            case _:
                content = b"".join([*lines[:line], b"  " + lines[line], *lines[line + 1 :]])
    return content


@given(st.sampled_from([WHOLE.encode(), BUNDLED.read_bytes()]), st.integers(0, 2**32))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_mutated_corpus_is_read_or_refused_with_a_study_error(read: Read, content: bytes, seed: int) -> None:
    with suppress(StudyError):
        assert read(mutated(content, seed)).quotes


def test_what_yaml_may_and_the_format_may_not_hides_no_other_mistake(read: Read) -> None:
    with pytest.raises(BadDocument) as caught:
        read("corpus: &x small\ntitle: !y Small\nprovenance: *x\nsources: []\nparts: none\n---\n")
    assert [f.rule for f in caught.value.findings] == ["anchor", "tag", "anchor", "empty", "wrong-type", "syntax"]


def test_two_things_that_had_one_id_are_told(read: Read) -> None:
    text = WHOLE.replace("- id: first-moves", "- id: first-moves\n        was: old").replace(
        "- id: kings", "- id: kings\n        was: old"
    )
    assert mistakes(read, text) == [
        "28:14: duplicate-id: `old` is what `was` names in line 19 too; take one of them away"
    ]
