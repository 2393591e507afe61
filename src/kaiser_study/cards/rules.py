"""The rules that every card passes, each a function: candidate -> why it is rejected, or None.

Each says which source it follows: Wozniak's "Twenty rules of formulating knowledge", by number;
Matuschak, "How to write good prompts"; Becker et al. 2012, "Mind the Gap"; the guidelines for
multiple-choice items of Haladyna, Downing and Rodriguez 2002, by number; the Anki manual. What is
ours is called so. The numbers in the rules are defaults found by reading cards, not laws.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaiser_study.cards.excerpt import LONGEST
from kaiser_study.cards.face import pieces, visible
from kaiser_study.cards.hints import lengths_of, letters_of
from kaiser_study.cards.questions import PART, SOURCE, TOPIC
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.words import Lexicon, find_term, related, word_count, words_of
from kaiser_study.model import UNKNOWN_SOURCE, Candidate, Card, CardKind, Rejection, Span

LONGEST_ANSWER = 4
LARGEST_SHARE = 1 / 4
MOST_CLOZES = 3

_JOINS_BEFORE = re.compile(r"\w[-.'\u2010\u2011\u2019]?$")
_JOINS_AFTER = re.compile(r"[-.'\u2010\u2011\u2019]?\w")
_CAPITAL = "[" + "".join(filter(str.isupper, map(chr, range(0x530)))) + "]"  # Latin, Greek, Cyrillic
_CAPITALISED = rf"(?:{_CAPITAL}\.|{_CAPITAL}(?:[\w.-]*\w)?)"
_NAME = re.compile(rf"(?<!\w){_CAPITALISED}(?: (?:{_CAPITALISED}|\d+\b))+")
_ENGLISH_NAME = re.compile(_NAME.pattern.replace(" ", " (?:(?:van|von|der|den|de|del|di|da|du|bin|ibn) )*"))
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:;]\s+)[^\w\s]*$")
_NUMBER = re.compile(r"(?<![\w.,-])(?:[$€£¥]\s?)?\d+(?:[.,:/]\d+)*")
_UNIT = re.compile(r"\s?[%‰°]\w*|\s(?P<word>\w+(?:/\w+)?)")
_BETWEEN_ITEMS = re.compile(r"[,/](?!\d)|[;&]|\b(?:and|or)\b", re.IGNORECASE)
_LIST = 3
"""Items from which on an answer is a list."""
_ARTICLE = re.compile(r"(?<!\w)an?\s+[^\w\s]*$", re.IGNORECASE)

_ASKED = {TOPIC: "topic", PART: "part", SOURCE: "source"}


@dataclass(frozen=True, slots=True)
class TooFewLeft:
    """How many words that carry meaning would stay visible, and how many the plan asks for."""

    left: int
    needed: int

    def __str__(self) -> str:
        stay = "1 word that carries meaning stays" if self.left == 1 else f"{self.left} words that carry meaning stay"
        return f"{stay} visible, where {self.needed} are needed"


Rule = Callable[[Candidate, Setting, Sequence[Card]], str | TooFewLeft | None]


def r1_round_trip(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Filling the gaps gives the quote back, character for character, and a cloze hides its answer.

    The Anki manual, "Cloze deletion": the note is the text, and what is marked in it is asked. That no
    character is lost is ours: a quote is shown as cited.
    """
    text = candidate.quote.text
    if "".join(piece.back for piece in pieces(candidate)) != candidate.excerpt.of(text):
        return "filling the gaps does not give the quote back"
    if candidate.kind is CardKind.CLOZE and any(
        gap.of(text).lower() != candidate.answer.lower() for gap in candidate.gaps
    ):
        return "a gap hides something else than the answer"
    return None


def r2_size(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | TooFewLeft | None:
    """A cloze hides 1-4 words, at most a quarter of the text; so many that carry meaning stay visible.

    Wozniak 4, "Stick to the minimum information principle"; Becker et al., whose judges marked gaps
    down that were too long or ambiguous. The numbers are ours.
    """
    if not candidate.gaps and candidate.kind is not CardKind.CLOZE:
        return None
    if candidate.kind is CardKind.CLOZE:
        size = word_count(candidate.answer)
        if not 1 <= size <= LONGEST_ANSWER:
            return f"{size} words are hidden, where 1 to {LONGEST_ANSWER} are one unit"
        hidden = size * len(candidate.gaps)
        if hidden > LARGEST_SHARE * word_count(candidate.quote.text, candidate.excerpt):
            return "more than a quarter of the text is hidden"
    left = setting.lexicon.content_count(visible(candidate))
    return TooFewLeft(left, setting.plan.fewest_visible) if left < setting.plan.fewest_visible else None


def r3_content(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """What is hidden carries meaning: it is no function word or filler.

    Becker et al.: a good gap asks for a key concept of its sentence, a bad one for something unimportant.
    """
    if candidate.kind is CardKind.CLOZE and not any(
        setting.lexicon.is_content(word.text) for word in words_of(candidate.answer)
    ):
        return "it holds no word that carries meaning"
    return None


def r4_leak(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """No word of the answer stands, in any form, in what the learner sees before answering.

    A cloze is held against topic, part and deck's title as well, wherever they are shown. On
    other cards the deck's title gives nothing away: it stands over every answer alike. The name of a deck within
    the deck does.

    Haladyna et al. 28, "Avoid giving clues to the right answer", of which a word that stands in question
    and answer is one; Matuschak: a prompt should be effortful, its answer not to be inferred from it.
    """
    lexicon = setting.lexicon
    answer = lexicon.content_stems(candidate.answer)
    seen = {"the rest of the text": visible(candidate)}
    told = setting.display.told_of(candidate.quote)
    if candidate.kind is CardKind.CLOZE:
        seen |= {
            "the topic": candidate.quote.topic,
            "the part": candidate.quote.part.title,
            "the deck's title": setting.display.title,
            "the cue": candidate.cue,
        }
        if candidate.hint not in (letters_of(candidate.answer), lengths_of(candidate.answer)):  # they tell no word
            seen["the hint"] = candidate.hint
    elif _ASKED[candidate.question] in told:
        return f"the deck's name tells the {_ASKED[candidate.question]}"
    seen["the deck's name"] = " ".join(told.values())
    for where, text in seen.items():
        if found := related(answer, lexicon.content_stems(text)):
            return f"{where} says {_list(found)}"
    return None


def r5_whole(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Words, names, numbers with their unit and fixed terms are hidden whole.

    Becker et al. propose whole phrases as gaps, never parts of them. Which units we look for is ours.
    """
    if candidate.kind is not CardKind.CLOZE:
        return None
    text = candidate.quote.text
    if not candidate.gaps:
        return "it does not stand in the text as a whole word"
    for gap in candidate.gaps:
        before, after = text[: gap.start], text[gap.end :]
        if _JOINS_BEFORE.search(before[-2:]) or _JOINS_AFTER.match(after[:2]):
            return "it is cut out of a longer word"
        if (
            whole := _name_around(text, gap, _ENGLISH_NAME if candidate.is_english else _NAME)
            or _number_around(text, gap, setting.lexicon)
            or _term_around(text, gap, setting)
        ):
            return f"it is cut out of “{whole}”"
    return None


def r6_neutral(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Gaps all look alike, and no article before one tells how the answer begins.

    Haladyna et al. 28c, grammatical inconsistencies give the right answer away. The width is ours.
    """
    if not candidate.is_english:
        return None
    for text, gap in pairwise(pieces(candidate)):
        if gap.is_gap and _ARTICLE.search(text.front):
            return "the article before the gap tells how the answer begins"
    return None


def r7_guessable(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """It is not what anyone fills in without knowing the quote.

    Becker et al.: the answer to a bad gap can be figured out from the rest of the sentence; Matuschak: a
    prompt should be effortful.
    """
    words = [word.text for word in words_of(candidate.answer)]
    if candidate.kind is CardKind.CLOZE and all(
        setting.lexicon.is_everyday(word) or not setting.lexicon.is_content(word) for word in words
    ):
        return "anyone would guess it: these are everyday words"
    return None


def r8_unique(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """What stays visible fits one quote only; near-duplicates show their topic as a cue.

    Wozniak 11, "Combat interference", and 16, "Context cues simplify wording".
    """
    if candidate.kind is not CardKind.CLOZE:
        return None
    for twin in setting.duplicates.get(candidate.quote.id, ()):
        if twin.topic == candidate.cue:
            return f"the quote `{twin.id}` is nearly the same and has the same topic"
    return None


def r9_length(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """At most about forty words must be read before answering.

    Wozniak 12, "Optimize wording": what is read before the answer comes should be short. The number is ours.
    """
    size = word_count(candidate.quote.text, candidate.excerpt)
    if size > LONGEST:
        return f"{size} words must be read, where {LONGEST} are enough"
    if not all(candidate.excerpt.holds(gap) for gap in candidate.gaps):
        return f"it stands outside the {LONGEST} words that the card shows"
    return None


def r10_siblings(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """At most three clozes a quote, apart from each other, and no list in one of them.

    Wozniak 9 and 10, "Avoid sets" and "Avoid enumerations". That clozes stand apart is ours, with the Anki
    manual's reason to keep siblings apart: one reminds of another. The number is ours.
    """
    if candidate.kind is not CardKind.CLOZE:
        return None
    if len(siblings) >= MOST_CLOZES:
        return f"the quote has {MOST_CLOZES} cloze cards already"
    if any(gap.overlaps(other) for card in siblings for other in card.gaps for gap in candidate.gaps):
        return "it overlaps another gap of the quote"
    if len([item for item in _BETWEEN_ITEMS.split(candidate.answer) if item.strip()]) >= _LIST:
        return "it is a list of three or more"
    return None


def r11_one_answer(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """A topic or source question has one defensible answer, and others would be possible.

    Matuschak: a prompt should be precise about what it asks for, and consistent: the same answer every
    time; Haladyna et al. 19, only one option is right.
    """
    if candidate.kind is CardKind.CLOZE:
        return None
    name = _ASKED[candidate.question]
    if len(setting.labels[name]) == 1:
        if len(setting.corpus.quotes) == 1:
            return f"there is one quote in `{setting.corpus.head_of(candidate.quote).language}` only"
        return f"the corpus has one {name} only"
    if candidate.question == TOPIC and not candidate.quote.has_topic:
        return "the topic is only the beginning of the text"
    if candidate.question == SOURCE and candidate.answer == UNKNOWN_SOURCE:
        return "the source is not known"
    for twin in setting.duplicates.get(candidate.quote.id, ()):
        if candidate.answer != {"topic": twin.topic, "part": twin.part.title, "source": twin.source.label}[name]:
            return f"the quote `{twin.id}` is nearly the same and has another {name}"
    return None


def r12_options(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Options are distinct, one of them is the answer, and the text speaks for none of the others.

    Haladyna et al. 19, only one option is right, and 22, options do not overlap. What they say of place (20),
    likeness (23) and length (24) holds of a whole deck, and `options` sees to it.
    """
    if not candidate.options:
        return None
    if candidate.options.count(candidate.answer) != 1 or len(set(candidate.options)) != len(candidate.options):
        return "the options do not hold the answer just once"
    text = setting.lexicon.content_stems(candidate.quote.text)
    for option in candidate.options:
        if option != candidate.answer and (found := related(setting.lexicon.content_stems(option), text)):
            return f"the option “{option}” might be true as well: the quote says {_list(found)}"
    return None


def r13_why(results: Sequence[Card | Rejection]) -> str | None:
    """A quote without a card of a kind has a reason why: here what to say if no card was even tried.

    Ours: who wrote the quote can mend only what is told.
    """
    return None if results else "no term worth hiding was found"


RULES: tuple[tuple[str, Rule], ...] = (
    ("R9", r9_length),
    ("R1", r1_round_trip),
    ("R11", r11_one_answer),
    ("R5", r5_whole),
    ("R2", r2_size),
    ("R3", r3_content),
    ("R4", r4_leak),
    ("R6", r6_neutral),
    ("R7", r7_guessable),
    ("R8", r8_unique),
    ("R10", r10_siblings),
    ("R12", r12_options),
)
"""In the order in which they are applied: the one that explains most comes first. R11 stands before R2, since fewer
visible words, which a recipe may allow, help no question that R11 stops."""


def _name_around(text: str, gap: Span, pattern: re.Pattern[str]) -> str | None:
    """The name of several words that a gap cuts, if it does."""
    for name in _names(text, pattern):
        if gap.overlaps(name) and not gap.holds(name):
            return name.of(text)
    return None


def _names(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Runs of capitalised words, without one that begins a sentence, which says nothing by its capital."""
    for match in pattern.finditer(text):
        name: re.Match[str] | None = match
        if _SENTENCE_BEGINS.search(text[: match.start()]):
            name = pattern.search(text, match.start() + match[0].index(" "), match.end())
        if name:
            yield Span(*name.span())


def _number_around(text: str, gap: Span, lexicon: Lexicon) -> str | None:
    """The number, with its unit if it has one, that a gap cuts, if it does. A function word is no unit;
    what is counted may be hidden without the number."""
    for number in _NUMBER.finditer(text):
        unit = _UNIT.match(text, number.end())
        has_unit = unit and (unit["word"] is None or lexicon.is_content(unit["word"]))
        whole = Span(number.start(), unit.end() if unit and has_unit else number.end())
        if gap.overlaps(Span(*number.span())) and not gap.holds(whole):
            return whole.of(text)
    return None


def _term_around(text: str, gap: Span, setting: Setting) -> str | None:
    """The fixed term, named somewhere in the corpus in whatever case, that a gap cuts, if it does."""
    known = {
        term
        for one, other in pairwise(words_of(text))
        if one.end <= gap.start < other.end or one.start < gap.end <= other.start
        for term in setting.fixed_terms.get((one.text.lower(), other.text.lower()), ())
    }
    lowered = text.lower() if len(text.lower()) == len(text) else text
    for term in sorted(known):
        for place in find_term(term.lower(), lowered):
            if place.overlaps(gap) and not gap.holds(place):
                return place.of(text)
    return None


def _list(stems: frozenset[str]) -> str:
    return ", ".join(f"“{stem}…”" for stem in sorted(stems))
