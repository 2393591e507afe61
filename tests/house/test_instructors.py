"""The tutorial for instructors: its files are written, its commands run, from its first line to its last."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kaiser_study.corpus import read_corpus

PAGE = (Path(__file__).parents[2] / "docs" / "instructors.md").read_text("utf-8")
STEP = re.compile(
    r"(?:^`(?P<file>[\w./]+)`:\n\n)?^```(?P<language>\w+)\n(?P<content>.*?)^```", re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the whole tutorial was followed; what the commands said is in `said.txt`."""
    folder = tmp_path_factory.mktemp("tutorial")
    program = folder / "bin" / "kaiser-study"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kaiser_study "$@"\n')
    program.chmod(0o755)
    said = ""
    for step in STEP.finditer(PAGE):
        if step["file"]:
            (folder / step["file"]).write_text(step["content"], "utf-8")
        elif step["language"] == "sh":
            done = subprocess.run(
                ["sh", "-e", "-c", step["content"]],
                cwd=folder,
                input="q\n",
                capture_output=True,
                encoding="utf-8",
                check=False,
                env={
                    **os.environ,
                    "PATH": f"{program.parent}:{os.environ['PATH']}",
                    "PYTHONUTF8": "1",
                    "KAISER_STUDY_PROGRESS": str(folder / "progress.sqlite3"),
                },
            )
            assert done.returncode == 0, (step["content"], done.stdout[-2000:], done.stderr)
            assert done.stderr in ("", "6 quotes of course/quotes.yaml got terms.\n")
            said += done.stdout
    (folder / "said.txt").write_text(said, "utf-8")
    return folder


def test_it_says_what_the_program_says(folder: Path) -> None:
    said = (folder / "said.txt").read_text("utf-8")
    for step in STEP.finditer(PAGE):
        if step["language"] == "text":
            assert step["content"] in said


def test_it_ends_with_a_second_edition(folder: Path) -> None:
    corpus = read_corpus(folder / "course" / "quotes.yaml")
    assert [len([quote for quote in corpus.quotes if quote.part == part]) for part in corpus.parts] == [3, 4]
    assert [quote.topic for quote in corpus.quotes][-1] == "Economy"
    assert [quote.id for quote in corpus.quotes if quote.terms] == [quote.id for quote in corpus.quotes[:6]]
    lock = (folder / "course" / "deck.lock").read_text("utf-8")
    assert "hollow drumming" in lock
    assert (folder / "course" / "deck.apkg").stat().st_size > 0
    assert "2 notes new: economy/cloze, economy/question\n" in (folder / "said.txt").read_text("utf-8")


def test_the_configurations_are_yaml() -> None:
    for step in STEP.finditer(PAGE):
        if step["language"] == "yaml":
            assert yaml.safe_load(step["content"])
