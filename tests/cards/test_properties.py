"""What holds for the cards of any corpus. Leaks are looked for by means of this test's own."""

import re
from itertools import product

import Stemmer
from hypothesis import given, settings
from hypothesis import strategies as st

from kaiser_study.cards.face import GAP, front
from kaiser_study.model import Card, CardKind, Corpus, Head, Part, Quote, Rejection, Source, SourceKind
from tests.cards.making import DISPLAY, bundled_cards, made

STEM = Stemmer.Stemmer("english").stemWord
FUNCTION = "the of and to a an in with it for".split()
FAMILIES = """
    scale scaling scaled scales verify verifier verification verified model models modelling train training trainer
    reason reasoning reasons learn learning learner attention attentive language languages process processes
    deep depth network networks network's compute computed logic logical math mathematics code coding data proof
    prove proven search searching tool tools team teams signal signals step-by-step test-time self-made GPUs GPU
    Trax OpenAI Berlin 2017 300 memory memories reward rewards rewarding
""".split()

UNRELATED = """
    violin drum winter garden slug worm bucket rain flood bridge valley hour postman bill wood oak ash elm pine harbour
    lantern meadow pepper quilt ribbon saddle tunnel velvet walnut anchor basket candle donkey easel fiddle goblet
""".split()

words = st.sampled_from([*FUNCTION, *FAMILIES, *UNRELATED])
titles = st.lists(st.sampled_from([*FAMILIES, *UNRELATED]), min_size=1, max_size=3).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(words, min_size=draw(st.sampled_from([1, 15, 15, 45])), max_size=60))
    signs = draw(
        st.lists(st.sampled_from(["", "", "", "", ",", ".", ";", "?"]), min_size=len(parts), max_size=len(parts))
    )
    text = " ".join(word + sign for word, sign in zip(parts, signs, strict=True))
    return text[0].upper() + text[1:] + "."


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    named = enumerate(draw(st.lists(titles, min_size=1, max_size=4)))
    parts = tuple(Part(f"p{n}", n + 1, title, corpus="c") for n, title in named)
    labels = draw(st.lists(st.tuples(titles, st.sampled_from(SourceKind)), min_size=1, max_size=5))
    sources = tuple(Source(f"s{n}", label, kind) for n, (label, kind) in enumerate(labels))
    quotes = []
    for n in range(draw(st.integers(1, 6))):
        text = draw(texts())
        own = text.rstrip(".").split()
        starts = draw(st.lists(st.tuples(st.integers(0, len(own) - 1), st.sampled_from([1, 1, 1, 2, 4])), max_size=4))
        terms = tuple(dict.fromkeys(" ".join(own[start : start + size]).strip(".,;?") for start, size in starts))
        quotes.append(
            Quote(f"q{n}", draw(titles), text, draw(st.sampled_from(parts)), draw(st.sampled_from(sources)), terms)
        )
    return Corpus((Head("c", "C", "", "", "en"),), parts, sources, tuple(quotes))


def stems(text: str) -> set[str]:
    """The stems of all words, and of the members of hyphenated ones, but for function words."""
    found = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", text).lower())
    return {STEM(word) for word in found if word not in FUNCTION}


def before_answering(card: Card) -> str:
    """All that a learner may see of a card before the answer."""
    gone = card.excerpt.of(card.quote.text)
    for gap in sorted(card.gaps, reverse=True):
        gone = gone[: gap.start - card.excerpt.start] + " " + gone[gap.end - card.excerpt.start :]
    beside = (card.quote.topic, card.quote.part.title, DISPLAY.title, card.hint, card.cue)
    return " ".join([gone, *(beside if card.kind is CardKind.CLOZE else ())])


def filled(card: Card) -> str | None:
    """The front with its gaps filled by the hidden words in turn; None if it cannot be."""
    shown = front(card).removeprefix("… ").removesuffix(" …")
    hidden = [gap.of(card.quote.text) for gap in card.gaps]
    pattern = re.escape(shown).replace(re.escape("a(n) "), "an? ").replace(re.escape("A(n) "), "An? ")
    for words in hidden:
        pattern = pattern.replace(re.escape(GAP), re.escape(words), 1)
    found = re.fullmatch(pattern, card.excerpt.of(card.quote.text))
    return found[0] if found else None


@given(corpora())
@settings(deadline=None)
def test_filling_the_gaps_gives_the_excerpt_back(corpus: Corpus) -> None:
    for card in made(corpus).cards:
        assert filled(card) == card.excerpt.of(card.quote.text)


@given(corpora())
@settings(deadline=None)
def test_no_card_shows_a_stem_of_its_answer(corpus: Corpus) -> None:
    for card in made(corpus).cards:
        assert not stems(card.answer) & stems(before_answering(card)), card.id


def test_no_bundled_card_shows_a_stem_of_its_answer() -> None:
    stop = stems(" ".join("is are be not its that this at as on by from".split()))
    for card in bundled_cards().cards:
        assert not (stems(card.answer) - stop) & stems(before_answering(card)), card.id


@given(corpora())
@settings(deadline=None)
def test_no_option_but_the_answer_has_a_word_of_the_quote(corpus: Corpus) -> None:
    for card in made(corpus).cards:
        for option in set(card.options) - {card.answer}:
            assert not stems(option) & stems(card.quote.text), card.id


@given(corpora())
@settings(deadline=None)
def test_every_quote_has_a_card_or_a_reason_of_every_kind_and_ids_are_unique(corpus: Corpus) -> None:
    found = made(corpus)
    results: list[Card | Rejection] = [*found.cards, *found.rejected]
    assert {(result.quote.id, result.kind) for result in results} == set(
        product((quote.id for quote in corpus.quotes), CardKind)
    )
    assert len({card.id for card in found.cards}) == len(found.cards)


@given(corpora())
@settings(deadline=None)
def test_the_same_corpus_always_gives_the_same_cards(corpus: Corpus) -> None:
    assert made(corpus) == made(corpus)
