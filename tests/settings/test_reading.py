"""Which values are followed, and which are told."""

import tomllib
from typing import get_type_hints

import pytest

from kaiser_study.settings.reading import SETTINGS, TABLES, changed, read
from kaiser_study.settings.settings import AnswerMode, Settings, Theme
from kaiser_study.study.rules import Rules

FIT = {
    "new_per_day = 0": Settings(new_per_day=0),
    "new_per_day = 9999": Settings(new_per_day=9999),
    "reviews_per_day = 50": Settings(reviews_per_day=50),
    "retention = 0.7": Settings(retention=0.7),
    "retention = 0.99": Settings(retention=0.99),
    'learning_steps = ["30s", "10m", "2h"]': Settings(learning_steps=(30, 600, 7200)),
    'relearning_steps = ["5m"]': Settings(relearning_steps=(300,)),
    "rollover_hour = 0": Settings(rollover_hour=0),
    "rollover_hour = 23": Settings(rollover_hour=23),
    'theme = "contrast-dark"': Settings(theme=Theme.CONTRAST_DARK),
    '[answer]\nmy-deck = "type"': Settings(answer={"my-deck": AnswerMode.TYPE}),
    '[keys]\nreveal = "x, f2"': Settings(keys={"reveal": "x, f2"}),
}

UNFIT = {
    "new_per_day = -1": "`new_per_day` is -1",
    "new_per_day = 10000": "`new_per_day` is 10000",
    "new_per_day = 2.0": "`new_per_day` is 2.0",
    "new_per_day = true": "`new_per_day` is true",
    'new_per_day = "5"': '`new_per_day` is "5"',
    "reviews_per_day = -1": "`reviews_per_day` is -1",
    "retention = 0.5": "`retention` is 0.5",
    "retention = 1": "`retention` is 1",
    "retention = nan": "`retention` is nan",
    "learning_steps = []": "`learning_steps` is []",
    'learning_steps = "10m"': '`learning_steps` is "10m"',
    'relearning_steps = ["24h"]': '`relearning_steps` is ["24h"]',
    "relearning_steps = [10]": "`relearning_steps` is [10]",
    "rollover_hour = 24": "`rollover_hour` is 24",
    'theme = "nigth"': '`theme` is "nigth"',
    "answer = 1": "`answer` is 1",
    '[answer]\nmy-deck = "guess"': '`my-deck` is "guess"',
    "[keys]\nreveal = 3": "`reveal` is 3",
    '[keys]\nreveal = "x,"': '`reveal` is "x,"',
    "[theme]\n": "`theme` is a table",
    "retension = 0.9": "`retension` is no setting",
}


@pytest.mark.parametrize(("text", "settings"), FIT.items(), ids=FIT.keys())
def test_what_is_fit_is_followed(text: str, settings: Settings) -> None:
    assert read(tomllib.loads(text)) == (settings, [])


@pytest.mark.parametrize(("text", "what"), UNFIT.items(), ids=UNFIT.keys())
def test_what_is_not_fit_is_told_and_all_else_followed(text: str, what: str) -> None:
    settings, (misfit,) = read(tomllib.loads(f'theme = "paper"\n{text}' if "theme" not in text else text))
    assert misfit.what == what
    assert misfit.remedy
    assert settings == (Settings(theme=Theme.PAPER) if "theme" not in text else Settings())


def test_every_field_can_be_set() -> None:
    assert set(get_type_hints(Settings)) == {*(setting.name for setting in SETTINGS), *TABLES}


def test_what_is_typed_is_read_back_as_it_was_told() -> None:
    settings = Settings(Theme.NIGHT, 3, 50, 0.85, (30, 5400), (600,), 0)
    for setting in SETTINGS:
        value = getattr(settings, setting.name)
        assert setting.kind.fit(setting.kind.parsed(setting.kind.told(value))) == value


def test_what_was_set_goes_before_the_rules_of_a_deck_and_what_was_not_leaves_them() -> None:
    deck = Rules(new_per_day=7, retention=0.8, relearning_steps=(60,))
    rules = Settings(retention=0.95, rollover_hour=0).over(deck)
    assert (rules.new_per_day, rules.retention, rules.relearning_steps) == (7, 0.95, (60,))
    assert rules.rollover_hour == 0
    assert Settings().over(deck) == deck


def test_a_change_can_be_taken_away_again() -> None:
    settings = changed(Settings(), "answer", "deck", AnswerMode.TYPE)
    assert settings.mode("deck") is AnswerMode.TYPE
    assert settings.mode("other") is AnswerMode.REVEAL
    assert changed(settings, "answer", "deck", None) == Settings()
    assert changed(changed(Settings(), "", "retention", 0.8), "", "retention", None) == Settings()
