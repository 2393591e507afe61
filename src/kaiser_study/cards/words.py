"""Words of a text: where they stand, which of them carry meaning, and what is the same word.

For English it knows function words; for other languages it knows only what the
stemmer does, and treats every word as one that carries meaning.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from kaiser_study.model import Span, base_of
from kaiser_study.model import is_english as _is_english

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_LETTER = re.compile(rf"[\w{_MARKS}]")
_WORD = re.compile(rf"{_LETTER.pattern}+(?:(?:[-\u2010\u2011'\u2019.]|(?<=\d),(?=\d)){_LETTER.pattern}+)*")
_PART = re.compile(rf"[^\W_{_MARKS}][\w{_MARKS}]*")
_ACRONYMS = re.compile(r"\b([A-Z]{2,})s\b")
_POSSESSIVE = re.compile(r"['\u2019]s$")

_FUNCTION_WORDS = frozenset(
    """
    a about above across after again against ago ain't all almost alone along alongside already also although
    always am amid among amongst an and another any anybody anyone anything are around as at away back be because
    been before behind being below beneath beside besides between beyond both but by can can't cannot could
    despite did do does doing done down during each either else enough even ever every everybody everyone
    everything except few for from further get gets getting got had has have having he her here hers herself him
    himself his how however i if in indeed instead into is it its itself just least less let like lot lots many may
    maybe me might mine more moreover most much must my myself near needn't neither never no nobody none nor not
    nothing now of off often on once one ones oneself only onto or other others otherwise ought our ours ourselves
    out over own per perhaps quite rather really same shall shan't she should since so some somebody someone
    something sometimes somewhere soon still such than that the their theirs them themselves then there therefore
    these they this those though through throughout thus till to together too toward towards under until unless up
    upon us versus very via vs was we were what whatever when whenever where whereas wherever whether which
    whichever while whilst who whoever whole whom whose why will with within without won't would yes yet you your
    yours yourself yourselves
    """.split()
)
_CONTRACTION = re.compile(r"(?:n't|'(?:d|ll|m|re|s|ve))$")

_FILLERS = frozenset(
    """
    bit case cases fact kind kinds matter matters part parts piece sort sorts stuff thing things type types way
    ways
    """.split()
)

_EVERYDAY = frozenset(
    """
    able ask bad become becomes begin best better big bring call called change come comes coming day days end
    find first found full give given gives go goes going good great happen happens hard help hold important
    keep kept know known large last later leave left life little long look looking made make makes making man
    mean means men need needs new next number old order people person place point possible put problem question
    ready real right run said say says see seem seems seen set show shown side simple simply small start state
    take taken takes tell think thinking thought time times today took try trying turn two use used uses using
    want wants well went whole word words work working works world year years
    """.split()
)
"""Words that a reader fills in without knowing the quote, when they stand alone."""

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "id": "indonesian", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class Word(NamedTuple):
    """A word as it stands in a text; a hyphenated one is one word."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@lru_cache(maxsize=4096)  # every rule asks for the words of the same few texts
def words_of(text: str, within: Span | None = None) -> tuple[Word, ...]:
    """The words of a text, or of a stretch of it, with their places."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return tuple(Word(match[0], *match.span()) for match in _WORD.finditer(text, start, end))


def word_count(text: str, within: Span | None = None) -> int:
    """How many words a text, or a stretch of it, has."""
    return len(words_of(text, within))


def _texts(text: str, within: Span | None) -> list[str]:
    return _WORD.findall(text, within.start, within.end) if within else _WORD.findall(text)


def find_term(term: str, text: str) -> tuple[Span, ...]:
    """Every place of a term in a text, as whole words, whatever its case; () unless one is as written."""
    if not term or term not in text:
        return ()
    haystack, needle = text.lower(), term.lower()
    if len(haystack) != len(text):  # a few letters grow when lowered: keep the places right
        haystack, needle = text, term
    places = []
    start = haystack.find(needle)
    while start >= 0:
        end = start + len(needle)
        is_whole = not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1]))
        if is_whole:
            places.append(Span(start, end))
        start = haystack.find(needle, end if is_whole else start + 1)
    return tuple(places) if any(place.of(text) == term for place in places) else ()


def _is_letter(character: str) -> bool:
    return _LETTER.fullmatch(character) is not None


class Lexicon:
    """What is known of the words of one language (an ISO 639 code, `en` or `en-GB`)."""

    def __init__(self, language: str) -> None:
        self.is_english = _is_english(language)
        name = _SNOWBALL.get(base_of(language))
        self._stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord if name else str

    def is_function(self, word: str) -> bool:
        """Articles, pronouns, auxiliaries, prepositions, conjunctions and the like."""
        if not self.is_english:
            return False
        plain = word.casefold().replace("\u2019", "'")
        return plain in _FUNCTION_WORDS or _CONTRACTION.sub("", plain) in _FUNCTION_WORDS

    def is_filler(self, word: str) -> bool:
        return self.is_english and word.casefold() in _FILLERS

    def is_everyday(self, word: str) -> bool:
        return self.is_english and not _EVERYDAY.isdisjoint([word.casefold(), self.stem(word)])

    @cache  # noqa: B019 - one lexicon serves a whole run
    def is_content(self, word: str) -> bool:
        return not self.is_function(word) and not self.is_filler(word)

    def content_count(self, text: str) -> int:
        """How many words of a text carry meaning."""
        return sum(map(self.is_content, _texts(text, None)))

    def stem(self, word: str) -> str:
        return self._stem(_POSSESSIVE.sub("", word.casefold()))

    @cache  # noqa: B019 - one lexicon serves a whole run
    def stems(self, word: str) -> frozenset[str]:
        """The stems of a word: of a hyphenated one, those of its members that carry meaning."""
        if not self.is_content(word):
            return frozenset()
        members = _PART.findall(_POSSESSIVE.sub("", _ACRONYMS.sub(r"\1", word).casefold()))
        return frozenset(self.stem(member) for member in members if not self.is_function(member))

    @lru_cache(maxsize=1 << 16)  # noqa: B019 - titles and labels are asked for again and again
    def content_stems(self, text: str, within: Span | None = None) -> frozenset[str]:
        """The stems of all words of a text that carry meaning."""
        return frozenset().union(*map(self.stems, _texts(text, within)))


_SURE = 5
"""Letters that two stems must share before the longer counts as a form of the shorter."""


def related(stems: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of `stems` that name the same word as one of `others`: equal, or, since a stemmer
    leaves "verif" of "verification" and "verifi" of "verify", one letter apart at the end."""
    if not are_related(stems, others):
        return frozenset()
    shortened = _shortened(others)
    return frozenset(
        stem for stem in stems if stem in others or stem in shortened or (len(stem) > _SURE and stem[:-1] in others)
    )


def are_related(stems: frozenset[str], others: frozenset[str]) -> bool:
    """Whether any of `stems` is `related` to one of `others`."""
    return not (
        stems.isdisjoint(others) and stems.isdisjoint(_shortened(others)) and _shortened(stems).isdisjoint(others)
    )


@lru_cache(maxsize=1 << 16)
def _shortened(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(stem[:-1] for stem in stems if len(stem) > _SURE)
