"""The quiz as plain lines: for screen readers, pipes and terminals that can do no more."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import TextIO

from kaiser_study.cards.face import front, hints
from kaiser_study.model import Card, CardKind, DecisionKind, Grade
from kaiser_study.progress.course import Course
from kaiser_study.settings.settings import AnswerMode
from kaiser_study.study.answers import Comparison, compare, offered
from kaiser_study.study.history import NEW, DueOn
from kaiser_study.study.practice import Ahead, Cram
from kaiser_study.study.session import Question
from kaiser_study.study.wording import (
    LEECH_WORDS,
    answer_words,
    change_words,
    interval_words,
    progress_words,
    summary_lines,
)
from kaiser_study.visible import headline, plural, without_controls

_KEYS = (
    "Enter reveals, a number grades. o options, then a number chooses, h hint and more of it, s skip, u undo, q quit.",
    "b buries the quote until tomorrow, x suspends the card, m marks it, `flag` and words say what is wrong with it.",
    "? tells these keys.",
)


class PlainQuiz:
    """Drives a session of a course over two text streams. A line that is no command is a typed answer, in every
    mode; that of options lists them with the card. What is said goes out as `fit` makes it fit."""

    def __init__(
        self,
        course: Course,
        clock: Callable[[], int],
        dice: Random,
        lines: TextIO,
        out: TextIO,
        mode: AnswerMode = AnswerMode.REVEAL,
        fit: Callable[[str], str] = str,
    ) -> None:
        self._course = course
        self._session = course.session(clock, course.scope)
        self._clock = clock
        self._dice = dice
        self._lines = lines
        self._out = out
        self._mode = mode
        self._fit = fit

    def run(self) -> None:
        """Asks until nothing is left, `q` or the end of input; then tells what the session came to, or why it asked
        nothing."""
        question = self._session.ask()
        if question is None:
            self._say(*_nothing_lines(self._course, self._clock))
            return
        self._say(*_KEYS)
        while question is not None and self._ask(question):
            question = self._session.ask()
        self._say("", *summary_lines(self._session.summary(), self._clock(), self._course.rules))

    def _ask(self, question: Question) -> bool:
        """One card, up to its grade or another way to leave it; False if the learner quits."""
        card = question.card
        options = tuple(self._dice.sample(card.options, len(card.options)))
        self._say("", progress_words(self._session.progress()), *_front(card))
        numbered = {str(number): option for number, option in enumerate(options, start=1)}
        shown = False
        told = 0
        if self._mode is AnswerMode.OPTIONS and options:
            shown = True
            self._list(card, numbered)
        while (line := self._read("> ")) is not None:
            match line.lower():
                case "q":
                    return False
                case command if (done := self._step(command, line)) is not None:
                    if done:
                        return True
                case "?":
                    self._say(*_KEYS)
                case "h" if told < len(known := hints(card)):
                    self._say(known[told])
                    told += 1
                case "o" if card.options:
                    shown = True
                    self._list(card, numbered)
                case "h":
                    self._say("That was the last hint." if told else "This card has none.")
                case "o":
                    self._say("This card has none.")
                case "":
                    return self._grade(question, offered(is_failed=False, is_hinted=told > 0))
                case number if shown and number in numbered:
                    return self._choose(question, numbered[number], is_hinted=told > 0)
                case number if number.isdecimal() and card.options:
                    self._say(f"Type 1 to {len(options)}." if shown else "o lists the options first.")
                case _:
                    self._say(*_comparison(compare(line, card.answer)))
                    return self._grade(question, offered(is_failed=False, is_hinted=told > 0))
        return False

    def _list(self, card: Card, numbered: Mapping[str, str]) -> None:
        self._say(*(f"{number}  {answer_words(card, option)}" for number, option in numbered.items()))

    def _choose(self, question: Question, option: str, *, is_hinted: bool) -> bool:
        is_failed = option != question.card.answer
        self._say(f"Not this one: {answer_words(question.card, option)}" if is_failed else "Right.")
        return self._grade(question, offered(is_failed=is_failed, is_hinted=is_hinted))

    def _grade(self, question: Question, grades: tuple[Grade, ...]) -> bool:
        """The answer, then the learner's grade."""
        self._say(*_back(question.card, self._course.corpus.head_of(question.card.quote).provenance))
        numbered = {str(int(grade)): grade for grade in grades}
        granted = {grade: f" ({interval_words(interval)})" for grade, interval in question.intervals.items()}
        self._say("   ".join(f"{g} {g.name.capitalize()}{granted.get(g, '')}" for g in grades))
        while (line := self._read("grade> ")) is not None:
            match line.lower():
                case "q":
                    return False
                case number if number in numbered:
                    if self._session.answer(numbered[number]):
                        self._say("A leech, now suspended.", LEECH_WORDS)
                    return True
                case command if (done := self._step(command, line)) is not None:
                    if done:
                        return True
                case _:
                    self._say(f"Type {' or '.join(numbered)}; u undoes, s skips, q quits.")
        return False

    def _step(self, command: str, line: str) -> bool | None:
        """What can be done at any time: whether it leaves the card; None if the command is none of these."""
        match command:
            case "s":
                self._session.skip()
                return True
            case "u":
                return self._undo()
            case "b" | "x":
                self._session.decide(DecisionKind.BURY if command == "b" else DecisionKind.SUSPEND)
                self._say("Buried until tomorrow." if command == "b" else "Suspended.")
                return True
            case "m":
                self._session.decide(DecisionKind.MARK)
                self._say("Marked.")
                return False
            case _ if command.startswith("flag "):
                self._session.decide(DecisionKind.FLAG, line[len("flag ") :])
                self._say("Flagged.")
                return False
            case _:
                return None

    def _undo(self) -> bool:
        if self._session.undo():
            self._say("Undone.")
            return True
        self._say("There is nothing to undo in this session.")
        return False

    def _read(self, prompt: str) -> str | None:
        """The next line without white space around it; None at the end of input."""
        self._out.write(prompt)
        self._out.flush()
        line = self._lines.readline()
        return line.strip() if line else None

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._out.write(self._fit(without_controls(line)) + "\n")
        self._out.flush()


def _nothing_lines(course: Course, clock: Callable[[], int]) -> Iterator[str]:
    """Why a session asks nothing, when the next card comes, and what can be done now."""
    now = clock()
    within = [card for card in course.cards if card in course.scope]
    standings = [course.standings().get(card.id, NEW) for card in within]
    awake = [standing for standing in standings if not standing.is_suspended]
    if not within:
        aside = "" if course.scope.cards is None else ", suspended ones left aside"
        yield f"Nothing answered. The deck has no card of which all of this is true{aside}."
        yield "Leave one of the options out; `kaiser-study stats` tells what there is."
        return
    if not awake:
        why = "these cards are suspended"
    elif isinstance(course.practised, Ahead):
        why = f"none of these cards falls due in the next {plural(course.practised.days, 'day')}"
    else:
        why = "no more of these cards are planned for today"
    unpractised = replace(course, practised=None, limit=None)
    planned = unpractised.session(clock, course.scope).summary()
    heading, _, *coming = summary_lines(planned, now, course.rules)
    yield f"{heading} {headline(why)}."
    yield from coming
    crammed = replace(unpractised, practised=Cram()).session(clock, course.scope).summary().left
    if not crammed:
        yield "Browse, in the app, brings them back."
        return
    yield ""
    yield "What can be done now:"
    days_left = planned.next_due.day - course.rules.day(now) if isinstance(planned.next_due, DueOn) else 0
    if planned.left:
        yield "  without --ahead  learn what is there for now"
    elif days_left:
        yield f"  --ahead {days_left:<8} practise what comes until then; no schedule shifts"
    generous = replace(unpractised, rules=replace(course.rules, new_per_day=len(within)))
    if not course.practised and (new := generous.session(clock, course.scope).summary().left):
        yield f"  --new COUNT      learn so many new cards a day; {new} more can come today"
    yield f"  --cram           practise all of these, {plural(crammed, 'card')}; no schedule shifts"


def _front(card: Card) -> Iterator[str]:
    part = card.quote.part
    is_cloze = card.kind is CardKind.CLOZE
    cue = f". {headline(card.cue)}" if card.cue else ""
    yield f"{card.question}: Part {part.number}, {part.title}{cue}" if is_cloze else card.question
    yield f"“{front(card)}”"


def _back(card: Card, provenance: str) -> Iterator[str]:
    quote = card.quote
    yield f"Answer: {answer_words(card, card.answer)}"
    yield f"“{quote.text}”"
    yield f"{headline(quote.topic)}. Part {quote.part.number}, {quote.part.title}. {quote.source.label}"
    yield provenance


def _comparison(found: Comparison) -> Iterator[str]:
    yield f"{headline(found.verdict)}: {''.join(change_words(*change) for change in found.changes)}"
