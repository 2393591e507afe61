"""From a corpus to its cards and rejections."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from kaiser_study.cards.face import front, pieces
from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.questions import PART, SOURCE, TOPIC
from kaiser_study.model import Card, CardKind, Corpus, Display, Head, Plan, Quote, Rejection
from tests.cards.making import (
    ALL,
    DISPLAY,
    PARTS,
    SOURCES,
    bundled_cards,
    bundled_corpus,
    corpus_of,
    made,
    made_of,
    only,
    others,
    quote,
)
from tests.contract.evil import LONG_TEXT, LONG_WORD, TEXTS
from tests.document.rows import rows

TEXT = "Careful builders measure twice, wait patiently and saw dry timber along the old grain."
LONG = (
    "Captain Morel mended the harbour lantern with copper wire, beeswax and endless patience before every autumn "
    "storm reached the northern village."
)

# the bundled corpus


def test_every_bundled_quote_has_a_cloze_for_each_of_its_terms_a_topic_and_a_source_card() -> None:
    cards = Counter((card.quote.id, card.kind) for card in bundled_cards().cards)
    for asked in bundled_corpus().quotes:
        assert cards[asked.id, CardKind.CLOZE] == len(asked.terms)
        assert cards[asked.id, CardKind.TOPIC] == cards[asked.id, CardKind.SOURCE] == 1


def test_no_bundled_card_is_rejected() -> None:
    assert bundled_cards().rejected == ()


def test_no_bundled_card_shows_an_excerpt_for_no_quote_is_long() -> None:
    assert all((card.excerpt.start, card.excerpt.end) == (0, len(card.quote.text)) for card in bundled_cards().cards)


# topic, part and source


@pytest.mark.parametrize(
    ("text", "topic", "part", "question", "shown"),
    rows(
        {
            "nothing given away": (TEXT, "Woodwork", PARTS[0], TOPIC, TEXT),
            "topic given away": (TEXT, "Timber", PARTS[0], PART, TEXT),
            "part given away": (TEXT, "Woodwork", replace(PARTS[0], title="Old Houses"), TOPIC, TEXT),
            "half a topic and the part given away": (
                TEXT,
                "Timber Trade",
                replace(PARTS[0], title="Old Houses"),
                TOPIC,
                TEXT.replace("timber", "[...]"),
            ),
            "the whole topic and the part given away": (
                TEXT,
                "Dry Timber",
                replace(PARTS[0], title="Old Houses"),
                PART,
                TEXT.replace("old", "[...]"),
            ),
        }
    ),
)
def test_the_topic_or_the_part_is_asked(text: str, topic: str, part: object, question: str, shown: str) -> None:
    card = only(made_of(quote(text, topic=topic, part=part), CardKind.TOPIC))  # type: ignore[arg-type]
    assert isinstance(card, Card)
    assert (card.question, front(card)) == (question, shown)
    assert card.answer in {topic, card.quote.part.title}


def test_the_topic_is_masked_where_there_is_one_part_only() -> None:
    company = [replace(other, part=PARTS[0]) for other in others()]
    corpus = replace(corpus_of(quote(TEXT, topic="Timber"), *company), parts=PARTS[:1])
    card = next(card for card in made(corpus).cards if card.id == "asked/topic/1")
    assert (card.question, front(card)) == (TOPIC, TEXT.replace("timber", "[...]"))


def test_the_topic_is_masked_where_the_decks_name_tells_the_part() -> None:
    found = made(corpus_of(quote(TEXT, topic="Timber"), *others()), Display("Sayings", tells_part=True))
    card = next(card for card in found.cards if card.id == "asked/topic/1")
    assert (card.question, front(card)) == (TOPIC, TEXT.replace("timber", "[...]"))


def test_neighbouring_words_of_the_answer_are_one_gap_and_others_are_more() -> None:
    asked = quote(TEXT, source=replace(SOURCES[0], label="Dry-Timber Builders' Radio"))
    card = only(made_of(asked, CardKind.SOURCE))
    assert isinstance(card, Card)
    assert card.question == SOURCE
    assert front(card) == TEXT.replace("dry timber", "[...]").replace("builders", "[...]")


def test_an_answer_that_masks_too_much_is_rejected_with_its_rule() -> None:
    asked = quote("Dry timber waits for careful builders who measure twice.", topic="Timber Builders", part=PARTS[0])
    corpus = replace(corpus_of(asked, *others()), parts=PARTS[:1])
    (rejection,) = [r for r in made(corpus).rejected if (r.quote, r.kind) == (asked, CardKind.TOPIC)]
    assert rejection.rule == "R2"


# clozes


def test_clozes_are_numbered_by_their_terms_even_if_one_is_rejected() -> None:
    found = made_of(quote(TEXT, "timber", "nowhere", "grain"), CardKind.CLOZE)
    assert {card.number: card.answer for card in found.cards} == {1: "timber", 3: "grain"}
    assert [(r.candidate, r.rule) for r in found.rejected] == [("nowhere", "R5")]


def test_a_cloze_hints_at_the_topic() -> None:
    assert [card.hint for card in made_of(quote(TEXT, "timber"), CardKind.CLOZE).cards] == ["Unlike Any"]


def test_a_quote_without_terms_gets_the_two_best() -> None:
    cards = made_of(quote(TEXT), CardKind.CLOZE).cards
    assert len(cards) == 2
    assert cards[0].answer in TEXT


def test_clozes_of_a_long_quote_share_one_excerpt() -> None:
    text = f"{TEXT} {TEXT.replace('timber', 'marble')} {TEXT.replace('timber', 'granite')} {TEXT}"
    cards = made_of(quote(text, "marble", "granite"), CardKind.CLOZE).cards
    assert [card.answer for card in cards] == ["marble", "granite"]
    assert len({card.excerpt for card in cards}) == 1
    assert front(cards[0]).startswith("… ")
    assert front(cards[0]).endswith(" …")


# every quote has a card or a reason (R13)


def cards_or_reasons(corpus: Corpus) -> set[tuple[str, CardKind]]:
    found = made(corpus)
    assert all(r.rule and r.why for r in found.rejected)
    results: list[Card | Rejection] = [*found.cards, *found.rejected]
    return {(result.quote.id, result.kind) for result in results}


@pytest.mark.parametrize("text", rows(TEXTS | {"long": LONG_TEXT, "long word": LONG_WORD}))
def test_a_quote_has_a_card_or_a_reason_and_shows_its_text_unharmed(text: str) -> None:
    short, long = quote(text, id="short"), quote(f"{TEXT} {text}", "timber", id="long", topic="Woodwork")
    corpus = corpus_of(short, long, *others())
    assert cards_or_reasons(corpus) == set(product((q.id for q in corpus.quotes), CardKind))
    for card in made(corpus).cards:
        assert "".join(piece.back for piece in pieces(card)) == card.excerpt.of(card.quote.text)


def test_a_quote_with_nothing_to_hide_is_told_so() -> None:
    rejection = only(made_of(quote("👍👍 !"), CardKind.CLOZE))
    assert isinstance(rejection, Rejection)
    assert (rejection.rule, rejection.why) == ("R13", "no term worth hiding was found")


@pytest.mark.parametrize("kind", CardKind)
def test_only_the_kinds_that_are_asked_for_are_made_and_explained(kind: CardKind) -> None:
    found = make_cards(corpus_of(quote("Too short."), *others()), DISPLAY, Plan((kind,)))
    assert {card.kind for card in found.cards} | {r.kind for r in found.rejected} == {kind}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_plan_counts_the_clozes_of_a_quote(count: int) -> None:
    named = quote(LONG, "copper wire", "made-up", "beeswax", "lantern", "northern village", id="named")
    bare = quote(LONG.replace("Morel", "Anders"), id="bare", topic="Coastal Light", part=PARTS[2])
    made_so = make_cards(corpus_of(named, *others()), DISPLAY, Plan((CardKind.CLOZE,), clozes=count))
    own = sorted((card for card in made_so.cards if card.quote == named), key=lambda card: card.number)
    assert [card.answer for card in own] == ["copper wire", "beeswax", "lantern"][:count]
    assert [card.number for card in own] == [1, 3, 4][:count]
    assert "northern village" not in {rejection.candidate for rejection in made_so.rejected}
    without = make_cards(corpus_of(bare, *others()), DISPLAY, Plan((CardKind.CLOZE,), clozes=count))
    assert len([card for card in without.cards if card.quote == bare]) == count


@pytest.mark.parametrize("kind", [CardKind.TOPIC, CardKind.SOURCE])
def test_a_corpus_of_one_quote_has_clozes_and_says_why_it_has_no_more(kind: CardKind) -> None:
    asked = quote(TEXT, "timber")
    found = made(Corpus((Head("sayings", "C", "", "", "en"),), (asked.part,), (asked.source,), (asked,)))
    assert [card.id for card in found.cards] == ["asked/cloze/1"]
    told = [(r.rule, r.why) for r in found.rejected if r.kind is kind]
    assert told == [("R11", "there is one quote in `en` only")]


def test_a_corpus_of_one_source_has_no_source_cards() -> None:
    company = [replace(other, source=SOURCES[0]) for other in others()]
    found = made(replace(corpus_of(quote(TEXT, "timber"), *company), sources=SOURCES[:1]))
    assert CardKind.SOURCE not in {card.kind for card in found.cards}
    assert {r.rule for r in found.rejected if r.kind is CardKind.SOURCE} == {"R11"}


# other languages

GERMAN = (
    quote(
        "Wer die Violinen stimmt, hört im Winter das Holz der alten Häuser leise arbeiten.",
        "das Holz",
        id="holz",
        topic="Ein Haus im Frost",
    ),
    quote(
        "Gärtner verzeihen den Schnecken, füttern Würmer und warten geduldig auf Regen.",
        id="regen",
        topic="Geduld",
        source=SOURCES[1],
    ),
)
ARABIC = (
    quote(
        "العلم نور يضيء طريق الإنسان في ليل الحياة الطويل ويهدي القلوب نحو الخير والسلام",
        "طريق",
        id="noor",
        topic="المعرفة",
    ),
    quote(
        "البحر واسع عميق يحمل سفن التجار من ميناء بعيد نحو مدن كثيرة قبل الفجر",
        id="bahr",
        topic="السفر",
        source=SOURCES[1],
    ),
)
CHINESE = (
    quote("学而不思则罔，思而不学则殆。", id="xue", topic="学习"),
    quote("温故而知新，可以为师矣。", id="wen", topic="老师", source=SOURCES[1]),
)


def of_language(language: str, *quotes: Quote) -> Corpus:
    return replace(corpus_of(*quotes, language=language), sources=SOURCES[:2])


@pytest.mark.parametrize(
    ("language", "quotes", "kinds"),
    rows(
        {
            "German": ("de", GERMAN, set(CardKind)),
            "Arabic": ("ar", ARABIC, set(CardKind)),
            "Chinese": ("zh", CHINESE, {CardKind.TOPIC, CardKind.SOURCE}),
        }
    ),
)
def test_other_languages_get_cards_or_reasons(language: str, quotes: tuple[Quote, ...], kinds: set[CardKind]) -> None:
    corpus = of_language(language, *quotes)
    assert cards_or_reasons(corpus) == set(product((q.id for q in quotes), CardKind))
    for asked in quotes:
        assert {card.kind for card in made(corpus).cards if card.quote == asked} == kinds


def test_a_german_topic_is_found_in_another_form_in_the_text() -> None:
    card = next(card for card in made(of_language("de", *GERMAN)).cards if card.id == "holz/topic/1")
    assert card.question == PART


# the same on every machine


def test_the_same_corpus_gives_the_same_cards() -> None:
    assert bundled_cards() == bundled_cards()


def test_what_comes_before_in_the_corpus_changes_no_card() -> None:
    corpus = corpus_of(quote(TEXT, "timber"), *others())
    backwards = replace(corpus, quotes=corpus.quotes[::-1])
    assert {card.id: card for card in made(corpus).cards} == {card.id: card for card in made(backwards).cards}


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_cards_do_not_depend_on_the_seed_of_hashes(seed: str) -> None:
    code = "from tests.cards.making import bundled_cards; print(ascii(bundled_cards()))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ascii(bundled_cards())


def test_ids_name_quote_kind_and_number_and_no_two_cards_share_one() -> None:
    ids = [card.id for card in bundled_cards().cards]
    assert len(set(ids)) == len(ids)
    assert all(card.id == f"{card.quote.id}/{card.kind}/{card.number}" for card in bundled_cards().cards)
    assert set(ALL) == {card.kind for card in bundled_cards().cards}
