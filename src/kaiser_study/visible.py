"""Text of a corpus as it may be shown, on whatever screen."""

_PICTURES = str.maketrans(
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
)


def without_controls(text: str) -> str:
    """Control characters as their pictures (U+2400 and on): they could steer a terminal or
    break a field. Line breaks and tabs stay."""
    return text.translate(_PICTURES)


def in_a_line(text: str, longest: int = 60) -> str:
    """A text as it may be told in a message: on one line, and its beginning only if it is long."""
    line = without_controls(text).replace("\n", "\u240a").replace("\t", "\u2409")
    return line if len(line) <= longest else line[:longest] + "…"


def headline(text: str) -> str:
    """A title that stands for itself: with a capital first letter."""
    return text[:1].upper() + text[1:]


def plural(count: int, noun: str) -> str:
    """`1 day`, `2 days`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
