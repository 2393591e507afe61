"""What a corpus file looks like (docs/corpus.md)."""

from typing import Annotated, NotRequired, TypedDict

from kaiser_study.model import SourceKind
from kaiser_study.schema import Between, Id, Meaning, Pattern

LANGUAGE = r"[a-z]{2}(-[A-Za-z0-9]+)*"
URL = r"https?://[^\s/]+\.[^\s]+"

_Was = Annotated[Id, Meaning("the id that it had, first or last, if you changed it")]


class SourceForm(TypedDict):
    """Where quotes come from."""

    id: Annotated[Id, Meaning("the name by which quotes point to it")]
    label: Annotated[str, Meaning("what the source card asks for, shown as you write it")]
    kind: Annotated[SourceKind, Meaning("what it is: wrong options are of a like kind")]
    year: NotRequired[Annotated[int, Between(1, 9999), Meaning("the year")]]
    url: NotRequired[Annotated[str, Pattern(URL), Meaning("its web address; leave it out unless you are certain")]]
    was: NotRequired[_Was]


class TermForm(TypedDict):
    """A term with a hint of your own."""

    term: Annotated[str, Meaning("the words to hide")]
    hint: Annotated[str, Meaning("what a learner is told who asks for a hint")]


class QuoteForm(TypedDict):
    """A quote with all that its cards ask for."""

    id: Annotated[Id, Meaning("the name of the quote, for ever: its cards are called after it")]
    topic: Annotated[str, Meaning("what the quote is about, in a few words")]
    text: Annotated[str, Meaning("the quote, character for character")]
    source: Annotated[Id, Meaning("the id of one of the sources")]
    terms: NotRequired[
        Annotated[list[str | TermForm], Meaning("the words to hide, best first; without it the program chooses")]
    ]
    tags: NotRequired[Annotated[list[Id], Meaning("words of your own, by which a recipe may select the quote")]]
    was: NotRequired[_Was]


class PartForm(TypedDict):
    """A chapter."""

    id: Annotated[Id, Meaning("the name of the part")]
    title: Annotated[str, Meaning("what the learner sees; parts are numbered by their order")]
    quotes: Annotated[list[QuoteForm], Meaning("its quotes, in order")]
    was: NotRequired[_Was]


class CorpusForm(TypedDict):
    """Quotes, with their topics, parts and sources."""

    corpus: Annotated[Id, Meaning("the name of this corpus, for ever")]
    title: Annotated[str, Meaning("what learners call it")]
    provenance: Annotated[str, Meaning("how far the quotes are checked; shown on the back of every card")]
    sources: Annotated[list[SourceForm], Meaning("where the quotes come from")]
    parts: Annotated[list[PartForm], Meaning("the chapters, in order")]
    language: NotRequired[
        Annotated[str, Pattern(LANGUAGE), Meaning("the language of the quotes as an ISO 639 code; en if it is missing")]
    ]
    introduction: NotRequired[Annotated[str, Meaning("a few sentences for the description of the deck")]]
    was: NotRequired[_Was]
