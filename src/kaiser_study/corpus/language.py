"""The language of quotes, by the words that every sentence of it needs."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

NAMES = {
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
}
"""The languages that are told apart, by their codes."""

_WORDS = {
    "da": "af at der det efter en er et for fra han ikke jeg man med men og om på sig som til var ved vi",
    "de": "aber auch auf das dass dem den der des die ein eine er es ich im in ist man mit nicht nur sich sie sind und "
    "von was wenn wer wie wir zu",
    "en": "and are as at be but by for from have he in is it not of on or that the they this to was we what who "
    "with you",
    "es": "al como con del el en es está hay la las lo los más muy no para pero por que se si sin son su un una",
    "fr": "au avec ce dans de des du elle en est et il ils je la le les mais ne nous on pas pour qui que se son sont "
    "sur un une vous",
    "it": "che chi con da dei del della delle di gli ha il in la le lo ma nel non per più si sono un una",
    "nl": "aan als dat de die een en er het hij ik in is je maar met naar niet om ook op te van voor wat wie ze zijn",
    "no": "at av der det en er et etter for fra han ikke jeg man med men og om på seg som til var ved vi",
    "pt": "ao as com como da das do dos ela em esta eu foi mais mas na no nos não os para por que se sem seu são "
    "um uma",
    "ru": "без бы вы да для его если из как кто мы на не но он от по так то что это",
    "sv": "att av den det en ett för han har inte jag man med men och om på som till var vi är",
}
"""None of one letter: tables and pictures made of signs are full of them."""

_LANGUAGES_OF: Mapping[str, frozenset[str]] = {
    word: frozenset(code for code, words in _WORDS.items() if word in words.split())
    for word in {word for words in _WORDS.values() for word in words.split()}
}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 2_000
"""Quotes from which the language is guessed."""

_FEWEST = 8
_SHARE = 0.15
_LEAD = 1.4
"""A language is certain with so many of its words, which are such a share of all, and so many times as many as any
other has."""


_FEWEST_OF_ONE = 3
_SHARE_OF_ONE = 0.2
_LEAD_OF_ONE = 3
"""As above, of the different words of one text. In 5700 English sentences, of corpora and of documentation, and in some
full of foreign names, they find nothing else than foreign sentences; of short foreign ones they find every second."""


def foreign_language_of(text: str, own: str) -> str:
    """The code of the language of a text that is certainly not in the one of its corpus; empty if it may be."""
    words = set(_WORD.findall(text.lower()))
    by_language: dict[str, set[str]] = {code: set() for code in NAMES}
    for word in words:
        for code in _LANGUAGES_OF.get(word, ()):
            by_language[code].add(word)
    if own not in by_language:
        return ""
    at_home = by_language.pop(own)
    best = max(by_language, key=lambda code: len(by_language[code] - at_home))
    foreign, homely = by_language[best] - at_home, at_home - by_language[best]
    least = max(_FEWEST_OF_ONE, _SHARE_OF_ONE * len(words), _LEAD_OF_ONE * len(homely))
    return best if len(foreign) >= least else ""


def language_of(texts: Iterable[str]) -> str:
    """The code of the language of most of the texts; empty if that is not certain."""
    counts: Counter[str] = Counter()
    total = 0
    for text in islice(texts, _LOOKED_AT):
        for word in _WORD.findall(text.lower()):
            total += 1
            counts.update(_LANGUAGES_OF.get(word, ()))
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= max(_FEWEST, _SHARE * total, _LEAD * second) else ""
