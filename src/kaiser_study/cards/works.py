"""Labels of sources that may name the same: `Walden` and `Thoreau, Walden (1854)`, not `Letter (1997)` and
`Letter (1998)`."""

import re
from functools import lru_cache
from typing import NamedTuple

_EDITION = re.compile(
    r"\s*[(\[]((?:1\d{3}|20\d\d)(?:,[^()\[\]]*)?|\d+\S*\s+(?:ed|éd|aufl)[^()\[\]]*)[)\]]\s*$"
    r"|,\s*(1\d{3}|20\d\d)\s*$"
)


class Work(NamedTuple):
    """A label to be compared: the year or the edition at its end, in brackets or behind a comma, and what is before."""

    name: str
    edition: str

    @property
    def title(self) -> str:
        """What those that may be the same have in common, whoever their authors are."""
        return self.name.rpartition(", ")[2]


@lru_cache(maxsize=1 << 16)
def work_of(label: str) -> Work:
    """A label taken apart."""
    label = label.casefold()
    edition = _EDITION.search(label)
    return Work(label[: edition.start()], edition[1] or edition[2]) if edition else Work(label, "")


def may_be_same(label: str, other: str) -> bool:
    """Whether they are the same, or are but for an author before it or an edition that only one of them names."""
    one, two = work_of(label), work_of(other)
    if one.edition != two.edition and one.edition and two.edition:
        return False
    return one.name == two.name or one.name.endswith(f", {two.name}") or two.name.endswith(f", {one.name}")
