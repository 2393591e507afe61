"""Work that may take long, and who is told how far it is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

A_WHILE = 0.5
"""Seconds after which one who waits wants to know how far it is."""

Step = Callable[[], object]

Watch = Callable[[str, int], AbstractContextManager[Step]]
"""Shows how far a work of so many steps is, by its name; what it gives is called after each of them."""


@contextmanager
def unwatched(work: str, steps: int) -> Iterator[Step]:
    """Shows nothing."""
    del work, steps
    yield lambda: None
