"""All cards as rows of a table that scrolls.

Only the rows that are seen are drawn. Textual's DataTable measures every cell: two seconds for 20,000 cards, at
each letter of a search.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kaiser_study.cards.face import front
from kaiser_study.study.browse import Column, Entry, Moment, cell

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp

_WIDTHS = {
    Column.PART: 5,
    Column.KIND: 6,
    Column.STATE: 12,
    Column.DUE: 11,
    Column.STABILITY: 8,
    Column.LAPSES: 10,
}
_SHORTEST_TEXT = 22
_FIRST_TO_GO = (Column.LAPSES, Column.STABILITY, Column.PART, Column.KIND, Column.DUE)
_NUMBERS = frozenset({Column.PART, Column.STABILITY, Column.LAPSES})
_GAP = 2
_SIGNS = {False: "▲", True: "▼"}


class CardTable(ScrollView, can_focus=True):
    """Rows with a cursor, below their heads."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next card", show=False),
        Binding("up,k", "move(-1)", "Card before", show=False),
        Binding("pagedown,space", "turn(1)", "Next page", show=False),
        Binding("pageup", "turn(-1)", "Page before", show=False),
        Binding("home", "first", "First card", show=False),
        Binding("end", "last", "Last card", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"cards--heads", "cards--cursor"}

    cursor = reactive(0)

    class Moved(Message):
        """Another card is under the cursor, or none."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class HeadPicked(Message):
        """The learner wants the cards by a column."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self, at: Moment) -> None:
        super().__init__(id="cards")
        self.at = at
        self.entries: Sequence[Entry] = ()
        self.column: Column | None = None
        self.is_backward = False

    @property
    def entry(self) -> Entry | None:
        """The card under the cursor."""
        return self.entries[self.cursor] if self.entries else None

    def show(self, entries: Sequence[Entry], card: str | None, column: Column | None, *, is_backward: bool) -> None:
        """Shows other rows, by the order that the heads tell; the cursor goes to `card` (an id) or the first."""
        self.entries, self.column, self.is_backward = entries, column, is_backward
        self.virtual_size = Size(self._width, len(entries) + 1)
        self.set_reactive(CardTable.cursor, next((n for n, each in enumerate(entries) if each.card.id == card), 0))
        self.watch_cursor()

    def watch_cursor(self) -> None:
        """Keeps the card under the cursor in sight."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.entry))

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.entries) - 1))

    def on_resize(self) -> None:
        self.virtual_size = Size(self._width, len(self.entries) + 1)
        self._reveal()

    def on_click(self, event: Click) -> None:
        """The heads sort, a row takes the cursor."""
        if event.y:
            self.cursor = min(event.y - 1 + self.scroll_offset.y, len(self.entries) - 1)
        elif column := self._column_at(event.x):
            self.post_message(self.HeadPicked(column))

    def action_move(self, by: int) -> None:
        """Moves the cursor by so many cards."""
        self.cursor += by

    def action_turn(self, by: int) -> None:
        """Moves the cursor by so many pages."""
        self.cursor += by * self._page()

    def action_first(self) -> None:
        """To the first card."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last card."""
        self.cursor = len(self.entries) - 1

    def render_line(self, y: int) -> Strip:
        """The heads, and below them the rows that are seen."""
        widths = self._widths()
        place = y - 1 + self.scroll_offset.y
        if y == 0:
            texts, style = [self._head(column) for column in widths], self.get_component_rich_style("cards--heads")
        elif place < len(self.entries):
            texts = [cell(self.entries[place], column, self.at, front) for column in widths]
            style = self.get_component_rich_style("cards--cursor") if place == self.cursor else self.rich_style
        else:
            return Strip.blank(self._width, self.rich_style)
        line = (" " * _GAP).join(
            _fitted(text, column, width) for text, (column, width) in zip(texts, widths.items(), strict=True)
        )
        return Strip([Segment(line, style)], self._width)

    def _head(self, column: Column) -> str:
        return f"{column}{_SIGNS[self.is_backward]}" if column is self.column else column

    def _widths(self) -> dict[Column, int]:
        """The columns for which there is room; the text takes what is left."""
        widths = dict(_WIDTHS)
        for column in (each for each in _FIRST_TO_GO if each is not self.column):
            if self._width - sum(widths.values()) - _GAP * len(widths) >= _SHORTEST_TEXT:
                break
            del widths[column]
        text = self._width - sum(widths.values()) - _GAP * len(widths)
        return {Column.TEXT: max(0, text), **widths}

    def _column_at(self, x: int) -> Column | None:
        for column, width in self._widths().items():
            if x < width + _GAP:
                return column
            x -= width + _GAP
        return None

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def _reveal(self) -> None:
        top = round(self.scroll_y)
        if not top <= self.cursor < top + self._page():
            self.scroll_to(y=self.cursor if self.cursor < top else self.cursor - self._page() + 1, animate=False)


def _fitted(text: str, column: Column, width: int) -> str:
    """Exactly `width` cells: cut with an ellipsis, or filled up on the side that suits."""
    if cell_len(text) > width:
        return f"{set_cell_size(text, width - 1)}…" if width else ""
    return " " * (width - cell_len(text)) + text if column in _NUMBERS else set_cell_size(text, width)
