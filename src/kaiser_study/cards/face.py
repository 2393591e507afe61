"""What a card shows: its text cut into pieces, each as it stands on front and back."""

import re
from collections.abc import Iterator

from kaiser_study.cards.hints import uncovered
from kaiser_study.model import Candidate, Card, Piece
from kaiser_study.visible import headline

GAP = "[...]"
"""Every gap looks alike, so that its width tells nothing (R6)."""

_ARTICLE = re.compile(r"(?<!\w)([Aa])n?(\s+)$")


def pieces(candidate: Candidate) -> tuple[Piece, ...]:
    """The excerpt of a card; all backs joined give it character for character (R1)."""
    return tuple(_pieces(candidate))


def front(candidate: Candidate) -> str:
    """The front as plain text, with every gap as `[...]`."""
    return "".join(piece.front for piece in pieces(candidate))


def visible(candidate: Candidate) -> str:
    """What of the text can be read before answering, with a space for every gap."""
    return "".join(" " if piece.is_gap else piece.back for piece in pieces(candidate))


def hint_words(card: Card) -> tuple[str, str]:
    """What the hint of a card is called, and what it tells."""
    return ("Topic", headline(card.hint)) if card.hints_topic else ("Hint", card.hint)


def hints(card: Card) -> tuple[str, ...]:
    """What a learner is told who asks for one hint after the other: the card's own, then more and more letters."""
    own = (": ".join(hint_words(card)),) if card.hint else ()
    return own + tuple(f"Letters: {letters}" for letters in uncovered(card.answer))


def _pieces(candidate: Candidate) -> Iterator[Piece]:
    text, excerpt = candidate.quote.text, candidate.excerpt
    if excerpt.start > 0:
        yield Piece("… ", "")
    done = excerpt.start
    for gap in candidate.gaps:
        between = text[done : gap.start]
        if candidate.is_english and (article := _ARTICLE.search(between)):
            # "an" before the gap would say that the answer begins with a vowel
            yield Piece(between[: article.start()], between[: article.start()])
            yield Piece(f"{article[1]}(n){article[2]}", article[0])
        elif between:
            yield Piece(between, between)
        yield Piece(GAP, gap.of(text), is_gap=True)
        done = gap.end
    yield Piece(text[done : excerpt.end], text[done : excerpt.end])
    if excerpt.end < len(text):
        yield Piece(" …", "")
