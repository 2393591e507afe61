"""The quiz: a card, the learner's recall, the answer, a grade."""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import AppBlur, AppFocus
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from kaiser_study.app import quote
from kaiser_study.app.bar import bar
from kaiser_study.app.field import Field
from kaiser_study.app.key_bar import KeyBar
from kaiser_study.app.numbered import Numbered
from kaiser_study.cards.face import hints
from kaiser_study.errors import StudyError
from kaiser_study.model import MOST_OPTIONS, DecisionKind, Grade
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.settings.settings import AnswerMode
from kaiser_study.study.answers import Verdict, compare, offered
from kaiser_study.study.history import Standing
from kaiser_study.study.session import Progress, Question
from kaiser_study.study.wording import LEECH_WORDS, answer_words, interval_words, progress_words
from kaiser_study.visible import without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp
    from kaiser_study.progress.course import Course


class Step(Enum):
    """How far the learner is with a card."""

    RECALLING = auto()
    TYPING = auto()
    CHOOSING = auto()
    GRADING = auto()


class SessionLine(Widget):
    """How far the session is, in a line as wide as the room it has."""

    progress: reactive[Progress | None] = reactive(None)

    def render(self) -> Content:
        return progress_line(self.progress, self.size.width) if self.progress else Content("")


class AnswerField(Field):
    """Where the answer is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.check", "Check", tooltip="Hold what you typed against the answer"),
    ]


def _digits(action: str, most: int, words: str, tooltip: str) -> Iterator[Binding]:
    """The keys that pick one of one, of two and so on: which of these there are, `check_action` knows."""
    for of in range(1, most + 1):
        shown = f"1-{of}" if of > 1 else "1"
        for n in range(1, of + 1):
            yield Binding(str(n), f"{action}({n}, {of})", words, key_display=shown, show=n == 1, tooltip=tooltip)


class QuizScreen(Screen[None]):
    """Steps a recorded session; what it shows follows from the question and the step."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "reveal", "Reveal", id="reveal", tooltip="Show the answer"),
        *_digits("choose", MOST_OPTIONS, "Pick", "Pick the option of this number"),
        Binding("t", "type", "Type", id="type", tooltip="Type the answer"),
        Binding("o", "options", "Options", id="options", tooltip="Choose from options"),
        Binding("h", "hint", "Hint", id="hint", tooltip="Show a hint, then more of it; Hard is then the best grade"),
        *(
            Binding(
                "space,enter",
                f"grade_suggested({grade:d})",
                grade.name.capitalize(),
                id="next",
                tooltip="Give the grade that is marked",
            )
            for grade in Grade
        ),
        *_digits("grade", len(Grade), "Grade", "Give the grade of this number"),
        Binding("s", "skip", "Skip", id="skip", tooltip="Put the card behind the others of today"),
        Binding("u", "undo", "Undo", id="undo", tooltip="Take the last step back, as often as you like"),
        Binding("b", "decide('bury')", "Bury", id="bury", show=False, tooltip="No more of this quote today"),
        Binding("x", "decide('suspend')", "Suspend", id="suspend", show=False, tooltip="Ask this card no more"),
        Binding("m", "mark", "Mark", id="mark", show=False, tooltip="Mark this card, or take the mark off"),
        Binding("f", "flag", "Flag", id="flag", show=False, tooltip="Say what is wrong with this card"),
        Binding("c", "copy", "Copy", id="copy", show=False, tooltip="Copy the quote, once it is shown"),
        Binding("g", "go", "Go to source", id="go", show=False, tooltip="Open the address of the source"),
        Binding("escape", "stop_typing", "Stop typing", id="recall", tooltip="Back to recalling, without an answer"),
        Binding("escape", "recall", "Back", id="recall", tooltip="Back to recalling"),
        Binding("q", "end", "End", id="end", tooltip="End the session; every answer is kept"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, course: "Course", session: RecordedSession) -> None:
        super().__init__()
        self.course = course
        self.session = session
        self.question: Question | None = None
        self.step = Step.RECALLING
        self.options: tuple[str, ...] = ()
        self.hints_shown = 0
        self.suggested = Grade.GOOD
        self.is_failed = False
        self.has_said = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield SessionLine(id="progress")
            yield Static(id="marks", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="asks", markup=False)
            yield Static(id="quote", markup=False)
            yield AnswerField(id="typed", placeholder="Type the answer")
            yield Static(id="hint", markup=False)
            yield Static(id="result", markup=False)
            yield Static(id="reference", markup=False)
            yield VerticalScroll(id="options", can_focus=False)
        yield Horizontal(id="grades")
        yield KeyBar()

    async def on_mount(self) -> None:
        await self.next_card()

    async def next_card(self) -> None:
        """Asks the next card, or ends the session where none is left."""
        self.question, self.step = self.session.ask(), Step.RECALLING
        if self.question is None:
            self.show_summary()
            return
        card = self.question.card
        self.options = tuple(self.app.dice.sample(card.options, len(card.options)))
        self.suggested, self.is_failed, self.hints_shown = Grade.GOOD, False, 0
        self.show_marks(self.question.standing)
        self.query_one(SessionLine).progress = self.session.progress()
        self.query_one("#asks", Static).update(quote.asks(card))
        self._show("#hint", Content(""))
        self._show("#result", Content(""))
        self.query_one("#typed", Field).value = ""
        await self.query_one("#options", VerticalScroll).remove_children()
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        await self.take_step(Step.RECALLING)
        match self.mode:
            case AnswerMode.TYPE:
                await self.take_step(Step.TYPING)
            case AnswerMode.OPTIONS if card.options:
                await self.action_options()

    def show_marks(self, standing: Standing) -> None:
        """What the learner has made of the card."""
        told = (("marked", standing.is_marked), ("flagged", standing.flag is not None), ("leech", standing.is_leech))
        marks = ", ".join(word for word, is_so in told if is_so)
        self._show("#marks", Content(f"* {marks}" if marks else ""))

    @on(AppBlur)
    def leave(self) -> None:
        """The time of a card stands still while the learner looks elsewhere."""
        self.session.leave()

    @on(AppFocus)
    def come_back(self) -> None:
        """The time of a card runs on."""
        self.session.come_back()

    @property
    def mode(self) -> AnswerMode:
        """How the cards of this deck are answered: as the learner did last."""
        return self.app.settings.mode(self._deck)

    @mode.setter
    def mode(self, mode: AnswerMode) -> None:
        if mode is not self.mode:
            self.app.change("answer", self._deck, None if mode is AnswerMode.REVEAL else mode.value)

    @property
    def _deck(self) -> str:
        return self.course.corpus.ids[0]

    async def take_step(self, step: Step) -> None:
        """Shows the card as it is in this step."""
        assert self.question is not None
        card = self.question.card
        self.step = step
        is_answered = step is Step.GRADING
        self.query_one("#quote", Static).update(quote.answer(card) if is_answered else quote.question(card))
        said = quote.reference(card, self.course.corpus.head_of(card.quote).provenance)
        self._show("#reference", said if is_answered else Content(""))
        typed = self.query_one("#typed", Field)
        typed.display = step is Step.TYPING
        self.set_focus(typed if step is Step.TYPING else None)
        grades = self.query_one("#grades", Horizontal)
        grades.display = is_answered
        await grades.remove_children()
        if is_answered:
            await grades.mount_all(self._grades(self.question))
        self.query_one("#options").display = step is Step.CHOOSING
        self.refresh_bindings()

    def _grades(self, question: Question) -> list[Numbered]:
        granted = {grade: interval_words(interval) for grade, interval in question.intervals.items()}
        return [
            Numbered(
                grade,
                Content(f"{grade} {grade.name.capitalize()}\n{granted.get(grade, '')}"),
                classes="suggested" if grade is self.suggested else "",
            )
            for grade in self.offered
        ]

    @property
    def offered(self) -> tuple[Grade, ...]:
        """The grades that the learner may give this card."""
        return offered(is_failed=self.is_failed, is_hinted=self.hints_shown > 0)

    def suggest(self, grade: Grade) -> None:
        """Marks a grade, or the best of those that may be given."""
        self.suggested = min(grade, self.offered[-1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now; the footer shows just these."""
        card = self.question.card if self.question else None
        match action:
            case "reveal":
                return self.step in (Step.RECALLING, Step.CHOOSING)
            case "type":
                return self.step in (Step.RECALLING, Step.CHOOSING)
            case "options":
                return self.step is Step.RECALLING and bool(card and card.options)
            case "hint":
                return self.step in (Step.RECALLING, Step.CHOOSING) and bool(card and hints(card))
            case "choose":
                return self.step is Step.CHOOSING and parameters[1] == len(self.options)
            case "grade":
                return self.step is Step.GRADING and parameters[1] == len(self.offered)
            case "copy":
                return self.step is Step.GRADING
            case "grade_suggested":
                return self.step is Step.GRADING and parameters == (self.suggested,)
            case "stop_typing":
                return self.step is Step.TYPING
            case "recall":
                return self.step is Step.CHOOSING
            case "skip":
                return self.step is not Step.TYPING
            case "go":
                return self.step is Step.GRADING and bool(card and card.quote.source.url)
            case _:
                return True

    async def action_reveal(self) -> None:
        """Shows the answer."""
        await self.take_step(Step.GRADING)

    async def action_type(self) -> None:
        """Lets the learner type the answer, to this card and the next ones."""
        self.mode = AnswerMode.TYPE
        await self.take_step(Step.TYPING)

    async def action_stop_typing(self) -> None:
        """Back from typing to recalling, with this card and the next ones."""
        await self.action_recall()

    async def action_recall(self) -> None:
        """Back from typing or choosing to recalling, with this card and the next ones."""
        self.mode = AnswerMode.REVEAL
        await self.take_step(Step.RECALLING)

    async def action_options(self) -> None:
        """Offers the options, in an order of their own at each asking, with this card and the next ones."""
        self.mode = AnswerMode.OPTIONS
        options = self.query_one("#options", VerticalScroll)
        if self.question and not options.children:
            card = self.question.card
            await options.mount_all(
                Numbered(number, Content(f"{number}  {without_controls(answer_words(card, option))}"))
                for number, option in enumerate(self.options, start=1)
            )
        await self.take_step(Step.CHOOSING)

    def action_hint(self) -> None:
        """Shows one more hint: the card's own, then more and more letters of the answer."""
        if self.question is None:
            return
        known = hints(self.question.card)
        if self.hints_shown == len(known):
            self.app.clear_notifications()  # said again, it stands there once
            self._say("That was the last hint of this card.")
            return
        self.hints_shown += 1
        self.suggest(self.suggested)
        told = known[: self.hints_shown]
        own = [hint for hint in told[:1] if self.question.card.hint]
        self._show("#hint", Content(without_controls("\n".join(dict.fromkeys([*own, told[-1]])))))

    async def action_choose(self, number: int, _of: int) -> None:
        """Chooses one of so many options by its number."""
        await self._choose(self.options[number - 1])

    async def action_grade(self, number: int, _of: int) -> None:
        """Gives one of so many grades by its number."""
        await self._grade(Grade(number))

    async def action_grade_suggested(self, grade: int) -> None:
        """Gives the grade that is marked."""
        await self._grade(Grade(grade))

    async def action_skip(self) -> None:
        """Puts the card behind everything else of today."""
        await self._record(self.session.skip)

    async def action_undo(self) -> None:
        """Takes the last step of the session back and asks its card again."""
        try:
            undone = self.session.undo()
        except StudyError as error:
            self.app.give_up(error)
            return
        self.app.clear_notifications()  # what they say can be undone may be undone now
        if undone:
            await self.next_card()
        else:
            self._say("There is nothing to undo in this session.")

    async def action_decide(self, kind: str) -> None:
        """Buries or suspends the card, and asks the next."""
        chosen = DecisionKind(kind)
        await self._record(lambda: self.session.decide(chosen))
        done = {DecisionKind.BURY: "Buried until tomorrow", DecisionKind.SUSPEND: "Suspended"}[chosen]
        self._say(f"{done}; {self.app.key_of('undo', self)} undoes it.")

    async def action_mark(self) -> None:
        """Marks the card, or takes the mark off."""
        assert self.question is not None
        is_marked = self.question.standing.is_marked
        await self._decide_here(DecisionKind.UNMARK if is_marked else DecisionKind.MARK)

    def action_flag(self) -> None:
        """Asks what is wrong with the card; without a word the flag comes off."""
        from kaiser_study.app.flag import FlagScreen

        assert self.question is not None

        async def flag(note: str | None) -> None:
            if note is not None:
                await self._decide_here(DecisionKind.FLAG if note else DecisionKind.UNFLAG, note)

        self.app.push_screen(FlagScreen(self.question.standing.flag or ""), flag)

    def action_copy(self) -> None:
        """Copies the quote with its source."""
        assert self.question is not None
        quoted = self.question.card.quote
        self.app.copy_to_clipboard(without_controls(f"“{quoted.text}”\n{quoted.source.label}"))
        self._say("The quote is copied, if your terminal allows it.")

    def action_go(self) -> None:
        """Opens the address of the source in a browser."""
        assert self.question is not None
        if url := self.question.card.quote.source.url:
            self.app.open_url(url)

    def action_end(self) -> None:
        """Ends the session: all answers are on disk already. What was told of the card goes with it."""
        self.app.clear_notifications()
        self.show_summary()

    def show_summary(self) -> None:
        """Tells what the session came to."""
        from kaiser_study.app.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(self.course, self.session))

    async def action_check(self) -> None:
        """Holds what was typed against the answer; the learner's own grade counts."""
        assert self.question is not None
        typed = self.query_one("#typed", Field).value
        if not typed.strip():
            await self.action_reveal()
            return
        found = compare(typed, self.question.card.answer)
        self._show("#result", quote.comparison(found))
        self.suggest(Grade.AGAIN if found.verdict is Verdict.WRONG else Grade.GOOD)
        await self.take_step(Step.GRADING)

    @on(Numbered.Picked, "#options Numbered")
    async def take_option(self, message: Numbered.Picked) -> None:
        """A click does what the digit does, unless it comes too late, as the second of two may."""
        if self.step is Step.CHOOSING and message.number <= len(self.options):
            await self._choose(self.options[message.number - 1])

    @on(Numbered.Picked, "#grades Numbered")
    async def take_grade(self, message: Numbered.Picked) -> None:
        """As with an option."""
        if self.step is Step.GRADING and message.number in self.offered:
            await self._grade(Grade(message.number))

    def _say(self, words: str, title: str = "", timeout: float | None = None) -> None:
        self.notify(words, title=title, timeout=timeout, markup=False)
        self.has_said = True

    def _hush(self) -> None:
        """What was said about a card goes with it; what others say stays, unless both stand there."""
        if self.has_said:
            self.app.clear_notifications()
            self.has_said = False

    def _show(self, selector: str, content: Content) -> None:
        """Fills a line of the page; an empty one takes no room."""
        line = self.query_one(selector, Static)
        line.update(content)
        line.display = bool(content)

    async def _choose(self, option: str) -> None:
        assert self.question is not None
        self.is_failed = option != self.question.card.answer
        self.suggest(Grade.GOOD)
        verdict = "✗ Not this one:  " if self.is_failed else "✓ Right:  "
        self._show("#result", Content(verdict + without_controls(answer_words(self.question.card, option))))
        await self.take_step(Step.GRADING)

    async def _grade(self, grade: Grade) -> None:
        try:
            is_leech = self.session.answer(grade)
        except StudyError as error:
            self.app.give_up(error)
            return
        self._hush()
        if is_leech:
            self._say(LEECH_WORDS, title="A leech, now suspended", timeout=15)
        await self.next_card()

    async def _record(self, step: Callable[[], object]) -> None:
        try:
            step()
        except StudyError as error:
            self.app.give_up(error)
            return
        self._hush()
        await self.next_card()

    async def _decide_here(self, kind: DecisionKind, note: str = "") -> None:
        """Records what takes the card not away."""
        assert self.question is not None
        try:
            standing = self.session.decide(kind, note)
        except StudyError as error:
            self.app.give_up(error)
            return
        self.question = self.question._replace(standing=standing)
        self.show_marks(standing)


def progress_line(progress: Progress, width: int) -> Content:
    """`12 left, 3 come again` and a line that grows with what is done."""
    words = f"{progress_words(progress)}  "
    share = progress.answered / progress.total if progress.total else 1.0
    return Content.assemble((words, "bold"), bar(share, max(0, width - len(words))))
