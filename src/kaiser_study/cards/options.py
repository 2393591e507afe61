"""Which wrong answers to offer beside the right one (R12)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaiser_study.cards.rivals import digest
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.words import are_related
from kaiser_study.model import Part, Quote, Source

_LIKE_LENGTH = 2.0
_COMMON = 2
"""Stems that two quotes may share before the topic of the one might fit the other as well."""


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option; the lower its rank the more it is of the answer's kind."""

    label: str
    rank: int


def other_topics(quote: Quote, setting: Setting) -> list[Distractor]:
    """Topics of quotes that say something else, those of the same part first."""
    own = setting.stems[quote.id]
    taken = own | setting.lexicon.content_stems(quote.topic)
    found: dict[str, Distractor] = {}
    unfit = {quote.topic}
    for other in setting.rivals.quotes(quote):
        common = len(own & setting.stems[other.id])
        if common > _COMMON or are_related(setting.lexicon.content_stems(other.topic), taken):
            unfit.add(other.topic)
        else:
            rank = common + (0 if other.part == quote.part else _COMMON + 1)
            found.setdefault(other.topic, Distractor(other.topic, rank))
    return [distractor for topic, distractor in found.items() if topic not in unfit]


def other_parts(quote: Quote, setting: Setting) -> list[Distractor]:
    """Parts of whose title the quote holds no word."""
    return [
        Distractor(part.title, abs(part.number - quote.part.number))
        for part in setting.rivals.parts(quote.part)
        if part.title != quote.part.title and _is_foreign(part, quote, setting)
    ]


def other_sources(quote: Quote, setting: Setting) -> list[Distractor]:
    """Sources of the same kind first, then of a like kind (spoken or written)."""
    return [
        Distractor(source.label, 0 if source.kind == quote.source.kind else 1)
        for source in setting.rivals.sources(quote)
        if source.label != quote.source.label and _is_foreign(source, quote, setting)
    ]


def _is_foreign(other: Part | Source, quote: Quote, setting: Setting) -> bool:
    label = other.title if isinstance(other, Part) else other.label
    return not are_related(setting.lexicon.content_stems(label), setting.stems[quote.id])


def pick_options(answer: str, distractors: Sequence[Distractor], count: int, key: str) -> tuple[str, ...]:
    """`count` options with the answer among them; () if there are too few good ones.

    The place of the answer and how many options are longer than it follow from a hash of
    `key`: over a deck neither place nor length tells anything, and another quote
    in the corpus changes neither.
    """
    distinct = {distractor.label: distractor for distractor in reversed(distractors)}.values()
    if count < 2 or len(distinct) < count - 1:
        return ()
    shuffle = digest(key)
    ordered = sorted(
        distinct,
        key=lambda d: (not _like_length(d.label, answer), d.rank, shuffle ^ digest(d.label)),
    )
    wanted_longer = digest(key, "longer") % count
    chosen = _with_lengths(ordered, answer, wanted_longer, count - 1)
    options = sorted((d.label for d in chosen), key=lambda label: shuffle ^ digest(label))
    place = digest(key, "place") % count
    return (*options[:place], answer, *options[place:])


def _with_lengths(ordered: Sequence[Distractor], answer: str, longer: int, count: int) -> list[Distractor]:
    """The first that give the wanted number of longer ones, filled up with the next best."""
    room = {True: longer, False: count - longer}
    chosen: list[Distractor] = []
    for distractor in ordered:
        is_longer = len(distractor.label) > len(answer)
        if room[is_longer]:
            room[is_longer] -= 1
            chosen.append(distractor)
    taken = {distractor.label for distractor in chosen}
    rest = [distractor for distractor in ordered if distractor.label not in taken]
    return chosen + rest[: count - len(chosen)]


def _like_length(one: str, other: str) -> bool:
    return 1 / _LIKE_LENGTH <= len(one) / len(other) <= _LIKE_LENGTH
