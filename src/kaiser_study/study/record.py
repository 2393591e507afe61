"""All that a log tells of its learner: what was done, what was recalled, what is to come."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf

from kaiser_study.model import Card, Event, Memory, Review
from kaiser_study.study.calibration import Calibration, calibration_of, predictions_of
from kaiser_study.study.fold import Fold
from kaiser_study.study.history import NEW, DueOn, Standing, Studied
from kaiser_study.study.queue import Queue
from kaiser_study.study.retention import Recalls, Retention
from kaiser_study.study.rules import Rules
from kaiser_study.study.stats import Overview, overview

FORECAST = 30
"""Days that are looked ahead."""

RECENT = 30
"""Days that tell how much is studied these days, today among them."""

PACE = 14
"""Days before today that tell the pace at which new cards are learned."""

STABILITIES = (0, 1, 7, 21, 90, 365, inf)
"""Where the groups of stability begin and end, in days."""

DIFFICULTIES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
"""Where the groups of difficulty begin and end."""

_HARDEST = 10


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day with answers: how many, and the time that they took in milliseconds."""

    day: int
    answers: int
    taken: int


@dataclass(frozen=True, slots=True)
class Time:
    """`total` is in milliseconds, as are the means: of an answer, and of a day among the last `days`, today
    included. These are RECENT, or those since the first answer if that is less long ago."""

    total: int
    per_answer: float
    per_day: float
    days: int


@dataclass(frozen=True, slots=True)
class Group:
    """How many answered cards have a value from `low` up to `high`; the last group includes its end."""

    low: float
    high: float
    cards: int


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that was forgotten `lapses` times in phase REVIEW, and what is left of it."""

    card: Card
    lapses: int
    memory: Memory


@dataclass(frozen=True, slots=True)
class Projection:
    """When the last new card of each part will have been met, at the pace of the PACE days before today.

    `pace` is the number of new cards a day, None until the first day after the first answer. `days` gives the study
    day by the part's id, assuming that new cards come in the order of introduction; a part is absent
    once it has no new card, and while the pace is 0 or not known.
    """

    pace: float | None
    days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Record:
    """The figures of a log, at the moment and by the rules given to `record_of`.

    `days` are those with an answer, in order. `forecast` is how many cards come on each of the next
    FORECAST days, tomorrow first, if nothing more is learned and nothing is asked twice. `hardest` have the most
    lapses, then the lowest stability. Stability is in days, difficulty from 1 to 10.
    """

    overview: Overview
    today: int
    days: tuple[DayFigures, ...]
    time: Time | None
    desired: float
    retention: Retention
    calibration: Calibration
    forecast: tuple[int, ...]
    stabilities: tuple[Group, ...]
    difficulties: tuple[Group, ...]
    hardest: tuple[HardCard, ...]
    projection: Projection


def record_of(cards: Sequence[Card], events: Iterable[Event], now: int, rules: Rules) -> Record:
    """The figures at the moment `now` (milliseconds UTC), of `cards` in order of introduction."""
    fold = Fold(rules)
    recalls = Recalls({card.id: card.quote.part.id for card in cards})
    calibration = calibration_of(predictions_of(_told(events, recalls), fold))
    standings, today = fold.standings, rules.day(now)
    days = tuple(DayFigures(day, each.answers, each.taken) for day, each in sorted(fold.days.items()) if each.answers)
    studied = [(card, known) for card in cards if (known := standings.get(card.id, NEW).studied)]
    return Record(
        overview=overview(cards, fold, now, rules),
        today=today,
        days=days,
        time=_time(days, today) if days else None,
        desired=rules.retention,
        retention=recalls.retention(),
        calibration=calibration,
        forecast=_forecast(Queue(cards, standings, today, rules), today),
        stabilities=_groups(STABILITIES, [known.memory.stability for _, known in studied]),
        difficulties=_groups(DIFFICULTIES, [known.memory.difficulty for _, known in studied]),
        hardest=_hardest(studied),
        projection=_projection(cards, standings, days, today),
    )


def _told(events: Iterable[Event], recalls: Recalls) -> Iterator[Event]:
    """The events, each told to `recalls` as it goes by: a log may be too long to be held."""
    for event in events:
        if isinstance(event, Review):
            recalls.add(event)
        yield event


def _time(days: Sequence[DayFigures], today: int) -> Time:
    total = sum(day.taken for day in days)
    recent_days = max(1, min(RECENT, today - days[0].day + 1))
    recent = sum(day.taken for day in days if today - recent_days < day.day <= today)
    return Time(total, total / sum(day.answers for day in days), recent / recent_days, recent_days)


def _forecast(queue: Queue, today: int) -> tuple[int, ...]:
    coming = Counter(due.day for due in queue.dues() if isinstance(due, DueOn))
    return tuple(coming[today + ahead] for ahead in range(1, FORECAST + 1))


def _groups(edges: Sequence[float], values: Sequence[float]) -> tuple[Group, ...]:
    return tuple(
        Group(low, high, sum(low <= value < high or value == high == edges[-1] for value in values))
        for low, high in pairwise(edges)
    )


def _hardest(studied: Iterable[tuple[Card, Studied]]) -> tuple[HardCard, ...]:
    hard = [HardCard(card, known.lapses, known.memory) for card, known in studied if known.lapses]
    return tuple(sorted(hard, key=lambda each: (-each.lapses, each.memory.stability))[:_HARDEST])


def _projection(
    cards: Sequence[Card], standings: Mapping[str, Standing], days: Sequence[DayFigures], today: int
) -> Projection:
    first = max(days[0].day, today - PACE) if days else today
    if first >= today:
        return Projection(None, {})
    met = [studied.first_day for card in cards if (studied := standings.get(card.id, NEW).studied)]
    pace = sum(first <= day < today for day in met) / (today - first)
    new = [card for card in cards if standings.get(card.id, NEW).studied is None]
    ranks = {card.quote.part.id: rank for rank, card in enumerate(new, start=1)}
    return Projection(pace, {part: today + ceil(rank / pace) for part, rank in ranks.items()} if pace else {})
