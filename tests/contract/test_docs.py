"""What docs/anki.md says of tags, fields and searches is so."""

import re
from pathlib import Path

import pytest

from kaiser_study.anki.note_types import cloze_type, question_type
from tests.contract.core import Anki

PAGE = (Path(__file__).parents[2] / "docs" / "anki.md").read_text(encoding="utf-8")
SEARCHES = re.findall(r"^\| [^|`]+ \| `([^`]+)` \|$", PAGE.split("## Finding things")[1], re.MULTILINE)
TAGS = re.findall(r"^\| \w+ \| `(kaiser-study::[^`]+)` \|$", PAGE, re.MULTILINE)


def test_the_page_was_understood() -> None:
    assert len(SEARCHES) == 6
    assert len(TAGS) == 5


@pytest.mark.parametrize("search", SEARCHES)
def test_a_documented_search_finds_some_cards(search: str, imported: Anki) -> None:
    found = len(imported.col.find_cards(search))
    assert found == len(imported.rows()) if search == "tag:kaiser-study*" else 0 < found < len(imported.rows())


@pytest.mark.parametrize("tag", TAGS)
def test_a_documented_tag_is_there(tag: str, imported: Anki) -> None:
    assert imported.col.find_notes(f"tag:{tag}")


def test_every_field_is_named() -> None:
    for type in (cloze_type(), question_type()):
        assert f"`{type.name}`" in PAGE
        for field in type.fields:
            assert f"`{field}`" in PAGE or field.startswith("Spare")
