"""The quiz as plain lines: for screen readers, pipes and terminals that can do no more."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import TextIO

from kaiser_study.cards.face import front, hint_words
from kaiser_study.model import Card, CardKind, Grade
from kaiser_study.progress.course import Course
from kaiser_study.settings.settings import AnswerMode
from kaiser_study.study.answers import Change, Comparison, compare
from kaiser_study.study.session import Question
from kaiser_study.study.wording import answer_words, interval_words, summary_lines
from kaiser_study.visible import headline, without_controls

_KEYS = "Enter reveals, a number answers or grades. o options, h hint, s skip, u undo, q quit, ? these keys."
_MARKS = {Change.KEPT: "{}", Change.MISSING: "[+{}+]", Change.EXTRA: "[-{}-]"}


class PlainQuiz:
    """Drives a session of a course over two text streams. A line that is no command is a typed answer, in every
    mode; that of options lists them with the card."""

    def __init__(
        self,
        course: Course,
        clock: Callable[[], int],
        dice: Random,
        lines: TextIO,
        out: TextIO,
        mode: AnswerMode = AnswerMode.REVEAL,
    ) -> None:
        self._course = course
        self._session = course.session(clock, course.scope)
        self._clock = clock
        self._dice = dice
        self._lines = lines
        self._out = out
        self._mode = mode

    def run(self) -> None:
        """Asks until nothing is left, `q` or the end of input; then tells what the session came to."""
        self._say(_KEYS)
        while (question := self._session.ask()) is not None:
            if not self._ask(question):
                break
        self._say("", *summary_lines(self._session.summary(), self._clock(), self._course.rules))

    def _ask(self, question: Question) -> bool:
        """One card, up to its grade, skip or undo; False if the learner quits."""
        card = question.card
        options = tuple(self._dice.sample(card.options, len(card.options)))
        progress = self._session.progress()
        self._say("", f"{min(progress.answered + 1, progress.total)} of {progress.total}", *_front(card))
        numbered = {str(number): option for number, option in enumerate(options, start=1)}
        shown = False
        if self._mode is AnswerMode.OPTIONS and options:
            shown = True
            self._list(card, numbered)
        while (line := self._read("> ")) is not None:
            match line.lower():
                case "q":
                    return False
                case "s":
                    self._session.skip()
                    return True
                case "u":
                    if self._undo():
                        return True
                case "?":
                    self._say(_KEYS)
                case "h" if card.hint:
                    self._say(": ".join(hint_words(card)))
                case "o" if card.options:
                    shown = True
                    self._list(card, numbered)
                case "h" | "o":
                    self._say("This card has none.")
                case "":
                    return self._grade(question, tuple(Grade))
                case number if shown and number in numbered:
                    return self._choose(question, numbered[number])
                case number if number.isdecimal() and card.options:
                    self._say(f"Type 1 to {len(options)}." if shown else "o lists the options first.")
                case _:
                    self._say(*_comparison(compare(line, card.answer)))
                    return self._grade(question, tuple(Grade))
        return False

    def _list(self, card: Card, numbered: Mapping[str, str]) -> None:
        self._say(*(f"{number}  {answer_words(card, option)}" for number, option in numbered.items()))

    def _choose(self, question: Question, option: str) -> bool:
        if option == question.card.answer:
            self._say("Right.")
            return self._grade(question, tuple(Grade))
        self._say(f"Not this one: {answer_words(question.card, option)}")
        return self._grade(question, (Grade.AGAIN,))

    def _grade(self, question: Question, offered: tuple[Grade, ...]) -> bool:
        """The answer, then the learner's grade; a wrong option leaves Again alone."""
        self._say(*_back(question.card, self._course.corpus.provenance))
        numbered = {str(int(grade)): grade for grade in offered}
        grades = (f"{g} {g.name.capitalize()} ({interval_words(question.intervals[g])})" for g in offered)
        self._say("   ".join(grades))
        while (line := self._read("grade> ")) is not None:
            match line.lower():
                case "q":
                    return False
                case "s":
                    self._session.skip()
                    return True
                case "u":
                    if self._undo():
                        return True
                case number if number in numbered:
                    self._session.answer(numbered[number])
                    return True
                case _:
                    self._say(f"Type {' or '.join(numbered)}; u undoes, s skips, q quits.")
        return False

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
            self._out.write(without_controls(line) + "\n")
        self._out.flush()


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
    marked = "".join(_MARKS[change].format(text) for change, text in found.changes)
    yield f"{headline(found.verdict)}: {marked}"
