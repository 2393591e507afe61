"""Text -> HTML for an Anki field, in which nothing of the text can act as markup.

Anki reads more than HTML in a field: `{{c1::...}}` makes a cloze, `::` in one
starts a hint, `[sound:...]` and `[latex]` are replaced, markup inside a MathJax formula
is dropped, 0x1f separates fields.
"""

from functools import lru_cache

from kaiser_study.visible import without_controls

_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
    | {character: f"&#{ord(character)};" for character in "{}[\\"}
)


@lru_cache(maxsize=4096)  # parts, sources and options come again and again
def to_html(text: str) -> str:
    """Shown by Anki exactly as written; control characters as their pictures."""
    return without_controls(text).translate(_ENTITIES).replace("::", "&#58;&#58;")
