"""Something that a digit or a click picks: an option, a grade, a choice."""

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Numbered(Static):
    """A line with a number of its own."""

    class Picked(Message):
        """The learner picked a number."""

        def __init__(self, line: "Numbered") -> None:
            super().__init__()
            self.line = line
            self.number = line.number

        @property
        def control(self) -> "Numbered":
            """The line itself, by which Textual tells an option from a grade."""
            return self.line

    def __init__(self, number: int, content: Content, classes: str = "") -> None:
        super().__init__(content, markup=False, classes=classes)
        self.number = number

    def on_click(self) -> None:
        self.post_message(self.Picked(self))
