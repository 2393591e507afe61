"""The words of the house: frozen data that every room shares. What every answer makes anew is a NamedTuple, which is
made three times as quickly as a frozen data class.

An `id` is for ever. What was renamed keeps the id under which it was published first; the one that
stands in its file now is `renamed_to`, which is empty where they are the same, or `current_id`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache
from typing import NamedTuple

from kaiser_study.errors import NOWHERE, Place


class SourceKind(StrEnum):
    """What a source is; a wrong option of a source card is of a like kind."""

    ARTICLE = "article"
    BLOG = "blog"
    BOOK = "book"
    COURSE = "course"
    DEBATE = "debate"
    DOCUMENT = "document"
    FORUM = "forum"
    INTERVIEW = "interview"
    LECTURE = "lecture"
    LETTER = "letter"
    PANEL = "panel"
    PAPER = "paper"
    PODCAST = "podcast"
    REPOSITORY = "repository"
    TALK = "talk"
    VIDEO = "video"


UNKNOWN_SOURCE = "Unknown"
"""The label of the source that stands where none is known: nothing is asked about it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a quote is said to come from; `label` is shown as the corpus gives it. `place` is where it
    begins in its file."""

    id: str
    label: str
    kind: SourceKind
    year: int | None = None
    url: str | None = None
    renamed_to: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the corpus with the id `corpus`; `number` counts from 1 in the order of the deck. `place` is where
    it begins in its file."""

    id: str
    number: int
    title: str
    renamed_to: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    corpus: str = ""

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id


@dataclass(frozen=True, slots=True)
class Quote:
    """A text with its topic, part and source, and the terms its author would blank, best first.

    `hints` are terms with the hint that the author wrote for them, `tags` the author's words by which a recipe may
    select it. `place` is where it begins in its file.
    """

    id: str
    topic: str
    text: str
    part: Part
    source: Source
    terms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    renamed_to: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    hints: tuple[tuple[str, str], ...] = ()

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id

    @property
    def corpus(self) -> str:
        """The id of its corpus: the two together name it for ever."""
        return self.part.corpus

    @property
    def has_topic(self) -> bool:
        """Whether its topic is more than the first words of its text, which stand there until somebody writes one."""
        words = self.topic.removesuffix("…").casefold()
        return not (self.topic.endswith("…") and self.text.casefold().startswith(words))

    def hint_of(self, term: str) -> str:
        """The hint that the author wrote for a term; "" if there is none."""
        return dict(self.hints).get(term, "")


@dataclass(frozen=True, slots=True)
class Head:
    """What a corpus says of itself. `provenance` says how far the attributions are checked, `language` is an ISO 639
    code. `place` is where it begins in its file."""

    id: str
    title: str
    introduction: str
    provenance: str
    language: str
    renamed_to: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def current_id(self) -> str:
        """The id that stands in the file now."""
        return self.renamed_to or self.id


@dataclass(frozen=True, slots=True)
class Corpus:
    """A collection of attributed quotes: one corpus, or several that a deck puts together, with the head of each.
    `left_out` are the quotes that the recipe does not select."""

    heads: tuple[Head, ...]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    quotes: tuple[Quote, ...]
    left_out: tuple[Quote, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Those of the corpora that it is of."""
        return tuple(head.id for head in self.heads)

    @property
    def title(self) -> str:
        return ", ".join(head.title for head in self.heads)

    @property
    def introduction(self) -> str:
        return "\n\n".join(head.introduction for head in self.heads if head.introduction)

    @property
    def provenance(self) -> str:
        """How far all attributions are checked; where that differs, by the titles."""
        told = {head.provenance for head in self.heads}
        return told.pop() if len(told) == 1 else "; ".join(f"{head.title}: {head.provenance}" for head in self.heads)

    @property
    def whole(self) -> tuple[Quote, ...]:
        """All quotes of its files."""
        return self.quotes + self.left_out

    def head_of(self, quote: Quote) -> Head:
        """What the quote's own corpus says of itself."""
        return next(head for head in self.heads if head.id == quote.corpus)


@dataclass(frozen=True, slots=True)
class Display:
    """What a learner sees beside every card: the deck's title, and what the name of the deck within it tells."""

    title: str
    tells_part: bool = False
    tells_topic: bool = False
    tells_source: bool = False
    tells_year: bool = False

    def told_of(self, quote: Quote) -> Mapping[str, str]:
        """What the name of the deck within the deck says of a quote."""
        told = {
            "part": quote.part.title if self.tells_part else "",
            "topic": quote.topic if self.tells_topic else "",
            "source": quote.source.label if self.tells_source else "",
            "year": str(quote.source.year or "") if self.tells_year else "",
        }
        return {what: text for what, text in told.items() if text}


def base_of(language: str) -> str:
    """The language of an ISO 639 code, wherever it is spoken: `en` of `en-GB`."""
    return language.partition("-")[0].lower()


def is_english(language: str) -> bool:
    """Whether an ISO 639 code (`en` or `en-GB`) is that of English."""
    return base_of(language) == "en"


class CardKind(StrEnum):
    """What a card asks for."""

    CLOZE = "cloze"
    TOPIC = "topic"
    SOURCE = "source"


class HintKind(StrEnum):
    """What a cloze card tells if a hint is asked for, and its author wrote none."""

    TOPIC = "topic"
    LETTER = "letter"
    LENGTH = "length"
    NONE = "none"


class Order(StrEnum):
    """In which order new cards are introduced: in rounds, one card of each quote in a round; as the quotes stand;
    or in rounds of one kind after another."""

    ROUNDS = "rounds"
    CORPUS = "corpus"
    KINDS = "kinds"


MOST_OPTIONS = 4
"""As many as a card may offer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which cards to make, and their order. `options` of topic and source cards, and `cloze_options`, count the
    right one, 0 means none; `fewest_visible` is how many words that carry meaning stay to be read around a gap (R2).
    `clozes` is how many a quote has at most; None leaves it to what is good in general."""

    kinds: tuple[CardKind, ...] = tuple(CardKind)
    options: int = 4
    cloze_options: int = 0
    fewest_visible: int = 8
    clozes: int | None = None
    hint: HintKind = HintKind.TOPIC
    order: Order = Order.ROUNDS

    def options_of(self, kind: CardKind) -> int:
        """How many options a card of a kind offers."""
        return self.cloze_options if kind is CardKind.CLOZE else self.options


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a quote's text, in characters: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Published:
    """What earlier editions gave the cards of a quote, which the next one keeps.

    `terms` are the cloze answers by number as published last, in `text`; `retired` are those of
    before, whose numbers are never given to another. `options` are those of its topic and source card,
    `cloze_options` those of its clozes by number.
    """

    text: str = ""
    terms: Mapping[int, str] = field(default_factory=dict)
    retired: Mapping[int, str] = field(default_factory=dict)
    options: Mapping[CardKind, tuple[str, ...]] = field(default_factory=dict)
    cloze_options: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a card's text: as it stands on the front, and on the back."""

    front: str
    back: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card as proposed, not yet checked.

    `excerpt` is the stretch of the quote that the card shows (the whole of it but
    for very long ones). `gaps` are hidden on the front: every place of the answer on a
    cloze, the words that would give the answer away on the others. `options` hold the
    answer among them, in the order for print; empty means that there are none.
    """

    kind: CardKind
    number: int
    quote: Quote
    question: str
    answer: str
    excerpt: Span
    gaps: tuple[Span, ...] = ()
    options: tuple[str, ...] = ()
    hint: str = ""
    cue: str = ""
    language: str = "en"
    id: str = field(init=False, repr=False, compare=False)
    """The permanent name of the card: `quote-id/kind/number`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", f"{self.quote.id}/{self.kind}/{self.number}")

    @property
    def is_english(self) -> bool:
        return is_english(self.language)

    @property
    def hints_topic(self) -> bool:
        """Whether its hint is the topic of the quote."""
        return self.hint == self.quote.topic

    @property
    def asks_part(self) -> bool:
        """Whether it is a topic card that asks for the part instead."""
        return self.kind is CardKind.TOPIC and self.answer == self.quote.part.title != self.quote.topic

    @property
    def is_excerpt(self) -> bool:
        """Whether the card shows a part of the quote only."""
        return (self.excerpt.start, self.excerpt.end) != (0, len(self.quote.text))


class Card(Candidate):
    """A card that passed every rule. `cards.verify` makes them; all that is shown or published
    asks for this type, so that a type checker keeps a mere candidate from deck and quiz."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A card that was not made: of which quote and kind, what was tried, and the rule that stopped it. `words_left` is
    how many words that carry meaning would stay visible, if that is too few."""

    quote: Quote
    kind: CardKind
    candidate: str
    rule: str
    why: str
    words_left: int | None = None


@dataclass(frozen=True, slots=True)
class CardSet:
    """The cards of a corpus, first to be introduced first, what was rejected and why, and for which cards
    there are no options though they were asked for."""

    cards: tuple[Card, ...]
    rejected: tuple[Rejection, ...]
    without_options: tuple[Rejection, ...] = ()


class Grade(IntEnum):
    """The learner's own judgement, numbered as in Anki and FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Seconds:
    """An interval within learning or relearning, counted from the answer."""

    count: int


@dataclass(frozen=True, slots=True)
class Days:
    """An interval between reviews, counted in study days from the day of the answer."""

    count: int


Interval = Seconds | Days


@cache
def seconds(count: int) -> Seconds:
    """So many; the same few are granted again and again, and made once."""
    return Seconds(count)


@cache
def days(count: int) -> Days:
    """So many; the same few are granted again and again, and made once."""
    return Days(count)


class Phase(StrEnum):
    """Where a card stood when it was answered."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class Review(NamedTuple):
    """One answer. `at` is in milliseconds UTC, `taken` in milliseconds; `interval` is what
    was granted, and sets the due date whatever a later replay would grant."""

    corpus: str
    card: str
    at: int
    grade: Grade
    interval: Interval
    taken: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class Skip:
    """A card put behind everything else of its study day, at `at` in milliseconds UTC. No schedule changes."""

    corpus: str
    card: str
    at: int


@dataclass(frozen=True, slots=True)
class Practice:
    """One answer that shifts no schedule: given while cramming or ahead of the day. `at` is in milliseconds UTC,
    `taken` in milliseconds."""

    corpus: str
    card: str
    at: int
    grade: Grade
    taken: int


class DecisionKind(StrEnum):
    """What a learner can decide about a card, besides answering it."""

    BURY = "bury"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    MARK = "mark"
    UNMARK = "unmark"
    FLAG = "flag"
    UNFLAG = "unflag"
    RESET = "reset"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the learner decided about a card at `at` in milliseconds UTC; `note` says what is wrong with one that
    is flagged."""

    corpus: str
    card: str
    at: int
    kind: DecisionKind
    note: str = ""


Event = Review | Skip | Practice | Decision


Parameters = tuple[float, ...]
"""The 21 parameters of FSRS-6, in its order."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters fitted to the answers of a corpus, in use since `at` in milliseconds UTC."""

    corpus: str
    at: int
    parameters: Parameters


class Memory(NamedTuple):
    """FSRS's memory of a card: `stability` in days until recall falls to 90 %, `difficulty` from 1 to 10."""

    stability: float
    difficulty: float
