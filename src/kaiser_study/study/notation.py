"""How the rules of study are written down, in recipes and in settings: bounds and steps."""

import re

MOST_CARDS = 9_999
"""A day: as many as Anki lets one write."""

RETENTION = (0.7, 0.99)
"""The lowest and the highest: what Anki lets one write."""

STEP = "[0-9]{1,5}[smh]"

_SECONDS = {"h": 3600, "m": 60, "s": 1}
_DAY = 86_400


def seconds_of(step: str) -> int | None:
    """The seconds of a step such as `30s`, `10m` or `2h`; None if it is none, or not shorter than a day."""
    seconds = int(step[:-1]) * _SECONDS[step[-1]] if re.fullmatch(STEP, step) else 0
    return seconds if 0 < seconds < _DAY else None


def step_of(seconds: int) -> str:
    """A step as it is written, in the largest unit that tells it whole."""
    unit, length = next((unit, length) for unit, length in _SECONDS.items() if not seconds % length)
    return f"{seconds // length}{unit}"
