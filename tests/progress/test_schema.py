from pathlib import Path

import pytest

from kaiser_study.errors import StudyError
from kaiser_study.model import Skip
from kaiser_study.progress import schema
from kaiser_study.progress.log import open_log, read_log

SKIP = Skip("corpus", "card", 1)
SHIPPED = schema.migrations()


def ship(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    monkeypatch.setattr(schema, "migrations", lambda: [*SHIPPED, *scripts])


def test_an_older_log_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_log(tmp_path / "log") as log:
        log.append(SKIP)
    ship(monkeypatch, "CREATE TABLE later (id INTEGER) STRICT;\n", "INSERT INTO later VALUES (1);\n")
    with open_log(tmp_path / "log") as log:
        assert log.events("corpus") == [SKIP]
        assert log._connection.execute("SELECT id FROM later").fetchall() == [(1,)]
        assert log._connection.execute("PRAGMA user_version").fetchone() == (len(SHIPPED) + 2,)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_log(tmp_path / "log") as log:
        log.append(SKIP)
    ship(monkeypatch, "CREATE TABLE later (id INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StudyError), open_log(tmp_path / "log"):
        pass
    monkeypatch.undo()
    assert read_log(tmp_path / "log", "corpus") == [SKIP]
