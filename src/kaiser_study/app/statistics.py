"""Statistics: what was done, what was recalled, what is to come."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.worker import get_current_worker

from kaiser_study.app.figure import Draw, Figure, table_content
from kaiser_study.app.key_bar import KeyBar
from kaiser_study.errors import StudyError
from kaiser_study.study.calendar import YEAR, calendar_of
from kaiser_study.study.day import date_of
from kaiser_study.study.figures import days_table, overview_lines, parts_table, record_tables, time_lines
from kaiser_study.visible import without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp
    from kaiser_study.progress.course import Course
    from kaiser_study.study.record import Record
    from kaiser_study.study.stats import Overview

_SHADES = (("·", "dim"), ("▂", "$accent 55%"), ("▄", "$accent 70%"), ("▆", "$accent 85%"), ("█", "$accent"))
"""From a day without to a day with much: the sign tells it, whatever the colours are."""

_BEFORE_WEEKS = 5


class Page(VerticalScroll, can_focus=True):
    """What is scrolled, by the keys of a pager too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("space", "page_down", "Next page"),
    ]


class StatisticsScreen(Screen[None]):
    """The figures are worked out beside the screen: a long log takes its time."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "toggle_plots", "Numbers only", id="numbers", tooltip="Plots or numbers alone"),
        Binding(
            "escape,q", "dismiss", "Home", key_display="q", id="statistics-home", tooltip="Back to the first screen"
        ),
    ]

    def __init__(self, course: "Course", now: int) -> None:
        super().__init__()
        self.course = course
        self.now = now
        self.has_plots = True
        self.record: Record | None = None

    def compose(self) -> ComposeResult:
        yield Page(id="figures")
        yield KeyBar()

    async def on_mount(self) -> None:
        try:
            self.overview = self.course.overview(self.now)
        except StudyError as error:
            self.app.give_up(error)
            return
        await self.draw()
        self.work_out()

    @work(thread=True)
    def work_out(self) -> None:
        """Works the figures out in a thread, then shows them if they are still wanted."""
        worker = get_current_worker()
        try:
            record = self.course.record(self.now)
        except StudyError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.app.give_up, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.call_later, self.show, record)

    async def show(self, record: "Record") -> None:
        """Shows the figures that took their time."""
        self.record = record
        await self.draw()

    async def draw(self) -> None:
        """Draws all that is known."""
        page = self.query_one(Page)
        with self.app.batch_update():
            await page.remove_children()
            await page.mount_all(map(Figure, self.drawings()))

    def drawings(self) -> Iterator[Draw]:
        """The pieces of all that is known."""
        title = without_controls(self.course.title)
        return drawings(title, self.overview, self.record, has_plots=self.has_plots)

    def action_toggle_plots(self) -> None:
        """Changes between plots and numbers alone; what stands at the top of the screen stays there."""
        self.has_plots = not self.has_plots
        page = self.query_one(Page)
        figures = list(page.query(Figure))
        first = next((figure for figure in figures if figure.virtual_region.bottom > page.scroll_y), None)
        for figure, draw in zip(figures, self.drawings(), strict=False):  # while all are drawn anew there are fewer
            figure.show(draw)
        if first:
            self.call_after_refresh(self.stay_at, first, page.scroll_offset.y - first.virtual_region.y)

    def stay_at(self, figure: Figure, lines: int) -> None:
        """Scrolls so many lines into a figure, or to its end if it has fewer."""
        region = figure.virtual_region
        self.query_one(Page).scroll_to(y=region.y + min(lines, region.height - 1), animate=False)


def drawings(title: str, overview: "Overview", record: "Record | None", *, has_plots: bool) -> Iterator[Draw]:
    """The pieces of the page from top to bottom; `record` is None while it is not known."""
    yield partial(_lines, title, list(overview_lines(overview)))
    if not overview.reviews:
        yield partial(_lines, "Nothing was answered yet: the figures come with your first answers.", [])
        return
    if record is None:
        yield partial(_lines, "Working out the figures…", [])
    else:
        yield partial(_calendar, record) if has_plots else partial(table_content, days_table(record), has_plots=False)
        yield partial(_lines, "Time", list(time_lines(record.time) if record.time else ()))
    yield partial(table_content, parts_table(overview.parts), has_plots=has_plots)
    if record:
        for table in record_tables(record):
            yield partial(table_content, table, has_plots=has_plots)


def _lines(title: str, lines: list[str], width: int) -> Content:
    del width  # they are wrapped
    return Content("\n").join([Content.styled(title, "bold"), *map(Content, lines)])


def _calendar(record: "Record", width: int) -> Content:
    counts = {date_of(day.day): day.answers for day in record.days}
    calendar = calendar_of(counts, date_of(record.today), min(YEAR, max(1, width - _BEFORE_WEEKS)))
    indent = " " * _BEFORE_WEEKS
    lines = [Content.styled(indent + calendar.months, "dim").truncate(width)]
    for weekday, shades in calendar.weekdays:
        lines.append(Content.assemble((f"{weekday:{_BEFORE_WEEKS}}", "dim"), *(_SHADES[shade] for shade in shades)))
    told = [Content.assemble(_SHADES[shade], (f" {words}", "dim")) for shade, words in calendar.legend]
    legend = Content("   ").join(told)
    if legend.cell_length > width:
        legend = Content("\n").join(told)
    return Content("\n").join([Content.styled("Answers a day", "bold"), *lines, legend])
