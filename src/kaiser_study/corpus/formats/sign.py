"""How sure it is that a document is of a format."""

from typing import NamedTuple


class Sign(NamedTuple):
    """What in the beginning of a document speaks for a format: from 0 for nothing to 100 for certainty, and what it
    is, in words that go on from "recognised by"."""

    points: int
    because: str = ""


NONE = Sign(0)
