"""A corpus file (docs/corpus.md) -> Corpus."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kaiser_study.cards.words import find_term
from kaiser_study.corpus.form import LANGUAGE, URL, CorpusForm, PartForm, QuoteForm, SourceForm, TermForm
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Fields, Node, Scalar, Unusable
from kaiser_study.document.unknown_word import remedy_for
from kaiser_study.errors import Place
from kaiser_study.model import Corpus, Head, Part, Quote, Source, SourceKind
from kaiser_study.schema import keys_of
from kaiser_study.visible import in_a_line

_LANGUAGE = re.compile(LANGUAGE)
_URL = re.compile(URL)


def read_corpus(path: Path, named: Place | None = None) -> Corpus:
    """Raises BadDocument with every mistake of the file, StudyError if it cannot be read, at the place where a recipe
    names it, if one does."""
    return _read(Document.open(path, named))


def corpus_in(path: Path, content: bytes) -> Corpus:
    """The corpus that a file with this content would hold. Raises BadDocument."""
    return _read(Document(path, content))


def _read(document: Document) -> Corpus:
    corpus = _Reader(document).corpus()
    document.check()
    return corpus


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of all things of a sort and those that they had before, each with its line, and where these stand."""

    noun: str
    taken: dict[str, int] = field(default_factory=dict)
    former: dict[str, int] = field(default_factory=dict)
    renamed: list[tuple[str, Node]] = field(default_factory=list)


class _Reader:
    """Turns nodes into quotes; mistakes are reported to the document and reading goes on."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.report = document.report
        self.text = document.text

    def corpus(self) -> Corpus:
        if self.document.has("deck"):
            self.report(
                self.document.root, "wrong-file", "this is a recipe, not a corpus", "name the file with the quotes"
            )
            self.document.check()
        fields = self.document.fields(self.document.root, "the corpus", **keys_of(CorpusForm))
        corpus_id, renamed_to = self._id(fields, "corpus", _Ids("corpus"))
        sources = self._sources(self.document.items(fields.get("sources"), "`sources`"))
        parts: list[Part] = []
        quotes: list[Quote] = []
        part_ids, quote_ids = _Ids("part"), _Ids("quote")
        for node in self.document.items(fields.get("parts"), "`parts`"):
            values = self.document.fields(node, "the part", **keys_of(PartForm))
            part_id, part_renamed_to = self._id(values, "id", part_ids)
            part = Part(
                id=part_id,
                number=len(parts) + 1,
                title=self.document.prose(values.get("title"), "the part's title"),
                renamed_to=part_renamed_to,
                place=self._place(node),
                corpus=corpus_id,
            )
            parts.append(part)
            for quote in self.document.items(values.get("quotes"), "the part's `quotes`"):
                quotes.append(self._quote(quote, part, sources, quote_ids))
        self._check_former(part_ids)
        self._check_former(quote_ids)
        head = Head(
            id=corpus_id,
            title=self.document.prose(fields.get("title"), "the title"),
            introduction=self.document.prose(fields.get("introduction"), "the introduction"),
            provenance=self.document.prose(fields.get("provenance"), "the provenance"),
            language=self._language(fields.get("language")),
            renamed_to=renamed_to,
            place=self._place(fields.get("corpus", self.document.root)),
        )
        return Corpus((head,), tuple(parts), tuple(sources.values()), tuple(quotes))

    def _place(self, node: Node) -> Place:
        return Place(self.document.path, node.line)

    def _id(self, values: Mapping[str, Node], key: str, ids: _Ids) -> tuple[str, str]:
        """The permanent id, and the one that it has in the file if `was` says that it was renamed."""
        what = f"the {ids.noun}"
        now = self.document.id(values.get(key), what, ids.taken)
        node = values.get("was")
        was = self.document.former_id(node, what, now, ids.former)
        if node is not None and was and was != now:
            ids.renamed.append((was, node))
        return (was, now) if was else (now, "")

    def _check_former(self, ids: _Ids) -> None:
        """Once all are read: what has the id may stand behind what names it as its former one."""
        for was, node in ids.renamed:
            if was in ids.taken:
                what = f"`{was}` is the id of another {ids.noun} here"
                self.report(node, "duplicate-id", what, f"`was` names an id that this {ids.noun} had before")

    def _sources(self, nodes: Iterable[Node]) -> dict[str, Source]:
        sources: dict[str, Source] = {}
        ids = _Ids("source")
        for node in nodes:
            values = self.document.fields(node, "the source", **keys_of(SourceForm))
            kind = self.document.choice(values.get("kind"), "the kind of source", [*SourceKind], SourceKind.DOCUMENT)
            source_id, renamed_to = self._id(values, "id", ids)
            source = Source(
                id=source_id,
                label=self.document.prose(values.get("label"), "the source's label"),
                kind=SourceKind(kind or SourceKind.DOCUMENT),
                year=self.document.number(values.get("year"), "the year", 1, 9999),
                url=self._url(values.get("url")),
                renamed_to=renamed_to,
                place=self._place(node),
            )
            sources[renamed_to or source_id] = source
        self._check_former(ids)
        return sources

    def _quote(self, node: Node, part: Part, sources: Mapping[str, Source], ids: _Ids) -> Quote:
        values = self.document.fields(node, "the quote", **keys_of(QuoteForm))
        text = self.document.prose(values.get("text"), "the quote's text")
        quote_id, renamed_to = self._id(values, "id", ids)
        terms, hints = self._terms(values.get("terms"), text)
        return Quote(
            id=quote_id,
            topic=self.document.prose(values.get("topic"), "the topic"),
            text=text,
            part=part,
            source=self._source(values.get("source"), sources),
            terms=terms,
            tags=self._tags(values.get("tags")),
            renamed_to=renamed_to,
            place=self._place(node),
            hints=hints,
        )

    def _language(self, node: Node | None) -> str:
        language = self.text(node, "the language", "en")
        if node is not None and language and not _LANGUAGE.fullmatch(language):
            self.report(
                node,
                "bad-language",
                f"`{in_a_line(language)}` is not the code of a language",
                "write its two letters of ISO 639-1, as in `en`",
            )
        return language

    def _url(self, node: Node | None) -> str | None:
        url = self.text(node, "the url")
        if node is not None and url and not _URL.fullmatch(url):
            self.report(
                node, "bad-url", f"`{in_a_line(url)}` is not a web address", "begin it with https:// or take it away"
            )
        return url or None

    def _source(self, node: Node | None, sources: Mapping[str, Source]) -> Source:
        name = self.text(node, "the quote's source")
        if node is not None and name and name not in sources:
            remedy = f"{remedy_for(name, sources)}, or add it to `sources`"
            self.report(node, "unknown-source", f"no source has the id `{in_a_line(name)}`", remedy)
        return sources.get(name) or Source(name, name, SourceKind.DOCUMENT)

    def _tags(self, node: Node | None) -> tuple[str, ...]:
        nodes = self.document.items(node, "`tags`")
        return tuple(dict.fromkeys(self.document.id(entry, "the tag", {}) for entry in nodes))

    def _terms(self, node: Node | None, text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """The terms, and those that have a hint with it."""
        terms: list[str] = []
        hints: list[tuple[str, str]] = []
        for entry in self.document.items(node, "`terms`"):
            hint = ""
            if with_colon := _in_text(entry, text):
                what = f"the term `{in_a_line(with_colon)}` is a mapping to YAML"
                self.report(entry, "wrong-type", what, f'put it in quotes: "{in_a_line(with_colon)}"')
                continue
            if isinstance(entry, Fields):
                values = self.document.fields(entry, "the term", **keys_of(TermForm))
                hint = self.document.prose(values.get("hint"), "the hint")
                entry = values.get("term", Unusable(entry.line, entry.column))
            term = self.document.prose(entry, "the term")
            shown = in_a_line(term)
            if term and term in terms:
                self.report(entry, "duplicate-term", f"the term `{shown}` stands twice", "take one of them away")
            elif term and text and not find_term(term, text):
                self.report(entry, "term-not-in-text", f"the term `{shown}` is not in the text", _nearby(term, text))
            terms.append(term)
            if hint:
                hints.append((term, hint))
        return tuple(terms), tuple(hints)


def _in_text(entry: Node, text: str) -> str:
    """A mapping of one key as words of the text, with the colon between them; empty if it is none."""
    match entry:
        case Fields(pairs=[(Scalar(value=before), Scalar(value=behind))]):
            words = f"{before}: {behind}"
            return words if find_term(words, text) else ""
    return ""


def _nearby(term: str, text: str) -> str:
    """The remedy for a term that is not there as written."""
    at = text.casefold().find(term.casefold())
    if at < 0:
        return "copy it from the text, letter by letter"
    found = text[at : at + len(term)]
    if found == term:
        return "blank whole words only"
    return f"write it as the text does: `{in_a_line(found)}`"
