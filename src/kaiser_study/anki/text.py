"""Notes -> Anki's text format: tab-separated lines under a header that says what each column is."""

import csv
import io
from collections.abc import Sequence

from kaiser_study.anki.notes import AnkiNote

OPENING = "#separator:tab\n#html:true\n# kaiser-study\n"
"""How such a file begins."""

_BEFORE_FIELDS = ("guid", "notetype", "deck")


def notes_text(notes: Sequence[AnkiNote]) -> str:
    """A line for each note, as Anki itself exports them, in the order of introduction.

    Anki gives new notes their positions line by line, so that the two notes of a quote must not be neighbours.
    A line names one deck; it is that of the note's first card.
    """
    width = max((len(note.fields) for note in notes), default=0)
    columns = (*_BEFORE_FIELDS, *("" for _ in range(width)), "tags")
    text = io.StringIO(OPENING)
    text.seek(0, io.SEEK_END)
    text.writelines(f"#{name} column:{number}\n" for number, name in enumerate(columns, start=1) if name)
    lines = csv.writer(text, delimiter="\t", lineterminator="\n")
    for note in sorted(notes, key=lambda note: min(card.position for card in note.cards)):
        fields = (*note.fields, *("" for _ in range(width - len(note.fields))))
        first = min(note.cards, key=lambda card: card.ordinal)
        lines.writerow((note.guid, note.type.name, first.deck, *fields, " ".join(sorted(note.tags))))
    return text.getvalue()
