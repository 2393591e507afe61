"""Labels of sources that may name the same: `Walden` and `Walden (1854)`, not `Letter (1997)` and `Letter (1998)`."""

import re
from functools import lru_cache

_EDITION = re.compile(
    r"\s*[(\[](?:(?:1\d{3}|20\d\d)(?:,[^()\[\]]*)?|\d+\S*\s+(?:ed|éd|aufl)[^()\[\]]*)[)\]]\s*$", re.IGNORECASE
)


@lru_cache(maxsize=1 << 16)
def work_of(label: str) -> str:
    """A label without the year or the edition that stands in brackets at its end, to be compared."""
    return _EDITION.sub("", label).casefold()


def may_be_same(label: str, other: str) -> bool:
    """Whether they are the same, or are but for an edition that only one of them names."""
    one, two = label.casefold(), other.casefold()
    return one == two or work_of(one) == two or one == work_of(two)
