"""What `build` prints."""

from collections.abc import Iterable, Mapping

from kaiser_study.deck.build import Built
from kaiser_study.deck.labels import RETIRED_TAG
from kaiser_study.model import CardSet, Corpus
from kaiser_study.visible import plural, without_controls


def built_json(built: Built) -> Mapping[str, object]:
    """What a build wrote."""
    return {
        "file": str(built.file),
        "notes": built.notes,
        "cards": built.cards,
        "by_kind": built.by_kind,
        "by_part": built.by_part,
    }


def built_lines(built: Built, corpus: Corpus, card_set: CardSet) -> Iterable[str]:
    """What a build wrote, for a person."""
    yield f"{built.file}{'' if built.is_new else ' (unchanged)'}"
    yield f"{built.cards} cards on {built.notes} notes"
    yield "  " + ", ".join(f"{count} {kind}" for kind, count in built.by_kind.items())
    for part in corpus.parts:
        yield f"  {built.by_part[part.id]:4}  Part {part.number}  {without_controls(part.title)}"
    if built.nearest is not None:
        yield f"Two new cards of one quote come at least {plural(built.nearest, 'card')} apart."
    for kind in built.by_kind:
        made = {card.quote.id for card in card_set.cards if card.kind == kind}
        if missing := [quote.current_id for quote in corpus.quotes if quote.id not in made]:
            yield f"No {kind} card of {plural(len(missing), 'quote')}: {', '.join(missing)}"
    if card_set.rejected:
        yield f"{plural(len(card_set.rejected), 'card')} rejected; `kaiser-study cards` tells why."
    if built.retired:
        yield f"{plural(built.retired, 'retired note')} on top of these, tagged `{RETIRED_TAG}`."
    if told := list(built.changes.lines()) if built.changes else []:
        yield "Since the last edition:"
        yield from (f"  {line}" for line in told)
    if built.is_adopted:
        yield (
            f"There was no lock: {built.lock_file} begins with what the published deck tells. If there was one once, "
            f"take it back: git checkout -- {built.lock_file}"
        )
    elif built.is_first_lock:
        yield f"{built.lock_file} remembers what your learners are given: keep it in git."
