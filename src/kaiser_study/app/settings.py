"""The settings: what each is now, and a dialog to change it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static

from kaiser_study.app.field import Field
from kaiser_study.app.key_bar import KeyBar
from kaiser_study.app.keys import Action, Keyboard
from kaiser_study.settings.kinds import Choice, Kind
from kaiser_study.settings.reading import SETTINGS, TABLES
from kaiser_study.visible import headline, without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp

_AS_IT_COMES = "as it comes"
_WHEN = "   colours and keys at once, all else from the next session on"


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against a value, and what may be set in its stead, if anything: values by their names in the same
    table."""

    words: str
    instead: Mapping[str, object | None] = field(default_factory=dict)


def _fits(written: object | None) -> Objection | None:
    """What nothing speaks against."""
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be set, under which key of which table, and what it is now.

    `objection` says what speaks against a value that its kind takes, None as it comes among them.
    """

    table: str
    name: str
    label: str
    meaning: str
    kind: Kind
    value: str
    is_own: bool
    objection: Callable[[object | None], Objection | None] = _fits


class EntryRow(Static, can_focus=True):
    """One setting: its label, its value, and whether it is the learner's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "Change", tooltip="Change this one"),
        Binding("down,j", "app.focus_next", "Next", show=False, tooltip="To the next"),
        Binding("up,k", "app.focus_previous", "Previous", show=False, tooltip="To the one before"),
    ]

    class Chosen(Message):
        """The learner wants to change a setting."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, entry: Entry) -> None:
        super().__init__(markup=False)
        self.entry = entry

    def on_resize(self, event: Resize) -> None:
        self.update(entry_line(self.entry, event.size.width))

    def on_click(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.entry))


class ChangeScreen(ModalScreen[Mapping[str, object | None] | None]):
    """Asks for one setting; what is to be set by its name, in the form of the file (None is as it comes), or None if
    all stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", priority=True),
        Binding("escape", "dismiss", "Leave it", priority=True),
    ]

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.refused: str | None = None

    def compose(self) -> ComposeResult:
        entry = self.entry
        with Vertical(id="change"):
            yield Static(Content.assemble((without_controls(entry.label), "bold")), markup=False)
            if isinstance(entry.kind, Choice):
                yield Static(entry.meaning, id="meaning", markup=False)
                yield OptionList(*entry.kind.options, _AS_IT_COMES, markup=False, compact=True)
            else:
                yield Static(f"{entry.meaning} With nothing written it is {_AS_IT_COMES}.", id="meaning", markup=False)
                yield Field(entry.value, placeholder=_AS_IT_COMES)
            yield Static(id="objection", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        if isinstance(self.entry.kind, Choice):
            options = self.entry.kind.options
            self.query_one(OptionList).highlighted = options.index(self.entry.value)
        else:
            self.set_focus(self.query_one(Field))  # at once: letters may be on their way

    def action_keep(self) -> None:
        """Keeps what stands there, if it is fit."""
        if isinstance(self.entry.kind, Choice):
            self.query_one(OptionList).action_select()
        else:
            self._keep(self.query_one(Field).value.strip())

    @on(OptionList.OptionSelected)
    def take_option(self, message: OptionList.OptionSelected) -> None:
        """A word was chosen."""
        chosen = str(message.option.prompt)
        self._keep("" if chosen == _AS_IT_COMES else chosen)

    def _keep(self, text: str) -> None:
        kind = self.entry.kind
        written = kind.parsed(text) if text else None
        is_unfit = written is not None and kind.fit(written) is None
        objection = Objection(kind.typed_remedy) if is_unfit else self.entry.objection(written)
        if objection is None:
            self.dismiss({self.entry.name: written})
        elif objection.instead and text == self.refused:
            self.dismiss(objection.instead)
        else:
            self.refused = text
            self.query_one("#objection", Static).update(Content(f"✗ {headline(objection.words)}."))


class SettingsScreen(Screen[None]):
    """All that can be set."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back", tooltip="Back to where you were"),
    ]

    def compose(self) -> ComposeResult:
        heading = Content.assemble(("Settings", "bold"), (_WHEN, "dim"))
        yield Static(heading, id="heading", markup=False)
        with VerticalScroll(id="entries", can_focus=False):
            for title, entries in self._groups():
                if title:
                    yield Static(Content.assemble((title, "dim")), markup=False, classes="heading")
                yield from (EntryRow(entry) for entry in entries)
        yield Static(
            without_controls(f"What has • is yours, kept in {self.app.settings_file}"), id="file", markup=False
        )
        yield KeyBar()

    @on(EntryRow.Chosen)
    def change(self, message: EntryRow.Chosen) -> None:
        """Asks for another value and follows it."""
        entry = message.entry

        async def take(said: Mapping[str, object | None] | None) -> None:
            if said:
                for name, written in said.items():
                    self.app.change(entry.table, name, written)
                await self._renew()

        self.app.push_screen(ChangeScreen(entry), take)

    async def _renew(self) -> None:
        rows = list(self.query(EntryRow))
        for row, entry in zip(rows, (entry for _, entries in self._groups() for entry in entries), strict=True):
            row.entry = entry
            row.update(entry_line(entry, row.size.width))

    def _groups(self) -> Iterator[tuple[str, Sequence[Entry]]]:
        yield "", [*self._general()]
        yield without_controls(self.app.course.title), [self._mode()]
        for screen, actions in self.app.keyboard.by_screen.items():
            yield f"Keys: {screen}", [*self._keys(actions)]

    def _general(self) -> Iterator[Entry]:
        settings, rules = self.app.settings, self.app.course.rules
        for setting in SETTINGS:
            own = getattr(settings, setting.name)
            value = settings.colours if setting.name == "theme" else getattr(rules, setting.name)
            told = setting.kind.told(value)
            yield Entry("", setting.name, setting.label, setting.meaning, setting.kind, told, own is not None)

    def _mode(self) -> Entry:
        deck = self.app.course.corpus.ids[0]
        settings = self.app.settings
        meaning = "What comes first with every card; the other ways are a key away."
        is_own = deck in settings.answer
        return Entry("answer", deck, "Answer by", meaning, TABLES["answer"], settings.mode(deck), is_own)

    def _keys(self, actions: Sequence[Action]) -> Iterator[Entry]:
        own, keyboard = self.app.settings.keys, self.app.keyboard
        for action in actions:
            name = action.name
            meaning = f"`{name}` in the file. Several keys have commas between."
            objection = partial(_key_objection, keyboard, name, own)
            yield Entry(
                "keys",
                name,
                action.label,
                meaning,
                TABLES["keys"],
                keyboard.written(name, own),
                name in own,
                objection,
            )


def _key_objection(keyboard: Keyboard, name: str, own: Mapping[str, str], written: object | None) -> Objection | None:
    """What speaks against keys for an action beside a learner's own ones, and how they can be had: by a swap."""
    keys = None if written is None else str(written)
    misfit = keyboard.misfit(name, keys, own)
    if not misfit:
        return None
    swap = keyboard.swap(name, keys, own)
    if not swap:
        return Objection(f"{misfit.what}; {misfit.remedy}")
    [rival] = swap.keys() - {name}
    words = f"{misfit.what}; Enter again swaps them: `{rival}` is then on {keyboard.written(name, own)}"
    return Objection(words, swap)


def entry_line(entry: Entry, width: int) -> Content:
    """A setting in one line of `width` cells; a learner's own value is told by its sign."""
    value = Content.assemble((f"  {'•' if entry.is_own else ' '} ", ""), (without_controls(entry.value), "bold"))
    column = min(max(width - value.cell_length, 12), 48)
    label = Content(without_controls(entry.label)).truncate(column, ellipsis=True, pad=True)
    return (label + value).truncate(width, ellipsis=True)
