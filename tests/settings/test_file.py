"""The file itself: whatever is in it, study goes on, and what its owner wrote stays."""

from pathlib import Path

import pytest

from kaiser_study.errors import StudyError
from kaiser_study.settings.file import Found, keep_setting, read_settings
from kaiser_study.settings.settings import Settings, Theme

OWN = """\
# my own
theme = "paper" # by day

new_per_day = 5

[keys]
# left hand
reveal = "x"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_says_nothing(file: Path) -> None:
    assert read_settings(file) == Found()


BROKEN = {
    "syntax": (b"theme = 'paper'\nretention = \n", "settings.toml:2:13: syntax: this is no TOML (Invalid value)"),
    "the end": (b'theme = "paper', "settings.toml:1: syntax: this is no TOML"),
    "twice": (b"retention = 0.8\nretention = 0.9\n", "settings.toml:2:"),
    "not UTF-8": (b"theme = '\xff'", "settings.toml: bad-encoding: the settings are not in UTF-8"),
    "a value": (b"# one\n\nretention = 2\n", "settings.toml:3: bad-value: `retention` is 2"),
    "a value in a table": (b"[answer]\na = 'reveal'\nb = 'x'\n", 'settings.toml:3: bad-value: `b` is "x"'),
    "no table": (b"theme = 'paper'\nkeys = 'x'\n", 'settings.toml:2: bad-value: `keys` is "x"'),
    "unknown": (b"theme = 'paper'\nretension = 0.9\n", "settings.toml:2: unknown-key: `retension` is no setting"),
}


@pytest.mark.parametrize(("content", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_is_told_with_its_line(file: Path, content: bytes, told: str) -> None:
    file.write_bytes(content)
    (finding,) = read_settings(file).misfits
    assert told in str(finding)
    assert finding.remedy


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir()
    (finding,) = read_settings(file).misfits
    assert "cannot be read" in str(finding)


def test_a_byte_order_mark_is_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbftheme = 'paper'\r\n")
    assert read_settings(file).settings == Settings(theme=Theme.PAPER)


def test_a_change_leaves_all_else_as_its_owner_wrote_it(file: Path) -> None:
    file.write_text(OWN)
    keep_setting(file, "", "theme", "night")
    assert file.read_text() == OWN.replace('"paper"', '"night"')
    keep_setting(file, "", "theme", "paper")
    keep_setting(file, "keys", "reveal", "y")
    assert file.read_text() == OWN.replace('"x"', '"y"')
    keep_setting(file, "", "new_per_day", None)
    assert "# my own" in file.read_text()
    assert "# left hand" in file.read_text()
    assert read_settings(file).settings == Settings(theme=Theme.PAPER, keys={"reveal": "y"})


def test_a_first_change_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "settings.toml"
    keep_setting(file, "keys", "reveal", "x")
    keep_setting(file, "", "learning_steps", ["1m"])
    keep_setting(file, "answer", "a-deck", "type")
    assert read_settings(file) == Found(
        Settings(learning_steps=(60,), keys={"reveal": "x"}, answer={"a-deck": "type"}),  # type: ignore[dict-item]
        (),
        file.read_text(),
    )


@pytest.mark.parametrize(
    "content",
    [
        content
        for name, (content, _) in BROKEN.items()
        if name in ("syntax", "the end", "twice", "not UTF-8", "no table")
    ],
)
def test_what_is_not_understood_is_not_written(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(StudyError, match="the setting is not kept"):
        keep_setting(file, "keys", "reveal", "x")
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_a_value_that_is_wrong_stays_when_another_is_changed(file: Path) -> None:
    file.write_text("retention = 2\n")
    keep_setting(file, "", "theme", "night")
    assert file.read_text().startswith("retention = 2\n")


def test_what_it_links_to_is_changed(file: Path, tmp_path: Path) -> None:
    own = tmp_path / "dotfiles.toml"
    own.write_text(OWN)
    file.symlink_to(own)
    keep_setting(file, "", "theme", "night")
    assert file.is_symlink()
    assert 'theme = "night" # by day' in own.read_text()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StudyError, match="the setting is not kept"):
        keep_setting(tmp_path / "file" / "settings.toml", "", "theme", "night")
