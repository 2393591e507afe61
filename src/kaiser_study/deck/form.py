"""What a recipe file looks like (docs/recipe.md)."""

from typing import Annotated, NotRequired, TypedDict

from kaiser_study.cards.setting import PLAN
from kaiser_study.deck.look_form import LookForm
from kaiser_study.deck.preset_form import PresetForm
from kaiser_study.deck.recipe import Subdecks, Tag
from kaiser_study.model import CardKind
from kaiser_study.schema import Between, Id, Meaning

MOST_OPTIONS = 4
"""As many as the quiz has keys for."""

FEWEST = 4
"""Words that carry meaning without which a gap has no context."""

_Options = Annotated[int, Between(0, MOST_OPTIONS)]


class ClozeForm(TypedDict):
    """More about cloze cards."""

    options: NotRequired[Annotated[_Options, Meaning("how many terms stand behind a hint; 0 if it is missing")]]
    visible: NotRequired[
        Annotated[
            int,
            Between(FEWEST, PLAN.fewest_visible),
            Meaning("how many words that carry meaning stay to be read around a gap; 8 if it is missing"),
        ]
    ]


class RecipeForm(TypedDict):
    """What a deck is made of and how it looks from outside."""

    deck: Annotated[Id, Meaning("the id of the deck, for ever")]
    title: Annotated[str, Meaning("the name of the deck in Anki")]
    corpus: Annotated[str, Meaning("the file with the quotes, counted from the folder of the recipe")]
    cards: NotRequired[Annotated[list[CardKind], Meaning("the kinds of cards; all three if it is missing")]]
    options: NotRequired[
        Annotated[_Options, Meaning("how many answers stand behind the hint of a topic or source card; 4 by default")]
    ]
    cloze: NotRequired[ClozeForm]
    subdecks: NotRequired[Annotated[Subdecks, Meaning("one deck, or one for each part or kind of card")]]
    tags: NotRequired[Annotated[list[Tag], Meaning("what each note is tagged with; all if it is missing")]]
    look: NotRequired[LookForm]
    preset: NotRequired[PresetForm]
    was: NotRequired[Annotated[Id, Meaning("the id that the deck had, first or last, if you changed it")]]
