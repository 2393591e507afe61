"""The keys of every action, and what may be set in their place."""

from collections.abc import Mapping

import pytest

from kaiser_study.app.app import keyboard
from kaiser_study.app.keys import as_written


def test_every_key_is_shown_as_it_may_be_written() -> None:
    keys = keyboard()
    shown = {name: ", ".join(map(as_written, action.keys)) for name, action in keys.actions.items()}
    assert (shown["settings"], shown["help"], shown["search"]) == (",", "?, f1", "/")
    assert keys.keymap(shown) == ({name: ",".join(action.keys) for name, action in keys.actions.items()}, [])


def test_every_action_has_a_name_of_its_own_and_a_label() -> None:
    for name, action in keyboard().actions.items():
        assert action.label, name
        assert action.keys, name


@pytest.mark.parametrize(
    ("name", "keys", "said", "swap"),
    [
        ("hint", "o", {}, {"hint": "o", "options": "h"}),
        ("hint", "o,f9", {}, {"hint": "o,f9", "options": "h"}),
        ("hint", "o", {"hint": "z"}, {"hint": "o", "options": "z"}),
        ("hint", "o", {"hint": "f9", "options": "f8"}, {}),
        ("hint", "f8", {"options": "f8"}, {"hint": "f8", "options": "h"}),
        ("hint", None, {"hint": "o", "options": "h"}, {"hint": None, "options": None}),
        ("hint", None, {"hint": "f9", "options": "h"}, {"hint": None, "options": "f9"}),
    ],
)
def test_a_swap_gives_the_old_keys_to_the_action_that_had_the_new_ones(
    name: str, keys: str | None, said: Mapping[str, str], swap: Mapping[str, str | None]
) -> None:
    assert keyboard().swap(name, keys, said) == swap


@pytest.mark.parametrize(("name", "keys"), [("hint", "f9"), ("hint", "o,t"), ("reveal", "1"), ("undo", "u,s")])
def test_there_is_no_swap_without_one_other_action_that_could_take_the_old_keys(name: str, keys: str) -> None:
    assert keyboard().swap(name, keys, {}) == {}


def test_keys_do_not_fit_that_others_have_as_they_come_or_as_they_were_said() -> None:
    keys = keyboard()
    told = [
        keys.misfit("hint", "o", {}),
        keys.misfit("hint", "o", {"options": "f8"}),
        keys.misfit("hint", "f8", {"options": "f8"}),
        keys.misfit("hint", None, {"hint": "f9", "options": "h"}),
        keys.misfit("hint", None, {"hint": "nokey"}),
    ]
    assert [misfit and misfit.what for misfit in told] == [
        "`o` for `hint` is taken by `options`",
        None,
        "`f8` for `hint` is taken by `options`",
        "`h` for `hint` is taken by `options`",
        None,
    ]
