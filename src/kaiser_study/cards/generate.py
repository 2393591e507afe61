"""Corpus -> verified cards, in the order of introduction, and every rejection."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from kaiser_study.cards.cloze import propose_clozes
from kaiser_study.cards.cloze_options import with_cloze_options
from kaiser_study.cards.order import introduction_order
from kaiser_study.cards.questions import propose_source, propose_topic
from kaiser_study.cards.rules import r13_why
from kaiser_study.cards.setting import PLAN, Setting, settings_of
from kaiser_study.cards.verify import verify
from kaiser_study.model import Candidate, Card, CardKind, CardSet, Corpus, Display, Plan, Published, Quote, Rejection


def make_cards(
    corpus: Corpus,
    display: Display,
    plan: Plan = PLAN,
    published: Mapping[str, Published] = MappingProxyType({}),
    made: Callable[[], object] = lambda: None,
) -> CardSet:
    """The cards of a plan; `published` is what earlier editions gave the cards of each quote, by quote id.
    `made` is called after each quote, for those who show the progress."""
    cards: list[Card] = []
    rejected: list[Rejection] = []
    for setting in settings_of(corpus, display, plan, published):
        own: list[Card] = []
        for quote in setting.corpus.quotes:
            for kind in plan.kinds:
                results = tuple(_cards_of(quote, kind, setting))
                own.extend(result for result in results if isinstance(result, Card))
                rejected.extend(result for result in results if isinstance(result, Rejection))
                if why := r13_why(results):
                    rejected.append(Rejection(quote, kind, "", "R13", why))
            made()
        cards += with_cloze_options(own, setting, plan.cloze_options) if plan.cloze_options > 1 else own
    order = {quote.id: place for place, quote in enumerate(corpus.quotes)}
    cards.sort(key=lambda card: order[card.quote.id])  # languages may take turns
    rejected.sort(key=lambda rejection: order[rejection.quote.id])
    bare = [card for card in cards if not card.options and plan.options_of(card.kind) > 1]
    return CardSet(
        introduction_order(cards, plan.order), tuple(rejected), tuple(_without_options(card, plan) for card in bare)
    )


def _without_options(card: Card, plan: Plan) -> Rejection:
    """Why a card has no options though some were asked for."""
    why = f"fewer than {plan.options_of(card.kind) - 1} wrong answers are like it and plainly wrong"
    return Rejection(card.quote, card.kind, card.answer, "R12", why)


def _cards_of(quote: Quote, kind: CardKind, setting: Setting) -> Iterable[Card | Rejection]:
    match kind:
        case CardKind.CLOZE:
            return _verified(propose_clozes(quote, setting), setting)
        case CardKind.TOPIC:
            return [verify(propose_topic(quote, setting), setting)]
        case CardKind.SOURCE:
            return [verify(propose_source(quote, setting), setting)]


def _verified(candidates: Iterable[Candidate], setting: Setting) -> Iterator[Card | Rejection]:
    """As many cards as the plan wants; what is left then was not asked for, and is no rejection."""
    siblings: list[Card] = []
    for candidate in candidates:
        if len(siblings) == setting.plan.clozes:
            return
        result = verify(candidate, setting, siblings)
        if isinstance(result, Card):
            siblings.append(result)
        yield result
