"""Where cards stand after what happened to them."""

from collections.abc import Iterable, Mapping

from kaiser_study.model import Event
from kaiser_study.study.fold import fold_of
from kaiser_study.study.history import Standing
from kaiser_study.study.rules import Rules


def replay(events: Iterable[Event], rules: Rules) -> Mapping[str, Standing]:
    """By card id; a card to which nothing happened is absent."""
    return fold_of(events, rules).standings
