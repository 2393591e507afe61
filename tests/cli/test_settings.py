"""The learner's settings on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RECIPE, Run, command


@pytest.fixture
def file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = folder / "own" / "settings.toml"
    file.parent.mkdir()
    monkeypatch.setenv("KAISER_STUDY_SETTINGS", str(file))
    return file


def test_it_tells_what_holds_and_who_says_so(run: Run, folder: Path, file: Path) -> None:
    (folder / "small.yaml").write_text(RECIPE + "preset: {retention: 0.8, new: 3}\n", "utf-8")
    told = run("settings", "small.yaml")
    assert told.stdout.splitlines()[0] == f"{file} (not there yet)"
    file.write_text('new_per_day = 2\ntheme = "paper"\n[answer]\nsmall = "options"\n[keys]\nreveal = "y"\n')
    told = run("settings", "small.yaml")
    lines = [line.split(maxsplit=2) for line in told.stdout.splitlines()[1:]]
    assert ["new_per_day", "2", "yours"] in lines
    assert ["retention", "0.8", "the recipe's"] in lines
    assert ["reviews_per_day", "200", "as it comes"] in lines
    assert ["theme", "paper", "yours"] in lines
    assert ["answer", "options", "yours"] in lines
    assert ["keys.reveal", "y", "yours"] in lines
    assert (told.returncode, told.stderr) == (0, "")


def test_it_tells_all_that_cannot_be_followed(run: Run, file: Path) -> None:
    file.write_text('retention = 2\n[keys]\nreveal = "t"\nreveil = "x"\nhint = "y"\n')
    told = run("settings", "small.yaml")
    lines = [line.split(maxsplit=2) for line in told.stdout.splitlines()]
    assert ["retention", "0.9", "as it comes"] in lines
    assert lines[-2:] == [["keys.hint", "y", "yours"], ["keys.reveal", "space", "as it comes"]]
    assert told.returncode == 2
    assert [line.split(": ")[:2] for line in told.stderr.splitlines()] == [
        [f"{file}:1", "bad-value"],
        [f"{file}:3", "taken-key"],
        [f"{file}:4", "unknown-key"],
    ]


def test_they_go_before_the_recipe_and_the_command_line_before_them(run: Run, folder: Path, file: Path) -> None:
    (folder / "small.yaml").write_text(RECIPE + "preset: {new: 3, learning_steps: [2m]}\n", "utf-8")
    file.write_text('new_per_day = 1\nlearning_steps = ["7m", "9m"]\n')
    told = run("study", "small.yaml", "--plain", "--progress", "log", input="\nq\n")
    assert "1 left" in told.stdout.splitlines()
    assert "1 Again (7 min)" in told.stdout
    told = run("study", "small.yaml", "--plain", "--new", "2", "--progress", "log", input="q\n")
    assert "2 left" in told.stdout.splitlines()
    assert json.loads(run("stats", "small.yaml", "--json", "--progress", "log").stdout)["new_today"] == 1


def test_options_come_with_the_card_where_the_learner_likes_it(run: Run, file: Path) -> None:
    plain = run("study", "--plain", "--kind", "topic", "--limit", "1", "--progress", "log", input="q\n").stdout
    file.write_text('[answer]\nlessons-from-lukasz-kaiser = "options"\n')
    told = run("study", "--plain", "--kind", "topic", "--limit", "1", "--progress", "log", input="1\n1\n").stdout
    assert "\n1  " not in plain
    assert "\n4  " in told
    assert "1 answer" in told


@pytest.mark.parametrize("content", [b"retention = ", b"\xff", b"retention = 2\n"])
def test_a_broken_file_never_stops_study(run: Run, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    for arguments in (["study", "small.yaml", "--plain"], ["stats", "small.yaml"]):
        told = run(*arguments, "--progress", "log", input="\n3\n")
        assert told.returncode == 0
        (line,) = told.stderr.splitlines()
        assert line.startswith(str(file))
        assert line.endswith("(it counts as not set)")
    assert file.read_bytes() == content


def test_a_port_that_is_no_port_is_told(folder: Path) -> None:
    told = command("serve", "small.yaml", "--port", "70000", cwd=folder)
    assert told.returncode == 2
    assert "70000" in told.stderr
