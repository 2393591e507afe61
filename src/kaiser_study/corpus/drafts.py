"""What a reader of a foreign format finds: quotes as drafts, what the document says of itself, and the rest."""

from dataclasses import dataclass

from kaiser_study.model import SourceKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote as a document gives it; what it does not tell is empty. `line` counts from 1."""

    line: int
    text: str
    topic: str = ""
    part: str = ""
    source: str = ""
    kind: SourceKind | None = None
    year: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself."""

    line: int
    title: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of a document that is left out of the corpus, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """How the document was understood, where that could be otherwise."""

    line: int
    text: str


Piece = Draft | About | Unread | Note
"""What a reader yields."""
