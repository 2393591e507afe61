"""What surrounds a card: the quotes of its language and what the deck shows beside it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from kaiser_study.cards.duplicates import near_duplicates
from kaiser_study.cards.rivals import Rivals
from kaiser_study.cards.words import Lexicon, words_of
from kaiser_study.model import Corpus, Display, Head, Plan, Published, Quote, base_of


@dataclass(frozen=True, slots=True)
class Setting:
    """All that proposing and checking a card may look at; `corpus` has the quotes of one language."""

    corpus: Corpus
    display: Display
    plan: Plan
    lexicon: Lexicon
    stems: Mapping[str, frozenset[str]] = field(repr=False)
    """The stems of each quote's text, by quote id."""
    spread: Counter[str] = field(repr=False)
    """In how many quotes a stem stands."""
    duplicates: Mapping[str, tuple[Quote, ...]] = field(repr=False)
    """The near-duplicates of each quote that has some, in whatever language, by quote id."""
    fixed_terms: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)
    """Terms of several words that an author named somewhere in the corpus, by any two
    neighbours among their words."""
    rivals: Rivals = field(repr=False)
    """What wrong answers are taken from."""
    labels: Mapping[str, frozenset[str]] = field(repr=False)
    """The different topics, parts and sources that there are to ask for."""
    published: Mapping[str, Published] = field(default_factory=dict, repr=False)
    """What earlier editions gave the cards of each quote that was in one, by quote id."""

    def published_of(self, quote: Quote) -> Published:
        """What earlier editions gave the cards of a quote."""
        return self.published.get(quote.id, _NOTHING)


_NOTHING = Published()
PLAN = Plan()
"""What is made unless a recipe says otherwise."""


def settings_of(
    corpus: Corpus,
    display: Display,
    plan: Plan = PLAN,
    published: Mapping[str, Published] = MappingProxyType({}),
) -> Sequence[Setting]:
    """One for each language. Looks once at the whole corpus for what the cards of every quote need to know of the
    others."""
    duplicates = near_duplicates(corpus.quotes)
    return [_setting(own, display, plan, published, duplicates) for own in _by_language(corpus)]


def setting_of(
    corpus: Corpus,
    display: Display,
    plan: Plan = PLAN,
    published: Mapping[str, Published] = MappingProxyType({}),
) -> Setting:
    """The one of a corpus that is in one language."""
    [setting] = settings_of(corpus, display, plan, published)
    return setting


def _by_language(corpus: Corpus) -> Sequence[Corpus]:
    """What the corpus has in each of its languages: all of it, if it is one."""
    heads: dict[str, list[Head]] = defaultdict(list)
    for head in corpus.heads:
        heads[base_of(head.language)].append(head)
    return [corpus] if len(heads) == 1 else [_only(corpus, own) for own in heads.values()]


def _only(corpus: Corpus, heads: Sequence[Head]) -> Corpus:
    """The quotes under some of the heads, with their parts and sources."""
    ids = {head.id for head in heads}
    quotes = tuple(quote for quote in corpus.quotes if quote.corpus in ids)
    sources = {quote.source.id for quote in quotes}
    return Corpus(
        heads=tuple(heads),
        parts=tuple(part for part in corpus.parts if part.corpus in ids),
        sources=tuple(source for source in corpus.sources if source.id in sources),
        quotes=quotes,
    )


def _setting(
    corpus: Corpus,
    display: Display,
    plan: Plan,
    published: Mapping[str, Published],
    duplicates: Mapping[str, tuple[Quote, ...]],
) -> Setting:
    lexicon = Lexicon(corpus.heads[0].language)
    stems = {quote.id: lexicon.content_stems(quote.text) for quote in corpus.quotes}
    return Setting(
        corpus=corpus,
        display=display,
        plan=plan,
        lexicon=lexicon,
        stems=stems,
        spread=Counter(stem for found in stems.values() for stem in found),
        duplicates=duplicates,
        fixed_terms=_fixed_terms(corpus),
        rivals=Rivals(corpus),
        labels={
            "topic": frozenset(quote.topic for quote in corpus.quotes),
            "part": frozenset(part.title for part in corpus.parts),
            "source": frozenset(quote.source.label for quote in corpus.quotes),
        },
        published=published,
    )


def _fixed_terms(corpus: Corpus) -> Mapping[tuple[str, str], tuple[str, ...]]:
    terms = dict.fromkeys(term for quote in corpus.quotes for term in quote.terms)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in terms:
        for one, other in pairwise(words_of(term)):
            found[one.text.lower(), other.text.lower()].append(term)
    return {neighbours: tuple(dict.fromkeys(terms)) for neighbours, terms in found.items()}
