"""Where the corpora and recipes that come with the program are."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "bundled"
_CHECKOUT = _PACKAGE.parent.parent


def is_installed() -> bool:
    """Whether the program runs from a wheel, and not from a checkout of its repository."""
    return _INSTALLED.is_dir()


def default_recipe() -> Path:
    """The recipe that a command takes if none is named."""
    root = _INSTALLED if is_installed() else _CHECKOUT
    return root / "decks" / "lessons-from-lukasz-kaiser.yaml"
