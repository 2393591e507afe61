"""The rules that every card passes, each a function: candidate -> why it is rejected, or None.

R1-R11 and R13 follow Wozniak's "Twenty rules of formulating knowledge", Matuschak's "How
to write good prompts" and, for the choice of gaps, Becker et al. 2012, "Mind the
Gap"; R12 follows Haladyna and Downing's rules for multiple-choice items. The numbers
are defaults found by reading cards, not laws.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from kaiser_study.cards.excerpt import LONGEST
from kaiser_study.cards.face import pieces, visible
from kaiser_study.cards.questions import PART, SOURCE, TOPIC
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.words import Lexicon, find_term, related, word_count, words_of
from kaiser_study.model import Candidate, Card, CardKind, Span

LONGEST_ANSWER = 4
LARGEST_SHARE = 1 / 4
FEWEST_VISIBLE = 8
MOST_CLOZES = 3

_JOINS_BEFORE = re.compile(r"\w[-.'\u2010\u2011\u2019]?$")
_JOINS_AFTER = re.compile(r"[-.'\u2010\u2011\u2019]?\w")
_NAME = re.compile(r"\b{word}(?: (?:{word}|\d+\b))+".format(word=r"(?:[A-Z]\.|[A-Z](?:[\w.-]*\w)?)"))
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*\s?(?P<unit>%|(?<=\s)\w+)")
_LIST = re.compile(r",|;|\band\b|\bor\b", re.IGNORECASE)

_ASKED = {TOPIC: "topic", PART: "part", SOURCE: "source"}

Rule = Callable[[Candidate, Setting, Sequence[Card]], str | None]


def r1_round_trip(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Taking the gaps away gives the quote back, character for character."""
    gone = "".join(piece.back for piece in pieces(candidate))
    if gone != candidate.excerpt.of(candidate.quote.text):
        return "filling the gaps does not give the quote back"
    return None


def r2_size(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """A cloze hides 1-4 words, at most a quarter of the text; eight that carry meaning stay visible."""
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
    if left < FEWEST_VISIBLE:
        return f"{left} words that carry meaning stay visible, where {FEWEST_VISIBLE} are needed"
    return None


def r3_content(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """What is hidden carries meaning: it is no function word or filler."""
    if candidate.kind is CardKind.CLOZE and not any(
        setting.lexicon.is_content(word.text) for word in words_of(candidate.answer)
    ):
        return "it holds no word that carries meaning"
    return None


def r4_leak(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """No word of the answer stands, in any form, in what the learner sees before answering.

    A cloze is held against topic, part and deck's title as well, wherever they are shown. On
    other cards the deck's title gives nothing away: it stands over every answer alike.
    """
    lexicon = setting.lexicon
    answer = lexicon.content_stems(candidate.answer)
    seen = {"the rest of the text": visible(candidate)}
    if candidate.kind is CardKind.CLOZE:
        seen |= {
            "the topic": candidate.quote.topic,
            "the part": candidate.quote.part.title,
            "the deck's title": setting.display.title,
        }
    elif setting.display.tells_part:
        if candidate.question == PART:
            return "the deck's name tells the part"
        seen["the deck's name"] = candidate.quote.part.title
    for where, text in seen.items():
        if found := related(answer, lexicon.content_stems(text)):
            return f"{where} says {_list(found)}"
    return None


def r5_whole(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Words, names, numbers with their unit and fixed terms are hidden whole."""
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
            whole := _name_around(text, gap)
            or _number_around(text, gap, setting.lexicon)
            or _term_around(text, gap, setting)
        ):
            return f"it is cut out of “{whole}”"
    return None


def r6_neutral(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Gaps all look alike, and no article before one tells how the answer begins."""
    if not candidate.is_english:
        return None
    for text, gap in pairwise(pieces(candidate)):
        if gap.is_gap and re.search(r"(?<!\w)an?\s+$", text.front, re.IGNORECASE):
            return "the article before the gap tells how the answer begins"
    return None


def r7_guessable(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """It is not what anyone fills in without knowing the quote."""
    words = [word.text for word in words_of(candidate.answer)]
    if candidate.kind is CardKind.CLOZE and all(
        setting.lexicon.is_everyday(word) or not setting.lexicon.is_content(word) for word in words
    ):
        return "anyone would guess it: these are everyday words"
    return None


def r8_unique(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """What stays visible fits one quote only; near-duplicates show their topic as a cue."""
    if candidate.kind is not CardKind.CLOZE:
        return None
    for twin in setting.duplicates.get(candidate.quote.id, ()):
        if twin.topic == candidate.cue:
            return f"the quote `{twin.id}` is nearly the same and has the same topic"
    return None


def r9_length(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """At most about forty words must be read before answering."""
    size = word_count(candidate.quote.text, candidate.excerpt)
    if size > LONGEST:
        return f"{size} words must be read, where {LONGEST} are enough"
    if not all(candidate.excerpt.holds(gap) for gap in candidate.gaps):
        return f"it stands outside the {LONGEST} words that the card shows"
    return None


def r10_siblings(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """At most three clozes a quote, apart from each other, and no list in one of them."""
    if candidate.kind is not CardKind.CLOZE:
        return None
    if len(siblings) >= MOST_CLOZES:
        return f"the quote has {MOST_CLOZES} cloze cards already"
    if any(gap.overlaps(other) for card in siblings for other in card.gaps for gap in candidate.gaps):
        return "it overlaps another gap of the quote"
    if len(_LIST.findall(candidate.answer)) >= 2:
        return "it is a list of three or more"
    return None


def r11_one_answer(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """A topic or source question has one defensible answer, and others would be possible."""
    if candidate.kind is CardKind.CLOZE:
        return None
    name = _ASKED[candidate.question]
    if len(setting.labels[name]) == 1:
        return f"the corpus has one {name} only"
    for twin in setting.duplicates.get(candidate.quote.id, ()):
        if candidate.answer != {"topic": twin.topic, "part": twin.part.title, "source": twin.source.label}[name]:
            return f"the quote `{twin.id}` is nearly the same and has another {name}"
    return None


def r12_options(candidate: Candidate, setting: Setting, siblings: Sequence[Card]) -> str | None:
    """Options are distinct, one of them is the answer, and the text speaks for none of the others."""
    if not candidate.options:
        return None
    if candidate.options.count(candidate.answer) != 1 or len(set(candidate.options)) != len(candidate.options):
        return "the options do not hold the answer just once"
    text = setting.lexicon.content_stems(candidate.quote.text)
    for option in candidate.options:
        if option != candidate.answer and (found := related(setting.lexicon.content_stems(option), text)):
            return f"the option “{option}” might be true as well: the quote says {_list(found)}"
    return None


RULES: tuple[tuple[str, Rule], ...] = (
    ("R9", r9_length),
    ("R1", r1_round_trip),
    ("R5", r5_whole),
    ("R2", r2_size),
    ("R3", r3_content),
    ("R4", r4_leak),
    ("R6", r6_neutral),
    ("R7", r7_guessable),
    ("R8", r8_unique),
    ("R10", r10_siblings),
    ("R11", r11_one_answer),
    ("R12", r12_options),
)
"""In the order in which they are applied: the one that explains most comes first."""


def _name_around(text: str, gap: Span) -> str | None:
    """The run of capitalised words that a gap cuts, if it does."""
    for match in _NAME.finditer(text):
        name = Span(match.start(), match.end())
        starts_sentence = name.start == 0 or re.search(r"[.!?:;]\s+$", text[: name.start])
        if gap.overlaps(name) and not gap.holds(name) and not starts_sentence:
            return match[0]
    return None


def _number_around(text: str, gap: Span, lexicon: Lexicon) -> str | None:
    """The number with its unit that a gap cuts, if it does. A function word is no unit."""
    for match in _NUMBER.finditer(text):
        number = Span(match.start(), match.end())
        cuts = gap.start < match.start("unit") and gap.overlaps(number) and not gap.holds(number)
        if cuts and lexicon.is_content(match["unit"]):
            return match[0]
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
