"""What is wrong with a card, in the learner's words."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from kaiser_study.app.field import Field


class FlagScreen(ModalScreen[str | None]):
    """Asks for the note of a flag; gives None if the learner thinks better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave as it is")]

    def __init__(self, note: str) -> None:
        super().__init__()
        self.note = note

    def compose(self) -> ComposeResult:
        with Vertical(id="flag"):
            yield Static("What is wrong with this card?", markup=False)
            yield Field(self.note, placeholder="for example: two words fit")
            yield Static("Enter keeps it; with nothing written the flag comes off. Esc changes nothing.", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Field))  # at once: letters may be on their way

    @on(Field.Submitted)
    def keep(self, message: Field.Submitted) -> None:
        """The note, or nothing to take the flag off."""
        self.dismiss(message.value.strip())
