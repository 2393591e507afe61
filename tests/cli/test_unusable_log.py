"""A log that cannot be used: one sentence says what to do, and nothing in it is lost or overwritten."""

import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from kaiser_study.model import Days, Grade, Phase, Review
from kaiser_study.progress.log import open_log, read_log
from tests.cli.conftest import command
from tests.terminal import shown_until_the_end

EVENTS = [Review("small", "first/cloze/1", at, Grade.GOOD, Days(3), 4_000, Phase.REVIEW) for at in range(1, 200)]
LOG = "kept/log"
PAGE = 4096

COMMANDS = {
    "study --plain": ["study", "--plain", "small.yaml"],
    "stats": ["stats", "small.yaml"],
    "flagged": ["flagged", "small.yaml"],
    "optimize": ["optimize", "small.yaml"],
}
READING = ("stats", "flagged", "optimize")

AS_OTHERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
"""Lets permissions count for root as well."""


@pytest.fixture
def log(folder: Path) -> Iterator[Path]:
    (folder / LOG).parent.mkdir()
    with open_log(folder / LOG) as log:
        for event in EVENTS:
            log.append(event)
    yield folder / LOG
    (folder / LOG).parent.chmod(0o755)


@pytest.fixture
def prefix() -> Sequence[str]:
    """What makes permissions count."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv") or subprocess.run([*AS_OTHERS, "true"], check=False, capture_output=True).returncode:
        pytest.skip("root may do everything here")
    return AS_OTHERS


def truncate(log: Path) -> None:
    os.truncate(log, log.stat().st_size // 2)


def cut_in_the_header(log: Path) -> None:
    os.truncate(log, 50)


def overwrite(log: Path) -> None:
    content = bytearray(log.read_bytes())
    content[4 * PAGE : 6 * PAGE] = b"\xff" * (2 * PAGE)
    log.write_bytes(content)


def replace(log: Path) -> None:
    log.write_bytes(b"Dear diary, " * 4_000)


def use_elsewhere(log: Path) -> None:
    log.unlink()
    with closing(sqlite3.connect(log)) as connection:
        connection.execute("CREATE TABLE cards (id)")


def outdate(log: Path) -> None:
    with closing(sqlite3.connect(log)) as connection:
        connection.execute("PRAGMA user_version = 99")


def forbid_all(log: Path) -> None:
    log.chmod(0)


def forbid_to_write(log: Path) -> None:
    log.chmod(0o444)


def forbid_to_write_beside(log: Path) -> None:
    log.parent.chmod(0o555)


ELSEWHERE = "or name another file with --progress"
DAMAGED = (
    "the progress file is damaged; move it and a file beside it that ends in -wal away and restore a backup, "
    f"{ELSEWHERE}"
)
LEFT = "name another file with --progress; this one was left as it is"
READ_ONLY = f"the progress file or its folder is read-only; make both writable, {ELSEWHERE}"

Spoil = Callable[[Path], None]
SPOILED: dict[Spoil, str] = {
    truncate: DAMAGED,
    cut_in_the_header: DAMAGED,
    overwrite: DAMAGED,
    replace: f"this is not a progress file; {LEFT}",
    use_elsewhere: f"this database is not a progress file; {LEFT}",
    outdate: "a newer version of kaiser-study wrote this progress file; upgrade kaiser-study; "
    "the file was left as it is",
}
FORBIDDEN: dict[Spoil, str] = {
    forbid_all: f"the progress file cannot be opened; check its path and permissions, {ELSEWHERE}",
    forbid_to_write_beside: READ_ONLY,
}


def named(cases: dict[Spoil, str]) -> dict[str, tuple[Spoil, str]]:
    return {spoil.__name__: (spoil, sentence) for spoil, sentence in cases.items()}


def run(folder: Path, command: str, *prefix: str, lines: str = "\n3\n") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, sys.executable, "-m", "kaiser_study", *COMMANDS[command], "--progress", LOG],
        cwd=folder,
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def on_a_terminal(folder: Path, *prefix: str) -> tuple[int, str]:
    """The exit code of the app, and what the terminal shows when it has ended."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*prefix, sys.executable, "-m", "kaiser_study", "study", "small.yaml", "--progress", LOG],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    )
    os.close(follower)
    _, _, behind = shown_until_the_end(leader).rpartition("\x1b[?1049l")
    return process.wait(), re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", behind)


def files(log: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in log.parent.iterdir()}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("spoil", "sentence"), named(SPOILED).values(), ids=named(SPOILED))
def test_a_command_says_what_to_do(spoil: Spoil, sentence: str, command: str, folder: Path, log: Path) -> None:
    spoil(log)
    before = files(log)
    done = run(folder, command)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{LOG}: {sentence}\n")
    assert files(log) == before


@pytest.mark.parametrize(("spoil", "sentence"), named(SPOILED).values(), ids=named(SPOILED))
def test_the_app_says_what_to_do(spoil: Spoil, sentence: str, folder: Path, log: Path) -> None:
    spoil(log)
    before = files(log)
    code, shown = on_a_terminal(folder)
    assert (code, shown.strip()) == (2, f"{LOG}: {sentence}")
    assert files(log) == before


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("spoil", "sentence"), named(FORBIDDEN).values(), ids=named(FORBIDDEN))
def test_permissions_are_told_of(
    spoil: Spoil, sentence: str, command: str, folder: Path, log: Path, prefix: Sequence[str]
) -> None:
    spoil(log)
    done = run(folder, command, *prefix)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{LOG}: {sentence}\n")
    log.chmod(0o644)
    assert read_log(log, "small") == EVENTS


def test_nobody_answers_in_vain_where_nothing_can_be_kept(folder: Path, log: Path, prefix: Sequence[str]) -> None:
    forbid_to_write(log)
    done = run(folder, "study --plain", *prefix)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{LOG}: {READ_ONLY}\n")
    code, shown = on_a_terminal(folder, *prefix)
    assert (code, shown.strip()) == (2, f"{LOG}: {READ_ONLY}")
    log.chmod(0o644)
    assert read_log(log, "small") == EVENTS


@pytest.mark.parametrize("command", READING)
def test_a_read_only_file_can_be_read(command: str, folder: Path, log: Path, prefix: Sequence[str]) -> None:
    forbid_to_write(log)
    done = run(folder, command, *prefix)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", READING)
def test_a_log_in_no_folder_is_told_and_study_makes_the_folder(command: str, folder: Path) -> None:
    done = run(folder, command)
    missing = f"the progress file cannot be reached: No such file or directory; check the path, {ELSEWHERE}"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{LOG}: {missing}\n")
    assert run(folder, "study --plain").returncode == 0
    assert run(folder, command).returncode == 0


@pytest.mark.parametrize("command", READING)
def test_a_log_that_is_not_there_yet_has_no_answers(command: str, folder: Path) -> None:
    (folder / LOG).parent.mkdir()
    assert run(folder, command).returncode == 0
    assert not (folder / LOG).exists()


@pytest.mark.parametrize("command", READING)
def test_a_folder_that_may_not_be_looked_into_is_told(
    command: str, folder: Path, log: Path, prefix: Sequence[str]
) -> None:
    log.parent.chmod(0)
    done = run(folder, command, *prefix)
    forbidden = f"the progress file cannot be reached: Permission denied; check the path, {ELSEWHERE}"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{LOG}: {forbidden}\n")


def test_the_users_own_folder_need_not_be_there(folder: Path) -> None:
    done = command("stats", "small.yaml", cwd=folder, XDG_DATA_HOME=str(folder / "data"), KAISER_STUDY_PROGRESS="")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No answer yet in " in done.stdout
    assert not (folder / "data").exists()


def test_what_another_program_left_unfinished_beside_a_log_loses_nothing(folder: Path, log: Path) -> None:
    log.with_name("log-wal").write_bytes(b"no frame " * 1_000)
    log.with_name("log-shm").write_bytes(b"no index " * 1_000)
    assert run(folder, "study --plain").returncode == 0
    assert read_log(log, "small")[: len(EVENTS)] == EVENTS
    assert len(read_log(log, "small")) == len(EVENTS) + 1


def test_a_log_whose_last_answers_are_in_its_journal_alone_keeps_them(folder: Path, log: Path) -> None:
    with open_log(log) as one:
        one.append(EVENTS[0])
        for file in ("log", "log-wal"):  # as a kill leaves them
            shutil.copy(log.with_name(file), log.with_name(file.replace("log", "copy")))
    assert log.with_name("copy-wal").stat().st_size
    for file in ("log", "log-wal"):
        log.with_name(file.replace("log", "copy")).replace(log.with_name(file))
    assert run(folder, "study --plain", lines="q\n").returncode == 0
    assert len(read_log(log, "small")) == len(EVENTS) + 1


FULL = """
set -e
mount -t tmpfs -o size=200k none "$1"
cp log.before "$1/log"
if [ "$2" = full ]; then head -c 1000000 /dev/zero > "$1/filler" 2>/dev/null || true; fi
shift 2
"$@" || code=$?
rm -f kept/filler
cp kept/log* after/
exit $code
"""


@pytest.mark.parametrize(
    ("at_first", "sentence"),
    [
        ("some room", "the disk is full, so nothing more is recorded; free some space and try again"),
        ("full", f"the disk cannot be read or written; see whether it is full, {ELSEWHERE}"),
    ],
)
def test_a_full_disk_is_told_of_and_loses_nothing(at_first: str, sentence: str, folder: Path, log: Path) -> None:
    alone = ["unshare", "--mount", "--map-root-user"]
    probe = [*alone, "mount", "-t", "tmpfs", "none", str(log.parent)]
    if not shutil.which("unshare") or subprocess.run(probe, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    shutil.copy(log, folder / "log.before")
    (folder / "after").mkdir()
    done = run(folder, "study --plain", *alone, "sh", "-c", FULL, "sh", "kept", at_first, lines="\n3\nu\n" * 999)
    assert (done.returncode, done.stderr) == (2, f"{LOG}: {sentence}\n")
    kept = folder / "after" / "log"
    assert read_log(kept, "small")[: len(EVENTS)] == EVENTS
    with closing(sqlite3.connect(kept)) as connection:
        answers, undone = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("review", "retraction")
        )
    assert undone == done.stdout.count("Undone.")
    assert answers - len(EVENTS) in (undone, undone + 1)
    assert bool(undone) == (at_first == "some room")
    if at_first == "full":
        code, shown = on_a_terminal(folder, *alone, "sh", "-c", FULL, "sh", "kept", at_first)
        assert (code, shown.strip()) == (2, f"{LOG}: {sentence}")
