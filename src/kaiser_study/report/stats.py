"""What `stats` prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

from kaiser_study.model import Card
from kaiser_study.report.calibration import calibration_lines
from kaiser_study.report.plots import bar, calendar
from kaiser_study.study.calibration import Bin, Calibration
from kaiser_study.study.day import date_of
from kaiser_study.study.record import FORECAST, PACE, Group, Projection, Record, Time
from kaiser_study.study.retention import MATURE, Share
from kaiser_study.study.stats import Overview, PartFigures
from kaiser_study.visible import headline, in_a_line, plural, without_controls

_BAR = 40
_TO_COME = """\
What will be seen here, and when:
  with the first answer         the calendar, the time, which cards come when
  on the day after              when each part will be known
  when the first cards are back recalled against wanted, the model against what happened
  with some hundred reviews     figures that mean something"""


def stats_json(figures: Overview, record: Record) -> Mapping[str, object]:
    """The learner's figures."""
    retention, calibration = record.retention, record.calibration
    return {
        "reviews": figures.reviews,
        "cards": figures.cards,
        "new": figures.new,
        "new_today": figures.new_today,
        "learning": figures.learning,
        "due": figures.due,
        "next_7_days": list(figures.week),
        "retention": figures.retention,
        "streak": figures.streak,
        "by_part": {part.part.id: _part_json(part, record) for part in figures.parts},
        "desired_retention": record.desired,
        "recalled": {
            "all": _share_json(retention.all),
            "young": _share_json(retention.young),
            "mature": _share_json(retention.mature),
        },
        "calibration": {
            "log_loss": calibration.log_loss,
            "rmse_bins": calibration.rmse_bins,
            "all": _bin_json(calibration.all),
            "bins": [_bin_json(each) for each in calibration.bins],
        },
        "days": [
            {"date": str(date_of(day.day)), "reviews": day.answers, "seconds": day.taken / 1000} for day in record.days
        ],
        "time": _time_json(record.time),
        "next_30_days": list(record.forecast),
        "stability": _groups_json(record.stabilities),
        "difficulty": _groups_json(record.difficulties),
        "hardest": [
            {
                "card": each.card.id,
                "lapses": each.lapses,
                "stability": each.memory.stability,
                "difficulty": each.memory.difficulty,
            }
            for each in record.hardest
        ],
        "new_cards_a_day": record.projection.pace,
    }


def _part_json(part: PartFigures, record: Record) -> Mapping[str, object]:
    met = record.projection.days.get(part.part.id)
    return {
        "title": part.part.title,
        "cards": part.cards,
        "new": part.new,
        "learning": part.learning,
        "due": part.due,
        "mastery": round(part.mastery, 4),
        "recalled": _share_json(record.retention.by_part.get(part.part.id, Share())),
        "all_met_on": met and str(date_of(met)),
    }


def _share_json(share: Share) -> Mapping[str, object]:
    low, high = share.interval
    return {"reviews": share.asked, "recalled": share.recalled, "share": share.value, "from": low, "to": high}


def _bin_json(each: Bin) -> Mapping[str, object]:
    predicted = each.predicted if each.share.asked else None
    return {"at_least": each.low, "below": each.high, "predicted": predicted, **_share_json(each.share)}


def _time_json(time: Time | None) -> Mapping[str, object] | None:
    if time is None:
        return None
    return {
        "seconds": time.total / 1000,
        "seconds_per_answer": time.per_answer / 1000,
        "seconds_per_day": time.per_day / 1000,
    }


def _groups_json(groups: Iterable[Group]) -> Sequence[Mapping[str, object]]:
    return [
        {"from": each.low, "to": each.high if isfinite(each.high) else None, "cards": each.cards} for each in groups
    ]


def stats_lines(title: str, figures: Overview, record: Record) -> Iterator[str]:
    """The learner's figures, for a person, in 80 columns."""
    retention = "retention not known yet" if figures.retention is None else f"{figures.retention:.0%} recalled"
    yield without_controls(title)
    yield f"{plural(figures.reviews, 'answer')}, {retention}, {plural(figures.streak, 'day')} in a row"
    yield f"{figures.cards} cards: {figures.new} new, {figures.learning} learning"
    yield f"Today: {figures.due} due, {figures.new_today} new"
    yield f"Due in the next 7 days: {', '.join(map(str, figures.week))} ({sum(figures.week)} in all)"
    yield "  part  cards   new  learning   due  known"
    for part in figures.parts:
        numbers = f"{part.cards:7}{part.new:6}{part.learning:10}{part.due:6}{part.mastery:7.0%}"
        yield f"{part.part.number:6}{numbers}  {without_controls(part.part.title)}"
    if record.time is None:
        yield ""
        yield from _TO_COME.splitlines()
        return
    yield from ("", "Answers a day", "")
    yield from calendar({date_of(day.day): day.answers for day in record.days}, date_of(record.today))
    yield from ("", *_time_lines(record.time))
    yield from ("", *_retention_lines(figures.parts, record))
    yield from ("", *_calibration_lines(record.calibration))
    yield from ("", *_projection_lines(figures.parts, record.projection))
    yield from ("", *_forecast_lines(record))
    yield from ("", *_groups_lines("Stability: days until recall falls to 90 %", "cards", record.stabilities))
    yield from ("", *_groups_lines("Difficulty: from 1, easy, to 10", "cards", record.difficulties))
    yield from ("", *_hardest_lines(record))


def _time_lines(time: Time) -> Iterator[str]:
    yield f"Time: {_duration(time.total)} in all, {time.per_answer / 1000:.1f} seconds an answer,"
    days = f"the last {time.days} days" if time.days > 1 else "the first day"
    yield f"      {time.per_day / 60_000:.1f} minutes a day over {days}"


def _duration(milliseconds: int) -> str:
    minutes = milliseconds / 60_000
    return f"{minutes:.0f} minutes" if minutes < 120 else f"{minutes / 60:.1f} hours"


def _retention_lines(parts: Iterable[PartFigures], record: Record) -> Iterator[str]:
    yield f"Recalled, where {record.desired:.0%} is wanted"
    retention = record.retention
    if not retention.all.asked:
        yield "  Not known yet: no learned card has come back."
        return
    yield "                   reviews  recalled  95 % interval"
    yield _share_line("all", retention.all)
    yield _share_line(f"young (< {MATURE} days)", retention.young)
    yield _share_line(f"mature ({MATURE} days)", retention.mature)
    for part in parts:
        yield _share_line(f"part {part.part.number}", retention.by_part.get(part.part.id, Share()))
    low, high = retention.all.interval
    if low <= record.desired <= high:
        yield "  What is wanted lies within the interval."
    else:
        yield f"  That is {'less' if high < record.desired else 'more'} than is wanted, and hardly by chance."


def _share_line(name: str, share: Share) -> str:
    if share.value is None:
        return f"  {name:17}{0:7}"
    low, high = share.interval
    return f"  {name:17}{share.asked:7}{share.value:10.1%}  {low:6.1%} to {high:6.1%}"


def _calibration_lines(calibration: Calibration) -> Iterator[str]:
    yield "The memory model against what happened"
    if calibration.log_loss is None:
        yield "  Not known yet: no card has come back on a later day."
    else:
        yield from calibration_lines(calibration)


def _projection_lines(parts: Sequence[PartFigures], projection: Projection) -> Iterator[str]:
    yield "When the last new card of a part will have been met"
    if not any(part.new for part in parts):
        yield "  All have been met."
        return
    if projection.pace is None:
        yield "  Not known yet: a pace is known from the day after the first answer."
        return
    yield f"  {projection.pace:.1f} new cards a day over the last {PACE} days; at this pace:"
    for part in parts:
        if day := projection.days.get(part.part.id):
            when = f"{date_of(day)}  {plural(part.new, 'new card')} left"
        else:
            when = "not at this pace" if part.new else "all met"
        yield f"  part {part.part.number:<3} {when}"


def _forecast_lines(record: Record) -> Iterator[str]:
    yield f"Due in the next {FORECAST} days, if nothing more is learned and nothing is forgotten"
    most = max(record.forecast)
    for ahead, count in enumerate(record.forecast, start=1):
        yield f"  {date_of(record.today + ahead):%a %d %b}{count:6}  {bar(count, most, _BAR)}".rstrip()


def _groups_lines(title: str, what: str, groups: Sequence[Group]) -> Iterator[str]:
    yield title
    most = max(each.cards for each in groups)
    for each in groups:
        name = f"{each.low:g} to {each.high:g}" if isfinite(each.high) else f"{each.low:g} or more"
        yield f"  {name:>11}{each.cards:6}  {bar(each.cards, most, _BAR)}".rstrip()


def _hardest_lines(record: Record) -> Iterator[str]:
    yield "Hardest cards"
    if not record.hardest:
        yield "  None: no learned card was forgotten."
        return
    yield "  lapses  stability  difficulty"
    for each in record.hardest:
        numbers = f"{each.lapses:8}{each.memory.stability:9.1f} d{each.memory.difficulty:12.1f}"
        yield f"{numbers}  {_card_words(each.card)}"


def _card_words(card: Card) -> str:
    return in_a_line(f"{card.kind}: {headline(card.quote.topic)}", 44)
