"""What Anki shows as a page of its own -> the same as one of many in a page: the HTML of a side, and its style.

The style is nested below `.face`, so that it reaches nothing else; cards are read without any rule of the page.
"""

import re

_MAIN = re.compile(r"(?<![\w.#-])main(?![\w-])")
_NIGHT = re.compile(r"\.(?:nightMode|night_mode)(?![\w-])")


def framed(side: str) -> str:
    """A page has one `main` and no id twice, so a card has a `section`, and no id to which Anki scrolls."""
    return (
        side.replace("<main ", "<section ").replace("</main>", "</section>").replace('<hr id="answer">', "<hr>").strip()
    )


def framed_style(css: str) -> str:
    """The style of a note type, for cards in frames."""
    return f".face {{\n{_MAIN.sub('section', css)}}}\n"


def night_style(css: str) -> str:
    """The same for the night. In Anki a class says that it is night, which no page can set without a script;
    so the class that every card has stands for it."""
    return framed_style(_NIGHT.sub(".card", css))
