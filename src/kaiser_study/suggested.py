"""A corpus file -> terms to hide in its quotes, and the best of them set into it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path

from kaiser_study.cards.cloze import AUTOMATIC_CLOZES, is_worth_hiding
from kaiser_study.cards.setting import PLAN, Setting, setting_of
from kaiser_study.cards.suggest import most_visible, suggest_for
from kaiser_study.cards.terms import Term
from kaiser_study.cards.words import find_term
from kaiser_study.corpus.insertion import with_terms
from kaiser_study.deck.form import FEWEST
from kaiser_study.deck.lock_file import published_beside
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import StudyError
from kaiser_study.model import Corpus, Display, Plan, Quote
from kaiser_study.place import recipes_in
from kaiser_study.publish import publish_alone


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Terms of a quote, best first; `chosen` are those to write beside it, if it names none. Where there are no
    terms, `visible` words that carry meaning may stay in a recipe that lets one be hidden; 0 if none does."""

    quote: Quote
    terms: Sequence[Term]
    chosen: Sequence[str]
    visible: int


def plan_beside(file: Path) -> Plan:
    """That of the one recipe beside a corpus file that names it, if there is one, else what no recipe changes."""
    plans = []
    for recipe in recipes_in(file.parent):
        with suppress(StudyError):  # `check` tells what is wrong with it
            read = read_recipe(recipe)
            if realpath(file) in map(realpath, read.corpora):
                plans.append(read.plan)
    return plans[0] if len(plans) == 1 else PLAN


def suggestions(file: Path, corpus: Corpus, plan: Plan) -> Iterator[Suggestion]:
    """One for each quote of the corpus in a file, whose decks may have been published beside it."""
    setting = setting_of(corpus, Display(corpus.title), plan, published_beside(file, corpus))
    for quote in corpus.quotes:
        terms = suggest_for(quote, setting)
        chosen = () if quote.terms else _chosen(quote, terms, setting)
        visible = 0 if terms else most_visible(replace(quote, terms=()), setting, FEWEST)
        yield Suggestion(quote, terms, chosen, visible)


def _chosen(quote: Quote, terms: Sequence[Term], setting: Setting) -> Sequence[str]:
    """What earlier editions hide, then the best of the others that the program would hide by itself."""
    if not terms:
        return ()
    known = [term for term in setting.published_of(quote).terms.values() if find_term(term, quote.text)]
    new = [term.text for term in terms if is_worth_hiding(term, setting) and term.text not in known]
    return [*known, *new[: max(0, AUTOMATIC_CLOZES - len(known))]]


def write_terms(file: Path, suggested: Sequence[Suggestion]) -> None:
    """Sets what was chosen into a corpus file."""
    terms = {each.quote.current_id: each.chosen for each in suggested if each.chosen}
    if terms:
        publish_alone(file, with_terms(file, file.read_bytes(), terms))
