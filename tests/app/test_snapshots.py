"""What the screens look like; `make test ARGS=--snapshot-update` after a change that was looked at."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.conftest import Opener

Compare = Callable[..., bool]

SCREENS = {
    "home": ((100, 32), [], "night"),
    "question": ((100, 32), ["enter"], "night"),
    "answer": ((80, 24), ["enter", "space"], "paper"),
    "wrong option": ((80, 24), ["enter", "space", "3", "o", "1"], "night"),
    "summary": ((80, 24), ["enter", "space", "1", "space", "3", "q"], "paper"),
    "narrow": ((40, 20), [], "paper"),
    "help": ((80, 24), ["enter", "space", "question_mark"], "night"),
    "settings": ((40, 20), ["comma"], "contrast-dark"),
}


@pytest.mark.parametrize(("size", "keys", "theme"), SCREENS.values(), ids=SCREENS.keys())
def test_screen(
    open_app: Opener, snap_compare: Compare, size: tuple[int, int], keys: Iterable[str], theme: str
) -> None:
    async def settle(pilot: Pilot[Any]) -> None:
        pilot.app.theme = theme
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    assert snap_compare(open_app(), terminal_size=size, run_before=settle)
