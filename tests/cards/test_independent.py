"""Cards as seen by a second implementation of the rules, which can tell good from bad."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaiser_study import bundled
from kaiser_study.cards import face
from kaiser_study.cards.generate import make_cards
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import Card, CardKind, Corpus, Display, Head, Part, Plan, Quote, Source, SourceKind, Span
from tests.cards.independent import RULES, broken_rules
from tests.cards.making import DISPLAY, SOURCES, bundled_corpus, corpus_of, made, others, quote
from tests.document.rows import rows


def complaints(cards: Sequence[Card], corpus: Corpus, display: Display) -> dict[str, list[str]]:
    """The rules that cards break, by the ids of those that break any."""
    families = defaultdict(list)
    for card in cards:
        families[card.quote.id, card.kind].append(card)
    found = {
        card.id: list(
            broken_rules(card, face.front(card), corpus, display, [each for each in family if each is not card])
        )
        for family in families.values()
        for card in family
    }
    return {id: rules for id, rules in found.items() if rules}


def without_terms(corpus: Corpus) -> Corpus:
    return replace(corpus, quotes=tuple(replace(quote, terms=()) for quote in corpus.quotes))


@pytest.mark.parametrize("edit", [lambda corpus: corpus, without_terms], ids=["hand-picked terms", "automatic terms"])
def test_every_bundled_card_passes_all_rules(edit: object) -> None:
    assert callable(edit)
    recipe = read_recipe(bundled.default_recipe())
    corpus = edit(bundled_corpus())
    cards = make_cards(corpus, recipe.display, replace(recipe.plan, cloze_options=4)).cards
    assert len(cards) > 3 * len(corpus.quotes)
    assert complaints(cards, corpus, recipe.display) == {}


# it can tell

TEXT = "Careful builders from Old Danzig measure 30 planks twice, then saw dry timber along an oak grain."
GOOD = {
    card.kind: card for card in made(corpus_of(quote(TEXT, "dry timber"), *others())).cards if card.quote.id == "asked"
}
CLOZE, TOPIC, SOURCE = CardKind.CLOZE, CardKind.TOPIC, CardKind.SOURCE


def doctored(kind: CardKind, more: str = "", *, text: str = "", hidden: str = "", **changes: object) -> Card:
    """A good card with something done to it: `more` text or another, and `hidden` as the answer of a cloze."""
    card: Card = replace(GOOD[kind], **changes)  # type: ignore[arg-type]
    if more or text:
        whole = text or f"{TEXT} {more}"
        card = replace(card, quote=replace(card.quote, text=whole), excerpt=Span(0, len(whole)))
    if hidden:
        start = card.quote.text.index(hidden)
        card = replace(card, answer=hidden, gaps=(Span(start, start + len(hidden)),))
    return card


TWIN = quote(TEXT.replace("oak", "elm"), id="twin", topic="Stone", source=SOURCES[1])

DOCTORED = {
    "R1 another answer": ("R1", doctored(CLOZE, answer="wet timber")),
    "R2 five words": ("R2", doctored(CLOZE, hidden="saw dry timber along an")),
    "R2 a quarter of the text": (
        "R2",
        doctored(CLOZE, text="Oak, elm and ash fell, timber rose.", hidden="timber rose"),
    ),
    "R2 little left": ("R2", doctored(CLOZE, text="He saw dry timber along the old grain.", hidden="dry timber")),
    "R3 function word": ("R3", doctored(CLOZE, hidden="then")),
    "R3 filler": ("R3", doctored(CLOZE, "One such thing.", hidden="thing")),
    "R4 in the text": ("R4", doctored(CLOZE, "Timbers last.", hidden="dry timber")),
    "R4 in the topic": ("R4", doctored(CLOZE, quote=replace(GOOD[CLOZE].quote, topic="Timber"))),
    "R4 in the part": ("R4", doctored(CLOZE, "No concert.", hidden="concert")),
    "R4 in the hint": ("R4", doctored(CLOZE, hint="Timber trade")),
    "R4 in the cue": ("R4", doctored(CLOZE, cue="Timber trade")),
    "R4 in the deck's title": ("R4", doctored(CLOZE, "Sayings help.", hidden="Sayings")),
    "R4 no mask": ("R4", doctored(TOPIC, answer="Timber", quote=replace(GOOD[TOPIC].quote, topic="Timber"))),
    "R5 nowhere": ("R5", doctored(CLOZE, gaps=())),
    "R5 half a word": ("R5", doctored(CLOZE, hidden="tim")),
    "R5 half a hyphenated word": ("R5", doctored(CLOZE, "Well-kept saws.", hidden="kept")),
    "R5 end of a name": ("R5", doctored(CLOZE, hidden="Danzig")),
    "R5 beginning of a name": ("R5", doctored(CLOZE, hidden="Old")),
    "R5 end of a name with a small word": ("R5", doctored(CLOZE, "So did Guido van Rossum.", hidden="Rossum")),
    "R5 a number without what it counts": ("R5", doctored(CLOZE, hidden="30")),
    "R5 a number without its sign": ("R5", doctored(CLOZE, "All for $700.", hidden="700")),
    "R5 half a term": ("R5", doctored(CLOZE, hidden="timber")),
    "R7 everyday words": ("R7", doctored(CLOZE, "Good people wait.", hidden="Good people")),
    "R8 fits another": ("R8", doctored(CLOZE, hidden="oak grain")),
    "R9 long": ("R9", doctored(CLOZE, "More such words follow here, ever longer. " * 5)),
    "R9 outside": ("R9", doctored(CLOZE, excerpt=Span(0, 60))),
    "R10 list": ("R10", doctored(CLOZE, "Pine, ash and elm.", hidden="Pine, ash and elm")),
    "R11 another topic": ("R11", doctored(TOPIC, answer="Patience")),
    "R11 a twin of another topic": ("R11", doctored(TOPIC)),
    "R11 a twin from another source": ("R11", doctored(SOURCE)),
    "R12 not there": ("R12", doctored(TOPIC, options=("Patience", "Storms"))),
    "R12 twice": ("R12", doctored(TOPIC, options=("Unlike Any", "Unlike Any", "Storms"))),
    "R12 of another kind": ("R12", doctored(TOPIC, options=("Unlike Any", "Radio Evening"))),
    "R12 written beside spoken": ("R12", doctored(SOURCE, options=("Radio Evening", "Hidden Diary"))),
    "R12 a cloze's that the text says": ("R12", doctored(CLOZE, options=("dry timber", "thick planks"))),
    "R12 true as well": ("R12", doctored(TOPIC, "Storms come.", options=("Unlike Any", "Storms"))),
}


def broken(card: Card, front: str = "", siblings: Sequence[Card] = (), beside: Sequence[Quote] = ()) -> list[str]:
    corpus = corpus_of(card.quote, *others(), *beside)
    return list(broken_rules(card, front or face.front(card), corpus, DISPLAY, siblings))


@pytest.mark.parametrize("kind", CardKind)
def test_a_good_card_breaks_no_rule(kind: CardKind) -> None:
    assert broken(GOOD[kind]) == []


@pytest.mark.parametrize(("rule", "card"), rows(DOCTORED))
def test_a_doctored_card_breaks_its_rule(rule: str, card: Card) -> None:
    assert rule in broken(card, beside=[TWIN] if rule in {"R8", "R11"} else [])


def test_a_front_that_lost_a_character_breaks_the_round_trip() -> None:
    assert broken(GOOD[CLOZE], face.front(GOOD[CLOZE]).replace(",", "")) == ["R1"]


@pytest.mark.parametrize(("usual", "other"), [("[...]", "[......]"), ("a(n) [...]", "an [...]")])
def test_a_gap_with_a_look_of_its_own_is_not_neutral(usual: str, other: str) -> None:
    card = doctored(CLOZE, hidden="oak grain")
    assert broken(card) == []
    assert "R6" in broken(card, face.front(card).replace(usual, other))


def test_a_cloze_over_another_and_a_fourth_one_break_the_rule_of_siblings() -> None:
    apart = doctored(CLOZE, hidden="oak grain")
    assert broken(GOOD[CLOZE], siblings=[apart, apart]) == []
    assert broken(GOOD[CLOZE], siblings=[apart, apart, apart]) == ["R10"]
    assert broken(GOOD[CLOZE], siblings=[doctored(CLOZE, hidden="along")]) == []
    assert broken(GOOD[CLOZE], siblings=[doctored(CLOZE, hidden="timber along")]) == ["R10"]


def test_every_rule_can_be_broken() -> None:
    assert {rule for rule, _ in DOCTORED.values()} | {"R6"} == set(RULES)


# both agree about any corpus

ENGLISH = {
    "noun": """
        timber timbers grain river rivers network networks verifier verification verifiers proof proofs signal scaling
        compute test-time step-by-step self-attention lantern harbour meadow bridge winter memory memories reward model
        models language languages problem people world thing question engine engines violin gardener attention
    """.split(),
    "name": [
        "Ada Lovelace", "Frank Lloyd Wright", "Łukasz Kaiser", "Guido van Rossum", "F. Wright", "Berlin", "GPT-4",
        "OpenAI", "Google Brain", "Trax",
    ],
    "number": ["1923", "300 metres", "30 %", "$700", "12 °C", "1,000 boards", "24/7", "2.5 hours"],
    "verb": "scales scaled verifies trains finds makes needs rewards carries searches breaks proves waters".split(),
    "small": "the a an of in with and or for that this its every then".split(),
    "filler": "way thing kind part good new".split(),
}  # fmt: skip
GERMAN = {
    "noun": "Haus Häuser Winter Holz Garten Gärten Regen Brücke Brücken Fluss Wald Sprache Sprachen Beweis".split(),
    "name": ["Ada Lovelace", "Łukasz Kaiser", "Berlin"],
    "number": ["1923", "300 Meter", "30 %"],
    "verb": "trägt tragen beweist baut bauen hört findet verzeiht".split(),
    "small": "der die das ein eine von mit und oder für dass jeder".split(),
    "filler": "immer wieder gern leise".split(),
}
SHAPE = "small noun verb small noun number small name verb filler noun small noun noun verb".split()


@st.composite
def sentences(draw: st.DrawFn, vocabulary: dict[str, list[str]]) -> str:
    kinds = draw(st.lists(st.sampled_from(SHAPE), min_size=6, max_size=draw(st.sampled_from([24, 24, 60]))))
    chosen = [draw(st.sampled_from(vocabulary[kind])) for kind in kinds]
    marks = [draw(st.sampled_from(["", "", "", "", "", ",", ";", ".", " (", ") ", "—"])) for _ in chosen]
    text = " ".join(word + mark for word, mark in zip(chosen, marks, strict=True))
    return f"{text[0].upper()}{text[1:]}."


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A few quotes, some of them with terms and some nearly the same as the one before."""
    language, vocabulary = draw(st.sampled_from([("en", ENGLISH), ("en-GB", ENGLISH), ("de", GERMAN)]))
    labels = st.lists(st.sampled_from(vocabulary["noun"]), min_size=1, max_size=3).map(" ".join).map(str.title)
    titles = enumerate(draw(st.lists(labels, min_size=1, max_size=4)))
    parts = [Part(f"p{n}", n + 1, title, corpus="c") for n, title in titles]
    sources = [
        Source(f"s{n}", label, draw(st.sampled_from(SourceKind)))
        for n, label in enumerate(draw(st.lists(labels, min_size=1, max_size=6)))
    ]
    quotes: list[Quote] = []
    for number in range(draw(st.integers(2, 7))):
        own_topic = draw(labels)
        text = draw(sentences(vocabulary))
        if draw(st.booleans()) and quotes:  # nearly the same, or longer
            old = draw(st.sampled_from(quotes[-1].text.rstrip(".").split()))
            text = quotes[-1].text.replace(old, draw(st.sampled_from(vocabulary["noun"])))
            text = draw(st.sampled_from([text, f"{text} {draw(sentences(vocabulary))}"]))
        own = text.split()
        starts = draw(
            st.lists(st.tuples(st.integers(0, len(own) - 1), st.sampled_from([1, 1, 1, 2, 3, 5])), max_size=4)
        )
        terms = dict.fromkeys(
            " ".join(own[start : start + size]).strip(" .,;()—").lstrip("% ") for start, size in starts
        )
        quotes.append(
            Quote(
                f"q{number}",
                draw(st.sampled_from([own_topic, *(before.topic for before in quotes)])),
                text,
                draw(st.sampled_from(parts)),
                draw(st.sampled_from(sources)),
                tuple(filter(None, terms)),
            )
        )
    return Corpus((Head("c", "C", "", "", language),), tuple(parts), tuple(sources), tuple(quotes))


@given(corpora(), st.booleans())
@settings(max_examples=100)
def test_no_card_of_any_corpus_breaks_a_rule(corpus: Corpus, tells_part: bool) -> None:
    display = Display("Collected Sayings", tells_part)
    assert complaints(make_cards(corpus, display, Plan(cloze_options=3)).cards, corpus, display) == {}
