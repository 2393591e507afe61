"""Which quotes count as nearly the same."""

from kaiser_study.cards.duplicates import near_duplicates
from tests.cards.making import quote

TEXT = "Careful builders measure twice, wait patiently and saw dry timber along the old grain"


def duplicates(*texts: str) -> dict[str, list[str]]:
    quotes = [quote(text, id=f"q{index}") for index, text in enumerate(texts)]
    return {id: [twin.id for twin in twins] for id, twins in near_duplicates(quotes).items()}


def test_the_same_words_in_other_dress_are_nearly_the_same() -> None:
    assert duplicates(TEXT, TEXT.upper() + "!", "Something else altogether stands here") == {"q0": ["q1"], "q1": ["q0"]}


def test_one_word_changed_is_nearly_the_same() -> None:
    assert duplicates(TEXT, TEXT.replace("dry", "wet")) == {"q0": ["q1"], "q1": ["q0"]}


def test_half_a_text_is_not_nearly_the_same() -> None:
    first_half = " ".join(TEXT.split()[:7])
    assert duplicates(TEXT, f"{first_half} until everything else is done and said") == {}


def test_short_texts_can_be_the_same() -> None:
    assert duplicates("Know thyself", "know thyself.", "Know others") == {"q0": ["q1"], "q1": ["q0"]}


def test_three_of_a_kind_are_all_named() -> None:
    assert duplicates(TEXT, TEXT, TEXT)["q1"] == ["q0", "q2"]


def test_a_turn_of_phrase_makes_no_duplicates() -> None:
    texts = [f"as the saying goes word{n} thing{n} idea{n} dream{n}" for n in range(80)]
    assert duplicates(*texts) == {}
