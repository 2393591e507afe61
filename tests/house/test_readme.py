"""What the README says is true: its commands run, and every command stands in it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kaiser_study.cli import commands

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line.partition("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
COMMANDS = [line for line in LINES if line.startswith("kaiser-study ")]


def test_every_command_stands_in_the_readme() -> None:
    for name in commands.commands:
        assert any(line.startswith(f"kaiser-study {name}") for line in COMMANDS), name


def test_every_make_target_in_the_readme_exists() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)\b", README)) <= {*targets}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(line: str, tmp_path: Path) -> None:
    arguments = shlex.split(line)[1:]
    if arguments[0] == "study" and "--plain" not in arguments:
        arguments.append("--plain")  # the same command, drivable without a terminal
    if arguments[0] == "build":
        arguments += ["-o", str(tmp_path / "deck.apkg")]
    done = subprocess.run(
        [sys.executable, "-m", "kaiser_study", *arguments],
        cwd=ROOT,
        input="q\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "KAISER_STUDY_PROGRESS": str(tmp_path / "progress.sqlite3"), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_links_and_pictures_of_the_readme_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
