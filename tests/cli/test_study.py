"""`study` and its choices, and `flagged`, as a user types them; the log is looked at afterwards."""

import json
import re
from pathlib import Path

import pytest

from kaiser_study.model import Days, Decision, DecisionKind, Event, Grade, Phase, Practice, Review
from kaiser_study.progress.log import open_log, read_log
from tests.cli.conftest import command as run

LOG = "p.sqlite3"


def events(folder: Path) -> list[Event]:
    return read_log(folder / LOG, "small")


def study(folder: Path, lines: str, *options: str) -> str:
    done = run("study", "--plain", "small.yaml", "--progress", LOG, *options, cwd=folder, input=lines)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_cramming_is_logged_and_shifts_no_schedule(folder: Path) -> None:
    study(folder, "\n3\n\n3\n\n3\n", "--kind", "cloze", "--cram", "--limit", "2")
    assert [type(event) for event in events(folder)] == [Practice, Practice]
    told = json.loads(run("stats", "small.yaml", "--json", "--progress", LOG, cwd=folder).stdout)
    assert (told["reviews"], told["learning"]) == (0, 0)


def test_what_is_due_soon_can_be_practised(folder: Path) -> None:
    assert "Nothing answered." in study(folder, "", "--ahead", "30")
    study(folder, "\n4\n", "--limit", "1")
    study(folder, "\n3\n", "--ahead", "30")
    review, practice = events(folder)
    assert isinstance(review, Review)
    assert isinstance(practice, Practice)
    assert (practice.card, practice.grade) == (review.card, Grade.GOOD)


def test_where_nothing_is_asked_it_says_why_and_what_can_be_done(folder: Path) -> None:
    told = study(folder, "", "--ahead", "30")
    why, left, *_ = told.splitlines()
    assert why == "Nothing answered. None of these cards falls due in the next 30 days."
    assert left == "2 more cards for now."
    assert "without --ahead  learn" in told
    study(folder, "\n4\n\n4\n")
    told = study(folder, "")
    assert told.startswith("Nothing answered. No more of these cards are planned for today.\nNext card: ")
    [offer] = re.findall(r"--ahead (\d+)", told)
    assert "--new" not in told  # each quote had its card of today
    assert "--cram           practise all of these, 7 cards; no schedule shifts" in told
    study(folder, "\n3\n", "--ahead", offer)
    assert isinstance(events(folder)[-1], Practice)
    sooner = study(folder, "", "--ahead", str(int(offer) - 1))
    assert f"--ahead {offer}" in sooner


def test_where_more_new_cards_can_come_today_it_says_how_many(folder: Path) -> None:
    study(folder, "\n4\n", "--new", "1")
    assert "--new COUNT      learn so many new cards a day; 1 more can come today" in study(folder, "", "--new", "1")
    study(folder, "\n4\n", "--new", "2")
    assert len(events(folder)) == 2


def test_what_is_due_beyond_the_limit_of_the_day_is_not_said_to_be_undue(folder: Path) -> None:
    long_ago = 1_700_000_000_000
    with open_log(folder / LOG) as log:
        log.append(Review("small", "first/cloze/1", long_ago, Grade.GOOD, Days(3), 5_000, Phase.LEARNING))
    (folder / "settings.toml").write_text("reviews_per_day = 0\n")
    done = run("study", "--plain", "small.yaml", "--progress", LOG, cwd=folder, KAISER_STUDY_SETTINGS="settings.toml")
    assert done.stdout.startswith("Nothing answered. No more of these cards are planned for today.\nTomorrow: 1 due.")
    assert "--new" not in done.stdout


def test_where_no_card_is_meant_it_says_so(folder: Path) -> None:
    assert "The deck has no card of which all of this is true" in study(folder, "", "--cram", "--only", "flagged")


@pytest.mark.parametrize("options", [(), ("--cram",), ("--ahead", "3")])
def test_where_all_that_is_meant_is_suspended_it_says_so(folder: Path, options: tuple[str, ...]) -> None:
    study(folder, "x\n", "--topic", "beauty", "--kind", "topic", "--limit", "1")
    told = study(folder, "\n3\n", "--topic", "beauty", "--kind", "topic", *options)
    assert told == "Nothing answered. These cards are suspended.\nBrowse, in the app, brings them back.\n"


def test_the_cards_to_cram_are_those_that_are_not_suspended(folder: Path) -> None:
    study(folder, "x\n\n4\n\n4\n")
    assert "practise all of these, 6 cards;" in study(folder, "")
    study(folder, "\n3\n" * 7, "--cram")
    suspended, *_, last = events(folder)
    practised = [event.card for event in events(folder) if isinstance(event, Practice)]
    assert isinstance(last, Practice)
    assert len(practised) == 6
    assert suspended.card not in practised


def test_what_is_suspended_is_practised_only_as_a_leech(folder: Path) -> None:
    with open_log(folder / LOG) as log:
        for at in range(1, 9):
            log.append(Review("small", "first/cloze/1", at, Grade.AGAIN, Days(3), 5_000, Phase.REVIEW))
        for card in ("first/cloze/1", "second/topic/1"):
            log.append(Decision("small", card, 9, DecisionKind.MARK))
        log.append(Decision("small", "second/topic/1", 10, DecisionKind.SUSPEND))
    assert "all of this is true, suspended ones left aside." in study(folder, "", "--cram", "--only", "marked")
    study(folder, "\n3\n", "--cram", "--only", "leech")
    assert events(folder)[-1].card == "first/cloze/1"
    assert isinstance(events(folder)[-1], Practice)


@pytest.mark.parametrize(
    ("option", "name", "quote"),
    [("--topic", "beauty", "second"), ("--source", "two", "second"), ("--source", "Lecture One", "first")],
)
def test_the_cards_of_a_topic_or_source_can_be_asked_alone(folder: Path, option: str, name: str, quote: str) -> None:
    study(folder, "\n4\n", "--limit", "1", option, name)
    assert [event.card.split("/")[0] for event in events(folder)] == [quote]


def test_only_what_failed_today_can_be_crammed(folder: Path) -> None:
    study(folder, "\n1\n\n4\n", "--limit", "2")
    study(folder, "\n3\n\n3\n\n3\n", "--only", "failed-today", "--cram")
    failed, _, *practised = events(folder)
    assert [event.card for event in practised] == [failed.card]


def test_a_flag_is_listed_with_the_line_to_mend(folder: Path) -> None:
    assert "No card is flagged." in run("flagged", "small.yaml", "--progress", LOG, cwd=folder).stdout
    with open_log(folder / LOG) as log:
        log.append(Decision("small", "first/cloze/1", 1, DecisionKind.FLAG, "two words fit"))
        log.append(Decision("small", "gone/cloze/1", 2, DecisionKind.FLAG, "where?"))
        log.append(Decision("small", "second/topic/1", 3, DecisionKind.FLAG, "x"))
        log.append(Decision("small", "second/topic/1", 4, DecisionKind.UNFLAG))
    lines = run("flagged", "small.yaml", "--progress", LOG, cwd=folder).stdout.splitlines()
    line = 1 + (folder / "small.corpus.yaml").read_text("utf-8").splitlines().index("      - id: first")
    assert lines[0] == f"small.corpus.yaml:{line}: first/cloze/1: two words fit"
    assert lines[2] == "    answer: presence"
    assert lines[3] == "no longer in the deck: gone/cloze/1: where?"
    told = json.loads(run("flagged", "small.yaml", "--json", "--progress", LOG, cwd=folder).stdout)
    assert told == [
        {"card": "first/cloze/1", "note": "two words fit", "file": "small.corpus.yaml", "line": line},
        {"card": "gone/cloze/1", "note": "where?", "file": None, "line": None},
    ]


MANY = "".join(
    f"      - {{id: q{number}, topic: Chess Opening {number}, text: Move pawn {number} only once., source: one}}\n"
    for number in range(10)
)


def test_of_many_topics_the_nearest_are_named_and_where_all_of_them_are(folder: Path) -> None:
    with (folder / "small.corpus.yaml").open("a", encoding="utf-8") as corpus:
        corpus.write(MANY)
    for topic, remedy in {
        "tessting": "did you mean `Testing`? (all 12 stand in small.corpus.yaml)",
        "opening 1": "did you mean `Chess Opening 1` or `Chess Opening 9` or `Chess Opening 8`? (all 12 stand in "
        "small.corpus.yaml)",
        "xyz": "all 12 stand in small.corpus.yaml",
    }.items():
        done = run("study", "--plain", "small.yaml", "--progress", LOG, "--topic", topic, cwd=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"there is no topic `{topic}`; {remedy}\n"


MISTAKES = {
    "no such topic": (["--topic", "Cheese"], "there is no topic `Cheese`; choose among Testing, Beauty"),
    "no such source": (["--source", "three"], "there is no source `three`; choose among one, two"),
    "no tags": (["--tag", "x"], "there is no tag `x`; no quote has a tag"),
    "two kinds of practice": (["--cram", "--ahead", "3"], "--cram and --ahead do not go together; leave one of them"),
    "several decks in lines": (["small.yaml", "other.yaml"], "with several recipes nothing else"),
}


@pytest.mark.parametrize(("options", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_what_cannot_be_asked_is_told(folder: Path, options: list[str], message: str) -> None:
    done = run("study", "--plain", "small.yaml", "--progress", LOG, *options, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
