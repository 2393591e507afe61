"""What in a corpus is allowed and yet looks like a slip: warnings, each with its place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from ftfy import fix_encoding
from rapidfuzz.fuzz import ratio

from kaiser_study.cards.duplicates import near_duplicates
from kaiser_study.cards.works import may_be_same, work_of
from kaiser_study.corpus.language import NAMES, foreign_language_of, language_of
from kaiser_study.corpus.places import Places
from kaiser_study.errors import Finding, Place
from kaiser_study.model import Corpus, Quote, Source, base_of
from kaiser_study.visible import in_a_line, plural

_ALIKE = 90
"""Likeness (Indel, in percent) from which two labels may be spellings of one source."""

_PAIRS = {"“": "”", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "„": "“”"}
"""The marks that may end what a mark begins: »so« in German, »so» and ”so” in Swedish."""

_STRAIGHT = re.compile(r'(?<!\d)"')
"""Behind a number it may be the sign for inches."""

_IBIDEM = re.compile(r"(ib(id|idem)?|ebd|ebenda)\.?(,.*)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def lint(corpus: Corpus, places: Places) -> Iterator[Finding]:
    """All that is suspicious in the corpus of one file, in no order."""
    [head] = corpus.heads
    if base_of(head.language) not in NAMES and language_of(quote.text for quote in corpus.quotes) == "en":
        yield _warning(  # of the languages that are told apart, English alone has none beside it that looks like it
            places.in_corpus(head, "language"),
            "other-language",
            f"the quotes look English, and the language of the corpus is `{head.language}`",
            "write `language: en`",
        )
    for quote in corpus.quotes:
        yield from _damaged(quote, places)
        if language := foreign_language_of(quote.text, base_of(head.language)):
            yield _warning(
                places.in_quote(quote, "text"),
                "other-language",
                f"the text looks {NAMES[language]}, and the language of the corpus is `{head.language}`",
                f"put it into a corpus of its own, with `language: {language}`",
            )
        if mark := unbalanced(quote.text):
            yield _warning(
                places.in_quote(quote, "text"),
                "unbalanced-quotes",
                f"the quotation mark {mark} has no partner in the text",
                "add the one that lacks, or take this one away",
            )
        elif in_quotation_marks(quote.text):
            yield _warning(
                places.in_quote(quote, "text"),
                "outer-quotes",
                "the text stands in quotation marks, and the quiz puts it in some of its own",
                "take away the first sign and the last",
            )
        if "[...]" in quote.text:
            yield _warning(
                places.in_quote(quote, "text"),
                "gap-sign",
                "the sign [...] looks like a gap on a card",
                "write […] for an omission",
            )
    if without := [quote for quote in corpus.quotes if not quote.has_topic]:
        yield _warning(
            places.in_quote(without[0], "topic"),
            "placeholder-topic",
            f"of {plural(len(without), 'quote')}, this one first, the topic is only the beginning of the text",
            "write what it is about, or leave topic cards out of the recipe",
        )
    yield from like_things(corpus, places)
    used = {quote.source.id for quote in corpus.quotes}
    for source in corpus.sources:
        yield from _lost(source.label, places.in_source(source, "label"))
        if _IBIDEM.fullmatch(source.label):
            yield _warning(
                places.in_source(source, "label"),
                "ibidem",
                f"`{in_a_line(source.label)}` points to the source before it",
                "name that source in its quotes",
            )
        if source.id not in used:
            yield _warning(
                places.in_source(source, "id"),
                "unused-source",
                f"no quote comes from `{source.current_id}`",
                "take it away, or name it in its quotes",
            )


def like_things(corpus: Corpus, places: Places) -> Iterator[Finding]:
    """Quotes and sources that may be one, in one corpus or in two of a deck."""
    yield from _twins(corpus, places)
    yield from _like_sources(corpus, places)


def unbalanced(text: str) -> str:
    """The first quotation mark of a text that lacks its partner; "" if none does. Apostrophes are none."""
    if text.count('"') % 2 and len(_STRAIGHT.findall(text)) % 2:
        return '"'
    waiting: list[str] = []
    for character in text:
        if waiting and character in _PAIRS[waiting[-1]]:
            waiting.pop()
        elif character in _PAIRS:
            waiting.append(character)
    return waiting[0] if waiting else ""


def in_quotation_marks(text: str) -> bool:
    """Whether one pair of quotation marks is around all of it, as it is not around `“Yes”, he said, “yes”`."""
    inner = text[1:-1]
    if text[:1] not in _PAIRS or text[-1] not in _PAIRS[text[0]]:
        return len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner
    return not any(mark in inner for mark in text[0] + _PAIRS[text[0]])


def _damaged(quote: Quote, places: Places) -> Iterator[Finding]:
    for key, text in (("text", quote.text), ("topic", quote.topic)):
        yield from _lost(text, places.in_quote(quote, key))
        mended = fix_encoding(text)
        if mended != text:
            what = f"the {key} was read in the wrong encoding once: `{in_a_line(_differing(text, mended))}`"
            remedy = f"write `{in_a_line(_differing(mended, text))}`"
            yield _warning(places.in_quote(quote, key), "damaged-encoding", what, remedy)


def _lost(text: str, place: Place) -> Iterator[Finding]:
    if "\ufffd" in text:
        what = f"a character was lost: `{in_a_line(_word_with(text, chr(0xFFFD)))}`"
        yield _warning(place, "damaged-encoding", what, "write the character that belongs there")


def _word_with(text: str, character: str) -> str:
    return next(word for word in text.split() if character in word)


def _differing(text: str, other: str) -> str:
    """The first word of a text that another lacks."""
    others = set(other.split())
    return next((word for word in text.split() if word not in others), text)


def _twins(corpus: Corpus, places: Places) -> Iterator[Finding]:
    order = {quote.id: number for number, quote in enumerate(corpus.quotes)}
    for id, twins in near_duplicates(corpus.quotes).items():
        quote = corpus.quotes[order[id]]
        for twin in twins:
            if order[twin.id] < order[id]:
                how = "the same" if twin.text == quote.text else "nearly the same"
                yield _warning(
                    places.in_quote(quote, "text"),
                    "near-duplicate",
                    f"the text is {how} as that of `{twin.current_id}` in {_seen_from(quote, twin)}",
                    "keep one of the two, or see that their topics tell them apart",
                )


def _like_sources(corpus: Corpus, places: Places) -> Iterator[Finding]:
    yield from _misspelt_sources(corpus, places)
    yield from _sources_of_one_work(corpus, places)


def _misspelt_sources(corpus: Corpus, places: Places) -> Iterator[Finding]:
    groups: dict[tuple[str, ...], list[Source]] = defaultdict(list)
    for source in corpus.sources:
        groups[tuple(_DIGITS.findall(source.label))].append(source)  # another year is another source
    for sources in groups.values():
        for one, other in combinations(sources, 2):
            is_alike = ratio(one.label.casefold(), other.label.casefold(), score_cutoff=_ALIKE)
            if is_alike and not _are_of_one_work(one, other):
                what = f"`{in_a_line(other.label)}` is spelled nearly as `{in_a_line(one.label)}`"
                yield _warning(
                    places.in_source(other, "label"),
                    "like-source",
                    f"{what} in {_seen_from(other, one)}",
                    "make one of the two if they are the same",
                )


def _sources_of_one_work(corpus: Corpus, places: Places) -> Iterator[Finding]:
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in corpus.sources:
        groups[work_of(source.label).title].append(source)
    for sources in groups.values():
        for pair in _of_no_two_editions(sources):
            bare, full = sorted(pair, key=lambda source: len(source.label))
            if _are_of_one_work(bare, full):
                yield _warning(
                    places.in_source(bare, "label"),
                    "like-source",
                    f"`{in_a_line(bare.label)}` may be `{in_a_line(full.label)}` in {_seen_from(bare, full)}",
                    "make one of the two if they are the same, else name author, year or edition in both",
                )


def _of_no_two_editions(sources: Iterable[Source]) -> Iterator[tuple[Source, Source]]:
    """The pairs without those of two years, as a newspaper has them by the thousand."""
    by_edition: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_edition[work_of(source.label).edition].append(source)
    of_none = by_edition.pop("", [])
    yield from combinations(of_none, 2)
    for of_one in by_edition.values():
        yield from combinations(of_one, 2)
        yield from product(of_none, of_one)


def _are_of_one_work(one: Source, other: Source) -> bool:
    """Whether two sources may be one that is cited in two ways."""
    return one.label.casefold() != other.label.casefold() and may_be_same(one.label, other.label)


def _seen_from(here: Quote | Source, other: Quote | Source) -> str:
    """Where the other stands."""
    place = other.place
    return f"line {place.line}" if place.file == here.place.file else str(place)


def _warning(place: Place, rule: str, what: str, remedy: str) -> Finding:
    return Finding(place, rule, what, remedy, is_warning=True)
