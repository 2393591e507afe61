"""Home: what awaits today, how far each part is, and the week ahead."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from kaiser_study.app.bar import bar
from kaiser_study.errors import StudyError
from kaiser_study.visible import headline, plural, without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp
    from kaiser_study.study.stats import Overview, PartFigures

_BAR = 10
_ROOM_FOR_ALL = 66
_ROOM_FOR_BARS = 90
_STEPS = "▁▂▃▄▅▆▇█"
_EPOCH = date(1970, 1, 1).toordinal()


class PartRow(Static, can_focus=True):
    """One part: number, title, how well it is known, what is due."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Study this part")]

    class Chosen(Message):
        """The learner wants to study a part."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self, figures: "PartFigures") -> None:
        super().__init__(markup=False)
        self.figures = figures

    def on_resize(self, event: Resize) -> None:
        self.update(part_line(self.figures, event.size.width))

    def on_click(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.figures.part.id))


class HomeScreen(Screen[None]):
    """The first screen; the figures are read anew whenever it comes back."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study", id="study", tooltip="Start with what awaits today"),
        *(Binding(str(n), f"part({n})", "Study a part", key_display="1-9", show=n == 1) for n in range(1, 10)),
        Binding("down,j", "app.focus_next", "Next part", show=False),
        Binding("up,k", "app.focus_previous", "Previous part", show=False),
        Binding(
            "comma", "app.settings", "Settings", key_display=",", id="settings", tooltip="How you study, colours, keys"
        ),
        Binding("d", "app.toggle_dark", "Light/dark", id="dark", tooltip="Light or dark colours"),
        Binding("q", "app.quit", "Quit", id="quit"),
    ]
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="heading"):
            yield Static("kaiser-study", id="title", markup=False)
            yield Static(id="streak", markup=False)
        with Horizontal(id="plan"):
            yield Static(id="today", markup=False)
            yield Static("Enter  study", id="start", markup=False)
        yield VerticalScroll(id="parts", can_focus=False)
        yield Static(id="week", markup=False)
        yield Static(id="provenance", markup=False)
        yield Footer()

    async def on_screen_resume(self) -> None:
        if self.app.is_ready:
            await self.show_figures()

    async def show_figures(self) -> bool:
        """Reads the figures anew; behind the very first frame it opens the course. False if it cannot."""
        try:
            course = self.app.course
            overview = self.app.overview()
        except StudyError as error:
            self.app.give_up(error)
            return False
        self.query_one("#title", Static).update(without_controls(course.title))
        self.query_one("#provenance", Static).update(without_controls(headline(course.corpus.provenance)))
        self.query_one("#streak", Static).update(streak_words(overview.streak))
        self.query_one("#today", Static).update(today_line(overview))
        self.query_one("#week", Static).update(week_line(overview.week, self._today()))
        parts = self.query_one("#parts", VerticalScroll)
        await parts.remove_children()
        await parts.mount_all(PartRow(figures) for figures in overview.parts)
        return True

    def _today(self) -> date:
        return date.fromordinal(_EPOCH + self.app.course.rules.day(self.app.clock()))

    @on(Click, "#start")
    def action_study(self) -> None:
        """Starts with what awaits today."""
        self.app.start_session()

    @on(PartRow.Chosen)
    def study_part(self, message: PartRow.Chosen) -> None:
        """Starts a session on one part."""
        self.app.start_session(message.part)

    def action_part(self, number: int) -> None:
        """Starts a session on the part with this number."""
        for row in self.query(PartRow):
            if row.figures.part.number == number:
                row.action_choose()


def today_line(overview: "Overview") -> Content:
    """What awaits today, in words."""
    if not (overview.due or overview.new_today):
        nothing = "Nothing more today" if overview.reviews else "Nothing to study"
        return Content.assemble((nothing, "bold"))
    words = [f"{overview.due} due", f"{overview.new_today} new"]
    if overview.minutes is not None:
        words.append(f"about {plural(max(1, round(overview.minutes)), 'minute')}")
    return Content.assemble(("Today   ", "dim"), ("   ".join(words), "bold"))


def part_line(figures: "PartFigures", width: int) -> Content:
    """A part in one line of `width` cells: number, title, mastery, what is due, learning and new."""
    percent = f"{figures.mastery:4.0%}".replace("%", " %")
    numbers = Content(f"  {percent}{_count(figures.due, 'due')}")
    if width >= _ROOM_FOR_ALL:
        numbers += Content(_count(figures.learning, "learning") + _count(figures.new, "new"))
    if width >= _ROOM_FOR_BARS:
        numbers = Content("  ") + bar(figures.mastery, _BAR) + numbers
    title = without_controls(figures.part.title)
    heading = Content(f"{figures.part.number:>2}  {title}")
    room = max(0, width - numbers.cell_length)
    return heading.truncate(room, ellipsis=True, pad=True) + numbers


def _count(count: int, what: str) -> str:
    """A count in a column of its own, left blank where there is none."""
    return (f"{count:>5} {what}" if count else "").rjust(len(what) + 6)


def streak_words(streak: int) -> str:
    """The study days in a row, from the second on."""
    return f"{streak} days in a row" if streak > 1 else ""


def week_line(week: tuple[int, ...], today: date) -> Content:
    """How many cards come on each of the next days, as bars and as numbers."""
    most = max(week, default=0) or 1
    days = []
    for ahead, count in enumerate(week, start=1):
        day = date.fromordinal(today.toordinal() + ahead)
        days.append(f"{day:%a} {_STEPS[round(count / most * (len(_STEPS) - 1))]} {count}")
    return Content.assemble(("The week ahead   ", "dim"), "   ".join(days))
