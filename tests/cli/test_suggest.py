"""`suggest` as an author uses it: on a corpus, on lines, and to put terms into the file."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kaiser_study.corpus import read_corpus
from tests.cli.conftest import CORPUS, RECIPE, Run

GERMAN = CORPUS.replace("title: Small\n", "title: Small\nlanguage: de\n")
LINES = (
    "A compiler that nobody can debug is called a black box by its users.",
    "",
    "Naïve code is not fast, but it is a good baseline: “measure first”.",
)


@pytest.fixture
def corpus(folder: Path) -> Path:
    return folder / "small.corpus.yaml"


def objects(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_every_line_of_the_input_gives_a_line_of_json(run: Run) -> None:
    told = run("suggest", "-", "--json", input="\n".join(LINES))
    assert (told.returncode, told.stderr) == (0, "")
    found = objects(told.stdout)
    assert [each["text"] for each in found] == list(LINES)
    assert found[1]["terms"] == []
    for each in found:
        assert list(each) == ["text", "terms"]
        for term in each["terms"]:
            assert list(term) == ["term", "start", "end", "score", "reasons"]
            assert each["text"][term["start"] : term["end"]] == term["term"]
            assert term["reasons"]
        scores = [term["score"] for term in each["terms"]]
        assert scores == sorted(scores, reverse=True)
        best = sorted((term["start"], term["end"]) for term in each["terms"][:3])
        assert all(one[1] <= other[0] for one, other in pairwise(best))
    assert found[0]["terms"][0]["term"] == "black box"


def test_lines_with_carriage_returns_and_without_an_end(run: Run) -> None:
    told = run("suggest", "-", "--json", input="\ufeffOne small step.\r\nOne giant leap.")
    assert [each["text"] for each in objects(told.stdout)] == ["One small step.", "One giant leap."]


def test_a_line_that_is_not_utf_8_is_told(run: Run) -> None:
    told = run("suggest", "-", input=b"fine\ncaf\xe9\n")
    assert told.returncode == 2
    assert told.stderr == "-:2: byte 0xE9 is not UTF-8; give it as UTF-8\n"


def test_a_corpus_gives_each_quote_with_its_line(run: Run, corpus: Path) -> None:
    told = run("suggest", str(corpus), "--json")
    found = objects(told.stdout)
    assert [(each["quote"], each["line"]) for each in found] == [("first", 11), ("second", 16)]
    assert all(each["terms"] for each in found)


def test_what_the_rules_would_reject_is_not_suggested_in_a_corpus(run: Run, corpus: Path) -> None:
    text = CORPUS.split("text: ")[2].splitlines()[0]
    alone = objects(run("suggest", "-", "--json", input=text).stdout)[0]
    assert any("precise" in term["term"] for term in alone["terms"])
    corpus.write_text(CORPUS.replace("topic: Beauty", "topic: Being Precise"), "utf-8")
    beside = objects(run("suggest", str(corpus), "--json").stdout)[1]
    assert beside["terms"]
    assert not any("precise" in term["term"] for term in beside["terms"])


def test_the_text_form_says_what_is_named_already(run: Run, corpus: Path) -> None:
    told = run("suggest", str(corpus)).stdout
    assert told.startswith("first, line 11\n    Program testing can show the presence of many bugs")
    [named] = [line for line in told.splitlines() if "named already" in line]
    assert named.split()[2] == "presence"


def test_write_adds_terms_where_none_are_named_and_nothing_else(run: Run, corpus: Path) -> None:
    told = run("suggest", str(corpus), "--write", "--json")
    best = [term["term"] for term in objects(told.stdout)[1]["terms"][:2]]
    assert told.stderr == f"1 quote of {corpus} got terms.\n"
    added = [line for line in corpus.read_text("utf-8").splitlines() if line not in CORPUS.splitlines()]
    assert added == [f"        terms: [{', '.join(best)}]"]
    assert [quote.terms for quote in read_corpus(corpus).quotes] == [("presence",), tuple(best)]
    before = corpus.read_bytes()
    assert run("suggest", str(corpus), "--write").stderr == f"0 quotes of {corpus} got terms.\n"
    assert corpus.read_bytes() == before
    assert [file.name for file in corpus.parent.iterdir() if file.name.startswith(".kaiser")] == []


WEAK = (
    "Everybody comes, nobody stays, somebody goes, and everybody says they knew it, would know it, "
    "and lived as if they had long known of it."
)


def test_write_tells_what_it_wrote_and_no_more(run: Run, corpus: Path) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write("      - {id: third, topic: Third, text: It is so., source: one}\n")
        file.write(f"      - {{id: fourth, topic: Fourth, text: '{WEAK}', source: one}}\n")
    assert objects(run("suggest", str(corpus), "--json").stdout)[3]["terms"]
    told = run("suggest", str(corpus), "--write").stdout.splitlines()
    [second] = [quote for quote in read_corpus(corpus).quotes if quote.id == "second"]
    assert second.terms
    assert told == [
        f"line 16, second: {', '.join(second.terms)}",
        "2 quotes left to you, with nothing surely worth hiding: third, fourth",
        "1 quote named terms before.",
    ]


SHORT = "      - {id: third, topic: Chess, text: 'Push every pawn at dawn, and long regrets follow.', source: one}\n"


def test_as_many_words_stay_as_the_one_recipe_beside_the_corpus_says(run: Run, corpus: Path, folder: Path) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write(SHORT)

    def found() -> bool:
        return bool(objects(run("suggest", str(corpus), "--json").stdout)[2]["terms"])

    assert not found()
    told = "nothing worth hiding was found; with `cloze: {visible: 5}` in the recipe there is\n"
    assert told in run("suggest", str(corpus)).stdout
    assert "write `cloze: {visible: 5}` into the recipe" in run("check", str(corpus)).stdout
    recipe = folder / "small.yaml"
    whole = recipe.read_text("utf-8") + "cloze: {visible: 5}\n"
    recipe.write_text(whole, "utf-8")
    assert found()
    (folder / "other.yaml").write_text(RECIPE.replace("deck: small", "deck: other"), "utf-8")
    assert not found()
    (folder / "other.yaml").write_text("deck: other\n", "utf-8")
    assert found()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "--write"], "--write needs a file; name the corpus\n"),
        (["--write"], "--write would change the bundled corpus; name the corpus\n"),
        (["nowhere.yaml"], "nowhere.yaml: there is no such file; check the name and the folder\n"),
        (["small.yaml"], "small.yaml:1:1: wrong-file: this is a recipe, not a corpus; name the file with the quotes\n"),
    ],
)
def test_mistakes_are_told_in_a_sentence(run: Run, arguments: list[str], message: str) -> None:
    told = run("suggest", *arguments)
    assert (told.returncode, told.stderr) == (2, message)


def test_of_another_language_it_says_what_it_did_not_look_at(run: Run, corpus: Path) -> None:
    corpus.write_text(GERMAN, "utf-8")
    told = run("suggest", str(corpus), "--json")
    assert told.returncode == 0
    assert "The quotes are in `de`: only place, punctuation, numbers and the length of words" in told.stderr


def test_without_a_name_the_bundled_corpus_is_looked_at(run: Run) -> None:
    found = objects(run("suggest", "--json").stdout)
    assert len(found) == 75
    assert found[0]["quote"] == "initial-expectations"
