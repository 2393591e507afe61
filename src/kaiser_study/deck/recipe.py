"""What a deck is made of and how it looks from outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kaiser_study.anki.preset import Preset
from kaiser_study.deck.look import Look
from kaiser_study.deck.patterns import Placeholder, placeholders_in
from kaiser_study.errors import Place
from kaiser_study.model import Display, Plan
from kaiser_study.study.rules import Rules


class Subdecks(StrEnum):
    """Whether the cards go into one deck or into one for each part or kind of card."""

    NONE = "none"
    PART = "part"
    KIND = "kind"


SUBDECKS = {Subdecks.NONE: "", Subdecks.PART: "{number} {part}", Subdecks.KIND: "{kind}"}
"""The patterns that these words stand for."""


class Tag(StrEnum):
    """What a note is tagged with."""

    PART = "part"
    TOPIC = "topic"
    SOURCE = "source"
    KIND = "kind"
    YEAR = "year"


TAG_ROOT = "kaiser-study"
TAGS = {tag: f"{TAG_ROOT}::{tag}::" + ("{number}-{part}" if tag is Tag.PART else f"{{{tag}}}") for tag in Tag}
"""The patterns that these words stand for."""


class Trait(StrEnum):
    """By what quotes are selected, as the recipe says it."""

    PARTS = "parts"
    TOPICS = "topics"
    SOURCES = "sources"
    YEARS = "years"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the corpus, and where the recipe names it."""

    name: str
    place: Place = field(compare=False)


Conditions = Mapping[Trait, tuple[Named, ...]]
"""What a quote may have of each trait that is given."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which quotes a deck is made of: those that have one of the names of every trait in `wanted`, without
    those that have one of any trait in `unwanted`."""

    wanted: Conditions
    unwanted: Conditions
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make one deck of one corpus or several; without a selection, of all their quotes. `corpora` are the
    files, each with where the recipe names it. Without a description, the deck has the introductions of the corpora.
    `subdecks` is the pattern of the names of decks within it, "" if there are none, `tags` are those of the tags."""

    id: str
    title: str
    corpora: Mapping[Path, Place]
    plan: Plan
    subdecks: str
    tags: tuple[str, ...]
    renamed_to: str = ""
    selection: Selection | None = None
    description: str = ""
    look: Look | None = None
    preset: Preset | None = None

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id

    @property
    def quotes_place(self) -> Place:
        """Where to tell what is wrong with the quotes as a whole: the corpus, or where several are named."""
        files = [*self.corpora]
        return Place(files[0]) if len(files) == 1 else self.corpora[files[0]]

    @property
    def display(self) -> Display:
        told = placeholders_in(self.subdecks)
        return Display(
            title=self.title,
            tells_part=Placeholder.PART in told or Placeholder.NUMBER in told,
            tells_topic=Placeholder.TOPIC in told,
            tells_source=Placeholder.SOURCE in told,
            tells_year=Placeholder.YEAR in told,
        )

    @property
    def rules(self) -> Rules:
        """What the deck is studied by, if its learner does not say otherwise."""
        return self.preset.rules if self.preset else Rules()
