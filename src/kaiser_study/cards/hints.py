"""What a cloze card tells of its answer to a learner who asks for a hint."""

from kaiser_study.model import HintKind, Quote


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
