"""How many lines a text fills at most, whichever font of our stack a machine has."""

from functools import cache
from math import ceil
from unicodedata import category, normalize

_SPACE = 0.35
_TAB = 4 * _SPACE

_WIDTHS = {
    character: width
    for width, characters in {
        0.35: " '’‘,-./:;\\ijl|·",
        0.45: "!()[]fItJ",
        0.55: '"“”*_`?–rsz',
        0.6: "acevxy",
        0.65: "0123456789$bdghknopqu{}",
        0.7: "FLPSTZ",
        0.75: "ABEKVXY",
        0.8: "CGR",
        0.9: "#+<=>^~&DHNOQUw",
        1.05: "%@—…mMWÆŒæœ",
    }.items()
    for character in characters
}
"""In em, the widest of DejaVu, Noto and Liberation, Serif and Sans."""


def lines(text: str, width: float) -> int:
    """Lines of a text that is broken between words and, where a word is longer than a line, within it; line breaks
    and spaces stay. `width` is in em."""
    return sum(_lines(paragraph, width) for paragraph in text.split("\n"))


def _lines(paragraph: str, width: float) -> int:
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        long = _length(word)
        if used + long <= width:
            used += long
        else:
            # a word that is broken within leaves less than its widest letter at the end of a line
            own = max(ceil(long / (width - 1.1)), 1)
            count += own if used else own - 1
            used = long - (own - 1) * (width - 1.1)
        used += _SPACE
    return count


@cache
def _length(word: str) -> float:
    return sum(map(_width, word))


@cache
def _width(character: str) -> float:
    """Where we have not measured: as its letter without accents, else about as wide as its script can be."""
    bare = normalize("NFD", character)[0]
    if bare in _WIDTHS:
        return _WIDTHS[bare]
    if character == "\t":
        return _TAB
    match category(character):
        case "Mn" | "Me" | "Cf":
            return 0.0
        case "Ll":
            return 0.8
        case "Lo":
            return 1.0
        case _:
            return 1.1
