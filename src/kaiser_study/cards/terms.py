"""Which terms of a text to blank where its author named none.

Candidates are stretches of one to four words with nothing but spaces between them,
which neither begin nor end in a small word ("the", "of") but for a few, and stay within
a clause. What speaks for each and against it is in `signals`; the score is the sum, and the reasons are kept
beside it.

For languages other than English short words are taken for small ones and long words
for rare ones, and of the signals only those count that need no English.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kaiser_study.cards import signals as s
from kaiser_study.cards.commonness import RAREST, commonness
from kaiser_study.cards.grammar import ABSTRACT_ENDS, Kind, kind_of, kinds_in
from kaiser_study.cards.signals import Signal
from kaiser_study.cards.words import Lexicon, Word, words_of
from kaiser_study.model import Span

_LONGEST = 4
_SMALL_SIZE = 3
_PLAIN = 2
"""The class of commonness up to which a word is a common one."""
_MANY = 3
"""Quotes that say a word from which on it is a familiar one in their corpus."""

_NAMING = (Kind.NOUN, Kind.ADJECTIVE, Kind.UNKNOWN)
_ACTING = (Kind.VERB, Kind.PREDICATE, Kind.ING, Kind.ED)

_JOINT = re.compile(r"(?<=\d)[/:,](?=\d)")
_CONTRACTION = re.compile(
    r"\w+n't|(?:i|you|he|she|it|we|they|would|could|should|might|must|who|what|that|there)'(?:ll|ve|re|d|s|m)"
)
_HYPHEN = re.compile(r"[-\u2010\u2011]")


class Term(NamedTuple):
    """A stretch of text worth blanking, its score, and what is to be seen about it."""

    text: str
    span: Span
    score: float
    signals: Sequence[Signal]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it has that score, in plain words."""
        return tuple(signal.reason for signal in self.signals)


class _Known(NamedTuple):
    """What is known of a word wherever it stands, but for its kind."""

    lower: str
    is_content: bool
    opens: bool
    closes: bool
    rarity: int
    kind: Kind
    itself: tuple[Signal, ...]
    as_first: tuple[Signal, ...]
    as_last: tuple[Signal, ...]


def choose_terms(
    text: str, lexicon: Lexicon, spread: Mapping[str, int], fits: Callable[[Term], bool] = lambda term: True
) -> Iterator[Term]:
    """The terms of a text that fit, best first, none overlapping a better one. `spread` tells in how many
    quotes of the corpus a stem stands; it is empty for a text on its own."""
    return apart(stretches(text, lexicon, spread), fits)


def apart(terms: Iterable[Term], fits: Callable[[Term], bool] = lambda term: True) -> Iterator[Term]:
    """Those of some terms that fit, best first, none overlapping a better one."""
    taken: list[Span] = []
    for term in sorted(terms, key=lambda each: (-each.score, -each.span.end, each.span.start)):
        if not any(term.span.overlaps(place) for place in taken) and fits(term):
            taken.append(term.span)
            yield term


def stretches(text: str, lexicon: Lexicon, spread: Mapping[str, int]) -> Iterator[Term]:
    """All stretches of a text that could be hidden, with their signals and scores, in their order in the text."""
    words, known, marks, starts = _read(text, lexicon)
    speaks = bool(spread) or _speaks(known, starts)
    before = [_before(known, marks, i) for i in range(len(words))]
    after = [_after(known, marks, i) for i in range(len(words))]
    stems = [lexicon.stems(word.text) for word in words]
    counts = Counter(stem for each in stems for stem in each)
    items = _items(known, marks)
    lead = 1 if known and known[0].lower in s.ARTICLES else 0
    for first, last in _runs(known, marks):
        seen = [*before[first], *after[last], *_made_of(known[first : last + 1], before[first], after[last])]
        if first == lead and not spread and last + 1 < len(known) and not marks[last + 1]:
            seen += _subject(known[last + 1 : last + 3])
        if last in items or (first - 1 in items and known[first - 1].lower in ("and", "or")):
            seen.append(s.LISTED)
        if first >= starts[-1] > 0:
            seen.append(s.LAST_SENTENCE)
        own = [stem for each in stems[first : last + 1] for stem in each]
        if any(counts[stem] > own.count(stem) for stem in own):
            seen.append(s.REPEATED)
        if spread and own and min(spread.get(stem, 1) for stem in own) > _MANY:
            seen.append(s.FAMILIAR)
        score = sum(signal.spoken if speaks else signal.explained for signal in seen)
        span = Span(words[first].start, words[last].end)
        yield Term(span.of(text), span, round(score, 1), seen)


def _runs(known: Sequence[_Known], marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and the last word of each stretch: it stays within a clause, opens and closes well, and
    does not end in an adverb that belongs to what follows, or to nothing in it."""
    for first, opening in enumerate(known):
        if not opening.opens or (first and not marks[first] and _belongs_to(opening, known[first - 1])):
            continue
        has_content = False
        for last in range(first, min(first + _LONGEST, len(known))):
            word = known[last]
            if last > first and (marks[last] or word.lower in s.CLAUSE_WORDS or _is_apart(known, first, last)):
                break
            has_content = has_content or word.is_content
            is_loose = last > first and word.kind is Kind.ADVERB and known[last - 1].kind in _NAMING
            if has_content and word.closes and not is_loose:
                yield first, last


def _items(known: Sequence[_Known], marks: Sequence[str]) -> frozenset[int]:
    """The numbers of the words that end an item of a list of three or more, and of the "and" before its last."""
    found: set[int] = set()
    for at, word in enumerate(known):
        if word.lower not in ("and", "or"):
            continue
        for start in range(at - 1, max(0, at - _LONGEST), -1):
            if known[start].lower in s.CLAUSE_WORDS or known[start].lower in s.PREPOSITIONS:
                break
            if marks[start]:
                if marks[start] == ",":
                    found |= {start - 1, at - 1, at}
                break
    return frozenset(found)


def _belongs_to(word: _Known, before: _Known) -> bool:
    """Whether a word makes no sense without the one before it: "more durable", "does not", "at best"."""
    if word.lower in ("best", "least", "most", "worst") and before.lower == "at":
        return True
    if word.kind in (Kind.ADJECTIVE, Kind.ADVERB):
        return before.lower in s.DEGREES
    return word.lower == "not" and before.lower in ("do", "does", "did")


def _is_apart(known: Sequence[_Known], first: int, at: int) -> bool:
    """Whether a word begins another phrase than what stands before it: "in 1914 the statesmen", "only one and
    complains", "mirrors possessing the power", "a horse splashes", "makes a field dull", "careful before scraping"."""
    word, before = known[at], known[at - 1]
    if word.lower in s.DETERMINERS:
        return before.is_content and before.kind not in _ACTING
    if word.kind is Kind.PREDICATE or (before.kind is Kind.NOUN and word.kind in (Kind.ING, Kind.ADJECTIVE)):
        return True
    if before.kind is Kind.ADJECTIVE and not word.is_content and word.lower not in ("and", "or"):
        return True
    if at - 1 > first and before.lower in ("and", "or"):
        return not known[at - 2].is_content or _is_action(known[at - 2]) != _is_action(word)
    return False


def _is_action(word: _Known) -> bool:
    return word.kind in (Kind.VERB, Kind.ED)


def is_spoken(text: str, lexicon: Lexicon) -> bool:
    """Whether somebody speaks in a text: it has several sentences, or words such as "I", "must", "never"."""
    _, known, _, starts = _read(text, lexicon)
    return _speaks(known, starts)


def _speaks(known: Sequence[_Known], starts: Sequence[int]) -> bool:
    return len(starts) > 1 or any(word.lower in s.VOICE for word in known)


def _read(text: str, lexicon: Lexicon) -> tuple[Sequence[Word], Sequence[_Known], Sequence[str], Sequence[int]]:
    """The words of a text, what is known of each, the marks before each and after all, and the numbers of the words
    that begin a sentence."""
    words = _units(text)
    marks = [text[one.end : other.start].strip() for one, other in pairwise(words)]
    marks = ["", *marks, text[words[-1].end :].strip()] if words else []
    known = [_know(word.text, lexicon) for word in words]
    kinds = kinds_in([word.lower for word in known], [word.kind for word in known], marks)
    known = [word._replace(kind=kind) for word, kind in zip(known, kinds, strict=True)]
    starts = [i for i in range(len(words)) if i == 0 or _ends_sentence(marks[i])]
    return words, known, marks, starts


def _units(text: str) -> Sequence[Word]:
    """The words of a text; a fraction, a ratio, a percentage and a large number are one."""
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
    is_vague_verb = lower in s.VAGUE_VERBS and lower not in s.VAGUE_NOUNS
    last = (
        (s.ED, len(lower) > 4 and lower.endswith("ed")),
        (s.ABSTRACT, lower.endswith(ABSTRACT_ENDS)),
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
        kind=kind_of(lower, is_content),
        itself=_those(((s.NUMBER, is_number), (s.HYPHEN, _HYPHEN.search(word) is not None))),
        as_first=_those(
            (
                (s.VAGUE_ADJECTIVE_FIRST, lower in s.VAGUE_ADJECTIVES),
                (s.VAGUE_VERB_FIRST, lower in s.VAGUE_VERBS),
            )
        ),
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
        kind=Kind.UNKNOWN if is_content else Kind.SMALL,
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
        if known[reach].lower == "the":
            seen.append(s.GIVEN)
        elif known[reach].lower not in s.ARTICLES:
            seen.append(s.OWNED)
    if not reach or marks[reach]:
        if not reach or _ends_sentence(marks[reach]):
            seen.append(s.OPENS)
        elif "," in marks[reach]:
            seen.append(s.COMMA_BEFORE)
        return seen
    word = known[reach - 1]
    earlier = known[reach - 2].lower if reach > 1 and not marks[reach - 1] else ""
    cue = s.BEFORE.get(f"{earlier} {word.lower}") or s.BEFORE.get(word.lower)
    if cue is s.STATED and _is_doing(known, at):
        seen.append(s.ACTED)
    elif cue:
        seen.append(cue)
    elif word.lower in s.ACTORS:
        seen.append(s.ACTED)
    elif reach == at and word.is_content and earlier not in s.ACTORS and known[at - 1].kind in _NAMING:
        seen.append(s.CUT_BEFORE)
    return seen


def _is_doing(known: Sequence[_Known], at: int) -> bool:
    """Whether the verb begins at a word that "is" goes with: "is slowly tuning the violin"."""
    at += known[at].kind is Kind.ADVERB
    return at + 1 < len(known) and known[at].kind is Kind.ING and known[at + 1].lower in s.DETERMINERS


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
    if word.kind not in _NAMING or word.lower in s.SPEAKERS_OF or known[at].kind in _ACTING:
        return []
    return [s.CUT_AFTER]


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
    is_acting = run[-1].kind in _ACTING
    yield from (signal for signal in run[-1].as_last if is_acting or signal is not s.VAGUE_VERB_LAST)
    kinds = [word.kind for word in run]
    if kinds[-1] is Kind.ADVERB:
        yield s.ADVERB_LAST if len(run) > 1 else s.LONE_ADVERB
    if len(run) == 1:
        if run[0].rarity <= _PLAIN and not run[0].itself:  # a number or a compound stands for more
            yield s.LONE_COMMON
        if kinds[0] is Kind.ING:
            yield s.LONE_ING
        return
    yield s.SIZES[len(run)]
    yield from run[0].as_first
    if kinds[0] is Kind.ADVERB:
        yield s.ADVERB_FIRST
    if (Kind.NOUN, Kind.VERB) in pairwise(kinds):
        yield s.CLAUSE
    if kinds[-1] is Kind.NOUN and s.CUT_AFTER not in after and all(kind in _NAMING for kind in kinds):
        yield s.PHRASE
    small = [word.lower for word in run[1:-1] if not word.is_content]
    if not small:
        return
    if small == ["of"]:
        yield s.OF_INSIDE
    elif kinds[0] in _ACTING or s.ACTED in before:
        yield s.VERB_PHRASE
    else:
        yield s.SMALL_INSIDE


def _ends_sentence(mark: str) -> bool:
    return any(character in ".!?…" for character in mark)


def _those(signals: Sequence[tuple[Signal, bool]]) -> tuple[Signal, ...]:
    return tuple(signal for signal, is_seen in signals if is_seen)
