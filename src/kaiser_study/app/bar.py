"""A line that is filled by a share: how far the session is, how well a part is known."""

from textual.content import Content


def bar(share: float, cells: int) -> Content:
    """`cells` cells wide, filled by a share from 0 to 1."""
    filled = round(share * cells)
    return Content.assemble(("━" * filled, "$accent"), ("─" * (cells - filled), "dim"))
