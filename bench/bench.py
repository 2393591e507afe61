"""Whole commands against a peer, in turn in one run: what counts is the ratio of the medians.

make bench                 all
make bench ARGS='-n 21'    more runs, for a noisy machine
"""

import argparse
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kaiser_study import bundled
from kaiser_study.anki.notes import make_notes
from kaiser_study.cards.generate import make_cards
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.labels import deck_names, digits_of
from kaiser_study.deck.reader import read_recipe

PEERS = Path(__file__).parent / "peers"
OURS = Path(sys.executable).with_name("kaiser-study")
Command = Sequence[str]
Timer = Callable[[Command], float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One of our commands against a peer's; `limit` is the ratio to stay below."""

    name: str
    ours: Command
    peer: Command
    timer: Timer
    limit: float


def whole_run(command: Command) -> float:
    """Seconds from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return time.perf_counter() - start


def first_frame(command: Command) -> float:
    """Seconds until the name of the program stands on the terminal that it was given."""
    return _until(command, b"kaiser-study")


def first_figures(command: Command) -> float:
    """Seconds until Home, or the peer, shows its last line."""
    return _until(command, b"The Future of AI Progress" if str(OURS) in command else b"kaiser-study")


def _until(command: Command, shown: bytes) -> float:
    leader, follower = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "32"},
    )
    os.close(follower)
    seen = b""
    while shown not in seen:
        if not select.select([leader], [], [], 20)[0]:
            raise SystemExit(f"{' '.join(command)} never showed {shown!r}")
        seen += os.read(leader, 65536)
    taken = time.perf_counter() - start
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    os.close(leader)
    return taken


def compare(comparison: Comparison, runs: int) -> str:
    """Both in turn, so that a machine whose speed drifts is fair to both."""
    times = []
    for run in range(runs + 1):
        pair = (comparison.timer(comparison.ours), comparison.timer(comparison.peer))
        if run:  # the first warms the caches
            times.append(pair)
    ours, peer = (median(side) * 1000 for side in zip(*times, strict=True))
    verdict = "ok" if ours <= comparison.limit * peer else "MISSED"
    return f"{comparison.name:<34}{ours:7.0f} ms{peer:7.0f} ms{ours / peer:7.2f}{comparison.limit:7.2f}  {verdict}"


def dump_notes(file: Path) -> None:
    """The notes of the bundled deck, for the peer."""
    recipe = read_recipe(bundled.default_recipe())
    corpus = read_corpus(next(iter(recipe.corpora)))
    cards = make_cards(corpus, recipe.display, recipe.plan).cards
    notes = make_notes(corpus, cards, deck_names(recipe, digits_of(corpus)), lambda card: [])
    types = {note.type.id: note.type for note in notes}.values()
    given = {
        "deck": {"id": 1, "name": recipe.title},
        "models": [
            {
                "id": type.id,
                "name": type.name,
                "fields": type.fields,
                "templates": [{"name": t.name, "qfmt": t.front, "afmt": t.back} for t in type.templates],
                "css": type.css,
                "type": int(type.is_cloze),
            }
            for type in types
        ],
        "notes": [{"guid": n.guid, "model": n.type.id, "fields": n.fields, "tags": n.tags} for n in notes],
    }
    file.write_text(json.dumps(given), "utf-8")


def main() -> None:
    """Prints a line for each comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=11, metavar="RUNS", help="pairs of runs (11)")
    runs = parser.parse_args().n
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        notes, deck, progress = (str(Path(folder) / name) for name in ("notes.json", "a.apkg", "p.sqlite3"))
        dump_notes(Path(notes))

        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        os.environ["XDG_CACHE_HOME"] = cache = str(Path(folder) / "cache")

        def build(command: Command) -> float:
            """Our build leaves a file alone that is up to date; what is timed is one that writes."""
            Path(deck).unlink(missing_ok=True)
            return whole_run(command)

        def first_build(command: Command) -> float:
            """One that finds no cards kept by a run before."""
            shutil.rmtree(cache, ignore_errors=True)
            return build(command)

        study = [str(OURS), "study", "--progress", progress]
        minimal = [python, str(PEERS / "minimal_textual.py")]
        ours = [str(OURS), "build", "-o", deck]
        genanki = [python, str(PEERS / "bare_genanki.py"), notes, deck]
        comparisons = [
            Comparison(
                "--help / bare click",
                [str(OURS), "--help"],
                [python, str(PEERS / "bare_click.py"), "--help"],
                whole_run,
                1.3,
            ),
            Comparison("first frame / minimal Textual app", study, minimal, first_frame, 1.5),
            Comparison("Home with figures / minimal app", study, minimal, first_figures, 3.0),
            Comparison("build / bare genanki script", ours, genanki, build, 1.3),
            Comparison("first build / bare genanki script", ours, genanki, first_build, 2.5),
        ]
        print(f"{f'median of {runs} pairs':<34}{'ours':>10}{'peer':>10}{'ratio':>7}{'limit':>7}")
        for comparison in comparisons:
            print(compare(comparison, runs), flush=True)


if __name__ == "__main__":
    main()
