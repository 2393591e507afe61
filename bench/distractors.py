"""How like the right answer wrong options look, and whether they give anything away.

The share, in per cent, of wrong options that have the answer's part of speech, number (singular or plural), capitals,
length (within a factor of two) and rarity (within a class); that have a word in common with the text; and that stand
twice on their card. The tags are a tagger's that the program does not know.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

from HanTa.HanoverTagger import HanoverTagger

from kaiser_study.cards.commonness import RAREST, commonness
from kaiser_study.cards.words import Lexicon, words_of
from kaiser_study.model import Card

LEXICON = Lexicon("en")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, the answer that it hides, and what is offered beside that."""

    text: str
    answer: str
    wrong: Sequence[str]


def of_cards(cards: Iterable[Card]) -> list[Asked]:
    """Cards that offer options."""
    return [
        Asked(card.quote.text, card.answer, [option for option in card.options if option != card.answer])
        for card in cards
        if card.options
    ]


def of_gold(file: Path) -> list[Asked]:
    """Sentences for which people made distractors."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [Asked(line["text"], line["gaps"][0], line["distractors"]) for line in lines if line.get("distractors")]


def table(rows: Iterable[tuple[str, Sequence[Asked]]]) -> Iterator[str]:
    """A line for each kind of options."""
    yield f"{'options of':34}{'n':>5}  speech  number  capitals  length  rarity  in text  twice"
    for name, asked in rows:
        pairs = [(each, wrong) for each in asked for wrong in each.wrong]
        if pairs:
            speech, number, capitals, length, rarity, in_text, twice = (
                100 * fmean(figures) for figures in zip(*(_seen(each, wrong) for each, wrong in pairs), strict=True)
            )
            yield (
                f"{name:34}{len(asked):5}  {speech:6.0f}  {number:6.0f}  {capitals:8.0f}  {length:6.0f}  "
                f"{rarity:6.0f}  {in_text:7.1f}  {twice:5.1f}"
            )


def _seen(each: Asked, wrong: str) -> tuple[bool, ...]:
    answer = each.answer
    return (
        _tag(wrong)[:2] == _tag(answer)[:2],
        _tag(wrong) == _tag(answer) or not (_tag(wrong) + _tag(answer)).startswith("NN"),
        _has_capital(wrong) == _has_capital(answer),
        0.5 <= len(wrong) / len(answer) <= 2,
        abs(_rarity(wrong) - _rarity(answer)) <= 1,
        not LEXICON.content_stems(wrong).isdisjoint(LEXICON.content_stems(each.text)),
        [option.casefold() for option in (*each.wrong, answer)].count(wrong.casefold()) > 1,
    )


@cache
def _tag(answer: str) -> str:
    """Of its last word: the tag of the British National Corpus."""
    words = [word.text for word in words_of(answer)]
    return str(_tagger().tag_sent(words)[-1][2]) if words else ""


@cache
def _tagger() -> HanoverTagger:
    return HanoverTagger("morphmodel_en.pgz")


def _has_capital(answer: str) -> bool:
    return any(word.text[0].isupper() for word in words_of(answer))


def _rarity(answer: str) -> int:
    return max((commonness().get(word.text.casefold(), RAREST) for word in words_of(answer)), default=RAREST)
