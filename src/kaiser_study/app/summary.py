"""The end of a session: what was done, what to look at again, when the next are due."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from kaiser_study.errors import StudyError
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.wording import summary_lines
from kaiser_study.visible import without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp


class SummaryScreen(Screen[None]):
    """What a session came to."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "home", "Home", id="home"),
        Binding("u", "undo", "Undo", id="undo", tooltip="Take the last answer back and go on"),
        Binding("q", "app.quit", "Quit", id="quit"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, session: RecordedSession) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        summary = self.session.summary()
        heading, *lines = summary_lines(summary, self.app.clock(), self.app.course.rules)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(Content.assemble((heading, "bold")), id="score", markup=False)
            yield Static(Content(without_controls("\n".join(lines))), id="lines", markup=False)
        yield Footer()

    def action_home(self) -> None:
        """Back to the first screen."""
        self.dismiss()

    def action_undo(self) -> None:
        """Takes the last answer back and goes on with its card."""
        from kaiser_study.app.quiz import QuizScreen

        try:
            undone = self.session.undo()
        except StudyError as error:
            self.app.give_up(error)
            return
        if undone:
            self.app.switch_screen(QuizScreen(self.session))
        else:
            self.notify("There is nothing to undo in this session.", markup=False)
