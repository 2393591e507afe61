"""Which quotes count as nearly the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kaiser_study.cards.duplicates import near_duplicates, pairs_to_compare
from kaiser_study.model import Quote
from tests.cards.making import PARTS, SOURCES, quote

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


def test_a_word_changed_at_every_place_of_a_short_text_is_nearly_the_same() -> None:
    short = "Careful builders measure twice, wait patiently and saw timber"
    for word in short.replace(",", "").split():
        assert duplicates(short, short.replace(word, "xylophone")) == {"q0": ["q1"], "q1": ["q0"]}


def test_a_longer_version_is_nearly_the_same() -> None:
    longer = f"They say: {TEXT}, and whoever hurries pays for new boards, nails, glue and varnish by next Easter"
    assert duplicates(TEXT, longer) == {"q0": ["q1"], "q1": ["q0"]}


def test_the_same_words_without_three_in_a_row_are_another_text() -> None:
    assert duplicates("oak ash elm yew pine fir", "fir pine yew elm ash oak") == {}


# crowds


def phrase(number: int) -> str:
    return "as the saying goes " + " ".join(f"{word}{number}" for word in ("oak", "ash", "elm", "yew", "fir", "box"))


def alike(number: int) -> str:
    return f"{TEXT} {number}"


def same(number: int) -> str:
    return TEXT


def crowd(text_of: Callable[[int], str], size: int) -> list[Quote]:
    """Quotes of one topic and source but for the middle one."""
    quotes = [quote(text_of(number), id=f"q{number:05}") for number in range(size)]
    odd = size // 2
    quotes[odd] = replace(quotes[odd], topic="Another", part=PARTS[1], source=SOURCES[1])
    return quotes


def test_a_turn_of_phrase_makes_no_duplicates() -> None:
    assert near_duplicates(crowd(phrase, 80)) == {}


@pytest.mark.parametrize("text_of", [alike, same])
@pytest.mark.parametrize("size", [30, 60, 600])
def test_in_a_crowd_each_has_a_twin_with_the_same_answer_and_one_with_another(
    text_of: Callable[[int], str], size: int
) -> None:
    quotes = crowd(text_of, size)
    found = near_duplicates(quotes)
    assert all(
        {twin.topic for twin in found[asked.id]} == {"Unlike Any", "Another"}
        for asked in quotes
        if asked.topic == "Unlike Any"
    )


def test_two_of_one_topic_are_found_among_many_topics() -> None:
    quotes = [replace(each, topic=f"Topic {place}") for place, each in enumerate(crowd(alike, 200))]
    quotes[150] = replace(quotes[150], topic="Topic 20")
    assert quotes[150] in near_duplicates(quotes)[quotes[20].id]


@pytest.mark.parametrize("text_of", [phrase, alike, same])
def test_twice_as_many_quotes_are_twice_as_much_work(text_of: Callable[[int], str]) -> None:
    work = [len(pairs_to_compare(crowd(text_of, size))) for size in (400, 800, 1600)]
    assert work[2] - work[1] <= 2.1 * (work[1] - work[0])
    assert work[2] <= 40 * 1600
