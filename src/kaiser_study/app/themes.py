"""Two themes of our own, print-like: paper and night, with one accent colour."""

from textual.theme import Theme

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#1d4f8f",
    accent="#1d4f8f",
    foreground="#1d1c1a",
    background="#fdfcf9",
    surface="#f1eee7",
    panel="#f1eee7",
    variables={"footer-key-foreground": "#1d4f8f", "input-cursor-background": "#1d4f8f"},
)

NIGHT = Theme(
    name="night",
    dark=True,
    primary="#a5cbff",
    accent="#a5cbff",
    foreground="#ece9e2",
    background="#1b1b1d",
    surface="#28282b",
    panel="#28282b",
    variables={"footer-key-foreground": "#a5cbff", "input-cursor-background": "#a5cbff"},
)
