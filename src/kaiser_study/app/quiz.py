"""The quiz: a card, the learner's recall, the answer, a grade."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from kaiser_study.app import quote
from kaiser_study.app.bar import bar
from kaiser_study.cards.face import hint_words
from kaiser_study.errors import StudyError
from kaiser_study.model import Grade
from kaiser_study.progress.recorded import RecordedSession
from kaiser_study.settings.settings import AnswerMode
from kaiser_study.study.answers import Verdict, compare
from kaiser_study.study.session import Progress, Question
from kaiser_study.study.wording import answer_words, interval_words
from kaiser_study.visible import without_controls

if TYPE_CHECKING:
    from kaiser_study.app.app import StudyApp


class Step(Enum):
    """How far the learner is with a card."""

    RECALLING = auto()
    TYPING = auto()
    CHOOSING = auto()
    GRADING = auto()


class Numbered(Static):
    """Something that a digit or a click picks: an option or a grade."""

    class Picked(Message):
        """The learner picked a number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, content: Content, classes: str = "") -> None:
        super().__init__(content, markup=False, classes=classes)
        self.number = number

    def on_click(self) -> None:
        self.post_message(self.Picked(self.number))


class QuizScreen(Screen[None]):
    """Steps a recorded session; what it shows follows from the question and the step."""

    app: "StudyApp"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "reveal", "Reveal", id="reveal", tooltip="Show the answer"),
        Binding("t", "type", "Type", id="type", tooltip="Type the answer"),
        Binding("o", "options", "Options", id="options", tooltip="Choose from options"),
        Binding("h", "hint", "Hint", id="hint", tooltip="Show the hint"),
        Binding("space,enter", "grade_suggested", "As marked", id="next", tooltip="Give the grade that is marked"),
        *(Binding(str(n), f"pick({n})", "Choose", key_display="1-4", show=n == 1) for n in range(1, 5)),
        Binding("s", "skip", "Skip", id="skip", tooltip="Put the card behind the others of today"),
        Binding("u", "undo", "Undo", id="undo", tooltip="Take the last answer back"),
        Binding("escape", "recall", "Back", id="recall", tooltip="Back to recalling"),
        Binding("q", "end", "Quit", id="end", tooltip="End the session; every answer is kept"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, session: RecordedSession) -> None:
        super().__init__()
        self.session = session
        self.question: Question | None = None
        self.step = Step.RECALLING
        self.options: tuple[str, ...] = ()
        self.suggested = Grade.GOOD
        self.is_failed = False

    def compose(self) -> ComposeResult:
        yield Static(id="progress", markup=False)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="asks", markup=False)
            yield Static(id="quote", markup=False)
            yield Input(id="typed", placeholder="Type the answer, then Enter", compact=True)
            yield Static(id="hint", markup=False)
            yield Static(id="result", markup=False)
            yield Static(id="reference", markup=False)
            yield VerticalScroll(id="options", can_focus=False)
        yield Horizontal(id="grades")
        yield Footer()

    async def on_mount(self) -> None:
        await self.next_card()

    async def next_card(self) -> None:
        """Asks the next card, or ends the session where none is left."""
        self.question, self.step = self.session.ask(), Step.RECALLING
        if self.question is None:
            self.action_end()
            return
        card = self.question.card
        self.options = tuple(self.app.dice.sample(card.options, len(card.options)))
        self.suggested, self.is_failed = Grade.GOOD, False
        self.show_progress()
        self.query_one("#asks", Static).update(quote.asks(card))
        self._show("#hint", Content(""))
        self._show("#result", Content(""))
        self.query_one("#typed", Input).value = ""
        await self.query_one("#options", VerticalScroll).remove_children()
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        await self.take_step(Step.RECALLING)
        match self.app.settings.mode(self.app.course.corpus.id):
            case AnswerMode.TYPE:
                await self.action_type()
            case AnswerMode.OPTIONS if card.options:
                await self.action_options()

    def on_resize(self) -> None:
        if self.question:
            self.show_progress()

    def show_progress(self) -> None:
        """Shows how far the session is, as wide as the screen is now."""
        self.query_one("#progress", Static).update(progress_line(self.session.progress(), self.size.width))

    async def take_step(self, step: Step) -> None:
        """Shows the card as it is in this step."""
        assert self.question is not None
        card = self.question.card
        self.step = step
        is_answered = step is Step.GRADING
        self.query_one("#quote", Static).update(quote.answer(card) if is_answered else quote.question(card))
        said = quote.reference(card, self.app.course.corpus.provenance)
        self._show("#reference", said if is_answered else Content(""))
        typed = self.query_one("#typed", Input)
        typed.display = step is Step.TYPING
        self.set_focus(typed if step is Step.TYPING else None)
        grades = self.query_one("#grades", Horizontal)
        grades.visible = is_answered
        await grades.remove_children()
        if is_answered:
            await grades.mount_all(self._grades(self.question))
        self.query_one("#options").display = step is Step.CHOOSING
        self.refresh_bindings()

    def _grades(self, question: Question) -> list[Numbered]:
        offered = [Grade.AGAIN] if self.is_failed else list(Grade)
        return [
            Numbered(
                grade,
                Content(f"{grade} {grade.name.capitalize()}\n{interval_words(question.intervals[grade])}"),
                classes="suggested" if grade is self.suggested else "",
            )
            for grade in offered
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now; the footer shows just these."""
        card = self.question.card if self.question else None
        match action:
            case "reveal":
                return self.step in (Step.RECALLING, Step.CHOOSING)
            case "type":
                return self.step is Step.RECALLING
            case "options":
                return self.step is Step.RECALLING and bool(card and card.options)
            case "hint":
                return self.step is Step.RECALLING and bool(card and card.hint)
            case "pick":
                return self.step in (Step.CHOOSING, Step.GRADING)
            case "grade_suggested":
                return self.step is Step.GRADING
            case "recall":
                return self.step in (Step.TYPING, Step.CHOOSING)
            case "skip":
                return self.step is not Step.TYPING
            case _:
                return True

    async def action_reveal(self) -> None:
        """Shows the answer."""
        await self.take_step(Step.GRADING)

    async def action_type(self) -> None:
        """Lets the learner type the answer."""
        await self.take_step(Step.TYPING)

    async def action_recall(self) -> None:
        """Back from typing or choosing to recalling."""
        if self.step in (Step.TYPING, Step.CHOOSING):
            await self.take_step(Step.RECALLING)

    async def action_options(self) -> None:
        """Offers the options, in an order of their own at each asking."""
        options = self.query_one("#options", VerticalScroll)
        if self.question and not options.children:
            card = self.question.card
            await options.mount_all(
                Numbered(number, Content(f"{number}  {without_controls(answer_words(card, option))}"))
                for number, option in enumerate(self.options, start=1)
            )
        await self.take_step(Step.CHOOSING)

    def action_hint(self) -> None:
        """Shows the topic of the quote, or what else the card has for a hint."""
        if self.question:
            name, hint = hint_words(self.question.card)
            self._show("#hint", Content.assemble((f"{name}:  ", "dim"), without_controls(hint)))

    async def action_pick(self, number: int) -> None:
        """Picks an option or a grade by its number."""
        if self.step is Step.CHOOSING and number <= len(self.options):
            await self._choose(self.options[number - 1])
        elif self.step is Step.GRADING and (number == Grade.AGAIN or not self.is_failed):
            await self._grade(Grade(number))

    async def action_grade_suggested(self) -> None:
        """Gives the grade that is marked."""
        await self._grade(self.suggested)

    async def action_skip(self) -> None:
        """Puts the card behind everything else of today."""
        await self._record(self.session.skip)

    async def action_undo(self) -> None:
        """Takes the last answer or skip back and asks its card again."""
        try:
            undone = self.session.undo()
        except StudyError as error:
            self.app.give_up(error)
            return
        if undone:
            await self.next_card()
        else:
            self.notify("There is nothing to undo in this session.", markup=False)

    def action_end(self) -> None:
        """Ends the session: all answers are on disk already."""
        from kaiser_study.app.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(self.session))

    @on(Input.Submitted)
    async def hold_against_answer(self, message: Input.Submitted) -> None:
        """Compares what was typed; the learner's own grade counts."""
        assert self.question is not None
        if not message.value.strip():
            await self.action_reveal()
            return
        found = compare(message.value, self.question.card.answer)
        self._show("#result", quote.comparison(found))
        self.suggested = Grade.AGAIN if found.verdict is Verdict.WRONG else Grade.GOOD
        await self.take_step(Step.GRADING)

    @on(Numbered.Picked)
    async def take_picked(self, message: Numbered.Picked) -> None:
        """A click does what the digit does."""
        await self.action_pick(message.number)

    def _show(self, selector: str, content: Content) -> None:
        """Fills a line of the page; an empty one takes no room."""
        line = self.query_one(selector, Static)
        line.update(content)
        line.display = bool(content)

    async def _choose(self, option: str) -> None:
        assert self.question is not None
        self.is_failed = option != self.question.card.answer
        self.suggested = Grade.AGAIN if self.is_failed else Grade.GOOD
        verdict = "✗ Not this one:  " if self.is_failed else "✓ Right:  "
        self._show("#result", Content(verdict + without_controls(answer_words(self.question.card, option))))
        await self.take_step(Step.GRADING)

    async def _grade(self, grade: Grade) -> None:
        await self._record(lambda: self.session.answer(grade))

    async def _record(self, step: Callable[[], None]) -> None:
        try:
            step()
        except StudyError as error:
            self.app.give_up(error)
            return
        await self.next_card()


def progress_line(progress: Progress, width: int) -> Content:
    """`3 of 30` and a line that grows with it."""
    words = f"{min(progress.answered + 1, progress.total)} of {progress.total}  "
    share = progress.answered / progress.total if progress.total else 1.0
    return Content.assemble((words, "bold"), bar(share, max(0, width - len(words) - 4)))
