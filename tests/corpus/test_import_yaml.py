"""Drafts -> YAML -> the same texts, topics and sources, whatever is in them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaiser_study.corpus.compose import compose
from kaiser_study.corpus.drafts import Draft
from kaiser_study.corpus.imported import new_corpus, unread_text
from kaiser_study.corpus.reader import corpus_in
from kaiser_study.corpus.reading import Reading
from kaiser_study.corpus.slug import Ids, slug_of
from kaiser_study.corpus.source_kind import kind_of, year_of
from kaiser_study.model import Corpus, SourceKind
from tests.contract.evil import ALL
from tests.document.rows import rows

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
drafts = st.builds(Draft, line=st.just(1), text=texts, topic=texts, part=texts, source=texts)


def written(*drafts: Draft, title: str = "T", introduction: str = "") -> Corpus:
    reading = Reading("a test", "", title=title, introduction=introduction, drafts=list(drafts))
    return corpus_in(Path("new.yaml"), new_corpus(reading, Path("new.txt")).content)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(drafts, min_size=1, max_size=4, unique_by=lambda draft: draft.text))
def test_what_is_written_is_read(made: list[Draft]) -> None:
    new = compose(made, "c")
    corpus = written(*made)
    by_part = [quote for part in new.parts for quote in new.quotes if quote.part is part]
    assert [(q.text, q.topic, q.source.label, q.part.title) for q in corpus.quotes] == [
        (q.text, q.topic, q.source.label, q.part.title) for q in by_part
    ]
    kept = {quote.text for quote in corpus.quotes} | {twin.draft.text.strip() for twin in new.twins}
    assert kept == {draft.text.strip() for draft in made}


@pytest.mark.parametrize("evil", rows(ALL))
def test_evil_texts_are_texts(evil: str) -> None:
    text = f"It begins: {evil} and so it ends."
    corpus = written(Draft(1, text, evil, evil, evil), title=evil, introduction=evil)
    [quote] = corpus.quotes
    told = evil.strip()
    assert (quote.text, quote.topic, quote.part.title, quote.source.label) == (text, told, told, told)
    assert (corpus.title, corpus.introduction) == (told, told)


def test_the_file_is_one_that_people_like_to_edit() -> None:
    draft = Draft(3, 'He said: "Roses\n  are slow."', "On the Slow", "The Garden", "Bell, Letters (1931)")
    imported = new_corpus(Reading("a test", "", drafts=[draft]), Path("my_roses.txt"))
    assert imported.content.decode() == (
        "# The corpus format is described in docs/corpus.md of kaiser-study.\n"
        "# Ids are permanent: they name the cards, so that a learner's history survives every correction.\n"
        "corpus: my-roses\n"
        "title: My roses\n"
        "language: en\n"
        'provenance: "as given in my_roses.txt; not checked"\n'
        "\n"
        "sources:\n"
        "  - id: bell-letters-1931\n"
        "    label: Bell, Letters (1931)\n"
        "    kind: letter\n"
        "    year: 1931\n"
        "\n"
        "parts:\n"
        "  - id: garden\n"
        "    title: The Garden\n"
        "    quotes:\n"
        "      - id: on-the-slow\n"
        "        topic: On the Slow\n"
        '        text: "He said: \\"Roses\\n\\\n'
        '          \\  are slow.\\""\n'
        "        source: bell-letters-1931\n"
    )


def test_missing_topics_are_as_few_first_words_as_differ() -> None:
    new = compose([Draft(1, "To be, or not to be."), Draft(2, "To be, or so it seems."), Draft(3, "Go.")], "c")
    assert [quote.topic for quote in new.quotes] == ["To be, or…", "To be, or so…", "Go…"]
    assert [quote.id for quote in new.quotes] == ["to-be-or", "to-be-or-so", "go"]
    assert new.without_topic == 3


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Rôle of Verifiers", "role-of-verifiers"),
        ("Łukasz's Ideas", "lukaszs-ideas"),
        ("Über die Größe", "uber-die-grosse"),
        ("Жизнь", "zhizn"),
        ("北京", "beijing"),
        ("a", "a"),
        ("— …", ""),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
        ("x" * 60, "x" * 48),
    ],
)
def test_ids_can_be_read(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_ids_are_given_once() -> None:
    ids = Ids(["one-2"])
    assert [ids.new("One", "quote") for _ in range(3)] == ["one", "one-3", "one-4"]
    assert [ids.new("—", "quote") for _ in range(2)] == ["quote", "quote-2"]


KINDS = {
    "NVIDIA GTC Panel 2024": (SourceKind.PANEL, 2024),
    "Attention Is All You Need (2017)": (SourceKind.DOCUMENT, 2017),
    "OpenAI Forum Talk 2026": (SourceKind.TALK, 2026),
    "Trax GitHub": (SourceKind.REPOSITORY, None),
    "1984": (SourceKind.DOCUMENT, None),
    "2001: A Space Odyssey, a novel": (SourceKind.BOOK, None),
    "Nachtgespräch": (SourceKind.DOCUMENT, None),
    "Interview im Radio, 12.3.1999": (SourceKind.INTERVIEW, None),
}


@pytest.mark.parametrize(("label", "kind", "year"), [(label, *told) for label, told in KINDS.items()])
def test_a_label_tells_kind_and_year(label: str, kind: SourceKind, year: int | None) -> None:
    assert (kind_of(label), year_of(label)) == (kind, year)


def test_what_was_not_read_is_kept_as_it_is() -> None:
    drafts = [Draft(1, "half \ud83d"), Draft(2, "whole\n{{c1::x}}"), Draft(9, "WHOLE {{c1::x}}", source="A")]
    imported = new_corpus(Reading("a test", "", drafts=drafts), Path("x.txt"))
    assert unread_text(Path("x.txt"), imported.unread).decode() == (
        "x.txt: 2 pieces left out\n"
        "\nline 1: half of a character stands in it (an unpaired surrogate)\n    half \\ud83d\n"
        "\nline 9: the same as `whole-c1-x`\n    WHOLE {{c1::x}}\n    -- A\n\n\n"
    )
