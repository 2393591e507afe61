"""Corpus -> verified cards, in the order of introduction, and every rejection."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from kaiser_study.cards.cloze import propose_clozes
from kaiser_study.cards.order import introduction_order
from kaiser_study.cards.questions import propose_source, propose_topic
from kaiser_study.cards.setting import Setting, setting_of
from kaiser_study.cards.verify import verify
from kaiser_study.model import Candidate, Card, CardKind, CardSet, Corpus, Display, Published, Quote, Rejection


def make_cards(
    corpus: Corpus,
    display: Display,
    kinds: Collection[CardKind],
    options: int,
    published: Mapping[str, Published] = MappingProxyType({}),
) -> CardSet:
    """Cards of the asked-for kinds; `options` is how many a question offers, the answer among them,
    `published` what earlier editions gave the cards of each quote, by quote id."""
    setting = setting_of(corpus, display, published)
    cards: list[Card] = []
    rejected: list[Rejection] = []
    for quote in corpus.quotes:
        for kind in kinds:
            made = 0
            for result in _cards_of(quote, kind, setting, options):
                if isinstance(result, Card):
                    cards.append(result)
                    made += 1
                else:
                    rejected.append(result)
            if not made and not (rejected and (rejected[-1].quote, rejected[-1].kind) == (quote, kind)):
                rejected.append(Rejection(quote, kind, "", "R13", "no term worth hiding was found"))
    return CardSet(introduction_order(cards), tuple(rejected))


def _cards_of(quote: Quote, kind: CardKind, setting: Setting, options: int) -> Iterable[Card | Rejection]:
    match kind:
        case CardKind.CLOZE:
            return _verified(propose_clozes(quote, setting), setting)
        case CardKind.TOPIC:
            return [verify(propose_topic(quote, setting, options), setting)]
        case CardKind.SOURCE:
            return [verify(propose_source(quote, setting, options), setting)]


def _verified(candidates: Iterable[Candidate], setting: Setting) -> Iterator[Card | Rejection]:
    siblings: list[Card] = []
    for candidate in candidates:
        result = verify(candidate, setting, siblings)
        if isinstance(result, Card):
            siblings.append(result)
        yield result
