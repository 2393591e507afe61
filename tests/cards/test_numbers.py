"""A number of a cloze is given once, to one term, however that is spelled later."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from kaiser_study.cards.numbers import number_terms
from kaiser_study.model import Published
from tests.document.rows import rows

TEXT = "Violins sing louder than drums in small wooden rooms when winter nights grow long."
OLD = {1: "wooden rooms", 2: "drums"}


def text(**replaced: str) -> str:
    new = TEXT
    for word, other in replaced.items():
        assert word in new
        new = new.replace(word, other)
    return new


def published(terms: Mapping[int, str], retired: Mapping[int, str] | None = None, text: str = TEXT) -> Published:
    return Published(text, terms, retired or {})


CASES: Mapping[str, tuple[Sequence[str], str, Published, Mapping[str, int]]] = {
    "nothing": ([], TEXT, Published(), {}),
    "no term any more": ([], TEXT, published(OLD), {}),
    "a first edition": (["drums", "winter"], TEXT, Published(), {"drums": 1, "winter": 2}),
    "the same": (["wooden rooms", "drums"], TEXT, published(OLD), {"wooden rooms": 1, "drums": 2}),
    "another order": (["drums", "wooden rooms"], TEXT, published(OLD), {"wooden rooms": 1, "drums": 2}),
    "one more": (
        ["winter", "drums", "wooden rooms"],
        TEXT,
        published(OLD),
        {"wooden rooms": 1, "drums": 2, "winter": 3},
    ),
    "one less": (["drums"], TEXT, published(OLD), {"drums": 2}),
    "another for one": (["drums", "winter"], TEXT, published(OLD), {"drums": 2, "winter": 3}),
    "numbers with holes": (["winter", "long"], TEXT, published({4: "long"}), {"long": 4, "winter": 5}),
    "after retired ones": (["winter"], TEXT, published({1: "drums"}, {7: "long"}), {"winter": 8}),
    "a retired one again": (["long", "drums"], TEXT, published({1: "drums"}, {7: "long"}), {"drums": 1, "long": 7}),
    "a retired one again, respelled": (
        ["longer"],
        text(long="longer"),
        published({1: "drums"}, {7: "long"}),
        {"longer": 7},
    ),
    "a retired one that left the text before": (
        ["longer"],
        text(long="longer"),
        published({}, {7: "lonng"}),
        {"longer": 8},
    ),
    "retired and live ones respelled": (
        ["violin", "drum"],
        text(Violins="violin", drums="drum"),
        published({2: "drums"}, {1: "Violins"}),
        {"violin": 1, "drum": 2},
    ),
    "respelled": (["wooden room"], text(rooms="room"), published(OLD), {"wooden room": 1}),
    "respelled, only the case": (["Drums"], text(drums="Drums"), published(OLD), {"Drums": 2}),
    "a word more": (["small wooden rooms"], TEXT, published(OLD), {"small wooden rooms": 3}),
    "a word less": (["rooms"], TEXT, published(OLD), {"rooms": 3}),
    "another word of two": (["wooden halls"], text(rooms="halls"), published(OLD), {"wooden halls": 3}),
    "another number": (
        ["System 2"],
        "Violins take System 2 thinking in winter.",
        published({1: "System 1"}, text="Violins take System 1 thinking in winter."),
        {"System 2": 2},
    ),
    "written apart": (
        ["data set"],
        "A data set of violins.",
        published({4: "dataset"}, text="A dataset of violins."),
        {"data set": 4},
    ),
    "written with a hyphen": (
        ["data-set"],
        "A data-set of violins.",
        published({4: "data set"}, text="A data set of violins."),
        {"data-set": 4},
    ),
    "a like term elsewhere in a text that stays": (
        ["old boats"],
        "Old boots tell of old boats.",
        published({1: "Old boots"}, text="Old boots tell of old boats."),
        {"old boats": 2},
    ),
    "respelled and one more": (
        ["winter", "wooden room"],
        text(rooms="room"),
        published(OLD),
        {"wooden room": 1, "winter": 3},
    ),
    "both respelled": (
        ["drum", "wooden room"],
        text(drums="drum", rooms="room"),
        published(OLD),
        {"wooden room": 1, "drum": 2},
    ),
    "a like term elsewhere": (
        ["wooden rafts"],
        "Wooden rooms: violins sing louder than drums on small wooden rafts in winter nights.",
        published({1: "Wooden rooms"}, text="Wooden rooms: violins sing louder than drums on rafts in winter nights."),
        {"wooden rafts": 2},
    ),
    "an unlike term in the same place": (["guitars"], text(drums="guitars"), published(OLD), {"guitars": 3}),
    "the old spelling stays as well": (
        ["drums", "drum"],
        f"{TEXT} A drum is none.",
        published(OLD),
        {"drums": 2, "drum": 3},
    ),
    "two for one, the more alike wins": (
        ["drum", "drumms"],
        text(drums="drum-drumms"),
        published(OLD),
        {"drumms": 2, "drum": 3},
    ),
    "one for two, the more alike wins": (
        ["drums"],
        "Violins sing louder than drums.",
        published({1: "drumss", 2: "drms"}, text="Violins sing louder than drumss drms."),
        {"drums": 1},
    ),
    "two that change their spellings into one another": (
        ["drum", "drums"],
        "A drum and some drums.",
        published({1: "drums", 2: "drum"}, text="Some drums and a drum."),
        {"drums": 1, "drum": 2},
    ),
    "the text around it changed": (
        ["drums"],
        "In our days, everyone agrees, drums are not quite as loud as violins.",
        published(OLD),
        {"drums": 2},
    ),
    "respelled while the text around it changed": (
        ["drumms"],
        "Violins always sing very much louder than drumms in small rooms.",
        published(OLD),
        {"drumms": 2},
    ),
    "letters that grow when they are lowered": (
        ["İstanbul"],
        "İİ: violins sing in İstanbul.",
        published({3: "Istanbul"}, text="II: violins sing in Istanbul."),
        {"İstanbul": 3},
    ),
    "the old text is unknown": (["drumms"], text(drums="drumms"), published({2: "drums"}, text=""), {"drumms": 3}),
    "not in the text": (["cellos", "drums"], TEXT, published(OLD), {"drums": 2, "cellos": 3}),
}


@pytest.mark.parametrize(("terms", "text", "published", "numbers"), rows(CASES))
def test_terms_are_numbered(terms: Sequence[str], text: str, published: Published, numbers: Mapping[str, int]) -> None:
    assert number_terms(terms, text, published) == numbers


FAMILIES = (
    ("lantern", "lanterns", "Lantern", "lanternes"),
    ("beeswax", "beeswaxes", "beewax"),
    ("village", "villages", "vilage"),
    ("storm", "storms", "Storm"),
    ("patience", "patiences", "pacience"),
    ("copper", "coppers", "Copper"),
)
FAMILY_OF = {word: family for family in FAMILIES for word in family}


def test_words_of_different_families_are_unlike() -> None:
    """Or the property below would say nothing of them."""
    for one, other in combinations(FAMILIES, 2):
        assert all(ratio(a.casefold(), b.casefold()) < 70 for a, b in product(one, other))


@st.composite
def editions(draw: st.DrawFn) -> list[tuple[list[str], str]]:
    """Terms and text of a quote, edition by edition: words change, come, go, and swap their places."""
    words = draw(st.lists(st.sampled_from(sorted(FAMILY_OF)), min_size=3, max_size=6, unique_by=FAMILY_OF.__getitem__))
    made = []
    for _ in range(draw(st.integers(2, 6))):
        words = [draw(st.sampled_from(FAMILY_OF[word])) for word in words]
        if draw(st.booleans()):
            words = draw(st.permutations(words))
        text = " ".join(f"{draw(st.sampled_from(['the', 'a', 'of', 'and']))} {word}" for word in words)
        made.append((draw(st.lists(st.sampled_from(words), max_size=3, unique=True)), text))
    return made


@given(editions())
def test_a_number_is_given_to_one_term_for_ever(editions: list[tuple[list[str], str]]) -> None:
    known = Published()
    owners: dict[int, Sequence[str]] = {}
    for terms, text in editions:
        numbers = number_terms(terms, text, known)
        assert sorted(numbers) == sorted(terms)
        assert len(set(numbers.values())) == len(terms)
        for number, term in known.terms.items():
            assert numbers.get(term, number) == number, "as it was spelled it keeps its number"
        for number, term in known.retired.items():
            if term not in known.terms.values():
                assert numbers.get(term, number) == number, "and gets it back"
        for term, number in numbers.items():
            assert number >= 1
            assert owners.setdefault(number, FAMILY_OF[term]) == FAMILY_OF[term], "no other word has it ever"
        before = {**known.retired, **known.terms}
        now = {number: term for term, number in numbers.items()}
        known = Published(text, now, {number: term for number, term in before.items() if number not in now})


@given(editions())
def test_the_order_of_terms_matters_to_new_ones_only(editions: list[tuple[list[str], str]]) -> None:
    (first, text), (terms, later) = editions[:2]
    known = Published(text, {number: term for term, number in number_terms(first, text, Published()).items()})
    numbers, backwards = (number_terms(order, later, known) for order in (terms, terms[::-1]))
    assert sorted(numbers.values()) == sorted(backwards.values())
    for term, number in numbers.items():
        assert number > len(first) or backwards[term] == number
