"""What `flagged` prints: the cards that the learner found wanting, where they are mended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaiser_study.cards.face import front
from kaiser_study.model import Card
from kaiser_study.study.history import Standing
from kaiser_study.visible import without_controls


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flagged card by its id, with the learner's note; `card` is None once the deck has it no more."""

    id: str
    note: str
    card: Card | None


def flagged(cards: Iterable[Card], standings: Mapping[str, Standing]) -> Sequence[Flagged]:
    """The flagged cards as they stand in the deck, then those that are in it no more."""
    known = {card.id: card for card in cards}
    notes = {name: standing.flag for name, standing in standings.items() if standing.flag is not None}
    order = [*(name for name in known if name in notes), *(name for name in notes if name not in known)]
    return [Flagged(name, notes[name] or "", known.get(name)) for name in order]


def flagged_lines(found: Sequence[Flagged]) -> Iterator[str]:
    """A line with the place in the corpus and the note, then what the card asks and answers."""
    if not found:
        yield "No card is flagged. In the quiz, f flags one with a note of what is wrong."
    for each in found:
        place = str(each.card.quote.place) if each.card else "no longer in the deck"
        yield without_controls(f"{place}: {each.id}: {each.note or 'flagged without a note'}")
        if each.card:
            yield without_controls(f"    {front(each.card)}")
            yield without_controls(f"    answer: {each.card.answer}")


def flagged_json(found: Sequence[Flagged]) -> list[Mapping[str, object]]:
    """One object a card; `file` and `line` are null once the deck has it no more."""
    return [
        {
            "card": each.id,
            "note": each.note,
            "file": str(each.card.quote.place.file) if each.card else None,
            "line": each.card.quote.place.line if each.card else None,
        }
        for each in found
    ]
