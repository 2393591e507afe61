"""Help, commands, themes, terminals of every size, texts of every script, no colour, the shell and back."""

from asyncio import sleep, timeout
from pathlib import Path
from random import Random

import pytest
from rich.cells import cell_len
from rich.color import ColorType
from textual.app import App
from textual.color import Color
from textual.command import CommandPalette
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input, Static

from kaiser_study.app.app import StudyApp
from kaiser_study.app.help import HelpScreen
from kaiser_study.app.home import HomeScreen
from kaiser_study.app.quiz import QuizScreen, Step
from kaiser_study.app.settings import SettingsScreen
from kaiser_study.app.summary import SummaryScreen
from kaiser_study.app.themes import THEMES, counterpart
from kaiser_study.errors import StudyError
from kaiser_study.model import CardSet, Corpus, Grade, Review
from kaiser_study.progress.course import Course
from kaiser_study.progress.folded import FoldedLog
from kaiser_study.progress.log import open_log, read_log
from kaiser_study.settings.settings import AnswerMode, Theme
from kaiser_study.study.rules import Rules
from kaiser_study.study.scope import Scope
from tests.app.conftest import Clock, Opener
from tests.app.test_settings import choose
from tests.contract.decks import quote, read_deck, write_recipe


def lines(pilot: Pilot[StudyError]) -> list[str]:
    """What stands on the screen."""
    return ["".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()]


def help_lines(pilot: Pilot[StudyError]) -> dict[str, str]:
    """What the help tells of each key."""
    assert isinstance(pilot.app.screen, HelpScreen)
    left, right = (pilot.app.screen.query(f".{side}").results(Static) for side in ("left", "right"))
    return {str(key.render()): str(words.render()) for key, words in zip(left, right, strict=True)}


SCREENS = {
    "home": ([], HomeScreen),
    "recalling": (["enter"], QuizScreen),
    "grading": (["enter", "space"], QuizScreen),
    "summary": (["enter", "q"], SummaryScreen),
    "settings": (["comma"], SettingsScreen),
}


@pytest.mark.parametrize(("keys", "screen"), SCREENS.values(), ids=SCREENS.keys())
async def test_help_tells_what_the_keys_do_on_this_screen_now(open_app: Opener, keys: list[str], screen: type) -> None:
    async with open_app().run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        active = pilot.app.screen.active_bindings
        expected = {each.tooltip or each.binding.description for each in active.values() if each.binding.show}
        await pilot.press("question_mark")
        told = help_lines(pilot)
        assert expected <= set(told.values())
        assert ("Again" in told) == (screen is QuizScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, screen)


async def test_help_tells_the_keys_that_a_learner_set(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text('[keys]\nreveal = "y"\n')
    async with open_app().run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "question_mark")
        assert help_lines(pilot)["y"] == "Show the answer"


async def test_help_closes_by_mouse(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause(0.2)
        await pilot.click("HelpScreen FooterKey")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize(("keys", "screen"), SCREENS.values(), ids=SCREENS.keys())
async def test_the_palette_has_what_the_keys_of_a_screen_do(open_app: Opener, keys: list[str], screen: type) -> None:
    app = open_app()
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        ours = {each.binding.description for each in app.screen.active_bindings.values() if each.binding.id}
        told = {command.title for command in app.get_system_commands(app.screen)}
        assert ours | {"Theme", "Settings", "Quit"} <= told
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)


async def test_a_command_does_what_its_key_does(open_app: Opener) -> None:
    app = open_app()
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "ctrl+p", *"reveal")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.5)
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.step is Step.GRADING


def test_the_themes_are_those_of_the_settings() -> None:
    assert set(THEMES) == set(Theme)
    for theme in THEMES.values():
        assert THEMES[counterpart(theme.name)].dark != theme.dark


@pytest.mark.parametrize(("name", "least"), [("paper", 7), ("night", 7), ("contrast-light", 12), ("contrast-dark", 12)])
def test_text_and_accent_stand_out(name: str, least: float) -> None:
    theme = THEMES[name]
    for colour in (theme.foreground, theme.accent):
        assert colour
        assert theme.background
        assert contrast(Color.parse(colour), Color.parse(theme.background)) >= least


def contrast(one: Color, other: Color) -> float:
    """Of two colours, as the WCAG has it: 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", THEMES)
async def test_a_theme_of_the_settings_is_on_from_the_start(open_app: Opener, settings_file: Path, name: str) -> None:
    settings_file.write_text(f'theme = "{name}"\n')
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert pilot.app.theme == name
        await pilot.press("enter", "space", "question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        assert settings_file.read_text() == f'theme = "{name}"\n'


@pytest.mark.parametrize("name", ["ansi-light", "ansi-dark"])
async def test_an_ansi_theme_has_the_colours_of_the_terminal_alone(
    open_app: Opener, settings_file: Path, name: str
) -> None:
    settings_file.write_text(f'theme = "{name}"\n')
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "space")
        await pilot.pause()
        of_text = [
            segment.style.color
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.color and segment.text.strip()
        ]
        assert of_text
        assert {colour.type for colour in of_text} <= {ColorType.DEFAULT, ColorType.STANDARD}


async def test_light_and_dark_are_remembered_and_what_stands_in_the_file_stays(
    open_app: Opener, settings_file: Path
) -> None:
    settings_file.write_text('# mine\ntheme = "contrast-dark" # at night\nretention = 0.8\n')
    async with open_app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert pilot.app.theme == "contrast-light"
    assert settings_file.read_text() == '# mine\ntheme = "contrast-light" # at night\nretention = 0.8\n'
    async with open_app().run_test() as pilot:
        assert pilot.app.theme == "contrast-light"


async def test_the_palettes_theme_is_remembered(open_app: Opener, settings_file: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.search_themes()
        await pilot.pause()
        await pilot.press(*"paper")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.5)
        assert app.theme == "paper"
    assert settings_file.read_text() == 'theme = "paper"\n'


async def test_without_colour_all_is_told_by_other_means(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#start").styles.text_style.reverse
        await pilot.press("enter", "space")
        await pilot.pause()
        marked = app.screen.query_one("#grades .suggested")
        assert marked.styles.text_style.reverse
        picture = app.export_screenshot()
        for colour in (THEMES["night"].accent, THEMES["night"].background):
            assert colour
            assert colour not in picture


async def test_nothing_moves_by_itself(open_app: Opener) -> None:
    async with open_app().run_test() as pilot:
        assert pilot.app.animation_level == "none"


SENTENCE = " Every winter the red fox crossed our frozen river before sunrise and hunted quietly in the old forest."
TEXTS = {
    "long": " ".join(f"The {n}th winter was longer than the one before it, they said." for n in range(1, 60)),
    "wide": "深い森の中で、誰も見たことのない鳥が、静かに歌っていたと古い本は伝えている。" * 8
    + " The winter was long.",
    "combining": "Z̷a̴l̶g̸o̷ " * 40 + " a\u0301e\u0301 The winter was long.",
    "right to left": "في الشتاء الطويل كان الثعلب الأحمر يعبر النهر كل صباح قبل شروق الشمس " * 4
    + "the winter was long.",
    "isolates": "\u2067שלום עולם " * 20 + "\u2069 the winter was long.",
    "one word": "w" * 200 + SENTENCE,
    "family": "👩‍👩‍👧‍👦🇩🇪👍🏽 " * 20 + SENTENCE,
}


@pytest.mark.parametrize("size", [(40, 20), (80, 24)])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_no_text_breaks_the_page(tmp_path: Path, clock: Clock, text: str, size: tuple[int, int]) -> None:
    given = quote("one", text, terms=["winter"])
    _, corpus, card_set = read_deck(write_recipe(tmp_path, {"Part": [given]}, cards=["cloze"]))
    with open_log(tmp_path / "p.sqlite3") as log:
        folded = FoldedLog(log, corpus, Rules(), tmp_path)
        course = Course("Test", corpus, card_set.cards, folded, Rules(), Scope(), None)
        app = StudyApp(lambda _: [course], clock, Random(1))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press("enter", "space")
            await pilot.pause()
            assert {cell_len(line) for line in lines(pilot)} == {size[0]}
            page = app.screen.query_one("#page")
            for shown in app.screen.query("#page > Static, #grades Numbered"):
                if shown.display:
                    assert shown.region.right <= size[0]
            for grade in app.screen.query("#grades Numbered"):
                assert app.screen.region.contains_region(grade.region)
            if page.max_scroll_y:
                await pilot.press("pagedown")
                await pilot.pause()
                assert page.scroll_y > 0
                for _ in range(60):
                    await pilot.press("pagedown")
                assert page.scroll_y == page.max_scroll_y
            await pilot.press("3")
            assert isinstance(app.screen, QuizScreen | SummaryScreen)


async def test_a_screen_is_resized_at_any_time(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for keys in (
            [],
            ["enter"],
            ["space"],
            ["question_mark"],
            ["escape", "3", "t"],
            ["escape", "q"],
            ["enter", "comma"],
        ):
            await pilot.press(*keys)
            for size in ((40, 20), (20, 8), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_the_progress_is_as_wide_as_the_screen(open_app: Opener) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert "─" in str(lines(pilot)[1])


def burst(app: App[StudyError], keys: str) -> None:
    """Presses keys at one go, as a terminal passes them on after a pause; by signs for those with names."""
    names = {"/": "slash", "⏎": "enter", "⌫": "ctrl+u", ".": "full_stop", "_": "space"}
    for key in keys:
        app.post_message(Key(names.get(key, key), None if key in "⏎⌫" else key))


@pytest.mark.parametrize(
    ("before", "keys"),
    [
        (["enter"], "txb"),
        (["enter"], "fxb"),
        (["enter", "t", "a", "enter"], "1xb"),
        (["b"], "/xb"),
    ],
    ids=["the answer", "a flag", "the answer to the next card", "a search"],
)
async def test_letters_that_come_with_the_key_that_opens_a_field_go_into_it(
    open_app: Opener, before: list[str], keys: str
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press(*before)
        burst(pilot.app, keys)
        await pilot.pause()
        await pilot.press("c")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "xbc"


async def test_keys_that_come_at_one_go_act_in_their_order(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet]
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "t")
        burst(pilot.app, "abc⏎1xyz⏎2mfb")
        await pilot.pause()
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "mfb"
    reviews = [event for event in read_log(log_file, *material[0].ids) if isinstance(event, Review)]
    assert [review.grade for review in reviews] == [Grade.AGAIN, Grade.HARD]


@pytest.mark.parametrize(
    ("before", "keys", "typed"),
    [
        (["enter"], "1tabc", "abc"),
        (["enter"], "zfnote", "note"),
        (["b"], "1/cl", "cl"),
    ],
    ids=["a digit before the answer", "a key without a meaning", "a digit before a search"],
)
async def test_a_key_that_means_nothing_now_means_nothing_later(
    open_app: Opener, before: list[str], keys: str, typed: str
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press(*before)
        burst(pilot.app, keys)
        await pilot.pause()
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == typed


async def test_keys_behind_a_grade_or_an_end_are_not_those_of_the_next_screen(open_app: Opener) -> None:
    app = open_app(limit=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "space")
        burst(app, "o3")
        await pilot.pause()
        assert app.settings.mode("lessons-from-lukasz-kaiser") is AnswerMode.REVEAL
        await pilot.press("space", "3")
        burst(app, "1b_⏎")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_what_is_pasted_with_enter_behind_it_is_checked(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "t")
        pilot.app.post_message(Paste("hello\nworld"))
        burst(pilot.app, "⏎")
        await pilot.pause()
        assert "-hello-" in "\n".join(lines(pilot))


async def test_keys_that_come_before_there_is_something_to_act_on_wait_for_it(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = StudyApp.on_mount

    def typed_ahead(app: StudyApp) -> None:
        start(app)
        burst(app, "⏎_4_3")

    monkeypatch.setattr(StudyApp, "on_mount", typed_ahead)
    async with open_app().run_test(size=(80, 24)) as pilot, timeout(10):
        while "18 left" not in "\n".join(lines(pilot)):
            await sleep(0.01)
    reviews = [event for event in read_log(log_file, *material[0].ids) if isinstance(event, Review)]
    assert [review.grade for review in reviews] == [Grade.EASY, Grade.GOOD]


async def test_what_is_set_at_one_go_is_what_was_written(open_app: Opener) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, "retention")
        burst(pilot.app, "⌫0.81⏎")
        await pilot.pause()
        assert app.course.rules.retention == 0.81
