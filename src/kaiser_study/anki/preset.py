"""A preset: what Anki calls a group of deck options, as a package holds it (schema 11)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaiser_study.study.rules import Rules


@dataclass(frozen=True, slots=True)
class Preset:
    """The rules that a deck is studied by, and how many reviews there are a day at most.

    FSRS itself is no part of it: Anki has one switch for the whole collection, and no package turns it.
    """

    rules: Rules = field(default_factory=Rules)
    reviews: int = 200


def preset_json(preset: Preset, id: int, name: str, changed: int) -> Mapping[str, object]:
    """The preset in Anki's form, with Anki's defaults for all that it does not say; Anki takes what is left out
    here for its default by itself."""
    rules = preset.rules
    return {
        "id": id,
        "name": name,
        "mod": changed,
        "usn": -1,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "dyn": False,
        "new": {
            "perDay": rules.new_per_day,
            "delays": _minutes(rules.learning_steps),
            "bury": False,
            "initialFactor": 2500,
            "ints": [1, 4, 0],
            "order": 1,
        },
        "rev": {
            "perDay": preset.reviews,
            "maxIvl": rules.maximum_interval,
            "bury": False,
            "ease4": 1.3,
            "hardFactor": 1.2,
            "ivlFct": 1.0,
        },
        "lapse": {
            "delays": _minutes(rules.relearning_steps),
            "leechAction": 1,
            "leechFails": 8,
            "minInt": 1,
            "mult": 0.0,
        },
        "desiredRetention": rules.retention,
        "easyDaysPercentages": [1.0] * 7,
    }


def _minutes(steps: tuple[int, ...]) -> list[float]:
    return [seconds / 60 for seconds in steps]
