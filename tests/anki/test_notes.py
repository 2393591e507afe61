"""Cards become the fields of notes: gaps, articles, excerpts, cues, options, positions."""

from dataclasses import replace

import pytest

from kaiser_study.anki.note_types import ClozeField, QuestionField
from kaiser_study.anki.notes import AnkiNote, make_notes
from kaiser_study.cards.questions import PART, TOPIC
from kaiser_study.model import Card, CardKind, Corpus, Head, Part, Quote, Source, SourceKind, Span

ONE, TWO = Part("one", 1, "Part & One", corpus="corpus"), Part("two", 2, "Two", corpus="corpus")
LETTER = Source("letter", "A Letter", SourceKind.LETTER, 1923)
PAGE = Source("page", "A <Page>", SourceKind.BLOG, url="https://example.org/?a=1&b=2")


def quote(text: str, id: str = "q", topic: str = "the Topic", source: Source = LETTER) -> Quote:
    return Quote(id, topic, text, ONE, source)


def cloze(text: str, *terms: str, number: int = 1, shown: str = "", cue: str = "") -> Card:
    """A card that hides terms of a text; `shown` is its excerpt."""
    excerpt = text.index(shown), text.index(shown) + len(shown or text)
    gaps = tuple(Span(text.index(term), text.index(term) + len(term)) for term in terms)
    return Card(CardKind.CLOZE, number, quote(text), "Fill the gap", terms[0], Span(*excerpt), gaps, cue=cue)


def asked(kind: CardKind, own: Quote, question: str, answer: str, *options: str, gaps: tuple[Span, ...] = ()) -> Card:
    return Card(kind, 1, own, question, answer, Span(0, len(own.text)), gaps, options)


def notes(*cards: Card) -> tuple[AnkiNote, ...]:
    quotes = tuple(dict.fromkeys(card.quote for card in cards))
    corpus = Corpus((Head("corpus", "Title", "", "not checked", "en"),), (ONE, TWO), (LETTER, PAGE), quotes)
    return make_notes(
        corpus, cards, lambda card: f"Deck::{card.kind}", lambda card: [f"all::{card.quote.id}", card.kind]
    )


def cloze_field(field: ClozeField, *cards: Card) -> str:
    [note] = notes(*cards)
    return note.fields[list(ClozeField).index(field)]


def question_field(field: QuestionField, *cards: Card) -> str:
    [note] = notes(*cards)
    return note.fields[list(QuestionField).index(field)]


TEXT = "Here an apple, a pear and the plum lie on A table; a pear falls."


@pytest.mark.parametrize(
    ("cards", "written"),
    [
        ([("plum",)], "Here an apple, a pear and the {{c1::plum}} lie on A table; a pear falls."),
        ([("apple",)], "Here {{c1::an apple::a(n) ...}}, a pear and the plum lie on A table; a pear falls."),
        ([("table",)], "Here an apple, a pear and the plum lie on {{c1::A table::A(n) ...}}; a pear falls."),
        (
            [("plum",), ("apple",)],
            "Here {{c2::an apple::a(n) ...}}, a pear and the {{c1::plum}} lie on A table; a pear falls.",
        ),
        (
            [("plum", "lie"), ("falls",)],
            "Here an apple, a pear and the {{c1::plum}} {{c1::lie}} on A table; a pear {{c2::falls}}.",
        ),
        ([("on A",), ("table",)], "Here an apple, a pear and the plum lie {{c1::on A}} {{c2::table}}; a pear falls."),
    ],
    ids=["one gap", "article", "capital article", "two cards", "two gaps of one card", "article in another gap"],
)
def test_gaps_are_marked_for_anki(cards: list[tuple[str, ...]], written: str) -> None:
    own = [cloze(TEXT, *terms, number=number) for number, terms in enumerate(cards, start=1)]
    assert cloze_field(ClozeField.TEXT, *own) == written


@pytest.mark.parametrize(
    ("hidden", "written"),
    [
        ("a::b", "{{c1::a&#58;&#58;b}}"),
        ("ends:", "{{c1::ends&#58;}}"),
        ("}}", "{{c1::&#125;&#125;}}"),
        ("{{c2::x}}", "{{c1::&#123;&#123;c2&#58;&#58;x&#125;&#125;}}"),
        ("a\nb", "{{c1::a<br>b}}"),
    ],
)
def test_signs_in_a_gap_do_not_act(hidden: str, written: str) -> None:
    assert cloze_field(ClozeField.TEXT, cloze(f"See {hidden} here", hidden)) == f"See {written} here"


def test_an_excerpt_is_marked_and_the_whole_quote_kept() -> None:
    card = cloze("First & foremost. Then a pear falls. At last.", "pear", shown="Then a pear falls.")
    assert cloze_field(ClozeField.TEXT, card) == "… Then {{c1::a pear::a(n) ...}} falls. …"
    assert cloze_field(ClozeField.EXCERPT_OF, card) == "First &amp; foremost. Then a pear falls. At last."


def test_a_whole_quote_needs_no_second_copy() -> None:
    assert cloze_field(ClozeField.EXCERPT_OF, cloze(TEXT, "plum")) == ""


@pytest.mark.parametrize(("cue", "shown"), [("", ""), ("the Topic", "The Topic")])
def test_a_cue_is_a_headline(cue: str, shown: str) -> None:
    assert cloze_field(ClozeField.CUE, cloze(TEXT, "plum", cue=cue)) == shown


def test_what_stands_on_every_note() -> None:
    own = quote("Text.", topic="the <i>", source=PAGE)
    [note] = notes(asked(CardKind.SOURCE, own, "Which source?", "A <Page>"))
    assert note.fields[1:6] == (
        "q",
        "The &lt;i&gt;",
        "Part 1 · Part &amp; One",
        '<a href="https://example.org/?a=1&amp;b=2">A &lt;Page&gt;</a>',
        "not checked",
    )


def test_a_question_hides_what_gives_it_away() -> None:
    own = quote("The <topic> of it.")
    card = asked(CardKind.TOPIC, own, TOPIC, "the Topic", "another", "the Topic", gaps=(Span(5, 10),))
    assert question_field(QuestionField.TOPIC_FRONT, card) == 'The &lt;<span class="gap">[...]</span>&gt; of it.'
    assert question_field(QuestionField.QUOTE, card) == "The &lt;topic&gt; of it."
    assert question_field(QuestionField.TOPIC_OPTIONS, card) == '<ol dir="auto"><li>Another</li><li>The Topic</li></ol>'


@pytest.mark.parametrize(
    ("question", "answer", "context"),
    [(TOPIC, "the Topic", "Part 1 · Part &amp; One"), (PART, "Part & One", "The Topic")],
)
def test_the_back_tells_the_topic_or_the_part_beside_the_answer(question: str, answer: str, context: str) -> None:
    card = asked(CardKind.TOPIC, quote("Text."), question, answer)
    assert question_field(QuestionField.TOPIC_CONTEXT, card) == context
    assert question_field(QuestionField.TOPIC_OPTIONS, card) == ""


def test_a_note_without_a_topic_card_leaves_its_fields_empty() -> None:
    card = asked(CardKind.SOURCE, quote("Text."), "Which source?", "A Letter")
    assert question_field(QuestionField.TOPIC_FRONT, card) == question_field(QuestionField.TOPIC_QUESTION, card) == ""
    assert question_field(QuestionField.SOURCE_FRONT, card) == "Text."


def test_cards_are_placed_one_by_one_and_notes_tagged_by_all_of_them() -> None:
    second = replace(quote("Text."), id="r")
    own = quote(TEXT)
    order = [
        asked(CardKind.SOURCE, own, "Which source?", "A Letter"),
        asked(CardKind.TOPIC, second, TOPIC, "the Topic"),
        replace(cloze(TEXT, "pear", number=2), quote=own),
        asked(CardKind.TOPIC, own, TOPIC, "the Topic"),
        replace(cloze(TEXT, "plum"), quote=own),
    ]
    placed = {(note.tags, card.ordinal): (card.deck, card.position) for note in notes(*order) for card in note.cards}
    assert placed == {
        (("all::q", "source", "topic"), 0): ("Deck::topic", 4),
        (("all::q", "source", "topic"), 1): ("Deck::source", 1),
        (("all::r", "topic"), 0): ("Deck::topic", 2),
        (("all::q", "cloze"), 0): ("Deck::cloze", 5),
        (("all::q", "cloze"), 1): ("Deck::cloze", 3),
    }
