"""What is a word, where a term stands, and what is the same word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.cards.words import Lexicon, find_term, related, word_count, words_of
from kaiser_study.model import Span, is_english
from tests.document.rows import rows

ENGLISH = Lexicon("en")


@pytest.mark.parametrize(
    ("text", "words"),
    rows(
        {
            "sentence": ("Well, it works!", ["Well", "it", "works"]),
            "hyphens": ("self-attention, state\u2010of\u2011the-art", ["self-attention", "state\u2010of\u2011the-art"]),
            "apostrophes": ("don't, what’s", ["don't", "what’s"]),
            "dots": ("DeepLearning.AI e.g. 3.5.", ["DeepLearning.AI", "e.g", "3.5"]),
            "dashes": ("one – two—three", ["one", "two", "three"]),
            "brackets": ("I do [sic] love[/b] {{c1::x}} a::b", ["I", "do", "sic", "love", "b", "c1", "x", "a", "b"]),
            "Arabic with vowels": ("اقْرَأْ باسم", ["اقْرَأْ", "باسم"]),
            "accents apart": ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
            "Hindi": ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
            "emoji": ("👩‍🔬 and 👍🏽", ["and"]),
            "nothing": ("… !?", []),
        }
    ),
)
def test_words_are_found(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words
    assert word_count(text) == len(words)


@given(st.text())
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    assert all(word.span.of(text) == word.text for word in words_of(text))


def test_words_of_a_stretch_keep_their_places_in_the_text() -> None:
    assert [word.span for word in words_of("one two three", Span(4, 13))] == [Span(4, 7), Span(8, 13)]


@pytest.mark.parametrize(
    ("term", "text", "places"),
    rows(
        {
            "once": ("two", "one two", [4]),
            "in both cases": ("deep learning", "Deep learning is deep learning.", [0, 17]),
            "never as written": ("Learning", "learning, LEARNING", []),
            "whole in other letters only": ("learn", "learning and LEARN", []),
            "in a longer word": ("learn", "learning to unlearn", []),
            "within a number": ("20", "2017 or 20", [8]),
            "beside a hyphen": ("self", "self-made self", [0, 10]),
            "after a false start": ("no no", "nono no no", [5]),
            "after letters that grow": ("iki", "İİ iki", [3]),
            "with signs": ("C++ (2017)", "C++ (2017).", [0]),
            "an emoji": ("👍", "so 👍!", [3]),
            "nowhere": ("three", "one two", []),
            "empty": ("", "one", []),
        }
    ),
)
def test_a_term_is_found_as_whole_words(term: str, text: str, places: list[int]) -> None:
    assert [span.start for span in find_term(term, text)] == places


@pytest.mark.parametrize("word", ["the", "The", "don't", "don’t", "whatever", "thing"])
def test_words_without_meaning_of_their_own_have_no_stem(word: str) -> None:
    assert not ENGLISH.is_content(word)
    assert ENGLISH.stems(word) == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scaling", "scaled"),
        ("model's", "models"),
        ("model’s", "MODEL"),
        ("verification", "verify"),
        ("self-attention", "attention"),
        ("process-based", "processes"),
        ("TPUs", "tpu"),
    ],
)
def test_forms_of_one_word_are_related(one: str, other: str) -> None:
    assert related(ENGLISH.stems(one), ENGLISH.stems(other))
    assert related(ENGLISH.stems(other), ENGLISH.stems(one))


@pytest.mark.parametrize(("one", "other"), [("train", "trail"), ("state-of-the-art", "the"), ("word", "world")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not related(ENGLISH.stems(one), ENGLISH.stems(other))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Häuser", "Häusern"),
        ("ar", "الكتاب", "كتاب"),
        ("fr", "chevaux", "chevaux"),
        ("ru", "книги", "книга"),
        ("pt-BR", "livros", "livro"),
        ("xx", "Wort", "wort"),
    ],
)
def test_each_language_has_its_own_stems(language: str, one: str, other: str) -> None:
    lexicon = Lexicon(language)
    assert lexicon.stems(one) == lexicon.stems(other) != frozenset()


@pytest.mark.parametrize("language", "ar da de el en es fi fr hu id it nl no pt ro ru sv tr zh".split())
def test_every_language_that_the_page_names_can_be_used(language: str) -> None:
    assert Lexicon(language).content_stems("one two") != frozenset()


def test_function_words_are_known_in_english_only() -> None:
    assert Lexicon("de").is_content("the")
    assert [is_english(code) for code in ("en", "EN", "en-GB", "enm", "de")] == [True, True, True, False, False]
