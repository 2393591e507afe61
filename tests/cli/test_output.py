"""What is shown to one who waits."""

import io
import sys

import pytest

from kaiser_study.cli.output import counted
from kaiser_study.model import Event, Skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stderr", "count", "is_shown"),
    [(Terminal(), 50_000, True), (Terminal(), 49_999, False), (io.StringIO(), 50_000, False)],
)
def test_a_bar_is_shown_where_somebody_waits_and_nothing_is_lost(
    stderr: io.StringIO, count: int, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    events: list[Event] = [Skip("test", "card", at) for at in range(count)]
    assert list(counted(events, "Working")) == events
    assert ["Working" in stderr.getvalue(), "100%" in stderr.getvalue()] == [is_shown, is_shown]
