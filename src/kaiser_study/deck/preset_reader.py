"""What a recipe says under `preset` -> Preset."""

import re
from dataclasses import replace

from kaiser_study.anki.preset import Preset
from kaiser_study.deck.preset_form import PresetForm
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Node, Scalar
from kaiser_study.schema import keys_of
from kaiser_study.study.notation import MOST_CARDS, RETENTION, seconds_of
from kaiser_study.visible import in_a_line


def read_preset(document: Document, node: Node | None) -> Preset | None:
    """The preset; mistakes are reported to the document."""
    if node is None:
        return None
    said = document.fields(node, "the preset", **keys_of(PresetForm))
    usual = Preset()
    new = document.number(said.get("new"), "the number of new cards", 0, MOST_CARDS)
    reviews = document.number(said.get("reviews"), "the number of reviews", 0, MOST_CARDS)
    return Preset(
        replace(
            usual.rules,
            new_per_day=usual.rules.new_per_day if new is None else new,
            retention=_retention(document, said.get("retention")) or usual.rules.retention,
            learning_steps=_steps(document, said.get("learning_steps")) or usual.rules.learning_steps,
            relearning_steps=_steps(document, said.get("relearning_steps")) or usual.rules.relearning_steps,
        ),
        usual.reviews if reviews is None else reviews,
    )


def _retention(document: Document, node: Node | None) -> float | None:
    if not isinstance(node, Scalar):
        document.text(node, "the retention")
        return None
    lowest, highest = RETENTION
    value = float(node.value) if re.fullmatch(r"\d{1,9}|\d?\.\d{1,9}", node.value) else 0.0
    if node.tag.endswith(":str") or not lowest <= value <= highest:
        document.report(
            node,
            "out-of-range",
            f"the retention is {in_a_line(node.value) or 'empty'}",
            f"write a number from {lowest} to {highest}, without quotes",
        )
    return value


def _steps(document: Document, node: Node | None) -> tuple[int, ...]:
    """In seconds."""
    return tuple(_step(document, entry) for entry in document.items(node, "the list of steps"))


def _step(document: Document, node: Node) -> int:
    if not isinstance(node, Scalar):
        document.text(node, "the step")
        return 0
    told = node.value
    seconds = seconds_of(told)
    if seconds is None:
        document.report(
            node,
            "bad-step",
            f"`{in_a_line(told)}` is no step",
            "write how long it takes, less than a day, as in 30s, 10m or 2h",
        )
        return 0
    return seconds
