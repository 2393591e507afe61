"""What is shown to one who waits."""

import io
import sys
from itertools import count

import pytest

from kaiser_study.cli import output
from kaiser_study.cli.output import counted
from kaiser_study.model import Event, Skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stderr", "seconds", "is_shown"),
    [(Terminal(), 0.01, True), (Terminal(), 0.001, False), (io.StringIO(), 0.01, False)],
)
def test_a_bar_is_shown_where_somebody_waits_a_while_and_nothing_is_lost(
    stderr: io.StringIO, seconds: float, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work takes so many seconds a step, of which there are 100."""
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(output, "monotonic", map(seconds.__mul__, count()).__next__)
    events: list[Event] = [Skip("test", "card", at) for at in range(100)]
    assert list(counted(events, "Working")) == events
    assert ["Working" in stderr.getvalue(), "100%" in stderr.getvalue()] == [is_shown, is_shown]
