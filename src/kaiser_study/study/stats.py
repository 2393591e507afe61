"""The learner's standing in figures."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaiser_study.model import Card, Part, Phase
from kaiser_study.study import memory
from kaiser_study.study.fold import Fold, Tally
from kaiser_study.study.history import NEW, DueOn, Standing
from kaiser_study.study.queue import Line, Queue
from kaiser_study.study.retention import Share
from kaiser_study.study.rules import Rules


@dataclass(frozen=True, slots=True)
class PartFigures:
    """The cards of one part: all, those suspended, and of the others: never answered, in their steps, learned; due
    today.

    `mastery` is the mean probability of recall now; a card that has not left its first steps counts as 0.
    """

    part: Part
    cards: int
    suspended: int
    new: int
    learning: int
    review: int
    due: int
    mastery: float


@dataclass(frozen=True, slots=True)
class Overview:
    """`due` and `new_today` are exactly the cards that a session without a scope would ask today.

    Cards: `cards` in all, `suspended` of them, of the others `new` never answered, `learning` in their steps, `review`
    learned; `due` answered before and to be asked today, `new_today` to be introduced today. `week` is how many come
    on each of the next seven study days, tomorrow first, those buried today among them.

    Answers: `reviews` in all; `retention`, the share of reviews in phase REVIEW that were not
    Again (None without any); `streak`, the study days in a row with an answer, up to today or
    yesterday; `minutes`, the time for today's cards at the mean time that a card took on one
    day (None without any). `mastery` is as in PartFigures.
    """

    cards: int
    suspended: int
    new: int
    learning: int
    review: int
    due: int
    new_today: int
    week: tuple[int, ...]
    reviews: int
    retention: float | None
    streak: int
    minutes: float | None
    mastery: float
    parts: tuple[PartFigures, ...]


def overview(cards: Sequence[Card], fold: Fold, now: int, rules: Rules) -> Overview:
    """The figures at the moment `now` (milliseconds UTC), of `cards` in order of introduction."""
    standings = fold.standings
    today = rules.day(now)
    queue = Queue(cards, standings, today, rules)
    waiting = list(queue.waiting())
    due = [card for line, card in waiting if line is not Line.NEW]
    comes = Counter(due.day for due in queue.dues() if isinstance(due, DueOn))
    tallies = fold.days.values()
    parts = _parts(cards, standings, due, today, rules)
    known = sum(part.mastery * part.cards for part in parts)
    return Overview(
        cards=len(cards),
        suspended=sum(part.suspended for part in parts),
        new=sum(part.new for part in parts),
        learning=sum(part.learning for part in parts),
        review=sum(part.review for part in parts),
        due=len(due),
        new_today=len(waiting) - len(due),
        week=tuple(comes[today + days] for days in range(1, 8)),
        reviews=sum(tally.answers for tally in tallies),
        retention=sum((tally.retention for tally in tallies), Share()).value,
        streak=_streak(fold.days, today),
        minutes=_minutes(len(waiting), tallies),
        mastery=known / len(cards) if cards else 0.0,
        parts=parts,
    )


def _parts(
    cards: Sequence[Card], standings: Mapping[str, Standing], due: Iterable[Card], today: int, rules: Rules
) -> tuple[PartFigures, ...]:
    due_ids = {card.id for card in due}
    by_part: dict[str, list[Card]] = {}
    for card in cards:
        by_part.setdefault(card.quote.part.id, []).append(card)
    figures = []
    for members in sorted(by_part.values(), key=lambda members: members[0].quote.part.number):
        places = [standings.get(card.id, NEW) for card in members]
        studied = [place.studied for place in places if place.studied]
        asked = [place.studied for place in places if not place.is_suspended]
        phases = Counter(known.phase for known in asked if known)
        learned = [known for known in studied if known.phase is not Phase.LEARNING]
        recalled = sum(
            memory.recall(known.memory, max(0, today - known.last_day), rules.parameters) for known in learned
        )
        figures.append(
            PartFigures(
                part=members[0].quote.part,
                cards=len(members),
                suspended=len(members) - len(asked),
                new=asked.count(None),
                learning=phases[Phase.LEARNING] + phases[Phase.RELEARNING],
                review=phases[Phase.REVIEW],
                due=sum(card.id in due_ids for card in members),
                mastery=recalled / len(members),
            )
        )
    return tuple(figures)


def _streak(days: Collection[int], today: int) -> int:
    last = today if today in days else today - 1
    day = last
    while day in days:
        day -= 1
    return last - day


def _minutes(cards: int, tallies: Collection[Tally]) -> float | None:
    card_days = sum(tally.cards for tally in tallies)
    return cards * sum(tally.taken for tally in tallies) / card_days / 60_000 if card_days else None
