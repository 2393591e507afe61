"""`kaiser-study import`, as it is typed."""

import io
import re
import shlex
import sys
from pathlib import Path
from shutil import copy

import pytest

from kaiser_study.corpus import read_corpus
from kaiser_study.errors import Exit
from tests.contract.evil import PICTURED, TEXTS
from tests.corpus.importing import SAMPLES
from tests.deck.conftest import Run, run

__all__ = ["run"]  # a fixture


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return Path(copy(SAMPLES / "quotes.md", tmp_path))


def test_a_page_becomes_a_corpus_beside_it(run: Run, page: Path) -> None:
    code, out, err = run("import", page)
    corpus, kept = page.with_suffix(".yaml"), page.with_name("quotes.unread.txt")
    recipe = page.with_name("quotes-deck.yaml")
    assert (code, err) == (Exit.OK, "")
    assert out.splitlines() == [
        "recognised as Markdown: the name `.md`, 3 headings `#`, 8 lines of block quotes `>`",
        f"{corpus}: 6 quotes, 1 part, 6 sources",
        "1 quote named no source: it is `Unknown` now (`charts`)",
        "3 quotes named no topic: their first words stand for it (write better ones, or leave topic cards out of the "
        "recipe)",
        "5 sources named no kind: it is guessed by the words of the label (correct what is wrong)",
        "  `book`: `pilots-diary`",
        "  `document`, as no word tells it: `old-tom`, `iris-vann`",
        "  `letter`: `iris-vann-letters-from-the-pier-1931`",
        "  `talk`: `pier-talk-1950`",
        f"6 pieces were left out; {kept} keeps them:",
        "  line 1: the front matter; of it only the title is taken: ---␊title: Sayings of the Harbour␊tags: [sea]␊---",
        "  line 6: there is a title before it: Harbour Sayings",
        "  line 32: it has neither quotation marks nor a source: buy new rope",
        "  line 34: it has neither quotation marks nor a source: This paragraph explains nothing.",
        "  line 36: code: ```sh␊make sail␊```",
        "  line 40: a table: save it as CSV: | Quote | Who |␊|---|---|␊| Row! | Tom |",
        f"Next: look through {corpus} (language, provenance, topics, kinds of sources), "
        f"and `kaiser-study check {corpus}`.",
        f"For a deck, save these lines as {recipe}, and see its cards with `kaiser-study preview {recipe}`:",
        "  deck: sayings-of-the-harbour",
        "  title: Sayings of the Harbour",
        "  corpus: quotes.yaml",
    ]
    assert len(read_corpus(corpus).quotes) == 6
    assert "line 36: code\n    ```sh\n    make sail\n    ```\n" in kept.read_text("utf-8")
    assert sorted(page.parent.iterdir()) == sorted([page, corpus, kept])


@pytest.mark.parametrize(
    "sample",
    ["variations.txt", "quotes.md", "unknown.csv", "by-author.json", "kindle-en.txt", "readwise.csv", "fortunes"],
)
def test_what_is_imported_builds_a_deck(run: Run, tmp_path: Path, sample: str) -> None:
    assert run("import", SAMPLES / sample, "-o", tmp_path / "corpus.yaml")[0] == Exit.OK
    recipe = tmp_path / "deck.yaml"
    recipe.write_text("deck: deck\ntitle: Deck\ncorpus: corpus.yaml\n", "utf-8")
    code, _, err = run("build", recipe)
    assert (code, err) == (Exit.OK, "")


def test_only_kinds_that_are_guesses_are_told_and_of_many_sources_the_first(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "quotes.csv"
    rows = [f"Fog number {number} is fog.,Sea Journal {number}," for number in range(7)]
    rows.append("Ropes are no fog.,Rope Journal,book")
    table.write_text("\n".join(["text,source,kind", *rows]), "utf-8")
    lines = run("import", table)[1].splitlines()
    told = "7 sources named no kind: it is guessed by the words of the label (correct what is wrong)"
    ids = ", ".join(f"`sea-journal-{number}`" for number in range(5))
    assert lines[lines.index(told) + 1] == f"  `paper`: {ids}, and 2 more"
    assert not any("rope-journal" in line for line in lines)


def test_without_leftovers_there_is_no_file_of_them(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("import", SAMPLES / "goodreads.md", "-o", tmp_path / "new.yaml")
    assert code == Exit.OK
    assert "left out" not in out
    assert [file.name for file in tmp_path.iterdir()] == ["new.yaml"]


@pytest.mark.parametrize("arguments", [(), ("-o", "quotes.yaml")])
def test_a_file_that_is_there_is_not_overwritten(
    run: Run, page: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    corpus = page.with_suffix(".yaml")
    corpus.write_text("mine", "utf-8")
    code, out, err = run("import", page.name, *arguments)
    assert (code, out) == (Exit.BAD_INPUT, "")
    assert err == (
        "quotes.yaml: this file is there already; "
        "add what is new with --into quotes.yaml, or choose another place with -o\n"
    )
    assert corpus.read_text("utf-8") == "mine"


def test_the_language_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "zitate.txt"
    file.write_text("“Wer müde ist, der schläft, und wer nicht müde ist, der liest ein Buch von mir.”\n", "utf-8")
    assert "the quotes look German: `language: de`" in run("import", file)[1].splitlines()


def test_what_earlier_imports_left_is_kept(run: Run, page: Path) -> None:
    for _ in range(2):
        assert run("import", page)[0] == Exit.OK
        page.with_suffix(".yaml").unlink()
    assert page.with_name("quotes.unread.txt").read_text("utf-8").count("quotes.md: 6 pieces") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt: there is no such file; check the name and the folder\n"),
        (["."], ".: the file cannot be read (is a directory); "),
        (["quotes.md", "--format", "fortune", "--map", "a=b"], "quotes.md: a fortune file has no columns to map; "),
        (["quotes.md", "--map", "a"], "Invalid value for --map: `a` has no `=`"),
        (["quotes.md", "-o", "a", "--into", "b"], "-o and --into do not go together"),
        (["https://example.org/x.md"], "https://example.org/x.md is an address, and import reads files; save what is"),
        (["quotes.md", "-o", "./quotes.md"], "quotes.md: this is the document itself, which stays as it is; "),
        (["quotes.md", "-o", "none/a.yaml"], "none/a.yaml: the folder of this file is not there; make the folder none"),
        (["quotes.md", "-o", "."], ".: this is a folder; name a file in it: -o quotes.yaml"),
        (["-"], "what comes from standard input needs a place: name it with -o or --into"),
        (["quotes.md", "--map", "a=text", "--map", "a=topic"], "Invalid value for --map: `a` is mapped 2 times"),
        (["quotes.md", "--into", "none.yaml"], "none.yaml: there is no such file; "),
        (["quotes.md", "--into", "quotes.md"], "quotes.md:3:1: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_sentence(
    run: Run, page: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    code, _, err = run("import", *arguments)
    assert code == Exit.BAD_INPUT
    assert message in err
    assert "Traceback" not in err
    assert [file.name for file in page.parent.iterdir()] == ["quotes.md"]


def test_the_recipe_that_is_told_is_one(run: Run, page: Path) -> None:
    _, out, _ = run("import", page)
    *_, deck, title, corpus = out.splitlines()
    recipe = page.with_name("quotes-deck.yaml")
    recipe.write_text("\n".join(line.removeprefix("  ") for line in (deck, title, corpus)), "utf-8")
    assert run("check", recipe)[0] == Exit.OK


def test_the_commands_that_are_told_can_be_copied(run: Run, page: Path) -> None:
    corpus = page.with_name("my quotes.yaml")
    _, out, _ = run("import", page, "-o", corpus)
    commands = [shlex.split(told) for told in re.findall("`kaiser-study (.+?)`", out)]
    assert commands == [["check", str(corpus)], ["preview", str(page.with_name("my quotes-deck.yaml"))]]
    _, _, err = run("import", page, "-o", corpus)
    assert f"add what is new with --into '{corpus}', or" in err


def test_what_is_piped_is_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“A saying.”\n— Old Tom\n".encode())))
    code, _, err = run("import", "-", "-o", tmp_path / "sayings.yaml")
    assert (code, err) == (Exit.OK, "")
    corpus = read_corpus(tmp_path / "sayings.yaml")
    assert [(quote.text, quote.source.label) for quote in corpus.quotes] == [("A saying.", "Old Tom")]
    assert (corpus.title, corpus.provenance) == ("Sayings", "as given in standard input; not checked")


@pytest.mark.parametrize("arguments", [("-o", "new.yaml"), ("--into", "old.yaml")])
def test_a_full_disk_leaves_nothing_behind(
    run: Run, page: Path, arguments: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    if "--into" in arguments:
        assert run("import", SAMPLES / "goodreads.md", "-o", "old.yaml")[0] == Exit.OK
    before = {file: file.read_bytes() for file in page.parent.iterdir()}

    def full(_: int) -> None:
        if len([*page.parent.iterdir()]) > len(before) + 1:  # the second file
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = run("import", page.name, *arguments)
    assert code == Exit.BAD_INPUT
    assert "no space left on device" in err
    assert ("-o" in err) == ("-o" in arguments)
    assert {file: file.read_bytes() for file in page.parent.iterdir()} == before


def test_no_text_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    evil = TEXTS["control characters"].replace("\r", "")
    file = tmp_path / "evil.txt"
    file.write_text(f'{evil}\n\n- On {evil}: "A text." behind {evil}\n- {evil}\n' * 3, "utf-8")
    code, out, _ = run("import", file)
    assert code == Exit.OK
    assert evil.translate(PICTURED)[:20] in out
    assert not any(ord(character) < 32 and character != "\n" for character in out)


def test_a_large_file_shows_how_far_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    file = tmp_path / "large.txt"
    file.write_text("A saying.\n\t\t-- Somebody\n%\n" * 10 + "Another.\n" * 700_000, "utf-8")
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    code, _, _ = run("import", file)
    assert code == Exit.OK
    assert "reading" in shown.getvalue()
    assert "100%" in shown.getvalue()
