"""What a recipe says under `look` -> Look."""

import re

from kaiser_study.deck.look import Colour, Colours, Look
from kaiser_study.deck.look_form import COLOUR, FONT, STYLE_FILE, ColoursForm, FontsForm, LookForm
from kaiser_study.deck.own_css import read_css
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Node, Scalar
from kaiser_study.errors import BadDocument, StudyError
from kaiser_study.schema import keys_of
from kaiser_study.visible import in_a_line


def read_look(document: Document, node: Node | None) -> Look | None:
    """The look; mistakes are reported to the document, those of a style under its own name."""
    if node is None:
        return None
    said = document.fields(node, "the look", **keys_of(LookForm))
    fonts = document.fields(said["fonts"], "`fonts`", **keys_of(FontsForm)) if "fonts" in said else {}
    return Look(
        day=_colours(document, said.get("colours"), "`colours`"),
        night=_colours(document, said.get("night"), "`night`"),
        quote_font=_font(document, fonts.get("quote")),
        text_font=_font(document, fonts.get("text")),
        css=_css(document, said.get("css")),
    )


def _colours(document: Document, node: Node | None, what: str) -> Colours:
    said = document.fields(node, what, **keys_of(ColoursForm)) if node else {}
    return {colour: _colour(document, said[colour], colour) for colour in Colour if colour in said}


def _colour(document: Document, node: Node, name: Colour) -> str:
    is_comment = isinstance(node, Scalar) and not node.value and node.has_comment
    value = node.value if isinstance(node, Scalar) else document.text(node, f"the colour of `{name}`")
    if is_comment:
        document.report(
            node,
            "bad-colour",
            f"the colour of `{name}` begins with `#`, and is a comment to YAML",
            'put it in double quotes, as in "#1d4f8f"',
        )
    elif isinstance(node, Scalar) and not re.fullmatch(COLOUR, value):
        document.report(
            node,
            "bad-colour",
            f"the colour of `{name}` is {in_a_line(value) or 'empty'}",
            'write it as # and three or six digits 0-9, a-f, in double quotes, as in "#1d4f8f"',
        )
    return value.lower()


def _font(document: Document, node: Node | None) -> str:
    name = document.text(node, "the font")
    if node is not None and name and not re.fullmatch(FONT, name):
        document.report(
            node,
            "bad-font",
            f"`{in_a_line(name)}` is no name of a font",
            "write the name of one family: letters a-z, digits, single spaces and hyphens",
        )
    return name


def _css(document: Document, node: Node | None) -> str:
    name = document.text(node, "the style")
    if node is None or not name:
        return ""
    if not re.fullmatch(STYLE_FILE, name):
        remedy = "put the file beside the recipe, and write its name, which ends in .css"
        document.report(node, "bad-css-file", f"`{in_a_line(name)}` is no file beside the recipe", remedy)
        return ""
    try:
        return read_css(document.path.parent / name)
    except BadDocument as error:
        document.findings += error.findings
    except StudyError as error:
        document.report(node, "unusable", f"the style `{in_a_line(name)}`: {error.what}", error.remedy)
    return ""
