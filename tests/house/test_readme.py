"""What the README says is true: its commands run, and every command stands in it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

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


def test_the_commands_of_the_readme_run_one_after_the_other(tmp_path: Path) -> None:
    for name in ("data", "decks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "notes.md").write_text("# Notes\n\n## Part\n\n- “A quote.” — Source: [A Book (1999)]\n", "utf-8")
    for line in COMMANDS:
        arguments = shlex.split(line, comments=True)[1:]
        if arguments[0] == "study" and "--plain" not in arguments:
            arguments.append("--plain")  # the same command, drivable without a terminal
        if arguments[0] == "serve":
            arguments.append("--help")  # by itself it would run until Ctrl+C
        done = subprocess.run(
            [sys.executable, "-m", "kaiser_study", *arguments],
            cwd=tmp_path,
            input="q\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "KAISER_STUDY_PROGRESS": str(tmp_path / "progress.sqlite3"), "PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, (line, done.stderr)
        assert done.stdout, line


def test_links_and_pictures_of_the_readme_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
