"""How good the cards are, in figures: what is hidden, what stands beside the answer, and what ten thousand take.

How often the chooser hides what people would, on sentences with gaps that people chose:

make bench-cards GOLD='a.jsonl b.jsonl'    each line has a `text` and its `gaps`
make bench-cards                           the bundled corpus alone, its hand-picked terms taken for gaps

exact@1: the first term is one of the gaps; exact@3: one of the first three is; overlap@1: the first shares a
content word with a gap. Case and a leading article don't count. In brackets: 95 % bootstrap intervals.

Then, for the terms of quotes that readers judged (`readings.jsonl`, to which the weights were fitted, and
`readings_unseen.jsonl`, to which they were not): of those of each quote, is the one that the program likes best one
that they would keep, and is it where the program likes it well enough to make a card.

Then, for wrong options, how like the answer they look (`distractors.py`); then the time and the memory of a large
corpus (`scale.py`).
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import fmean, quantiles

import scale
from distractors import Asked, of_cards, of_gold, table
from yake import KeywordExtractor

from kaiser_study import bundled
from kaiser_study.cards.cloze import FLOOR
from kaiser_study.cards.commonness import RAREST, commonness
from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.setting import setting_of
from kaiser_study.cards.suggest import suggest_for
from kaiser_study.cards.terms import choose_terms, stretches
from kaiser_study.cards.words import Lexicon, words_of
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import CardKind, Corpus, Plan

LEXICON = Lexicon("en")
RESAMPLES = 2_000
_ARTICLE = re.compile(r"^(?:an?|the)\s+")

Chooser = Callable[[str, Mapping[str, int]], Sequence[str]]
Hits = tuple[float, float, float]


def ours(text: str, spread: Mapping[str, int]) -> Sequence[str]:
    """The program's own."""
    return [term.text for term in islice(choose_terms(text, LEXICON, spread), 3)]


def random_word(text: str, spread: Mapping[str, int]) -> Sequence[str]:
    """Three content words by lot."""
    words = [word.text for word in words_of(text) if LEXICON.is_content(word.text)]
    return random.Random(text).sample(words, min(3, len(words)))


def rarest_chunk(text: str, spread: Mapping[str, int]) -> Sequence[str]:
    """Chunks between small words and punctuation, that with the rarest word first; the longer the better."""
    chunks: list[list[str]] = [[]]
    end = 0
    for word in words_of(text):
        is_content = LEXICON.is_content(word.text)
        if not is_content or text[end : word.start].strip():
            chunks.append([])
        if is_content:
            chunks[-1].append(word.text)
        end = word.end

    def rarity(chunk: Sequence[str]) -> tuple[int, int]:
        return max(commonness().get(word.casefold(), RAREST) for word in chunk), len(" ".join(chunk))

    whole = sorted((chunk for chunk in chunks if 1 <= len(chunk) <= 4), key=rarity, reverse=True)
    return [" ".join(chunk) for chunk in whole[:3]]


def yake(text: str, spread: Mapping[str, int]) -> Sequence[str]:
    """YAKE's keywords of up to three words, none overlapping a better one."""
    chosen: list[str] = []
    for keyword, _ in _extractor().extract_keywords(text):
        words = {word.text.casefold() for word in words_of(keyword)}
        if words.isdisjoint(word.text.casefold() for each in chosen for word in words_of(each)):
            chosen.append(keyword)
    return chosen[:3]


@cache
def _extractor() -> KeywordExtractor:
    return KeywordExtractor(lan="en", n=3, top=20)


CHOOSERS: Mapping[str, Chooser] = {
    "ours": ours,
    "random content word": random_word,
    "YAKE, 3-grams": yake,
    "rarest chunk": rarest_chunk,
}


def hits(chosen: Sequence[str], gaps: Iterable[str]) -> Hits:
    """exact@1, exact@3 and overlap@1 of one text."""
    gold = {bare(gap) for gap in gaps}
    found = [bare(term) in gold for term in chosen[:3]]
    content = frozenset().union(*map(_content, gold))
    overlaps = bool(chosen) and not content.isdisjoint(_content(chosen[0]))
    return float(found[:1] == [True]), float(any(found)), float(overlaps)


def told(rows: Sequence[Hits]) -> str:
    """The means of the three in per cent, each with its interval."""
    lot = random.Random(0)
    samples = [lot.choices(rows, k=len(rows)) for _ in range(RESAMPLES)]
    figures = []
    for place in range(3):
        means = sorted(fmean(row[place] for row in sample) for sample in samples)
        low, *_, high = quantiles(means, n=40)
        figures.append(f"{100 * fmean(row[place] for row in rows):5.1f} [{100 * low:2.0f}-{100 * high:2.0f}]")
    return "  ".join(figures)


def bench_gold(files: Sequence[Path]) -> None:
    """A row for each chooser and file."""
    for file in files:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        for name, choose in CHOOSERS.items():
            rows = [hits(choose(line["text"], {}), line["gaps"]) for line in lines]
            print(f"{file.stem:22.22}{name:22}{len(rows):5}  {told(rows)}", flush=True)


def bench_bundled() -> None:
    """Rows for the bundled corpus: what is chosen, and what the rules let pass of it."""
    recipe = read_recipe(bundled.default_recipe())
    corpus = read_corpus(next(iter(recipe.corpora)))
    setting = setting_of(corpus, recipe.display)
    for name, choose in CHOOSERS.items():
        rows = [hits(choose(quote.text, setting.spread), quote.terms) for quote in corpus.quotes]
        print(f"{'bundled corpus':22}{name:22}{len(rows):5}  {told(rows)}", flush=True)
    bare = without_terms(corpus)
    setting = setting_of(bare, recipe.display)
    rows = [
        hits([term.text for term in suggest_for(quote, setting)], named.terms)
        for quote, named in zip(bare.quotes, corpus.quotes, strict=True)
    ]
    print(f"{'what passes the rules':22}{'ours':22}{len(rows):5}  {told(rows)}")


def bench_readings() -> None:
    """A row for each reading: the share of the readers that keep what the program likes best, of all quotes and of
    those of which it makes a card."""
    print(f"{'':44}{'n':>5}  {'kept':8}{'cards':>5}  kept")
    for name in ("readings", "readings_unseen"):
        lines = [json.loads(line) for line in Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8").splitlines()]
        spread = Counter(stem for line in lines for stem in LEXICON.content_stems(line["text"]))
        rows: dict[str, list[tuple[float, float]]] = {}
        for line in lines:
            kept = {bare(term): share for term, share in line["kept"].items()}
            judged = [term for term in stretches(line["text"], LEXICON, spread) if bare(term.text) in kept]
            best = max(judged, key=lambda term: term.score)
            rows.setdefault(line["origin"], []).append((kept[bare(best.text)], best.score))
        for origin, found in rows.items():
            made = [share for share, score in found if score >= FLOOR]
            of_all = 100 * fmean(share for share, _ in found)
            of_made = f"{100 * fmean(made):5.1f}" if made else ""
            print(f"{name:22}{origin:22}{len(found):5}  {of_all:5.1f}   {len(made):5}  {of_made}")


def bench_options(files: Sequence[Path]) -> None:
    """A row for each kind of card of the bundled corpus, with hand-picked terms and without, and for each file
    that has distractors."""
    recipe = read_recipe(bundled.default_recipe())
    corpus = read_corpus(next(iter(recipe.corpora)))
    rows: list[tuple[str, Sequence[Asked]]] = []
    for name, each in (("", corpus), ("automatic ", without_terms(corpus))):
        cards = make_cards(each, recipe.display, Plan(cloze_options=4)).cards
        rows += [
            (f"{name}{kind} cards", of_cards(card for card in cards if card.kind is kind))
            for kind in CardKind
            if not name or kind is CardKind.CLOZE
        ]
    rows += [(f"people's, {file.stem}", of_gold(file)) for file in files]
    print("\n".join(table(rows)), flush=True)


def without_terms(corpus: Corpus) -> Corpus:
    """The corpus as if its author had named no terms."""
    return replace(corpus, quotes=tuple(replace(quote, terms=()) for quote in corpus.quotes))


def bare(term: str) -> str:
    """A term as it is compared: without case and a leading article."""
    return _ARTICLE.sub("", term.casefold().strip())


def _content(term: str) -> frozenset[str]:
    return frozenset(word.text.casefold() for word in words_of(term) if LEXICON.is_content(word.text))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD")
    files = parser.parse_args().gold
    print(f"{'':44}{'n':>5}  {'exact@1':13}  {'exact@3':13}  overlap@1")
    bench_gold(files)
    bench_bundled()
    print()
    bench_readings()
    print()
    bench_options(files)
    print(flush=True)
    scale.main()


if __name__ == "__main__":
    main()
