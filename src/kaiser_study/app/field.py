"""A line to type in."""

from textual.widgets import Input


class Field(Input):
    """Its cursor stands still: nothing on a screen blinks."""

    def on_mount(self) -> None:
        self.cursor_blink = False
