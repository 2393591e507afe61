"""How well the weights of the chooser's signals hold on texts that they were not fitted to, and what they would be.

python bench/fit_terms.py GOLD.jsonl ...             the figures of `cards.py`, cross-validated and with a file left out
python bench/fit_terms.py --weights GOLD.jsonl ...   the weights fitted to all of it, beside those of `signals.py`

Each text votes for the stretches that people hid in it, by a logistic choice among all its stretches; every file counts
the same. The mean of a signal's two weights is held near zero, and their difference nearer still. Texts of one
chapter (`origin`) are left out together. Quotes stand in the fit twice: alone, and as a corpus. Needs numpy and scipy.

`readings.jsonl` holds cards that readers judged (`kept`: the share of the readers that would keep the card of a term).
Its texts vote for what was kept, and what was kept is told from what was dropped, by a logistic regression.
`readings_unseen.jsonl` has the same form and is not for this: `cards.py` measures on it what the weights are worth.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from cards import LEXICON, Hits, bare, hits, told
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from kaiser_study.cards import signals
from kaiser_study.cards.signals import Signal
from kaiser_study.cards.terms import Term, apart, is_spoken, stretches

SIGNALS = [value for value in vars(signals).values() if isinstance(value, Signal)]
INDEX = {signal: number for number, signal in enumerate(SIGNALS)}
FOLDS = 10
NEAR_ZERO, NEARER = 0.5, 4.0
JUDGED = 0.4
"""What a judged text counts beside one that votes."""
SECOND_CHOICE = 0.5
"""What a gap counts that was not somebody's first choice."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A text with its stretches, each a row of counts: the signals, then the same again, negative where it explains."""

    file: str
    is_corpus: bool
    chapter: str
    gaps: Sequence[str]
    terms: Sequence[Term]
    rows: Floats
    votes: Floats
    judged: NDArray[np.bool_]

    def hits(self, weights: Floats) -> Hits:
        """exact@1, exact@3 and overlap@1 under other weights."""
        scores = np.round(self.rows @ weights, 6)
        scored = (term._replace(score=score) for term, score in zip(self.terms, scores, strict=True))
        return hits([term.text for term in islice(apart(scored), 3)], self.gaps)


def read(file: Path, as_corpus: bool = False) -> Sequence[Item]:
    """The texts of a gold file; as a corpus only those that are quotes, alone only those that no reader judged."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    lines = [line for line in lines if (line.get("kind") == "quote" if as_corpus else "kept" not in line)]
    spread = Counter(stem for line in lines if as_corpus for stem in LEXICON.content_stems(line["text"]))
    return [_item(line, file.stem, f"{file.stem} {number}", spread) for number, line in enumerate(lines)]


def _item(line: Mapping[str, Any], file: str, place: str, spread: Mapping[str, int]) -> Item:
    found = list(stretches(line["text"], LEXICON, spread))
    counts = np.zeros((len(found), len(SIGNALS)))
    for row, term in zip(counts, found, strict=True):
        for signal in term.signals:
            row[INDEX[signal]] += 1
    sign = 1 if spread or is_spoken(line["text"], LEXICON) else -1
    gold, first = ({bare(gap) for gap in line.get(key, line["gaps"])} for key in ("gaps", "first"))
    kept = {bare(term): share for term, share in line.get("kept", {}).items()}
    voted = dict.fromkeys(gold, SECOND_CHOICE) | dict.fromkeys(first, 1.0) | kept
    votes = np.array([voted.get(bare(term.text), 0.0) for term in found])
    judged = np.array([bare(term.text) in kept for term in found])
    chapter = [*re.findall(r"modules/\w+|reading \d+", line.get("origin", "")), place][0]
    rows = np.hstack([counts, sign * counts])
    return Item(file, bool(spread), chapter, line["gaps"], found, rows, votes, judged)


def fit(items: Sequence[Item]) -> Floats:
    """The mean of the two weights of each signal, then half their difference, each weight rounded to a tenth."""
    items = [item for item in items if item.votes.any()]
    per_file = Counter(item.file for item in items)
    weight = np.array([100 / per_file[item.file] for item in items])
    sizes = [len(item.votes) for item in items]
    starts, every = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(weight, sizes)
    rows = np.vstack([item.rows for item in items])
    goal = np.concatenate([item.votes / item.votes.sum() for item in items])
    pull = np.repeat([NEAR_ZERO, NEAR_ZERO * NEARER], len(SIGNALS))
    judged = np.concatenate([item.judged for item in items])
    kept, counts = np.concatenate([item.votes for item in items])[judged], JUDGED * every[judged]

    def loss(weights_and_bias: Floats) -> tuple[float, Floats]:
        weights, bias = weights_and_bias[:-1], weights_and_bias[-1]
        scores = rows @ weights
        top = np.maximum.reduceat(scores, starts)
        shares = np.exp(scores - np.repeat(top, sizes))
        sums = np.add.reduceat(shares, starts)
        value = (weight * (np.log(sums) + top)).sum() - (every * goal * scores).sum() + (pull * weights**2).sum()
        slope = every * (shares / np.repeat(sums, sizes) - goal)
        odds = scores[judged] + bias
        value += (counts * (np.logaddexp(0, odds) - kept * odds)).sum()
        miss = counts * (expit(odds) - kept)
        slope[judged] += miss
        return value, np.r_[rows.T @ slope + 2 * pull * weights, miss.sum()]

    mean, half = np.split(minimize(loss, np.zeros(2 * len(SIGNALS) + 1), jac=True, method="L-BFGS-B").x[:-1], 2)
    spoken, explained = np.round(mean + half, 1), np.round(mean - half, 1)
    return np.concatenate([spoken + explained, spoken - explained]) / 2


def show_unseen(items: Sequence[Item], folds: Sequence[object]) -> None:
    """A row for each file and their mean: the hits under weights that were fitted without a text's fold."""
    found: dict[tuple[bool, str], list[Hits]] = defaultdict(list)
    for left_out in set(folds):
        weights = fit([item for item, fold in zip(items, folds, strict=True) if fold != left_out])
        for item, fold in zip(items, folds, strict=True):
            if fold == left_out:
                found[item.is_corpus, item.file].append(item.hits(weights))
    for (is_corpus, file), rows in sorted(found.items()):
        print(f"{file + ' as a corpus' * is_corpus:44}{len(rows):5}  {told(rows)}")
    means = np.mean([np.mean(rows, axis=0) for (is_corpus, _), rows in found.items() if not is_corpus], axis=0)
    print(f"{'mean of the files':49}  " + "".join(f"{100 * mean:5.1f}{'':10}" for mean in means), flush=True)


def by_chapter(items: Sequence[Item], lot: int) -> Sequence[int]:
    """The fold of each text: its chapter's, by lot."""
    chapters = sorted({item.chapter for item in items})
    random.Random(lot).shuffle(chapters)
    return [chapters.index(item.chapter) % FOLDS for item in items]


def main() -> None:
    """Prints the table, or the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD")
    parser.add_argument("--weights", action="store_true", help="print the weights")
    parser.add_argument("--lots", type=int, default=1, help="how often to deal the chapters out anew")
    options = parser.parse_args()
    items = [item for file in options.gold for as_corpus in (False, True) for item in read(file, as_corpus)]
    if options.weights:
        mean, half = np.split(fit(items), 2)
        for signal, one, other in zip(SIGNALS, mean, half, strict=True):
            print(*(f"{x:5.1f}" for x in (one + other, one - other, signal.spoken, signal.explained)), signal.reason)
        return
    print(f"{'':44}{'n':>5}  {'exact@1':13}  {'exact@3':13}  overlap@1")
    for lot in range(options.lots):
        print("weights fitted without the chapter of each text")
        show_unseen(items, by_chapter(items, lot))
    print("weights fitted without the file of each text")
    show_unseen(items, [item.file for item in items])


if __name__ == "__main__":
    main()
