"""Corpus -> verified cards, in the order of introduction, and every rejection."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from kaiser_study.cards.cloze import propose_clozes
from kaiser_study.cards.cloze_options import with_cloze_options
from kaiser_study.cards.order import introduction_order
from kaiser_study.cards.questions import propose_source, propose_topic
from kaiser_study.cards.rules import r13_why
from kaiser_study.cards.setting import Setting, setting_of
from kaiser_study.cards.verify import verify
from kaiser_study.model import Candidate, Card, CardKind, CardSet, Corpus, Display, Published, Quote, Rejection


def make_cards(
    corpus: Corpus,
    display: Display,
    kinds: Collection[CardKind],
    options: int,
    published: Mapping[str, Published] = MappingProxyType({}),
    cloze_options: int = 0,
    made: Callable[[], object] = lambda: None,
) -> CardSet:
    """Cards of the asked-for kinds; `options` is how many a question offers, the answer among them,
    `cloze_options` how many a cloze does, `published` what earlier editions gave the cards of each
    quote, by quote id. `made` is called after each quote, for those who show the progress."""
    setting = setting_of(corpus, display, published)
    cards: list[Card] = []
    rejected: list[Rejection] = []
    for quote in corpus.quotes:
        for kind in kinds:
            results = tuple(_cards_of(quote, kind, setting, options))
            cards.extend(result for result in results if isinstance(result, Card))
            rejected.extend(result for result in results if isinstance(result, Rejection))
            if why := r13_why(results):
                rejected.append(Rejection(quote, kind, "", "R13", why))
        made()
    if cloze_options > 1:
        cards = list(with_cloze_options(cards, setting, cloze_options))
    without = [_without_options(card, cloze_options if card.kind is CardKind.CLOZE else options) for card in cards]
    return CardSet(introduction_order(cards), tuple(rejected), tuple(filter(None, without)))


def _without_options(card: Card, count: int) -> Rejection | None:
    """Why a card has no options though `count` were asked for."""
    if card.options or count < 2:
        return None
    why = f"fewer than {count - 1} wrong answers are like it and plainly wrong"
    return Rejection(card.quote, card.kind, card.answer, "R12", why)


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
