"""A table in plain characters."""

from collections.abc import Iterator

from kaiser_study.study.table import ASCII, Table, laid_out

_COLUMNS = 80


def table_lines(table: Table) -> Iterator[str]:
    """Its title, its lines and its notes, in 80 columns."""
    yield table.title
    for line in laid_out(table, _COLUMNS - 2, ASCII):
        yield f"  {''.join(line)}".rstrip()
    for note in table.notes:
        yield f"  {note}"
