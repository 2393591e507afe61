"""Which column of a table, or key of a JSON object, is what of a quote: by its name, else by what stands in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from kaiser_study.corpus.decoding import storable
from kaiser_study.corpus.drafts import Draft, Note, Unread
from kaiser_study.corpus.form import URL
from kaiser_study.corpus.formats.naming import is_name
from kaiser_study.errors import StudyError
from kaiser_study.model import SourceKind
from kaiser_study.visible import in_a_line


class Field(StrEnum):
    """What a column may be. An author goes before the source in its label."""

    TEXT = "text"
    TOPIC = "topic"
    PART = "part"
    SOURCE = "source"
    AUTHOR = "author"
    KIND = "kind"
    YEAR = "year"
    URL = "url"


_NAMES = {
    Field.TEXT: "quote quotes quotation quotetext text highlight passage excerpt saying content body wortlaut zitat "
    "citation citations texte cita frase texto citazione testo citaat cytat цитата",
    Field.TOPIC: "topic topics subject theme thema stichwort schlagwort sujet thème tema argomento temat тема",
    Field.PART: "part section chapter category group teil kapitel abschnitt kategorie partie chapitre catégorie parte "
    "capítulo categoría capitolo categoria",
    Field.SOURCE: "source sources book booktitle work title publication quelle werk buch buchtitel titel titre ouvrage "
    "livre fuente libro obra título fonte titolo opera bron источник книга",
    Field.AUTHOR: "author authors bookauthor speaker person name who by saidby autor autorin verfasser sprecher von "
    "auteur autrice autore auteurs автор",
    Field.KIND: "kind type sourcetype sourcekind art typ genre tipo",
    Field.YEAR: "year date published jahr datum année annee año fecha anno data год",
    Field.URL: "url link href website web address adresse webadresse enlace lien",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")
_URL = re.compile(URL)
_NUMBERED = re.compile(r"\w+\W*\d+")
_LONG = 30
"""Characters that no name of a column has, and nearly every quote."""


class Columns:
    """The columns of a table whose quotes are to be found, as told, named or guessed."""

    def __init__(self, names: Sequence[str], rows: Sequence[Sequence[str]], told: Mapping[str, str]) -> None:
        """`rows` are the first ones. Raises StudyError if a column that was told is not there, or none is the text."""
        self.names = names
        self._at = dict(self._told(told))
        taken = set(self._at.values())
        for at, name in enumerate(names):
            field = known_field(name)
            if field and field not in self._at and at not in taken and name not in told:
                self._at[field] = at
        self._guess(rows)
        if Field.TEXT not in self._at:
            raise StudyError(
                "no column holds the quotes", remedy=f"name it: --map COLUMN=text, of {self._listed(names)}"
            )

    def note(self, line: int) -> Note:
        """Which column was taken for what."""
        told = ", ".join(f"`{in_a_line(self.names[at])}` is the {field}" for field, at in self._at.items())
        unused = [name for at, name in enumerate(self.names) if at not in self._at.values()]
        rest = f"; not used: {self._listed(unused)}" if unused else ""
        return Note(line, f"of the columns, {told}{rest} (--map COLUMN=FIELD says otherwise)")

    def draft(self, line: int, cells: Sequence[str]) -> Iterator[Draft | Unread]:
        """The quote of a row."""
        value = {field: cells[at].strip() for field, at in self._at.items() if at < len(cells)}
        text = value.get(Field.TEXT, "")
        if not text:
            name = in_a_line(self.names[self._at[Field.TEXT]])
            yield Unread(line, storable(" | ".join(filter(None, cells))), f"the column `{name}` is empty")
            return
        kind = value.get(Field.KIND, "").lower()
        year = _YEAR.search(value.get(Field.YEAR, ""))
        yield Draft(
            line,
            text,
            topic=value.get(Field.TOPIC, ""),
            part=value.get(Field.PART, ""),
            source=", ".join(filter(None, (value.get(Field.AUTHOR), value.get(Field.SOURCE)))),
            kind=SourceKind(kind) if kind in [*SourceKind] else None,
            year=int(year[1]) if year else None,
            url=value.get(Field.URL, ""),
        )

    def _told(self, told: Mapping[str, str]) -> Iterator[tuple[Field, int]]:
        taken: dict[str, str] = {}
        for column, field in told.items():
            if field not in [*Field]:
                raise StudyError(f"a quote has no field `{in_a_line(field)}`", remedy=f"use one of {', '.join(Field)}")
            if column not in self.names:
                remedy = f"choose among {self._listed(self.names)}"
                raise StudyError(f"there is no column `{in_a_line(column)}`", remedy=remedy)
            if field in taken:
                what = f"`{in_a_line(taken[field])}` and `{in_a_line(column)}` are both mapped to {field}"
                raise StudyError(what, remedy="map one column to each field")
            taken[field] = column
            yield Field(field), self.names.index(column)

    def _guess(self, rows: Sequence[Sequence[str]]) -> None:
        """Fields that no name tells, by what stands in the columns that are left."""
        cells = {
            at: [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
            for at in range(len(self.names))
            if at not in self._at.values()
        }
        cells = {at: found for at, found in cells.items() if found}

        def take(field: Field, at: int | None) -> None:
            if field not in self._at and at is not None:
                self._at[field] = at
                del cells[at]

        longest = max(cells, key=lambda at: sum(map(len, cells[at])) / len(cells[at]), default=None)
        if longest is not None and max(map(len, cells[longest])) >= _LONG:
            take(Field.TEXT, longest)
        take(Field.URL, next((at for at, found in cells.items() if all(map(_URL.fullmatch, found))), None))
        take(Field.YEAR, next((at for at, found in cells.items() if all(map(_YEAR.fullmatch, found))), None))
        if Field.AUTHOR not in self._at:  # who said it comes again and again
            repeated = (
                at
                for at, found in cells.items()
                if 1 < len(set(found)) < len(found) and sum(map(_is_source, found)) > len(found) / 2
            )
            take(Field.SOURCE, next(repeated, None))

    @staticmethod
    def _listed(names: Sequence[str]) -> str:
        return ", ".join(f"`{in_a_line(name)}`" for name in names)


def _is_source(cell: str) -> bool:
    """Whether a cell can be the name of a person or work, and is no code or number such as `W12` or `Wk 3`."""
    return len(cell) > 3 and not cell.isupper() and not _NUMBERED.fullmatch(cell) and is_name(cell)


def known_field(name: str) -> Field | None:
    """What a column of this name is, in one of some languages."""
    return _FIELD_OF.get(re.sub(r"[\W_]+", "", name).lower())


def is_header(first: Sequence[str], rows: Sequence[Sequence[str]], told: Mapping[str, str]) -> bool:
    """Whether the first row of a table holds names: known ones, or such as no other row could be."""
    if any(known_field(cell) or cell in told for cell in first):
        return True
    are_names = all(0 < len(cell) < _LONG and not cell.isdigit() and not _URL.match(cell) for cell in first)
    return are_names and len(set(first)) == len(first) and any(len(cell) >= _LONG for row in rows for cell in row)
