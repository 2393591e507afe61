"""The published schemas are those of the types, and say the same as the program and its documentation."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from kaiser_study.corpus.form import CorpusForm, PartForm, QuoteForm, SourceForm
from kaiser_study.deck.form import RecipeForm, SelectForm
from kaiser_study.deck.look_form import ColoursForm, FontsForm, LookForm
from kaiser_study.deck.preset_form import PresetForm
from kaiser_study.schema import keys_of, schema_text
from tests.checked.test_broken import CORPORA, CORPUS, RECIPE, RECIPES, Broken

ROOT = Path(__file__).parents[2]
FORMS = {"corpus": CorpusForm, "recipe": RecipeForm}
SEEN_BY_A_SCHEMA = {"unknown-key", "missing-key", "unknown-word", "out-of-range", "bad-id", "bad-url", "empty"}
SEEN_BY_A_SCHEMA |= {"bad-colour", "bad-font", "bad-css-file", "bad-step", "bad-years"}


def schema(name: str) -> Any:
    return json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", FORMS)
def test_the_published_schema_is_that_of_the_types(name: str) -> None:
    """If it is not: kaiser-study schema corpus > schemas/corpus.json"""
    published = (ROOT / "schemas" / f"{name}.json").read_text("utf-8")
    assert published == schema_text(FORMS[name], f"A {name} of kaiser-study")
    Draft7Validator.check_schema(json.loads(published))


@pytest.mark.parametrize(("name", "folder"), [("corpus", "data"), ("recipe", "decks")])
def test_what_is_bundled_keeps_to_the_schema_that_it_names(name: str, folder: str) -> None:
    for file in (ROOT / folder).glob("*.yaml"):
        text = file.read_text("utf-8")
        told = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
        assert told
        assert (file.parent / told[1]).resolve() == ROOT / "schemas" / f"{name}.json"
        assert list(Draft7Validator(schema(name)).iter_errors(yaml.safe_load(text))) == []


@pytest.mark.parametrize(
    ("name", "good", "broken"),
    [
        (name, good, each)
        for name, good, all_broken in (("corpus", CORPUS, CORPORA), ("recipe", RECIPE, RECIPES))
        for each in all_broken
        if each.rule in SEEN_BY_A_SCHEMA and each.line
    ],
)
def test_an_editor_sees_what_the_program_sees(name: str, good: str, broken: Broken) -> None:
    validator = Draft7Validator(schema(name))
    assert list(validator.iter_errors(yaml.safe_load(good))) == []
    assert list(validator.iter_errors(yaml.safe_load(good.replace(broken.good, broken.bad, 1))))


@pytest.mark.parametrize(
    ("page", "forms"),
    [
        ("corpus.md", (CorpusForm, SourceForm, PartForm, QuoteForm)),
        ("recipe.md", (RecipeForm, SelectForm, LookForm, ColoursForm, FontsForm, PresetForm)),
    ],
)
def test_every_key_is_documented(page: str, forms: tuple[type, ...]) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    for form in forms:
        for key in (*keys_of(form)["required"], *keys_of(form)["optional"]):
            assert f"| `{key}` |" in text, key
