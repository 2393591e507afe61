"""Questions for Moodle: in its documented form, and each text read by it as it was written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from kaiser_study import bundled
from kaiser_study.cards.face import front
from kaiser_study.export.moodle import is_question, moodle_xml
from kaiser_study.model import Card, CardKind, CardSet, Corpus, Head, Part, Quote, Source, SourceKind, Span
from tests.contract.core import tags, text, texts
from tests.contract.decks import bundled_with, read_deck
from tests.contract.evil import ALL, LONG_TEXT, PICTURED, TEXTS, evil_cards
from tests.export.moodle_reading import Question, accepts, read_questions

DOCUMENTED = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle.rng")))
TITLE = "Lessons from Lukasz Kaiser"
ELEMENTS = {"p", "blockquote", "span", "br"}


def questions(title: str, corpus: Corpus, cards: Sequence[Card]) -> dict[str, Question]:
    """By ID number, of a file that is as documented."""
    xml = moodle_xml(title, corpus, cards)
    DOCUMENTED.assertValid(etree.fromstring(xml))
    return {question.idnumber: question for question in read_questions(xml)}


@pytest.fixture(scope="module")
def deck() -> tuple[Corpus, CardSet]:
    _, corpus, card_set = read_deck(bundled.default_recipe())
    return corpus, card_set


def test_every_card_is_a_question_in_the_category_of_its_part(deck: tuple[Corpus, CardSet]) -> None:
    corpus, card_set = deck
    found = questions(TITLE, corpus, card_set.cards)
    assert found.keys() == {card.id for card in card_set.cards}
    for card in card_set.cards:
        part = card.quote.part
        assert found[card.id].category == ("$course$", TITLE, f"{part.number} {part.title}")
        assert found[card.id].type == ("cloze" if card.kind is CardKind.CLOZE else "multichoice")
    assert len({question.category for question in found.values()}) == 8


def test_a_question_shows_the_front_and_tells_the_rest_when_answered(deck: tuple[Corpus, CardSet]) -> None:
    corpus, card_set = deck
    found = questions(TITLE, corpus, card_set.cards)
    for card in card_set.cards:
        question, quote = found[card.id], card.quote
        shown = front(card)
        for number in range(1, len(question.gaps) + 1):
            shown = shown.replace("[...]", f"({number})", 1)
        assert text(question.html, "blockquote") == shown, card.id
        assert texts(question.html, "p") == [card.question]
        assert text(question.feedback, "blockquote") == quote.text
        assert {quote.source.label, f"Part {quote.part.number} · {quote.part.title}", corpus.provenance} <= {
            *texts(question.feedback, "p")
        }


def test_the_right_answer_alone_is_right(deck: tuple[Corpus, CardSet]) -> None:
    corpus, card_set = deck
    found = questions(TITLE, corpus, card_set.cards)
    for card in card_set.cards:
        question = found[card.id]
        if card.kind is CardKind.CLOZE:
            assert {gap.kind for gap in question.gaps} == {"SHORTANSWER"}
            assert len(question.gaps) == len(card.gaps)
            assert all(gap.alternatives[0].answer == card.answer for gap in question.gaps)
            assert all(accepts(gap.alternatives[0].answer, card.answer.upper()) for gap in question.gaps)
        else:
            assert question.settings == {"single": "true", "shuffleanswers": "true", "answernumbering": "none"}
            options = [text(each.answer).casefold() for each in question.alternatives]
            assert options == [option.casefold() for option in card.options]
            right = [text(each.answer) for each in question.alternatives if each.is_right]
            assert [each.casefold() for each in right] == [card.answer.casefold()]


def test_a_name_tells_teachers_which_card_it_is_and_not_the_answer(deck: tuple[Corpus, CardSet]) -> None:
    corpus, card_set = deck
    found = questions(TITLE, corpus, card_set.cards)
    for card in card_set.cards:
        told = found[card.id].name.removeprefix(card.id)
        assert card.answer.casefold() not in told.casefold(), card.id
        assert (told == "") == (card.kind is CardKind.TOPIC)


def test_a_cloze_with_options_is_chosen(tmp_path: Path) -> None:
    _, corpus, card_set = read_deck(bundled_with(tmp_path, cloze={"options": 4}))
    found = questions(TITLE, corpus, card_set.cards)
    with_options = [card for card in card_set.cards if card.kind is CardKind.CLOZE and card.options]
    assert with_options
    for card in with_options:
        [gap, *_] = found[card.id].gaps
        assert gap.kind == "MULTICHOICE_S"
        assert [text(each.answer) for each in gap.alternatives] == list(card.options)
        assert [text(each.answer) for each in gap.alternatives if each.is_right] == [card.answer]


def test_topics_and_sources_without_options_are_no_questions(tmp_path: Path) -> None:
    _, corpus, card_set = read_deck(bundled_with(tmp_path, options=0))
    found = questions(TITLE, corpus, card_set.cards)
    assert {question.type for question in found.values()} == {"cloze"}
    assert found.keys() == {card.id for card in card_set.cards if is_question(card)}
    assert Counter(is_question(card) for card in card_set.cards)[False] == 150


def card_of(text: str, answer: str, **more: object) -> Card:
    part, source = Part("part", 1, "Part", corpus="test"), Source("source", "Book", SourceKind.BOOK)
    quote = Quote("quote", "Topic", text, part, source)
    start = text.index(answer)
    gap = Span(start, start + len(answer))
    return replace(
        Card(CardKind.CLOZE, 1, quote, "Fill the gap", answer, Span(0, len(text)), (gap,)),
        **more,  # type: ignore[arg-type]
    )


def corpus_of(*cards: Card, provenance: str = "as heard") -> Corpus:
    quotes = tuple(dict.fromkeys(card.quote for card in cards))
    parts = tuple(dict.fromkeys(quote.part for quote in quotes))
    return Corpus((Head("test", "Test", "", provenance, "en"),), parts, (), quotes)


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("the king’s “own”", 'the king\'s "own"'),
        ("twenty–one", "twenty-one"),
        ("2*3=6", "2*3=6"),
        ("C# & D&", "c# & d&"),
        ("%50% of {all}", "%50% of {all}"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_a_keyboard_can_do_is_right(answer: str, typed: str) -> None:
    card = card_of(f"It is {answer} here.", answer)
    [question] = questions("Test", corpus_of(card), [card]).values()
    [gap] = question.gaps
    assert any(accepts(each.answer, typed) for each in gap.alternatives)
    for wrong in (f"{typed}x", typed.replace("*", " times ")) if "*" in typed else (f"{typed}x",):
        assert not any(accepts(each.answer, wrong) for each in gap.alternatives)
    assert all(each.is_right for each in gap.alternatives)


def test_options_in_a_gap_that_look_like_marks_are_options() -> None:
    options = ("=right", "%100%half", "a~b#c}", "<b>R&amp;D</b>")
    card = card_of("It is <b>R&amp;D</b> here.", "<b>R&amp;D</b>", options=options)
    [question] = questions("Test", corpus_of(card), [card]).values()
    [gap] = question.gaps
    assert [text(each.answer) for each in gap.alternatives] == list(options)
    assert [each.is_right for each in gap.alternatives] == [False, False, False, True]


def test_near_duplicates_are_told_apart_by_their_cue() -> None:
    card = card_of("It is answer here.", "answer", cue="a cue")
    [question] = questions("Test", corpus_of(card), [card]).values()
    assert texts(question.html, "p") == ["Fill the gap", "A cue"]


def test_long_ids_and_titles_have_room_in_moodle() -> None:
    card = card_of("It is answer here.", "answer")
    long = replace(card.quote, id="a" * 200, topic=LONG_TEXT, part=Part("part", 1, f"/{LONG_TEXT}", corpus="test"))
    one, other = replace(card, quote=long), replace(card, quote=long, number=2)
    found = questions("Outer::In/ner", corpus_of(one, other), [one, other])
    assert len(found) == 2
    assert all(len(idnumber) <= 100 for idnumber in found)
    for question in found.values():
        assert question.category[:3] == ("$course$", "Outer", "In/ner")
        assert all(len(step) <= 255 for step in (*question.category, question.name))


@pytest.mark.parametrize("name", ALL)
def test_evil_texts_are_read_as_they_are(name: str) -> None:
    evil = ALL[name].translate(PICTURED)
    first, second, topic, source = evil_cards(0, name)
    chosen = replace(first, number=3, options=(ALL[name], "another"))
    cards = [first, second, topic, source, chosen]
    found = questions(ALL[name], corpus_of(*cards, provenance=TEXTS["html"]), cards)
    assert len(found) == 5
    whole = first.quote.text.translate(PICTURED)
    for question in found.values():
        assert {*tags(question.html), *tags(question.feedback)} <= ELEMENTS
        assert text(question.feedback, "blockquote") == whole
        assert texts(question.feedback, "p")[-1] == TEXTS["html"]
        assert all(question.category)
    typed, beside = found[first.id], found[second.id]
    [gap] = typed.gaps
    assert text(typed.html, "blockquote") == whole.replace(evil, "(1)", 1)
    assert accepts(gap.alternatives[0].answer, " ".join(evil.split()))
    assert text(beside.html, "blockquote") == f"It begins: {evil} a(n) (1) and so it ends."
    assert text(found[source.id].html, "blockquote") == whole
    options = [text(each.answer) for each in found[topic.id].alternatives]
    assert options == [evil[:1].upper() + evil[1:], "Another"]
    [gap] = found[chosen.id].gaps
    assert [text(each.answer) for each in gap.alternatives] == [evil, "another"]
    assert [each.is_right for each in gap.alternatives] == [True, False]


def test_what_xml_cannot_hold_is_shown_as_unknown() -> None:
    card = card_of("It is \ufffe\uffff here.", "\ufffe\uffff")
    [question] = questions("\uffff", corpus_of(card), [card]).values()
    assert text(question.feedback, "blockquote") == "It is \ufffd\ufffd here."


def test_no_text_is_left_that_moodles_filters_look_for() -> None:
    card = card_of("$$x$$ @@PLUGINFILE@@ \\(y\\) [[z]] is answer here.", "answer")
    xml = moodle_xml("Test", corpus_of(card), [card])
    [question] = read_questions(xml)
    assert not {"$$", "@@", "\\(", "[["} & {question.html[at : at + 2] for at in range(len(question.html))}
