"""The end of a pseudo-terminal at which a learner sits."""

import os


def shown_until_the_end(leader: int) -> str:
    """All that programs write to a terminal until the last of them has closed it; then it is closed here too."""
    shown = b""
    try:
        while more := os.read(leader, 65_536):
            shown += more
    except OSError:
        pass  # Linux says so that the last program has closed the terminal
    os.close(leader)
    return shown.decode(errors="replace")
