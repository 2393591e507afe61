"""What a card tells of its answer to a learner who asks for a hint."""

import unicodedata
from collections.abc import Iterator

from kaiser_study.model import HintKind, Quote

_HIDDEN = "·"


def hint_for(term: str, quote: Quote, kind: HintKind) -> str:
    """The hint that the author wrote for a term; else one of the kind that the recipe asks for."""
    if own := quote.hint_of(term):
        return own
    match kind:
        case HintKind.TOPIC:
            return quote.topic
        case HintKind.LETTER:
            return letters_of(term)
        case HintKind.LENGTH:
            return lengths_of(term)
        case HintKind.NONE:
            return ""


def letters_of(term: str) -> str:
    """The first letter of each word."""
    return " ".join(map(_first_letter, term.split()))


def _first_letter(word: str) -> str:
    """A word of one letter would be told whole by it."""
    letters = list(filter(str.isalnum, word))
    return f"{letters[0]}…" if len(letters) > 1 else "…"


def lengths_of(term: str) -> str:
    """As a crossword tells them, word by word."""
    lengths = [length for word in term.split() if (length := sum(map(str.isalnum, word)))]
    return f"{' + '.join(map(str, lengths))} {'letter' if lengths == [1] else 'letters'}" if lengths else ""


def uncovered(answer: str) -> tuple[str, ...]:
    """The answer with more and more letters of each word to be seen: `S····· ·`, `Sy···· ·`; never more than
    half of a word."""
    steps = dict.fromkeys(
        " ".join(_beginning(word, count) for word in answer.split()) for count in range(1, len(answer) + 1)
    )
    return tuple(step for step in steps if any(map(str.isalnum, step)))


def _beginning(word: str, count: int) -> str:
    letters = list(_letters(word))
    shown = min(count, sum(map(_is_letter, letters)) // 2)
    told = []
    for letter in letters:
        is_letter = _is_letter(letter)
        told.append(_HIDDEN if is_letter and shown <= 0 else letter)
        shown -= is_letter
    return "".join(told)


def _is_letter(letter: str) -> bool:
    return letter[0].isalnum()


def _letters(word: str) -> Iterator[str]:
    """A letter with the accents that follow it is one."""
    letter = ""
    for character in word:
        if letter and not unicodedata.category(character).startswith("M"):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter
