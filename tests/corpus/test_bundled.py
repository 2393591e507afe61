"""The bundled corpus is the profile that it was made from, to the character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kaiser_study import bundled
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import Corpus

PROFILE = Path(__file__).with_name("lessons-from-lukasz-kaiser.txt")
PART = re.compile(r"Part (\d+): (.+)")
QUOTE = re.compile(r'- On (.+?): "(.+)" — Source: \[(.+)\]')
ADDRESSES = {
    "Attention Is All You Need (2017)": "https://arxiv.org/abs/1706.03762",
    "Training Verifiers (2021)": "https://arxiv.org/abs/2110.14168",
    "Tensor2Tensor GitHub": "https://github.com/tensorflow/tensor2tensor",
    "Trax GitHub": "https://github.com/google/trax",
}


@dataclass
class Profile:
    """The profile, as read by this test."""

    title: str
    introduction: str
    parts: list[tuple[int, str]] = field(default_factory=list)
    quotes: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Part, topic, text and source of each."""


@pytest.fixture(scope="module")
def profile() -> Profile:
    title, introduction, *lines = PROFILE.read_text(encoding="utf-8").strip().splitlines()
    read = Profile(title, introduction)
    for line in lines:
        if part := PART.fullmatch(line):
            read.parts.append((int(part[1]), part[2]))
        else:
            quote = QUOTE.fullmatch(line)
            assert quote, line
            read.quotes.append((read.parts[-1][1], quote[1], quote[2], quote[3]))
    return read


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(next(iter(read_recipe(bundled.default_recipe()).corpora)))


def all_ids(corpus: Corpus) -> Iterator[str]:
    yield corpus.heads[0].id
    for things in (corpus.parts, corpus.sources, corpus.quotes):
        yield from (thing.id for thing in things)


def test_the_profile_holds_75_quotes_of_21_sources_in_8_parts(profile: Profile) -> None:
    assert (len(profile.quotes), len(profile.parts)) == (75, 8)
    assert len({source for *_, source in profile.quotes}) == 21


def test_title_and_introduction_are_the_profiles(corpus: Corpus, profile: Profile) -> None:
    assert (corpus.title, corpus.introduction) == (profile.title, profile.introduction)


def test_parts_are_the_profiles(corpus: Corpus, profile: Profile) -> None:
    assert [(part.number, part.title) for part in corpus.parts] == profile.parts


def test_part_topic_text_and_source_of_every_quote_are_the_profiles(corpus: Corpus, profile: Profile) -> None:
    assert [(q.part.title, q.topic, q.text, q.source.label) for q in corpus.quotes] == profile.quotes


def test_every_source_is_quoted_and_none_is_there_twice(corpus: Corpus, profile: Profile) -> None:
    labels = [source.label for source in corpus.sources]
    assert sorted(labels) == sorted({source for *_, source in profile.quotes})


def test_a_source_has_the_year_that_its_label_states_and_no_other(corpus: Corpus) -> None:
    stated = {source.label: re.findall(r"\b(?:19|20)\d\d\b", source.label) for source in corpus.sources}
    assert {source.label: [str(source.year)] if source.year else [] for source in corpus.sources} == stated


def test_only_papers_and_repositories_that_are_certain_have_an_address(corpus: Corpus) -> None:
    assert {source.label: source.url for source in corpus.sources if source.url} == ADDRESSES


def test_what_is_not_checked_is_said(corpus: Corpus) -> None:
    assert corpus.provenance == "as cited by the profile; wording not checked against the sources"


def test_ids_are_readable(corpus: Corpus) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){0,5}", name) and len(name) <= 40 for name in all_ids(corpus))


def test_the_id_of_a_quote_tells_its_topic(corpus: Corpus) -> None:
    for quote in corpus.quotes:
        words = re.findall(r"[a-z0-9]+", quote.topic.lower().removeprefix("the "))
        assert quote.id == "-".join(words)


def test_every_quote_names_one_to_three_terms(corpus: Corpus) -> None:
    assert {len(quote.terms) for quote in corpus.quotes} <= {1, 2, 3}
