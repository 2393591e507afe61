"""A recipe file (docs/recipe.md) -> Recipe."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from os.path import normpath, realpath
from pathlib import Path
from typing import TypeVar

from kaiser_study.cards.rules import MOST_CLOZES
from kaiser_study.cards.setting import PLAN
from kaiser_study.deck.form import (
    FEWEST,
    YEARS,
    CardsForm,
    ClozeForm,
    ConditionsForm,
    RecipeForm,
    SelectForm,
)
from kaiser_study.deck.look_reader import read_look
from kaiser_study.deck.patterns import PATTERN, Placeholder, placeholders_in, without_placeholders
from kaiser_study.deck.preset_reader import read_preset
from kaiser_study.deck.recipe import SUBDECKS, TAG_ROOT, TAGS, Conditions, Named, Recipe, Selection, Trait
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Fields, Items, Node, Scalar
from kaiser_study.document.unknown_word import remedy_for
from kaiser_study.errors import Place
from kaiser_study.model import MOST_OPTIONS, CardKind, HintKind, Order, Plan
from kaiser_study.schema import keys_of
from kaiser_study.visible import in_a_line

Word = TypeVar("Word", bound=StrEnum)


def read_recipe(path: Path) -> Recipe:
    """Raises BadDocument with every mistake of the file, StudyError if it cannot be read."""
    document = Document.open(path)
    if document.has("parts"):
        remedy = "name the recipe of its deck (docs/recipe.md)"
        document.report(document.root, "wrong-file", "this is a corpus, not a recipe", remedy)
        document.check()
    fields = document.fields(document.root, "the recipe", **keys_of(RecipeForm))
    now = document.id(fields.get("deck"), "the deck", {})
    was = document.former_id(fields.get("was"), "the deck", now, {})
    recipe = Recipe(
        id=was or now,
        title=_title(document, fields.get("title")),
        corpora=_corpora(document, fields.get("corpus")),
        plan=_plan(document, fields),
        subdecks=_pattern(document, fields.get("subdecks"), "the kind of subdecks", SUBDECKS),
        tags=_tags(document, fields.get("tags")),
        renamed_to=now if was else "",
        selection=_selection(document, fields.get("select")),
        description=document.prose(fields.get("description"), "the description"),
        look=read_look(document, fields.get("look")),
        preset=read_preset(document, fields.get("preset")),
    )
    document.check()
    return recipe


def _corpora(document: Document, node: Node | None) -> Mapping[Path, Place]:
    """The files, counted from the folder of the recipe, each with where it is named."""
    entries = document.items(node, "the list of corpora") if isinstance(node, Items) else [node] if node else []
    corpora: dict[Path, Place] = {}
    for entry in entries:
        name = document.text(entry, "the corpus")
        if "\0" in name:
            document.report(entry, "wrong-file", f"no file is called `{in_a_line(name)}`", "write the path of a corpus")
            continue
        file = _without_steps_back(document.path.parent / name)
        if file in corpora:
            document.report(entry, "duplicate-corpus", f"`{in_a_line(name)}` stands twice", "take one of them away")
        corpora.setdefault(file, document.place(entry))
    return corpora


def _without_steps_back(path: Path) -> Path:
    """The path that people would write; as it is where `..` comes behind a link, and so leads elsewhere."""
    plain = Path(normpath(path))
    return plain if realpath(plain) == realpath(path) else path


def _plan(document: Document, fields: Mapping[str, Node]) -> Plan:
    cloze = document.fields(fields["cloze"], "`cloze`", **keys_of(ClozeForm)) if "cloze" in fields else {}
    visible = document.number(cloze.get("visible"), "the number of visible words", FEWEST, PLAN.fewest_visible)
    options = document.number(fields.get("options"), "the number of options", 0, MOST_OPTIONS)
    kinds, clozes = _kinds(document, fields.get("cards"))
    return Plan(
        kinds=kinds,
        options=PLAN.options if options is None else options,
        cloze_options=document.number(cloze.get("options"), "the number of options", 0, MOST_OPTIONS) or 0,
        fewest_visible=visible or PLAN.fewest_visible,
        clozes=clozes,
        order=Order(document.choice(fields.get("order"), "the order", [*Order]) or PLAN.order),
        hint=HintKind(document.choice(cloze.get("hint"), "the kind of hint", [*HintKind]) or PLAN.hint),
    )


def _kinds(document: Document, node: Node | None) -> tuple[tuple[CardKind, ...], int | None]:
    """The kinds of cards, and how many clozes of a quote if that is said."""
    if not isinstance(node, Fields):
        return _choices(document, node, "the kind of card", CardKind), None
    most = {CardKind.CLOZE: MOST_CLOZES, CardKind.TOPIC: 1, CardKind.SOURCE: 1}
    counts = {
        CardKind(key): document.number(value, f"the number of {key} cards", 0, most[CardKind(key)])
        for key, value in document.fields(node, "`cards`", **keys_of(CardsForm)).items()
    }
    kinds = tuple(kind for kind in CardKind if counts.get(kind) != 0)
    if not kinds:
        document.report(node, "no-cards", "no kind of card is left", "write another number than 0 for one of them")
    return kinds, counts.get(CardKind.CLOZE) or None


def _selection(document: Document, node: Node | None) -> Selection | None:
    if node is None:
        return None
    fields = document.fields(node, "`select`", **keys_of(SelectForm))
    without = document.fields(fields["not"], "`not`", **keys_of(ConditionsForm)) if "not" in fields else {}
    return Selection(_conditions(document, fields), _conditions(document, without), document.place(node))


def _conditions(document: Document, fields: Mapping[str, Node]) -> Conditions:
    return {trait: tuple(_named(document, fields[trait], trait)) for trait in Trait if trait in fields}


def _named(document: Document, node: Node, trait: Trait) -> Iterator[Named]:
    if trait is Trait.YEARS:
        entries = document.items(node, "`years`") if isinstance(node, Items) else [node]
        for entry in entries:
            yield from (Named(str(year), document.place(entry)) for year in _years(document, entry))
    else:
        for entry in document.items(node, f"`{trait}`"):
            yield Named(document.text(entry, f"an entry of `{trait}`"), document.place(entry))


def _years(document: Document, node: Node) -> Sequence[int]:
    """A year, or all from the first to the last of them."""
    told = node.value.strip() if isinstance(node, Scalar) else ""
    if not re.fullmatch(YEARS, told):
        what = f"`{in_a_line(told)}` is neither a year nor a span of years" if told else "there is no year here"
        document.report(node, "bad-years", what, "write a year, as 2017, or the first and the last, as 2017-2020")
        return ()
    first, *later = map(int, re.findall("[0-9]+", told))
    last = later[0] if later else first
    if first > last:
        document.report(node, "bad-years", f"{first} comes after {last}", f"write {last}-{first}")
    return range(first, last + 1)


def _title(document: Document, node: Node | None) -> str:
    """The name of the deck, in the form that Anki gives it."""
    title = unicodedata.normalize("NFC", document.prose(node, "the title"))
    names = [name.strip() for name in title.split("::")]
    if node is not None and title and "" in names:
        document.report(
            node, "bad-title", "Anki would call a part of the deck's name `blank`", "write a name on both sides of `::`"
        )
    return "::".join(names)


def _tags(document: Document, node: Node | None) -> tuple[str, ...]:
    """The patterns: those of words in their own order, then those that the author wrote."""
    known = tuple(TAGS.values())
    if node is None:
        return known
    chosen = dict.fromkeys(_tag(document, entry) for entry in document.items(node, "the list of the tags"))
    return tuple(pattern for pattern in dict.fromkeys((*known, *chosen)) if pattern in chosen)


def _tag(document: Document, node: Node) -> str:
    pattern = _pattern(document, node, "the tag", TAGS)
    if pattern.startswith(f"{TAG_ROOT}::") and pattern not in TAGS.values():
        remedy = "choose another first word"
        document.report(node, "reserved", f"the tags under `{TAG_ROOT}` are those of the program", remedy)
    return pattern


def _pattern(document: Document, node: Node | None, what: str, words: Mapping[Word, str]) -> str:
    """The pattern that a word stands for, or that is written out; "" if there is none."""
    if isinstance(node, Fields):
        said = f"{what} is a mapping, as YAML takes what stands in braces"
        document.report(node, "wrong-type", said, 'put the pattern in double quotes: "{part}"')
        return ""
    if not isinstance(node, Scalar) or not re.fullmatch(PATTERN, node.value):
        word = document.choice(node, what, [*words])
        return next((pattern for known, pattern in words.items() if known == word), "")
    pattern = document.prose(node, what)
    for name in placeholders_in(pattern):
        if name not in {*Placeholder}:
            said = f"`{{{in_a_line(name)}}}` stands for nothing"
            document.report(node, "unknown-placeholder", said, remedy_for(name, [*Placeholder]))
    around = without_placeholders(pattern)
    if re.search("[{}]", around):
        document.report(node, "bad-pattern", "a brace has no partner", "write a placeholder as {part}")
    if not all(component.strip() for component in around.split("::")):
        document.report(node, "bad-pattern", "a name is missing", "write a name on both sides of `::`")
    return pattern


def _choices(document: Document, node: Node | None, what: str, words: type[Word]) -> tuple[Word, ...]:
    """The chosen words in their own order; all of them where the key is missing."""
    if node is None:
        return tuple(words)
    chosen = {document.choice(entry, what, [*words]) for entry in document.items(node, f"the list of {what}s")}
    return tuple(word for word in words if word in chosen)
