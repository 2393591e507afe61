"""Ids that a person can read, from whatever text."""

import re
from collections import Counter
from collections.abc import Iterable

from anyascii import anyascii

_LONGEST = 48
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)


class Ids:
    """Gives ids, each but once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: Counter[str] = Counter()

    def new(self, text: str, otherwise: str) -> str:
        """The words of a text, with a number if they are taken; `otherwise` if it has none."""
        slug = id = slug_of(text) or otherwise
        while id in self._taken:
            self._last[slug] += 1
            id = f"{slug}-{self._last[slug] + 1}"
        self._taken.add(id)
        return id


def slug_of(text: str) -> str:
    """`The Rôle of Verifiers` -> `role-of-verifiers`; a long text is cut between words."""
    ascii_text = anyascii(_ARTICLE.sub("", text[: 4 * _LONGEST].strip(), count=1)).lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", re.sub("['`]", "", ascii_text)))
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
