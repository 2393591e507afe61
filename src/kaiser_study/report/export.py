"""What `build` prints of formats other than Anki's package."""

from collections.abc import Iterable, Mapping

from kaiser_study.export.files import Exported, Format
from kaiser_study.visible import plural

_WHY_LEFT_OUT = {
    Format.MOODLE: "without options its answer would have to be typed letter by letter",
    Format.HTML: "its text is too long for a card",
}


def exported_json(exported: Exported) -> Mapping[str, object]:
    """What was written, and what was not."""
    return {
        "file": str(exported.file),
        "format": exported.format,
        "cards": len(exported.cards),
        "left_out": [card.id for card in exported.left_out],
        "is_ahead": exported.is_ahead,
    }


def exported_lines(exported: Exported) -> Iterable[str]:
    """What was written and what was not, for a person."""
    yield f"{exported.file}{'' if exported.is_new else ' (unchanged)'}"
    yield plural(len(exported.cards), "card")
    if exported.left_out:
        why = _WHY_LEFT_OUT[exported.format]
        yield f"{plural(len(exported.left_out), 'card')} left out, for {why}:"
        yield from (f"  {card.id}" for card in exported.left_out)
    yield "No lock was changed: only an .apkg is an edition of the deck."
    if exported.is_ahead:
        yield "It has what no edition has yet: build the .apkg too, so that the lock remembers its ids and numbers."
