"""What a recipe file looks like (docs/recipe.md)."""

from typing import Annotated, NotRequired, TypedDict

from kaiser_study.cards.rules import MOST_CLOZES
from kaiser_study.cards.setting import PLAN
from kaiser_study.deck.look_form import LookForm
from kaiser_study.deck.patterns import PATTERN
from kaiser_study.deck.preset_form import PresetForm
from kaiser_study.deck.recipe import Subdecks, Tag
from kaiser_study.model import MOST_OPTIONS, CardKind, HintKind, Order
from kaiser_study.schema import Between, Id, Meaning, Pattern

FEWEST = 4
"""Words that carry meaning without which a gap has no context."""

LAST_YEAR = 9999

YEARS = r"[1-9][0-9]{0,3}( *[-\u2013] *[1-9][0-9]{0,3})?"
"""A year, or the first and the last of some."""

_Options = Annotated[int, Between(0, MOST_OPTIONS)]


class ClozeForm(TypedDict):
    """More about cloze cards."""

    hint: NotRequired[
        Annotated[HintKind, Meaning("what a hint tells, unless the corpus has one for the term; the topic by default")]
    ]
    options: NotRequired[Annotated[_Options, Meaning("how many terms stand behind a hint; 0 if it is missing")]]
    visible: NotRequired[
        Annotated[
            int,
            Between(FEWEST, PLAN.fewest_visible),
            Meaning("how many words that carry meaning stay to be read around a gap; 8 if it is missing"),
        ]
    ]


class CardsForm(TypedDict):
    """How many cards of each kind a quote has at most; of a kind that is missing as many as without this."""

    cloze: NotRequired[Annotated[int, Between(0, MOST_CLOZES), Meaning("cards with a gap")]]
    topic: NotRequired[Annotated[int, Between(0, 1), Meaning("the card that asks for the topic")]]
    source: NotRequired[Annotated[int, Between(0, 1), Meaning("the card that asks for the source")]]


_Name = Annotated[str, Pattern(PATTERN)]
_Year = Annotated[int, Between(1, LAST_YEAR)]
_Years = Annotated[str, Pattern(YEARS)]


class ConditionsForm(TypedDict):
    """What quotes have: one of the names under each key that is given."""

    parts: NotRequired[Annotated[list[Id], Meaning("ids of parts")]]
    topics: NotRequired[Annotated[list[str], Meaning("topics, word for word")]]
    sources: NotRequired[Annotated[list[Id], Meaning("ids of sources")]]
    years: NotRequired[
        Annotated[_Year | _Years | list[_Year | _Years], Meaning("years of sources: 2017, 2017-2020, or a list")]
    ]
    tags: NotRequired[Annotated[list[Id], Meaning("tags that quotes have in the corpus")]]


_Without = TypedDict(
    "_Without",
    {"not": NotRequired[Annotated[ConditionsForm, Meaning("quotes that have any of what it names are taken out")]]},
)


class SelectForm(ConditionsForm, _Without):
    """Which quotes of the corpus the deck is made of."""


class RecipeForm(TypedDict):
    """What a deck is made of and how it looks from outside."""

    deck: Annotated[Id, Meaning("the id of the deck, for ever")]
    title: Annotated[str, Meaning("the name of the deck in Anki")]
    corpus: Annotated[
        str | list[str], Meaning("the file with the quotes, or a list of such, counted from the folder of the recipe")
    ]
    description: NotRequired[
        Annotated[str, Meaning("what Anki says of the deck; the introductions of the corpora if it is missing")]
    ]
    select: NotRequired[Annotated[SelectForm, Meaning("which quotes of the corpus; all if it is missing")]]
    cards: NotRequired[
        Annotated[
            list[CardKind] | CardsForm,
            Meaning("the kinds of cards, or how many of each kind a quote has; all three if it is missing"),
        ]
    ]
    options: NotRequired[
        Annotated[_Options, Meaning("how many answers stand behind the hint of a topic or source card; 4 by default")]
    ]
    cloze: NotRequired[ClozeForm]
    order: NotRequired[
        Annotated[
            Order, Meaning("how new cards come: in rounds through the quotes, as the quotes stand, or kind by kind")
        ]
    ]
    subdecks: NotRequired[
        Annotated[Subdecks | _Name, Meaning("one deck, or one for each part or kind of card, or a pattern")]
    ]
    tags: NotRequired[
        Annotated[list[Tag | _Name], Meaning("what each note is tagged with; all words if it is missing")]
    ]
    look: NotRequired[LookForm]
    preset: NotRequired[PresetForm]
    was: NotRequired[Annotated[Id, Meaning("the id that the deck had, first or last, if you changed it")]]
