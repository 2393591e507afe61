"""The bundled deck in the real Anki core: all is there, and no question shows its answer."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from kaiser_study.cards.face import front
from kaiser_study.cards.words import Lexicon, related
from kaiser_study.model import Card, CardKind
from tests.contract.conftest import BundledDeck
from tests.contract.core import Anki, Face, tags, text, texts

TITLE = "Lessons from Lukasz Kaiser"
PARTS = 8
QUOTES = 75
FARTHEST = 40
NEW_PER_DAY = 20

HIDDEN = (".cloze", ".gap")
LEXICON = Lexicon("en")


def test_import_has_nothing_to_complain_of(deck: BundledDeck, anki: Anki) -> None:
    assert anki.import_package(deck.built.file) == {"new": deck.built.notes}
    assert anki.col.note_count() == deck.built.notes == 2 * QUOTES
    assert anki.col.card_count() == deck.built.cards
    assert anki.decks() == [TITLE]
    assert Counter(name.split("/")[1] for name in anki.rows()) == deck.built.by_kind
    problems, is_sound = anki.col.fix_integrity()
    assert is_sound, problems
    assert not anki.col.get_empty_cards().notes


def test_every_card_of_ours_is_there_once(deck: BundledDeck) -> None:
    assert sorted(deck.faces) == sorted(card.id for card in deck.card_set.cards)


@pytest.mark.parametrize("kind", CardKind)
def test_every_quote_has_a_card_of_every_kind_or_a_reason(deck: BundledDeck, kind: CardKind) -> None:
    asked = {name.split("/")[0] for name in deck.faces if name.split("/")[1] == kind}
    explained = {rejection.quote.id for rejection in deck.card_set.rejected if rejection.kind is kind}
    assert asked | explained == {quote.id for quote in deck.corpus.quotes}
    assert len(deck.corpus.quotes) == QUOTES


def test_no_question_shows_its_answer(deck: BundledDeck) -> None:
    shown = {}
    for card, face in deck.cards():
        seen = text(face.question, hidden=HIDDEN)
        if card.kind is CardKind.CLOZE:
            seen += " ".join(texts(face.question, ".hint"))
        stems = LEXICON.content_stems(card.answer)
        assert stems
        found = related(stems, LEXICON.content_stems(seen))
        if found or card.answer.casefold() in seen.casefold():
            shown[card.id] = found
    assert shown == {}


def test_the_hint_is_closed_at_first(deck: BundledDeck) -> None:
    for card, face in deck.cards():
        assert not {card.quote.topic, *card.options} & set(texts(face.question, "li")), card.id
        assert face.question.count("<a class=hint") == 1, card.id


def test_the_front_is_our_front(deck: BundledDeck) -> None:
    for card, face in deck.cards():
        shown = re.sub(r"\[([Aa]\(n\)) \.\.\.\]", r"\1 [...]", text(face.question, "blockquote"))
        assert shown == front(card), card.id


def test_the_answer_is_shown_on_the_whole_quote(deck: BundledDeck) -> None:
    for card, face in deck.cards():
        assert card.quote.text in texts(face.answer, "blockquote"), card.id
        if card.kind is CardKind.CLOZE:
            marked = texts(face.answer, ".cloze")
            assert len(marked) == len(card.gaps), card.id
            hidden = [gap.of(card.quote.text) for gap in card.gaps]
            assert list(map(without_article, marked)) == hidden, card.id
        else:
            [answer] = texts(face.answer, ".answer")
            assert answer.casefold() == card.answer.casefold(), card.id


def without_article(marked: str) -> str:
    first, _, rest = marked.partition(" ")
    return rest if first.casefold() in ("a", "an") else marked


def test_topic_part_source_and_provenance_stand_on_the_back(deck: BundledDeck) -> None:
    for card, face in deck.cards():
        quote = card.quote
        back = text(face.answer)
        for said in (quote.part.title, quote.source.label, deck.corpus.provenance):
            assert said in back, (card.id, said)
        assert quote.topic.casefold() in back.casefold(), card.id
        assert texts(face.answer, ".provenance") == [deck.corpus.provenance]


def test_options_are_listed_behind_the_hint(deck: BundledDeck) -> None:
    for card, face in deck.cards():
        listed = [option.casefold() for option in texts(opened(face), "li")]
        assert listed == [option.casefold() for option in card.options], card.id


def opened(face: Face) -> str:
    return face.question.replace('style="display: none"', "")


def test_cards_hold_no_script_of_ours_and_no_media(deck: BundledDeck) -> None:
    for card, face in deck.cards():
        elements = set(tags(face.question)) | set(tags(face.answer))
        assert elements <= {"main", "p", "blockquote", "span", "a", "div", "ol", "li", "hr", "footer"}, card.id
        assert face.sounds == 0
        assert face.question.count("onclick") == 1  # Anki's own, of the hint


def test_the_answer_of_a_cloze_stays_where_its_gap_was(deck: BundledDeck) -> None:
    """Anki scrolls to an element with the id `answer`, past the quote in which the gap was filled."""
    for card, face in deck.cards():
        assert ('id="answer"' in face.answer) == (card.kind is not CardKind.CLOZE)


def test_cards_of_one_quote_are_far_apart(imported: Anki) -> None:
    rows = imported.rows().values()
    assert sorted(row.due for row in rows) == list(range(1, len(rows) + 1))
    by_quote = defaultdict(list)
    for row in rows:
        by_quote[row.id.split("/")[0]].append(row.due)
    nearest = min(b - a for positions in by_quote.values() for a, b in pairwise(sorted(positions)))
    assert nearest >= FARTHEST


def test_positions_are_the_order_of_introduction(deck: BundledDeck, imported: Anki) -> None:
    rows = sorted(imported.rows().values(), key=lambda row: row.due)
    assert [row.id for row in rows] == [card.id for card in deck.card_set.cards]


def test_the_first_days_cards_are_of_different_quotes(deck: BundledDeck, anki: Anki) -> None:
    anki.import_package(deck.built.file)
    asked = anki.queue(TITLE)
    assert len(asked) == NEW_PER_DAY
    assert len({name.split("/")[0] for name in asked}) == NEW_PER_DAY
    assert {name.split("/")[1] for name in asked} == set(CardKind)


def test_the_deck_describes_itself(deck: BundledDeck, imported: Anki) -> None:
    description = text(imported.description(TITLE))
    assert deck.corpus.introduction in description
    assert deck.corpus.provenance in description


def test_tags(deck: BundledDeck, imported: Anki) -> None:
    rows = imported.rows()
    for card in deck.card_set.cards:
        assert set(rows[card.id].tags) >= set(expected_tags(card)), card.id


def expected_tags(card: Card) -> list[str]:
    quote = card.quote
    year = [f"kaiser-study::year::{quote.source.year}"] if quote.source.year else []
    return [
        f"kaiser-study::part::{quote.part.number}-{quote.part.id}",
        f"kaiser-study::source::{quote.source.id}",
        f"kaiser-study::kind::{card.kind}",
        *year,
    ]
