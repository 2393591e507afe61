"""What stands in a file of settings -> Settings, and what in it is not fit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from kaiser_study.settings.kinds import Choice, Keys, Kind, Share, Steps, Whole
from kaiser_study.settings.settings import AnswerMode, Settings, Theme
from kaiser_study.study.notation import MOST_CARDS, RETENTION
from kaiser_study.visible import in_a_line


@dataclass(frozen=True, slots=True)
class Setting:
    """What may be set: under which key, its name for the learner, what it means, and its kind of value."""

    name: str
    label: str
    meaning: str
    kind: Kind


SETTINGS = (
    Setting("new_per_day", "New cards a day", "How many cards are shown for the first time.", Whole(0, MOST_CARDS)),
    Setting("reviews_per_day", "Cards a day at most", "Reviews and new cards together.", Whole(0, MOST_CARDS)),
    Setting(
        "retention",
        "Recall wanted when due",
        "Desired retention: how likely you recall a card on the day it falls due. A higher one means more reviews.",
        Share(*RETENTION),
    ),
    Setting("learning_steps", "Steps of a new card", "Its waits before its first day, as in 1m 10m.", Steps()),
    Setting(
        "relearning_steps", "Steps of a forgotten card", "Its waits until it is learned again, as in 10m.", Steps()
    ),
    Setting("rollover_hour", "Hour of the new day", "When one study day ends and the next begins.", Whole(0, 23)),
    Setting("theme", "Colours", "Dark or light, of higher contrast, or those of the terminal.", Choice(Theme)),
)

TABLES: Mapping[str, Kind] = {"answer": Choice(AnswerMode), "keys": Keys()}
"""What is set for each of many: how a deck is answered, the keys of an action."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What stands under a key, in a table or in none (""), and cannot be followed."""

    table: str
    name: str
    rule: str
    what: str
    remedy: str


def read(written: Mapping[str, object]) -> tuple[Settings, list[Misfit]]:
    """All that is fit, and what is not; the latter counts as not set."""
    settings, misfits = Settings(), list[Misfit]()
    kinds = {setting.name: setting.kind for setting in SETTINGS}
    for name, value in written.items():
        if name in TABLES:
            entries, unfit = _table(name, value)
            settings = replace(settings, **_named(name, entries))
            misfits += unfit
        elif name not in kinds:
            misfits.append(Misfit("", name, "unknown-key", f"`{in_a_line(name)}` is no setting", _nearest(name)))
        elif (fit := kinds[name].fit(value)) is None:
            misfits.append(unfit_value("", name, value, kinds[name]))
        else:
            settings = replace(settings, **_named(name, fit))
    return settings, misfits


def kind_of(table: str, name: str) -> Kind:
    """The kind of value that a key of a table takes, or one of none ("")."""
    return TABLES[table] if table else next(setting.kind for setting in SETTINGS if setting.name == name)


def changed(settings: Settings, table: str, name: str, value: object | None) -> Settings:
    """The settings with another value, in the program's form, under a key; None takes it away."""
    if not table:
        return replace(settings, **_named(name, value))
    entries = {key: old for key, old in getattr(settings, table).items() if key != name}
    return replace(settings, **_named(table, entries if value is None else {**entries, name: value}))


def unfit_value(table: str, name: str, value: object, kind: Kind) -> Misfit:
    """A value that its kind does not take."""
    return Misfit(table, name, "bad-value", f"`{in_a_line(name)}` is {in_a_line(_told(value))}", kind.remedy)


def without(settings: Settings, misfits: Collection[Misfit]) -> Settings:
    """The settings without what was found unfit later."""
    for misfit in misfits:
        settings = changed(settings, misfit.table, misfit.name, None)
    return settings


def _table(table: str, value: object) -> tuple[Mapping[str, object], list[Misfit]]:
    if not isinstance(value, Mapping):
        misfit = Misfit("", table, "bad-value", f"`{table}` is {in_a_line(_told(value))}", f"write a table, [{table}]")
        return {}, [misfit]
    kind = TABLES[table]
    fit = {name: kind.fit(entry) for name, entry in value.items()}
    misfits = [unfit_value(table, name, value[name], kind) for name, found in fit.items() if found is None]
    return {name: found for name, found in fit.items() if found is not None}, misfits


def _named(name: str, value: object) -> Mapping[str, Any]:
    return {name: value}


def _nearest(name: str) -> str:
    known = [*(setting.name for setting in SETTINGS), *TABLES]
    close = get_close_matches(name, known, n=1)
    return f"did you mean `{close[0]}`" if close else f"the settings are {', '.join(known)}"


def _told(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case Mapping():
            return "a table"
        case list():
            return f"[{', '.join(_told(each) for each in value)}]"
        case _:
            return str(value)
