"""What docs/settings.md says is what the program does."""

import re
import tomllib
from pathlib import Path

from kaiser_study.settings.reading import SETTINGS, TABLES, read
from kaiser_study.settings.settings import AnswerMode, Theme
from kaiser_study.study.rules import Rules

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_is_followed_and_has_all_the_defaults() -> None:
    written = tomllib.loads(EXAMPLE)
    settings, misfits = read(written)
    assert misfits == []
    assert settings.over(Rules(new_per_day=1, retention=0.8, rollover_hour=1)) == Rules()
    assert settings.theme is settings.colours is Theme.NIGHT
    assert set(written) == {*(setting.name for setting in SETTINGS), *TABLES}


def test_every_setting_and_every_word_stands_in_the_table() -> None:
    keys = set(re.findall(r"^\| `\[?([a-z_]+)\]?` \|", PAGE, re.MULTILINE))
    assert keys == {*(setting.name for setting in SETTINGS), *TABLES}
    for word in (*Theme, *AnswerMode):
        assert f"`{word}`" in PAGE
