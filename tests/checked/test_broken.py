"""Files that are broken, each in its own way: the right line, and a remedy that mends them when it is followed."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kaiser_study import cli
from kaiser_study.checked import check
from kaiser_study.corpus.lint import in_quotation_marks, unbalanced

CORPUS = """\
corpus: chess
title: Chess Sayings
provenance: from memory
sources:
  - id: club
    label: Club Talk 1999
    kind: talk
    year: 1999
  - id: letters
    label: Letters to a Pupil
    kind: letter
    url: https://example.org/letters
parts:
  - id: opening
    title: Early Moves
    quotes:
      - id: slow-start
        topic: Patience
        text: "Develop knights before bishops: at the edge of the board a knight loses half of its strength, and sulks."
        source: club
        terms: [half of its strength]
      - id: no-pawns
        topic: Storms
        text: "Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets."
        source: letters
        terms: [castled king]
  - id: endgame
    title: Last Moves
    quotes:
      - id: royal-work
        topic: Courage
        text: "When most pieces have left, the king stops hiding and walks boldly towards the empty centre."
        source: letters
        terms: [hiding]
"""
RECIPE = """\
deck: chess
title: Chess Sayings
corpus: chess.corpus.yaml
cards: [cloze, topic, source]
options: 0
subdecks: none
tags: [part, year]
look: {colours: {paper: "#fffaf0"}, fonts: {text: Inter}}
preset: {retention: 0.9, learning_steps: [1m, 10m]}
"""


@dataclass(frozen=True)
class Broken:
    """What to change in the good file, what is found then, and what following the remedy makes of it."""

    good: str
    bad: str
    line: int
    rule: str
    remedy: str
    mended: str


CORPORA = [
    Broken("title: Chess", "titel: Chess", 2, "unknown-key", "did you mean `title`", "title: Chess"),
    Broken("provenance: from memory\n", "", 1, "missing-key", "add `provenance`", "provenance: from memory\n"),
    Broken("    kind: talk", "    kind: tlak", 7, "unknown-word", "did you mean `talk`", "    kind: talk"),
    Broken("year: 1999", 'year: "1999"', 8, "wrong-type", "write digits only, without quotes", "year: 1999"),
    Broken("year: 1999", "year: 19999", 8, "out-of-range", "write a number from 1 to 9999", "year: 1999"),
    Broken("https://example.org", "example.org", 12, "bad-url", "begin it with https://", "https://example.org"),
    Broken("id: no-pawns", "id: No Pawns", 22, "bad-id", "small letters a-z, digits and single", "id: no-pawns"),
    Broken("id: no-pawns", "id: slow-start", 22, "duplicate-id", "choose another id", "id: no-pawns"),
    Broken("source: club", "source: klub", 20, "unknown-source", "did you mean `club`", "source: club"),
    Broken("topic: Storms", "topic: 1972", 23, "wrong-type", 'put it in quotes: "1972"', 'topic: "1972"'),
    Broken("topic: Storms", "topic:", 23, "empty", "write the text", "topic: Storms"),
    Broken("topic: Storms", "topic: Pawn #1", 23, "comment-in-text", "the text in double quotes", 'topic: "Pawn #1"'),
    Broken("[hiding]", "[Hiding]", 34, "term-not-in-text", "write it as the text does: `hiding`", "[hiding]"),
    Broken("[hiding]", "[hidin]", 34, "term-not-in-text", "blank whole words only", "[hiding]"),
    Broken("[hiding]", "[hiding, hiding]", 34, "duplicate-term", "take one of them away", "[hiding]"),
    Broken("        topic: Courage", "       topic: Courage", 31, "syntax", "indent", "        topic: Courage"),
    Broken("        topic: Courage", "\ttopic: Courage", 31, "tab", "indent with spaces", "        topic: Courage"),
    Broken('"When most', "When: most", 32, "syntax", "put a text that holds a colon in double quotes", '"When: most'),
    Broken('empty centre."', "empty centre.", 32, "syntax", "close the quotation mark", 'empty centre."'),
    Broken('regrets."', "regrets.", 24, "syntax", "close the quotation mark where the text ends", 'regrets."'),
    Broken("pieces have", 'pieces "have', 32, "syntax", 'write \\" for a quotation mark', "pieces have"),
    Broken("topic: Storms", "topic: *storms", 23, "anchor", "belongs in quotes", 'topic: "*storms"'),
    Broken("topic: Storms", "topic: !storms", 23, "tag", "belongs in quotes", 'topic: "!storms"'),
    Broken("topic: Storms", "topic: [Storms]", 23, "wrong-type", "write one text", "topic: Storms"),
    Broken(
        "topic: Storms\n", "topic: Storms\n        topic: Wind\n", 24, "duplicate-key", "take one", "topic: Storms\n"
    ),
    Broken(
        "corpus: chess", "corpus: chess\nlanguage: uk", 2, "other-language", "write `language: en`", "corpus: chess"
    ),
    Broken("corpus: chess", "corpus: chess\nlanguage: English", 2, "bad-language", "as in `en`", "corpus: chess"),
    Broken("[hiding]", "[{term: hiding, hnt: a}]", 34, "unknown-key", "did you mean `hint`", "[hiding]"),
    Broken("[hiding]", "[{term: hiding}]", 34, "missing-key", "add `hint`", "[{term: hiding, hint: a game}]"),
    Broken("[hiding]", "[{term: Hiding, hint: a}]", 34, "term-not-in-text", "`hiding`", "[{term: hiding, hint: a}]"),
    Broken("[hiding]", "[{term: hiding, hint: he hides}]", 34, "R4", "other words", "[{term: hiding, hint: a game}]"),
    Broken("topic: Storms", "topic: Storms\n        tags: [Hard]", 24, "bad-id", "small letters", "topic: Storms"),
    Broken("topic: Courage", "topic: Courage\x07", 31, "encoding", "take it away", "topic: Courage"),
    Broken("parts:\n", "---\nparts:\n", 13, "syntax", "keep one document", "parts:\n"),
    # what may be meant
    Broken("[castled king]", "[side]", 26, "R7", "fill in", "[castled king]"),
    Broken("[castled king]", '["rooks, queens and long regrets"]', 26, "R2", "name a shorter", "[castled king]"),
    Broken("topic: Courage", "topic: Hide and Seek", 34, "R4", "choose another term", "topic: Courage"),
    Broken("[castled king]", "[of a]", 26, "R3", "carries meaning", "[castled king]"),
    Broken("the empty centre", "the “empty centre", 32, "unbalanced-quotes", "add the one", "the “empty” centre"),
    Broken('"Whoever pushes', '"“Whoever pushes', 24, "unbalanced-quotes", "add the one", '"Whoever pushes'),
    Broken('long regrets."', 'long regrets.”"', 24, "unbalanced-quotes", "take this one away", 'long regrets."'),
    Broken(
        '"Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets."',
        "“Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets.”",
        24,
        "outer-quotes",
        "take away the first sign and the last",
        "Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets.",
    ),
    Broken(
        "Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets.",
        "Wer alle Bauern vor dem castled king zieht, der wird es mit den Damen und den Jahren noch bereuen.",
        24,
        "other-language",
        "with `language: de`",
        "Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets.",
    ),
    Broken("long regrets", "long [...] regrets", 24, "gap-sign", "write […]", "long […] regrets"),
    Broken("long regrets", "long regr\ufffdts", 24, "damaged-encoding", "the character that belongs", "long regrets"),
    Broken("label: Letters to a Pupil", "label: ibid.", 10, "ibidem", "name that source", "label: Letters"),
    Broken("label: Letters to a Pupil", "label: Unknown", 25, "R11", "name the source", "label: Letters"),
    Broken("topic: Storms", "topic: Whoever pushes…", 23, "placeholder-topic", "write what", "topic: Storms"),
    Broken("long regrets", "donâ€™t", 24, "damaged-encoding", "write `don’t", "don’t"),
    Broken("label: Letters to a Pupil", "label: Club Talks 1999", 10, "like-source", "make one", "label: Letters"),
    Broken("Letters to a Pupil", "Club Talk 1999 (2004)", 6, "like-source", "name author, year", "Letters"),
    Broken("Letters to a Pupil", "Club Talk 1999, 2004", 6, "like-source", "name author, year", "Letters"),
    Broken("Letters to a Pupil", "Weiss, Club Talk 1999", 6, "like-source", "name author, year", "Letters"),
    Broken("Letters to a Pupil", "Club Talk 1999, p. 5", 6, "like-source", "name author, year", "Letters"),
    Broken(
        "        source: club\n", "        source: letters\n", 5, "unused-source", "name it", "        source: club\n"
    ),
]
RECIPES = [
    Broken("deck: chess", "deck: Chess", 1, "bad-id", "small letters", "deck: chess"),
    Broken("chess.corpus.yaml", "chess.corps.yaml", 3, "unusable", "check the name", "chess.corpus.yaml"),
    Broken("cards: [cloze,", "cards: [clooze,", 4, "unknown-word", "did you mean `cloze`", "cards: [cloze,"),
    Broken("options: 0", "options: 9", 5, "out-of-range", "from 0 to 4", "options: 4"),
    Broken("subdecks: none", "subdecks: parts", 6, "unknown-word", "did you mean `part`", "subdecks: part"),
    Broken("tags: [part, year]", "tags: []", 7, "empty", "add one", "tags: [part]"),
    Broken("title: Chess Sayings", "title: 'Chess::'", 2, "bad-title", "on both sides", "title: Chess::Sayings"),
    Broken("[cloze, topic, source]", "{cloze: 5}", 4, "out-of-range", "from 0 to 3", "{cloze: 3}"),
    Broken("options: 0", "select: {parts: [opnening]}", 5, "unknown-name", "did you mean `opening`", "options: 0"),
    Broken("options: 0", "select: {part: [opening]}", 5, "unknown-key", "did you mean `parts`", "options: 0"),
    Broken("options: 0", "select: {years: 1700}", 5, "nothing-selected", "ask for less", "options: 0"),
    Broken("options: 0", "cloze: {hint: leter}", 5, "unknown-word", "did you mean `letter`", "options: 0"),
    Broken(
        "subdecks: none", 'subdecks: "{prt}"', 6, "unknown-placeholder", "did you mean `part`", 'subdecks: "{part}"'
    ),
    Broken("subdecks: none", "subdecks: {part}", 6, "wrong-type", "in double quotes", 'subdecks: "{part}"'),
    Broken("subdecks: none", "subdecks: {part}::a", 6, "syntax", "with a brace in double", 'subdecks: "{part}::a"'),
    Broken("tags: [part, year]", "tags: ['a::']", 7, "bad-pattern", "on both sides", "tags: ['a::b']"),
    Broken('"#fffaf0"', '"ivory"', 8, "bad-colour", 'as in "#1d4f8f"', '"#1d4f8f"'),
    Broken('"#fffaf0"', '"#444"', 8, "faint", "4.5:1 or more", '"#fff"'),
    Broken('"#fffaf0"', "#fffaf0", 8, "syntax", "as a colour, in double quotes", '"#fffaf0"'),
    Broken('{paper: "#fffaf0"}', "{\n paper: #fffaf0,\n ink: #000000}", 9, "syntax", "as a colour", '{paper: "#fff"}'),
    Broken("tags: [part, year]", "tags: [part, year # both]", 7, "syntax", "in double quotes", "tags: [part, year]"),
    Broken("learning_steps: [1m, 10m]}", "learning_steps: [1m", 9, "syntax", "close the", "learning_steps: [1m]}"),
    Broken("Inter", "'Inter, Arial'", 8, "bad-font", "the name of one family", "Inter"),
    Broken('colours: {paper: "#fffaf0"}', "css: ../a.css", 8, "bad-css-file", "beside the recipe", "fonts: {quote: A}"),
    Broken('colours: {paper: "#fffaf0"}', "css: a.css", 8, "unusable", "check the name", "fonts: {quote: A}"),
    Broken("0.9", "90", 9, "out-of-range", "from 0.7 to 0.99", "0.95"),
    Broken("[1m, 10m]", "[1m, 10]", 9, "bad-step", "as in 30s, 10m or 2h", "[1m, 2h]"),
    Broken("options: 0", "select: {years: 0}", 5, "bad-years", "write a year, as 2017", "select: {years: 1999}"),
    Broken("options: 0", "cloze: {}", 5, "empty", "say something", "cloze: {visible: 8}"),
    Broken("options: 0", "select: {not: {}}", 5, "empty", "say something", "select: {not: {years: 1900}}"),
    Broken('{colours: {paper: "#fffaf0"}, fonts: {text: Inter}}', "{}", 8, "empty", "say", "{fonts: {text: A}}"),
    Broken("{retention: 0.9, learning_steps: [1m, 10m]}", "{}", 9, "empty", "say something", "{retention: 0.9}"),
    Broken("corpus: chess.corpus.yaml", "corpus: []", 3, "empty", "add one", "corpus: [chess.corpus.yaml]"),
    Broken(
        "corpus: chess.corpus.yaml",
        "corpus: [chess.corpus.yaml, chess.corpus.yaml]",
        3,
        "duplicate-corpus",
        "take one of them away",
        "corpus: [chess.corpus.yaml]",
    ),
    Broken("chess.corpus.yaml", '"a\\0b"', 3, "wrong-file", "write the path of a corpus", "chess.corpus.yaml"),
    Broken("options: 0", "cloze: {option: 4}", 5, "unknown-key", "did you mean `options`", "cloze: {options: 4}"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chess.corpus.yaml").write_text(CORPUS, "utf-8")
    (tmp_path / "chess.yaml").write_text(RECIPE, "utf-8")
    return tmp_path


def findings(folder: Path) -> Sequence[tuple[int, str, str]]:
    return [(each.place.line or 0, each.rule, each.remedy) for each in check([folder]).findings]


def test_the_good_files_have_no_finding(folder: Path) -> None:
    assert findings(folder) == []


@pytest.mark.parametrize(
    ("file", "broken"),
    [("chess.corpus.yaml", each) for each in CORPORA] + [("chess.yaml", each) for each in RECIPES],
    ids=lambda each: each.rule + each.bad[:12] if isinstance(each, Broken) else "",
)
def test_a_broken_file_is_told_with_its_line_and_mended_by_the_remedy(
    folder: Path, file: str, broken: Broken, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / file
    good = path.read_text("utf-8")
    assert broken.good in good
    at = good.index(broken.good)
    if broken.mended == broken.bad:
        pytest.fail("the remedy changes nothing")
    path.write_text(good[:at] + broken.bad + good[at + len(broken.good) :], "utf-8")
    found = findings(folder)
    assert (broken.line, broken.rule) in [(line, rule) for line, rule, _ in found], found
    [remedy, *_] = [remedy for line, rule, remedy in found if (line, rule) == (broken.line, broken.rule)]
    assert broken.remedy in remedy
    for command in (["check", str(folder)], ["build", str(folder / "chess.yaml")]):
        monkeypatch.setattr(sys, "argv", ["kaiser-study", *command])
        try:
            code: object = cli.main()
        except SystemExit as end:
            code = end.code
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        assert code in (0, 2)
    path.write_text(good[:at] + broken.mended + good[at + len(broken.good) :], "utf-8")
    assert (broken.line, broken.rule) not in [(line, rule) for line, rule, _ in findings(folder)]


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    monkeypatch.setattr(sys, "argv", ["kaiser-study", "check", *arguments])
    try:
        code: object = cli.main()
    except SystemExit as end:
        code = end.code
    return code, capsys.readouterr().out


def test_text_shows_the_line_with_a_caret(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    Path("chess.corpus.yaml").write_text(CORPUS.replace("[hiding]", "[hiding, Boldly]"), "utf-8")
    code, told = run(monkeypatch, capsys)
    assert (code, told) == (
        2,
        "chess.corpus.yaml:34:25: error: term-not-in-text: the term `Boldly` is not in the text; "
        "write it as the text does: `boldly`\n"
        "    34 |         terms: [hiding, Boldly]\n"
        "       |                         ^\n"
        "2 files: 1 error, 0 warnings\n",
    )


def test_warnings_fail_only_when_strict(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert run(monkeypatch, capsys, "--strict")[0] == 0
    Path("chess.corpus.yaml").write_text(CORPUS.replace("[castled king]", "[side]"), "utf-8")
    code, told = run(monkeypatch, capsys)
    assert (code, told.splitlines()[-1]) == (0, "2 files, 3 quotes, 8 cards: 0 errors, 1 warning")
    assert run(monkeypatch, capsys, "--strict")[0] == 1


def test_json_and_github_tell_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    Path("chess.corpus.yaml").write_text(CORPUS.replace("[castled king]", "[side]"), "utf-8")
    told = json.loads(run(monkeypatch, capsys, "--format", "json")[1])
    assert (told["files"], told["quotes"]) == (["chess.yaml", "chess.corpus.yaml"], 3)
    [finding] = [each for each in told["findings"] if each["rule"] == "R7"]
    assert (finding["file"], finding["line"], finding["column"]) == ("chess.corpus.yaml", 26, 17)
    assert finding["severity"] == "warning"
    lines = run(monkeypatch, capsys, "--format", "github")[1].splitlines()
    assert lines[0].startswith("::warning file=chess.corpus.yaml,line=26,col=17,title=R7::no card hides `side`")


def test_two_sources_that_may_be_one_are_told_once(folder: Path) -> None:
    text = CORPUS.replace("Club Talk 1999", "A Talk at the Chess Club (1999)")
    text = text.replace("Letters to a Pupil", "A Talk at the Chess Club, 1999")
    (folder / "chess.corpus.yaml").write_text(text, "utf-8")
    [found] = [each for each in check([folder]).findings if each.rule == "like-source"]
    assert found.what == "`A Talk at the Chess Club, 1999` may be `A Talk at the Chess Club (1999)` in line 5"


def test_the_chapters_of_one_book_are_sources_of_their_own(folder: Path) -> None:
    text = CORPUS.replace("Club Talk 1999", "A Manual of Chess Endings, ch. 2")
    text = text.replace("Letters to a Pupil", "A Manual of Chess Endings, ch. 18")
    (folder / "chess.corpus.yaml").write_text(text, "utf-8")
    assert not [each for each in check([folder]).findings if each.rule == "like-source"]


def test_what_the_name_of_a_deck_tells_is_said_once(folder: Path) -> None:
    (folder / "chess.yaml").write_text(RECIPE.replace("subdecks: none", "subdecks: '{topic}'"), "utf-8")
    [found] = check([folder]).findings
    assert (found.rule, found.what) == ("R4", "no quote has a topic card: the deck's name tells the topic")
    assert found.remedy.startswith("take what tells it out of `subdecks`")


def test_a_term_that_needs_fewer_visible_words_is_told_how_many(folder: Path) -> None:
    corpus = folder / "chess.corpus.yaml"
    corpus.write_text(CORPUS.replace("When most pieces have left, the", "The"), "utf-8")
    [found] = [each for each in check([folder]).findings if each.what.startswith("no card hides `hiding`")]
    assert "`cloze: {visible: 6}`" in found.remedy
    (folder / "chess.yaml").write_text(RECIPE.replace("options: 0", "cloze: {visible: 6}"), "utf-8")
    assert not [each for each in check([folder]).findings if "`hiding`" in each.what]


SHORT = {
    '"Whoever pushes every pawn on one side of a castled king invites rooks, queens and long regrets."': (
        "Push every pawn at dawn, and long regrets follow."
    ),
    "        terms: [castled king]\n": "",
}


def test_the_number_of_visible_words_that_is_told_is_the_one_that_is_needed(folder: Path) -> None:
    corpus, recipe = folder / "chess.corpus.yaml", folder / "chess.yaml"
    text = CORPUS
    for good, bad in SHORT.items():
        text = text.replace(good, bad)
    corpus.write_text(text, "utf-8")
    [found] = [each for each in check([folder]).findings if "no cloze card" in each.what]
    assert found.remedy == "write `cloze: {visible: 5}` into the recipe, or quote more of the passage"
    for visible, warnings in ((5, 0), (6, 1)):
        recipe.write_text(RECIPE.replace("options: 0", f"cloze: {{visible: {visible}}}"), "utf-8")
        assert len([each for each in check([folder]).findings if "no cloze card" in each.what]) == warnings


def test_a_setting_that_helps_but_some_quotes_is_promised_with_their_number(folder: Path) -> None:
    corpus, recipe = folder / "chess.corpus.yaml", folder / "chess.yaml"
    text = CORPUS.replace("        terms: [hiding]\n", "").replace(
        "When most pieces have left, the king stops hiding and walks boldly towards the empty centre.",
        "The king that walks is there.",
    )
    for good, bad in SHORT.items():
        text = text.replace(good, bad)
    corpus.write_text(text, "utf-8")
    [found] = [each for each in check([folder]).findings if "have no cloze card" in each.what]
    assert found.what.startswith("2 of 3 quotes (`no-pawns`, `royal-work`) have no cloze card")
    assert found.remedy == "quote more of the passage (`cloze: {visible: 5}` in the recipe gives 1 of them one)"
    recipe.write_text(RECIPE.replace("options: 0", "cloze: {visible: 5}"), "utf-8")
    assert [each.what for each in check([folder]).findings if "no cloze card" in each.what] == [
        "the quote has no cloze card: too few words that carry meaning would stay visible around a gap"
    ]


def test_a_term_that_another_rule_keeps_from_a_card_is_promised_none(folder: Path) -> None:
    text = CORPUS.replace("topic: Courage", "topic: Hiding").replace("When most pieces have left, the", "The")
    (folder / "chess.corpus.yaml").write_text(text, "utf-8")
    [found] = [each for each in check([folder]).findings if each.what.startswith("no card hides `hiding`")]
    assert (found.rule, "visible:" in found.remedy) == ("R2", False)


def test_a_short_quote_without_a_topic_is_told_to_write_one(folder: Path) -> None:
    """With fewer visible words it would still have nothing to ask for."""
    text = CORPUS.replace("  - id: endgame\n    title: Last Moves\n    quotes:\n", "")
    text = text.replace("topic: Storms", "topic: Push every pawn at dawn…")
    for good, bad in SHORT.items():
        text = text.replace(good, bad)
    (folder / "chess.corpus.yaml").write_text(text, "utf-8")
    [found] = [each for each in check([folder]).findings if "no topic card" in each.what]
    assert (found.rule, found.what) == (
        "R11",
        "the quote has no topic card: the topic is only the beginning of the text",
    )
    assert found.remedy == "write a topic, or leave topic cards out of the recipe"


def test_words_of_a_quote_are_never_taken_for_what_a_rule_says(folder: Path) -> None:
    text = CORPUS.replace("and sulks.", "and is visible, where nobody looks.")
    text = text.replace("[half of its strength]", "['is visible, where nobody', nobody looks]")
    (folder / "chess.corpus.yaml").write_text(text, "utf-8")
    found = [each.what for each in check([folder]).findings if "`nobody looks`" in each.what]
    assert found == ["no card hides `nobody looks`: it is cut out of “is visible, where nobody”"]


def test_a_quote_that_no_recipe_helps_is_not_told_to_change_it(folder: Path) -> None:
    text = CORPUS
    for good, bad in SHORT.items():
        text = text.replace(good, bad.replace("at dawn, and long regrets follow", "that there is"))
    (folder / "chess.corpus.yaml").write_text(text, "utf-8")
    remedies = [each.remedy for each in check([folder]).findings if "too few words" in each.what]
    assert remedies
    assert set(remedies) == {"quote more of the passage"}


def test_fewer_visible_words_do_not_help_a_quote_with_nothing_worth_hiding(folder: Path) -> None:
    """Its terms would pass the rules then, and the program would still hide none."""
    text = "Everybody comes, nobody stays, somebody goes, and everybody says they knew it, would know it, and saw it."
    corpus = folder / "chess.corpus.yaml"
    content = CORPUS
    for good, bad in zip(SHORT, (f'"{text}"', ""), strict=True):
        content = content.replace(good, bad)
    corpus.write_text(content, "utf-8")
    [found] = [each for each in check([folder]).findings if "no cloze card" in each.what]
    assert (found.rule, found.remedy) == ("R2", "quote more of the passage")


def test_a_key_that_is_misspelt_is_told_once(folder: Path) -> None:
    (folder / "chess.yaml").write_text(RECIPE.replace("title:", "titel:"), "utf-8")
    [found] = check([folder]).findings
    assert (found.rule, found.remedy) == ("unknown-key", "did you mean `title`")


def test_a_corpus_behind_links_that_go_round_in_a_circle_is_told(folder: Path) -> None:
    (folder / "round").symlink_to("round")
    (folder / "chess.yaml").write_text(RECIPE.replace("chess.corpus", "round/chess"), "utf-8")
    [finding] = check([folder / "chess.yaml"]).findings
    assert (finding.place.line, finding.rule) == (3, "unusable")


def test_a_file_that_is_not_there_does_not_count_as_one(folder: Path) -> None:
    (folder / "chess.yaml").write_text(RECIPE.replace("chess.corpus.yaml", "gone.yaml"), "utf-8")
    assert [file.name for file in check([folder / "chess.yaml"]).files] == ["chess.yaml"]


@pytest.mark.parametrize(("good", "bad"), [("cloze: {visible", "clozes: {visible"), ("chess.corpus", "chess.corps")])
def test_a_recipe_to_be_mended_does_not_blame_the_cards_of_its_corpus(folder: Path, good: str, bad: str) -> None:
    (folder / "chess.corpus.yaml").write_text(CORPUS.replace("When most pieces have left, the", "The"), "utf-8")
    recipe = RECIPE.replace("options: 0", "cloze: {visible: 4}")
    (folder / "chess.yaml").write_text(recipe, "utf-8")
    assert not findings(folder)
    (folder / "chess.yaml").write_text(recipe.replace(good, bad), "utf-8")
    assert [each.place.file.name for each in check([folder]).findings] == ["chess.yaml"]


def test_a_folder_without_ours_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kaiser-study", "check", str(tmp_path)])
    assert cli.main() == 2


def test_an_empty_file_and_a_lock_of_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    Path("poetry.lock").write_text("[[package]]\n", "utf-8")
    assert run(monkeypatch, capsys)[0] == 0
    assert "neither a corpus nor a recipe nor a lock" in run(monkeypatch, capsys, "poetry.lock")[1]
    Path("empty.yaml").write_text("# nothing yet\n", "utf-8")
    code, told = run(monkeypatch, capsys)
    assert code == 2
    assert "empty.yaml: error: empty: the file is empty; write it, or take it away\n" in told


@pytest.mark.parametrize(
    "text", ["»Hallo Welt«, sagte er.", "”Hej”, sa han.", "»Hej», sa hon.", 'a 5" disk', '"in 1999"', "It’s “so” ‘so’."]
)
def test_quotation_marks_of_all_countries_are_balanced(text: str) -> None:
    assert unbalanced(text) == ""


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("“All of it.”", True),
        ('"All of it."', True),
        ("„Alles.“", True),
        ("“‘All’ of it.”", True),
        ("“Yes”, he said, “yes.”", False),
        ('"Yes", he said, "yes."', False),
        ("“Some” of it.", False),
        ("None of it.", False),
        ("“", False),
        ('"', False),
    ],
)
def test_quotation_marks_around_all_of_a_text_are_told(text: str, is_quoted: bool) -> None:
    assert in_quotation_marks(text) is is_quoted


def test_files_of_others_and_odd_ones_are_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    Path("x.lock").mkdir()
    Path("y.lock").symlink_to("nowhere")
    Path("z.yaml").mkdir()
    Path("pubspec.yaml").write_text("name: app\ndependencies: {}\n", "utf-8")
    Path("pubspec.lock").write_text("packages: {}\n", "utf-8")
    Path("snapcraft.yaml").write_text("name: app\nparts:\n  app: {plugin: python}\n", "utf-8")
    assert run(monkeypatch, capsys) == (0, "2 files, 3 quotes, 9 cards: nothing to complain of\n")


def test_what_the_build_would_refuse_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    telling = RECIPE.replace("cards: [cloze, topic, source]", "cards: {cloze: 0}")
    telling = telling.replace("subdecks: none", 'subdecks: "{part}::{source}::{topic}"')
    Path("chess.yaml").write_text(telling, "utf-8")
    assert "no card of this corpus passed the rules" in run(monkeypatch, capsys)[1]
    Path("chess.yaml").write_text(RECIPE, "utf-8")
    monkeypatch.setattr(sys, "argv", ["kaiser-study", "build", "chess.yaml"])
    assert cli.main() == 0
    capsys.readouterr()
    Path("chess.yaml").write_text(RECIPE.replace("deck: chess", "deck: draughts"), "utf-8")
    assert (
        run(monkeypatch, capsys)[1].splitlines()[0].startswith("chess.lock: error: unusable: this lock is of the deck")
    )


def test_two_recipes_of_one_deck_are_told(folder: Path) -> None:
    (folder / "other.yaml").write_text(RECIPE.replace("title: Chess Sayings", "title: Other"), "utf-8")
    [found] = check([folder]).findings
    assert (found.place.file.name, found.rule, found.is_warning) == ("other.yaml", "duplicate-id", False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dekc: a\ntitle: B\ncorpus: quotes.yaml\n", {"the recipe has no key `dekc`; did you mean `deck`"}),
        ("title: B\ncorpus: quotes.yaml\n", {"the recipe lacks `deck`; add `deck`"}),
        ("deek: a\ntitle: B\ncorpus: [quotes.yaml]\n", {"the recipe has no key `deek`; did you mean `deck`"}),
        (
            "Deck: a\nTITLE: B\nCorpus: quotes.yaml\n",
            {
                "the recipe has no key `Deck`; did you mean `deck`",
                "the recipe has no key `TITLE`; did you mean `title`",
                "the recipe has no key `Corpus`; did you mean `corpus`",
            },
        ),
        (
            "Corpus: a\ntitle: B\nParts: []\n",
            {
                "the corpus has no key `Corpus`; did you mean `corpus`",
                "the corpus has no key `Parts`; did you mean `parts`",
                "the corpus lacks `provenance`, `sources`; add `provenance`, `sources`",
            },
        ),
        (
            "corpus: a\ntitle: B\n",
            {"the corpus lacks `provenance`, `sources`, `parts`; add `provenance`, `sources`, `parts`"},
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_named", [True, False])
def test_a_misspelt_first_key_is_told_as_what_it_was_meant_to_be(
    tmp_path: Path, text: str, told: set[str], is_named: bool
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text, "utf-8")
    assert {f"{each.what}; {each.remedy}" for each in check([file if is_named else tmp_path]).findings} == told


def test_a_file_of_a_title_alone_is_told_what_it_may_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    Path("mine.yaml").write_text("title: Mine\n", "utf-8")
    may_be = (
        "wrong-file: this may be a recipe, which has `deck` and `corpus`, or a corpus, which has `corpus` and `parts`"
    )
    assert (
        f"mine.yaml: warning: {may_be}; add the keys that are missing, or keep the file in another folder\n"
        in run(monkeypatch, capsys)[1]
    )
    code, told = run(monkeypatch, capsys, "mine.yaml")
    assert (code, told.splitlines()[0]) == (2, f"mine.yaml: error: {may_be}; add the keys that are missing")


def test_settings_of_other_programs_are_not_taken_for_ours(folder: Path) -> None:
    for name, text in {
        "_config.yml": "title: Blog\ntheme: plain\nbaseurl: /\nplugins: [feed]\n",
        "compose.yaml": "version: 3\nservices: {web: {image: nginx}}\n",
        "metadata.yaml": "title: Essay\nauthor: Ann\ndate: 2020-01-01\n",
    }.items():
        (folder / name).write_text(text, "utf-8")
    assert findings(folder) == []


def test_of_two_quotes_that_are_nearly_the_same_one_is_to_be_kept(folder: Path) -> None:
    again = """\
      - id: slower-start
        topic: Slowness
        text: "Develop knights before bishops: at the edge of a board a knight loses half of its strength, and sulks."
        source: letters
"""
    corpus = CORPUS.replace("      - id: no-pawns\n", again + "      - id: no-pawns\n")
    (folder / "chess.corpus.yaml").write_text(corpus, "utf-8")
    found = [each for each in check([folder]).findings if each.rule == "R11"]
    assert {each.what for each in found} >= {
        "the quote has no source card: the quote `slow-start` is nearly the same and has another source"
    }
    assert {each.remedy for each in found} == {"keep one of the two"}


def test_the_only_quote_in_its_language_is_told_as_that(folder: Path) -> None:
    (folder / "de.corpus.yaml").write_text(
        """\
corpus: schach
title: Schach
language: de
provenance: aus dem Gedächtnis
sources: [{id: klub, label: Klubabend, kind: talk}]
parts:
  - id: anfang
    title: Anfang
    quotes:
      - id: springer
        topic: Springer
        text: Am Rand des Brettes verliert ein Springer die Hälfte seiner Kraft.
        source: klub
""",
        "utf-8",
    )
    recipe = RECIPE.replace("corpus: chess.corpus.yaml", "corpus: [chess.corpus.yaml, de.corpus.yaml]")
    (folder / "chess.yaml").write_text(recipe, "utf-8")
    found = [each for each in check([folder]).findings if each.rule == "R11"]
    assert {(each.what, each.remedy) for each in found} == {
        (
            f"the quote has no {kind} card: there is one quote in `de` only",
            "add more quotes in this language, or leave this kind of card out of the recipe",
        )
        for kind in ("topic", "source")
    }
