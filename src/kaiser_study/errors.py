"""The errors that a user may see, and the exit codes of the commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FAILED = 1
    BAD_INPUT = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands. Lines and columns count from 1."""

    file: Path
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        numbers = (n for n in (self.line, self.column) if n is not None)
        return ":".join([str(self.file), *map(str, numbers)])


NOWHERE = Place(Path())
"""The place of what is in no file."""


class StudyError(Exception):
    """What went wrong in one sentence, where, and what to do about it.

    Every error of this package that its surroundings cause (input, files, arguments)
    is one of these; anything else is a defect of the program.
    """

    exit_code = Exit.BAD_INPUT

    def __init__(self, what: str, *, remedy: str = "", place: Place | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.place = place

    def __str__(self) -> str:
        told = f"{self.what}; {self.remedy}" if self.remedy else self.what
        return f"{self.place}: {told}" if self.place else told


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in a file: `file:line:column: rule: what is wrong; what to do`. A warning is of something
    that may be meant."""

    place: Place
    rule: str
    what: str
    remedy: str
    is_warning: bool = False

    @property
    def message(self) -> str:
        """All but the place."""
        return f"{self.rule}: {self.what}; {self.remedy}"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class BadDocument(StudyError):
    """Files with mistakes: all that were found, file by file, in the order of each."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        files = list(dict.fromkeys(finding.place.file for finding in findings))
        self.findings = tuple(
            sorted(findings, key=lambda f: (files.index(f.place.file), f.place.line or 0, f.place.column or 0))
        )
        first = self.findings[0]
        super().__init__(f"{first.rule}: {first.what}", remedy=first.remedy, place=first.place)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))
