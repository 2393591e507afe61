"""A typed answer held against the right one, forgivingly."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA, Indel

from kaiser_study.model import Grade

_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)")
_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_LETTERS_A_SLIP = 5
"""One slip of the fingers is forgiven for each so many letters."""


class Verdict(StrEnum):
    """How near a typed answer came."""

    RIGHT = "right"
    NEARLY = "nearly right"
    WRONG = "not it"


class Change(StrEnum):
    """What a stretch of text is, seen from the typed answer."""

    KEPT = "kept"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, and typed and right answer as one text in which every difference is marked."""

    verdict: Verdict
    changes: tuple[tuple[Change, str], ...]


def offered(*, is_failed: bool, is_hinted: bool) -> tuple[Grade, ...]:
    """The grades that a learner may give: Again alone after a wrong option, at most Hard after a hint."""
    if is_failed:
        return (Grade.AGAIN,)
    return (Grade.AGAIN, Grade.HARD) if is_hinted else tuple(Grade)


def compare(typed: str, answer: str) -> Comparison:
    """Case, accents, punctuation, spaces and a leading article don't count; a slip of the fingers
    (a letter wrong, missing, too many or in its neighbour's place) for every five letters is
    `NEARLY`. Digits must be right: System 1 is not System 2."""
    plain_typed, plain_answer = _plain(typed), _plain(answer)
    slips = OSA.distance(plain_typed, plain_answer)
    if not slips:
        verdict = Verdict.RIGHT
    elif slips <= len(plain_answer) // _LETTERS_A_SLIP and _digits(plain_typed) == _digits(plain_answer):
        verdict = Verdict.NEARLY
    else:
        verdict = Verdict.WRONG
    return Comparison(verdict, _changes(typed.strip(), answer, verdict))


def _changes(typed: str, answer: str, verdict: Verdict) -> tuple[tuple[Change, str], ...]:
    """Letter by letter, where that is no noise: what does not count is not marked, and of what is not it, both stand
    there whole."""
    if verdict is Verdict.RIGHT:
        return ((Change.KEPT, answer),)
    if verdict is Verdict.WRONG:
        return ((Change.EXTRA, typed), (Change.KEPT, "  "), (Change.MISSING, answer))
    changes: list[tuple[Change, str]] = []
    for code in Indel.opcodes(typed, answer):
        match code.tag:
            case "equal":
                changes.append((Change.KEPT, answer[code.dest_start : code.dest_end]))
            case "delete":
                changes.append((Change.EXTRA, typed[code.src_start : code.src_end]))
            case _:
                changes.append((Change.MISSING, answer[code.dest_start : code.dest_end]))
    return tuple(changes)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = " ".join(_NOT_A_WORD.sub(" ", letters).split())
    return _ARTICLE.sub("", words) or " ".join(letters.split())


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
