"""A corpus and what a recipe selects of it -> the corpus with these quotes."""

from collections.abc import Iterator
from dataclasses import replace

from kaiser_study.deck.recipe import Conditions, Selection, Trait
from kaiser_study.document.unknown_word import remedy_for
from kaiser_study.errors import BadDocument, Finding
from kaiser_study.model import Corpus, Quote
from kaiser_study.visible import in_a_line


def select(corpus: Corpus, selection: Selection | None) -> Corpus:
    """The corpus with the selected quotes, their parts, which keep their numbers, and their sources.

    Raises BadDocument, of the recipe, where it names what the corpus does not have, or selects nothing.
    """
    if selection is None:
        return corpus
    findings = [*_unknown(selection.wanted, corpus), *_unknown(selection.unwanted, corpus)]
    quotes = tuple(quote for quote in corpus.quotes if _is_selected(quote, selection))
    if not findings and not quotes:
        what = "no quote of the corpus has all that is asked for"
        findings = [Finding(selection.place, "nothing-selected", what, "ask for less, or see what `not` takes out")]
    if findings:
        raise BadDocument(findings)
    parts = {quote.part.id for quote in quotes}
    sources = {quote.source.id for quote in quotes}
    chosen = {quote.id for quote in quotes}
    return replace(
        corpus,
        parts=tuple(part for part in corpus.parts if part.id in parts),
        sources=tuple(source for source in corpus.sources if source.id in sources),
        quotes=quotes,
        left_out=tuple(quote for quote in corpus.quotes if quote.id not in chosen),
    )


def _is_selected(quote: Quote, selection: Selection) -> bool:
    return all(_has_one(quote, selection.wanted, trait) for trait in selection.wanted) and not any(
        _has_one(quote, selection.unwanted, trait) for trait in selection.unwanted
    )


def _has_one(quote: Quote, conditions: Conditions, trait: Trait) -> bool:
    names = _names_of(quote, trait)
    return any(named.name in names for named in conditions[trait])


def _names_of(quote: Quote, trait: Trait) -> tuple[str, ...]:
    """What a quote has of a trait, by the names that stand in the corpus now."""
    match trait:
        case Trait.PARTS:
            return (quote.part.current_id,)
        case Trait.TOPICS:
            return (quote.topic,)
        case Trait.SOURCES:
            return (quote.source.current_id,)
        case Trait.YEARS:
            return (str(quote.source.year),)
        case Trait.TAGS:
            return quote.tags


def _unknown(conditions: Conditions, corpus: Corpus) -> Iterator[Finding]:
    """Names that nothing in the corpus has. A year is none: that no quote is of it may be so."""
    for trait, names in conditions.items():
        if trait is Trait.YEARS:
            continue
        known = dict.fromkeys(name for quote in corpus.quotes for name in _names_of(quote, trait))
        for named in names:
            if named.name not in known:
                what = f"no quote of the corpus has the {trait.removesuffix('s')} `{in_a_line(named.name)}`"
                remedy = remedy_for(named.name, known) if known else f"give quotes `{trait}` in the corpus"
                yield Finding(named.place, "unknown-name", what, remedy)
