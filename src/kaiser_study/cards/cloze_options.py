"""Wrong answers for cloze cards: what other quotes of the corpus hide that looks like the right one (R12)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kaiser_study.cards.options import COMMON, PLENTY, Distractor, pick_options, will_do
from kaiser_study.cards.rivals import rings
from kaiser_study.cards.setting import Setting
from kaiser_study.cards.shape import Shape, are_like_long, rarity, shape_of
from kaiser_study.cards.verify import with_options
from kaiser_study.cards.words import are_related, word_count
from kaiser_study.model import Card, CardKind

_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s|\n)[\s\"'“”‘’(\[]*$")


def with_cloze_options(cards: Sequence[Card], setting: Setting, count: int) -> Iterator[Card]:
    """The cards, clozes among them with `count` options where the corpus has so many good ones."""
    pool = _Pool(card for card in cards if card.kind is CardKind.CLOZE)
    for card in cards:
        options = _options(card, pool, setting, count) if card.kind is CardKind.CLOZE else ()
        yield with_options(card, options, setting) if options else card


class _Pool:
    """The terms that the cards of a corpus hide, by their shape."""

    def __init__(self, clozes: Iterable[Card]) -> None:
        hidden = [card for card in clozes if not _opens_sentence(card)]  # a capital there may be the sentence's
        self._of_part = rings(hidden, lambda card: (*_look(card.answer), card.quote.part.id))
        self._of_corpus = rings(hidden, lambda card: _look(card.answer))

    def like(self, answer: str, card: Card) -> Iterator[Card]:
        """Cards that hide terms of an answer's shape: of as many words, those of the same part first, then of a word
        more or less."""
        shape, size = _look(answer)
        near = [self._of_part.get((shape, size, card.quote.part.id))]
        near += [self._of_corpus.get((shape, each)) for each in (size, size + 1, size - 1)]
        for ring in filter(None, near):
            yield from ring.near(card.id)


def _look(answer: str) -> tuple[Shape, int]:
    return shape_of(answer), word_count(answer)


def _options(card: Card, pool: _Pool, setting: Setting, count: int) -> tuple[str, ...]:
    """Those of an earlier edition as long as they will do."""
    kept = setting.published_of(card.quote).cloze_options.get(card.number, ())
    if will_do(kept, card.answer, card.quote, setting, count):
        return kept
    return pick_options(card.answer, _distractors(card, pool, setting), count, card.id)


def _distractors(card: Card, pool: _Pool, setting: Setting) -> list[Distractor]:
    """Terms as long and as rare as the answer, from quotes that say something else; no two of them, and none
    and the quote, have a word in common."""
    opens = _opens_sentence(card)
    answer = card.answer[0].lower() + card.answer[1:] if opens else card.answer
    size = word_count(answer)
    own = setting.stems[card.quote.id]
    told = own | setting.lexicon.content_stems(card.quote.topic)
    offered: set[str] = set()
    found: list[Distractor] = []
    for other in pool.like(answer, card):
        label = other.answer
        stems = setting.lexicon.content_stems(label)
        if (
            are_like_long(label, answer)
            and abs(rarity(label) - rarity(answer)) <= 1
            and stems.isdisjoint(offered)
            and not are_related(stems, told)
            and len(own & setting.stems[other.quote.id]) <= COMMON
        ):
            offered |= stems
            rank = abs(word_count(label) - size)
            found.append(Distractor(label[0].upper() + label[1:] if opens else label, rank))
            if len(found) == PLENTY:
                break
    return found


def _opens_sentence(card: Card) -> bool:
    return _SENTENCE_START.search(card.quote.text, 0, card.gaps[0].start) is not None
