"""Intervals, due dates and the end of a session in the learner's words."""

from collections.abc import Sequence

from kaiser_study.model import Card, CardKind, Days, Interval, Seconds
from kaiser_study.study.answers import Change
from kaiser_study.study.history import Due, DueAt, DueOn
from kaiser_study.study.rules import Rules
from kaiser_study.study.session import Progress, Summary
from kaiser_study.visible import headline, in_a_line, plural

LEECH_WORDS = (
    "Forgotten so often, it costs more than it gives. Read the quote in full, make a picture or a sentence of your own "
    "of it, or flag the card for its author. Browse brings it back."
)
"""What to do about a card that was forgotten again and again."""

_SIGNS = {Change.KEPT: "{}", Change.MISSING: "[+{}+]", Change.EXTRA: "[-{}-]"}
_MONTH = 365.25 / 12
_YEAR = 365.25
_BEGINNING = 40
"""Characters of a quote by which it is known again."""


def interval_words(interval: Interval) -> str:
    """An interval as the grades show it: `10 min`, `8 days`, `2.5 months`."""
    match interval:
        case Seconds(count):
            minutes = -(-count // 60)
            return f"{minutes} min" if minutes < 60 else plural(round(minutes / 60), "hour")
        case Days(count) if count < _MONTH:
            return plural(count, "day")
        case Days(count) if count < _YEAR:
            return f"{count / _MONTH:.1f} months"
        case Days(count):
            return f"{count / _YEAR:.1f} years"


def due_words(due: Due, now: int, rules: Rules) -> str:
    """When a card comes, seen from `now` (milliseconds UTC): `in 8 min`, `tomorrow`, `in 5 days`."""
    match due:
        case DueAt(at):
            minutes = -(-(at - now) // 60_000)
            return f"in {interval_words(Seconds(minutes * 60))}" if minutes > 0 else "now"
        case DueOn(day):
            ahead = day - rules.day(now)
            if ahead <= 0:
                return "now"
            return "tomorrow" if ahead == 1 else f"in {interval_words(Days(ahead))}"


def progress_words(progress: Progress) -> str:
    """How much is left of a session, and why that may grow: `12 left, 3 come again`."""
    first, again = progress.left - progress.again, progress.again
    comes = f"{again} {'comes' if again == 1 else 'come'} again"
    return ", ".join([f"{first} left"] * (first > 0 or not again) + [comes] * (again > 0))


def summary_lines(summary: Summary, now: int, rules: Rules) -> Sequence[str]:
    """What a session came to, the most important first."""
    lines = ["Nothing answered."]
    if summary.answered:
        lines = [
            f"{plural(summary.answered, 'answer')}, {summary.right} right ({summary.right / summary.answered:.0%})"
        ]
    if summary.again:
        lines += ["", "To look at again:"]
        lines += [f"  {card.question}  {_answer(card)}" for card in summary.again]
    lines.append("")
    if summary.left:
        lines.append(f"{plural(summary.left, 'more card')} for now.")
    elif summary.next_due is not None:
        lines.append(_coming(due_words(summary.next_due, now, rules), summary.tomorrow))
    return lines


def _coming(next_card: str, tomorrow: int) -> str:
    """When the next card comes, and how many do tomorrow."""
    if next_card == "tomorrow":
        return f"Tomorrow: {tomorrow} due."
    return f"Next card: {next_card}." + (f"  Tomorrow: {tomorrow} due." if tomorrow else "")


def answer_words(card: Card, answer: str) -> str:
    """A right or wrong answer to a card: a title begins with a capital, a stretch of a text as it stands there."""
    return answer if card.kind is CardKind.CLOZE else headline(answer)


def change_words(change: Change, text: str) -> str:
    """A stretch of a typed answer held against the right one; what was too much and what lacked have signs."""
    return _SIGNS[change].format(text)


def _answer(card: Card) -> str:
    """The answer and its quote, by the topic or, since an answer may be the topic, by its beginning."""
    beginning = f"“{in_a_line(card.quote.text, _BEGINNING)}”"
    of_quote = headline(card.quote.topic) if card.kind is CardKind.CLOZE else beginning
    return f"{answer_words(card, card.answer)} ({of_quote})"
