"""What a deck is made of and how it looks from outside."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kaiser_study.model import Display, Plan


class Subdecks(StrEnum):
    """Whether the cards go into one deck or into one for each part or kind of card."""

    NONE = "none"
    PART = "part"
    KIND = "kind"


class Tag(StrEnum):
    """What a note is tagged with."""

    PART = "part"
    TOPIC = "topic"
    SOURCE = "source"
    KIND = "kind"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make one deck of one corpus."""

    id: str
    title: str
    corpus: Path
    plan: Plan
    subdecks: Subdecks
    tags: tuple[Tag, ...]
    renamed_to: str = ""

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id

    @property
    def display(self) -> Display:
        return Display(title=self.title, tells_part=self.subdecks is Subdecks.PART)
