"""A small recipe and its corpus in a folder, and the command that runs there."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

CORPUS = """\
corpus: small
title: Small
provenance: as heard
sources:
  - {id: one, label: Lecture One, kind: lecture}
  - {id: two, label: Lecture Two, kind: lecture}
parts:
  - id: only
    title: Only
    quotes:
      - id: first
        topic: Testing
        text: Program testing can show the presence of many bugs in careful work, but never show their absence.
        source: one
        terms: [presence]
      - id: second
        topic: Beauty
        text: Abstraction is not to be vague, but to create a new semantic level where engineers are absolutely precise.
        source: two
"""
RECIPE = "deck: small\ntitle: Small\ncorpus: small.corpus.yaml\n"


def command(
    *arguments: str, cwd: Path, input: str | bytes = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs `kaiser-study` in a folder; its standard input is empty unless given."""
    told = subprocess.run(
        [sys.executable, "-m", "kaiser_study", *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        input=input if isinstance(input, bytes) else input.encode(),
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    out, error = (stream.decode() for stream in (told.stdout, told.stderr))
    return subprocess.CompletedProcess(told.args, told.returncode, out, error)


class Run(Protocol):
    """`command` in the folder of a test."""

    def __call__(self, *arguments: str, input: str | bytes = "") -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.corpus.yaml").write_text(CORPUS, "utf-8")
    (tmp_path / "small.yaml").write_text(RECIPE, "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    return partial(command, cwd=folder)
