"""The app itself: what its screens share, and the way from one to the next."""

import gc
import os
from asyncio import sleep, wrap_future
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingsMap, BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from kaiser_study.app.home import HomeScreen
from kaiser_study.app.themes import THEMES, counterpart
from kaiser_study.errors import StudyError
from kaiser_study.kept import without_collector
from kaiser_study.settings.file import Found, finding_of, read_settings
from kaiser_study.settings.settings import Settings
from kaiser_study.watch import A_WHILE

if TYPE_CHECKING:
    from kaiser_study.app.keys import Keyboard
    from kaiser_study.errors import Finding
    from kaiser_study.model import Card
    from kaiser_study.progress.course import Course
    from kaiser_study.progress.recorded import RecordedSession
    from kaiser_study.settings.reading import Misfit
    from kaiser_study.study.extras import Extra
    from kaiser_study.study.rules import Rules
    from kaiser_study.watch import Step, Watch

_BLINK = 0.001
"""Seconds after which it is seen again whether a screen stands."""

_GLANCE = 0.2
"""Seconds after which it is shown anew how far a long work is."""

_LONG_ENOUGH_TO_READ = 15
"""Seconds that a notice about the settings stays."""

_HELP = "What the keys do"
_TO_SHELL = "To the shell; its command `fg` comes back"


class StudyApp(App[StudyError]):
    """Home, quiz, summary; it returns the StudyError that ended it, if one did.

    `open_courses` is called behind the first frame, in a thread, since it takes longer than that. `clock`
    tells the time in milliseconds UTC; `dice` shuffles the options. The learner's settings are read from
    a file and kept there, `said` is what was said for this run and goes before them.
    """

    TITLE = "kaiser-study"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?", id="help", tooltip=_HELP),
        Binding("f1", "help", "Help", id="help", tooltip=_HELP),  # where one types, ? is a letter
        Binding("ctrl+z", "suspend_process", "To the shell", show=False, priority=True, id="shell", tooltip=_TO_SHELL),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, tooltip="Leave; every answer is kept"),
        *(Binding(key, f"read_on('{key}')", show=False) for key in ("up", "down", "pageup", "pagedown")),
    ]

    def __init__(
        self,
        open_courses: "Callable[[Watch], Sequence[Course]]",
        clock: Callable[[], int],
        dice: Random,
        settings_file: Path | None = None,
        said: Settings = Settings(),  # noqa: B008
    ) -> None:
        # without colours the terminal's own do, instead of shades of grey
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.open_courses = open_courses
        self.clock = clock
        self.dice = dice
        self.is_ready = False
        self._early_keys: list[Key | Paste] = []
        self.last_session: tuple[Course, RecordedSession] | None = None
        self._opened: Sequence[Course] = ()
        self._courses: list[Course] | None = None
        self._more_new: dict[tuple[str, ...], int] = {}
        self._own_keys: Mapping[str, str] = {}
        self.animation_level = "none"
        self.settings_file = settings_file
        self._said = said
        self._found = read_settings(settings_file) if settings_file else Found()
        self.settings = self._found.settings
        foreign = set(self.available_themes) - set(THEMES)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = self.settings.colours
        for name in foreign:
            self.unregister_theme(name)

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen()

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # the shell left nothing of it

    async def on_event(self, event: Event) -> None:
        """Keys act in their order, on a screen that stands. Passed on from widget to widget, as Textual does it, one
        that opens or leaves a field is overtaken by those behind it: a grade became part of the answer, letters became
        commands."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self.is_ready:
            self._early_keys.append(event)
        else:
            while not self.screen.is_mounted:
                await sleep(_BLINK)
            await self._act_on(event)

    async def _act_on(self, event: Key | Paste) -> None:
        """Does at once what a key does or, in a field, types it."""
        self.app_focus = True
        if isinstance(event, Paste):
            letters = "".join(event.text.splitlines()[:1])
        else:
            letters = (event.is_printable and event.character) or ""
        if letters and isinstance(self.focused, Input):
            self.focused.replace(letters, *self.focused.selection)
        elif isinstance(event, Key):
            await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)

    async def on_ready(self) -> None:
        """The first frame stands: now what takes time."""
        unfit_keys = self._unfit_keys()
        with without_collector():
            try:
                await self._wait_for(self._open)
            except StudyError as error:
                self.give_up(error)
                return
            self.is_ready = True
            is_shown = await self.home.show_figures()
            gc.freeze()  # cards, standings and rows stay as long as the app
        if not is_shown:
            return
        if self.courses[0].is_narrowed:
            self.start_session(self.courses[0])
        self._tell([*self._found.misfits, *unfit_keys])
        for key in self._early_keys:
            await self.on_event(key)

    async def _wait_for(self, work: Callable[[], None]) -> None:
        """Does it in a thread, with keys kept for later. Frames come after a while only: most often it is done by then,
        and they would delay it."""
        with ThreadPoolExecutor(1) as thread:
            doing = thread.submit(copy_context().run, work)
            wait([doing], A_WHILE)
            if not doing.done():
                await wrap_future(doing)
            doing.result()

    def _open(self) -> None:
        """Opens the courses and reads what was answered."""
        self._opened = self.open_courses(self._watch)
        for course in self.courses:
            course.standings()

    @contextmanager
    def _watch(self, work: str, steps: int) -> "Iterator[Step]":
        """Shows on Home how far a work is on which it waits."""
        done, shows_at = 0, monotonic() + A_WHILE

        def step() -> None:
            nonlocal done, shows_at
            done += 1
            if not self.is_ready and monotonic() > shows_at:
                shows_at = monotonic() + _GLANCE
                self.call_from_thread(self.home.show_progress, work, done / steps)

        yield step

    @property
    def home(self) -> HomeScreen:
        """The first screen."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    @property
    def courses(self) -> "Sequence[Course]":
        """What is studied, at least one, by the learner's own rules."""
        if self._courses is None:
            self._courses = [course.under(self._rules_of(course)) for course in self._opened]
        return self._courses

    @property
    def course(self) -> "Course":
        """The one that Home is at."""
        return self.home.course

    def _rules_of(self, course: "Course") -> "Rules":
        rules = self._said.over(self.settings.over(course.rules))
        return replace(rules, new_per_day=rules.new_per_day + self._more_new.get(course.corpus.ids, 0))

    @cached_property
    def keyboard(self) -> "Keyboard":
        """The keys of all screens."""
        return keyboard()

    def start_session(self, course: "Course", part: str | None = None) -> None:
        """Opens the quiz on what awaits today, of one part (by id) if one is named."""
        scope = replace(course.scope, parts=frozenset({part})) if part else course.scope
        self._start(course, lambda: course.session(self.clock, scope))

    def start_practice(self, course: "Course", cards: "Sequence[Card]") -> None:
        """Opens the quiz on cards in their order; no schedule shifts."""
        self._start(course, lambda: course.practice(self.clock, cards))

    def add_new(self, course: "Course", count: int) -> "Course":
        """Lets more new cards in until the app ends; the course as it is studied then."""
        ids = course.corpus.ids
        self._more_new[ids] = self._more_new.get(ids, 0) + count
        self._courses = None
        return next(more for more in self.courses if more.corpus.ids == ids)

    def take_up(self) -> None:
        """Takes the last step of the last session back, and goes on with its card."""
        if self.last_session is None:
            self.notify("There is nothing to undo since the start.", markup=False)
            return
        course, session = self.last_session
        try:
            session.catch_up()
            undone = session.undo()
        except StudyError as error:
            self.give_up(error)
            return
        if undone:
            self._show_quiz(course, session)
        else:
            self.notify("There is nothing to undo in the last session.", markup=False)

    def ask_for_more(self, course: "Course") -> None:
        """Offers what can be done beyond the plan of the day."""
        from kaiser_study.app.more import MoreScreen
        from kaiser_study.study.extras import extras

        now = self.clock()
        try:
            standings, figures = course.standings(), course.overview(now)
        except StudyError as error:
            self.give_up(error)
            return

        def start(chosen: "Extra | int | None") -> None:
            match chosen:
                case None:
                    pass
                case int(count):
                    self.start_session(self.add_new(course, count))
                case extra:
                    self.start_practice(course, extra.cards)

        found = extras(course.cards, standings, course.rules.day(now), course.rules, course.scope)
        self.push_screen(MoreScreen(found, figures.new - figures.new_today), start)

    def change(self, table: str, name: str, written: object | None) -> None:
        """Follows what was set, in the form of the file and fit for it, and keeps it; None is as it comes."""
        from kaiser_study.settings.file import keep_setting
        from kaiser_study.settings.reading import changed, kind_of

        value = None if written is None else kind_of(table, name).fit(written)
        self.settings = changed(self.settings, table, name, value)
        self._courses = None
        self.theme = self.settings.colours
        self._take_keys()
        if self.settings_file:
            try:
                keep_setting(self.settings_file, table, name, written)
            except StudyError as error:
                self._tell([error])

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the keys do on this screen, and what has no key on it."""
        from kaiser_study.app.help import deeds

        named = [deed for deed in deeds(screen) if deed.binding.id]
        for deed in named:
            yield SystemCommand(deed.binding.description, deed.words, partial(self._do, screen, deed.binding))
        yield SystemCommand("Theme", "Other colours", self.search_themes)
        if not isinstance(screen, HomeScreen):
            yield SystemCommand("Settings", "How you study, colours and keys", self.action_settings)
        if "Quit" not in {deed.binding.description for deed in named}:
            yield SystemCommand("Quit", "Leave; every answer is kept", self.action_quit)

    def action_help(self) -> None:
        """Shows what the keys do."""
        from kaiser_study.app.help import HelpScreen, deeds
        from kaiser_study.app.quiz import QuizScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(deeds(self.screen), has_grades=isinstance(self.screen, QuizScreen)))

    def action_settings(self) -> None:
        """Shows the settings."""
        from kaiser_study.app.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def action_statistics(self) -> None:
        """Shows what the log tells of the deck that Home is at."""
        from kaiser_study.app.statistics import StatisticsScreen

        if isinstance(self.screen, HomeScreen):
            self.push_screen(StatisticsScreen(self.course, self.clock()))

    def action_browse(self) -> None:
        """Shows all cards of the deck that Home is at."""
        from kaiser_study.app.browse import BrowseScreen

        if isinstance(self.screen, HomeScreen):
            self.push_screen(BrowseScreen(self.course, self.clock()))

    def action_read_on(self, key: str) -> None:
        """Scrolls a text that is longer than the screen."""
        for page in self.screen.query("#page"):
            match key:
                case "up":
                    page.scroll_up(animate=False)
                case "down":
                    page.scroll_down(animate=False)
                case "pageup":
                    page.scroll_page_up(animate=False)
                case _:
                    page.scroll_page_down(animate=False)

    def action_toggle_dark(self) -> None:
        """Changes between a light theme and the dark one beside it."""
        self.theme = counterpart(self.theme)

    def key_of(self, name: str, screen: Screen[Any]) -> str:
        """The key of an action (by its name in the settings) of a screen, as it is shown."""
        bindings = (binding for _, binding in BindingsMap(screen.BINDINGS))
        binding = next(binding for binding in bindings if binding.id == name)
        if keys := self._own_keys.get(name):
            binding = binding.with_key(keys.split(",")[0])
        return self.get_key_display(binding)

    def get_key_display(self, binding: Binding) -> str:
        """Enter and ctrl by their names: not every font has their signs, not every learner knows them."""
        sign = super().get_key_display(binding).replace("⏎", "enter")
        return f"ctrl+{sign[1:]}" if sign.startswith("^") and sign[1:] else sign

    def give_up(self, error: StudyError) -> None:
        """Ends the app with an error that the command line will tell."""
        self.exit(error)

    def _start(self, course: "Course", begin: "Callable[[], RecordedSession]") -> None:
        try:
            session = begin()
        except StudyError as error:
            self.give_up(error)
        else:
            self._show_quiz(course, session)

    def _show_quiz(self, course: "Course", session: "RecordedSession") -> None:
        from kaiser_study.app.quiz import QuizScreen  # not needed for the first frame

        if any(isinstance(screen, QuizScreen) for screen in self.screen_stack):
            return  # a second key or click came before the quiz stood
        self.last_session = course, session
        if isinstance(self.screen, HomeScreen):
            self.push_screen(QuizScreen(course, session))
        else:
            self.switch_screen(QuizScreen(course, session))

    async def _do(self, screen: Screen[Any], binding: Binding) -> None:
        await self.run_action(binding.action, screen)

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self.settings.colours:
            self.change("", "theme", theme.name)

    def _unfit_keys(self) -> "Sequence[Finding]":
        """Follows the keys of the file, without those that cannot be followed: these it tells."""
        from kaiser_study.settings.reading import without

        misfits = self._take_keys()
        self.settings = without(self.settings, misfits)
        file = self.settings_file or Path()
        return [finding_of(misfit, file, self._found.text) for misfit in misfits]

    def _take_keys(self) -> "Sequence[Misfit]":
        """Sets the keys; tells which cannot be followed and are as they come."""
        keymap, misfits = self.keyboard.keymap(self.settings.keys) if self.settings.keys else ({}, [])
        self._own_keys = keymap
        self.set_keymap(dict(keymap))
        return misfits

    def _tell(self, findings: "Sequence[Finding | StudyError]") -> None:
        if findings:
            more = f"\nAnd {len(findings) - 1} more: kaiser-study settings" if len(findings) > 1 else ""
            told = f"{findings[0]}{more}"
            self.notify(told, severity="warning", timeout=_LONG_ENOUGH_TO_READ, markup=False)


def keyboard() -> "Keyboard":
    """The keys of all screens."""
    from kaiser_study.app.browse import BrowseScreen
    from kaiser_study.app.keys import Keyboard
    from kaiser_study.app.quiz import QuizScreen
    from kaiser_study.app.statistics import StatisticsScreen
    from kaiser_study.app.summary import SummaryScreen

    screens: dict[str, type[Screen[None]]] = {
        "Home": HomeScreen,
        "A card": QuizScreen,
        "The end of a session": SummaryScreen,
        "Browse": BrowseScreen,
        "Statistics": StatisticsScreen,
    }
    return Keyboard({title: screen.BINDINGS for title, screen in screens.items()}, StudyApp.BINDINGS)
