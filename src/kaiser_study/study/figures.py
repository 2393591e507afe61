"""A learner's figures as tables, in the learner's words."""

from collections.abc import Iterator, Sequence
from math import isfinite

from kaiser_study.model import Card
from kaiser_study.study.calibration import Calibration
from kaiser_study.study.day import date_of
from kaiser_study.study.record import FORECAST, PACE, Group, Projection, Record, Time
from kaiser_study.study.retention import MATURE, Share
from kaiser_study.study.stats import Overview, PartFigures
from kaiser_study.study.table import Bar, Estimate, Row, Table
from kaiser_study.visible import headline, in_a_line, plural, without_controls

_LONGEST = 44
"""Characters of the words that stand for a card."""


def overview_lines(figures: Overview) -> Iterator[str]:
    """Where the learner stands, in short."""
    if not figures.reviews:
        yield f"{plural(figures.cards, 'card')}, {figures.new_today} of them new today."
        return
    retention = "retention not known yet" if figures.retention is None else f"{figures.retention:.0%} recalled"
    yield f"{plural(figures.reviews, 'answer')}, {retention}, {plural(figures.streak, 'day')} in a row"
    suspended = f", {figures.suspended} suspended" if figures.suspended else ""
    asked = f"{figures.new} new, {figures.learning} learning, {figures.review} in review"
    yield f"{plural(figures.cards, 'card')}: {asked}{suspended}"
    yield f"Today: {figures.due} due, {figures.new_today} new"
    yield f"Due from tomorrow, day by day: {', '.join(map(str, figures.week))} ({sum(figures.week)} in all)"


def time_lines(time: Time) -> Iterator[str]:
    """What studying took."""
    yield f"{_duration(time.total)} in all, {time.per_answer / 1000:.1f} seconds an answer,"
    days = f"the last {time.days} days" if time.days > 1 else "the first day"
    yield f"{time.per_day / 60_000:.1f} minutes a day over {days}"


def _duration(milliseconds: int) -> str:
    minutes = milliseconds / 60_000
    return plural(round(minutes), "minute") if minutes < 120 else f"{minutes / 60:.1f} hours"


def parts_table(parts: Sequence[PartFigures]) -> Table:
    """How far each part is."""
    rows = (
        Row(
            (_part(part), f"{part.mastery:.0%}", *map(str, (part.due, part.learning, part.new, part.cards))),
            without_controls(part.part.title),
        )
        for part in parts
    )
    return Table("Parts", ("", "known", "due", "learning", "new", "cards"), tuple(rows))


def days_table(record: Record) -> Table:
    """What was done on each day, the last one first."""
    most = max((day.answers for day in record.days), default=1)
    rows = (
        Row((str(date_of(day.day)), str(day.answers), f"{day.taken / 60_000:.1f}"), Bar(day.answers / most))
        for day in reversed(record.days)
    )
    return Table("Answers a day", ("", "answers", "minutes"), tuple(rows))


def record_tables(record: Record) -> Iterator[Table]:
    """All else that the log tells, the most important first."""
    parts = record.overview.parts
    yield _retention(parts, record)
    yield calibration_table("The memory model against what happened", record.calibration)
    yield _projection(parts, record.projection)
    yield _forecast(record)
    yield _groups("Stability: days until recall falls to 90 %", record.stabilities)
    yield _groups("Difficulty: from 1, easy, to 10", record.difficulties)
    yield _hardest(record)


def _retention(parts: Sequence[PartFigures], record: Record) -> Table:
    title = f"Recalled, where {record.desired:.0%} is wanted"
    retention = record.retention
    if not retention.all.asked:
        return Table(title, notes=("Not known yet: no learned card has come back.",))
    shares = {
        "all": retention.all,
        "young": retention.young,
        "mature": retention.mature,
        **{_part(part): retention.by_part.get(part.part.id, Share()) for part in parts},
    }
    rows = tuple(_share_row(name, share, record.desired) for name, share in shares.items())
    low, high = retention.all.interval
    verdict = "What is wanted lies within the interval."
    if not low <= record.desired <= high:
        verdict = f"That is {'less' if high < record.desired else 'more'} than is wanted, and hardly by chance."
    notes = (f"Mature is a card from an interval of {MATURE} days on.", verdict)
    return Table(title, ("", "recalled", "95 % interval", "reviews"), rows, notes, expected="wanted")


def _share_row(name: str, share: Share, expected: float) -> Row:
    if share.value is None:
        return Row((name, "", "", "0"))
    low, high = share.interval
    estimate = Estimate(low, share.value, high, expected)
    return Row((name, f"{share.value:.1%}", f"{low:.1%} to {high:.1%}", str(share.asked)), estimate)


def calibration_table(title: str, calibration: Calibration) -> Table:
    """Predicted recall against what happened: the bins that are not empty, then the measures."""
    if calibration.log_loss is None:
        return Table(title, notes=("Not known yet: no card has come back on a later day.",))
    rows = []
    for each in (calibration.all, *calibration.bins):
        if each.share.value is not None:
            low, high = each.share.interval
            name = "all" if each is calibration.all else f"{each.low:.0%} to {each.high:.0%}"
            sign = "" if low <= each.predicted <= high else "! "
            shown = (f"{sign}{each.predicted:.1%}", f"{each.share.value:.1%}", f"{low:.1%} to {high:.1%}")
            estimate = Estimate(low, each.share.value, high, each.predicted)
            rows.append(Row((name, *shown, str(each.share.asked)), estimate))
    notes = [f"log loss {calibration.log_loss:.4f}   RMSE(bins) {calibration.rmse_bins:.4f}"]
    if any(row.cells[1].startswith("!") for row in rows):
        notes.append("! marks a mean that lies outside the interval")
    heads = ("predicted", "mean", "recalled", "95 % interval", "reviews")
    return Table(title, heads, tuple(rows), tuple(notes), expected="predicted")


def _projection(parts: Sequence[PartFigures], projection: Projection) -> Table:
    title = "When the last new card of a part will have been met"
    if not any(part.new for part in parts):
        return Table(title, notes=("All have been met.",))
    if projection.pace is None:
        return Table(title, notes=("Not known yet: a pace is known from the day after the first answer.",))

    def when(part: PartFigures) -> str:
        if day := projection.days.get(part.part.id):
            return f"{date_of(day)}  {plural(part.new, 'new card')} left"
        return "not at this pace" if part.new else "all met"

    rows = tuple(Row((_part(part),), when(part)) for part in parts)
    note = f"At the pace of the last {PACE} days: {projection.pace:.1f} new cards a day."
    return Table(title, rows=rows, notes=(note,))


def _forecast(record: Record) -> Table:
    most = max(record.forecast) or 1
    rows = (
        Row((f"{date_of(record.today + ahead):%a %d %b}", str(count)), Bar(count / most))
        for ahead, count in enumerate(record.forecast, start=1)
    )
    title = f"Due in the next {FORECAST} days, if nothing more is learned and nothing is forgotten"
    return Table(title, rows=tuple(rows))


def _groups(title: str, groups: Sequence[Group]) -> Table:
    most = max(each.cards for each in groups) or 1
    rows = (
        Row(
            (
                f"{each.low:g} to {each.high:g}" if isfinite(each.high) else f"{each.low:g} or more",
                str(each.cards),
            ),
            Bar(each.cards / most),
        )
        for each in groups
    )
    return Table(title, ("", "cards"), tuple(rows))


def _hardest(record: Record) -> Table:
    title = "Hardest cards"
    if not record.hardest:
        return Table(title, notes=("None: no learned card was forgotten.",))
    rows = (
        Row(
            (f"{each.lapses}", f"{each.memory.stability:.1f} days", f"{each.memory.difficulty:.1f}"),
            _card_words(each.card),
        )
        for each in record.hardest
    )
    return Table(title, ("lapses", "stability", "difficulty"), tuple(rows))


def _part(part: PartFigures) -> str:
    return f"part {part.part.number}"


def _card_words(card: Card) -> str:
    return in_a_line(f"{card.kind}: {headline(card.quote.topic)}", _LONGEST)
