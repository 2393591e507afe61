"""What can be done beyond the plan of the day."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kaiser_study.app.numbered import Numbered
from kaiser_study.study.extras import Extra
from kaiser_study.visible import plural

MORE_NEW = 10
"""New cards that are added to those of today at a time."""


class MoreScreen(ModalScreen[Extra | int | None]):
    """Gives what the learner chose to practise, or a number of new cards to add; None without a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"pick({n})", "Choose", key_display="1-9", show=n == 1) for n in range(1, 10)),
        Binding("escape,q", "dismiss(None)", "Back"),
    ]

    def __init__(self, extras: Sequence[Extra], new: int) -> None:
        super().__init__()
        self.choices: list[tuple[str, Extra | int]] = []
        if new:
            count = min(MORE_NEW, new)
            self.choices.append((f"{plural(count, 'more new card')} today", count))
        self.choices += [(f"{extra.title}: {plural(len(extra.cards), 'card')}", extra) for extra in extras]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="more", can_focus=False):
            yield Static(Content.assemble(("More for today", "bold")), markup=False)
            for number, (words, choice) in enumerate(self.choices, start=1):
                if number == 2 or (number == 1 and isinstance(choice, Extra)):
                    yield Static("Practice; it is logged, and no schedule shifts:", classes="aside", markup=False)
                yield Numbered(number, Content(f"{number}  {words}"))
            yield Static("A number chooses, Esc goes back.", classes="aside", markup=False)

    def action_pick(self, number: int) -> None:
        """Chooses by number."""
        if number <= len(self.choices):
            self.dismiss(self.choices[number - 1][1])

    @on(Numbered.Picked)
    def take_picked(self, message: Numbered.Picked) -> None:
        """A click does what the digit does."""
        self.action_pick(message.number)
