"""The remedy for a word that is not known: most of them are slips of the fingers."""

from collections.abc import Collection
from itertools import islice

_MOST_NAMED = 24


def remedy_for(word: str, known: Collection[str]) -> str:
    """To write what was most likely meant or, if that is not known, one of what there is."""
    return remedy_if_meant(closest(word, known), known)


def closest(word: str, known: Collection[str]) -> str | None:
    """The known word that was most likely meant."""
    from difflib import get_close_matches  # for those who made a mistake

    close = get_close_matches(word, known, n=1) or get_close_matches(word.lower(), known, n=1)
    return close[0] if close else None


def remedy_if_meant(meant: str | None, known: Collection[str]) -> str:
    """The remedy for a word of which the closest known one was found already."""
    if meant:
        return f"did you mean `{meant}`"
    more = " and so on" if len(known) > _MOST_NAMED else ""
    return f"use one of {', '.join(islice(known, _MOST_NAMED))}{more}"
