from pathlib import Path

import pytest

from kaiser_study.place import progress_file, settings_file

SET = {"KAISER_STUDY_PROGRESS": "/set/log.sqlite3"}


@pytest.mark.parametrize(
    ("named", "environ", "place"),
    [
        pytest.param(Path("/named/log"), SET, Path("/named/log"), id="named"),
        pytest.param(None, SET, Path("/set/log.sqlite3"), id="in the environment"),
    ],
)
def test_what_was_said_wins(named: Path | None, environ: dict[str, str], place: Path) -> None:
    assert progress_file(named, environ) == place


@pytest.mark.parametrize("environ", [{}, {"KAISER_STUDY_PROGRESS": ""}])
def test_else_the_users_data_folder_which_is_not_made(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / name)
    assert progress_file(None, environ) == tmp_path / "kaiser-study" / "progress.sqlite3"
    assert not list(tmp_path.iterdir())


def test_the_settings_are_where_the_environment_says_or_else_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda name, appauthor: tmp_path / name)
    assert settings_file({"KAISER_STUDY_SETTINGS": "/set/mine.toml"}) == Path("/set/mine.toml")
    assert settings_file({}) == tmp_path / "kaiser-study" / "settings.toml"
    assert not list(tmp_path.iterdir())
