"""What the end of a session tells in words."""

from datetime import UTC

import pytest

from kaiser_study.study.history import Due, DueAt, DueOn
from kaiser_study.study.rules import Rules
from kaiser_study.study.session import Summary
from kaiser_study.study.wording import summary_lines

RULES = Rules(zone=UTC)
NOW = 1_790_000_000_000
TODAY = RULES.day(NOW)
SOON, TOMORROW, LATER = DueAt(NOW + 7_200_000), DueOn(TODAY + 1), DueOn(TODAY + 8)


@pytest.mark.parametrize(
    ("left", "next_due", "tomorrow", "told"),
    [
        (19, LATER, 0, "19 more cards for now."),
        (1, SOON, 3, "1 more card for now."),
        (2, None, 0, "2 more cards for now."),
        (0, SOON, 3, "Next card: in 2 hours.  Tomorrow: 3 due."),
        (0, SOON, 0, "Next card: in 2 hours."),
        (0, TOMORROW, 1, "Tomorrow: 1 due."),
        (0, LATER, 0, "Next card: in 8 days."),
        (0, None, 0, ""),
    ],
)
def test_the_end_says_what_is_left_or_else_what_comes(
    left: int, next_due: Due | None, tomorrow: int, told: str
) -> None:
    summary = Summary(answered=1, right=1, again=(), next_due=next_due, tomorrow=tomorrow, left=left)
    assert summary_lines(summary, NOW, RULES)[-1] == told
