"""What `import` prints."""

from collections.abc import Iterable
from pathlib import Path

from kaiser_study.corpus.decoding import storable
from kaiser_study.corpus.drafts import Unread
from kaiser_study.corpus.imported import Imported
from kaiser_study.corpus.reading import Reading
from kaiser_study.model import SourceKind
from kaiser_study.visible import in_a_line, plural, without_controls

_SHOWN = 20
"""Pieces that are told on the screen; the file has all."""


def reading_lines(reading: Reading) -> Iterable[str]:
    """How a document was understood."""
    if reading.because:
        yield f"recognised as {reading.format}: {reading.because}"
    else:
        yield f"read as {reading.format}"
    yield from map(without_controls, reading.notes)


def imported_lines(imported: Imported, corpus: Path, is_new: bool, unread_file: Path) -> Iterable[str]:
    """What was written, what was not, and what to do next."""
    new = imported.new
    written, kept = storable(str(corpus)), storable(str(unread_file))
    counts = [plural(len(new.quotes), "quote"), plural(len(new.parts), "part"), plural(len(new.sources), "source")]
    if is_new:
        yield f"{written}: {counts[0]}, {counts[1]}, {counts[2]}"
    elif new.quotes:
        yield f"{written}: {counts[0]} added, with {counts[1]} and {counts[2]} that are new"
    else:
        yield f"{written}: nothing is new, and nothing was changed"
    if new.without_source:
        yield f"{plural(new.without_source, 'quote')} named no source: it is `Unknown` now"
    if new.without_topic:
        told = f"{plural(new.without_topic, 'quote')} named no topic: their first words stand for it"
        yield f"{told} (write better ones, or leave topic cards out of the recipe)"
    if unsure := [source.id for source in new.sources if source.kind is SourceKind.DOCUMENT]:
        yield f"of {plural(len(unsure), 'source')} no word told the kind: `document` stands for it"
    if imported.unread:
        yield f"{plural(len(imported.unread), 'piece')} did not become quotes; {kept} keeps them:"
        yield from map(_unread_line, imported.unread[:_SHOWN])
        if len(imported.unread) > _SHOWN:
            yield f"  and {len(imported.unread) - _SHOWN} more"
    if is_new:
        yield (
            f"Next: look through {written} (language, topics, kinds of sources), `kaiser-study check {written}`, "
            "name it in a recipe (docs/recipe.md), and see its cards with `kaiser-study preview RECIPE`."
        )


def _unread_line(unread: Unread) -> str:
    return f"  line {unread.line}: {in_a_line(unread.why, 100)}: {in_a_line(unread.text)}"
