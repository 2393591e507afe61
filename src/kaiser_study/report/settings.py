"""The learner's settings as lines."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kaiser_study.settings.reading import SETTINGS
from kaiser_study.settings.settings import Settings
from kaiser_study.study.rules import Rules


def settings_lines(
    file: Path, settings: Settings, usual_keys: Mapping[str, str], rules: Rules, deck: str
) -> Iterator[str]:
    """Every setting as it holds for a deck (its corpus's id), whose recipe says `rules`, and who says so. `usual_keys`
    are the keys of actions for which the learner's own cannot be followed."""
    yield f"{file}" if file.is_file() else f"{file} (not there yet)"
    usual = Rules()
    for setting in SETTINGS:
        own = getattr(settings, setting.name)
        said = getattr(rules, setting.name, None)
        value = said if own is None else own
        told = setting.kind.told(settings.colours if setting.name == "theme" else value)
        if own is not None:
            source = "yours"
        else:
            source = "as it comes" if said == getattr(usual, setting.name, None) else "the recipe's"
        yield f"  {setting.name:<18} {told:<16} {source}"
    yield f"  {'answer':<18} {settings.mode(deck):<16} {'yours' if deck in settings.answer else 'as it comes'}"
    for name, keys in settings.keys.items():
        yield f"  {'keys.' + name:<18} {keys:<16} yours"
    for name, keys in usual_keys.items():
        yield f"  {'keys.' + name:<18} {keys:<16} as it comes"
