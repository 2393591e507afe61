"""What a preset looks like in a recipe (docs/recipe.md)."""

from typing import Annotated, NotRequired, TypedDict

from kaiser_study.schema import Between, Meaning, Pattern
from kaiser_study.study.notation import MOST_CARDS, RETENTION, STEP

_Cards = Annotated[int, Between(0, MOST_CARDS)]
_Steps = list[Annotated[str, Pattern(STEP)]]


class PresetForm(TypedDict):
    """By which rules the deck is studied, if not by Anki's defaults."""

    new: NotRequired[Annotated[_Cards, Meaning("how many new cards a day; 20 by default")]]
    reviews: NotRequired[Annotated[_Cards, Meaning("how many reviews a day at most, in Anki; 200 by default")]]
    retention: NotRequired[
        Annotated[float, Between(*RETENTION), Meaning("the chance of recall at which a card falls due; 0.9 by default")]
    ]
    learning_steps: NotRequired[
        Annotated[_Steps, Meaning("the waits of a new card before its first day; [1m, 10m] by default")]
    ]
    relearning_steps: NotRequired[
        Annotated[_Steps, Meaning("the waits of a card that was forgotten; [10m] by default")]
    ]
