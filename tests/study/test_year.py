"""A simulated learner studies the bundled deck for a year, as the programs do: through recorded sessions.

What comes of it is held against figures that are worked out here, from the rows of the file alone.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from kaiser_study import bundled
from kaiser_study.model import Card, Event, Grade
from kaiser_study.prepared import prepare
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log, read_log
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.fold import fold_of
from kaiser_study.study.record import record_of
from kaiser_study.study.retention import Share
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import EVERYTHING
from kaiser_study.study.stats import overview
from tests.study.learner import Mind, Trace, first_trace
from tests.study.replaying import replay

DAYS = 365
ZONE = ZoneInfo("Europe/Berlin")
RULES = Rules(zone=ZONE)
FIRST_DAY = 20_500  # in February: summer time begins and ends within the year
HOUR = 3_600_000
SEED = 6


@dataclass
class Clock:
    """Moves only when it is told to."""

    now: int

    def __call__(self) -> int:
        return self.now


@dataclass(frozen=True)
class Row:
    """An answer as it stands in the file; its study day is by a calendar of our own."""

    card: str
    at: int
    grade: int
    interval: int
    taken: int
    phase: str

    @property
    def day(self) -> int:
        return day_of(self.at)

    @property
    def quote(self) -> str:
        return self.card.split("/")[0]


@dataclass(frozen=True)
class Year:
    """What is left of it: the log, the cards in order of introduction."""

    cards: Sequence[Card]
    events: Sequence[Event]
    rows: Sequence[Row]


def day_of(at: int) -> int:
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZONE).replace(tzinfo=UTC)
    return (local - timedelta(hours=4) - datetime(1970, 1, 1, tzinfo=UTC)).days


def rows_of(file: Path) -> list[Row]:
    """The answers that stand, by no code of the program."""
    query = """
        SELECT card, at, grade, interval, taken, phase FROM review WHERE NOT EXISTS (
            SELECT * FROM retraction WHERE of_device = review.device AND of_number = review.number
        ) ORDER BY number
    """
    with closing(sqlite3.connect(file)) as connection:
        return [Row(*row) for row in connection.execute(query)]


class Learner:
    """Studies with days off, at all hours until late in the night, with slips that are undone and skips.

    The program runs on from day to day, until it is ended within a sitting and started again.
    """

    def __init__(self, course: Course, dice: Random) -> None:
        self.course = course
        self.dice = dice
        self.mind = Mind(dice)
        self.clock = Clock(RULES.day_start(FIRST_DAY))
        self.session = self.opened()

    def opened(self) -> RecordedSession:
        return self.course.session(self.clock, EVERYTHING)

    def restart(self) -> None:
        """A program that was started again goes on at the same place."""
        before, self.session = self.session, self.opened()
        assert self.session.ask() == before.ask()
        old, new = before.summary(), self.session.summary()
        assert (new.next_due, new.tomorrow, new.left) == (old.next_due, old.tomorrow, old.left)

    def study(self, day: int) -> None:
        """Answers until nothing is left for now."""
        self.clock.now = RULES.day_start(day) + self.dice.randrange(2 * HOUR, 21 * HOUR)
        while question := self.session.ask():
            self.clock.now += self.dice.randrange(2_000, 20_000)
            chance = self.dice.random()
            if chance < 0.01:
                self.session.skip()
            elif chance < 0.015:
                self.restart()
            else:
                self.answer(question.card.id, slips=chance < 0.03)

    def answer(self, card: str, *, slips: bool) -> None:
        grade = self.mind.grade(card, self.clock.now)
        self.session.answer(grade)
        if slips:
            assert self.session.undo()
            again = self.session.ask()
            assert again
            assert again.card.id == card
            self.clock.now += 1_000
            self.session.answer(grade)
        self.mind.learn(card, grade, self.clock.now)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    file = tmp_path_factory.mktemp("year") / "progress.sqlite3"
    recipe = bundled.default_recipe()
    prepared = prepare(recipe, recipe.with_suffix(".apkg"), file.parent)
    cards, corpus = prepared.card_set.cards, prepared.corpus
    dice = Random(SEED)
    with open_log(file) as log:
        folded = FoldedLog(log, corpus, RULES, file.parent)
        learner = Learner(Course("", corpus, cards, folded, RULES, EVERYTHING, None), dice)
        for day in range(FIRST_DAY, FIRST_DAY + DAYS):
            if dice.random() > 0.04:
                learner.study(day)
    return Year(cards, read_log(file, *corpus.ids), rows_of(file))


def test_what_was_recalled_is_what_was_wanted(year: Year) -> None:
    recalled = [row.grade > 1 for row in year.rows if row.phase == "review"]
    assert len(recalled) > 2_000
    assert sum(recalled) / len(recalled) == pytest.approx(RULES.retention, abs=0.02)


def test_the_load_of_a_day_is_within_its_limits(year: Year) -> None:
    first: dict[str, int] = {}
    answers: Counter[int] = Counter()
    quotes: defaultdict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in year.rows:
        first.setdefault(row.card, row.day)
        answers[row.day] += 1
        quotes[row.day][row.quote].add(row.card)
    assert set(first) == {card.id for card in year.cards}
    assert max(Counter(first.values()).values()) == RULES.new_per_day
    assert all(len(cards) == 1 for day in quotes.values() for cards in day.values())
    learned = max(first.values())
    assert learned < FIRST_DAY + 30
    assert max(answers.values()) < 120
    assert max(count for day, count in answers.items() if day > learned + 60) < 30


def test_no_card_comes_before_it_is_due_and_hardly_any_long_after(year: Year) -> None:
    due: dict[str, int] = {}
    late: list[int] = []
    for row in year.rows:
        if row.card in due:
            late.append(row.day - due[row.card])
        due[row.card] = row.day + max(0, row.interval)
    assert min(late) == 0
    assert max(late) < 10
    assert sum(late) / len(late) < 0.5


def test_every_history_replays_to_the_same_memory(year: Year) -> None:
    standings = replay(year.events, RULES)
    traces = traces_of(year.rows)
    assert set(standings) == set(traces)
    for card, (trace, _) in traces.items():
        studied = standings[card].studied
        assert studied
        assert studied.memory.stability == pytest.approx(trace.stability)
        assert studied.memory.difficulty == pytest.approx(trace.difficulty)


def traces_of(rows: Sequence[Row], losses: list[float] | None = None) -> dict[str, tuple[Trace, int]]:
    """What every card left by FSRS in whole study days, and the day of its last answer. `losses` takes the
    surprise at each answer on a later day."""
    traces: dict[str, tuple[Trace, int]] = {}
    for row in rows:
        trace, last = traces.get(row.card, (None, 0))
        grade, days = Grade(row.grade), row.day - last
        if losses is not None and trace and days:
            losses.append(-log(trace.recall(days) if row.grade > 1 else 1 - trace.recall(days)))
        traces[row.card] = trace.after(grade, days, same_day=days == 0) if trace else first_trace(grade), row.day
    return traces


MOMENTS = {"within the first days": (150, 0), "in summer": (1_800, 0), "at the end": (None, 0), "a week on": (None, 7)}
"""After how many answers, and how many days later, the figures are looked at."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_statistics_are_those_of_the_rows(year: Year, moment: str) -> None:
    answers, later = MOMENTS[moment]
    rows = year.rows[:answers]
    now = rows[-1].at + later * 24 * HOUR
    today = day_of(now)
    figures = overview(year.cards, fold_of((event for event in year.events if event.at <= now), RULES), now, RULES)
    last = {row.card: row for row in rows}
    days = {row.day for row in rows}
    recalled = [row.grade > 1 for row in rows if row.phase == "review"]
    assert figures.reviews == len(rows)
    leeches = leeches_of(rows)
    assert figures.cards - figures.new == len(last)
    assert figures.learning == sum(row.interval < 0 for card, row in last.items() if card not in leeches)
    assert figures.retention == sum(recalled) / len(recalled)
    assert figures.streak == next(n for n in range(400) if later or today - n not in days)
    coming = coming_on(year.cards, last, leeches, today)
    assert figures.due == coming[today]
    assert figures.week == tuple(coming[today + n] for n in range(1, 8))
    traces = traces_of(rows)
    for part in figures.parts:
        recall = [
            traces[card.id][0].recall(today - traces[card.id][1])
            for card in year.cards
            if card.quote.part == part.part and card.id in last and not is_in_first_steps(last[card.id])
        ]
        assert part.mastery == pytest.approx(sum(recall) / part.cards)
    assert figures.minutes is not None
    per_card = sum(row.taken for row in rows) / len({(row.card, row.day) for row in rows}) / 60_000
    assert figures.minutes == pytest.approx((figures.due + figures.new_today) * per_card)


def is_in_first_steps(row: Row) -> bool:
    return row.phase == "learning" and row.interval < 0


def leeches_of(rows: Sequence[Row]) -> set[str]:
    """The cards that were forgotten eight times, and never asked again."""
    lapses = Counter(row.card for row in rows if row.phase == "review" and row.grade == 1)
    return {card for card, count in lapses.items() if count >= 8}


def test_a_leech_is_not_asked_again(year: Year) -> None:
    leeches = leeches_of(year.rows)
    assert leeches
    for leech in leeches:
        *_, latest = (row for row in year.rows if row.card == leech)
        assert (latest.phase, latest.grade) == ("review", 1)


def coming_on(cards: Sequence[Card], last: dict[str, Row], leeches: set[str], today: int) -> Counter[int]:
    """How many answered cards come on each day: those of a quote beyond the first due today come tomorrow."""
    coming: Counter[int] = Counter()
    of_quote: defaultdict[str, list[tuple[bool, int, int, str]]] = defaultdict(list)
    for number, each in enumerate(cards):
        if row := last.get(each.id):
            in_steps = row.interval < 0
            due = row.at - 1_000 * row.interval if in_steps else row.day + row.interval
            of_quote[row.quote].append((not in_steps, due, number, each.id))
    for waiting in of_quote.values():
        latest = max((last[card] for *_, card in waiting), key=lambda row: row.at)
        has_today = latest.day == today
        for not_in_steps, due, _, card in sorted(waiting):
            if card in leeches:
                continue
            is_due = not not_in_steps or due <= today
            takes_today = is_due and (card == latest.card if latest.day == today else not has_today)
            has_today |= takes_today
            coming[today if takes_today else max(due if not_in_steps else 0, today + 1)] += 1
    return coming


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_record_is_that_of_the_rows(year: Year, moment: str) -> None:
    answers, later = MOMENTS[moment]
    rows = year.rows[:answers]
    now = rows[-1].at + later * 24 * HOUR
    today = day_of(now)
    record = record_of(year.cards, [event for event in year.events if event.at <= now], now, RULES)
    last = {row.card: row for row in rows}
    assert {day.day: day.answers for day in record.days} == Counter(row.day for row in rows)
    assert record.time
    assert record.time.total == sum(day.taken for day in record.days) == sum(row.taken for row in rows)
    coming = coming_on(year.cards, last, leeches_of(rows), today)
    assert record.forecast == tuple(coming[today + n] for n in range(1, 31))

    ended: dict[str, int] = {}
    recalled: defaultdict[bool, list[bool]] = defaultdict(list)
    lapses: Counter[str] = Counter()
    for row in rows:
        if row.phase == "review":
            recalled[ended[row.card] >= 21].append(row.grade > 1)
            lapses[row.card] += row.grade == 1
        ended[row.card] = row.interval
    for share, own in (record.retention.young, recalled[False]), (record.retention.mature, recalled[True]):
        assert (share.recalled, share.asked) == (sum(own), len(own))
    assert sum((share for share in record.retention.by_part.values()), Share()) == record.retention.all
    losses: list[float] = []
    traces = traces_of(rows, losses)
    hardest = sorted((-count, traces[card][0].stability, card) for card, count in lapses.items() if count)
    assert [each.card.id for each in record.hardest] == [card for *_, card in hardest[:10]]

    assert record.calibration.log_loss == pytest.approx(sum(losses) / len(losses))
    assert record.calibration.all.share.asked == len(losses)
    for group in record.stabilities:
        assert group.cards == sum(group.low <= trace.stability < group.high for trace, _ in traces.values())


def test_the_model_is_found_right_where_it_is_right(year: Year) -> None:
    record = record_of(year.cards, year.events, year.rows[-1].at, RULES)
    calibration = record.calibration
    assert calibration.rmse_bins is not None
    assert calibration.rmse_bins < 0.06
    for each in (calibration.all, *calibration.bins):
        low, high = each.share.interval
        assert low - 0.02 < each.predicted < high + 0.02 or not each.share.asked
