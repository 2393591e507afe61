"""Pieces of a page that are drawn anew for each width, tables first of all."""

from collections.abc import Callable

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from kaiser_study.study.table import LINES, Table, laid_out

Draw = Callable[[int], Content]
"""Makes the content for a width in cells."""


class Figure(Static):
    """Shows what `draw` makes for the width that there is."""

    def __init__(self, draw: Draw = lambda _: Content(""), *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self.draw = draw

    def show(self, draw: Draw) -> None:
        """Shows something else."""
        self.draw = draw
        self.update(draw(self.size.width))

    def on_resize(self, event: Resize) -> None:
        self.update(self.draw(event.size.width))


def table_content(table: Table, width: int, *, has_plots: bool = True) -> Content:
    """A table in `width` cells, with plots in its rows or without."""
    rows = [
        Content.assemble(line.columns, (line.plot, "$accent"), line.words).truncate(width, ellipsis=True)
        for line in laid_out(table, width, LINES if has_plots else None)
    ]
    if table.heads and rows:
        rows[0] = Content.styled(rows[0].plain, "dim")
    title = [Content.styled(table.title, "bold")] if table.title else []
    notes = (Content.styled(note, "dim") for note in table.notes)
    return Content("\n").join([*title, *rows, *notes])
