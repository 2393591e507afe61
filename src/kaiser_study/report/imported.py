"""What `import` prints."""

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

from kaiser_study.corpus.decoding import storable
from kaiser_study.corpus.drafts import Unread
from kaiser_study.corpus.imported import Imported
from kaiser_study.corpus.language import NAMES, language_of
from kaiser_study.corpus.reading import Reading
from kaiser_study.corpus.yaml_text import id_text, scalar
from kaiser_study.model import UNKNOWN_SOURCE, Corpus, Source, SourceKind, is_english
from kaiser_study.visible import in_a_line, plural, without_controls

_SHOWN = 20
"""Pieces that are told on the screen; the file has all."""

_IDS_SHOWN = 5


def reading_lines(reading: Reading) -> Iterable[str]:
    """How a document was understood."""
    if reading.because:
        yield f"recognised as {reading.format}: {reading.because}"
    else:
        yield f"read as {reading.format}"
    yield from map(without_controls, reading.notes)


def imported_lines(imported: Imported, corpus: Path, unread_file: Path) -> Iterable[str]:
    """What was written, what was not, and what to do next."""
    new = imported.new
    written, kept = storable(str(corpus)), storable(str(unread_file))
    counts = [plural(len(new.quotes), "quote"), plural(len(new.parts), "part"), plural(len(new.sources), "source")]
    if imported.corpus:
        yield f"{written}: {counts[0]}, {counts[1]}, {counts[2]}"
    elif new.quotes:
        yield f"{written}: {counts[0]} added, with {counts[1]} and {counts[2]} that are new"
    else:
        yield f"{written}: nothing is new, and nothing was changed"
    if new.there:
        yield f"already there: {plural(new.there, 'quote')}"
    if ids := [quote.current_id for quote in new.moved]:
        told = f"{len(ids)} of them came with another topic or part ({_first(ids)})"
        yield f"{told}: the corpus keeps its own, and you can change it there"
    if ids := [quote.id for quote in new.quotes if quote.source.label == UNKNOWN_SOURCE]:
        yield f"{plural(len(ids), 'quote')} named no source: it is `{UNKNOWN_SOURCE}` now ({_first(ids)})"
    if new.without_topic:
        told = f"{plural(new.without_topic, 'quote')} named no topic: their first words stand for it"
        yield f"{told} (write better ones, or leave topic cards out of the recipe)"
    yield from _kind_lines(new.guessed)
    if imported.corpus:
        yield from _language_lines(imported.corpus)
    if imported.unread:
        was, them = ("was", "it") if len(imported.unread) == 1 else ("were", "them")
        yield f"{plural(len(imported.unread), 'piece')} {was} left out; {kept} keeps {them}:"
        yield from map(_unread_line, imported.unread[:_SHOWN])
        if len(imported.unread) > _SHOWN:
            yield f"  and {len(imported.unread) - _SHOWN} more"
    if imported.corpus:
        yield from _next_lines(imported.corpus, corpus)


def _kind_lines(guessed: Sequence[Source]) -> Iterable[str]:
    """Which kinds of sources are guesses, each with its sources."""
    if guessed:
        told = f"{plural(len(guessed), 'source')} named no kind: it is guessed by the words of the label"
        yield f"{told} (correct what is wrong)"
    for kind in sorted({source.kind for source in guessed}):
        why = ", as no word tells it" if kind is SourceKind.DOCUMENT else ""
        yield f"  `{kind}`{why}: {_first([source.id for source in guessed if source.kind is kind])}"


def _language_lines(corpus: Corpus) -> Iterable[str]:
    """What the quotes are in, unless it is what everything is."""
    [head] = corpus.heads
    if not language_of(quote.text for quote in corpus.quotes):
        yield f"the language of the quotes is not certain: `language: {head.language}` stands for it"
    elif not is_english(head.language):
        yield f"the quotes look {NAMES[head.language]}: `language: {scalar(head.language, 0)}`"


def _next_lines(corpus: Corpus, file: Path) -> Iterable[str]:
    """How it becomes a deck, with the recipe to save."""
    written, recipe = storable(str(file)), storable(str(file.with_name(f"{file.stem}-deck.yaml")))
    guessed = "language, provenance, topics, kinds of sources"
    check, preview = (
        f"`kaiser-study {name} {shlex.quote(it)}`" for name, it in (("check", written), ("preview", recipe))
    )
    yield f"Next: look through {written} ({guessed}), and {check}."
    yield f"For a deck, save these lines as {recipe}, and see its cards with {preview}:"
    [head] = corpus.heads
    yield f"  deck: {id_text(head.id)}"
    yield f"  title: {scalar(head.title, 0)}"
    yield f"  corpus: {scalar(storable(file.name), 0)}"


def _first(ids: Sequence[str]) -> str:
    more = [f"and {len(ids) - _IDS_SHOWN} more"] * (len(ids) > _IDS_SHOWN)
    return ", ".join([*(f"`{id}`" for id in ids[:_IDS_SHOWN]), *more])


def _unread_line(unread: Unread) -> str:
    return f"  line {unread.line}: {in_a_line(unread.why, 100)}: {in_a_line(unread.text)}"
