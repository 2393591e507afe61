"""Tables of cases whose rows have names."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def rows(table: Mapping[str, Any]) -> Iterable[Any]:
    """The rows of a table for `parametrize`; a row of several values is a tuple."""
    return [pytest.param(*(row if type(row) is tuple else (row,)), id=name) for name, row in table.items()]
