"""What `stats` prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path

from kaiser_study.report.table import table_lines
from kaiser_study.study.calendar import Calendar, calendar_of
from kaiser_study.study.calibration import Bin
from kaiser_study.study.day import date_of
from kaiser_study.study.figures import overview_lines, parts_table, record_tables, time_lines
from kaiser_study.study.record import Group, Record, Time
from kaiser_study.study.retention import Share
from kaiser_study.study.stats import PartFigures
from kaiser_study.visible import without_controls

_SHADES = ".-+*#"
"""From a day without to a day with much."""

_TO_COME = """\
What will be seen here, and when:
  with the first answer         the calendar, the time, which cards come when
  on the day after              when each part will be known
  when the first cards are back recalled against wanted, the model against what happened
  with some hundred reviews     figures that mean something"""


def stats_json(record: Record) -> Mapping[str, object]:
    """The learner's figures."""
    figures, retention, calibration = record.overview, record.retention, record.calibration
    return {
        "reviews": figures.reviews,
        "cards": figures.cards,
        "new": figures.new,
        "new_today": figures.new_today,
        "learning": figures.learning,
        "review": figures.review,
        "suspended": figures.suspended,
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
        "review": part.review,
        "suspended": part.suspended,
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


def stats_lines(title: str, record: Record, log: Path) -> Iterator[str]:
    """The learner's figures, for a person, in 80 columns; where there is none yet, which file was read."""
    yield without_controls(title)
    yield from overview_lines(record.overview)
    if record.time is None:
        yield f"No answer yet in {without_controls(str(log))}"
        yield ""
        yield from _TO_COME.splitlines()
        return
    yield from ("", *table_lines(parts_table(record.overview.parts)))
    yield from ("", "Answers a day", "")
    counts = {date_of(day.day): day.answers for day in record.days}
    yield from _calendar_lines(calendar_of(counts, date_of(record.today)))
    yield from ("", "Time", *(f"  {line}" for line in time_lines(record.time)))
    for table in record_tables(record):
        yield from ("", *table_lines(table))


def _calendar_lines(calendar: Calendar) -> Iterator[str]:
    yield f"     {calendar.months}"
    for weekday, shades in calendar.weekdays:
        yield f"{weekday}  {''.join(_SHADES[shade] for shade in shades)}".rstrip()
    yield f"     {'   '.join(f'{_SHADES[shade]} {words}' for shade, words in calendar.legend)}"
