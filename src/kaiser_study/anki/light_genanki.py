"""genanki without asyncio, which takes longer to load than all the rest of it.

It asks the package `cached_property` for the one decorator that Python has itself; that package
asks asyncio for more.
"""

import functools
import sys

sys.modules.setdefault("cached_property", functools)

from genanki import Deck, Model, Note, Package  # noqa: E402
from genanki.card import Card  # noqa: E402

__all__ = ["Card", "Deck", "Model", "Note", "Package"]
