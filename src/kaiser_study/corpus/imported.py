"""Quotes that were read -> a new corpus file, or the quotes that are new to an old one, set into it."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kaiser_study.corpus.compose import Composed, compose
from kaiser_study.corpus.decoding import storable
from kaiser_study.corpus.drafts import Unread
from kaiser_study.corpus.into import insert
from kaiser_study.corpus.language import language_of
from kaiser_study.corpus.reader import corpus_in
from kaiser_study.corpus.reading import Reading
from kaiser_study.corpus.slug import slug_of
from kaiser_study.corpus.yaml_text import corpus_text
from kaiser_study.errors import Place, StudyError
from kaiser_study.model import Corpus, Head
from kaiser_study.publish import journal_of, publish, read_if_there
from kaiser_study.visible import headline, plural


@dataclass(frozen=True, slots=True)
class Imported:
    """The content of a corpus file, what in it is new, and what of the document is not in it, by its lines;
    `corpus` is what is in the file, if that is new altogether."""

    corpus: Corpus | None
    content: bytes
    new: Composed
    unread: Sequence[Unread]


def new_corpus(reading: Reading, source: Path, called: str = "") -> Imported:
    """A corpus of its own, called by what the document says of itself, else as told, else by the name of its file."""
    words = storable(called or source.stem).replace("_", " ").replace("-", " ").split()
    title = reading.title or headline(" ".join(words)) or "Quotes"
    id = slug_of(title) or "quotes"
    new = compose(reading.drafts, id)
    head = Head(
        id=id,
        title=title,
        introduction=reading.introduction,
        provenance=f"as given in {storable(source.name)}; not checked",
        language=language_of(quote.text for quote in new.quotes) or "en",
    )
    corpus = Corpus((head,), new.parts, new.sources, new.quotes)
    content = BytesIO()
    content.writelines(piece.encode() for piece in corpus_text(corpus))
    return Imported(corpus, content.getvalue(), new, _unread(reading, new))


def added_to(path: Path, content: bytes, reading: Reading) -> Imported:
    """Raises BadDocument if the corpus has mistakes, StudyError if nothing can be set into it as it is written."""
    before = corpus_in(path, content)
    [head] = before.heads
    new = compose(reading.drafts, head.id, before)
    unread = [*_unread(reading, new)]
    if reading.introduction:
        unread.insert(0, Unread(1, reading.introduction, "the corpus keeps its own introduction"))
    return Imported(None, insert(path, content, before, new), new, unread)


def unread_text(source: Path, unread: Sequence[Unread]) -> bytes:
    """What was not read, for a file of its own: where it stands, why, and the piece as it is."""
    pieces = "".join(f"\nline {each.line}: {each.why}\n{_indented(each.text)}\n" for each in unread)
    told = f"{storable(source.name)}: {plural(len(unread), 'piece')} left out\n{pieces}\n\n"
    return told.encode()


def check_is_free(file: Path, source: Path) -> None:
    """Raises StudyError if no new file can be made there of what is in `source`."""
    if file.is_dir():
        remedy = f"name a file in it: -o {_quoted(file / 'quotes.yaml')}"
        raise StudyError("this is a folder", remedy=remedy, place=Place(file))
    if file.resolve() == source.resolve():
        what = "this is the document itself, which stays as it is"
        raise StudyError(what, remedy="choose another place with -o", place=Place(file))
    if file.exists():
        remedy = f"add what is new with --into {_quoted(file)}, or choose another place with -o"
        raise StudyError("this file is there already", remedy=remedy, place=Place(file))
    if not file.parent.is_dir():
        remedy = f"make the folder {file.parent}, or choose another place with -o"
        raise StudyError("the folder of this file is not there", remedy=remedy, place=Place(file))


def publish_imported(imported: Imported, file: Path, before: bytes | None, source: Path) -> Path:
    """Writes the corpus, unless it is as `before`, and beside it what was left out: both or none, so that no
    corpus stands there without what it lacks. Returns the file of that; raises StudyError if they cannot be written."""
    unread_file = file.with_name(f"{file.stem}.unread.txt")
    contents = {file: imported.content} if imported.content != before else {}
    try:
        if imported.unread:
            earlier = read_if_there(unread_file) or b""
            contents[unread_file] = earlier + unread_text(source, imported.unread)
        publish(contents, journal_of(file))
    except StudyError as error:
        if before is None:
            raise
        remedy = "see that its folder may be written and has room: nothing was changed"
        raise StudyError(error.what, remedy=remedy, place=error.place) from error
    return unread_file


def _unread(reading: Reading, new: Composed) -> Sequence[Unread]:
    """With the quotes that have a twin."""
    twins = (
        Unread(
            twin.draft.line,
            f"{twin.draft.text}\n-- {twin.draft.source}" if twin.draft.source else twin.draft.text,
            f"{'the same' if twin.is_same else 'nearly the same'} as `{twin.id}`",
        )
        for twin in new.twins
    )
    return sorted([*reading.unread, *new.unread, *twins], key=lambda each: each.line)


def _quoted(file: Path) -> str:
    return shlex.quote(str(file))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
