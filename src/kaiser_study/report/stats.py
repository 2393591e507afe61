"""What `stats` prints."""

from collections.abc import Iterable, Mapping

from kaiser_study.study.stats import Overview
from kaiser_study.visible import plural, without_controls


def stats_json(figures: Overview) -> Mapping[str, object]:
    """The learner's figures."""
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
        "by_part": {
            part.part.id: {
                "title": part.part.title,
                "cards": part.cards,
                "new": part.new,
                "learning": part.learning,
                "due": part.due,
                "mastery": round(part.mastery, 4),
            }
            for part in figures.parts
        },
    }


def stats_lines(title: str, figures: Overview) -> Iterable[str]:
    """The learner's figures, for a person."""
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
