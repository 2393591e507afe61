"""What the keys do now, on top of the screen they belong to: told by the bindings themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from kaiser_study.app.key_bar import KeyBar

_GRADES = {
    "Again": "not recalled",
    "Hard": "recalled with effort",
    "Good": "recalled",
    "Easy": "recalled at once",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do on a screen: the keys for it as they are shown, and what it does."""

    keys: str
    words: str
    binding: Binding
    is_everywhere: bool


def deeds(screen: Screen[Any]) -> Sequence[Deed]:
    """What can be done on a screen as it is now, each once."""
    keys: dict[str, list[str]] = {}
    told: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not (binding.show or binding.tooltip):
            continue  # Textual's own, such as tab
        name = binding.id or binding.description
        shown = screen.app.get_key_display(binding)
        if shown not in keys.setdefault(name, []):
            keys[name].append(shown)
        told.setdefault(name, active)
    return [
        Deed(
            " ".join(keys[name]),
            active.tooltip or active.binding.description,
            active.binding,
            active.node is screen.app,
        )
        for name, active in told.items()
    ]


class HelpScreen(ModalScreen[None]):
    """What can be done on the screen below it, and where it is asked for, what the grades mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter,space", "dismiss", "Close"),
    ]

    def __init__(self, deeds: Sequence[Deed], has_grades: bool) -> None:
        super().__init__()
        self.deeds = deeds
        self.has_grades = has_grades

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield from self._lines("Here", [(deed.keys, deed.words) for deed in self.deeds if not deed.is_everywhere])
            yield from self._lines("Everywhere", [(deed.keys, deed.words) for deed in self.deeds if deed.is_everywhere])
            if self.has_grades:
                yield from self._lines("Grades", list(_GRADES.items()))
        yield KeyBar()

    def _lines(self, heading: str, lines: Sequence[tuple[str, str]]) -> ComposeResult:
        yield Static(Content.assemble((heading, "bold")), markup=False, classes="heading")
        for left, right in lines:
            with Horizontal(classes="line"):
                yield Static(left, markup=False, classes="left")
                yield Static(right, markup=False, classes="right")
