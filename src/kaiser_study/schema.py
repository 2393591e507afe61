"""The form of a file, as types -> the keys that a reader takes, and a JSON Schema for editors.

A form is a TypedDict. What a type cannot say stands in its `Annotated`: a sentence of meaning, a pattern, a range.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""What the YAML language server of the editors reads."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value is for, in a sentence that an editor shows."""

    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that a whole text matches."""

    expression: str


@dataclass(frozen=True, slots=True)
class Between:
    """The lowest and the highest number, both included."""

    lowest: float
    highest: float


Id = Annotated[str, Pattern("[a-z0-9]+(-[a-z0-9]+)*")]
"""A permanent name."""


@cache
def keys_of(form: type) -> Mapping[str, list[str]]:
    """The keys of a form in the order of its lines: those that are required, and those that may be left out."""
    required: frozenset[str] = form.__required_keys__  # type: ignore[attr-defined]
    names = list(get_type_hints(form))
    return {
        "required": [name for name in names if name in required],
        "optional": [name for name in names if name not in required],
    }


def schema_text(form: type, title: str) -> str:
    """The JSON Schema (draft 7) of a file of that form, as the content of a file of its own."""
    return json.dumps({"$schema": _DIALECT, "title": title, **_schema(form)}, indent=2, ensure_ascii=False) + "\n"


def _schema(type_: Any) -> dict[str, Any]:
    if get_origin(type_) is Annotated:
        base, *notes = get_args(type_)
        schema = _schema(base)
        for note in notes:
            match note:
                case Meaning(text):
                    schema["description"] = text
                case Pattern(expression):
                    schema["pattern"] = f"^({expression})$"
                case Between(lowest, highest):
                    schema |= {"minimum": lowest, "maximum": highest}
        return schema
    if get_origin(type_) in (Union, UnionType):
        return {"anyOf": [_schema(each) for each in get_args(type_)]}
    if get_origin(type_) is list:
        return {"type": "array", "items": _schema(get_args(type_)[0]), "minItems": 1}
    if is_typeddict(type_):
        hints = get_type_hints(type_, include_extras=True)
        return {
            "type": "object",
            "description": (type_.__doc__ or "").strip(),
            "properties": {name: _schema(_without_requirement(hint)) for name, hint in hints.items()},
            "required": keys_of(type_)["required"],
            "additionalProperties": False,
        } | ({} if keys_of(type_)["required"] else {"minProperties": 1})
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return {"type": "string", "enum": [word.value for word in type_]}
    if type_ in (int, float):
        return {"type": "integer" if type_ is int else "number"}
    return {"type": "string", "minLength": 1}


def _without_requirement(hint: Any) -> Any:
    """The type within `NotRequired[...]`."""
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint
