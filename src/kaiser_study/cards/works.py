"""Which labels of sources name one work: `Walden` and `Walden (1854)`, `Logic (2nd edition)` and `Logic (1999)`."""

import re
from functools import lru_cache

_EDITION = re.compile(
    r"\s*[(\[](?:(?:1\d{3}|20\d\d)(?:,[^()\[\]]*)?|\d+\S*\s+(?:ed|éd|aufl)[^()\[\]]*)[)\]]\s*$", re.IGNORECASE
)


@lru_cache(maxsize=1 << 16)
def work_of(label: str) -> str:
    """A label without the year or the edition that stands in brackets at its end, to be compared."""
    return _EDITION.sub("", label).casefold()
