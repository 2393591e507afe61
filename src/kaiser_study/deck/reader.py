"""A recipe file (docs/recipe.md) -> Recipe."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kaiser_study.cards.setting import PLAN
from kaiser_study.deck.form import FEWEST, MOST_OPTIONS, ClozeForm, RecipeForm
from kaiser_study.deck.look_reader import read_look
from kaiser_study.deck.preset_reader import read_preset
from kaiser_study.deck.recipe import Recipe, Subdecks, Tag
from kaiser_study.document import Document, Node
from kaiser_study.model import CardKind, Plan
from kaiser_study.schema import keys_of

Word = TypeVar("Word", bound=StrEnum)


def read_recipe(path: Path) -> Recipe:
    """Raises BadDocument with every mistake of the file, StudyError if it cannot be read."""
    document = Document.open(path)
    if document.has("parts"):
        remedy = "name the recipe of its deck (docs/recipe.md)"
        document.report(document.root, "wrong-file", "this is a corpus, not a recipe", remedy)
        document.check()
    fields = document.fields(document.root, "the recipe", **keys_of(RecipeForm))
    taken: set[str] = set()
    now = document.id(fields.get("deck"), "the deck", taken)
    was = document.id(fields.get("was"), "the deck before", taken)
    recipe = Recipe(
        id=was or now,
        title=_title(document, fields.get("title")),
        corpus=path.parent / document.text(fields.get("corpus"), "the corpus"),
        plan=_plan(document, fields),
        subdecks=Subdecks(document.choice(fields.get("subdecks"), "the kind of subdecks", [*Subdecks]) or "none"),
        tags=_choices(document, fields.get("tags"), "the tag", Tag),
        renamed_to=now if was else "",
        look=read_look(document, fields.get("look")),
        preset=read_preset(document, fields.get("preset")),
    )
    document.check()
    return recipe


def _plan(document: Document, fields: Mapping[str, Node]) -> Plan:
    cloze = document.fields(fields["cloze"], "`cloze`", **keys_of(ClozeForm)) if "cloze" in fields else {}
    visible = document.number(cloze.get("visible"), "the number of visible words", FEWEST, PLAN.fewest_visible)
    options = document.number(fields.get("options"), "the number of options", 0, MOST_OPTIONS)
    return Plan(
        kinds=_choices(document, fields.get("cards"), "the kind of card", CardKind),
        options=PLAN.options if options is None else options,
        cloze_options=document.number(cloze.get("options"), "the number of options", 0, MOST_OPTIONS) or 0,
        fewest_visible=visible or PLAN.fewest_visible,
    )


def _title(document: Document, node: Node | None) -> str:
    """The name of the deck, in the form that Anki gives it."""
    title = unicodedata.normalize("NFC", document.prose(node, "the title"))
    names = [name.strip() for name in title.split("::")]
    if node is not None and title and "" in names:
        document.report(
            node, "bad-title", "Anki would call a part of the deck's name `blank`", "write a name on both sides of `::`"
        )
    return "::".join(names)


def _choices(document: Document, node: Node | None, what: str, words: type[Word]) -> tuple[Word, ...]:
    """The chosen words in their own order; all of them where the key is missing."""
    if node is None:
        return tuple(words)
    chosen = {document.choice(entry, what, [*words]) for entry in document.items(node, f"the list of {what}s")}
    return tuple(word for word in words if word in chosen)
