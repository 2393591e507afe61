"""The two note types. Their ids, fields and templates are frozen: Anki forks a note type whose
fields or templates change, and updates no note of it. What comes later takes a spare
field; a new kind of card takes a new note type."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Template:
    """One card of a note; `id` lets Anki recognise it after a rename."""

    name: str
    id: int
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki knows it; the ids of its fields follow `first_field_id` in order."""

    name: str
    id: int
    is_cloze: bool
    first_field_id: int
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    css: str

    @property
    def field_ids(self) -> tuple[int, ...]:
        """The ids of the fields, in their order."""
        return tuple(range(self.first_field_id, self.first_field_id + len(self.fields)))

    @property
    def content(self) -> str:
        """A digest of all that may change of it."""
        return type_digest(self.name, self.fields, self.templates, self.css)


def type_digest(name: str, fields: Sequence[str], templates: Sequence[Template], css: str) -> str:
    """A digest of what may change of a note type: names, templates and style."""
    told = (name, tuple(fields), [(each.name, each.id, each.front, each.back) for each in templates], css)
    return sha256(repr(told).encode()).hexdigest()[:16]


class ClozeField(StrEnum):
    """The fields of a cloze note; `EXCERPT_OF` holds the whole quote where `TEXT` is cut from it, `OPTIONS` and
    `HINTS` are spare fields put to use, which keep their names."""

    TEXT = "Text"
    ID = "Id"
    TOPIC = "Topic"
    PART = "Part"
    SOURCE = "Source"
    PROVENANCE = "Provenance"
    CUE = "Cue"
    EXCERPT_OF = "Excerpt of"
    OPTIONS = "Spare 1"
    HINTS = "Spare 2"
    SPARE_3 = "Spare 3"
    SPARE_4 = "Spare 4"


class QuestionField(StrEnum):
    """The fields of a note that asks for topic (or part) and source of a quote.

    `TOPIC_CONTEXT` is the part where the topic is the answer, and the other way round. Anki
    labels a hint link with the name of its field, hence the names of the options.
    """

    QUOTE = "Quote"
    ID = "Id"
    TOPIC = "Topic"
    PART = "Part"
    SOURCE = "Source"
    PROVENANCE = "Provenance"
    TOPIC_QUESTION = "Topic question"
    TOPIC_FRONT = "Topic front"
    TOPIC_OPTIONS = "Options"
    TOPIC_ANSWER = "Topic answer"
    TOPIC_CONTEXT = "Topic context"
    SOURCE_QUESTION = "Source question"
    SOURCE_FRONT = "Source front"
    SOURCE_OPTIONS = "Source options"
    SPARE_1 = "Spare 1"
    SPARE_2 = "Spare 2"
    SPARE_3 = "Spare 3"
    SPARE_4 = "Spare 4"


@cache
def cloze_type() -> NoteType:
    """One note for all gaps of a quote, a card for each."""
    return NoteType(
        name="kaiser-study cloze",
        id=1_722_514_806_311,
        is_cloze=True,
        first_field_id=4_861_027_350_110_001,
        fields=tuple(field.value for field in ClozeField),
        templates=(_template("Cloze", 4_861_027_350_120_001, "cloze"),),
        css=_read("style.css"),
    )


@cache
def question_type() -> NoteType:
    """One note with two cards: topic (or part), and source."""
    return NoteType(
        name="kaiser-study topic and source",
        id=1_722_514_806_312,
        is_cloze=False,
        first_field_id=4_861_027_350_210_001,
        fields=tuple(field.value for field in QuestionField),
        templates=(
            _template("Topic", 4_861_027_350_220_001, "topic"),
            _template("Source", 4_861_027_350_220_002, "source"),
        ),
        css=_read("style.css"),
    )


def _template(name: str, id: int, file: str) -> Template:
    return Template(name, id, _read(f"{file}_front.html"), _read(f"{file}_back.html"))


def _read(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")
