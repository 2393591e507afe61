"""Whatever a learner does, in whatever order, over days and restarts."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from kaiser_study.model import Card, DecisionKind, Event, Grade, Review
from kaiser_study.study.fold import fold_of
from kaiser_study.study.rules import Rules
from kaiser_study.study.session import Session
from kaiser_study.study.stats import overview

RULES = Rules(zone=UTC, new_per_day=3)
START = RULES.day_start(20_000) + 60_000
QUOTES = 5

Deck = Callable[[int], list[Card]]

SKIP, UNDO, RESTART = "skip", "undo", "restart"
DECISIONS = [DecisionKind.BURY, DecisionKind.SUSPEND, DecisionKind.MARK]
minutes = st.one_of(st.sampled_from([0, 1, 10]), st.integers(0, 3 * 24 * 60))
actions = st.lists(
    st.tuples(minutes, st.one_of(st.sampled_from(Grade), st.sampled_from([SKIP, UNDO, RESTART, *DECISIONS]))),
    max_size=40,
)


@dataclass
class Learner:
    """A session beside the log that a program would keep for it."""

    cards: list[Card]
    now: int = START
    log: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.session = self.reopened()

    def reopened(self) -> Session:
        return Session("corpus", self.cards, fold_of(self.log, RULES), self.now, RULES)

    def do(self, action: Grade | str) -> None:
        question = self.session.ask(self.now)
        if action == RESTART:
            self.restart()
        elif action == UNDO:
            if self.session.last:
                assert self.log.pop() == self.session.last
                self.session.retracted()
        elif question and isinstance(action, Grade):
            self.keep(self.session.answer(question.card, action, self.now, 1_000))
        elif question and isinstance(action, DecisionKind):
            self.keep(self.session.decide(question.card, action, self.now, ""))
        elif question:
            self.keep(self.session.skip(question.card, self.now))

    def keep(self, event: Event) -> None:
        self.log.append(event)
        self.session.recorded(event)


def after(learner: Learner, todo: list[tuple[int, Grade | str]]) -> Learner:
    for minutes, action in todo:
        learner.now += minutes * 60_000
        learner.do(action)
    return learner


@given(actions)
def test_a_day_brings_one_card_of_a_quote_and_no_more_new_cards_than_the_limit(
    deck: Deck, todo: list[tuple[int, Grade | str]]
) -> None:
    learner = after(Learner(deck(QUOTES)), todo)
    asked: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    introduced: defaultdict[int, set[str]] = defaultdict(set)
    seen: set[str] = set()
    for event in learner.log:
        if isinstance(event, Review):
            day = RULES.day(event.at)
            asked[day, event.card.split("/")[0]].add(event.card)
            if event.card not in seen:
                introduced[day].add(event.card)
            seen.add(event.card)
    assert all(len(cards) == 1 for cards in asked.values())
    assert all(len(cards) <= RULES.new_per_day for cards in introduced.values())


@given(actions)
def test_a_restart_goes_on_at_the_same_place(deck: Deck, todo: list[tuple[int, Grade | str]]) -> None:
    learner = Learner(deck(QUOTES))
    for step in todo:
        after(learner, [step])
        if step[1] not in (UNDO, DecisionKind.MARK):  # a card taken back comes first, which a restart need not know
            reopened = learner.reopened()
            assert reopened.ask(learner.now) == learner.session.ask(learner.now)
            assert reopened.progress(learner.now).left == learner.session.progress(learner.now).left


@given(actions, actions)
def test_undo_of_everything_returns_to_the_start(
    deck: Deck, before: list[tuple[int, Grade | str]], todo: list[tuple[int, Grade | str]]
) -> None:
    learner = after(Learner(deck(QUOTES)), before)
    learner.restart()
    log, now = list(learner.log), learner.now
    first = learner.session.ask(now)
    summary = learner.session.summary(now)
    after(learner, [(minutes, action) for minutes, action in todo if action != RESTART])
    while learner.session.last:
        learner.do(UNDO)
    assert learner.log == log
    learner.now += 86_400_000  # a day on which the last undo is no longer the next question
    assert learner.session.ask(learner.now) == learner.reopened().ask(learner.now)
    assert learner.session.ask(now) == first
    assert learner.session.summary(now) == summary


@given(actions)
def test_what_the_overview_says_is_due_is_what_comes(deck: Deck, todo: list[tuple[int, Grade | str]]) -> None:
    learner = after(Learner(deck(QUOTES)), todo)
    today = RULES.day(learner.now)
    figures = overview(learner.cards, fold_of(learner.log, RULES), learner.now, RULES)
    seen = {event.card for event in learner.log if isinstance(event, Review)}
    learner.restart()
    came: set[str] = set()
    while RULES.day(learner.now) == today:
        question = learner.session.ask(learner.now)
        if question is None:
            learner.now += 600_000
            continue
        came.add(question.card.id)
        learner.do(Grade.EASY)
    assert len(came & seen) == figures.due
    assert len(came - seen) == figures.new_today
