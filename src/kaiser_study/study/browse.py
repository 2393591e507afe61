"""Looking through all cards: what is found, in which order, and what became of each."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from kaiser_study.model import Card, CardKind, Decision, DecisionKind, Event, Phase, Practice, Review, Skip
from kaiser_study.study.history import NEW, Due, DueAt, DueOn, Standing
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import State, states_of
from kaiser_study.study.table import Row, Table
from kaiser_study.study.wording import due_words, interval_words
from kaiser_study.visible import in_a_line, plural, without_controls

_LONGEST = 200
"""Characters of a text that are told of it in a row."""

_NEW = "new"
_DUE = "due"
_BURIED = "buried"
_CONDITIONS = (_NEW, *Phase, _DUE, _BURIED, *State)

_DECIDED = {
    DecisionKind.BURY: "buried",
    DecisionKind.SUSPEND: "suspended",
    DecisionKind.UNSUSPEND: "brought back",
    DecisionKind.MARK: "marked",
    DecisionKind.UNMARK: "mark taken off",
    DecisionKind.FLAG: "flagged",
    DecisionKind.UNFLAG: "flag taken off",
    DecisionKind.RESET: "made new again",
    DecisionKind.FORWARD: "brought forward",
}


class Moment(NamedTuple):
    """When it is, in milliseconds UTC, and the rules that say which study day that is."""

    now: int
    rules: Rules

    @property
    def today(self) -> int:
        """The study day."""
        return self.rules.day(self.now)


@dataclass(frozen=True, slots=True)
class Entry:
    """A card and where it stands. `words` is all that can be searched, without case and accents."""

    card: Card
    standing: Standing
    words: str


class Column(StrEnum):
    """What is told of each card."""

    TEXT = "text"
    PART = "part"
    KIND = "kind"
    STATE = "state"
    DUE = "due"
    STABILITY = "memory"
    LAPSES = "forgotten"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: `words` that all occur, and where there are any one of these `parts` (numbers), `kinds` and
    `conditions`. `trouble` says what was not understood."""

    words: tuple[str, ...] = ()
    parts: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    trouble: str = ""


def entries_of(cards: Iterable[Card], standings: Mapping[str, Standing]) -> list[Entry]:
    """All cards with where they stand, in their order."""
    words: dict[str, str] = {}
    entries = []
    for card in cards:
        quote = card.quote
        if quote.id not in words:
            words[quote.id] = _folded(f"{quote.text}\n{quote.topic}\n{quote.source.label}\n{quote.part.title}")
        entries.append(Entry(card, standings.get(card.id, NEW), words[quote.id]))
    return entries


def parse_search(typed: str) -> Search:
    """Words, `part:3`, `kind:cloze` and `is:suspended`; the beginning of a kind or a state will do."""
    words: list[str] = []
    parts: set[int] = set()
    kinds: set[str] = set()
    conditions: set[str] = set()
    trouble = ""
    for word in _folded(typed).split():
        name, colon, value = word.partition(":")
        match name if colon else "":
            case "part":
                if value.isdecimal():
                    parts.add(int(value))
                elif value:
                    trouble = "part: takes a number"
            case "kind":
                kinds |= (meant := _meant(value, CardKind))
                trouble = trouble if meant else f"kind: takes {', '.join(CardKind)}"
            case "is":
                conditions |= (meant := _meant(value, _CONDITIONS))
                trouble = trouble if meant else f"is: takes {', '.join(_CONDITIONS)}"
            case _:
                words.append(word)
    return Search(tuple(words), frozenset(parts), frozenset(kinds), frozenset(conditions), trouble)


def _meant(value: str, known: Iterable[str]) -> set[str]:
    """The word itself, or all that begin with it."""
    known = set(known)
    return {value} & known or {each for each in known if each.startswith(value)}


def found(entries: Iterable[Entry], search: Search, at: Moment) -> list[Entry]:
    """The entries that match, in their order; none if the search was not understood."""
    return [] if search.trouble else [entry for entry in entries if _matches(entry, search, at)]


def _matches(entry: Entry, search: Search, at: Moment) -> bool:
    card = entry.card
    return (
        all(word in entry.words for word in search.words)
        and (not search.parts or card.quote.part.number in search.parts)
        and (not search.kinds or card.kind in search.kinds)
        and (not search.conditions or not search.conditions.isdisjoint(_conditions(entry.standing, at)))
    )


def _conditions(standing: Standing, at: Moment) -> Iterator[str]:
    """All that can be said of where a card stands, the most telling first."""
    studied = standing.studied
    yield from sorted(states_of(standing, at.today), key=_CONDITIONS[::-1].index)
    if standing.buried_on == at.today:
        yield _BURIED
    yield studied.phase if studied else _NEW
    if studied and not standing.is_suspended and _moment(studied.due, at.rules) <= at.now:
        yield _DUE


def in_order(entries: Iterable[Entry], column: Column, at: Moment, *, is_backward: bool = False) -> list[Entry]:
    """The entries by what a column tells; where it tells nothing of a card, that one comes last in either direction."""
    keyed = [(_key(entry, column, at), entry) for entry in entries]
    known = [(key, entry) for key, entry in keyed if key is not None]
    known.sort(key=lambda each: each[0], reverse=is_backward)
    return [entry for _, entry in known] + [entry for key, entry in keyed if key is None]


def _key(entry: Entry, column: Column, at: Moment) -> tuple[float, str] | None:
    """By number, then by words."""
    studied = entry.standing.studied
    match column:
        case Column.TEXT:
            return 0, entry.words
        case Column.PART:
            return entry.card.quote.part.number, ""
        case Column.KIND:
            return 0, entry.card.kind
        case Column.STATE:
            return 0, state_words(entry.standing, at)
    if studied is None:
        return None
    match column:
        case Column.DUE:
            return None if entry.standing.is_suspended else (_moment(studied.due, at.rules), "")
        case Column.STABILITY:
            return studied.memory.stability, ""
        case Column.LAPSES:
            return studied.lapses, ""


def cell(entry: Entry, column: Column, at: Moment, front: Callable[[Card], str]) -> str:
    """What a column tells of a card, on one line; its text is what `front` makes of it."""
    studied = entry.standing.studied
    match column:
        case Column.TEXT:
            return in_a_line(front(entry.card), _LONGEST)
        case Column.PART:
            return str(entry.card.quote.part.number)
        case Column.KIND:
            return entry.card.kind
        case Column.STATE:
            return next(_states(entry.standing, at))
    if studied is None:
        return ""
    match column:
        case Column.DUE:
            return "" if entry.standing.is_suspended else due_words(studied.due, at.now, at.rules).removeprefix("in ")
        case Column.STABILITY:
            return f"{studied.memory.stability:.1f} d"
        case Column.LAPSES:
            return str(studied.lapses)


def state_words(standing: Standing, at: Moment) -> str:
    """Where a card stands, the most telling first: `suspended, leech, review`."""
    return ", ".join(_states(standing, at))


def _states(standing: Standing, at: Moment) -> Iterator[str]:
    return (word for word in _conditions(standing, at) if word != _DUE)


def can_come_forward(standing: Standing, at: Moment) -> bool:
    """Whether a card waits for a later day, by its schedule or since the learner buried it today."""
    if standing.buried_on == at.today:
        return True
    match standing.studied and standing.studied.due:
        case DueOn(day):
            return day > at.today
        case _:
            return False


def standing_table(standing: Standing, at: Moment) -> Table:
    """Where a card stands, in figures."""
    rows = [Row(("" if n else "state",), word) for n, word in enumerate(_states(standing, at))]
    if studied := standing.studied:
        if not standing.is_suspended:
            rows.append(Row(("due",), due_words(studied.due, at.now, at.rules)))
        rows.append(Row((Column.STABILITY,), f"lasts {studied.memory.stability:.1f} days"))
        rows.append(Row(("difficulty",), f"{studied.memory.difficulty:.1f} of 10"))
        rows.append(Row((Column.LAPSES,), plural(studied.lapses, "time")))
    if standing.flag:
        rows.append(Row(("flag",), without_controls(standing.flag)))
    return Table("", rows=tuple(rows))


def history_table(events: Sequence[Event], rules: Rules) -> Table:
    """What happened to a card, the newest first; `events` are in the order of the log."""
    if not events:
        return Table("History", notes=("It was never asked.",))
    rows = tuple(_event_row(event, rules) for event in reversed(events))
    return Table("History", ("", "answer", "next in", "took", "state"), rows)


def _event_row(event: Event, rules: Rules) -> Row:
    day = f"{datetime.fromtimestamp(event.at / 1000, rules.zone):%Y-%m-%d}"
    match event:
        case Review():
            return Row((day, _name(event), interval_words(event.interval), _seconds(event.taken), event.phase))
        case Practice():
            return Row((day, _name(event), "", _seconds(event.taken), "practice"))
        case Skip():
            return Row((day, "skipped", "", "", ""))
        case Decision():
            return Row((day, _DECIDED[event.kind], "", "", ""), without_controls(event.note))


def _name(answered: Review | Practice) -> str:
    return answered.grade.name.capitalize()


def _seconds(taken: int) -> str:
    return f"{taken / 1000:.0f} s"


def _moment(due: Due, rules: Rules) -> int:
    """When a card is due, in milliseconds UTC."""
    match due:
        case DueAt(at):
            return at
        case DueOn(day):
            return rules.day_start(day)


def _folded(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_STROKES)


_STROKES = str.maketrans("łøđ", "lod")
"""Letters that Unicode does not take apart."""
