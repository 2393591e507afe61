"""The rules, each with what passes and what does not."""

import re
from dataclasses import replace

import pytest

from kaiser_study.cards.cloze import QUESTION
from kaiser_study.cards.face import front, visible
from kaiser_study.cards.questions import PART, SOURCE, TOPIC
from kaiser_study.cards.rules import RULES, r13_why
from kaiser_study.cards.setting import setting_of
from kaiser_study.cards.verify import verify
from kaiser_study.model import Candidate, Card, CardKind, Display, Quote, Rejection, Source, Span
from tests.cards.making import DISPLAY, PARTS, SOURCES, corpus_of, made, made_of, only, others, quote
from tests.document.rows import rows

LEAD = "Careful builders measure twice, wait patiently and saw dry timber along"
"""A beginning with nine words that carry meaning, so that a few more may be hidden."""

WORDS = [first + vowel + last for first in "bdfgklmnr" for vowel in "aeiou" for last in ["mpus"]][:44]
LONG = " ".join(WORDS)

CLOZES = {
    # text, term, rule that stops it or None
    "R2 one word": (f"{LEAD} the grain.", "grain", None),
    "R2 four words": (f"{LEAD} marked lines with steady cold hands.", "steady cold hands", None),
    "R2 five words": (
        f"{LEAD} long lines: sharp eyes, steady hands, calm minds.",
        "sharp eyes, steady hands, calm",
        "R2",
    ),
    "R2 quarter of the text": ("Two or three: oak ash elm yew pine fir box bay fig gum.", "oak ash elm yew", "R2"),
    "R2 eight words left": ("Builders of the saw timber, carry boards, fetch nails, ring bells.", "boards", None),
    "R2 seven words left": ("Builders of the saw timber, carry boards, fetch nails, ring it.", "boards", "R2"),
    "R2 too few words left": ("Builders measure timber twice before each cut.", "timber", "R2"),
    "R3 function word": (f"{LEAD} the grain, whatever happens.", "whatever", "R3"),
    "R3 contraction": (f"{LEAD} the grain; they'll see.", "they'll", "R3"),
    "R3 contraction with a typographer's apostrophe": (f"{LEAD} the grain; they’d see.", "they’d", "R3"),
    "R3 function word beside another": (f"{LEAD} the grain, whatever shatters.", "whatever shatters", None),
    "R3 filler": (f"{LEAD} the grain: one such thing.", "thing", "R3"),
    "R4 same word again, elsewhere joined": (f"{LEAD} the grain and grain-free boards.", "grain", "R5"),
    "R4 stem in the text": (f"{LEAD} the marks that a marker left.", "marks", None),
    "R4 other form in the text": (f"{LEAD} the plan that planners planned.", "plan", "R4"),
    "R4 one letter more": (f"{LEAD} the verification that verifies.", "verification", "R4"),
    "R4 in the topic": (f"{LEAD} the unlikely grain.", "unlikely", "R4"),
    "R4 in the part": (f"{LEAD} the grain of a hall.", "hall", "R4"),
    "R4 in the deck's title": (f"{LEAD} the grain; they collect boards.", "collect", "R4"),
    "R4 repeated and hidden everywhere": (f"{LEAD} the grain, for grain, they say, is law.", "grain", None),
    "R5 cut out of a hyphenated word": (f"{LEAD} the self-made grain.", "made", "R5"),
    "R5 cut at a typographic hyphen": (f"{LEAD} the self\u2010made grain.", "made", "R5"),
    "R5 hyphenated word whole": (f"{LEAD} the self-made grain.", "self-made", None),
    "R5 cut at a dot": (f"{LEAD} the grain of Learning.Com boards.", "Learning", "R5"),
    "R5 in single quotation marks": (f"{LEAD} the so-called 'grain' of boards.", "grain", None),
    "R5 in typographic quotation marks": (f"{LEAD} the so-called ‘grain’ of boards.", "grain", None),
    "R5 cut out of a name": (f"{LEAD} lines of Frank Lloyd Wright.", "Lloyd Wright", "R5"),
    "R5 name whole": (f"{LEAD} lines of Frank Lloyd Wright.", "Frank Lloyd Wright", None),
    "R5 name at the end of a sentence": (f"{LEAD} lines of Wright. Grain follows.", "Wright", None),
    "R5 cut out of a name with foreign letters": (f"{LEAD} lines of Łukasz Żuraw.", "Żuraw", "R5"),
    "R5 cut out of a name with a small word": (f"{LEAD} lines of Ludwig van Beethoven.", "Beethoven", "R5"),
    "R5 cut out of a name that begins a sentence": (f"{LEAD} lines. Frank Lloyd Wright nods.", "Wright", "R5"),
    "R5 name after the capital of a sentence": (f"{LEAD} lines. “When Wright nods.”", "Wright", None),
    "R5 initial": (f"{LEAD} lines of F. Wright.", "Wright", "R5"),
    "R5 number without its unit": (f"{LEAD} planks of 300 metres.", "300", "R5"),
    "R5 per cent": (f"{LEAD} planks of 30 % pine.", "30", "R5"),
    "R5 degrees": (f"{LEAD} planks of 30 °C.", "30", "R5"),
    "R5 money": (f"{LEAD} planks, for $300, outdoors.", "300", "R5"),
    "R5 money whole": (f"{LEAD} planks, for $300, outdoors.", "$300", None),
    "R5 half a number": (f"{LEAD} planks, 1,300, outdoors.", "300", "R5"),
    "R5 half a ratio": (f"{LEAD} planks, 3/4, outdoors.", "3", "R5"),
    "R5 speed": (f"{LEAD} planks at 30 km/h.", "30 km", "R5"),
    "R5 number with its unit": (f"{LEAD} planks of 300 metres.", "300 metres", None),
    "R5 unit alone": (f"{LEAD} planks of 300 metres.", "metres", None),
    "R5 year before a comma": (f"{LEAD} planks, in 1923, outdoors.", "1923", None),
    "R5 year before a function word": (f"{LEAD} planks that in 1923 were rare.", "1923", None),
    "R5 number within a word": (f"{LEAD} planks of GPT4 pine.", "GPT4", None),
    "R6 article before a gap": (f"{LEAD} an oak.", "oak", None),
    "R6 article in capitals": (f"{LEAD} AN oak.", "oak", "R6"),
    "R6 article before a quotation mark": (f"{LEAD} an “oak”.", "oak", "R6"),
    "R7 everyday word in another form": (f"{LEAD} the grain makes worlds.", "worlds", "R7"),
    "R7 word that only looks like an everyday one": (f"{LEAD} the grain of imports.", "imports", None),
    "R7 everyday word": (f"{LEAD} the grain makes a world.", "world", "R7"),
    "R7 everyday words": (f"{LEAD} the grain, good people.", "good people", "R7"),
    "R7 everyday word with another": (f"{LEAD} the grain, good carpenters.", "good carpenters", None),
    "R9 forty words": (" ".join(WORDS[:40]), WORDS[20], None),
    "R10 list": (f"{LEAD} oak, ash and elm boards nearby today yonder.", "oak, ash and elm", "R10"),
    "R10 list without and": (f"{LEAD} oak, ash, elm boards nearby today yonder.", "oak, ash, elm", "R10"),
    "R10 list with strokes": (f"{LEAD} oak/ash/elm boards nearby today yonder.", "oak/ash/elm", "R10"),
    "R10 pair with a comma": (f"{LEAD} oak, and ash boards nearby today yonder.", "oak, and ash", None),
    "R10 large number": (f"{LEAD} 1,000,000 boards.", "1,000,000 boards", None),
    "R10 pair": (f"{LEAD} oak and ash boards nearby today yonder.", "oak and ash", None),
}


@pytest.mark.parametrize(("text", "term", "rule"), rows(CLOZES))
def test_a_cloze_passes_or_is_stopped_by_the_rule(text: str, term: str, rule: str | None) -> None:
    result = only(made_of(quote(text, term), CardKind.CLOZE))
    assert (result.rule if isinstance(result, Rejection) else None) == rule


def test_a_term_named_elsewhere_in_the_corpus_is_hidden_whole() -> None:
    asked = quote(f"{LEAD} the tree line marker.", "line")
    namesake = quote("A tree line divides meadows.", "tree line", id="namesake", topic="Borders")
    result = only(made_of(asked, CardKind.CLOZE, beside=[namesake]))
    assert isinstance(result, Rejection)
    assert (result.rule, result.why) == ("R5", "it is cut out of “tree line”")


@pytest.mark.parametrize("cut", ["tree", "line marker", "old tree"])
def test_a_named_term_is_cut_by_neither_its_beginning_nor_its_end(cut: str) -> None:
    namesake = quote("Tree line and meadow end here.", "Tree line", id="namesake", topic="Borders")
    result = only(made_of(quote(f"{LEAD} the old tree line marker.", cut), CardKind.CLOZE, beside=[namesake]))
    assert isinstance(result, Rejection)
    assert result.rule == "R5"


def test_a_term_outside_the_excerpt_is_told_so() -> None:
    result = made_of(quote(LONG, WORDS[2], WORDS[20], WORDS[43]), CardKind.CLOZE)
    assert [card.answer for card in result.cards] == [WORDS[2], WORDS[20]]
    assert [(r.candidate, r.rule) for r in result.rejected] == [(WORDS[43], "R9")]
    assert "outside the 40 words" in result.rejected[0].why


def test_a_fourth_cloze_is_stopped() -> None:
    found = made_of(quote(f"{LEAD} the old grain.", "old grain", "grain", "timber", "builders", "saw"), CardKind.CLOZE)
    assert [card.answer for card in found.cards] == ["old grain", "timber", "builders"]
    assert [(r.candidate, r.rule) for r in found.rejected] == [("grain", "R5"), ("saw", "R10")]


def test_a_term_that_is_hidden_already_is_stopped() -> None:
    found = made_of(quote(f"Grain: {LEAD} the grain.", "Grain", "grain"), CardKind.CLOZE)
    assert [(r.candidate, r.rule, r.why) for r in found.rejected] == [
        ("grain", "R10", "it overlaps another gap of the quote")
    ]


def test_terms_that_cut_each_other_are_stopped() -> None:
    first, second = "steady cold", "cold hands"
    found = made_of(quote(f"{LEAD} lines with steady cold hands.", first, second), CardKind.CLOZE)
    assert {r.candidate: r.rule for r in found.rejected} == {first: "R5", second: "R5"}


def test_near_duplicates_show_their_topic_as_a_cue() -> None:
    twin = quote(f"{LEAD} the old grain lines.", "lines", id="twin", topic="Borders")
    found = made_of(quote(f"{LEAD} the old grain marks.", "marks"), CardKind.CLOZE, beside=[twin])
    assert [card.cue for card in found.cards] == ["Unlike Any"]


def test_near_duplicates_with_one_topic_have_no_cloze() -> None:
    twin = quote(f"{LEAD} the old grain lines.", "lines", id="twin")
    result = only(made_of(quote(f"{LEAD} the old grain marks.", "marks"), CardKind.CLOZE, beside=[twin]))
    assert isinstance(result, Rejection)
    assert (result.rule, "`twin`" in result.why) == ("R8", True)


@pytest.mark.parametrize(
    ("text", "term", "other"),
    rows(
        {
            "one word of a short text": (
                "Careful builders measure twice, wait patiently and saw dry timber.", "wait", "rest"
            ),
            "a word that comes again": (f"{LEAD} the oak, because oak bends, and oak lasts.", "oak", "elm"),
            "four words": (f"{LEAD} marked lines with steady cold hands.", "steady cold hands", "warm young feet"),
        }
    ),
)  # fmt: skip
def test_a_gap_that_fits_two_quotes_has_no_cloze(text: str, term: str, other: str) -> None:
    twin = quote(text.replace(term, other), id="twin")
    result = only(made_of(quote(text, term), CardKind.CLOZE, beside=[twin]))
    assert isinstance(result, Rejection)
    assert result.rule == "R8"


def test_quotes_that_differ_enough_show_no_cue() -> None:
    assert [card.cue for card in made_of(quote(f"{LEAD} the grain.", "grain"), CardKind.CLOZE).cards] == [""]


TWIN = quote(f"{LEAD} the old grain lines.", id="twin", topic="Borders", part=PARTS[1], source=SOURCES[1])


@pytest.mark.parametrize(
    ("kind", "twin", "rule"),
    rows(
        {
            "another topic": (CardKind.TOPIC, TWIN, "R11"),
            "the same topic": (CardKind.TOPIC, replace(TWIN, topic="Unlike Any"), None),
            "another source": (CardKind.SOURCE, TWIN, "R11"),
            "the same source": (CardKind.SOURCE, replace(TWIN, source=SOURCES[0]), None),
            "a topic called like the source": (CardKind.SOURCE, replace(TWIN, topic="Radio Evening"), "R11"),
        }
    ),
)
def test_a_question_with_two_answers_is_not_asked(kind: CardKind, twin: Quote, rule: str | None) -> None:
    result = only(made_of(quote(f"{LEAD} the old grain marks."), kind, beside=[twin, *others()]))
    assert (result.rule if isinstance(result, Rejection) else None) == rule


@pytest.mark.parametrize(
    ("kind", "same", "why"),
    rows(
        {
            "topic": (CardKind.TOPIC, {"topic": "Unlike Any"}, "the corpus has one topic only"),
            "source": (CardKind.SOURCE, {"source": SOURCES[0]}, "the corpus has one source only"),
        }
    ),
)
def test_a_question_without_another_answer_is_not_asked(kind: CardKind, same: dict[str, object], why: str) -> None:
    company = [replace(other, **same) for other in others()]  # type: ignore[arg-type]
    result = only(made_of(quote(f"{LEAD} the grain."), kind, beside=company))
    assert isinstance(result, Rejection)
    assert (result.rule, result.why) == ("R11", why)


def test_one_word_that_stays_visible_is_told_in_the_singular() -> None:
    result = only(made_of(quote("It was that old harbour and it was there for them all.", "old"), CardKind.CLOZE))
    assert isinstance(result, Rejection)
    assert (result.rule, result.why) == ("R2", "1 word that carries meaning stays visible, where 8 are needed")
    assert result.words_left == 1


def test_the_part_is_not_asked_where_the_decks_name_tells_it() -> None:
    asked = quote(f"{LEAD} the unlikely grain.")
    found = made(corpus_of(asked, *others()), Display("Sayings", tells_part=True))
    assert PART not in {card.question for card in found.cards}


def test_a_topic_that_the_decks_name_says_is_not_asked() -> None:
    asked = quote(f"{LEAD} the grain.", topic="Concert Timber")
    found = made(corpus_of(asked, *others()), Display("Sayings", tells_part=True))
    rejected = {(r.quote.id, r.kind): r for r in found.rejected}
    assert rejected["asked", CardKind.TOPIC].why == "the deck's name says “concert…”"


def candidate(kind: CardKind = CardKind.CLOZE) -> Candidate:
    """A card of the first of the other quotes that breaks no rule."""
    subject = others()[0]
    start = subject.text.index("drums")
    cloze = Candidate(kind, 1, subject, QUESTION, "drums", Span(0, len(subject.text)), (Span(start, start + 5),))
    match kind:
        case CardKind.CLOZE:
            return cloze
        case CardKind.TOPIC:
            return replace(cloze, question=TOPIC, answer="Strings", gaps=(), options=("Strings", "Storms"))
        case CardKind.SOURCE:
            return replace(
                cloze, question=SOURCE, answer="Radio Evening", gaps=(), options=("Club Lecture", "Radio Evening")
            )


HANDMADE = {
    "R1 gaps out of order": (replace(candidate(), gaps=(Span(22, 27), Span(0, 7))), "R1"),
    "R1 another word than the answer": (replace(candidate(), answer="trumpets"), "R1"),
    "R2 nothing to recall": (replace(candidate(), quote=quote("👍 is all."), answer="👍", gaps=(Span(0, 1),)), "R2"),
    "R4 told by the hint": (replace(candidate(), hint="Drum solos"), "R4"),
    "R4 told by the cue": (replace(candidate(), cue="Drum solos"), "R4"),
    "R5 no place": (replace(candidate(), gaps=()), "R5"),
    "R9 whole of a long text": (
        replace(candidate(), quote=quote(LONG), excerpt=Span(0, len(LONG)), gaps=(Span(0, 5),)),
        "R9",
    ),
    "R4 part told by the deck's name": (replace(candidate(CardKind.TOPIC), question=PART, answer=PARTS[0].title), "R4"),
    "R12 answer missing": (replace(candidate(CardKind.TOPIC), options=("Storms", "Patience")), "R12"),
    "R12 answer twice": (replace(candidate(CardKind.TOPIC), options=("Strings", "Strings", "Storms")), "R12"),
    "R12 option twice": (replace(candidate(CardKind.TOPIC), options=("Strings", "Storms", "Storms")), "R12"),
    "R12 an option the quote speaks of": (replace(candidate(CardKind.TOPIC), options=("Strings", "Drumming")), "R12"),
    "R12 an option that is related": (replace(candidate(CardKind.TOPIC), options=("Strings", "Wintering")), "R12"),
}


@pytest.mark.parametrize("kind", CardKind)
def test_a_candidate_that_breaks_no_rule_becomes_a_card_with_all_that_it_held(kind: CardKind) -> None:
    setting = setting_of(corpus_of(*others()), DISPLAY)
    card = verify(candidate(kind), setting)
    assert type(card) is Card
    assert all(getattr(card, name) == getattr(candidate(kind), name) for name in Candidate.__slots__)


@pytest.mark.parametrize(("proposed", "rule"), rows(HANDMADE))
def test_the_verifier_trusts_no_generator(proposed: Candidate, rule: str) -> None:
    result = verify(proposed, setting_of(corpus_of(*others()), Display("Sayings", tells_part=True)))
    assert isinstance(result, Rejection)
    assert result.rule == rule
    assert result.why


@pytest.mark.parametrize(
    ("results", "says_why"),
    rows(
        {
            "a card": ([only(made_of(others()[0], CardKind.TOPIC, beside=others()[1:]))], False),
            "a rejection": ([only(made_of(quote("Too short.", "short"), CardKind.CLOZE))], False),
            "nothing": ([], True),
        }
    ),
)
def test_a_quote_without_card_and_rejection_is_told_why(results: list[Card | Rejection], says_why: bool) -> None:
    assert bool(r13_why(results)) == says_why


def test_the_rules_are_twelve_and_each_names_its_source() -> None:
    assert sorted((name for name, _ in RULES), key=lambda name: int(name[1:])) == [f"R{n}" for n in range(1, 13)]
    sources = re.compile(r"Wozniak \d|Matuschak:|Becker et al\.|Haladyna et al\. \d|The Anki manual|\b[Oo]urs\b")
    assert all(sources.search(rule.__doc__ or "") for _, rule in [*RULES, ("R13", r13_why)])


def test_a_masked_word_leaves_the_text_that_is_held_against_the_answer() -> None:
    asked = quote(f"{LEAD} the radio, as radios do.", source=Source("r", "Radio Days", SOURCES[0].kind))
    result = only(made_of(asked, CardKind.SOURCE))
    assert isinstance(result, Card)
    assert front(result) == f"{LEAD} the [...], as [...] do."
    assert not re.search("radio", visible(result), re.IGNORECASE)
