import pytest

from kaiser_study.model import Days, Grade, Interval, Phase, Review, Seconds
from kaiser_study.study.retention import Recalls, Retention, Share


def test_wilsons_interval_is_that_of_the_textbooks() -> None:
    # the example of Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29
    cases = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0, 0.1611), (1, 29): (0.0061, 0.1718)}
    for (recalled, asked), interval in cases.items():
        assert Share(recalled, asked).interval == pytest.approx(interval, abs=5e-5)


def test_of_nothing_nothing_is_known() -> None:
    assert Share().value is None
    assert Share().interval == (0, 1)


def review(card: str, grade: Grade, interval: Interval, phase: Phase = Phase.REVIEW) -> Review:
    return Review("corpus", card, 0, grade, interval, 0, phase)


def test_only_reviews_count_by_the_interval_that_they_end() -> None:
    reviews = [
        review("a", Grade.AGAIN, Seconds(60), Phase.LEARNING),
        review("a", Grade.GOOD, Days(20), Phase.LEARNING),
        review("a", Grade.GOOD, Days(21)),
        review("a", Grade.AGAIN, Seconds(600)),
        review("a", Grade.GOOD, Days(3), Phase.RELEARNING),
        review("b", Grade.EASY, Days(30)),  # what came before it was taken back
        review("b", Grade.HARD, Days(40)),
    ]
    recalls = Recalls({"a": "dawn"})
    for each in reviews:
        recalls.add(each)
    found = recalls.retention()
    assert found == Retention(young=Share(2, 2), mature=Share(1, 2), by_part={"dawn": Share(1, 2)})
    assert found.all == Share(3, 4)
