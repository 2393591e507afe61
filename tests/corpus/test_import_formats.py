"""Every format as people have it: what becomes a quote, and where the rest is told."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaiser_study import bundled
from kaiser_study.corpus import read_corpus
from kaiser_study.corpus.formats import FORMATS
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import StudyError
from kaiser_study.model import SourceKind
from tests.corpus.importing import SAMPLES, corpus_from, reading_of
from tests.document.rows import rows

PROFILE = Path(__file__).with_name("lessons-from-lukasz-kaiser.txt")


class Told(NamedTuple):
    """What is expected of a sample: the format, text and source of each quote, line and reason of the rest."""

    format: str
    quotes: list[tuple[str, str]]
    unread: list[tuple[int, str]]


NOTE, BOOKMARK = "this is a note of your own, not a quote", "this is a bookmark, not a quote"
OPEN, BARE = "its quotation mark is not closed", "it has neither quotation marks nor a source"
WITHIN = "words stand before its quotation mark; write the quote as a line of its own: `“…” — Source`"

TOLD = {
    "kindle-en.txt": Told(
        "kindle",
        [
            (
                "The king walks boldly towards the centre once the queens have left the board.",
                "Anna Weiss, The Patient Game",
            ),
            (
                "“Weeds,” she said, “are only plants that nobody invited.”",
                "Mara Lindqvist, Jo Bell, A Pocketful of Gardens",
            ),
        ],
        [
            (1, "the same highlight stands in line 6, in full"),
            (11, NOTE),
            (16, BOOKMARK),
            (26, "the publisher's limit for clippings was reached: the device kept no text"),
        ],
    ),
    "kindle-de.txt": Told(
        "kindle",
        [
            (
                "Der König wandert mutig in die Mitte, sobald die Damen das Brett verlassen haben.",
                "Anna Weiss, Das geduldige Spiel",
            )
        ],
        [(6, NOTE), (11, BOOKMARK)],
    ),
    "kindle-fr.txt": Told(
        "kindle",
        [
            (
                "Le roi marche hardiment vers le centre dès que les dames ont quitté l’échiquier.",
                "Anna Weiss, Le Jeu patient",
            )
        ],
        [(6, NOTE), (11, BOOKMARK)],
    ),
    "kindle-es.txt": Told(
        "kindle",
        [
            (
                "El rey camina con audacia hacia el centro cuando las damas han dejado el tablero.",
                "Anna Weiss, El juego paciente",
            )
        ],
        [(6, NOTE), (11, BOOKMARK)],
    ),
    "readwise.csv": Told(
        "readwise",
        [
            (
                "The king walks boldly towards the centre, once the queens have left.",
                "Anna Weiss, The Patient Game",
            ),
            (
                'He said, "Weeds are only plants\nthat nobody invited."',
                "Mara Lindqvist, A Pocketful of Gardens",
            ),
            ("A tide is the sea's way of keeping an appointment.", "Iris Vann, On Harbours (blog)"),
        ],
        [(3, NOTE), (6, "the highlight is empty"), (6, NOTE)],
    ),
    "quotes.md": Told(
        "markdown",
        [
            (
                "A tide is the sea's way of keeping an appointment, and nobody has ever been stood up by it.",
                "Iris Vann, Letters from the Pier (1931)",
            ),
            ("The fog teaches more seamanship than the sun.", "The Pilot's Diary"),
            ("Ropes remember every knot.", "Old Tom"),
            ("A chart is a promise\nthat the bottom has not kept.", "Unknown"),
            ("A lighthouse does not run along the shore looking for boats to save.", "Pier Talk 1950"),
            ("Anchors are courage you can throw away.", "Iris Vann"),
        ],
        [
            (1, "the front matter; of it only the title is taken"),
            (6, "there is a title before it"),
            (32, BARE),
            (34, BARE),
            (36, "code"),
            (40, "a table: save it as CSV"),
        ],
    ),
    "goodreads.md": Told(
        "markdown",
        [
            ("Gardens forgive slowly, but they forgive completely.", "Mara Lindqvist, A Pocketful of Gardens"),
            ('She said "stay" and the roses stayed.', 'Jo Bell, "The Second Spring"'),
            ("Nobody weeds in the rain.", "Unknown"),
        ],
        [],
    ),
    "notion.md": Told(
        "markdown",
        [
            ("A pawn never apologises for going forward.", "Anna Weiss"),
            ("Bishops argue; knights arrive.", "Anna Weiss, 1999"),
            ("Time is the only piece that always moves.", "Unknown"),
        ],
        [(7, BARE), (9, "HTML")],
    ),
    "fortunes": Told(
        "fortune",
        [
            ("Violins sing best when the room is cold.", "Clara Amsel"),
            (
                "A bridge is a sentence that two shores have to agree upon, and most of the quarrels about grammar are "
                "really quarrels about who is to pay for the commas.",
                'Tobias Rehn, "The Engineer\'s Breviary", Third Letter',
            ),
            ("Roses are slow,\nWeeds are fast,\n  And both of them\nOutlive the last.", "Unknown"),
            (
                "Q:\tHow many pilots does it take to change a lamp?\nA:\tNone -- the lamp is on the other ship.",
                "Unknown",
            ),
        ],
        [(16, "it says who, and not what"), (21, "the same as `violins-sing-best`")],
    ),
    "zitate.csv": Told(
        "csv",
        [
            ("Wer müde ist; der schläft.", "Jörg Müßig, Über die Ruhe"),
            ('Brücken sind Sätze,\ndie zwei Ufer "sprechen" müssen.', "Tobias Rehn, Brevier"),
            ("Ein Gedanke – kurz und gut.", "Jörg Müßig, Über die Ruhe"),
        ],
        [(5, "the column `Zitat` is empty")],
    ),
    "unknown.csv": Told(
        "csv",
        [
            ("Gardens forgive slowly but they forgive completely.", "Lindqvist"),
            ("Weeds are only plants, said she, that nobody invited.", "Lindqvist"),
            ("A tide is the sea's way of keeping an appointment.", "Vann"),
        ],
        [(2, "the quotes of the source `Lindqvist` tell more than one address: none was taken")],
    ),
    "tabs.tsv": Told(
        "csv",
        [
            ("A pawn never apologises for going forward.", "The Patient Game"),
            ('A "sleeping" bishop still dreams in diagonals.', "The Patient Game"),
        ],
        [(4, "it has 4 cells, and the table 3 columns: put a text with tabs in quotes")],
    ),
    "bars.txt": Told(
        "csv",
        [
            ("Ropes remember every knot.", "Old Tom"),
            ("Anchors are courage you can throw away.", "Iris Vann"),
            ("Fog has no enemies, only customers.", "Iris Vann"),
        ],
        [],
    ),
    "list.json": Told(
        "json",
        [
            ("A pawn never apologises for going forward.", "Anna Weiss"),
            ("Bishops argue; knights arrive.", "Anna Weiss"),
            ("Time is the only piece that always moves.", "Unknown"),
        ],
        [(4, "the column `quote` is empty"), (6, "this is no quote")],
    ),
    "object.json": Told(
        "json",
        [("Ropes remember every knot.", "Pier Talk 1950")],
        [
            (3, "it stands beside the quotes"),
            (6, "half of a character stands in it (an unpaired surrogate)"),
            (7, "this is not JSON (expecting ',' delimiter)"),
        ],
    ),
    "by-author.json": Told(
        "json",
        [
            ("A tide keeps its appointments.", "Iris Vann"),
            ("Fog has no enemies.", "Iris Vann"),
            ("Ropes remember every knot.", "Old Tom"),
        ],
        [],
    ),
    "lines.jsonl": Told(
        "json",
        [
            ("Ropes remember every knot.", "Old Tom"),
            ("Anchors are courage you can throw away.", "Iris Vann"),
        ],
        [(3, "this is not JSON (unterminated string)")],
    ),
    "variations.txt": Told(
        "profile",
        [
            ("Quotes may stand before any part.", "Preface"),
            ("A tide is the sea’s way of keeping an appointment.", "Letters from the Pier (1931)"),
            ("Nebel lehrt mehr als Sonne.", "Pilot's Diary"),
            ("Les cordes se souviennent.", "Journal"),
            ("It’s the dark that’s doing the work.", "Nachtwache"),
            (
                "A sentence that is too long for the page goes on below - as sentences do - and ends in its own time.",
                "Pier Talk 1950",
            ),
            ("Paint the mast before the storm.", "Pier Talk 1950"),
            ("Anchors are courage you can throw away.", "Iris Vann"),
            ('He said "mend it" and left.', "Pier Talk 1950"),
            ("A lamp asks no questions.", "Unknown"),
            ("A text without marks.", "Pier Talk 1950"),
            ("Oars have two ends.", "Unknown"),
            ("Harbours are verbs.", "Unknown"),
        ],
        [(23, OPEN), (24, BARE), (26, "stands behind the quote")],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_sample_is_recognised_and_read(name: str) -> None:
    told = TOLD[name]
    reading = reading_of((SAMPLES / name).read_bytes(), name)
    corpus, imported = corpus_from(reading, name)
    assert reading.format == FORMATS[told.format].title
    assert reading.because
    assert [(quote.text, quote.source.label) for quote in corpus.quotes] == told.quotes
    assert [(each.line, each.why) for each in imported.unread] == told.unread


def test_every_sample_is_tested() -> None:
    assert {file.name for file in SAMPLES.iterdir()} == set(TOLD)


def test_the_profile_is_the_bundled_corpus() -> None:
    corpus, imported = corpus_from(reading_of(PROFILE.read_bytes(), PROFILE.name), PROFILE.name)
    ours = read_corpus(next(iter(read_recipe(bundled.default_recipe()).corpora)))
    assert not imported.unread
    assert [(q.text, q.topic, q.part.title, q.source.label) for q in corpus.quotes] == [
        (q.text, q.topic, q.part.title, q.source.label) for q in ours.quotes
    ]
    assert len(corpus.quotes) == len({quote.topic for quote in corpus.quotes}) == 75
    assert [part.title for part in corpus.parts] == [part.title for part in ours.parts]
    assert [source.label for source in corpus.sources] == [source.label for source in ours.sources]
    assert [source.year for source in corpus.sources] == [source.year for source in ours.sources]
    assert (corpus.ids, corpus.title, corpus.introduction) == (ours.ids, ours.title, ours.introduction)
    guessed = {(source.kind, other.kind) for source, other in zip(corpus.sources, ours.sources, strict=True)}
    assert {one for one, other in guessed if one is not other} == {SourceKind.DOCUMENT}


def test_parts_topics_years_and_kinds_of_a_profile() -> None:
    corpus, _ = corpus_from(reading_of((SAMPLES / "variations.txt").read_bytes()))
    assert (corpus.title, corpus.introduction) == ("Sayings of the Harbour", "An introduction in two lines.")
    assert [part.title for part in corpus.parts] == ["Quotes", "The Sea", "Gear", "Part 3"]
    assert [quote.topic for quote in corpus.quotes[:3]] == ["Quotes may stand…", "Tides", "Fog"]
    sources = {source.label: source for source in corpus.sources}
    assert (sources["Pier Talk 1950"].kind, sources["Pier Talk 1950"].year) == (SourceKind.TALK, 1950)
    assert sources["Journal"].url == "https://example.org/j"
    assert corpus.provenance == "as given in sample.txt; not checked"


def test_headings_of_markdown_are_title_parts_and_topics() -> None:
    corpus, _ = corpus_from(reading_of((SAMPLES / "quotes.md").read_bytes(), "quotes.md"))
    assert corpus.title == "Sayings of the Harbour"
    assert corpus.introduction.startswith("A few sentences that an old pilot left behind. They were")
    assert {quote.part.title for quote in corpus.quotes} == {"On the Sea"}
    assert [quote.topic for quote in corpus.quotes] == [
        "A tide is…", "The fog teaches…", "Ropes remember every…", "Charts", "Lighthouses", "Charts",
    ]  # fmt: skip


TITLES = {
    "alone": ("# T\n\n## P\n\n> A.\n", "T", "P"),
    "prose under it": ("T\n=\n\nFor the class.\n\n# P\n\n> A.\n\n# Q\n\n> B.\n", "T", "P"),
    "a quote under it": ("# P\n\n> A.\n\n# Q\n\n> B.\n", "", "P"),
    "an entry under it": ('# P\n\n- "A."\n\n# Q\n\n> B.\n', "", "P"),
    "a topic under it": ("# P\n\n## T\n\n> A.\n\n# Q\n\n> B.\n", "", "P"),
}


@pytest.mark.parametrize(("text", "title", "part"), rows(TITLES))
def test_the_first_heading_is_the_title_if_it_has_no_quotes_of_its_own(text: str, title: str, part: str) -> None:
    reading = reading_of(text, "page.md")
    assert (reading.title, reading.drafts[0].part) == (title, part)
    assert not reading.unread


def test_a_large_page_is_read_in_sections_as_if_it_were_whole() -> None:
    entry = "> A saying, number {0}.\n\n— Somebody\n\n"
    page = "# Sayings\n\n" + "".join(entry.format(number) for number in range(10_000)) + "## Late\n\n> The last.\n"
    drafts = reading_of(page, "large.md").drafts
    assert [(draft.line, draft.text) for draft in drafts[:-1]] == [
        (3 + 4 * number, f"A saying, number {number}.") for number in range(10_000)
    ]
    assert {draft.source for draft in drafts[:-1]} == {"Somebody"}
    assert (drafts[-1].line, drafts[-1].part) == (40_005, "Late")


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    corpus, imported = corpus_from(reading_of("---\n> Ropes remember.\n\n---\n", "rule.md"))
    assert [quote.text for quote in corpus.quotes] == ["Ropes remember."]
    assert not imported.unread


LINES = {
    "straight marks": ('- On X: "Text."', "X", "Text.", "Unknown"),
    "typographic marks": ("- On X: “Text.” — Source: [A]", "X", "Text.", "A"),
    "German marks": ("- On X: „Text.“ – Source: [A]", "X", "Text.", "A"),
    "French marks": ("- On X: «\u00a0Text.\u00a0» - Source: [A]", "X", "Text.", "A"),
    "single marks": ("- On X: ‘Don’t.’ ― Source: [A]", "X", "Don’t.", "A"),
    "marks within": ('- On X: "He said "no"" — Source: [A]', "X", 'He said "no"', "A"),
    "marks in the source": ('- On X: "Text." — Bell, "Spring"', "X", "Text.", 'Bell, "Spring"'),
    "a dash within": ('- On X: "One — or two." — Source: [A]', "X", "One — or two.", "A"),
    "a colon in the topic": ('- On X: a Y: "Text."', "X: a Y", "Text.", "Unknown"),
    "no word before the topic": ('- X: "Text."', "X", "Text.", "Unknown"),
    "no brackets": ('- On X: "Text." -- Source: A (2017)', "X", "Text.", "A (2017)"),
    "brackets in the source": ('- On X: "Text." — Source: [A [B]]', "X", "Text.", "[A [B]]"),
    "an address in brackets": (
        '- On X: "Text." — Source: [Seedbank Wiki, https://example.org/wiki].',
        "X",
        "Text.",
        "Seedbank Wiki",
    ),
    "a full stop behind": ('- On X: "Text." — Source: [A].', "X", "Text.", "A"),
    "the word in the text": ('- On X: "The source: a well." — Source: [A]', "X", "The source: a well.", "A"),
    "the word in the text only": ('- On X: "The source: a well."', "X", "The source: a well.", "Unknown"),
    "a bullet of another kind": ('• On X: "Text." — Source: [A]', "X", "Text.", "A"),
    "a number": ('12. On X: "Text." — Source: [A]', "X", "Text.", "A"),
    "a cloze": ('- On X: "{{c1::Text}}." — Source: [A]', "X", "{{c1::Text}}.", "A"),
}


@pytest.mark.parametrize(("line", "topic", "text", "source"), rows(LINES))
def test_a_line_of_a_profile(line: str, topic: str, text: str, source: str) -> None:
    corpus, imported = corpus_from(reading_of(line, format="profile"))
    [quote] = corpus.quotes
    assert (quote.topic, quote.text, quote.source.label) == (topic, text, source)
    assert not imported.unread


BEHIND = {
    "a dash as Word makes it": (
        "“A.”\n— Roger Brinner\n“B.”\n— Iris Vann",
        [("A.", "Roger Brinner"), ("B.", "Iris Vann")],
    ),
    "a short dash": ("“A.”\n– Roger Brinner", [("A.", "Roger Brinner")]),
    "a hyphen": ('"A."\n- Roger Brinner\n"B."', [("A.", "Roger Brinner"), ("B.", "")]),
    "two hyphens": ('"A."\n-- Roger Brinner', [("A.", "Roger Brinner")]),
    "no space": ("“A.”\n—Roger Brinner", [("A.", "Roger Brinner")]),
    "an empty line between": ("“A.”\n\n— Roger Brinner\n\n“B.”", [("A.", "Roger Brinner"), ("B.", "")]),
    "a work in quotation marks": ('“A.”\n— Jo Bell, "Spring"', [("A.", 'Jo Bell, "Spring"')]),
    "an entry with another bullet": ("1. “A.”\n— Roger Brinner", [("A.", "Roger Brinner")]),
    "an entry with the same bullet": ("- “A.”\n- Roger Brinner", [("A.", "")]),
    "a quote behind the dash": ("“A.”\n— “B.”", [("A.", ""), ("B.", "")]),
    "a remark behind the source": ("“A.”\n— Roger Brinner\nA remark.", [("A.", "Roger Brinner")]),
    "a source that goes on": ("“A.”\n— Roger Brinner,\nThe Book", [("A.", "Roger Brinner, The Book")]),
    "who spoke below": ("“A.”\nHe said: “B.”", [("A.", "")]),
    "a second dash": ("“A.”\n— Roger Brinner\n— Iris Vann", [("A.", "Roger Brinner")]),
    "a name without a dash": ("“A.”\nKarl Five, Book of E", [("A.", "Karl Five, Book of E")]),
    "a remark without a dash": ("“A.”\nand so on", [("A.", "")]),
    "a heading": ("“A.”\nWeek 2\n“B.”", [("A.", ""), ("B.", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), rows(BEHIND))
def test_a_line_behind_a_quote_may_say_whose_it_is(text: str, quotes: list[tuple[str, str]]) -> None:
    assert [(draft.text, draft.source) for draft in reading_of(text).drafts] == quotes


COLONS = {
    "a name where others stand behind a dash": (
        "“A.”\n— Roger Brinner\nSchumpeter: “Creative destruction.”",
        [("A.", "", "Roger Brinner"), ("Creative destruction.", "", "Schumpeter")],
        "who said the quote (`Schumpeter`)",
    ),
    "a name that comes twice": (
        "Anna Weiss: “A.”\nAnna Weiss: “B.”",
        [("A.", "", "Anna Weiss"), ("B.", "", "Anna Weiss")],
        "who said the quote (`Anna Weiss`)",
    ),
    "nothing that tells": ("- Weiss: “A.”", [("A.", "Weiss", "")], "the topic (`Weiss`)"),
    "topics with sources": (
        "- Fog: “A.” — Vann\n- Ropes: “B.”",
        [("A.", "Fog", "Vann"), ("B.", "Ropes", "")],
        "",
    ),
    "a word of the quote": ("“A.” — Vann\n- Fog: “Fog is B.”", [("A.", "", "Vann"), ("Fog is B.", "Fog", "")], ""),
    "no name": ("“A.” — Vann\n- The sea: “B.”", [("A.", "", "Vann"), ("B.", "The sea", "")], ""),
    "a name before a dash": (
        "Anna Weiss – “A.”\nTom — “B.”",
        [("A.", "", "Anna Weiss"), ("B.", "", "Tom")],
        "",
    ),
}


@pytest.mark.parametrize(("text", "quotes", "note"), rows(COLONS))
def test_what_stands_before_a_quote_is_its_topic_or_who_said_it(
    text: str, quotes: list[tuple[str, str, str]], note: str
) -> None:
    reading = reading_of(text)
    assert [(draft.text, draft.topic, draft.source) for draft in reading.drafts] == quotes
    assert [note in told for told in reading.notes] == [True] * bool(note)


def test_numbers_of_headings_go_or_are_told() -> None:
    page = "# T\n\n## 1. Antiquity\n\n> A.\n\n## II. C. S. Lewis\n\n> B.\n\n## Part 3: Now\n\n> C.\n\n## 1984\n\n> D.\n"
    assert [draft.part for draft in reading_of(page, "p.md").drafts] == ["Antiquity", "C. S. Lewis", "Now", "1984"]
    text = '"A."\n\n1. Markets\n\n"B."\n\nWeek 2\n\n"C."\n\n3. buy new rope.\n'
    assert [(each.line, each.why) for each in reading_of(text).unread] == [
        (3, "it looks like a heading; write `Part 1: Markets`"),
        (7, "it looks like a heading; write `Part 2: Week 2`"),
        (11, BARE),
    ]


SAID = {
    "a dash in the last line": ("> A.\n> — Karl One, *Book*", [("A.", "Karl One, Book")]),
    "emphasis in the last paragraph": ("> A text\n>\n> *Karl One, Book of A*", [("A text", "Karl One, Book of A")]),
    "a name in the last paragraph": (
        "> A text\n>\n> Descartes, Discourse on the Method, Part IV",
        [("A text", "Descartes, Discourse on the Method, Part IV")],
    ),
    "a name in the last line": ("> A text.\n> Karl One", [("A text.", "Karl One")]),
    "a text of two paragraphs": ("> A text.\n>\n> Nobody said it.", [("A text.\n\nNobody said it.", "")]),
    "verse": ("> Roses are red\n>\n> Violets are blue", [("Roses are red\n\nViolets are blue", "")]),
    "brackets behind it": ("> A text\n\n(Karl Three, Book of C)", [("A text", "Karl Three, Book of C")]),
    "a name behind it": ("> A text\n\nKarl Four, Book of D\n\n> B.", [("A text", "Karl Four, Book of D"), ("B.", "")]),
    "a sentence behind it": ("> A text\n\nSo said Karl Four.", [("A text", "")]),
    "a bold line behind it": ("> A text\n\n**The Sea**", [("A text", "")]),
    "a name behind a paragraph": ('"A." Karl Five, Book of E', [("A.", "Karl Five, Book of E")]),
    "a name below a paragraph": ('"A."\n\nKarl Six', [("A.", "Karl Six")]),
    "a dash below a paragraph": ('"A."\n\n— Karl Six', [("A.", "Karl Six")]),
    "a dash within an entry": ('- "A."\n\n  — Karl Six\n- "B."', [("A.", "Karl Six"), ("B.", "")]),
    "a cite in the last paragraph": ("> A text\n>\n> <cite>Karl Eight</cite>", [("A text", "Karl Eight")]),
    "a cite behind a dash": ("> A text.\n> — <cite>Karl Eight</cite>", [("A text.", "Karl Eight")]),
    "a cite behind the text": ("> A text. <cite>Karl Eight</cite>", [("A text.", "Karl Eight")]),
    "a cite behind the quote": ("> A text.\n\n<cite>Karl Eight</cite>", [("A text.", "Karl Eight")]),
    "a link in the last paragraph": ("> A text\n>\n> [Karl Nine](http://a.org)", [("A text", "Karl Nine")]),
    "a link behind the text": ("> A text. [Karl Nine](http://a.org)", [("A text.", "Karl Nine")]),
    "a link behind the quote": ("> A text\n\n[a blog](http://a.org)", [("A text", "a blog")]),
    "a link in the text": ("> A text with [a link](http://a.org)", [("A text with a link", "")]),
    "the number of a footnote": ("> A text. [1](#one)", [("A text. 1", "")]),
    "a word below a paragraph": ('"A."\n\nSource: Karl Ten, *Work*', [("A.", "Karl Ten, Work")]),
    "a word behind a dash": ("> A.\n> — Source: Karl Ten", [("A.", "Karl Ten")]),
    "an address behind a name": ("> A.\n>\n> — Karl Ten, *Work*. http://a.org", [("A.", "Karl Ten, Work.")]),
    "an address in brackets": ("> A.\n>\n> — Karl Ten (http://a.org).", [("A.", "Karl Ten")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), rows(SAID))
def test_who_said_a_quote_of_markdown(text: str, quotes: list[tuple[str, str]]) -> None:
    drafts = reading_of(f"# Title\n\n{text}\n", "page.md").drafts
    assert [(draft.text, draft.source) for draft in drafts] == quotes
    assert all(draft.url == "http://a.org" for draft in drafts if "http" in text and draft.source)


SEVERAL = {
    "lines": (
        '> "A is a." — Ann One, Book\n> "B is b." — [Bob Two](http://a.org)',
        [(3, "A is a.", "Ann One, Book"), (4, "B is b.", "Bob Two")],
    ),
    "a quote over two lines": (
        '> "A\n> is a." — Ann One\n> "B is\n> b." (Bob Two)',
        [(3, "A is a.", "Ann One"), (5, "B is b.", "Bob Two")],
    ),
    "names in lines of their own": (
        '> "A is a."\n> — Ann One\n> "B is b."\n> — Bob Two',
        [(3, "A is a.", "Ann One"), (5, "B is b.", "Bob Two")],
    ),
    "no quotation marks": (
        "> A is a. — Ann One\n> B is b. — Bob Two",
        [(3, "A is a.", "Ann One"), (4, "B is b.", "Bob Two")],
    ),
    "paragraphs of a block quote": (
        '> "A is a." — Ann One\n>\n> "B is b." — Bob Two\n>\n> - "C is c." — Cid Six',
        [(3, "A is a.", "Ann One"), (5, "B is b.", "Bob Two"), (7, "C is c.", "Cid Six")],
    ),
    "no block quote": (
        '"A is a." — Ann One\n"B is b." — Bob Two',
        [(3, "A is a.", "Ann One"), (4, "B is b.", "Bob Two")],
    ),
    "a break that Markdown keeps": (
        '> "A  \n> is a." — Ann One\n> "B is b." — Bob Two',
        [(3, "A\nis a.", "Ann One"), (5, "B is b.", "Bob Two")],
    ),
    "breaks within one line of the file": (
        '> "A is a."<br>— Ann One<br>"B is b."<br>— Bob Two\n> "C is c." — Cid Six',
        [(3, "A is a.", "Ann One"), (3, "B is b.", "Bob Two"), (4, "C is c.", "Cid Six")],
    ),
    "a verse that ends with a dash and a word": (
        "> Tell me not! — Life\n> Is but a dream! — Ann One",
        [(3, "Tell me not! — Life Is but a dream!", "Ann One")],
    ),
    "a name that goes on in a line that begins with a capital": (
        "> A is a. — Ann\n> One. B is b. — Bob Two",
        [(3, "A is a. — Ann One. B is b.", "Bob Two")],
    ),
    "one over three lines": ('> "A\n> is\n> a." — Ann One', [(3, "A is a.", "Ann One")]),
    "a name over two lines": ('> "A is a." — Ann One,\n> Book of A', [(3, "A is a.", "Ann One, Book of A")]),
    "a dash within it": ("> A is a. — Nobody\n> else is. — Ann One", [(3, "A is a. — Nobody else is.", "Ann One")]),
    "two speakers of one play": (
        '> "A is a." — Ann\n> "B is b." — Bob\n\n— Cid Six, *Play*',
        [(3, '"A is a." — Ann "B is b." — Bob', "Cid Six, Play")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), rows(SEVERAL))
def test_each_line_that_ends_with_who_said_it_is_a_quote_of_its_own(
    text: str, quotes: list[tuple[int, str, str]]
) -> None:
    reading = reading_of(f"# Title\n\n{text}\n", "page.md")
    assert [(draft.line, draft.text, draft.source) for draft in reading.drafts] == quotes
    assert not reading.unread


@pytest.mark.parametrize("bullet", ["", "- "])
def test_a_quotation_within_other_words_is_left_out_with_what_to_do(bullet: str) -> None:
    text = f'> "A."\n\n{bullet}They say "fog is fog" here.\n\n{bullet}It\'s foggy here.\n'
    unread = reading_of(text, "page.md").unread
    assert [(each.line, each.why) for each in unread] == [(3, WITHIN), (5, BARE)]


@pytest.mark.parametrize(
    "paragraph",
    [
        'As Iris Vann put it in her diary, "Fog is fog." (Vann, Diary, 1931).',
        'Iris Vann says in her diary: "Fog is fog."',
        '**Diary, 1931**: "Fog is fog."',
    ],
)
def test_a_paragraph_that_ends_with_a_quotation_is_left_out_with_what_to_do(paragraph: str) -> None:
    [found] = reading_of(f'> "A."\n\n{paragraph}\n', "page.md").unread
    assert found.why == WITHIN
    [_, mended] = reading_of('> "A."\n\n“Fog is fog.” — Vann, Diary\n', "page.md").drafts
    assert (mended.text, mended.source) == ("Fog is fog.", "Vann, Diary")


@pytest.mark.parametrize("bullet", ["", "- ", "> "])
def test_a_comma_before_who_wrote_it_is_no_part_of_the_quote(bullet: str) -> None:
    reading = reading_of(f'# Title\n\n{bullet}"Fog is, after all, fog," wrote Iris Vann in her diary.\n', "page.md")
    assert [draft.text for draft in reading.drafts] == ["Fog is, after all, fog"]
    assert [(each.text, each.why) for each in reading.unread] == [
        ("wrote Iris Vann in her diary.", "stands behind the quote")
    ]


def test_a_comma_that_ends_a_verse_stays() -> None:
    assert [draft.text for draft in reading_of('> "Fog is fog," — Iris Vann\n', "page.md").drafts] == ["Fog is fog,"]


def test_what_is_no_web_address_is_left_out_and_told() -> None:
    links = ("[Diary](diary.html)", "[Mail](mailto:a@b.c)", "[Home](www.example.org/x)", "[Wiki](http://localhost/x)")
    text = "# Title\n\n" + "\n".join(f"> A quote of {link}.\n>\n> — {link}\n" for link in links)
    reading = reading_of(text, "page.md")
    assert [(draft.source, draft.url) for draft in reading.drafts] == [
        ("Diary", ""), ("Mail", ""), ("Home", ""), ("Wiki", "")
    ]  # fmt: skip
    why = "it is no web address, and its source has none"
    told = ["diary.html", "mailto:a@b.c", "www.example.org/x", "http://localhost/x"]
    assert [(each.text, each.why) for each in reading.unread] == [(address, why) for address in told]
    corpus_from(reading)


def test_an_address_within_the_brackets_of_a_source_is_its_address() -> None:
    line = '- On X: "Text." — Source: [Seedbank Wiki, https://example.org/wiki]'
    assert [draft.url for draft in reading_of(line, format="profile").drafts] == ["https://example.org/wiki"]


@pytest.mark.parametrize("note", ["handout", "See the handout, page 3."])
def test_a_footnote_is_no_part_of_a_source(note: str) -> None:
    text = f"# Title\n\n> A text[^a] of *two*[^1] lines.\n>\n> — Ann, lecture, 2019[^1]\n\n[^1]: {note}\n"
    reading = reading_of(text, "page.md")
    assert [(draft.text, draft.source, draft.url) for draft in reading.drafts] == [
        ("A text of two lines.", "Ann, lecture, 2019", "")
    ]
    assert [(each.line, each.text, each.why) for each in reading.unread] == [(7, f"[^1]: {note}", "a footnote")]


def test_columns_are_shown_and_can_be_told() -> None:
    content = (SAMPLES / "unknown.csv").read_bytes()
    assert reading_of(content, "unknown.csv").notes == [
        "of the columns, `A1` is the text, `Where it is` is the url, `When` is the year, `B7` is the source "
        "(--map COLUMN=FIELD says otherwise)"
    ]
    told = reading_of(content, "unknown.csv", columns={"B7": "topic", "A1": "text"})
    assert [draft.topic for draft in told.drafts] == ["Lindqvist", "Lindqvist", "Vann"]
    assert told.notes[0].startswith("of the columns, `B7` is the topic, `A1` is the text")


def test_what_excel_says_to_itself_is_no_row() -> None:
    reading = reading_of("sep=;\nZitat;Autor\nNebel hat keine Feinde.;Vann\n", "t.csv")
    assert [(draft.line, draft.text, draft.source) for draft in reading.drafts] == [
        (3, "Nebel hat keine Feinde.", "Vann")
    ]


def test_a_table_without_a_heading_has_numbers_for_names() -> None:
    table = "Ropes remember every knot that was ever made.,Tom\nFog has no enemies at all, Vann\n"
    reading = reading_of(table, "t.csv", columns={"2": "author"})
    assert [(draft.text[:5], draft.source) for draft in reading.drafts] == [("Ropes", "Tom"), ("Fog h", "Vann")]


def test_a_column_is_no_source_unless_it_looks_like_one() -> None:
    for week in ("W0", "Wk ", "Week "):
        table = "Was,Wk\n" + "".join(f"Nebel hat keine Feinde {n}.,{week}{n % 2}\n" for n in range(4))
        assert {draft.source for draft in reading_of(table, "t.csv", columns={"Was": "text"}).drafts} == {""}


def test_cells_too_many_are_told_even_if_they_are_empty() -> None:
    table = "nr;text;author;year\n1;Half of this, sadly; the other half goes away;;\n2;Whole.;Vann;1950\n"
    [unread] = reading_of(table, "t.csv").unread
    assert (unread.line, unread.why) == (
        2,
        "it has 5 cells, and the table 4 columns: put a text with semicolons in quotes",
    )
    habit = "text;author\nFog.;Vann;\nRopes.;Tom;\n"
    reading = reading_of(habit, "t.csv", format="csv")
    assert ([draft.text for draft in reading.drafts], reading.unread) == (["Fog.", "Ropes."], [])


LANGUAGES = {
    "German": (
        "Wer müde ist, der schläft, und wer nicht müde ist, der liest.\n"
        "Die Ruhe ist das Beste, was man sich von der Welt wünscht.",
        "de",
    ),
    "French": (
        "Les cordes se souviennent de tous les nœuds.\n"
        "Il ne faut pas que le roi soit dans le coin, il est pour le centre.",
        "fr",
    ),
    "Spanish": (
        "El rey camina con audacia hacia el centro del tablero cuando las damas no están.\n"
        "Los nudos son la memoria de las cuerdas y del mar.",
        "es",
    ),
    "English": (
        "The king walks boldly to the centre once the queens have left.\nWhat is in a name is not what was in it.",
        "en",
    ),
    "some words only": ("Ruhe ist das Beste.\nFog has no enemies.", "en"),
    "two languages": (
        "The king walks to the centre and the queens have left it.\n"
        "Der König geht in die Mitte und die Damen sind nicht da.",
        "en",
    ),
}


@pytest.mark.parametrize(("lines", "language"), rows(LANGUAGES))
def test_the_language_is_told_by_the_words_that_all_need(lines: str, language: str) -> None:
    quotes = "\n".join(f"> {line}\n" for line in lines.split("\n"))
    assert corpus_from(reading_of(quotes, "page.md"))[0].heads[0].language == language


def test_a_gap_of_three_dots_is_one_sign() -> None:
    reading = reading_of("“A [...] b [. . .] c.”\n“D.”")
    assert [draft.text for draft in reading.drafts] == ["A […] b […] c.", "D."]
    assert reading.notes == ["1 quote had `[...]`, which looks like the gap of a card: it is `[…]` now"]


def test_a_quotation_mark_that_is_not_closed_costs_one_row() -> None:
    table = 'text,author\n"Never closed,Tom\n"Fog has no enemies, only customers.",Vann\nRopes remember.,Tom\n'
    reading = reading_of(table, "t.csv")
    assert [draft.text for draft in reading.drafts] == ["Fog has no enemies, only customers.", "Ropes remember."]
    assert [(each.line, each.text) for each in reading.unread] == [(2, '"Never closed,Tom')]


def test_a_key_that_comes_late_is_told() -> None:
    lines = '{"text": "A saying."}\n' * 100 + '{"text": "Another.", "note": "mine"}\n'
    [unread] = reading_of(lines, "late.jsonl").unread
    assert (unread.line, unread.text) == (101, '{"note": "mine"}')


MISTAKES = {
    "nothing": ("", None, {}, "sample.txt: the file is empty; name the file with the quotes"),
    "prose": ("One line of prose.", None, {}, "sample.txt: the format is not recognised; "),
    "an archive": ("PK\x03\x04rest", None, {}, "sample.txt: the file is a zip archive, as .docx"),
    "a web page": ("<!DOCTYPE html>\n<p>“A.”</p>", None, {}, "sample.txt: the file is a web page (HTML), not a text; "),
    "one in XML": ("<?xml version='1.0'?>\n<html>“A.”</html>", None, {}, "sample.txt: the file is a web page (HTML)"),
    "a part of one": ("<p>“A.”</p>\n" * 9, "markdown", {}, "sample.txt: the file is a web page (HTML), not a text; "),
    "a corpus": (
        "corpus: x\nparts:\n  - id: y\n"
        "", None, {}, "sample.txt: this is a corpus of kaiser-study already, and needs no",
    ),
    "a program": ("\x00\x01\x02\x03" * 20, None, {}, "sample.txt: the file is no text; "),
    "no column of that name": ("text,b\nx,y\n", "csv", {"c": "text"}, "sample.txt: there is no column `c`; "),
    "no field of that name": ("text,b\nx,y\n", "csv", {"b": "x"}, "sample.txt: a quote has no field `x`; use "),
    "a field twice": (
        "text,b\nx,y\n", "csv", {"text": "text", "b": "text"},
        "sample.txt: `text` and `b` are both mapped to text; map one column to each field",
    ),
    "no text": ("a,b\nx,y\n", "csv", {}, "sample.txt: no column holds the quotes; name it: --map COLUMN=text"),
    "no columns": ("a\n%\nb", "fortune", {"a": "text"}, "sample.txt: a fortune file has no columns to map; "),
    "no quote": ("Just prose.", "profile", {}, "sample.txt:1: no quote was found, read as a profile (there is"),
    "broken JSON": ("[1, ", "json", {}, "sample.txt:1: no quote was found, read as JSON ("),
    "deep JSON": ("[" * 100_000, "json", {}, "sample.txt:1: no quote was found, read as JSON ("),
    "an unclosed table": ('"', "csv", {}, "sample.txt:1: no quote was found, read as a table ("),
}  # fmt: skip


@pytest.mark.parametrize(("content", "format", "columns", "message"), rows(MISTAKES))
def test_what_cannot_be_read_is_told_in_a_sentence(
    content: str, format: str | None, columns: dict[str, str], message: str
) -> None:
    with pytest.raises(StudyError) as caught:
        reading_of(content, format=format, columns=columns)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("depth", [100, 300, 500, 700, 900, 1100])
def test_depth_breaks_no_reader(depth: int) -> None:
    with suppress(StudyError):
        reading_of('[{"text": "A saying.", "x": ' + "[" * depth + "]" * depth + "}]", format="json")
    with suppress(StudyError):
        reading_of(">" * depth + ' "A saying."', format="markdown")


SIGNS = [
    "\n", "%", "- ", '"', "“", "”", "'", ":", "On ", "Part 1", "Source: ", "[", "]", "{", "}", "(", ")", ",", "|",
    "\t", "> ", "# ", "=" * 10, "```", "---", "—", "*", "\\", "<br>", "x y", "é", "\0", "\u2028", "1",
]  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=100)
@given(signs=st.lists(st.sampled_from(SIGNS), max_size=25))
def test_nothing_breaks_a_reader_and_what_it_reads_can_be_written(format: str, signs: list[str]) -> None:
    with suppress(StudyError):
        corpus_from(reading_of("".join(signs), format=format))
