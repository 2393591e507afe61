"""The kinds of values that settings have: what is fit for each, and how a learner writes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kaiser_study.study.notation import seconds_of, step_of


class Kind(Protocol):
    """A kind of value."""

    @property
    def remedy(self) -> str:
        """What to write in the file."""

    @property
    def typed_remedy(self) -> str:
        """What to type in a dialog."""
        return self.remedy

    def fit(self, written: object) -> object | None:
        """The program's value for one as it stands in the file; None if it is not fit."""

    def parsed(self, text: str) -> object:
        """What stands in the file for a text that was typed; it may not be fit."""
        return text

    def told(self, value: object) -> str:
        """The text that stands for one of the program's values."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number."""

    lowest: int
    highest: int

    @property
    def remedy(self) -> str:
        return f"write a whole number from {self.lowest} to {self.highest}"

    def fit(self, written: object) -> object | None:
        if not isinstance(written, int) or isinstance(written, bool):
            return None
        return written if self.lowest <= written <= self.highest else None

    def parsed(self, text: str) -> object:
        return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else text


@dataclass(frozen=True, slots=True)
class Share(Kind):
    """A part of 1."""

    lowest: float
    highest: float

    @property
    def remedy(self) -> str:
        return f"write a number from {self.lowest} to {self.highest}"

    def fit(self, written: object) -> object | None:
        return written if isinstance(written, float) and self.lowest <= written <= self.highest else None

    def parsed(self, text: str) -> object:
        try:
            return float(text)
        except ValueError:
            return text


@dataclass(frozen=True, slots=True)
class Steps(Kind):
    """Waits in seconds."""

    remedy: str = 'write how long each takes, less than a day, as in ["30s", "10m", "2h"]'
    typed_remedy: str = "write how long each takes, less than a day, as in 30s 10m 2h"

    def fit(self, written: object) -> object | None:
        if not isinstance(written, list) or not written:
            return None
        seconds = tuple(seconds_of(step) if isinstance(step, str) else None for step in written)
        return None if None in seconds else seconds

    def parsed(self, text: str) -> object:
        return re.sub(r'[\[\]",]', " ", text).split()

    def told(self, value: object) -> str:
        assert isinstance(value, tuple)
        return " ".join(map(step_of, value))


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of some words."""

    words: type[StrEnum]

    @property
    def options(self) -> Sequence[str]:
        """The words, in the order in which they are offered."""
        return [word.value for word in self.words]

    @property
    def remedy(self) -> str:
        return f"write one of {', '.join(self.options)}"

    def fit(self, written: object) -> object | None:
        return self.words(written) if isinstance(written, str) and written in self.options else None


_KEY = r"\s*(?:,|[^,\s]+)\s*"
_KEYS = re.compile(f"{_KEY}(?:,{_KEY})*")
"""Where a key should stand, a comma is one."""


@dataclass(frozen=True, slots=True)
class Keys(Kind):
    """One key or several; which of them there are, the app knows."""

    remedy: str = 'write a key, or several with commas between, as in "f2" or "space,enter"'
    typed_remedy: str = "write a key, or several with commas between, as in f2 or space,enter"

    def fit(self, written: object) -> object | None:
        return written if isinstance(written, str) and _KEYS.fullmatch(written) else None

    def parsed(self, text: str) -> object:
        return text.replace('"', "")
