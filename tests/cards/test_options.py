"""Which wrong answers stand beside the right one."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from math import comb
from random import Random

import pytest

from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.options import Distractor, other_parts, other_sources, other_topics, pick_options
from kaiser_study.cards.rivals import Ring, Rivals
from kaiser_study.cards.setting import setting_of
from kaiser_study.model import Card, CardKind, Corpus, Head, Part, Plan, Quote, Source, SourceKind
from tests.cards.making import (
    DISPLAY,
    PARTS,
    SOURCES,
    bundled_cards,
    bundled_corpus,
    corpus_of,
    made,
    others,
    quote,
    with_quotes,
)

TEXT = "Careful builders measure twice, wait patiently and saw dry timber along the old grain."
SPOKEN = {"debate", "interview", "lecture", "panel", "podcast", "talk", "video"}


def questions(*cards: Card) -> Iterator[Card]:
    yield from (card for card in cards or bundled_cards().cards if card.kind is not CardKind.CLOZE)


def labels(found: list[Distractor]) -> list[str]:
    return [distractor.label for distractor in found]


# what may be an option


def topics_beside(asked: Quote, *company: Quote) -> list[str]:
    return labels(other_topics(asked, setting_of(corpus_of(asked, *company), DISPLAY)))


def test_topics_of_other_quotes_are_offered() -> None:
    assert sorted(topics_beside(quote(TEXT), *others())) == sorted(other.topic for other in others())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(quote("Violins sing.", id="o", topic="Unlike Any"), id="same topic"),
        pytest.param(quote("Violins sing.", id="o", topic="Unlike Music"), id="a word of the topic"),
        pytest.param(quote("Violins sing.", id="o", topic="Timbers"), id="a word of the quote"),
        pytest.param(quote("Violins sing.", id="o", topic="Measurement"), id="a related word"),
        pytest.param(quote("Builders saw timber.", id="o", topic="Music"), id="a quote that says the same"),
    ],
)
def test_a_topic_that_might_be_true_is_not_offered(other: Quote) -> None:
    assert topics_beside(quote(TEXT), other) == []


def test_a_topic_is_not_offered_if_one_of_its_quotes_says_the_same() -> None:
    far = quote("Violins sing.", id="far", topic="Music")
    near = quote("Builders saw timber.", id="near", topic="Music")
    assert topics_beside(quote(TEXT), far, near) == []


def test_topics_of_the_same_part_come_first() -> None:
    corpus = corpus_of(quote(TEXT), *others())
    ranks = {d.label: d.rank for d in other_topics(corpus.quotes[0], setting_of(corpus, DISPLAY))}
    own = {other.topic for other in others() if other.part == PARTS[0]}
    assert max(ranks[topic] for topic in own) < min(rank for topic, rank in ranks.items() if topic not in own)


def test_parts_that_the_quote_speaks_of_or_that_have_the_same_title_are_not_offered() -> None:
    corpus = replace(
        corpus_of(quote("We sail to harbours at night.")),
        parts=(*PARTS, Part("again", 4, "Concert Halls", corpus="sayings")),
    )
    assert labels(other_parts(corpus.quotes[0], setting_of(corpus, DISPLAY))) == ["Green Spaces"]


@pytest.mark.parametrize(("own", "other"), [("talk", "letter"), ("paper", "podcast"), ("book", "lecture")])
def test_what_was_spoken_is_no_option_beside_what_was_written(own: str, other: str) -> None:
    asked = quote(TEXT, source=Source("own", "Own", SourceKind(own)))
    corpus = replace(corpus_of(asked), sources=(asked.source, Source("other", "Other", SourceKind(other))))
    assert other_sources(asked, setting_of(corpus, DISPLAY)) == []


def test_sources_of_the_same_kind_come_first() -> None:
    corpus = corpus_of(quote(TEXT, source=SOURCES[2]))
    sources = (*SOURCES, Source("more", "More Letters", SourceKind.LETTER))
    found = other_sources(corpus.quotes[0], setting_of(replace(corpus, sources=sources), DISPLAY))
    assert [(d.label, d.rank) for d in found] == [("More Letters", 0), ("Hidden Diary", 1)]


def sources_beside(label: str, *others: str) -> list[str]:
    asked = quote(TEXT, source=Source("own", label, SourceKind.BOOK))
    sources = (asked.source, *(Source(f"other-{at}", other, SourceKind.BOOK) for at, other in enumerate(others)))
    return labels(other_sources(asked, setting_of(replace(corpus_of(asked), sources=sources), DISPLAY)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Walden", "Walden (1854)"),
        ("walden", "Walden (2nd ed., 1910)"),
        ("Walden (1854)", "Walden (1854)"),
        ("Walden", "Walden (2. Auflage)"),
        ("Walden", "Walden, 1854"),
        ("Walden (1854)", "Walden, 1854"),
        ("Walden", "Thoreau, Walden"),
        ("Walden, 1854", "Thoreau, Walden (1854)"),
        ("Thoreau, Walden", "Walden (1854)"),
        ("Thoreau, Walden", "Henry David Thoreau, Walden"),
        ("Thoreau, Walden", "Thoreau, Henry David, Walden, 1854"),
        ("Walden", "Thoreau, Walden, ch. 18"),
        ("Walden", "Henry David Thoreau, Walden, p. 90"),
        ("Walden", "Walden (1854), chapter 1"),
        ("Walden (1854)", "Walden, pp. 90\u201392 (1854)"),
        ("Walden", "Walden (ch. XVIII, p. 90)"),
        ("Walden", "Walden, §§ 3-4"),
        ("Thoreau, Walden, ch. 18", "Henry David Thoreau, Walden, p. 90"),
        ("Thoreau, Walden", "Walden, section 2"),
        ("Weiss, Letters, vol. 1", "Letters, vol. 1, p. 90"),
    ],
)
def test_what_may_be_the_answer_is_not_offered_beside_it(one: str, other: str) -> None:
    assert sources_beside(one, other) == sources_beside(other, one) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Letters (vol. 1)", "Letters (vol. 2)"),
        ("Letter (1997)", "Letter (1998)"),
        ("Essays (1844)", "Diary (1844)"),
        ("Letter, 1997", "Letter (1998)"),
        ("Weiss, Letters", "Bell, Letters"),
        ("Weiss, Letters (1997)", "Letters, 1998"),
        ("Letters, 1997", "Weiss, Love Letters"),
        ("Brandt, Nature", "Emerson, Nature"),
        ("Brandt, Nature, p. 5", "Emerson, Nature, p. 5"),
        ("Letters, vol. 1", "Love Letters, vol. 1"),
        ("Letters, vol. 1, p. 5", "Letters, vol. 2, p. 5"),
        ("Letter (1997), p. 5", "Letter (1998), p. 5"),
        ("Walden, ch. 2", "Walden, ch. 18"),
        ("Chapter 11", "Chapter 12"),
    ],
)
def test_sources_that_differ_in_more_than_author_or_edition_are_offered(one: str, other: str) -> None:
    assert sources_beside(one, other) == [other]


# which of them are chosen

FEW = [Distractor(label, 0) for label in ("oak", "elmwood", "ash", "yewtrees", "pine", "hornbeam")]


def test_the_right_answer_is_there_once_among_as_many_as_asked_for() -> None:
    for count in (2, 3, 4, 6):
        options = pick_options("beech", FEW, count, "key")
        assert options.count("beech") == 1
        assert len(set(options)) == len(options) == count


@pytest.mark.parametrize(("count", "few"), [(0, FEW), (1, FEW), (4, FEW[:2]), (8, FEW), (3, [FEW[0], FEW[0]])])
def test_too_few_good_ones_are_none(count: int, few: list[Distractor]) -> None:
    assert pick_options("beech", few, count, "key") == ()


def test_the_lower_rank_is_chosen_first() -> None:
    ranked = [Distractor("elmo", 0), Distractor("ashy", 0), Distractor("pinewood", 1), Distractor("yew", 1)]
    for key in map(str, range(50)):
        assert len({"elmo", "ashy"} & set(pick_options("beech", ranked, 3, key))) >= 1


def test_options_are_of_like_length_where_there_are_enough() -> None:
    long = [Distractor("the evergreen tree of the north", 0), Distractor("the tallest tree there is", 0)]
    for key in map(str, range(50)):
        assert set(pick_options("beech", [*long, *FEW], 4, key)) <= {"beech", *labels(FEW)}


def test_every_place_is_used_equally_often() -> None:
    places = Counter(pick_options("beech", FEW, 4, str(key)).index("beech") for key in range(1_000))
    assert sorted(places) == [0, 1, 2, 3]
    assert min(places.values()) > 200


# few are looked at in a large corpus


def crowd(count: int) -> list[Quote]:
    return [quote(TEXT, id=f"q{number}", part=PARTS[number % 3], source=SOURCES[number % 4]) for number in range(count)]


def test_a_large_corpus_is_not_looked_at_as_a_whole() -> None:
    rivals = Rivals(corpus_of(*crowd(2_000)))
    assert len(rivals.quotes(crowd(1)[0])) <= 200


def test_a_small_corpus_is_looked_at_as_a_whole() -> None:
    found = Rivals(corpus_of(*crowd(100))).quotes(crowd(1)[0])
    assert sorted(other.id for other in found) == sorted(f"q{number}" for number in range(1, 100))


def test_parts_far_away_are_not_looked_at() -> None:
    parts = tuple(Part(f"p{number}", number, f"Part {number}", corpus="sayings") for number in range(1, 1_001))
    rivals = Rivals(replace(corpus_of(*crowd(1)), parts=parts))
    assert [part.number for part in rivals.parts(parts[499])] == [*range(400, 500), *range(501, 601)]
    assert [part.number for part in rivals.parts(parts[0])] == [*range(2, 102)]


def test_one_more_thing_moves_at_most_one_out_of_sight() -> None:
    before, after = Ring(crowd(1_000)), Ring(crowd(1_001))
    lost = [len({q.id for q in before.near(key)} - {q.id for q in after.near(key)}) for key in map(str, range(500))]
    assert max(lost) == 1
    assert sum(lost) < 100


def test_what_is_looked_at_is_the_same_on_every_machine() -> None:
    assert [seen.id for seen in Ring(crowd(1_000)).near("key")][:4] == ["q340", "q395", "q377", "q568"]


# over the bundled deck


def test_every_bundled_question_offers_four_with_the_right_one_once() -> None:
    assert all(len(set(card.options)) == 4 and card.options.count(card.answer) == 1 for card in questions())


def test_bundled_source_options_are_all_spoken_or_all_written() -> None:
    kinds = {source.label: source.kind in SPOKEN for source in bundled_corpus().sources}
    for card in questions():
        if card.kind is CardKind.SOURCE:
            assert len({kinds[option] for option in card.options}) == 1, card.id


def test_bundled_options_are_topics_or_parts_or_sources_never_mixed() -> None:
    corpus = bundled_corpus()
    pools = (
        {quote.topic for quote in corpus.quotes},
        {part.title for part in corpus.parts},
        {source.label for source in corpus.sources},
    )
    assert all(any(set(card.options) <= pool for pool in pools) for card in questions())


def test_another_quote_changes_options_only_by_its_own_topic() -> None:
    corpus = bundled_corpus()
    own = Quote(
        "new", "Winter Gardens", "Violins sing louder than drums in small rooms.", corpus.parts[3], corpus.sources[0]
    )
    before = {card.id: card for card in questions(*made(corpus).cards)}
    after = {card.id: card for card in questions(*made(with_quotes(corpus, own)).cards)}
    changed = [id for id in before if before[id].options != after[id].options]
    assert changed
    for id in changed:
        assert set(after[id].options) - set(before[id].options) == {"Winter Gardens"}
        assert after[id].options.index(after[id].answer) == before[id].options.index(before[id].answer)


def test_a_corpus_of_two_parts_and_few_sources_has_no_options_but_questions() -> None:
    found = made(Corpus((Head("sayings", "C", "", "", "en"),), PARTS[:2], SOURCES[:2], others()[:2]))
    assert {card.options for card in questions(*found.cards)} == {()}
    assert {card.kind for card in questions(*found.cards)} == {CardKind.TOPIC, CardKind.SOURCE}


# guessing, over whole decks


def library() -> Corpus:
    """Three hundred quotes of invented words, with topics, parts, sources and terms of all lengths."""
    dice = Random(300)
    syllables = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
    endings = ["", "n", "m", "rt"]
    invented = list(
        dict.fromkeys(
            "".join([*dice.choices(syllables, k=dice.choice([2, 3, 3, 4])), dice.choice(endings)]) for _ in range(4_000)
        )
    )

    def title(longest: int) -> str:
        return " ".join(dice.sample(invented, dice.randint(1, longest))).title()

    parts = tuple(Part(f"p{number}", number + 1, title(4), corpus="library") for number in range(10))
    sources = tuple(Source(f"s{number}", title(6), dice.choice([*SourceKind])) for number in range(40))
    quotes = []
    for number in range(300):
        words = dice.sample(invented, 16)
        terms = (words[3], " ".join(words[8:10]))
        quotes.append(Quote(f"q{number}", title(5), " ".join(words), dice.choice(parts), dice.choice(sources), terms))
    return Corpus((Head("library", "Library", "", "", "en"),), parts, sources, tuple(quotes))


@cache
def offering(deck: str) -> tuple[Card, ...]:
    """The cards with options of a deck that offers them wherever it can."""
    corpus = {"bundled": bundled_corpus, "library": library}[deck]()
    return tuple(card for card in make_cards(corpus, DISPLAY, Plan(cloze_options=4)).cards if card.options)


def no_better_than_chance(right: float, of: int, chance: float = 1 / 4) -> bool:
    """Whether guessing would be right so often in more than one of a hundred decks."""
    tail = sum(comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(round(right), of + 1))
    return tail > 0.01


def test_guessing_that_does_better_than_chance_is_seen() -> None:
    assert no_better_than_chance(25, 100)
    assert not no_better_than_chance(37, 100)


DECKS_AND_KINDS = [*product(["bundled", "library"], CardKind)]


@pytest.mark.parametrize(("deck", "kind"), DECKS_AND_KINDS)
@pytest.mark.parametrize("extreme", [max, min], ids=["longest", "shortest"])
def test_the_longest_and_the_shortest_option_are_right_no_more_often_than_chance(
    deck: str, kind: CardKind, extreme: Callable[[list[int]], int]
) -> None:
    cards = [card for card in offering(deck) if card.kind is kind]
    right = 0.0
    for card in cards:
        lengths = [len(option) for option in card.options]
        guess = extreme(lengths)
        right += (len(card.answer) == guess) / lengths.count(guess)
    assert no_better_than_chance(right, len(cards))


@pytest.mark.parametrize(("deck", "kind"), DECKS_AND_KINDS)
def test_every_place_is_used_and_none_is_right_more_often_than_chance(deck: str, kind: CardKind) -> None:
    places = Counter(card.options.index(card.answer) for card in offering(deck) if card.kind is kind)
    assert sorted(places) == [0, 1, 2, 3]
    assert no_better_than_chance(max(places.values()), places.total())


@pytest.mark.parametrize("kind", CardKind)
def test_most_cards_of_a_large_deck_offer_options(kind: CardKind) -> None:
    assert sum(card.kind is kind for card in offering("library")) > 250
