"""A line to type in."""

from textual.widgets import Input


class Field(Input):
    """Its cursor stands still: nothing on a screen blinks. What it holds at first is replaced by what is typed."""

    def __init__(self, value: str = "", *, placeholder: str, id: str | None = None) -> None:
        # selected by the focus, what was typed before it came would be replaced as well
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self.cursor_blink = False
        self.action_select_all()
