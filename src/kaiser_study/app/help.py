"""What the keys do, on top of the screen they belong to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

_KEYS = """\
Home
  Enter      study what awaits today
  1-9        study one part; arrows and Enter do the same
  c          more for today: practice, or more new cards
  u          take the last step of the last session back
  d          light or dark colours

Quiz
  space      show the answer, then grade it as marked
  t          type the answer; the comparison is a help, your grade counts
  o          choose from options; a wrong one counts as Again
  h          show a hint, then more of it; Hard is then the best grade
  1-4        choose an option, or grade: Again, Hard, Good, Easy
  s          skip: the card comes back after the others of today
  u          undo the last step, and the ones before
  b          bury: no more of this quote today
  x          suspend: ask this card no more
  m, f       mark the card; flag it with a note of what is wrong
  c, g       copy the quote; go to its source
  q          end the session; every answer is kept

Everywhere
  ?          this help
  ctrl+p     all commands and themes
  ctrl+q     quit

Again: not recalled.  Hard: with effort.  Good: recalled.  Easy: at once.
"""


class HelpScreen(ModalScreen[None]):
    """The keys of all screens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter,space", "dismiss", "Close"),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static(Content(_KEYS), markup=False)
            yield Static(Content.assemble(("Esc closes this", "dim")), markup=False)
