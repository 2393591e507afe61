"""`kaiser-study preview`, as it is typed."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command


def test_the_page_stands_beside_the_recipe(run: Run, folder: Path) -> None:
    done = run("preview", "small.yaml")
    assert done.returncode == 0
    first, told, _ = done.stdout.splitlines()
    assert first == "small.preview.html"
    assert re.fullmatch(r"\d+ cards, \d+ rejected, \d+ without options", told)
    html = (folder / first).read_text("utf-8")
    assert "first/cloze/1" in html
    assert "small.corpus.yaml:11" in html
    assert "As heard" in html


def test_the_page_stands_where_one_asks_for_it(run: Run, folder: Path) -> None:
    assert run("preview", "small.yaml", "-o", "other.html").returncode == 0
    assert (folder / "other.html").is_file()
    assert not (folder / "small.preview.html").exists()
    nowhere = run("preview", "small.yaml", "-o", "nowhere/other.html")
    assert nowhere.returncode == 2
    assert "choose another place with -o" in nowhere.stderr


def test_two_pages_of_one_deck_are_the_same(run: Run, folder: Path) -> None:
    pages = []
    for _ in range(2):
        run("preview", "small.yaml")
        pages.append((folder / "small.preview.html").read_bytes())
    assert pages[0] == pages[1]


def test_open_hands_the_page_to_the_browser(folder: Path) -> None:
    opened = folder / "opened"
    script = folder / "browser.sh"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n', "utf-8")
    script.chmod(0o755)
    done = command("preview", "small.yaml", "--open", cwd=folder, BROWSER=str(script))
    assert done.returncode == 0
    assert opened.read_text("utf-8") == (folder / "small.preview.html").as_uri()


def test_mistakes_are_told_and_no_page_is_written(run: Run, folder: Path) -> None:
    (folder / "small.yaml").write_text("deck: small\n", "utf-8")
    done = run("preview", "small.yaml")
    assert done.returncode == 2
    assert "small.yaml:1:1: missing-key" in done.stderr
    assert not (folder / "small.preview.html").exists()


def test_a_watch_of_nothing_ends(run: Run) -> None:
    done = run("preview", "none.yaml", "--watch")
    assert done.returncode == 2
    assert done.stderr.startswith("none.yaml: ")


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_watch_ends_in_peace(folder: Path) -> None:
    watch = subprocess.Popen(
        [sys.executable, "-m", "kaiser_study", "preview", "small.yaml", "--watch"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watch.stdout
    assert watch.stdout.readline().startswith("http://127.0.0.1:")
    watch.send_signal(signal.SIGINT)
    _, error = watch.communicate(timeout=60)
    assert watch.returncode == 130
    assert error.strip() == ""
