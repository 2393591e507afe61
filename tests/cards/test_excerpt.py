"""Which stretch of a long quote is shown."""

from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.cards.excerpt import LONGEST, excerpt
from kaiser_study.cards.words import find_term, word_count
from kaiser_study.model import Span


def words(count: int, name: str) -> str:
    return " ".join(f"{name}{n}" for n in range(count))


def sentence(count: int, name: str) -> str:
    return f"{words(count, name).capitalize()}."


def shown(text: str, *terms: str) -> str:
    return excerpt(text, [find_term(term, text)[0] for term in terms]).of(text)


def test_a_text_of_forty_words_is_shown_whole() -> None:
    text = f"“{words(LONGEST, 'a')}!”"
    assert shown(text) == text


def test_whole_sentences_are_shown() -> None:
    first, second, third = sentence(15, "a"), sentence(20, "b"), sentence(15, "c")
    assert shown(f"{first} {second} {third}") == f"{first} {second}"


def test_the_sentences_that_hold_the_best_terms_are_shown() -> None:
    first, second, third = sentence(15, "a"), sentence(25, "b"), sentence(15, "c")
    text = f"{first} {second} {third}"
    assert shown(text, "b2", "c3", "a1") == f"{second} {third}"
    assert shown(text, "b2", "a1", "c3", "c4") == f"{first} {second}"
    assert shown(text, "c3", "a1") == f"{second} {third}"


def test_where_no_sentence_is_short_enough_forty_words_are_shown() -> None:
    text = sentence(100, "a")
    assert shown(text, "a50") == " ".join(f"a{n}" for n in range(11, 51))


def test_a_lone_yes_is_not_shown_for_the_long_sentence_behind_it() -> None:
    text = f"Yes. {sentence(50, 'a')}"
    assert word_count(shown(text)) == LONGEST


def test_terms_of_a_long_sentence_are_shown_though_there_are_short_ones() -> None:
    text = f"{sentence(25, 'a')} {sentence(50, 'b')}"
    assert "b30" in shown(text, "b30").split()


def test_quotation_marks_stay_with_their_sentence() -> None:
    first = f"“{sentence(30, 'a')}”"
    assert shown(f"{first} {sentence(30, 'b')}") == first


def test_lines_end_sentences() -> None:
    assert shown(f"{words(30, 'a')}\n{words(30, 'b')}") == words(30, "a")


texts = st.lists(st.sampled_from("one two-three … . ! \n 👍 e.g. ؟".split(" ")), max_size=120).map(" ".join)


@given(texts, st.lists(st.integers(0, 300), max_size=4))
def test_an_excerpt_is_a_stretch_of_at_most_forty_words(text: str, starts: list[int]) -> None:
    span = excerpt(text, [Span(start, start + 3) for start in starts])
    assert 0 <= span.start <= span.end <= len(text)
    assert word_count(text, span) <= LONGEST


@given(texts)
def test_an_excerpt_says_enough(text: str) -> None:
    assert word_count(text, excerpt(text, ())) >= min(LONGEST / 2, word_count(text))
