"""The preset of a recipe, as the quiz in the terminal follows it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RECIPE, Run

PRESET = "preset: {new: 1, learning_steps: [2m, 5m], relearning_steps: [20m], retention: 0.8}\n"


@pytest.fixture
def with_preset(folder: Path) -> None:
    (folder / "small.yaml").write_text(RECIPE + PRESET, "utf-8")


@pytest.mark.usefixtures("with_preset")
def test_the_quiz_and_its_figures_follow_the_recipe(run: Run) -> None:
    told = run("study", "small.yaml", "--plain", "--progress", "log", input="\n3\n")
    assert "1 Again (2 min)   2 Hard (4 min)   3 Good (5 min)   4 Easy (28 days)" in told.stdout
    assert "1 left" in told.stdout.splitlines()
    figures = json.loads(run("stats", "small.yaml", "--json", "--progress", "other").stdout)
    assert figures["new_today"] == 1


@pytest.mark.usefixtures("with_preset")
def test_what_the_learner_says_has_the_last_word(run: Run) -> None:
    told = run("study", "small.yaml", "--plain", "--new", "2", "--progress", "log", input="q\n")
    assert "2 left" in told.stdout.splitlines()
