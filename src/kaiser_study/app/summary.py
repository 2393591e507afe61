"""The end of a session: what was done, what to look at again, when the next are due."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from kaiser_study.app.key_bar import KeyBar
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.study.wording import summary_lines
from kaiser_study.visible import without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp
    from kaiser_study.progress.course import Course


class SummaryScreen(Screen[None]):
    """What a session came to."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        # not space, by which a learner who goes on reveals: the summary would be gone before it was seen
        Binding("enter,escape", "home", "Home", id="summary-home", tooltip="Back to the first screen"),
        Binding("u", "undo", "Undo", id="summary-undo", tooltip="Take the last step back and go on"),
        Binding("c", "more", "More", id="summary-more", tooltip="What else can be done today"),
        Binding("q", "app.quit", "Quit", id="summary-quit", tooltip="Leave; every answer is kept"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, course: "Course", session: RecordedSession) -> None:
        super().__init__()
        self.course = course
        self.session = session

    def compose(self) -> ComposeResult:
        summary = self.session.summary()
        heading, *lines = summary_lines(summary, self.app.clock(), self.course.rules)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(Content.assemble((heading, "bold")), id="score", markup=False)
            yield Static(Content(without_controls("\n".join(lines))), id="lines", markup=False)
        yield KeyBar()

    def action_home(self) -> None:
        """Back to the first screen; what was told of the session does not follow."""
        self.app.clear_notifications()
        self.dismiss()

    def action_more(self) -> None:
        """Offers what can be done beyond the plan of the day."""
        self.app.ask_for_more(self.course)

    def action_undo(self) -> None:
        """Takes the last step back and goes on with its card."""
        self.app.take_up()
