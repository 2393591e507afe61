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


def headline(text: str) -> str:
    """A title that stands for itself: with a capital first letter."""
    return text[:1].upper() + text[1:]
