"""docs/cards.md says what the rules do."""

import re
from pathlib import Path

from kaiser_study.cards.cloze import AUTOMATIC_CLOZES
from kaiser_study.cards.excerpt import LONGEST
from kaiser_study.cards.rules import LARGEST_SHARE, LONGEST_ANSWER, MOST_CLOZES, RULES
from kaiser_study.cards.setting import PLAN

PAGE = (Path(__file__).parents[2] / "docs" / "cards.md").read_text(encoding="utf-8")
RULE = dict(re.findall(r"^\| (R\d+) [\w -]+ \| (.+) \|$", PAGE, re.MULTILINE))


def test_the_page_explains_every_rule_in_the_order_in_which_it_is_applied() -> None:
    assert list(RULE) == [*(name for name, _ in RULES), "R13"]


def test_the_numbers_on_the_page_are_those_of_the_rules() -> None:
    assert f"At most {LONGEST} words" in RULE["R9"]
    assert f"1 to {LONGEST_ANSWER} words" in RULE["R2"]
    assert ("a quarter" in RULE["R2"]) == (LARGEST_SHARE == 1 / 4)
    assert f"at least {PLAN.fewest_visible} words" in RULE["R2"]
    assert f"At most {MOST_CLOZES} clozes" in RULE["R10"]
    assert ("The best two" in PAGE) == (AUTOMATIC_CLOZES == 2)
