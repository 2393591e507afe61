"""What `study` was asked for -> the quiz, as lines or as an app."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from kaiser_study.cli.output import at_its_width, progress_bar
from kaiser_study.cli.surroundings import learners_settings, load, now
from kaiser_study.errors import StudyError
from kaiser_study.place import cache_folder, settings_file
from kaiser_study.settings.settings import Settings

if TYPE_CHECKING:
    from kaiser_study.progress.course import Course
    from kaiser_study.progress.log import Log
    from kaiser_study.watch import Watch


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of the cards, and how to go through them. Raises StudyError at what does not go together."""

    parts: tuple[str, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    tags: tuple[str, ...]
    states: tuple[str, ...]
    cram: bool
    ahead: int | None
    limit: int | None

    def __post_init__(self) -> None:
        if self.cram and self.ahead:
            raise StudyError("--cram and --ahead do not go together", remedy="leave one of them out")

    @property
    def is_everything(self) -> bool:
        named = (self.parts, self.kinds, self.topics, self.sources, self.tags, self.states)
        return not (any(named) or self.cram or self.ahead or self.limit)

    def course(self, recipe: Path | None, log: "Log", watch: "Watch") -> "Course":
        """The course of a recipe with these cards alone."""
        from kaiser_study.model import CardKind
        from kaiser_study.progress.course import Course
        from kaiser_study.progress.folded import FoldedLog
        from kaiser_study.study.practice import Ahead, Cram
        from kaiser_study.study.scope import State, scope_of

        prepared = load(recipe, watch=watch)
        corpus = prepared.corpus
        scope = scope_of(corpus, self.parts, map(CardKind, self.kinds), self.topics, self.sources, self.tags)
        rules = prepared.rules(log.fit(*corpus.ids))
        title, cards = prepared.recipe.title, prepared.card_set.cards
        folded = FoldedLog(log, corpus, rules, cache_folder(), watch)
        practice = Cram() if self.cram else Ahead(self.ahead) if self.ahead else None
        course = Course(title, corpus, cards, folded, rules, scope, self.limit, practice)
        return course.only(map(State, self.states), now())


def run_as_lines(open_courses: "Callable[[Watch], Sequence[Course]]", said: Settings) -> None:
    """The quiz of one course over standard input and output; `said` goes before what the learner has set."""
    from kaiser_study.line import PlainQuiz

    settings = learners_settings()
    [course] = open_courses(progress_bar)
    course = course.under(said.over(settings.over(course.rules)))
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a pipe may know fewer characters than a corpus
    mode = settings.mode(course.corpus.ids[0])
    PlainQuiz(course, now, Random(), sys.stdin, sys.stdout, mode, at_its_width).run()


def run_as_app(open_courses: "Callable[[Watch], Sequence[Course]]", said: Settings) -> None:
    """The quiz on the screen; `said` goes before what the learner has set."""
    from kaiser_study.app.app import StudyApp

    app = StudyApp(open_courses, now, Random(), settings_file(os.environ), said)
    if error := app.run():
        raise error
    if app.return_code:
        sys.exit(app.return_code)
