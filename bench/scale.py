"""What ten thousand quotes take: near-duplicates found, terms chosen, cards verified and given options.

The quotes are the bundled ones with other words in place of those that carry meaning; every tenth is nearly the
same as the one before it.
"""

import gc
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace

import click

from kaiser_study import bundled
from kaiser_study.cards.commonness import commonness
from kaiser_study.cards.generate import make_cards
from kaiser_study.cards.words import Lexicon, word_count, words_of
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.reader import read_recipe
from kaiser_study.model import CardKind, Corpus, Display, Part, Plan, Quote

LIMIT = 60
"""Microseconds a word."""

SIZES = (2_500, 5_000, 10_000)
_ENDINGS = ("ing", "ed", "ly", "s", "")
_PART = 100
"""Quotes of a part."""


def corpus_of(count: int) -> Corpus:
    """A corpus of so many quotes, the same on every machine."""
    model = read_corpus(next(iter(read_recipe(bundled.default_recipe()).corpora)))
    lexicon, lot = Lexicon("en"), random.Random(0)
    words: dict[str, list[str]] = {ending: [] for ending in _ENDINGS}
    for word in commonness():
        if len(word) > 3 and lexicon.is_content(word):
            words[_ending(word)].append(word)

    def reworded(text: str, share: float) -> str:
        done, new = 0, ""
        for word in words_of(text):
            is_other = lexicon.is_content(word.text) and lot.random() < share
            new += text[done : word.start] + (lot.choice(words[_ending(word.text)]) if is_other else word.text)
            done = word.end
        return new + text[done:]

    [corpus] = model.ids
    parts = [
        Part(f"part-{n}", n + 1, reworded("Some Words of Everything", 1), corpus=corpus)
        for n in range(1 + count // _PART)
    ]
    quotes: list[Quote] = []
    for number in range(count):
        of = model.quotes[number % len(model.quotes)]
        is_twin = number % 10 == 9
        text = reworded(quotes[-1].text, 0.05) if is_twin else reworded(of.text, 1)
        topic = reworded(of.topic, 1)
        quotes.append(Quote(f"q{number}", topic, text, parts[number // _PART], of.source))
    return replace(model, parts=tuple(parts), quotes=tuple(quotes))


def _ending(word: str) -> str:
    return next(ending for ending in _ENDINGS if word.casefold().endswith(ending))


def measure(count: int) -> str:
    """Seconds, microseconds a word, and the most memory that the program took, in megabytes."""
    corpus = corpus_of(count)
    words = sum(word_count(quote.text) for quote in corpus.quotes)
    gc.disable()  # as `prepare` does
    start = time.process_time()
    with click.progressbar(label=f"{count} quotes", length=count, file=sys.stderr) as bar:
        made = make_cards(corpus, Display("Scale"), Plan(cloze_options=4), made=lambda: bar.update(1))
    taken = time.process_time() - start
    offering = sum(bool(card.options) for card in made.cards if card.kind is CardKind.CLOZE)
    clozes = sum(card.kind is CardKind.CLOZE for card in made.cards)
    return (
        f"{count:6} quotes  {words:7} words  {taken:5.1f} s  {1e6 * taken / words:5.1f} us a word (limit {LIMIT})  "
        f"{_peak():4.0f} MB  {clozes} clozes, {offering} with options"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measures each size in a process of its own."""
    for size in SIZES:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(measure(int(sys.argv[1])), flush=True)
    else:
        main()
