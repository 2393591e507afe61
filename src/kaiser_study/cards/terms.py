"""Which terms of a text to blank where its author named none.

Candidates are stretches of one to four words with nothing but spaces between them,
which neither begin nor end in a small word ("the", "of") but for a few. What speaks
for each and against it is in `signals`; the score is the sum, and the reasons are kept
beside it.

For languages other than English short words are taken for small ones and long words
for rare ones, and of the signals only those count that need no English.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kaiser_study.cards import signals as s
from kaiser_study.cards.commonness import RAREST, commonness
from kaiser_study.cards.signals import Signal
from kaiser_study.cards.words import Lexicon, Word, words_of
from kaiser_study.model import Span

_LONGEST = 4
_SMALL_SIZE = 3
_MANY = 3
"""Quotes that say a word from which on it is a familiar one in their corpus."""

_JOINT = re.compile(r"(?<=\d)[/:](?=\d)")
_CONTRACTION = re.compile(
    r"\w+n't|(?:i|you|he|she|it|we|they|would|could|should|might|must|who|what|that|there)'(?:ll|ve|re|d|s|m)"
)
_HYPHEN = re.compile(r"[-\u2010\u2011]")


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of text worth blanking, its score, and why it has that score."""

    text: str
    span: Span
    score: float
    reasons: tuple[str, ...]


class Stretch(NamedTuple):
    """The words from `first` to `last` of a text, what is to be seen about them, and the sum of it."""

    score: float
    first: int
    last: int
    signals: Sequence[Signal]


class _Known(NamedTuple):
    """What is known of a word wherever it stands."""

    lower: str
    is_content: bool
    opens: bool
    closes: bool
    rarity: int
    is_adverb: bool
    is_verbal: bool
    is_vague_verb: bool
    is_adjective: bool
    itself: tuple[Signal, ...]
    as_first: tuple[Signal, ...]
    as_last: tuple[Signal, ...]

    @property
    def modifies_or_acts(self) -> bool:
        """Whether a stretch after it may be whole without it: an adverb, or a verb."""
        return self.is_adverb or self.is_verbal or self.is_vague_verb


def choose_terms(text: str, lexicon: Lexicon, spread: Mapping[str, int]) -> Iterator[Term]:
    """The terms of a text, best first, none overlapping a better one. `spread` tells in how many
    quotes of the corpus a stem stands; it is empty for a text on its own."""
    words = _units(text)
    taken = [False] * len(words)
    for stretch in sorted(stretches(text, lexicon, spread), key=lambda each: (-each.score, each.first, each.last)):
        if not any(taken[stretch.first : stretch.last + 1]):
            taken[stretch.first : stretch.last + 1] = [True] * (stretch.last + 1 - stretch.first)
            span = Span(words[stretch.first].start, words[stretch.last].end)
            reasons = tuple(signal.reason for signal in stretch.signals)
            yield Term(span.of(text), span, stretch.score, reasons)


def stretches(text: str, lexicon: Lexicon, spread: Mapping[str, int]) -> Iterator[Stretch]:
    """All candidates of a text, with their signals and scores."""
    words = _units(text)
    known = [_know(word.text, lexicon) for word in words]
    marks = [text[one.end : other.start].strip() for one, other in pairwise(words)]
    marks = ["", *marks, text[words[-1].end :].strip()] if words else []
    starts = [i for i in range(len(words)) if i == 0 or _ends_sentence(marks[i])]
    is_spoken = bool(spread) or _is_spoken(known, starts)
    before = [_before(known, marks, i) for i in range(len(words))]
    after = [_after(known, marks, i) for i in range(len(words))]
    stems = [lexicon.stems(word.text) for word in words]
    counts = Counter(stem for each in stems for stem in each)
    lead = 1 if known and known[0].lower in s.ARTICLES else 0
    for first, opening in enumerate(known):
        if not opening.opens:
            continue
        for last in range(first, min(first + _LONGEST, len(known))):
            if last > first and marks[last]:
                break
            run = known[first : last + 1]
            if not known[last].closes or not any(word.is_content for word in run):
                continue
            seen = [*before[first], *after[last], *_made_of(run, before[first], after[last])]
            if first == lead and not spread and last + 1 < len(known) and not marks[last + 1]:
                seen += _subject(known[last + 1 : last + 3])
            if first >= starts[-1] > 0:
                seen.append(s.LAST_SENTENCE)
            own = [stem for each in stems[first : last + 1] for stem in each]
            if any(counts[stem] > own.count(stem) for stem in own):
                seen.append(s.REPEATED)
            if spread and own and min(spread.get(stem, 1) for stem in own) > _MANY:
                seen.append(s.FAMILIAR)
            score = sum(signal.spoken if is_spoken else signal.explained for signal in seen)
            yield Stretch(round(score, 1), first, last, seen)


def _is_spoken(known: Sequence[_Known], starts: Sequence[int]) -> bool:
    """Whether somebody speaks in a text: it has several sentences, or words such as "I", "must", "never"."""
    return len(starts) > 1 or any(word.lower in s.VOICE for word in known)


def _units(text: str) -> Sequence[Word]:
    """The words of a text; a fraction, a ratio and a percentage are one."""
    units: list[Word] = []
    for word in words_of(text):
        start = word.start
        if units and start - units[-1].end == 1 and _JOINT.match(text, start - 1):
            start = units.pop().start
        end = word.end + (text[word.end : word.end + 1] == "%" and word.text[-1].isdigit())
        units.append(Word(text[start:end], start, end))
    return units


@lru_cache(maxsize=1 << 16)
def _know(word: str, lexicon: Lexicon) -> _Known:
    lower = word.casefold().replace("\u2019", "'")
    is_number = any(character.isdigit() for character in word)
    if not lexicon.is_english:
        return _know_foreign(lower, is_number)
    is_content = lexicon.is_content(word) and not _CONTRACTION.fullmatch(lower)
    bare = lower.removesuffix("'s")
    classes = commonness()
    rarity = 2 if is_number else max(classes.get(member, RAREST) for member in _HYPHEN.split(bare))
    is_long = len(lower) > 4
    is_adverb = is_long and lower.endswith("ly")
    is_verbal = is_long and lower.endswith(("ing", "ed"))
    is_vague_verb = lower in s.VAGUE_VERBS and lower not in s.VAGUE_NOUNS
    is_abstract = lower.endswith(s.ABSTRACT_ENDS)
    first = ((s.ADVERB_FIRST, is_adverb), (s.VAGUE_VERB_FIRST, lower in s.VAGUE_VERBS), (s.SMALL_FIRST, not is_content))
    last = (
        (s.ADVERB_LAST, is_adverb),
        (s.ED, is_long and lower.endswith("ed")),
        (s.ABSTRACT, is_abstract),
        (s.VAGUE_NOUN, lower in s.VAGUE_NOUNS),
        (s.VAGUE_VERB_LAST, is_vague_verb),
        (s.SMALL_LAST, not is_content),
    )
    return _Known(
        lower=lower,
        is_content=is_content,
        opens=is_content or lower in s.SMALL_OPENERS,
        closes=is_content or lower in s.SMALL_CLOSERS,
        rarity=rarity,
        is_adverb=is_adverb,
        is_verbal=is_verbal,
        is_vague_verb=is_vague_verb,
        is_adjective=lower in s.VAGUE_ADJECTIVES or (is_long and not is_abstract and lower.endswith(s.ADJECTIVE_ENDS)),
        itself=_those(((s.NUMBER, is_number), (s.HYPHEN, _HYPHEN.search(word) is not None))),
        as_first=_those(first),
        as_last=_those(last),
    )


def _know_foreign(lower: str, is_number: bool) -> _Known:
    """A word of another language: its length must do for what is not known of it."""
    is_content = is_number or len(lower) > _SMALL_SIZE
    return _Known(
        lower="",
        is_content=is_content,
        opens=is_content,
        closes=is_content,
        rarity=2 if is_number else min(RAREST, len(lower) // 3),
        is_adverb=False,
        is_verbal=False,
        is_vague_verb=False,
        is_adjective=False,
        itself=_those(((s.NUMBER, is_number), (s.HYPHEN, _HYPHEN.search(lower) is not None))),
        as_first=(),
        as_last=(),
    )


def _before(known: Sequence[_Known], marks: Sequence[str], at: int) -> Sequence[Signal]:
    """What stands before a stretch that begins at a word; an article or a possessive is looked through."""
    seen: list[Signal] = []
    reach = at
    if at and not marks[at] and known[at - 1].lower in s.DETERMINERS:
        reach = at - 1
        if known[reach].lower not in s.ARTICLES:
            seen.append(s.OWNED)
    if not reach or marks[reach]:
        if not reach or _ends_sentence(marks[reach]):
            seen.append(s.OPENS)
        elif "," in marks[reach]:
            seen.append(s.COMMA_BEFORE)
        return seen
    word = known[reach - 1]
    earlier = known[reach - 2].lower if reach > 1 and not marks[reach - 1] else ""
    if cue := s.BEFORE.get(f"{earlier} {word.lower}") or s.BEFORE.get(word.lower):
        seen.append(cue)
    elif word.lower in s.ACTORS:
        seen.append(s.ACTED)
    elif reach == at and word.is_content and earlier not in s.ACTORS and not word.modifies_or_acts:
        seen.append(s.CUT_BEFORE)
    return seen


def _after(known: Sequence[_Known], marks: Sequence[str], at: int) -> Sequence[Signal]:
    """What stands after a stretch that ends in a word."""
    mark = marks[at + 1]
    if at + 1 == len(known):
        return [s.ENDS]
    word = known[at + 1]
    if mark:
        if _ends_sentence(mark):
            return [s.ENDS_SENTENCE]
        if mark[-1] in "([" or (mark == "," and word.lower in s.EXPLAINERS):
            return [s.EXPLAINED]
        return [s.COMMA_AFTER if "," in mark else s.ENDS_CLAUSE]
    if word.lower == "of":
        return [s.OF_AFTER]
    if word.lower in s.RELATIVES:
        return [s.WHICH]
    if word.lower in s.PREPOSITIONS:
        return [s.PREPOSITION_AFTER]
    if word.lower in ("and", "or"):
        return [s.PAIRED]
    if not word.is_content or word.lower in s.SPEAKERS_OF or word.is_adverb or word.is_vague_verb:
        return []
    if word.lower.endswith("ed"):
        return []
    return [s.CUT_AFTER, s.HALF] if known[at].is_adjective else [s.CUT_AFTER]


def _subject(following: Sequence[_Known]) -> Sequence[Signal]:
    """What the words after its first stretch make of a text: a definition, or a statement."""
    verb = following[0].lower
    if verb not in s.SPEAKERS_OF:
        return []
    is_definition = verb in s.DEFINERS or (len(following) > 1 and following[1].lower in s.ARTICLES)
    return [s.DEFINED if is_definition else s.SPOKEN_OF]


def _made_of(run: Sequence[_Known], before: Sequence[Signal], after: Sequence[Signal]) -> Iterator[Signal]:
    """What a stretch is made of, and whether it is whole."""
    if rarity := s.RARITIES[max(word.rarity for word in run if word.is_content)]:
        yield rarity
    for word in run:
        yield from word.itself
    yield from run[-1].as_last
    if len(run) == 1:
        if run[0].lower.endswith("ing"):
            yield s.LONE_ING
        return
    yield s.SIZES[len(run)]
    yield from run[0].as_first
    small = [word.lower for word in run[1:-1] if not word.is_content]
    if not small:
        return
    if small == ["of"]:
        yield s.OF_INSIDE
    elif run[0].is_verbal or run[0].is_vague_verb or s.ACTED in before:
        yield s.VERB_PHRASE
    else:
        yield s.SMALL_INSIDE
    if s.CUT_BEFORE in before or s.CUT_AFTER in after or s.OF_AFTER in after:
        yield s.TORN


def _ends_sentence(mark: str) -> bool:
    return any(character in ".!?…" for character in mark)


def _those(signals: Sequence[tuple[Signal, bool]]) -> tuple[Signal, ...]:
    return tuple(signal for signal, is_seen in signals if is_seen)
