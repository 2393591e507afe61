"""docs/import.md says what import does."""

import re
from pathlib import Path

import pytest
from click import Choice

from kaiser_study.cli import commands
from kaiser_study.corpus.formats import FORMATS
from kaiser_study.corpus.formats.columns import Field
from tests.corpus.importing import corpus_from, reading_of

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
EXAMPLES = {
    name: text
    for name, text in re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    if name not in ("sh", "txt")
}


def test_every_format_has_an_example() -> None:
    assert set(EXAMPLES) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_an_example_is_recognised_and_read_whole(name: str) -> None:
    reading = reading_of(EXAMPLES[name], "example")
    _, imported = corpus_from(reading, "example")
    assert reading.format == FORMATS[name].title
    assert reading.drafts
    assert not imported.unread


def test_the_command_knows_every_format() -> None:
    [option] = [each for each in commands.commands["import"].params if each.name == "format_name"]
    assert isinstance(option.type, Choice)
    assert list(option.type.choices) == list(FORMATS)


def test_the_page_names_all_formats_and_fields() -> None:
    formats = PAGE[PAGE.index("name the format:") :].partition(".")[0]
    assert re.findall("`(?:--format )?(.+?)`", formats) == list(FORMATS)
    fields = PAGE[PAGE.index("The fields are") :].partition(". ")[0]
    assert re.findall("`(.+?)`", fields) == list(Field)
