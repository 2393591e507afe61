"""The quiz as lines, over pipes, as a screen reader or a script uses it."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaiser_study.model import Decision, Grade, Review, Skip
from kaiser_study.progress.log import read_log
from tests.terminal import shown_until_the_end

CORPUS = "lessons-from-lukasz-kaiser"
COMMAND = [sys.executable, "-m", "kaiser_study", "study", "--plain"]


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


def run(log_file: Path, lines: str, *arguments: str) -> str:
    done = subprocess.run(
        [*COMMAND, "--progress", str(log_file), *arguments],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def grades(log_file: Path) -> list[Grade]:
    return [event.grade for event in read_log(log_file, CORPUS) if isinstance(event, Review)]


def questions(output: str) -> list[str]:
    return re.findall(r"^\d.* (?:left|again)\n.*\n(“.*)$", output, re.MULTILINE)


def test_enter_reveals_and_a_number_grades(log_file: Path) -> None:
    output = run(log_file, "\n3\n\n1\n")
    assert "Answer: efficiency improvement" in output
    assert "1 Again (1 min)   2 Hard (6 min)   3 Good (10 min)   4 Easy (8 days)" in output
    assert "2 answers, 1 right (50%)" in output
    assert grades(log_file) == [Grade.GOOD, Grade.AGAIN]


def test_the_answer_is_not_said_before_enter(log_file: Path) -> None:
    assert "efficiency improvement" not in run(log_file, "q\n")


def test_it_says_how_many_are_left_as_the_app_does(log_file: Path) -> None:
    output = run(log_file, "\n1\n\n1\nu\n", "--limit", "5").splitlines()
    assert [line for line in output if line.endswith((" left", " again"))] == [
        "5 left",
        "3 left, 1 comes again",
        "1 left, 2 come again",
        "3 left, 1 comes again",
    ]


def test_the_end_tells_of_which_quote_a_failed_topic_was(log_file: Path) -> None:
    output = run(log_file, "\n1\n", "--kind", "topic", "--limit", "1").splitlines()
    quote = next(line for line in output if line.startswith("“") and "[...]" not in line)
    told = output[output.index("To look at again:") + 1]
    assert told.endswith(f" (“{quote[1:41]}…”)")


def test_an_empty_line_at_the_grades_records_nothing(log_file: Path) -> None:
    assert "Type 1 or 2 or 3 or 4" in run(log_file, "\n\n\nq\n")
    assert grades(log_file) == []


def test_a_typed_answer_is_compared_and_the_learner_grades(log_file: Path) -> None:
    output = run(log_file, "eficiency improvement\n2\n")
    assert "Nearly right: ef[+f+]iciency improvement" in output
    assert grades(log_file) == [Grade.HARD]


def test_a_wrong_option_leaves_again_alone(log_file: Path) -> None:
    output = run(log_file, "o\n1\n4\n1\no\n2\n4\n1\n", "--kind", "topic", "--limit", "2")
    wrong = output.count("Not this one")
    assert output.count("Type 1; u undoes") == wrong
    assert grades(log_file).count(Grade.AGAIN) == wrong


def test_a_number_before_the_options_chooses_none(log_file: Path) -> None:
    assert "o lists the options first" in run(log_file, "2\nq\n", "--kind", "source")
    assert grades(log_file) == []


def test_undo_and_skip(log_file: Path) -> None:
    output = run(log_file, "\n4\nu\ns\nq\n")
    asked = questions(output)
    assert asked[0] == asked[2]
    assert asked[3] != asked[0]
    assert grades(log_file) == []


def test_nothing_to_undo_is_said(log_file: Path) -> None:
    assert "There is nothing to undo in this session." in run(log_file, "u\nq\n")


def test_the_end_of_input_ends_the_session_with_its_summary(log_file: Path) -> None:
    assert "1 answer, 1 right (100%)" in run(log_file, "\n4\n")


@pytest.mark.parametrize("part", ["4", "verifiers-and-supervision"])
def test_a_part_by_number_or_id(log_file: Path, part: str) -> None:
    assert "Rewarding a model" in questions(run(log_file, "q\n", "--part", part))[0]


def test_new_limits_the_new_cards_of_a_day(log_file: Path) -> None:
    output = run(log_file, "\n4\n" * 5, "--new", "2")
    assert "2 answers" in output
    assert len(grades(log_file)) == 2


def killed_after(log_file: Path, count: int) -> str:
    """Gives so many answers, waits for the next question, kills; returns that question."""
    process = subprocess.Popen(
        [*COMMAND, "--progress", str(log_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin
    assert process.stdout
    with process.stdin, process.stdout:
        process.stdin.write("\n3\n" * count)
        process.stdin.flush()
        question = _question_number(iter(process.stdout.readline, ""), count + 1)
        process.send_signal(signal.SIGKILL)
        process.wait()
    return question


def _question_number(lines: Iterator[str], number: int) -> str:
    asked = 0
    for line in lines:
        if re.match(r"(grade> )?\d.* (left|again)$", line):
            asked += 1
            next(lines)
            if asked == number:
                return next(lines).strip()
    raise AssertionError(f"question {number} was never asked")


def test_killed_after_ten_answers_it_goes_on_with_the_eleventh_card(log_file: Path) -> None:
    eleventh = killed_after(log_file, 10)
    assert len(grades(log_file)) == 10
    assert questions(run(log_file, "q\n"))[0] == eleventh
    assert len(grades(log_file)) == 10


def test_a_pipe_that_knows_few_characters_gets_question_marks(log_file: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--progress", str(log_file)],
        input=b"\n4\n\xff\xfe\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0, done.stderr
    assert b"?When we wrote the paper" in done.stdout


def in_a_terminal(log_file: Path, columns: int, lines: str, *arguments: str) -> list[str]:
    """What a terminal of that width is sent, without the prompts."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "--progress", str(log_file), *arguments],
        stdin=subprocess.PIPE,
        stdout=follower,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": str(columns)},
    )
    os.close(follower)
    assert process.stdin
    with process.stdin:
        process.stdin.write(lines.encode())
    sent = shown_until_the_end(leader)
    assert process.wait() == 0
    return [re.sub("^(grade> |> )+", "", line) for line in sent.splitlines()]


@pytest.mark.parametrize("columns", [12, 40, 80])
def test_in_a_terminal_lines_break_between_words(log_file: Path, columns: int) -> None:
    shown = in_a_terminal(log_file, columns, "\ns\n" * 5)
    assert all(len(line) <= columns or " " not in line for line in shown)
    told = run(log_file.with_name("another"), "\ns\n" * 5)
    in_a_pipe = re.sub("^(grade> |> )+", "", told, flags=re.MULTILINE)
    assert " ".join(shown).split() == in_a_pipe.split()
    assert max(map(len, in_a_pipe.splitlines())) > 80


def test_in_a_terminal_what_is_indented_goes_on_with_its_indent(log_file: Path) -> None:
    shown = in_a_terminal(log_file, 40, "", "--new", "0")
    assert shown[-4:] == [
        "  --new COUNT      learn so many new",
        "  cards a day; 75 more can come today",
        "  --cram           practise all of",
        "  these, 292 cards; no schedule shifts",
    ]


@pytest.mark.parametrize("line", ["7", "0", "9" * 5000, "\u00b2"])
def test_a_number_that_means_nothing_records_nothing(log_file: Path, line: str) -> None:
    run(log_file, f"o\n{line}\n\n{line}\nq\n", "--kind", "source")
    assert grades(log_file) == []


def test_hints_tell_more_and_more_and_leave_hard_as_the_best_grade(log_file: Path) -> None:
    output = run(log_file, "h\nh\nh\n\n4\n2\n")
    assert (
        "> Topic: Initial Expectations\n> Letters: e········· i··········\n> Letters: ef········ im·········" in output
    )
    assert "1 Again (1 min)   2 Hard (6 min)\n" in output
    assert "Type 1 or 2" in output
    assert grades(log_file) == [Grade.HARD]


def test_the_last_hint_is_said_to_be_the_last(log_file: Path) -> None:
    assert "That was the last hint." in run(log_file, "h\n" * 9)


def test_cards_are_sent_away_marked_and_flagged_and_all_is_undone(log_file: Path) -> None:
    output = run(log_file, "m\nflag Two words fit\n\nb\nx\ns\n")
    assert [f"{event.kind} {event.note}" for event in read_log(log_file, CORPUS) if isinstance(event, Decision)] == [
        "mark ",
        "flag Two words fit",
        "bury ",
        "suspend ",
    ]
    assert isinstance(read_log(log_file, CORPUS)[-1], Skip)
    assert len(set(questions(output))) == 4
    run(log_file, "\n3\n\n3\nb\n" + "u\n" * 3)
    assert len(read_log(log_file, CORPUS)) == 5
