"""What the commands print: each result as JSON and as lines."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kaiser_study.cards.face import front
from kaiser_study.model import Card, CardSet, Corpus, Rejection
from kaiser_study.visible import plural, without_controls

if TYPE_CHECKING:
    from kaiser_study.deck.build import Built
    from kaiser_study.study.stats import Overview


def cards_json(card_set: "CardSet") -> Mapping[str, object]:
    """Every card and every rejection."""
    return {
        "cards": [_card_json(card) for card in card_set.cards],
        "rejected": [_rejection_json(rejection) for rejection in card_set.rejected],
    }


def cards_lines(card_set: "CardSet") -> Iterable[str]:
    """Every card with its answer and options, then every rejection with its rule."""
    for card in card_set.cards:
        yield f"{card.id}  {card.question}"
        yield f"    {without_controls(front(card))}"
        yield f"    = {without_controls(card.answer)}"
        if card.options:
            yield f"    of {without_controls(' | '.join(card.options))}"
    yield ""
    for rejection in card_set.rejected:
        candidate = without_controls(rejection.candidate)
        yield f"{rejection.quote.id}  no {rejection.kind} card “{candidate}”: {rejection.rule}, {rejection.why}"
    yield f"{len(card_set.cards)} cards, {len(card_set.rejected)} rejected"


def built_json(built: "Built") -> Mapping[str, object]:
    """What a build wrote."""
    return {
        "file": str(built.file),
        "notes": built.notes,
        "cards": built.cards,
        "by_kind": built.by_kind,
        "by_part": built.by_part,
    }


def built_lines(built: "Built", corpus: Corpus, card_set: "CardSet") -> Iterable[str]:
    """What a build wrote, for a person."""
    yield f"{built.file}{'' if built.is_new else ' (unchanged)'}"
    yield f"{built.cards} cards on {built.notes} notes"
    yield "  " + ", ".join(f"{count} {kind}" for kind, count in built.by_kind.items())
    for part in corpus.parts:
        yield f"  {built.by_part[part.id]:4}  Part {part.number}  {without_controls(part.title)}"
    if built.nearest is not None:
        yield f"Two new cards of one quote come at least {built.nearest} cards apart."
    for kind in built.by_kind:
        made = {card.quote.id for card in card_set.cards if card.kind == kind}
        if missing := [quote.id for quote in corpus.quotes if quote.id not in made]:
            yield f"No {kind} card of {plural(len(missing), 'quote')}: {', '.join(missing)}"
    if card_set.rejected:
        yield f"{plural(len(card_set.rejected), 'card')} rejected; `kaiser-study cards` tells why."


def stats_json(figures: "Overview") -> Mapping[str, object]:
    """The learner's figures."""
    return {
        "reviews": figures.reviews,
        "cards": figures.cards,
        "new": figures.new,
        "new_today": figures.new_today,
        "learning": figures.learning,
        "due": figures.due,
        "next_7_days": list(figures.week),
        "retention": figures.retention,
        "streak": figures.streak,
        "by_part": {
            part.part.id: {
                "title": part.part.title,
                "cards": part.cards,
                "new": part.new,
                "learning": part.learning,
                "due": part.due,
                "mastery": round(part.mastery, 4),
            }
            for part in figures.parts
        },
    }


def stats_lines(title: str, figures: "Overview") -> Iterable[str]:
    """The learner's figures, for a person."""
    retention = "retention not known yet" if figures.retention is None else f"{figures.retention:.0%} recalled"
    yield without_controls(title)
    yield f"{plural(figures.reviews, 'answer')}, {retention}, {plural(figures.streak, 'day')} in a row"
    yield f"{figures.cards} cards: {figures.new} new, {figures.learning} learning"
    yield f"Today: {figures.due} due, {figures.new_today} new"
    yield f"Due in the next 7 days: {', '.join(map(str, figures.week))} ({sum(figures.week)} in all)"
    yield "  part  cards   new  learning   due  known"
    for part in figures.parts:
        numbers = f"{part.cards:7}{part.new:6}{part.learning:10}{part.due:6}{part.mastery:7.0%}"
        yield f"{part.part.number:6}{numbers}  {without_controls(part.part.title)}"


def _card_json(card: Card) -> Mapping[str, object]:
    return {
        "id": card.id,
        "kind": card.kind,
        "quote": card.quote.id,
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
        "quote": rejection.quote.id,
        "kind": rejection.kind,
        "candidate": rejection.candidate,
        "rule": rejection.rule,
        "why": rejection.why,
    }
