"""What the automatic chooser likes."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.cards import signals
from kaiser_study.cards.signals import Signal
from kaiser_study.cards.terms import choose_terms, stretches
from kaiser_study.cards.words import Lexicon

ENGLISH = Lexicon("en")


def chosen(text: str, common: str = "") -> list[str]:
    spread = dict.fromkeys(ENGLISH.content_stems(common), 9)
    return [term.text for term in choose_terms(text, ENGLISH, spread)]


PREFERRED = {
    "what a contrast leads to": (
        "We did not want faster horses but patient riders.",
        "patient riders",
        "faster horses",
    ),
    "the end": ("In winter our old ferry needs a second anchor.", "second anchor", "old ferry"),
    "what somebody names": ("People who mend kettles are called tinkers in our village.", "tinkers", "kettles"),
    "the subject of a definition": ("Osmosis is a movement of water through a membrane.", "Osmosis", "water"),
    "what is explained": ("He studied phonemes, or sounds that tell words apart.", "phonemes", "words"),
    "rare words": ("We never saw houses like obsidian there.", "obsidian", "houses"),
    "numbers": ("You must wait until 1848 and then again.", "1848", "wait"),
    "a whole phrase": ("We trust careful gardeners in this town.", "careful gardeners", "careful"),
    "no adverb": ("She works quickly with violins and then rests.", "violins", "quickly"),
    "a noun with what describes it": ("We never met a patient sailor there.", "patient sailor", "met a patient sailor"),
    "what stands alone": ("They took oil, rice and pepper from the old granary.", "old granary", "rice"),
    "no pointing word": ("I never found the reason for volcanoes.", "volcanoes", "reason"),
}


@pytest.mark.parametrize("name", PREFERRED)
def test_the_chooser_prefers(name: str) -> None:
    text, best, than = PREFERRED[name]
    assert scores(text)[best] > scores(text)[than]


def scores(text: str, spread: Mapping[str, int] | None = None) -> dict[str, float]:
    """The score of every candidate of a text."""
    return {each.text: each.score for each in stretches(text, ENGLISH, spread or {})}


def test_a_stretch_stays_within_a_clause_and_ends_in_no_loose_adverb() -> None:
    found = scores("We know a sailor who repairs violins, for rust ruins anchors quickly and singers sing loudly.")
    assert {"sailor", "repairs violins", "ruins anchors", "sing loudly"} <= set(found)
    assert not any({"who", "violins for", "anchors quickly"} & {term, *term.split()} for term in found)
    assert not any(term.endswith("anchors quickly") for term in found)


def test_what_belongs_to_the_word_before_it_does_not_begin_a_stretch() -> None:
    found = set(scores("The slower but more durable cortex does not triumph over it."))
    assert {"more durable cortex", "cortex", "triumph"} <= found
    assert not {"durable", "durable cortex", "not triumph"} & found


def test_no_stretch_joins_two_phrases() -> None:
    found = scores(
        "In 1914 the statesmen of one land slept on, and only one man reads and complains while a horse splashes mud "
        "on a field, makes the whole field dull, is careful before scraping, or owns lanterns possessing the light."
    )
    assert {"1914", "statesmen", "horse", "field", "careful", "lanterns"} <= set(found)
    torn = ("1914 the", "man reads and", "field dull", "careful before", "lanterns possessing")
    assert [term for term in found for part in torn if part in term and term != part] == []
    assert "violins sing" not in scores("They say violins sing in small rooms.")
    assert "horse splashes" not in scores("A man is broken, a horse splashes.")


def test_a_number_is_one_word() -> None:
    found = scores("They met 10,000 sailors in 1/6 of all harbours, and 5% of 3:1 odds were theirs.")
    assert {"10,000", "1/6", "5%", "3:1 odds"} <= set(found)
    assert not {"000", "10", "6", "1", "5"} & set(found)


def test_only_what_fits_stands_in_the_way_of_others() -> None:
    text = "We trust careful gardeners in this town."
    assert "careful gardeners" in chosen(text)
    assert "gardeners" not in chosen(text)
    terms = [term.text for term in choose_terms(text, ENGLISH, {}, lambda term: "careful" not in term.text)]
    assert "gardeners" in terms
    assert "careful gardeners" not in terms


def test_what_many_quotes_say_is_liked_less() -> None:
    text = "They should trust violins, and they must trust trombones."
    spread = dict.fromkeys(ENGLISH.content_stems(text), 1)
    familiar = spread | dict.fromkeys(ENGLISH.content_stems("violins"), 9)
    assert scores(text, familiar)["violins"] < scores(text, spread)["violins"]
    assert scores(text, familiar)["trombones"] == scores(text, spread)["trombones"]


def test_a_quote_of_a_corpus_hides_its_point_and_not_its_subject() -> None:
    text = "Patience is a river that never hurries."
    in_corpus = [term.text for term in choose_terms(text, ENGLISH, dict.fromkeys(ENGLISH.content_stems(text), 1))]
    assert chosen(text)[0] == "Patience", "alone it reads like a definition"
    assert in_corpus[0] != "Patience"


def test_a_term_tells_why_it_was_chosen() -> None:
    best = next(choose_terms("They care not for speed but steady hands.", ENGLISH, {}))
    assert best.text == "steady hands"
    assert {*best.reasons} == {signal.reason for signal in best.signals}
    assert {"follows a contrast", "ends the text", "has a less common word", "has two words"} < {*best.reasons}
    assert best.score == pytest.approx(sum(signal.explained for signal in best.signals))


def test_every_signal_has_its_own_reason() -> None:
    every = [each for each in vars(signals).values() if isinstance(each, Signal)]
    assert len({each.reason for each in every}) == len(every) > 40
    assert all(each.spoken or each.explained for each in every)


def test_in_another_language_length_stands_for_rarity() -> None:
    german = Lexicon("de")
    best = next(choose_terms("Wer im Winter den alten Leuchtturm streicht.", german, {}))
    assert "Leuchtturm" in best.text
    assert not set(best.reasons) & {signals.CONTRASTED.reason, signals.STATED.reason}


def test_a_text_of_function_words_has_no_terms() -> None:
    assert chosen("to be or not to be, that is it") == []


@given(
    st.lists(st.sampled_from(["the", "oak", "elm,", "self-made", "👍", "of", "Ash", "not", "."]), max_size=40).map(
        " ".join
    )
)
def test_terms_are_stretches_of_one_to_four_words_that_do_not_overlap(text: str) -> None:
    terms = list(choose_terms(text, ENGLISH, {}))
    assert all(term.span.of(text) == term.text and 1 <= len(term.text.split()) <= 4 for term in terms)
    places = sorted(term.span for term in terms)
    assert all(one.end <= other.start for one, other in pairwise(places))
