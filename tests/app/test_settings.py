"""Settings in the app: followed at once, kept in the file, and never in the way of study."""

import tomllib
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from kaiser_study.app import app as app_module
from kaiser_study.app.app import StudyApp, keyboard
from kaiser_study.app.browse import BrowseScreen
from kaiser_study.app.home import HomeScreen
from kaiser_study.app.quiz import QuizScreen, Step
from kaiser_study.app.settings import ChangeScreen, EntryRow, SettingsScreen
from kaiser_study.errors import StudyError
from kaiser_study.model import CardKind, CardSet, Corpus, Days, Grade, Phase, Review
from kaiser_study.progress.log import open_log
from kaiser_study.settings.reading import SETTINGS
from kaiser_study.settings.settings import Settings
from kaiser_study.study.browse import Column
from kaiser_study.study.scope import Scope
from tests.app.conftest import NOON, Opener, notices
from tests.app.test_quiz import text

DECK = "lessons-from-lukasz-kaiser"
TOPICS = Scope(kinds=frozenset({CardKind.TOPIC}))


async def choose(pilot: Pilot[StudyError], name: str) -> None:
    """Opens the dialog of a setting, from Home."""
    await pilot.pause()
    await pilot.press("comma")
    await pilot.pause()
    row = next(row for row in pilot.app.screen.query(EntryRow) if row.entry.name == name)
    row.focus()
    await pilot.press("enter")
    assert isinstance(pilot.app.screen, ChangeScreen)


async def write(pilot: Pilot[StudyError], text: str) -> None:
    """Writes into the dialog and keeps it."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


WRITTEN = {
    "new_per_day": ("7", 7),
    "reviews_per_day": ("60", 60),
    "retention": ("0.85", 0.85),
    "learning_steps": ("30s 1h", ["30s", "1h"]),
    "relearning_steps": ('["5m", "10m"]', ["5m", "10m"]),
    "rollover_hour": ("0", 0),
}


@pytest.mark.parametrize(("name", "text", "kept"), [(name, *said) for name, said in WRITTEN.items()])
async def test_a_number_is_followed_at_once_and_kept(
    open_app: Opener, settings_file: Path, name: str, text: str, kept: object
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, name)
        await write(pilot, text)
        assert isinstance(app.screen, SettingsScreen)
        kind = next(setting.kind for setting in SETTINGS if setting.name == name)
        assert getattr(app.course.rules, name) == kind.fit(kept)
        assert tomllib.loads(settings_file.read_text()) == {name: kept}
        await pilot.press("enter")
        await write(pilot, "")
        assert tomllib.loads(settings_file.read_text()) == {}
        assert getattr(app.settings, name) is None


async def test_a_log_that_is_read_by_other_rules_may_be_long(
    open_app: Opener, log_file: Path, material: tuple[Corpus, CardSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "monotonic", count().__next__)  # every step took a second
    with open_log(log_file) as log:
        for card in material[1].cards[:3]:
            log.append(Review(card.quote.corpus, card.id, NOON - 86_400_000, Grade.GOOD, Days(1), 9_000, Phase.REVIEW))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, "rollover_hour")
        await write(pilot, "5")
        await pilot.press("escape")
        assert "3 due" in text(pilot, "#today")


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        ("new_per_day", "-1", "write"),
        ("reviews_per_day", "many", "write"),
        ("retention", "90", "write"),
        ("learning_steps", "10", "as in 30s 10m 2h."),
        ("relearning_steps", "2d", "write"),
        ("rollover_hour", "24", "write"),
        ("reveal", "nokey", "write"),
        ("reveal", "f2 f3", "as in f2 or space,enter."),
        ("reveal", "t", "choose another key"),
        ("reveal", "1", "choose another key"),
        ("reveal", "question_mark", "choose another key"),
    ],
)
async def test_what_is_not_fit_is_told_in_the_dialog(
    open_app: Opener, settings_file: Path, name: str, text: str, remedy: str
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await choose(pilot, name)
        await write(pilot, text)
        assert isinstance(pilot.app.screen, ChangeScreen)
        objection = str(pilot.app.screen.query_one("#objection", Static).render())
        assert objection.startswith("✗ ")
        assert remedy in objection.casefold()
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert not settings_file.exists()


async def test_what_is_typed_takes_the_place_of_the_old_value(open_app: Opener, settings_file: Path) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await choose(pilot, "reveal")
        await pilot.press("y", "enter")
        await pilot.pause()
        assert tomllib.loads(settings_file.read_text()) == {"keys": {"reveal": "y"}}


async def test_a_key_that_another_action_has_is_swapped_with_it_once_the_learner_agrees(
    open_app: Opener, settings_file: Path
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await choose(pilot, "hint")
        await pilot.press("o", "enter")
        objection = str(pilot.app.screen.query_one("#objection", Static).render())
        assert objection == "✗ `o` for `hint` is taken by `options`; Enter again swaps them: `options` is then on h."
        assert not settings_file.exists()
        await pilot.press("enter")
        await pilot.pause()
        assert tomllib.loads(settings_file.read_text()) == {"keys": {"hint": "o", "options": "h"}}
        shown = {row.entry.name: row.entry.value for row in pilot.app.screen.query(EntryRow)}
        assert (shown["hint"], shown["options"]) == ("o", "h")
        await pilot.press("escape", "enter", "o")
        assert isinstance(pilot.app.screen, QuizScreen)
        assert pilot.app.screen.hints_shown == 1


async def test_a_key_as_it_comes_is_swapped_back(open_app: Opener, settings_file: Path) -> None:
    """Else the other action would lose its own key without a word."""
    settings_file.write_text('[keys]\nhint = "o"\noptions = "h"\n')
    async with open_app().run_test(size=(80, 24)) as pilot:
        await choose(pilot, "hint")
        await pilot.press("backspace", "enter")
        assert "taken by `options`" in str(pilot.app.screen.query_one("#objection", Static).render())
        await pilot.press("enter")
        await pilot.pause()
        assert tomllib.loads(settings_file.read_text()) == {"keys": {}}


@pytest.mark.parametrize(("name", "typed"), [("reveal", "1"), ("hint", "o,t"), ("undo", "u,s"), ("study", "ctrl+q")])
async def test_no_swap_is_offered_that_could_not_be_followed(
    open_app: Opener, settings_file: Path, name: str, typed: str
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await choose(pilot, name)
        for _ in range(2):
            await write(pilot, typed)
        assert isinstance(pilot.app.screen, ChangeScreen)
        assert "choose another key" in str(pilot.app.screen.query_one("#objection", Static).render())
        assert not settings_file.exists()


async def test_new_cards_a_day_are_those_of_the_learner(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text("new_per_day = 3\n")
    async with open_app().run_test() as pilot:
        await pilot.pause()
        assert "3 new" in str(pilot.app.screen.query_one("#today", Static).render())
        await choose(pilot, "new_per_day")
        await write(pilot, "4")
        await pilot.press("escape")
        await pilot.pause()
        assert "4 new" in str(pilot.app.screen.query_one("#today", Static).render())


async def test_what_is_said_for_one_run_goes_before_the_settings(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text("new_per_day = 3\nretention = 0.8\n")
    app = open_app(said=Settings(new_per_day=2))
    async with app.run_test():
        assert (app.course.rules.new_per_day, app.course.rules.retention) == (2, 0.8)


@pytest.mark.parametrize(
    ("mode", "step"), [("reveal", Step.RECALLING), ("type", Step.TYPING), ("options", Step.CHOOSING)]
)
async def test_a_deck_is_answered_as_its_learner_likes(
    open_app: Opener, settings_file: Path, mode: str, step: Step
) -> None:
    settings_file.write_text(f'[answer]\n{DECK} = "{mode}"\n')
    async with open_app(TOPICS).run_test() as pilot:
        await pilot.pause()
        for _ in range(3):
            assert isinstance(pilot.app.screen, QuizScreen)
            assert pilot.app.screen.step is step
            await pilot.press("enter" if step is Step.TYPING else "space", "4")


async def test_the_mode_is_chosen_from_a_list(open_app: Opener, settings_file: Path) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await choose(pilot, DECK)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert tomllib.loads(settings_file.read_text()) == {"answer": {DECK: "type"}}
        await pilot.press("enter")
        options = pilot.app.screen.query_one(OptionList)
        assert options.highlighted == 1
        await pilot.press("end", "enter")
        await pilot.pause()
        assert tomllib.loads(settings_file.read_text()) == {"answer": {}}


async def test_keys_are_those_of_the_learner_and_what_shares_one_keeps_it(
    open_app: Opener, settings_file: Path
) -> None:
    settings_file.write_text('[keys]\nreveal = "y,f2"\nstudy = "g"\n')
    async with open_app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("g")
        for keys, step in (
            (["space"], Step.RECALLING),
            (["y"], Step.GRADING),
            (["space"], Step.RECALLING),
            (["f2", "enter", "t"], Step.TYPING),
        ):
            await pilot.press(*keys)
            assert isinstance(pilot.app.screen, QuizScreen)
            assert pilot.app.screen.step is step


@pytest.mark.parametrize(("one", "other"), [("hint", "options"), ("skip", "undo"), ("bury", "undo"), ("copy", "undo")])
async def test_two_actions_of_a_screen_may_change_their_keys_with_each_other(
    open_app: Opener, settings_file: Path, one: str, other: str
) -> None:
    """What other screens do with these keys is not in the way."""
    keys = {name: action.keys[0] for name, action in keyboard().actions.items()}
    swapped = {one: keys[other], other: keys[one]}
    settings_file.write_text("[keys]\n" + "".join(f'{name} = "{key}"\n' for name, key in swapped.items()))
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.pause()
        assert notices(pilot) == []
        assert isinstance(pilot.app, StudyApp)
        assert pilot.app.settings.keys == swapped


async def test_a_swapped_key_holds_on_its_screen_and_others_keep_theirs(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text('[keys]\nskip = "u"\nundo = "s"\n')
    async with open_app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, QuizScreen)
        asked = [pilot.app.screen.question]
        for key in "us":
            await pilot.press(key)
            asked.append(pilot.app.screen.question)
        assert asked[0] == asked[2] != asked[1]
        await pilot.press("q", "enter", "b", "s")
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert pilot.app.screen.column is Column.TEXT


@pytest.mark.parametrize(
    ("said", "pressed"),
    [(",", ["comma"]), ("comma", ["comma"]), (", , ?", ["comma", "question_mark"]), ("u,,", ["u", "comma"])],
)
async def test_a_key_is_followed_by_its_sign_or_its_name(
    open_app: Opener, settings_file: Path, said: str, pressed: list[str]
) -> None:
    settings_file.write_text(f'[keys]\nreveal = "{said}"\nhelp = "f1"\nundo = "z"\n')
    for key in pressed:
        async with open_app().run_test() as pilot:
            await pilot.pause()
            await pilot.press("enter", key)
            assert isinstance(pilot.app.screen, QuizScreen)
            assert pilot.app.screen.step is Step.GRADING


@pytest.mark.parametrize("said", ["", " ", "a,,b", "page down"])
async def test_what_is_no_list_of_keys_is_told(open_app: Opener, settings_file: Path, said: str) -> None:
    settings_file.write_text(f'[keys]\nreveal = "{said}"\n')
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.pause()
        (notice,) = notices(pilot)
        assert "bad-value: `reveal`" in notice


async def test_keys_stand_below_their_screen_by_what_they_do_there(open_app: Opener) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("comma")
        await pilot.pause()
        heading, of_undo = "", {}
        for line in pilot.app.screen.query("#entries > Static").results(Static):
            if not isinstance(line, EntryRow):
                heading = str(line.render())
            elif line.entry.name.endswith("undo"):
                of_undo[heading] = line.entry.label
        assert of_undo == {
            "Keys: Home": "Take the last step of the last session back",
            "Keys: A card": "Take the last step back, as often as you like",
            "Keys: The end of a session": "Take the last step back and go on",
            "Keys: Browse": "Take the last of these back",
        }


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('reveal = "t"', ":2: taken-key: `t` for `reveal` is taken by `type`"),
        ('reveal = "2"', ":2: taken-key: `2` for `reveal` is taken by “Pick”"),
        ('study = "?"', ":2: taken-key: `?` for `study` is taken by `help`"),
        ('study = "question_mark"', ":2: taken-key: `?` for `study` is taken by `help`"),
        ('study = "ctrl+q"', ":2: taken-key: `ctrl+q` for `study` is taken by “Quit”"),
        ('reveal = "spcae"', ":2: bad-key: `spcae` is no key"),
        ('reveil = "x"', ":2: unknown-key: `reveil` is no action; did you mean `reveal`"),
    ],
)
async def test_keys_that_cannot_be_followed_are_told_and_are_as_they_come(
    open_app: Opener, settings_file: Path, keys: str, told: str
) -> None:
    settings_file.write_text(f"[keys]\n{keys}\n")
    async with open_app().run_test(notifications=True) as pilot:
        await pilot.pause()
        (notice,) = notices(pilot)
        assert told in notice
        await pilot.press("enter", "space", "space")
        assert isinstance(pilot.app.screen, QuizScreen)


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"\xff\xfe",
        b"retention = 2\nnew_per_day = 'x'\n",
        b"[keys]\nreveal = 't'\n",
        b"keys = 1\n",
        b"[[theme]]\n",
    ],
)
async def test_a_broken_file_never_stops_study_and_says_so_once(
    open_app: Opener, settings_file: Path, content: bytes
) -> None:
    settings_file.write_bytes(content)
    async with open_app().run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        (notice,) = notices(pilot)
        assert str(settings_file) in notice
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("d", "enter", "space", "3")
        assert isinstance(pilot.app.screen, QuizScreen)
    assert content.strip() in settings_file.read_bytes()


async def test_a_setting_that_cannot_be_kept_holds_for_this_run(open_app: Opener, settings_file: Path) -> None:
    settings_file.write_text("theme = ")
    async with open_app().run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await choose(pilot, "new_per_day")
        await write(pilot, "4")
        assert isinstance(pilot.app, StudyApp)
        assert pilot.app.course.rules.new_per_day == 4
        assert any("the setting is not kept" in notice for notice in notices(pilot))
    assert settings_file.read_text() == "theme = "


async def test_the_mouse_changes_settings_too(open_app: Opener, settings_file: Path) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(next(key for key in pilot.app.screen.query("FooterKey") if "Settings" in str(key.render())))
        await pilot.pause()
        row = next(row for row in pilot.app.screen.query(EntryRow) if row.entry.name == "theme")
        await pilot.click(row)
        await pilot.click(OptionList, offset=(2, 0))
        await pilot.pause()
        assert pilot.app.theme == "paper"
        assert tomllib.loads(settings_file.read_text()) == {"theme": "paper"}


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_all_settings_can_be_reached_and_fit(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app().run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("comma")
        await pilot.pause()
        rows = list(pilot.app.screen.query(EntryRow))
        for row in rows:
            assert pilot.app.focused is row
            assert pilot.app.screen.region.contains_region(row.region)
            await pilot.press("down")
        rows[3].focus()
        await pilot.press("enter")
        dialog = pilot.app.screen.query_one("#change")
        assert pilot.app.screen.region.contains_region(dialog.region)
