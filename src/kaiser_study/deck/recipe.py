"""What a deck is made of and how it looks from outside."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kaiser_study.anki.preset import Preset
from kaiser_study.deck.look import Look
from kaiser_study.model import Display, Plan
from kaiser_study.study.rules import Rules


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
    look: Look | None = None
    preset: Preset | None = None

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id

    @property
    def display(self) -> Display:
        return Display(title=self.title, tells_part=self.subdecks is Subdecks.PART)

    @property
    def rules(self) -> Rules:
        """What the deck is studied by, if its learner does not say otherwise."""
        return self.preset.rules if self.preset else Rules()
