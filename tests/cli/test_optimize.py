"""`optimize`, from too few answers to a fit that is undone."""

import json
import sys
from pathlib import Path

import pytest

from kaiser_study.cli import main
from kaiser_study.model import Fit
from kaiser_study.progress.log import open_log, read_fit
from kaiser_study.study.rules import Rules
from tests.cli.conftest import CORPUS, Run
from tests.study.forgetful import forgetful_log


@pytest.fixture
def studied(folder: Path) -> Path:
    """The log of a learner with enough answers."""
    file = folder / "p.sqlite3"
    with open_log(file) as log:
        log._connection.execute("PRAGMA synchronous = OFF")
        for event in forgetful_log("small", 400, Rules(), 20_000):
            log.append(event)
    return file


@pytest.fixture
def both(folder: Path) -> str:
    """A deck of the small corpus and another one."""
    other = CORPUS.replace("corpus: small", "corpus: other").replace("id: only", "id: rest")
    other = other.replace("id: first", "id: third").replace("id: second", "id: fourth")
    (folder / "other.yaml").write_text(other, "utf-8")
    (folder / "both.yaml").write_text("deck: both\ntitle: Both\ncorpus: [small.corpus.yaml, other.yaml]\n", "utf-8")
    return "both.yaml"


def test_too_few_answers(folder: Path, run: Run) -> None:
    done = run("optimize", "small.yaml", "--progress", "p.sqlite3")
    assert done.returncode == 0
    assert "needs 1000 answers" in done.stdout
    assert "so far there are 0" in done.stdout
    assert not (folder / "p.sqlite3").exists()


def test_nothing_to_undo(run: Run) -> None:
    done = run("optimize", "small.yaml", "--undo", "--progress", "p.sqlite3")
    assert done.returncode == 2
    assert done.stderr == "there is no fit to undo; the parameters are FSRS's defaults\n"


def test_a_fit_is_used_on_yes_alone_and_undone(studied: Path, run: Run) -> None:
    pytest.importorskip("fsrs_rs_python")
    command = ["optimize", "small.yaml", "--progress", studied.name]
    asked = run(*command, input="n\n")
    assert asked.returncode == 0
    assert "By the parameters in use:" in asked.stdout
    assert "By the fitted ones:" in asked.stdout
    assert read_fit(studied, "small") is None
    assert run(*command).returncode == 130  # nobody answers
    assert read_fit(studied, "small") is None

    before = json.loads(run("stats", "small.yaml", "--json", "--progress", studied.name).stdout)
    done = run(*command, "--yes")
    assert "In use from the next start" in done.stdout
    assert read_fit(studied, "small")
    now = json.loads(run("stats", "small.yaml", "--json", "--progress", studied.name).stdout)
    assert now["calibration"]["log_loss"] < before["calibration"]["log_loss"]
    assert "Nothing was changed." in run(*command, "--yes").stdout

    undone = run(*command, "--undo")
    assert undone.stdout == "Undone: FSRS's defaults are in use.\n"
    assert json.loads(run("stats", "small.yaml", "--json", "--progress", studied.name).stdout) == before
    assert run(*command, "--undo").returncode == 2


def test_an_undo_goes_back_to_the_fit_before(studied: Path, run: Run) -> None:
    fits = [Fit("small", at, (float(at),) * 21) for at in (1, 2)]
    with open_log(studied) as log:
        for fit in fits:
            log.append(fit)
    assert run("optimize", "small.yaml", "--undo", "--progress", studied.name).stdout.startswith(
        "Undone: the fit before"
    )
    assert read_fit(studied, "small") == fits[0]


def test_without_the_extra_it_says_what_to_install(
    studied: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)  # as if it were not installed
    monkeypatch.setattr(sys, "argv", ["", "optimize", str(folder / "small.yaml"), "--progress", str(studied)])
    assert main() == 2
    assert capsys.readouterr().err == (
        f"a fit needs the package fsrs-rs-python; {sys.executable} -m pip install 'fsrs-rs-python<0.10,>=0.9.3'\n"
    )


def test_a_fit_of_two_corpora_is_undone_for_both(studied: Path, both: str, run: Run) -> None:
    before = Fit("small", 1, (1.0,) * 21)
    with open_log(studied) as log:
        for fit in (before, *(Fit(corpus, 2, (2.0,) * 21) for corpus in ("small", "other"))):
            log.append(fit)
    undone = run("optimize", both, "--undo", "--progress", studied.name)
    assert undone.stdout.startswith("Undone: the fit before")
    assert [read_fit(studied, corpus) for corpus in ("small", "other")] == [before, None]
    assert read_fit(studied, "small", "other") == before


def test_a_fit_to_the_answers_of_two_corpora_is_in_use_for_each(studied: Path, both: str, run: Run) -> None:
    pytest.importorskip("fsrs_rs_python")
    assert "In use from" in run("optimize", both, "--yes", "--progress", studied.name).stdout
    small, others = (read_fit(studied, corpus) for corpus in ("small", "other"))
    assert small
    assert others
    assert (small.at, small.parameters) == (others.at, others.parameters)
    reviews = [
        json.loads(run("stats", recipe, "--json", "--progress", studied.name).stdout)["reviews"]
        for recipe in ("small.yaml", both)
    ]
    assert reviews[0] == reviews[1] > 0
