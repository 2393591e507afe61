"""The quiz at scale: some 20,000 cards of 7,500 quotes and a million reviews in the whole app, then 150,000 cards
beside Anki's own core.

make bench-study
"""

import os
import pty
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import scale

from kaiser_study.corpus.yaml_text import corpus_text
from kaiser_study.model import Card, CardKind, Corpus, Days, Grade, Part, Phase, Quote, Review, Source, SourceKind, Span
from kaiser_study.prepared import prepare
from kaiser_study.progress.log import open_log
from kaiser_study.study.fold import Fold
from kaiser_study.study.rules import Rules
from kaiser_study.study.session import Session

OURS = Path(sys.executable).with_name("kaiser-study")
QUOTES, REVIEWS, CARDS = 7_500, 1_000_000, 150_000
RUNS, ANSWERS, BLOCK = 5, 600, 50
DAY = 86_400_000
HOME_LIMIT, BROWSE_LIMIT, KEY_LIMIT, MEMORY_LIMIT = 1_500, 1_000, 20, 400
SILENCE = 0.15
"""Seconds without output after which a screen stands."""


class Terminal:
    """A program on a terminal of 100 by 32, whose keys are pressed and whose output is awaited."""

    def __init__(self, command: list[str]) -> None:
        self._leader, follower = pty.openpty()
        self._start = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "32"},
        )
        os.close(follower)

    def until(self, shown: str) -> float:
        """Milliseconds from the start until a text is shown."""
        seen = b""
        while shown.encode() not in seen:
            if not select.select([self._leader], [], [], 120)[0]:
                raise SystemExit(f"{shown!r} was never shown")
            seen += os.read(self._leader, 65536)
        return (time.perf_counter() - self._start) * 1000

    def press(self, key: str, silence: float = SILENCE) -> tuple[float, float]:
        """Milliseconds from a key until the first and until the last of what it changed was written."""
        start = time.perf_counter()
        moments = [start]
        os.write(self._leader, key.encode())
        while select.select([self._leader], [], [], silence)[0]:
            os.read(self._leader, 65536)
            moments.append(time.perf_counter())
        return (moments[:2][-1] - start) * 1000, (moments[-1] - start) * 1000

    def most_memory(self) -> float:
        """Megabytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def close(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._leader)


def told(name: str, figure: float, limit: float, unit: str) -> None:
    """A line of the table."""
    verdict = "ok" if figure <= limit else "MISSED"
    print(f"{name:<58}{figure:8.1f} {unit:<3}{limit:8.1f}{figure / limit:7.2f}  {verdict}", flush=True)


def history(cards: list[str], corpus: str, reviews: int, now: int) -> Iterator[Review]:
    """So many answers, day by day in rounds through the cards, the last of them the day before
    yesterday: yesterday's may count as today's before the rollover."""
    lot = random.Random(0)
    a_day = reviews // 1_000
    for number in range(reviews):
        day, of_day = divmod(number, a_day)
        at = now - DAY * (reviews // a_day - day + 1) + 3_000 * of_day
        grade = Grade(lot.choices((1, 2, 3, 4), (10, 15, 65, 10))[0])
        yield Review(
            corpus, cards[number % len(cards)], at, grade, Days(lot.randint(12, 30)), lot.randint(2_000, 15_000),
            Phase.REVIEW if number >= len(cards) else Phase.LEARNING,
        )  # fmt: skip


def write_log(file: Path, reviews: Iterator[Review]) -> None:
    """A log with these answers, by its own shape but in one transaction."""
    with open_log(file) as log:
        (device,) = log._connection.execute("SELECT id FROM device").fetchone()
        log._connection.execute("BEGIN")
        log._connection.executemany(
            "INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    device,
                    number,
                    each.corpus,
                    each.card,
                    each.at,
                    each.grade,
                    each.interval.count,
                    each.taken,
                    each.phase,
                )
                for number, each in enumerate(reviews, 1)
            ),
        )
        log._connection.execute("COMMIT")


def deck(folder: Path, count: int) -> tuple[Path, Corpus]:
    """The recipe of a corpus of so many quotes."""
    corpus = scale.corpus_of(count)
    parts = {quote.part.id: replace(quote.part, title=f"Chapter {quote.part.number}") for quote in corpus.quotes}
    quotes = (replace(quote, part=parts[quote.part.id]) for quote in corpus.quotes)
    corpus = replace(corpus, parts=tuple(parts.values()), quotes=tuple(quotes))
    (folder / "corpus.yaml").write_text("".join(corpus_text(corpus)), "utf-8")
    recipe = folder / "deck.yaml"
    recipe.write_text("deck: scale\ntitle: Scale\ncorpus: corpus.yaml\n")
    return recipe, corpus


def measure_app(folder: Path) -> None:
    """The whole app, from the start of the process."""
    cache = folder / "cache" / "kaiser-study"
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    recipe, corpus = deck(folder, QUOTES)
    cards = prepare(recipe, recipe.with_suffix(".apkg"), cache).card_set.cards
    progress = folder / "progress.sqlite3"
    write_log(progress, history([card.id for card in cards], corpus.ids[0], REVIEWS, time.time_ns() // 1_000_000))
    print(f"{len(cards)} cards, {REVIEWS} reviews, {progress.stat().st_size / 1e6:.0f} MB of log")
    command = [str(OURS), "study", str(recipe), "--progress", str(progress)]

    def home() -> Terminal:
        app = Terminal(command)
        times.append(app.until("Chapter 1"))
        return app

    times: list[float] = []
    home().close()
    print(f"{'the first start, which folds the whole log':<58}{times.pop():8.0f} ms")
    for _ in range(RUNS):
        home().close()
    told("Home with its figures, from the start of the process", median(times), HOME_LIMIT, "ms")
    app = home()
    app.press("")
    app.press("\r")
    graded, undone = [], []
    for _ in range(20):
        app.press(" ")
        graded.append(app.press("3"))
    for _ in range(20):
        undone.append(app.press("u"))
    for name, pressed in ("the next card after a grade", graded), ("the card again after undo", undone):
        first, last = (median(column) for column in zip(*pressed, strict=True))
        told(name, first, KEY_LIMIT, "ms")
        print(f"{'  until the footer and the last line stand as well':<58}{last:8.1f} ms")
    told("most memory", app.most_memory(), MEMORY_LIMIT, "MB")
    app.close()
    browsed = []
    for _ in range(RUNS):
        app = home()
        app.press("", silence=1)
        browsed.append(app.press("b", silence=1)[1])
        app.close()
    told("Browse with its table and a card's history", median(browsed), BROWSE_LIMIT, "ms")


def measure_core(folder: Path) -> None:
    """The session core with its log beside Anki's core with its collection.

    In turn, each finds the processor's caches full of the other's code and data. Nobody runs both at once, so what
    counts is a learner's sitting: BLOCK answers of one, then as many of the other. Both are told.
    """
    now = time.time_ns() // 1_000_000
    rules = Rules(new_per_day=200, reviews_per_day=9_999)
    source = Source("s", "S", SourceKind.BOOK)
    part = Part("p", 1, "P", corpus="c")
    quotes = [Quote(f"quote-{n}", "Topic", "A quote.", part, source) for n in range(CARDS // len(CardKind))]
    cards = [Card(kind, 1, quote, "Which?", "this", Span(0, 8)) for kind in CardKind for quote in quotes]
    fold = Fold(rules)
    for number, card in enumerate(cards[: CARDS // 2]):
        day = now - DAY * (31 - number % 30)
        fold.add(Review("c", card.id, day, Grade.GOOD, Days(30), 1_000, Phase.LEARNING))
    anki = AnkiCore(folder / "collection.anki2", CARDS)
    print(f"{CARDS} cards, {ANSWERS} answers, medians; the limit is Anki's own time, or half of it")
    with open_log(folder / "core.sqlite3") as log:
        session = Session(cards, fold, now, rules)

        def step() -> tuple[float, float]:
            """Seconds for the next card, and for an answer."""
            at = time.time_ns() // 1_000_000
            start = time.perf_counter()
            question = session.ask(at)
            asked = time.perf_counter()
            assert question
            review = session.answer(question.card, Grade.GOOD, at, 1_000)
            log.append(review)
            session.recorded(review)
            return asked - start, time.perf_counter() - asked

        for block, manner in (BLOCK, f"{BLOCK} answers at a time"), (1, "answer by answer in turn"):
            ours: list[tuple[float, float]] = []
            theirs: list[tuple[float, float]] = []
            sides = [(step, ours), (anki.step, theirs)]
            for _ in range(ANSWERS // block):
                for side, times in sides:
                    times.extend(side() for _ in range(block))
                sides.reverse()  # who comes first has the quieter disk
            ask, answer = (median(column) * 1e6 for column in zip(*ours, strict=True))
            anki_ask, anki_answer = (median(column) * 1e6 for column in zip(*theirs, strict=True))
            print(manner)
            told("  the next card and its four intervals", ask, anki_ask / 2, "us")
            told("  an answer with its durable commit", answer, anki_answer, "us")


class AnkiCore:
    """A collection of the real Anki core with so many cards, half of them in review and due within 30 days."""

    def __init__(self, file: Path, cards: int) -> None:
        import anki.collection
        from anki.collection import AddNoteRequest
        from anki.decks import DeckId

        self._collection = anki.collection.Collection(str(file))
        self._collection.set_config("fsrs", True)
        preset = self._collection.decks.config_dict_for_deck_id(DeckId(1))
        preset["new"]["perDay"], preset["rev"]["perDay"] = 200, 9_999
        self._collection.decks.update_config(preset)
        notetype = self._collection.models.by_name("Basic")
        assert notetype
        for first in range(0, cards, 10_000):
            requests = []
            for number in range(first, first + 10_000):
                note = self._collection.new_note(notetype)
                note["Front"] = str(number)
                requests.append(AddNoteRequest(note, DeckId(1)))
            self._collection.add_notes(requests)
        db = self._collection.db
        assert db
        db.execute(
            "UPDATE cards SET type = 2, queue = 2, ivl = 30, reps = 1, due = ? + id % 30, data = ? "
            "WHERE id IN (SELECT id FROM cards LIMIT ?)",
            self._collection.sched.today, '{"s":30.0,"d":5.0,"dr":0.9,"decay":0.1542}', cards // 2,
        )  # fmt: skip

    def step(self) -> tuple[float, float]:
        """Seconds for the next card, and for an answer."""
        from anki.scheduler_pb2 import CardAnswer

        start = time.perf_counter()
        queued = self._collection._backend.get_queued_cards(fetch_limit=1, intraday_learning_only=False)
        asked = time.perf_counter()
        card = queued.cards[0]
        answer = CardAnswer(
            card_id=card.card.id,
            current_state=card.states.current,
            new_state=card.states.good,
            rating=CardAnswer.GOOD,
            answered_at_millis=int(time.time() * 1000),
            milliseconds_taken=1_000,
        )
        ready = time.perf_counter()
        self._collection._backend.answer_card(answer)
        return asked - start, time.perf_counter() - ready


if __name__ == "__main__":
    for measure in (measure_app, measure_core):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder))
