"""The app itself: what its screens share, and the way from one to the next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from kaiser_study.app.home import HomeScreen
from kaiser_study.app.themes import NIGHT, PAPER
from kaiser_study.errors import StudyError

if TYPE_CHECKING:
    from kaiser_study.app.quiz import Step
    from kaiser_study.progress.course import Course
    from kaiser_study.progress.recorded import RecordedSession
    from kaiser_study.study.extras import Extra


class StudyApp(App[StudyError]):
    """Home, quiz, summary; it returns the StudyError that ended it, if one did.

    `open_courses` is called behind the first frame, since it takes longer than that. `clock`
    tells the time in milliseconds UTC; `dice` shuffles the options.
    """

    TITLE = "kaiser-study"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip="What the keys do"),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
    ]

    def __init__(self, open_courses: "Callable[[], Sequence[Course]]", clock: Callable[[], int], dice: Random) -> None:
        super().__init__()
        self.open_courses = open_courses
        self.clock = clock
        self.dice = dice
        self.is_ready = False
        self.modes: dict[str, Step] = {}
        self.last_session: tuple[Course, RecordedSession] | None = None
        self.register_theme(PAPER)
        self.register_theme(NIGHT)
        self.theme = NIGHT.name

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen()

    async def on_ready(self) -> None:
        """The first frame stands: now what takes time."""
        self.is_ready = True
        home = self.screen
        if isinstance(home, HomeScreen) and await home.show_figures() and self.courses[0].is_narrowed:
            self.start_session(self.courses[0])

    @cached_property
    def courses(self) -> "list[Course]":
        """What is studied, at least one. Raises StudyError if one cannot be opened."""
        return list(self.open_courses())

    def start_session(self, course: "Course", part: str | None = None) -> None:
        """Opens the quiz on what awaits today, of one part (by id) if one is named."""
        scope = replace(course.scope, parts=frozenset({part})) if part else course.scope
        self._start(course, lambda: course.session(self.clock, scope))

    def start_practice(self, course: "Course", extra: "Extra") -> None:
        """Opens the quiz on what shifts no schedule."""
        self._start(course, lambda: course.practice(self.clock, extra.cards))

    def add_new(self, course: "Course", count: int) -> "Course":
        """Lets more new cards in until the app ends; the course as it is studied then."""
        rules = replace(course.rules, new_per_day=course.rules.new_per_day + count)
        more = replace(course, rules=rules)
        self.courses[self.courses.index(course)] = more
        return more

    def take_up(self) -> None:
        """Takes the last step of the last session back, and goes on with its card."""
        if self.last_session is None:
            self.notify("There is nothing to undo since the start.", markup=False)
            return
        course, session = self.last_session
        try:
            session.catch_up()
            undone = session.undo()
        except StudyError as error:
            self.give_up(error)
            return
        if undone:
            self._show_quiz(course, session)
        else:
            self.notify("There is nothing to undo in the last session.", markup=False)

    def ask_for_more(self, course: "Course") -> None:
        """Offers what can be done beyond the plan of the day."""
        from kaiser_study.app.more import MoreScreen
        from kaiser_study.study.extras import extras

        now = self.clock()
        try:
            standings, figures = course.standings(), course.overview(now)
        except StudyError as error:
            self.give_up(error)
            return

        def start(chosen: "Extra | int | None") -> None:
            match chosen:
                case None:
                    pass
                case int(count):
                    self.start_session(self.add_new(course, count))
                case extra:
                    self.start_practice(course, extra)

        found = extras(course.cards, standings, course.rules.day(now), course.rules, course.scope)
        self.push_screen(MoreScreen(found, figures.new - figures.new_today), start)

    def action_help(self) -> None:
        """Shows what the keys do."""
        from kaiser_study.app.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def give_up(self, error: StudyError) -> None:
        """Ends the app with an error that the command line will tell."""
        self.exit(error)

    def _start(self, course: "Course", begin: "Callable[[], RecordedSession]") -> None:
        try:
            session = begin()
        except StudyError as error:
            self.give_up(error)
        else:
            self._show_quiz(course, session)

    def _show_quiz(self, course: "Course", session: "RecordedSession") -> None:
        from kaiser_study.app.quiz import QuizScreen  # not needed for the first frame

        if any(isinstance(screen, QuizScreen) for screen in self.screen_stack):
            return  # a second key or click came before the quiz stood
        self.last_session = course, session
        if isinstance(self.screen, HomeScreen):
            self.push_screen(QuizScreen(course, session))
        else:
            self.switch_screen(QuizScreen(course, session))
