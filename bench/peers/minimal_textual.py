"""The least that a Textual app does: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static("kaiser-study")


if __name__ == "__main__":
    Minimal().run()
