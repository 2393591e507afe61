"""What `cards` prints."""

from collections.abc import Iterable, Mapping

from kaiser_study.cards.face import front
from kaiser_study.checked import words_left
from kaiser_study.model import Card, CardSet, Rejection
from kaiser_study.visible import plural, without_controls


def cards_json(card_set: CardSet) -> Mapping[str, object]:
    """Every card, every rejection, and every card that has no options though they were asked for."""
    return {
        "cards": [_card_json(card) for card in card_set.cards],
        "rejected": [_rejection_json(rejection) for rejection in card_set.rejected],
        "without_options": [_rejection_json(rejection) for rejection in card_set.without_options],
    }


def cards_lines(card_set: CardSet) -> Iterable[str]:
    """Every card with its answer and options, then with its rule every rejection, and every card without
    options that should have some."""
    for card in card_set.cards:
        yield f"{card.id}  {card.question}"
        yield f"    {without_controls(front(card))}"
        yield f"    = {without_controls(card.answer)}"
        if card.options:
            yield f"    of {without_controls(' | '.join(card.options))}"
    yield ""
    for rejection in card_set.rejected:
        yield f"{rejection.quote.current_id}  no {rejection.kind} card{_why(rejection)}"
    for rejection in card_set.without_options:
        yield f"{rejection.quote.current_id}  no options on the {rejection.kind} card{_why(rejection)}"
    if any(map(words_left, card_set.rejected)):
        yield "Where too few words stay visible, `check` tells how many quotes `cloze: {visible: …}` gives a card."
    yield f"{plural(len(card_set.cards), 'card')}, {len(card_set.rejected)} rejected"


def _why(rejection: Rejection) -> str:
    candidate = f" “{without_controls(rejection.candidate)}”" if rejection.candidate else ""
    return f"{candidate}: {rejection.rule}, {rejection.why}"


def _card_json(card: Card) -> Mapping[str, object]:
    return {
        "id": card.id,
        "kind": card.kind,
        "quote": card.quote.current_id,
        "part": card.quote.part.title,
        "topic": card.quote.topic,
        "source": card.quote.source.label,
        "front": front(card),
        "answer": card.answer,
        "options": list(card.options),
        "hint": card.hint,
    }


def _rejection_json(rejection: Rejection) -> Mapping[str, str]:
    return {
        "quote": rejection.quote.current_id,
        "kind": rejection.kind,
        "candidate": rejection.candidate,
        "rule": rejection.rule,
        "why": rejection.why,
    }
