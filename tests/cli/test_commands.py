"""The commands as a user types them: output, exit codes, one clear sentence for every mistake."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CORPUS
from tests.cli.conftest import command as run


def test_cards_as_json_have_the_promised_keys(folder: Path) -> None:
    done = run("cards", "--json", "small.yaml", cwd=folder)
    shown = json.loads(done.stdout)
    assert set(shown) == {"cards", "rejected", "without_options"}
    keys = {"id", "kind", "quote", "part", "topic", "source", "front", "answer", "options", "hint"}
    assert all(set(card) == keys for card in shown["cards"])
    assert all(set(r) == {"quote", "kind", "candidate", "rule", "why"} for r in shown["rejected"])
    cloze = next(card for card in shown["cards"] if card["id"] == "first/cloze/1")
    assert cloze["front"].startswith("Program testing can show the [...] of many bugs")
    assert cloze["answer"] == "presence"


def test_cards_as_text_show_every_card_and_every_rejection(folder: Path) -> None:
    shown = json.loads(run("cards", "--json", "small.yaml", cwd=folder).stdout)
    text = run("cards", "small.yaml", cwd=folder).stdout
    assert all(card["id"] in text for card in shown["cards"])
    assert all(f"{r['rule']}, {r['why']}" in text for r in shown["rejected"])


def test_cards_too_short_for_the_recipe_are_told_with_what_it_may_say(folder: Path) -> None:
    with (folder / "small.corpus.yaml").open("a", encoding="utf-8") as corpus:
        corpus.write("      - {id: third, topic: Chess, text: 'Push a pawn, and long regrets follow.', source: one}\n")
    remedy = "Where too few words stay visible, `check` tells how many quotes `cloze: {visible: …}` gives a card.\n"
    assert remedy in run("cards", "small.yaml", cwd=folder).stdout
    with (folder / "small.yaml").open("a", encoding="utf-8") as recipe:
        recipe.write("cloze: {visible: 4}\n")
    told = run("cards", "small.yaml", cwd=folder).stdout
    assert "third/cloze/1" in told
    assert "Where too few words" not in told


WEAK = (
    "Kings move slowly, pawns move forward, players move their hands, and very old clocks never move, said the other."
)


def test_a_quote_with_nothing_worth_hiding_is_told_by_every_command(folder: Path) -> None:
    with (folder / "small.corpus.yaml").open("a", encoding="utf-8") as corpus:
        corpus.write(f"      - {{id: third, topic: Chess, text: '{WEAK}', source: one}}\n")
    assert (
        "third  no cloze card: R13, no term worth hiding was found\n" in run("cards", "small.yaml", cwd=folder).stdout
    )
    assert "No cloze card of 1 quote: third\n" in run("build", "small.yaml", cwd=folder).stdout
    assert run("preview", "small.yaml", cwd=folder).returncode == 0
    assert "R13, <bdi>no term worth hiding was found</bdi>" in (folder / "small.preview.html").read_text("utf-8")
    assert "name a term under `terms`; `suggest` shows what there is" in run("check", cwd=folder).stdout
    shown = json.loads(run("suggest", "small.corpus.yaml", "--json", cwd=folder).stdout.splitlines()[2])
    best = shown["terms"][0]["term"]
    text = (folder / "small.corpus.yaml").read_text("utf-8")
    (folder / "small.corpus.yaml").write_text(text.replace("topic: Chess", f"topic: Chess, terms: [{best}]"), "utf-8")
    assert "third/cloze/1" in run("cards", "small.yaml", cwd=folder).stdout


def test_build_writes_the_deck_beside_its_recipe_and_tells_what_it_holds(folder: Path) -> None:
    done = run("build", "small.yaml", "--json", cwd=folder)
    told = json.loads(done.stdout)
    assert set(told) == {"file", "notes", "cards", "by_kind", "by_part"}
    assert told["cards"] == sum(told["by_kind"].values()) == sum(told["by_part"].values())
    assert (folder / "small.apkg").is_file()


def test_stats_as_json_before_the_first_review(folder: Path) -> None:
    done = run("stats", "small.yaml", "--json", "--progress", "p.sqlite3", cwd=folder)
    told = json.loads(done.stdout)
    assert told["reviews"] == told["due"] == 0
    assert told["new"] == told["by_part"]["only"]["new"] > 0
    assert told["retention"] is told["time"] is None
    assert not (folder / "p.sqlite3").exists()


def test_stats_as_text_count_what_was_answered(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "kaiser_study", "study", "--plain", "small.yaml", "--progress", "p.sqlite3"],
        cwd=folder,
        input="\n1\n\n4\n",
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    text = run("stats", "small.yaml", cwd=folder, KAISER_STUDY_PROGRESS="p.sqlite3").stdout
    assert "2 answers" in text
    assert "1 learning" in text
    assert ". none   - 1 to 2" in text


MISTAKES = {
    "no such recipe": (["cards", "none.yaml"], "none.yaml: there is no such file; check"),
    "a folder without a recipe": (["build", ".."], "..: this folder holds no recipes; name a recipe"),
    "no such part": (["study", "--plain", "--part", "9", "small.yaml"], "there is no part `9`; choose among 1 (only)"),
    "no terminal": (["study", "small.yaml"], "the quiz needs a terminal; use `kaiser-study study --plain`"),
    "neither recipe nor terminal": (["study", "none.yaml"], "none.yaml: there is no such file; check"),
    "not an apkg": (["build", "small.yaml", "-o", "deck.zip"], "deck.zip: a deck's file name ends in .apkg"),
    "folder missing": (["build", "small.yaml", "-o", "no/deck.apkg"], "deck.apkg: the file cannot be written"),
    "progress is a folder": (["stats", "small.yaml", "--progress", "."], "the progress file is a folder"),
    "unknown option": (["build", "--loud"], "No such option"),
}


@pytest.mark.parametrize(("arguments", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_clear_sentence_and_exit_code_2(folder: Path, arguments: list[str], message: str) -> None:
    before = sorted(folder.iterdir())
    done = run(*arguments, cwd=folder, KAISER_STUDY_PROGRESS=str(folder / "none" / "p.sqlite3"))
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert [path for path in sorted(folder.iterdir()) if path.name != "none"] == before


def test_every_mistake_of_a_corpus_is_told_in_one_run(folder: Path) -> None:
    broken = CORPUS.replace("topic: Beauty", "tpoic: Beauty").replace("[presence]", "[presents]")
    (folder / "small.corpus.yaml").write_text(broken, "utf-8")
    done = run("build", "small.yaml", cwd=folder)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["term-not-in-text", "unknown-key"]
    assert "small.corpus.yaml:15:17: term-not-in-text" in lines[0]
    assert not (folder / "small.apkg").exists()


@pytest.mark.parametrize("told", ["yesterday", "9" * 20, "9" * 5000, "-1", ""])
def test_a_bad_build_time_is_told(folder: Path, told: str) -> None:
    done = run("build", "small.yaml", cwd=folder, SOURCE_DATE_EPOCH=told)
    assert done.returncode == 2
    assert f"SOURCE_DATE_EPOCH is `{told}`; set it" in done.stderr


def test_a_reader_that_leaves_early_gives_no_traceback() -> None:
    command = [sys.executable, "-m", "kaiser_study", "cards", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_an_output_that_is_full_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "kaiser_study", "cards"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.stderr.startswith("the output cannot be written")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [("new",), ("import",), ("import", "small.yaml", "-o"), ("import", "small.yaml", "--into"), ("check",), ("study",)],
)
def test_a_name_that_is_too_long_for_a_file_is_told_in_a_sentence(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "a" * 5000, cwd=folder)
    told = f"`{'a' * 60}…` is too long for the name of a file; choose a shorter one\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_the_shells(folder: Path, shell: str) -> None:
    script = run(cwd=folder, _KAISER_STUDY_COMPLETE=f"{shell}_source").stdout
    assert "kaiser-study" in script or "_kaiser_study" in script


def test_build_names_the_quotes_without_a_card_of_a_kind(folder: Path) -> None:
    corpus = CORPUS.replace("terms: [presence]", "terms: [many]")
    (folder / "small.corpus.yaml").write_text(corpus, "utf-8")
    text = run("build", "small.yaml", cwd=folder).stdout
    assert "No cloze card of 1 quote: first" in text
    assert "tells why" in text


def test_a_folder_with_one_recipe_stands_for_it(folder: Path) -> None:
    assert run("cards", ".", cwd=folder).stdout == run("cards", "small.yaml", cwd=folder).stdout
    (folder / "other.yaml").write_text((folder / "small.yaml").read_text("utf-8"), "utf-8")
    told = run("cards", ".", cwd=folder)
    assert (told.returncode, told.stderr) == (
        2,
        ".: this folder holds 2 recipes; name one of other.yaml, small.yaml\n",
    )


def test_where_a_recipe_lies_it_is_told_that_the_bundled_deck_is_meant(folder: Path, tmp_path: Path) -> None:
    told = run("stats", cwd=folder, KAISER_STUDY_PROGRESS="p.sqlite3")
    assert told.stderr == "This is the bundled deck. For yours: kaiser-study stats small.yaml\n"
    (folder / "small.yaml").rename(folder / "my deck.yaml")
    told = run("stats", cwd=folder, KAISER_STUDY_PROGRESS="p.sqlite3")
    assert told.stderr == "This is the bundled deck. For yours: kaiser-study stats 'my deck.yaml'\n"
    (tmp_path / "empty").mkdir()
    assert run("stats", cwd=tmp_path / "empty", KAISER_STUDY_PROGRESS="p.sqlite3").stderr == ""
