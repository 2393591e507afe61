"""What the words of a text are taken for."""

import pytest

from kaiser_study.cards.grammar import Kind, kind_of, kinds_in
from kaiser_study.cards.words import Lexicon

ENGLISH = Lexicon("en")

NOUN, VERB, PREDICATE, ING, ED, ADJECTIVE, ADVERB, SMALL = (
    Kind.NOUN, Kind.VERB, Kind.PREDICATE, Kind.ING, Kind.ED, Kind.ADJECTIVE, Kind.ADVERB, Kind.SMALL,
)  # fmt: skip


def kinds(text: str) -> list[Kind]:
    words = text.split()
    alone = [kind_of(word, ENGLISH.is_content(word)) for word in words]
    return list(kinds_in(words, alone, [""] * (len(words) + 1)))


@pytest.mark.parametrize(
    ("word", "kind"),
    {
        "violin": NOUN, "of": SMALL, "include": VERB, "contributes": VERB, "operationalize": VERB, "robust": ADJECTIVE,
        "quadratic": ADJECTIVE, "music": NOUN, "argument": NOUN, "quickly": ADVERB, "eastward": ADVERB, "apart": ADVERB,
        "sailing": ING, "king": NOUN, "painted": ED, "red": ADJECTIVE,
    }.items(),
)  # fmt: skip
def test_a_word_alone(word: str, kind: Kind) -> None:
    assert kind_of(word, ENGLISH.is_content(word)) is kind


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("they include violins", 1, VERB),
        ("a strict include", 2, NOUN),
        ("the include", 1, NOUN),
        ("we model rivers", 1, VERB),
        ("a good model", 2, NOUN),
        ("to model the river", 1, VERB),
        ("rivers model the valley", 1, PREDICATE),
        ("the singer sings loudly", 2, PREDICATE),
        ("he said that the lantern splutters in winter", 5, PREDICATE),
        ("with painted houses", 1, ADJECTIVE),
        ("houses painted red", 1, ED),
        ("a horse splashes", 2, PREDICATE),
        ("the horse splashes", 2, PREDICATE),
        ("an old class", 2, NOUN),
        ("it glows whenever the lantern splutters", 5, PREDICATE),
        ("it glows whenever the lantern splutters are heard", 5, NOUN),
        ("basalt splutters so fast that it glows", 1, PREDICATE),
        ("pattern matching", 1, NOUN),
        ("pattern matching the rules", 1, ING),
    ],
)
def test_a_word_among_its_neighbours(text: str, at: int, kind: Kind) -> None:
    assert kinds(text)[at] is kind


def test_punctuation_parts_neighbours() -> None:
    assert kinds_in(["the", "include"], [SMALL, VERB], ["", "", ""])[1] is NOUN
    assert kinds_in(["the", "include"], [SMALL, VERB], ["", ",", ""])[1] is VERB
