"""Quote -> candidate cloze cards, one term each."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from kaiser_study.cards.excerpt import excerpt
from kaiser_study.cards.hints import hint_for
from kaiser_study.cards.numbers import number_terms
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.terms import Term, choose_terms
from kaiser_study.cards.verify import verify
from kaiser_study.cards.words import find_term
from kaiser_study.model import Candidate, Card, CardKind, Quote, Span

QUESTION = "Fill the gap"

AUTOMATIC_CLOZES = 2
"""Cloze cards of a quote whose author named no terms, unless the plan says how many: its best ones."""

FLOOR = 0.5
"""The score below which a term is left to its author: of such cards, readers kept about half. Their English
scores say nothing of another language, which has fewer signals."""


def propose_clozes(quote: Quote, setting: Setting) -> Iterator[Candidate]:
    """The terms that the author named, in their order; without any, in the order of their numbers, those that an
    earlier edition published and those that the chooser likes best of those that pass the rules."""
    terms = quote.terms or _chosen(quote, setting)
    numbers = number_terms(terms, quote.text, setting.published_of(quote))
    if not quote.terms:
        terms = sorted(terms, key=numbers.__getitem__)  # the next edition finds them so
    places = [find_term(term, quote.text) for term in terms]
    shown = excerpt(quote.text, [spans[0] for spans in places if spans])
    for term, spans in zip(terms, places, strict=True):
        yield _candidate(term, spans, shown, numbers[term], quote, setting)


def _candidate(term: str, spans: Sequence[Span], shown: Span, number: int, quote: Quote, setting: Setting) -> Candidate:
    gaps = tuple(span for span in spans if shown.holds(span))
    return Candidate(
        kind=CardKind.CLOZE,
        number=number,
        quote=quote,
        question=QUESTION,
        answer=term,
        excerpt=shown,
        gaps=gaps or tuple(spans),
        hint=hint_for(term, quote, setting.plan.hint),
        cue=quote.topic if quote.id in setting.duplicates else "",
        language=setting.corpus.head_of(quote).language,
    )


def terms_to_hide(
    quote: Quote, setting: Setting, beside: Sequence[Card] = (), taken: Sequence[Span] = ()
) -> Iterator[Term]:
    """The terms that the program hides by itself, best first: those that are liked well enough and whose cards pass the
    rules beside other cards of the quote. One that does not, or that stands where something is `taken`, is in no
    other's way."""
    kept = list(beside)

    def fits(term: Term) -> bool:
        if not is_worth_hiding(term, setting) or any(place.overlaps(term.span) for place in taken):
            return False
        card = card_of(term.text, quote, setting, kept)
        if card:
            kept.append(card)
        return card is not None

    return choose_terms(quote.text, setting.lexicon, setting.spread, fits)


def is_worth_hiding(term: Term, setting: Setting) -> bool:
    """Whether a term is liked well enough to be hidden though no author named it."""
    return term.score >= FLOOR or not setting.lexicon.is_english


def card_of(term: str, quote: Quote, setting: Setting, beside: Sequence[Card] = ()) -> Card | None:
    """The card of a term beside other cards of its quote, if it passes the rules."""
    spans = find_term(term, quote.text)
    published = (find_term(each, quote.text)[:1] for each in setting.published_of(quote).terms.values())
    first = [*chain.from_iterable(published), *(card.gaps[0] for card in beside)]
    shown = excerpt(quote.text, first or spans[:1])
    result = verify(_candidate(term, spans, shown, 0, quote, setting), setting, beside)
    return result if isinstance(result, Card) else None


def _chosen(quote: Quote, setting: Setting) -> Sequence[str]:
    """What earlier editions published and the text still holds, then new terms, until enough of them pass the rules.
    If no term passes, the best one, for the verifier to say why."""
    wanted = AUTOMATIC_CLOZES if setting.plan.clozes is None else setting.plan.clozes
    published: list[str] = []
    kept: list[Card] = []
    for term in setting.published_of(quote).terms.values():
        if len(kept) < wanted and find_term(term, quote.text):
            published.append(term)
            if card := card_of(term, quote, setting, kept):
                kept.append(card)
    for term in setting.published_of(quote).retired.values():  # its learners get their card back
        if len(kept) < wanted and (card := card_of(term, quote, setting, kept)):
            published.append(term)
            kept.append(card)
    taken = [place for term in published for place in find_term(term, quote.text)]
    new = islice(terms_to_hide(quote, setting, kept, taken), wanted - len(kept))
    terms = dict.fromkeys((*published, *(term.text for term in new)))
    if terms or _has_card(quote, setting):
        return tuple(terms)
    best = islice(choose_terms(quote.text, setting.lexicon, setting.spread), 1)
    return tuple(term.text for term in best)


def _has_card(quote: Quote, setting: Setting) -> bool:
    """Whether any term of a quote passes the rules, however little it is liked."""
    terms = choose_terms(
        quote.text, setting.lexicon, setting.spread, lambda term: card_of(term.text, quote, setting) is not None
    )
    return any(terms)
