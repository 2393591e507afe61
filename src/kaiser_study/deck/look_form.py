"""What a look looks like in a recipe (docs/recipe.md)."""

from typing import Annotated, NotRequired, TypedDict

from kaiser_study.schema import Meaning, Pattern

COLOUR = "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
FONT = "[A-Za-z0-9]+([ -][A-Za-z0-9]+)*"
STYLE_FILE = r"[^/\\]+\.css"

_Colour = Annotated[str, Pattern(COLOUR)]
_Font = Annotated[str, Pattern(FONT)]


class ColoursForm(TypedDict):
    """What has a colour; in double quotes, since # begins a comment."""

    paper: NotRequired[Annotated[_Colour, Meaning("the ground")]]
    ink: NotRequired[Annotated[_Colour, Meaning("quotes and topics")]]
    quiet: NotRequired[Annotated[_Colour, Meaning("questions, parts and sources")]]
    line: NotRequired[Annotated[_Colour, Meaning("the line above the answer")]]
    accent: NotRequired[Annotated[_Colour, Meaning("answers, links and the line under a gap")]]
    gap: NotRequired[Annotated[_Colour, Meaning("the ground of a gap")]]


class FontsForm(TypedDict):
    """Families of type, by name, as the learner's machine has them."""

    quote: NotRequired[Annotated[_Font, Meaning("the font of quotes")]]
    text: NotRequired[Annotated[_Font, Meaning("the font of all other text")]]


class LookForm(TypedDict):
    """How the cards look, if not as those of all decks."""

    colours: NotRequired[ColoursForm]
    night: NotRequired[ColoursForm]
    fonts: NotRequired[FontsForm]
    css: NotRequired[Annotated[str, Pattern(STYLE_FILE), Meaning("a file beside the recipe, added to the style")]]
