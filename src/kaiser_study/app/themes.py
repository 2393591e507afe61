"""Our themes, print-like with one accent colour, in pairs of light and dark: the usual one, one of high contrast,
and one of the terminal's own sixteen colours."""

from textual.theme import BUILTIN_THEMES, Theme


def _theme(name: str, dark: bool, accent: str, foreground: str, background: str, surface: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=surface,
        variables={"footer-key-foreground": accent, "input-cursor-background": accent},
    )


PAPER = _theme("paper", False, "#1d4f8f", "#1d1c1a", "#fdfcf9", "#f1eee7")
NIGHT = _theme("night", True, "#a5cbff", "#ece9e2", "#1b1b1d", "#28282b")
CONTRAST_LIGHT = _theme("contrast-light", False, "#00008b", "#000000", "#ffffff", "#ffffff")
CONTRAST_DARK = _theme("contrast-dark", True, "#ffff00", "#ffffff", "#000000", "#000000")
ANSI_LIGHT = BUILTIN_THEMES["ansi-light"]
ANSI_DARK = BUILTIN_THEMES["ansi-dark"]

_PAIRS = ((PAPER, NIGHT), (CONTRAST_LIGHT, CONTRAST_DARK), (ANSI_LIGHT, ANSI_DARK))
THEMES = {theme.name: theme for pair in _PAIRS for theme in pair}


def counterpart(name: str) -> str:
    """The dark theme beside a light one, and the other way round."""
    return next(other.name for pair in _PAIRS for one, other in (pair, pair[::-1]) if one.name == name)
