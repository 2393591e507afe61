"""The app itself: what its screens share, and the way from one to the next."""

from collections.abc import Callable
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
    from kaiser_study.progress.course import Course
    from kaiser_study.study.stats import Overview


class StudyApp(App[StudyError]):
    """Home, quiz, summary; it returns the StudyError that ended it, if one did.

    `open_course` is called behind the first frame, since it takes longer than that. `clock`
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

    def __init__(self, open_course: "Callable[[], Course]", clock: Callable[[], int], dice: Random) -> None:
        super().__init__()
        self.open_course = open_course
        self.clock = clock
        self.dice = dice
        self.is_ready = False
        self.register_theme(PAPER)
        self.register_theme(NIGHT)
        self.theme = NIGHT.name

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen()

    async def on_ready(self) -> None:
        """The first frame stands: now what takes time."""
        self.is_ready = True
        home = self.screen
        if isinstance(home, HomeScreen) and await home.show_figures() and self.course.is_narrowed:
            self.start_session()

    @cached_property
    def course(self) -> "Course":
        """What is studied. Raises StudyError if it cannot be opened."""
        return self.open_course()

    def overview(self) -> "Overview":
        """The learner's figures now."""
        return self.course.overview(self.clock())

    def start_session(self, part: str | None = None) -> None:
        """Opens the quiz, on one part (by id) if one is named."""
        if not isinstance(self.screen, HomeScreen):
            return  # a second key or click came before the quiz stood
        from kaiser_study.app.quiz import QuizScreen  # not needed for the first frame

        try:
            scope = self.course.scope
            if part:
                scope = replace(scope, parts=frozenset({part}))
            session = self.course.session(self.clock, scope)
        except StudyError as error:
            self.give_up(error)
        else:
            self.push_screen(QuizScreen(session))

    def action_statistics(self) -> None:
        """Shows what the log tells."""
        from kaiser_study.app.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen(self.course))

    def action_browse(self) -> None:
        """Shows all cards."""
        from kaiser_study.app.browse import BrowseScreen

        self.push_screen(BrowseScreen(self.course, self.clock()))

    def action_help(self) -> None:
        """Shows what the keys do."""
        from kaiser_study.app.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def give_up(self, error: StudyError) -> None:
        """Ends the app with an error that the command line will tell."""
        self.exit(error)
