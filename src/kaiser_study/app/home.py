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
from textual.widgets import Static

from kaiser_study.app.bar import bar
from kaiser_study.app.figure import Figure
from kaiser_study.app.key_bar import KeyBar
from kaiser_study.errors import StudyError
from kaiser_study.visible import headline, plural, without_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kaiser_study.app.app import StudyApp
    from kaiser_study.progress.course import Course
    from kaiser_study.study.stats import Overview, PartFigures

_BAR = 10
_HEADS = ("known", "due", "learning", "new")
_WIDTHS = (6, 5, 10, 6)
_FIRST_TWO = 2
_ROOM_FOR_ALL = 66
_ROOM_FOR_BARS = 90
_STEPS = "▁▂▃▄▅▆▇█"
_DIGIT = "Study the part of this number, or the deck if there are several"
_EPOCH = date(1970, 1, 1).toordinal()


class Row(Static, can_focus=True):
    """A line of the tree that can be studied: a deck, or one part of it (by id)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Study this"),
        Binding("right,l", "fold(False)", "Show the parts", show=False),
        Binding("left,h", "fold(True)", "Hide the parts", show=False),
    ]

    class Chosen(Message):
        """The learner wants to study this."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

    class Folded(Message):
        """The learner wants to see the parts of a deck, or to see them no more."""

        def __init__(self, row: "Row", is_folded: bool) -> None:
            super().__init__()
            self.row = row
            self.is_folded = is_folded

    def __init__(self, course: "Course", part: str | None, heading: str, figures: "PartFigures | Overview") -> None:
        super().__init__(markup=False)
        self.course = course
        self.part = part
        self.heading = heading
        self.figures = figures

    @property
    def place(self) -> tuple[tuple[str, ...], str | None]:
        """Which line it is, however often its figures are read anew."""
        return self.course.corpus.ids, self.part

    def on_resize(self, event: Resize) -> None:
        self.update(figures_line(self.heading, self.figures, event.size.width))

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self))

    def action_fold(self, is_folded: bool) -> None:
        self.post_message(self.Folded(self, is_folded))


class PartRow(Row):
    """One part: number, title, how well it is known, what is due."""

    def __init__(self, course: "Course", figures: "PartFigures", indent: str) -> None:
        part = figures.part
        super().__init__(course, part.id, f"{indent}{part.number:>2}  {part.title}", figures)
        self.number = part.number

    def on_click(self) -> None:
        self.action_choose()


class DeckRow(Row):
    """One of several decks: its title, and the figures of all its parts."""

    def __init__(self, course: "Course", number: int, figures: "Overview", *, is_folded: bool) -> None:
        super().__init__(course, None, f"{number:>2} {'▸' if is_folded else '▾'} {course.title}", figures)
        self.is_folded = is_folded

    def on_click(self, event: Click) -> None:
        if event.x < len("12 ▸ "):
            self.action_fold(not self.is_folded)
        else:
            self.action_choose()


class HomeScreen(Screen[None]):
    """The first screen; the figures are read anew whenever it comes back."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study", id="study", tooltip="Start with what awaits today"),
        *(
            Binding(
                str(n), f"row({n})", "Study a part", key_display="1-9", show=False, tooltip=_DIGIT if n == 1 else ""
            )
            for n in range(1, 10)
        ),
        Binding("down,j", "app.focus_next", "Next part", show=False),
        Binding("up,k", "app.focus_previous", "Previous part", show=False),
        Binding("c", "more", "More", id="more", tooltip="What else can be done today: practice, more new cards"),
        Binding("b", "app.browse", "Browse", id="browse", tooltip="All cards, with their history"),
        Binding("i", "app.statistics", "Stats", id="statistics", tooltip="What was done and recalled, what is to come"),
        Binding("u", "undo", "Undo", id="home-undo", show=False, tooltip="Take the last step of the last session back"),
        Binding(
            "comma", "app.settings", "Settings", key_display=",", id="settings", tooltip="How you study, colours, keys"
        ),
        Binding("d", "app.toggle_dark", "Light/dark", id="dark", show=False, tooltip="Light or dark colours"),
        Binding("q", "app.quit", "Quit", id="quit", tooltip="Leave; every answer is kept"),
    ]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.unfolded: set[tuple[str, ...]] = set()
        self.figures: list[Overview] = []

    def compose(self) -> ComposeResult:
        with Horizontal(id="heading"):
            yield Static("kaiser-study", id="title", markup=False)
            yield Static(id="streak", markup=False)
        with Horizontal(id="plan"):
            yield Static(id="today", markup=False)
            yield Static(id="start", markup=False)
        yield Figure(heads_line, id="heads")
        yield VerticalScroll(id="parts", can_focus=False)
        yield Static(id="week", markup=False)
        yield Static(id="provenance", markup=False)
        yield KeyBar()

    async def on_screen_resume(self) -> None:
        if self.app.is_ready:
            await self.show_figures()

    async def show_figures(self) -> bool:
        """Reads the figures anew. False if it cannot."""
        try:
            courses = self.app.courses
            self.figures = [course.overview(self.app.clock()) for course in courses]
        except StudyError as error:
            self.app.give_up(error)
            return False
        only = courses[0] if len(courses) == 1 else None
        self.query_one("#title", Static).update(without_controls(only.title if only else "kaiser-study"))
        said = dict.fromkeys(headline(course.corpus.provenance) for course in courses)
        self.query_one("#provenance", Static).update(without_controls("\n".join(said)))
        self.query_one("#streak", Static).update(streak_words(max(figures.streak for figures in self.figures)))
        self.query_one("#today", Static).update(today_line(self.figures))
        self.query_one("#start", Static).update(self._start_words())
        self.show_week()
        await self._show_rows()
        self.refresh_bindings()
        return True

    def show_progress(self, work: str, share: float) -> None:
        """How far a work is on which the figures wait."""
        done = Content.assemble((f"{work}   ", "dim"), bar(share, _BAR), f"  {share:.0%}")
        self.query_one("#today", Static).update(done)

    def show_week(self) -> None:
        """How many cards come on each of the next days, as wide as the screen is now."""
        week = tuple(map(sum, zip(*(figures.week for figures in self.figures), strict=True)))
        self.query_one("#week", Static).update(week_line(week, self._today(), self.size.width))

    def on_resize(self) -> None:
        if self.figures:
            self.show_week()

    @property
    def waits(self) -> bool:
        """Whether something awaits today."""
        return any(figures.due or figures.new_today for figures in self.figures)

    @property
    def course(self) -> "Course":
        """The one whose row has the focus; else the first that has something to ask."""
        if isinstance(self.focused, Row):
            return self.focused.course
        pairs = zip(self.app.courses, self.figures, strict=True)
        waiting = (course for course, figures in pairs if figures.due or figures.new_today)
        return next(waiting, self.app.courses[0])

    async def _show_rows(self) -> None:
        rows: list[Row] = []
        is_tree = len(self.figures) > 1
        for number, (course, figures) in enumerate(zip(self.app.courses, self.figures, strict=True), start=1):
            is_folded = is_tree and course.corpus.ids not in self.unfolded
            if is_tree:
                rows.append(DeckRow(course, number, figures, is_folded=is_folded))
            if not is_folded:
                rows += [PartRow(course, part, "    " if is_tree else "") for part in figures.parts]
        at = self.focused.place if isinstance(self.focused, Row) else None
        parts = self.query_one("#parts", VerticalScroll)
        await parts.remove_children()
        await parts.mount_all(rows)
        for row in rows:
            if row.place == at:
                row.focus()

    def _start_words(self) -> str:
        name, words = ("study", "study") if self.waits else ("more", "more for today")
        return f"{self.app.key_of(name, self)}  {words}"

    def _today(self) -> date:
        return date.fromordinal(_EPOCH + self.app.courses[0].rules.day(self.app.clock()))

    @on(Click, "#start")
    def start_or_more(self) -> None:
        """A click does what the words on the button say."""
        if self.waits:
            self.action_study()
        else:
            self.action_more()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter starts what awaits, or what the app was opened for."""
        if action != "study" or not self.figures:
            return True
        return self.waits or any(course.is_narrowed for course in self.app.courses)

    def action_study(self) -> None:
        """Starts with what awaits today."""
        self.app.start_session(self.course)

    @on(Row.Chosen)
    def study_row(self, message: Row.Chosen) -> None:
        """Starts a session on a deck or a part; after it Enter goes on with whatever awaits then."""
        self.set_focus(None)
        self.app.start_session(message.row.course, message.row.part)

    @on(Row.Folded)
    async def fold(self, message: Row.Folded) -> None:
        """Shows or hides the parts of a deck, and puts the focus on it."""
        course = message.row.course
        (self.unfolded.discard if message.is_folded else self.unfolded.add)(course.corpus.ids)
        await self._show_rows()
        for row in self.query(DeckRow):
            if row.course is course:
                row.focus()

    def action_row(self, number: int) -> None:
        """Starts a session on the part with this number, or on the deck if there are several."""
        if decks := list(self.query(DeckRow)):
            if number <= len(decks):
                decks[number - 1].action_choose()
            return
        for row in self.query(PartRow):
            if row.number == number:
                row.action_choose()

    def action_more(self) -> None:
        """Offers what can be done beyond the plan of the day."""
        self.app.ask_for_more(self.course)

    def action_undo(self) -> None:
        """Takes the last step of the last session back."""
        self.app.take_up()


def today_line(decks: "Sequence[Overview]") -> Content:
    """What awaits today, in words; or when the next cards come."""
    due, new = sum(figures.due for figures in decks), sum(figures.new_today for figures in decks)
    if not (due or new):
        nothing = "Nothing more today" if any(figures.reviews for figures in decks) else "Nothing to study"
        return Content.assemble((nothing, "bold"), (f"   {coming}" if (coming := coming_words(decks)) else "", "dim"))
    words = [f"{due} due", f"{new} new"]
    minutes = [figures.minutes for figures in decks if figures.minutes is not None]
    if minutes:
        words.append(f"about {plural(max(1, round(sum(minutes))), 'minute')}")
    return Content.assemble(("Today   ", "dim"), ("   ".join(words), "bold"))


def coming_words(decks: "Sequence[Overview]") -> str:
    """When the next cards come within a week, and how many."""
    for ahead, counts in enumerate(zip(*(figures.week for figures in decks), strict=True), start=1):
        if count := sum(counts):
            return f"{plural(count, 'card')} {'tomorrow' if ahead == 1 else f'in {ahead} days'}"
    return ""


def figures_line(title: str, figures: "PartFigures | Overview", width: int) -> Content:
    """A deck or part in one line of `width` cells: title, mastery, what is due, learning and new."""
    counts = (str(count) if count else "" for count in (figures.due, figures.learning, figures.new))
    numbers = Content(_columns((f"{figures.mastery:.0%}", *counts), width))
    if width >= _ROOM_FOR_BARS:
        numbers = Content("  ") + bar(figures.mastery, _BAR) + numbers
    room = max(0, width - numbers.cell_length)
    return Content(without_controls(title)).truncate(room, ellipsis=True, pad=True) + numbers


def heads_line(width: int) -> Content:
    """What the numbers of the lines below are."""
    return Content.styled(_columns(_HEADS, width).rjust(width), "dim")


def _columns(cells: "Sequence[str]", width: int) -> str:
    """As many as there is room for."""
    count = len(_HEADS) if width >= _ROOM_FOR_ALL else _FIRST_TWO
    return "".join(cell.rjust(room) for cell, room in zip(cells[:count], _WIDTHS, strict=False))


def streak_words(streak: int) -> str:
    """The study days in a row, from the second on."""
    return f"{streak} days in a row" if streak > 1 else ""


def week_line(week: tuple[int, ...], today: date, width: int) -> Content:
    """How many cards come on each of the next days, as bars and as numbers; closer together on a screen that is not
    wide."""
    if not any(week):
        return Content.styled("The week ahead shows here once cards are due in it.", "dim")
    label, gap = ("The week ahead   ", "   ") if width >= _ROOM_FOR_BARS else ("Ahead  ", "  ")
    most = max(week, default=0) or 1
    days = []
    for ahead, count in enumerate(week, start=1):
        day = date.fromordinal(today.toordinal() + ahead)
        days.append(f"{day:%a} {_STEPS[round(count / most * (len(_STEPS) - 1))]} {count}")
    return Content.assemble((label, "dim"), gap.join(days))
