"""Which cards a session is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from kaiser_study.errors import StudyError
from kaiser_study.model import Card, CardKind, Corpus, Grade
from kaiser_study.study.history import NEW, Standing

_FEW = 8
"""Names that are all told to one who wrote another."""

_NEAREST = 3


class State(StrEnum):
    """What can have become of a card."""

    FLAGGED = "flagged"
    MARKED = "marked"
    LEECH = "leech"
    SUSPENDED = "suspended"
    FAILED_TODAY = "failed-today"


@dataclass(frozen=True, slots=True)
class Scope:
    """The cards to ask: those of which each of these holds, where an empty set means any.

    `parts`, `topics`, `sources` and `cards` are ids or, of a topic, its words; `tags` are the quotes'. Within one part
    the cards that ask for the part are left out: the learner has just named it.
    """

    parts: frozenset[str] = frozenset()
    kinds: frozenset[CardKind] = frozenset()
    topics: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    cards: frozenset[str] | None = None

    def __contains__(self, card: Card) -> bool:
        quote = card.quote
        return (
            (not self.parts or quote.part.id in self.parts)
            and (not self.kinds or card.kind in self.kinds)
            and (not self.topics or quote.topic in self.topics)
            and (not self.sources or quote.source.id in self.sources)
            and (not self.tags or not self.tags.isdisjoint(quote.tags))
            and (self.cards is None or card.id in self.cards)
            and not (len(self.parts) == 1 and card.asks_part)
        )


EVERYTHING = Scope()


def scope_of(
    corpus: Corpus,
    parts: Iterable[str],
    kinds: Iterable[CardKind],
    topics: Iterable[str],
    sources: Iterable[str],
    tags: Iterable[str],
) -> Scope:
    """The scope that a learner names: parts by id or number, topics by their words, sources by id or label.

    Raises StudyError at a name that nothing in the corpus has.
    """
    part_names = {name: part.id for part in corpus.parts for name in (part.id, part.current_id, str(part.number))}
    source_names = {
        name: source.id for source in corpus.sources for name in (source.id, source.current_id, source.label)
    }
    all_topics, all_tags = {}, {}
    for quote in corpus.quotes:
        all_topics[quote.topic] = quote.topic
        all_tags.update({tag: tag for tag in quote.tags})
    where = ", ".join(dict.fromkeys(str(head.place.file) for head in corpus.heads))
    return Scope(
        parts=_named("part", parts, part_names, [f"{part.number} ({part.current_id})" for part in corpus.parts], where),
        kinds=frozenset(kinds),
        topics=_named("topic", topics, all_topics, list(all_topics), where),
        sources=_named("source", sources, source_names, [source.current_id for source in corpus.sources], where),
        tags=_named("tag", tags, all_tags, list(all_tags), where),
    )


def _named(
    what: str, names: Iterable[str], known: Mapping[str, str], choices: Sequence[str], where: str
) -> frozenset[str]:
    by_name = {name.casefold(): id for name, id in known.items()}
    found = set()
    for name in names:
        if name.casefold() not in by_name:
            remedy = _remedy(name, known, choices, where) if known else f"no quote has a {what}"
            raise StudyError(f"there is no {what} `{name}`", remedy=remedy)
        found.add(by_name[name.casefold()])
    return frozenset(found)


def _remedy(name: str, known: Mapping[str, str], choices: Sequence[str], where: str) -> str:
    """All that there is to choose from or, of many, the nearest names and where all of them stand."""
    if len(choices) <= _FEW:
        return f"choose among {', '.join(choices)}"
    from difflib import get_close_matches  # for those who made a mistake

    folded = {each.casefold(): each for each in known}
    holding = [each for each in folded if name.casefold() in each]
    near = [*holding, *get_close_matches(name.casefold(), folded, n=_NEAREST)]
    nearest: dict[str, str] = {}
    for each in near:
        nearest.setdefault(known[folded[each]], f"`{folded[each]}`")
    told = " or ".join(islice(nearest.values(), _NEAREST))
    all_of_them = f"all {len(choices)} stand in {where}"
    return f"did you mean {told}? ({all_of_them})" if told else all_of_them


def narrowed(
    scope: Scope, states: Iterable[State], cards: Iterable[Card], standings: Mapping[str, Standing], today: int
) -> Scope:
    """The scope with only those of its cards that are in one of these states on the study day `today`.

    A suspended card is among them only as a leech: that is what suspends leeches, so none would be left.
    """
    wanted = frozenset(states)

    def is_meant(card: Card) -> bool:
        standing = standings.get(card.id, NEW)
        met = wanted & states_of(standing, today)
        return State.LEECH in met if standing.is_suspended else bool(met)

    return replace(scope, cards=frozenset(card.id for card in cards if card in scope and is_meant(card)))


def states_of(standing: Standing, today: int) -> frozenset[State]:
    """The states in which a card is on the study day `today`."""
    studied = standing.studied
    is_failed = studied is not None and studied.last_day == today and studied.last.grade is Grade.AGAIN
    told = (
        (State.FLAGGED, standing.flag is not None),
        (State.MARKED, standing.is_marked),
        (State.LEECH, standing.is_leech),
        (State.SUSPENDED, standing.is_suspended),
        (State.FAILED_TODAY, is_failed),
    )
    return frozenset(state for state, is_so in told if is_so)
