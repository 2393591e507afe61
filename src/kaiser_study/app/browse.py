"""Browse: all cards, searched and sorted, and beside them one card with its whole history."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from kaiser_study.app import quote
from kaiser_study.app.card_table import CardTable
from kaiser_study.app.field import Field
from kaiser_study.app.figure import Figure, table_content
from kaiser_study.app.key_bar import KeyBar
from kaiser_study.errors import StudyError
from kaiser_study.model import Decision, DecisionKind
from kaiser_study.study.browse import (
    Column,
    Entry,
    Moment,
    can_come_forward,
    entries_of,
    found,
    history_table,
    in_order,
    parse_search,
    standing_table,
)
from kaiser_study.study.history import NEW, Standing
from kaiser_study.visible import plural

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp
    from kaiser_study.progress.course import Course

_REST = 0.1
"""Seconds that the cursor rests on a card before its history is read."""


class SearchField(Field):
    """Finds as it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the cards", tooltip="To what was found"),
        Binding("escape", "screen.leave", "All cards", tooltip="Search no more"),
    ]


class BrowseScreen(Screen[None]):
    """Whatever is decided here about a card is on disk before it is seen."""

    app: "StudyApp"

    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (110, "-beside")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/", id="search", tooltip="Search the cards"),
        Binding("s", "sort", "Sort", id="sort", tooltip="Sort by the next column"),
        Binding("r", "reverse", "Reverse", id="reverse", show=False, tooltip="Turn the order round"),
        Binding("x", "decide('suspend')", "Suspend", id="browse-suspend", tooltip="Ask this card no more"),
        Binding("x", "decide('unsuspend')", "Bring back", id="browse-suspend", tooltip="Ask this card again"),
        Binding("m", "decide('mark')", "Mark", id="browse-mark", show=False, tooltip="Mark this card"),
        Binding("m", "decide('unmark')", "Unmark", id="browse-mark", show=False, tooltip="Take the mark off"),
        Binding("a", "decide('forward')", "Ask today", id="forward", tooltip="Ask this card today"),
        Binding("n", "decide('reset')", "As new", id="reset", tooltip="Learn this card as if it were new"),
        Binding("p", "practise", "Practise", id="practise", tooltip="Practise the cards found; no schedule shifts"),
        Binding("u", "undo", "Undo", id="browse-undo", tooltip="Take the last of these back"),
        Binding("escape", "leave", "Back", show=False),
        Binding("q", "home", "Home", id="browse-home", tooltip="Back to the first screen"),
    ]

    def __init__(self, course: "Course", now: int) -> None:
        super().__init__()
        self.course = course
        self.at = Moment(now, course.rules)
        self.entries: list[Entry] = []
        self.shown: list[Entry] = []
        self.column: Column | None = None
        self.is_backward = False
        self.decided: list[Decision] = []
        self.rest = Timer(self, _REST)

    def compose(self) -> ComposeResult:
        yield SearchField(placeholder="Search: words, part:3, kind:cloze, is:suspended", id="search")
        yield Static(id="count", markup=False)
        with Container(id="browse"):
            yield CardTable(self.at)
            with VerticalScroll(id="card"):
                yield Static(id="asks", markup=False)
                yield Static(id="front", markup=False)
                yield Static(id="back", markup=False)
                yield Static(id="reference", markup=False)
                yield Figure(id="standing")
                yield Figure(id="history")
        yield KeyBar()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(CardTable))
        self.call_after_refresh(self.read_cards)

    def read_cards(self) -> None:
        """Reads where all cards stand, then shows them."""
        try:
            self.entries = entries_of(self.course.cards, self.course.standings())
        except StudyError as error:
            self.app.give_up(error)
        else:
            self.show_cards()

    @on(Field.Changed)
    def search(self) -> None:
        """Finds as it is typed."""
        self.show_cards()

    def show_cards(self, card: str | None = None) -> None:
        """Shows what is found, in the order that was chosen; the cursor goes to the first card, or to the one named."""
        search = parse_search(self.query_one(Field).value)
        self.shown = found(self.entries, search, self.at)
        if self.column:
            self.shown = in_order(self.shown, self.column, self.at, is_backward=self.is_backward)
        order = f"by {self.column}{', backward' * self.is_backward}" if self.column else "in the order of the deck"
        count = f"{len(self.shown)} of {plural(len(self.entries), 'card')}, {order}"
        self.query_one("#count", Static).update(search.trouble or count)
        self.query_one(CardTable).show(self.shown, card, self.column, is_backward=self.is_backward)

    @on(CardTable.Moved)
    def show_card(self, message: CardTable.Moved) -> None:
        """Shows the card under the cursor, and its history once the cursor rests."""
        self.rest.stop()
        panel = self.query_one("#card", VerticalScroll)
        panel.visible = message.entry is not None
        panel.scroll_home(animate=False)
        self.refresh_bindings()
        if entry := message.entry:
            self.query_one("#asks", Static).update(quote.asks(entry.card))
            self.query_one("#front", Static).update(quote.question(entry.card))
            self.query_one("#back", Static).update(quote.answer(entry.card))
            self.query_one("#reference", Static).update(
                quote.reference(entry.card, self.course.corpus.head_of(entry.card.quote).provenance)
            )
            standing = standing_table(entry.standing, self.at)
            self.query_one("#standing", Figure).show(partial(table_content, standing))
            self.query_one("#history", Figure).show(lambda _: Content(""))
            self.rest = self.set_timer(_REST, self.show_history)

    def show_history(self) -> None:
        """Shows what happened to the card under the cursor."""
        entry = self.query_one(CardTable).entry
        if entry is None:
            return
        try:
            events = self.course.history(entry.card)
        except StudyError as error:
            self.app.give_up(error)
            return
        self.query_one("#history", Figure).show(partial(table_content, history_table(events, self.course.rules)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something for the card under the cursor."""
        table = self.query(CardTable)
        entry = table.first().entry if table else None
        match action, parameters:
            case "decide", (kind,):
                return entry is not None and self.may_decide(str(kind), entry.standing)
            case "search", _:
                return not self.query_one(Field).has_focus
            case "undo", _:
                return bool(self.decided)
            case _:
                return True

    def may_decide(self, kind: str, standing: Standing) -> bool:
        """Whether it would make a difference to a card that stands there."""
        match kind:
            case DecisionKind.SUSPEND | DecisionKind.UNSUSPEND:
                return standing.is_suspended == (kind == DecisionKind.UNSUSPEND)
            case DecisionKind.MARK | DecisionKind.UNMARK:
                return standing.is_marked == (kind == DecisionKind.UNMARK)
            case DecisionKind.FORWARD:
                return can_come_forward(standing, self.at)
            case _:
                return standing.studied is not None

    def action_search(self) -> None:
        """To the search."""
        search = self.query_one(Field)
        self.set_focus(search)
        search.action_select_all()

    @on(Field.Submitted)
    def back_to_table(self) -> None:
        """From the search to what was found."""
        self.query_one(CardTable).focus()

    def action_leave(self) -> None:
        """From the search back to all cards, from the cards home."""
        search = self.query_one(Field)
        if search.has_focus or search.value:
            search.value = ""
            self.query_one(CardTable).focus()
        else:
            self.action_home()

    def action_home(self) -> None:
        """Back to the first screen, where what was told here can be undone no more."""
        self.app.clear_notifications()
        self.dismiss()

    def action_sort(self) -> None:
        """Sorts by the next column, after the last one in order of introduction."""
        columns = [None, *Column]
        self.sort_by(columns[(columns.index(self.column) + 1) % len(columns)])

    def action_reverse(self) -> None:
        """Turns the order round."""
        if self.column:
            self.is_backward = not self.is_backward
            self.show_cards()

    @on(CardTable.HeadPicked)
    def take_head(self, message: CardTable.HeadPicked) -> None:
        """A click on a head sorts by it; another one turns the order round."""
        if message.column is self.column:
            self.action_reverse()
        else:
            self.sort_by(message.column)

    def sort_by(self, column: Column | None) -> None:
        """Shows the cards in another order."""
        self.column, self.is_backward = column, False
        self.show_cards()

    def action_decide(self, kind: str) -> None:
        """Records what the learner decides about the card under the cursor."""
        if entry := self.query_one(CardTable).entry:
            try:
                self.decided.append(self.course.decide(entry.card, DecisionKind(kind), self.app.clock()))
            except StudyError as error:
                self.app.give_up(error)
            else:
                self.read_card(entry.card.id)
                if kind == DecisionKind.RESET:
                    undo = self.app.key_of("browse-undo", self)
                    self.notify(f"The card is new again; {undo} gives it back what you learned.", markup=False)

    def action_practise(self) -> None:
        """Asks the cards that were found, in their order."""
        if self.shown:
            self.app.start_practice(self.course, [entry.card for entry in self.shown])

    def action_undo(self) -> None:
        """Takes the last decision of this visit back."""
        self.app.clear_notifications()
        last = self.decided[-1]
        try:
            self.course.retract(last)
        except StudyError as error:
            self.app.give_up(error)
        else:
            self.decided.pop()
            self.read_card(last.card)

    def read_card(self, card: str) -> None:
        """Reads anew where a card stands."""
        try:
            standing = self.course.standings().get(card, NEW)
        except StudyError as error:
            self.app.give_up(error)
            return
        self.entries = [replace(entry, standing=standing) if entry.card.id == card else entry for entry in self.entries]
        self.show_cards(card)
