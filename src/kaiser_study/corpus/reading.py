"""A document in a foreign format -> its drafts, and what could not be read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaiser_study.corpus.decoding import decode, storable
from kaiser_study.corpus.drafts import About, Draft, Note, Piece, Unread
from kaiser_study.corpus.form import URL
from kaiser_study.corpus.formats import FORMATS, recognise
from kaiser_study.errors import Place, StudyError
from kaiser_study.visible import in_a_line, plural

_URL = re.compile(URL)
_GAP = re.compile(r"\[ ?\. ?\. ?\. ?\]")
"""An omission, as it looks on a card where a word is hidden."""

Watch = Callable[[Iterable[Piece], int], Iterable[Piece]]
"""Goes through pieces and shows how far it is: the number is that of the document's lines."""


@dataclass(slots=True)
class Reading:
    """What a document holds. `format` is what it is called, `because` why it was taken for it; that is
    empty if it was told."""

    format: str
    because: str
    title: str = ""
    introduction: str = ""
    drafts: list[Draft] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_document(content: bytes, path: Path, told: str | None, columns: Mapping[str, str], watch: Watch) -> Reading:
    """Raises StudyError if it is no text, or in no format that is known; `told` is the name of its format, if any."""
    try:
        decoded = decode(content)
        if not decoded.text.strip():
            raise StudyError("the file is empty", remedy="name the file with the quotes")
        format, because = (FORMATS[told], "") if told else recognise(decoded.text, path.suffix.lower())
        reading = Reading(format.title, because, notes=[decoded.said] if decoded.said else [])
        for piece in watch(format.pieces(decoded.text, columns), decoded.text.count("\n") + 1):
            _keep(piece, reading)
    except RecursionError as error:
        raise StudyError("it is nested too deeply", remedy="write it flatter", place=Place(path)) from error
    except StudyError as error:
        raise StudyError(error.what, remedy=error.remedy, place=Place(path)) from error
    if not reading.drafts:
        raise _nothing(reading, path)
    _close_gaps(reading)
    return reading


def _keep(piece: Piece, reading: Reading) -> None:
    match piece:
        case Draft(url=url) if url and not _URL.fullmatch(url):
            reading.drafts.append(replace(piece, url=""))
            reading.unread.append(Unread(piece.line, storable(url), "it is no web address, and its source has none"))
        case Draft():
            reading.drafts.append(piece)
        case Unread():
            reading.unread.append(piece)
        case Note(text=text):
            reading.notes.append(text)
        case About(line=line, title=title, introduction=introduction):
            if reading.title and title and title != reading.title:
                reading.unread.append(Unread(line, title, "there is a title before it"))
            if reading.introduction and introduction:
                reading.unread.append(Unread(line, introduction, "there is an introduction before it"))
            reading.title = reading.title or storable(title).strip()
            reading.introduction = reading.introduction or storable(introduction).strip()


def _close_gaps(reading: Reading) -> None:
    """Writes omissions such that no card seems to hide a word there."""
    gaps = [at for at, draft in enumerate(reading.drafts) if _GAP.search(draft.text)]
    for at in gaps:
        draft = reading.drafts[at]
        reading.drafts[at] = replace(draft, text=_GAP.sub("[…]", draft.text))
    if gaps:
        told = f"{plural(len(gaps), 'quote')} had `[...]`, which looks like the gap of a card: it is `[…]` now"
        reading.notes.append(told)


def _nothing(reading: Reading, path: Path) -> StudyError:
    first = next(iter(reading.unread), None)
    why = f" ({in_a_line(first.why, 100)})" if first else ""
    what = f"no quote was found, read as {reading.format}{why}"
    return StudyError(what, remedy="name another --format", place=Place(path, first.line if first else None))
