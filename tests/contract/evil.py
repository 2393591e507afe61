"""Texts that mean something to Anki, HTML, TeX, YAML or a terminal, and must be shown as they are."""

from collections.abc import Iterable
from pathlib import Path

from kaiser_study.deck.build import build
from kaiser_study.model import Card, CardKind, CardSet, Corpus, Head, Part, Quote, Source, SourceKind, Span
from tests.contract.decks import NOW, SENTENCES, quote, read_deck, write_recipe

TEXTS = {
    "sic": "I do [sic] love it",
    "closing tag of markup": "a [/b] and [b]",
    "html": "<b>bold</b> <img src=x.png onerror=alert(1)> <i",
    "script": "<script>alert(1)</script>",
    "comment": "<!-- gone? --> <![CDATA[x]]>",
    "cloze": "{{c1::x}} {{c2::y::z}}",
    "field": "{{Topic}} {{cloze:Text}} {{#Cue}}",
    "closing braces": "}} and }",
    "hint": "p::q and :::: and :",
    "entity": "&amp; &lt; &#58; & &nbsp;",
    "quotation marks": "\"double\" 'single' “typographer's”",
    "sound": "[sound:x.mp3] [anki:play:q:0]",
    "latex": "[latex]x[/latex] [$]y[/$] [$$]z[/$$]",
    "mathjax": r"\(x\) and \[y\] and \\",
    "mathjax across lines": "\\(x\ny\\)",
    "control characters": "bell \a, escape \x1b[31m, separator \x1f, NUL \0, return \r, DEL \x7f, C1 \x9b",
    "emoji": "🧑‍🔬 and 👍🏽",
    "Arabic": "اقرأ باسم ربك",
    "bidirectional": "abc \u202egnorw\u202c def",
    "newline": "one line\n  another, indented\n\nand a third",
    "spaces": "two  spaces,\ta tab",
    "decomposed": "cafe\u0301",
    "zero width": "zero\u200bwidth \ufeffmark",
    "template comment": "<%Text%> {{=<% %>=}}",
}
"""By what they are."""

LONG_TEXT = ("Verifiers read every step of a long proof with patience. " * 40)[:2_000].strip()
LONG_WORD = "Abcdefghij" * 200

ALL = {**TEXTS, "long text": LONG_TEXT, "long word": LONG_WORD}

PICTURED = str.maketrans(
    {**{chr(code): chr(0x2400 + code) for code in (0, 7, 0x0D, 0x1B, 0x1F)}, "\x7f": "\u2421", "\x9b": "\ufffd"}
)
"""How control characters are shown. Written out here, so that no mistake of the program is repeated."""


def build_evil_deck(folder: Path) -> tuple[dict[str, list[Card]], Path]:
    """A deck in which every text stands everywhere a text can stand: its cards by name of the text, and its file."""
    recipe, _, _ = read_deck(write_recipe(folder, {"One": [quote("any", SENTENCES[0])]}))
    cards = {name: evil_cards(number, name) for number, name in enumerate(ALL)}
    everything = tuple(card for own in cards.values() for card in own)
    corpus = evil_corpus(everything)
    return cards, build(
        recipe, corpus, CardSet(everything, ()), None, folder / "evil.apkg", folder / "evil.lock", NOW
    ).file


def evil_corpus(cards: Iterable[Card]) -> Corpus:
    """The corpus of evil cards."""
    quotes = tuple(dict.fromkeys(card.quote for card in cards))
    parts = tuple(quote.part for quote in quotes)
    return Corpus((Head("test", "Test", LONG_TEXT, TEXTS["html"], "en"),), parts, (), quotes)


def evil_cards(number: int, name: str) -> list[Card]:
    """One cloze hides the text, one the word beside it, with the article; topic and source cards show it."""
    evil = ALL[name]
    start, middle, end = "It begins: ", " a ", "word and so it ends."
    whole = start + evil + middle + end
    hidden = Span(len(start), len(start) + len(evil))
    word = Span(hidden.end + len(middle), hidden.end + len(middle) + 4)
    part = Part(f"part-{number}", number + 1, evil, corpus="test")
    source = Source(f"source-{number}", evil, SourceKind.BOOK, url=f'https://example.org/"><script>{number}')
    own = Quote(f"quote-{number}", evil, whole, part, source)
    everything = Span(0, len(whole))
    options = (evil, "another")
    return [
        Card(CardKind.CLOZE, 1, own, "Fill the gap", evil, everything, (hidden,), hint=evil),
        Card(CardKind.CLOZE, 2, own, "Fill the gap", "word", everything, (word,), hint=evil),
        Card(CardKind.TOPIC, 1, own, "Which topic?", evil, everything, (word,), options),
        Card(CardKind.SOURCE, 1, own, "Which source?", evil, everything, (), options),
    ]
