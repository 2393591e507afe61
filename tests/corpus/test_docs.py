"""docs/corpus.md says what the reader does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kaiser_study
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.errors import BadDocument
from kaiser_study.model import CardKind, Display, Plan, SourceKind
from tests.corpus.test_reader import BROKEN, WHOLE, Read, read
from tests.document.test_mistakes import BROKEN as NO_YAML
from tests.document.test_mistakes import findings

__all__ = ["read"]  # a fixture

PACKAGE = Path(kaiser_study.__file__).parent
PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.split("```yaml\n")[1].split("```")[0]


def table(heading: str) -> list[list[str]]:
    """The rows of the table whose first line starts so, without its heading."""
    lines = PAGE[PAGE.index(heading) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def rules_in_code() -> Iterator[str]:
    """The first text among the arguments of every report and finding."""
    for file in [*PACKAGE.glob("document/*.py"), *PACKAGE.glob("corpus/*.py")]:
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith((".report", "._report", "Finding")):
                texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                yield from texts[:1]


def test_the_page_explains_every_rule_of_the_code_and_no_other() -> None:
    explained = {row[0].strip("`") for row in table("| rule |")}
    assert explained == set(rules_in_code())


def test_the_page_explains_every_warning_and_no_other() -> None:
    explained = [row[0].strip("`") for row in table("| warning |")]
    tree = ast.parse((PACKAGE / "corpus" / "lint.py").read_text(encoding="utf-8"))
    calls = [call for call in ast.walk(tree) if isinstance(call, ast.Call) and ast.unparse(call.func) == "_warning"]
    rules = {call.args[1].value for call in calls if isinstance(call.args[1], ast.Constant)}
    assert sorted(explained) == sorted(map(str, rules))


def test_the_messages_on_the_page_are_those_that_the_reader_gives(read: Read) -> None:
    given = {(f.rule, f.what, f.remedy) for broken in NO_YAML.values() for f in findings(broken.content)}
    for broken in BROKEN.values():
        with pytest.raises(BadDocument) as caught:
            read(WHOLE.replace(broken.old, broken.new))
        given |= {(f.rule, f.what, f.remedy) for f in caught.value.findings}
    assert {(rule.strip("`"), what, remedy) for rule, what, remedy in table("| rule |")} <= given


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("**The corpus**", "[]"),
        ("**A source**", "sources: [x]"),
        ("**A part**", "parts: [x]"),
        ("**A quote**", "parts: [{id: a, title: A, quotes: [x]}]"),
    ],
)
def test_the_page_lists_the_keys_that_the_reader_knows(read: Read, heading: str, entry: str) -> None:
    with pytest.raises(BadDocument) as caught:
        read(entry)
    offered = [f.remedy for f in caught.value.findings if f.remedy.startswith("write it as keys with values: ")]
    known = offered[0].removeprefix("write it as keys with values: ").split(", ")
    listed = PAGE[PAGE.index(heading) :].split("\n\n")[1].splitlines()[2:]
    assert sorted(row.split("`")[1] for row in listed) == sorted(known)


def test_the_page_names_every_kind_of_source() -> None:
    paragraph = PAGE[PAGE.index("The kinds: ") :].partition(". ")[0]
    assert re.findall("`(.+?)`", paragraph) == [*SourceKind]


def test_the_example_of_the_page_makes_cards_of_every_kind_and_none_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    corpus = read_corpus(file)
    made = make_cards(corpus, Display(corpus.title), Plan(options=2))
    assert made.rejected == ()
    assert {(card.quote.id, card.kind) for card in made.cards} == {(q.id, k) for q in corpus.quotes for k in CardKind}
