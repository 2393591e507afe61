"""The shape of the log file, brought up to date by numbered migrations.

A migration and its record, the file's `user_version`, are one transaction.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from kaiser_study.errors import Place, StudyError

APPLICATION_ID = 0x4B535459
"""What SQLite's header says of a file of ours: 'KSTY'."""


def migrations() -> Sequence[str]:
    """The scripts that make a log, oldest first; a file at version n has had the first n."""
    folder = files("kaiser_study.progress") / "migrations"
    scripts = sorted((entry for entry in folder.iterdir()), key=lambda entry: entry.name)
    return [script.read_text(encoding="utf-8") for script in scripts]


def check(connection: sqlite3.Connection, file: Path) -> None:
    """Raise StudyError where the file is not a log that this version can use. Writes nothing."""
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    if _pragma(connection, "application_id") != APPLICATION_ID and not empty:
        raise StudyError(
            "this database is not a progress file",
            remedy="name another file with --progress; this one was left as it is",
            place=Place(file),
        )
    if _pragma(connection, "user_version") > len(migrations()):
        raise StudyError(
            "a newer version of kaiser-study wrote this progress file",
            remedy="upgrade kaiser-study; the file was left as it is",
            place=Place(file),
        )


def migrate(connection: sqlite3.Connection) -> None:
    """Make an empty file a log, and an older log an up-to-date one."""
    for version, script in enumerate(migrations(), 1):
        if _pragma(connection, "user_version") >= version:
            continue
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            if _pragma(connection, "user_version") < version:  # else another program was faster
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """One by one, because `executescript` would commit the transaction that it finds open."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
