"""A lock <-> its file: text that is sorted, so that a git diff shows what an edition changes."""

import re
import shlex
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import yaml

from kaiser_study.anki.notes import NoteKind, guid
from kaiser_study.cards.numbers import LAST_NUMBER
from kaiser_study.deck.lock import LAST_SECOND, Lock, LockedCorpus, LockedNote, LockedType, State
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Items, Node, Scalar
from kaiser_study.errors import BadDocument, Place, StudyError
from kaiser_study.model import CardKind, Corpus, Part, Published, Quote, Source, SourceKind
from kaiser_study.visible import in_a_line

VERSION = 3
"""3 since a lock may be of several corpora, 2 since a note may have options of its clozes and a deck of its topic
card. A lock without these is written in the version that older programs can read."""

Named = TypeVar("Named", Part, Source)

_HEAD = """\
# What the learners of this deck were given. `kaiser-study build` writes it: keep it in git beside
# the recipe, and do not edit it. docs/editions.md says what it is for.
"""
_END = "..."
"""YAML's sign for the end of a document, on the last line: where it lacks, the file was cut off."""

_NEEDED = ("kaiser-study lock", "deck", "made", "part digits", "note types", "parts", "sources", "notes")

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_VERSION_LINE = re.compile(rb"^kaiser-study lock: *(\d+) *\r?$", re.MULTILINE)
_CONFLICT = re.compile(rb"^(<{7}|={7}|>{7}|\|{7})( .*)?\r?$", re.MULTILINE)


def read_lock(file: Path) -> Lock | None:
    """The lock in a file, None if there is no such file. Raises StudyError if it cannot be trusted."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StudyError(
            f"the lock cannot be read ({(error.strerror or str(error)).lower()})",
            remedy="check that it is a file and that you may read it",
            place=Place(file),
        ) from error
    if conflict := _CONFLICT.search(content):
        raise StudyError(
            "git left a conflict in the lock",
            remedy="keep the lines of both sides where they speak of different notes, of one note those of "
            "the edition that was published, then build again",
            place=Place(file, 1 + content.count(b"\n", 0, conflict.start())),
        )
    version = _VERSION_LINE.search(content)
    if version and int(version[1][:9]) > VERSION:
        raise StudyError(
            f"the lock is of version {version[1].decode()[:9]}, which a newer kaiser-study wrote",
            remedy="update kaiser-study",
            place=Place(file, 1 + content.count(b"\n", 0, version.start())),
        )
    if not version:
        raise _damaged(file, "its first lines are missing")
    if content.rstrip().rpartition(b"\n")[2] != _END.encode():
        raise _damaged(file, "its end was cut off")
    try:
        return _Reader(Document(file, content)).lock()
    except BadDocument as error:
        first = error.findings[0]
        raise _damaged(file, f"{first.rule}: {first.what}", first.place) from error


def published_beside(corpus_file: Path, corpus: Corpus) -> Mapping[str, Published]:
    """What the decks whose locks stand beside a corpus gave the cards of its quotes, by quote id."""
    [head] = corpus.heads
    published: dict[str, Published] = {}
    for file in sorted(corpus_file.parent.glob("*.lock")):
        with suppress(StudyError):  # of another program, or damaged: the build says so
            if (lock := read_lock(file)) and (known := lock.corpus_called(head)):
                published |= lock.published(known.id)
    return published


def lock_text(lock: Lock) -> str:
    """The content of a lock's file."""
    notes = [lock.notes[name] for name in sorted(lock.notes)]
    content = {
        "kaiser-study lock": _version_of(lock),
        "deck": lock.deck,
        **_told("deck renamed to", lock.deck_renamed_to),
        **_corpora_content(lock),
        "made": _time_text(lock.made),
        "part digits": lock.part_digits,
        "note types": {
            id: {
                "name": type.name,
                "content": type.content,
                "changed": _time_text(type.changed),
                "fields": list(type.fields),
                "templates": list(type.templates),
            }
            for id, type in sorted(lock.types.items())
        },
        "parts": {
            id: {
                **_told("corpus", part.corpus if len(lock.corpora) > 1 else ""),
                "number": part.number,
                "title": part.title,
                **_told("renamed to", part.renamed_to),
            }
            for id, part in sorted(lock.parts.items())
        },
        "sources": {
            id: {
                "label": source.label,
                "kind": source.kind.value,
                **_told("year", source.year),
                **_told("url", source.url),
                **_told("renamed to", source.renamed_to),
            }
            for id, source in sorted(lock.sources.items())
        },
        "notes": {note.name: _note_content(note) for note in notes},
    }
    return _HEAD + yaml.dump(
        content,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        default_flow_style=False,
        explicit_end=True,
        sort_keys=False,
        width=1 << 30,
    )


def _version_of(lock: Lock) -> int:
    """The first version that has all that the lock has."""
    if len(lock.corpora) > 1:
        return VERSION
    return 2 if any(note.cloze_options or note.topic_deck for note in lock.notes.values()) else 1


def _corpora_content(lock: Lock) -> Mapping[str, object]:
    """A corpus that is the only one stands as it did before there could be several."""
    corpora = [lock.corpora[id] for id in sorted(lock.corpora)]
    if len(corpora) == 1:
        return {"corpus": corpora[0].id, **_told("corpus renamed to", corpora[0].renamed_to)}
    return {
        "corpora": {
            corpus.id: {
                "provenance": corpus.provenance,
                "language": corpus.language,
                **_told("renamed to", corpus.renamed_to),
            }
            for corpus in corpora
        }
    }


def _note_content(note: LockedNote) -> Mapping[str, object]:
    quote = note.quote
    return {
        **_told("state", "" if note.state is State.LIVE else note.state.value),
        "guid": note.guid,
        "content": note.content,
        "changed": _time_text(note.changed),
        "deck": note.deck,
        **_told("topic deck", note.topic_deck),
        "part": quote.part.id,
        "source": quote.source.id,
        "topic": quote.topic,
        "text": quote.text,
        **_told("renamed to", quote.renamed_to),
        **_told("terms", dict(sorted(note.terms.items()))),
        **_told("retired terms", dict(sorted(note.retired_terms.items()))),
        **_told("cloze options", {number: list(options) for number, options in sorted(note.cloze_options.items())}),
        **{f"{kind} options": list(note.options[kind]) for kind in CardKind if kind in note.options},
    }


def _told(key: str, value: object) -> Mapping[str, object]:
    """A key that is left out where it says nothing."""
    return {key: value} if value else {}


def _time_text(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime(_TIME)


def _damaged(file: Path, why: str, place: Place | None = None) -> StudyError:
    return StudyError(
        f"the lock is damaged ({why})",
        remedy=f"take it back from git: git checkout -- {shlex.quote(str(file))}",
        place=place or Place(file),
    )


class _Reader:
    """Turns nodes into a lock; mistakes are reported to the document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def lock(self) -> Lock:
        values = self.document.fields(
            self.document.root,
            "the lock",
            [*_NEEDED, "corpora" if self.document.has("corpora") else "corpus"],
            ["deck renamed to", "corpus renamed to"],
        )
        corpora = self._corpora(values)
        parts = {id: self._part(id, node, corpora) for id, node in self._entries(values, "parts")}
        sources = {id: self._source(id, node) for id, node in self._entries(values, "sources")}
        types = [self._type(id, node) for id, node in self._entries(values, "note types")]
        notes = [self._note(name, node, parts, sources) for name, node in self._entries(values, "notes")]
        lock = Lock(
            deck=self._text(values, "deck"),
            corpora=corpora,
            made=self._time(values, "made"),
            part_digits=self.document.number(values.get("part digits"), "`part digits`", 1, 9) or 1,
            types={type.id: type for type in types},
            parts=parts,
            sources=sources,
            notes={note.name: note for note in notes},
            deck_renamed_to=self._text(values, "deck renamed to"),
        )
        self.document.check()
        if not notes:
            self._report(self.document.root, "it holds no note")
        for note in notes:
            if note.guid != guid(note.quote.corpus, note.quote.id, note.kind):
                self._report(self.document.root, f"the guid of {in_a_line(note.name)} is not its own")
            if not note.terms.keys().isdisjoint(note.retired_terms):
                self._report(self.document.root, f"{in_a_line(note.name)} has a number twice")
        self.document.check()
        return lock

    def _type(self, id: str, node: Node) -> LockedType:
        values = self.document.fields(
            node, f"the note type {in_a_line(id)}", ["name", "content", "changed", "fields", "templates"]
        )
        return LockedType(
            id=self._number(node, id),
            name=self._text(values, "name"),
            content=self._text(values, "content"),
            changed=self._time(values, "changed"),
            fields=tuple(self._ids(values.get("fields"))),
            templates=tuple(self._ids(values.get("templates"))),
        )

    def _corpora(self, values: Mapping[str, Node]) -> Mapping[str, LockedCorpus]:
        if "corpora" not in values:
            id = self._text(values, "corpus")
            return {id: LockedCorpus(id, self._text(values, "corpus renamed to"))}
        return {id: self._corpus(id, node) for id, node in self._entries(values, "corpora")}

    def _corpus(self, id: str, node: Node) -> LockedCorpus:
        what = f"the corpus {in_a_line(id)}"
        values = self.document.fields(node, what, ["provenance", "language"], ["renamed to"])
        return LockedCorpus(
            id=id,
            renamed_to=self._text(values, "renamed to"),
            provenance=self._text(values, "provenance"),
            language=self._text(values, "language"),
        )

    def _part(self, id: str, node: Node, corpora: Mapping[str, LockedCorpus]) -> Part:
        own = ["corpus"] if len(corpora) > 1 else []
        values = self.document.fields(node, f"the part {in_a_line(id)}", [*own, "number", "title"], ["renamed to"])
        number = self.document.number(values.get("number"), "the number", 1, 999_999_999)
        corpus = self.document.choice(values["corpus"], "the corpus", corpora) if "corpus" in values else ""
        return Part(
            id=id,
            number=number or 1,
            title=self._text(values, "title"),
            renamed_to=self._text(values, "renamed to"),
            corpus=corpus or next(iter(corpora), ""),
        )

    def _source(self, id: str, node: Node) -> Source:
        values = self.document.fields(
            node, f"the source {in_a_line(id)}", ["label", "kind"], ["year", "url", "renamed to"]
        )
        kind = self.document.choice(values.get("kind"), "the kind", [*SourceKind], SourceKind.DOCUMENT)
        return Source(
            id=id,
            label=self._text(values, "label"),
            kind=SourceKind(kind or SourceKind.DOCUMENT),
            year=self.document.number(values.get("year"), "the year", 1, 9999),
            url=self._text(values, "url") or None,
            renamed_to=self._text(values, "renamed to"),
        )

    def _note(self, name: str, node: Node, parts: Mapping[str, Part], sources: Mapping[str, Source]) -> LockedNote:
        options = {kind: f"{kind} options" for kind in (CardKind.TOPIC, CardKind.SOURCE)}
        values = self.document.fields(
            node,
            f"the note {in_a_line(name)}",
            ["guid", "content", "changed", "deck", "part", "source", "topic", "text"],
            ["state", "topic deck", "renamed to", "terms", "retired terms", "cloze options", *options.values()],
        )
        id, _, kind = name.rpartition("/")
        if kind not in [*NoteKind] or not id:
            self._report(node, f"{in_a_line(name)} is the name of no note")
            kind = NoteKind.CLOZE
        return LockedNote(
            kind=NoteKind(kind),
            quote=Quote(
                id=id,
                topic=self._text(values, "topic"),
                text=self._text(values, "text"),
                part=self._one_of(parts, values.get("part"), Part("", 0, "")),
                source=self._one_of(sources, values.get("source"), Source("", "", SourceKind.DOCUMENT)),
                renamed_to=self._text(values, "renamed to"),
            ),
            guid=self._text(values, "guid"),
            content=self._text(values, "content"),
            changed=self._time(values, "changed"),
            deck=self._text(values, "deck"),
            topic_deck=self._text(values, "topic deck"),
            state=State(self.document.choice(values.get("state"), "the state", [*State]) or State.LIVE),
            terms=self._terms(values, "terms"),
            retired_terms=self._terms(values, "retired terms"),
            options={kind: self._options(values[key]) for kind, key in options.items() if key in values},
            cloze_options={
                self._cloze_number(entry, number): self._options(entry)
                for number, entry in self._entries(values, "cloze options")
            },
        )

    def _one_of(self, known: Mapping[str, Named], node: Node | None, instead: Named) -> Named:
        id = self.document.text(node, "the id")
        if node is not None and id not in known:
            self._report(node, f"{in_a_line(id)} is neither among its parts nor its sources")
        return known.get(id, instead)

    def _terms(self, values: Mapping[str, Node], key: str) -> Mapping[int, str]:
        return {
            self._cloze_number(node, number): self.document.text(node, "the term")
            for number, node in self._entries(values, key)
        }

    def _cloze_number(self, node: Node, digits: str) -> int:
        number = self._number(node, digits)
        if not 1 <= number <= LAST_NUMBER:
            self._report(node, f"no cloze has the number {in_a_line(digits)}")
        return number

    def _options(self, node: Node) -> tuple[str, ...]:
        if isinstance(node, Items) and not node.nodes:
            return ()
        return tuple(self.document.text(entry, "the option") for entry in self.document.items(node, "the options"))

    def _ids(self, node: Node | None) -> list[int]:
        return [
            self._number(entry, entry.value if isinstance(entry, Scalar) else "")
            for entry in self.document.items(node, "the ids")
        ]

    def _number(self, node: Node, digits: str) -> int:
        if not re.fullmatch(r"[0-9]{1,18}", digits):
            self._report(node, f"{in_a_line(digits)} is no number")
            return 0
        return int(digits)

    def _time(self, values: Mapping[str, Node], key: str) -> int:
        node = values.get(key)
        text = self.document.text(node, f"`{key}`")
        try:
            seconds = int(datetime.strptime(text, _TIME).replace(tzinfo=UTC).timestamp())
            if seconds <= LAST_SECOND:
                return seconds
            raise ValueError(text)
        except ValueError:
            if node is not None:
                self._report(node, f"{in_a_line(text)} is no time")
            return 0

    def _text(self, values: Mapping[str, Node], key: str) -> str:
        return self.document.text(values.get(key), f"`{key}`")

    def _entries(self, values: Mapping[str, Node], key: str) -> Iterable[tuple[str, Node]]:
        return self.document.entries(values.get(key), f"`{key}`").items()

    def _report(self, node: Node, what: str) -> None:
        self.document.report(node, "lock", what, "")
