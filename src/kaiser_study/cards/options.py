"""Which wrong answers to offer beside the right one (R12)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kaiser_study.cards.rivals import digest
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.shape import are_like_long, unlikeness
from kaiser_study.cards.words import are_related
from kaiser_study.cards.works import may_be_same
from kaiser_study.model import UNKNOWN_SOURCE, Part, Quote, Source

COMMON = 2
"""Stems that two quotes may share before what is right of the one might be right of the other as well."""

PLENTY = 12
"""Wrong answers from which on no more are looked for: shapes and lengths can be balanced."""


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
    for other in setting.rivals.quotes(quote):
        topic = other.topic
        if topic == quote.topic or topic in found or not other.has_topic:
            continue
        if are_related(setting.lexicon.content_stems(topic), taken):
            continue
        if all(len(own & setting.stems[each.id]) <= COMMON for each in setting.rivals.of_topic(topic)):
            found[topic] = Distractor(topic, 0 if other.part == quote.part else 1)
            if len(found) == PLENTY:
                break
    return list(found.values())


def other_parts(quote: Quote, setting: Setting) -> list[Distractor]:
    """Parts of whose title the quote holds no word."""
    return [
        Distractor(part.title, 0)
        for part in setting.rivals.parts(quote.part)
        if part.title != quote.part.title and _is_foreign(part, quote, setting)
    ]


def other_sources(quote: Quote, setting: Setting) -> list[Distractor]:
    """Sources of the same kind first, then of a like kind (spoken or written)."""
    own = quote.source
    return [
        Distractor(source.label, 0 if source.kind == own.kind else 1)
        for source in setting.rivals.sources(quote)
        if source.label != UNKNOWN_SOURCE
        and not may_be_same(source.label, own.label)
        and _is_foreign(source, quote, setting)
    ]


def _is_foreign(other: Part | Source, quote: Quote, setting: Setting) -> bool:
    label = other.title if isinstance(other, Part) else other.label
    return not are_related(setting.lexicon.content_stems(label), setting.stems[quote.id])


def will_do(options: Sequence[str], answer: str, quote: Quote, setting: Setting, count: int) -> bool:
    """Whether options of an earlier edition may stay, since every change of a note costs its learners their own
    edits of it: as many as are asked for, the answer among them, and the quote says no word of the others."""
    if len(options) != count or answer not in options:
        return False
    wrong = [setting.lexicon.content_stems(label) for label in options if label != answer]
    return not any(are_related(stems, setting.stems[quote.id]) for stems in wrong)


def pick_options(answer: str, distractors: Sequence[Distractor], count: int, key: str) -> tuple[str, ...]:
    """`count` options with the answer among them; () if there are too few good ones.

    The place of the answer and how many options are longer than it (of like long ones by lot) follow from a
    hash of `key`: over a deck neither place nor length tells anything, and another quote
    in the corpus changes neither.
    """
    distinct = {distractor.label: distractor for distractor in reversed(distractors)}.values()
    if count < 2 or len(distinct) < count - 1:
        return ()
    lots = {label: digest(key, label) for label in (answer, *(d.label for d in distinct))}
    ordered = sorted(
        distinct,
        key=lambda d: (d.rank, not are_like_long(d.label, answer), unlikeness(d.label, answer), lots[d.label]),
    )
    wanted_longer = digest(key, "longer") % count
    longer = {d for d in distinct if (len(d.label), lots[d.label]) > (len(answer), lots[answer])}
    chosen = _with_lengths(ordered, longer, wanted_longer, count - 1)
    options = sorted((d.label for d in chosen), key=lots.__getitem__)
    place = digest(key, "place") % count
    return (*options[:place], answer, *options[place:])


def _with_lengths(
    ordered: Sequence[Distractor], longer: Collection[Distractor], wanted_longer: int, count: int
) -> list[Distractor]:
    """The `count` of the lowest ranks; where a rank offers more than are needed, those that give
    the wanted number of longer ones, filled up with the next best."""
    last = ordered[count - 1].rank
    chosen = [distractor for distractor in ordered if distractor.rank < last]
    offered = [distractor for distractor in ordered if distractor.rank == last]
    wanted_longer -= sum(distractor in longer for distractor in chosen)
    room = {True: wanted_longer, False: count - len(chosen) - wanted_longer}
    rest = []
    for distractor in offered:
        is_longer = distractor in longer
        if room[is_longer] > 0:
            room[is_longer] -= 1
            chosen.append(distractor)
        else:
            rest.append(distractor)
    return (chosen + rest)[:count]
