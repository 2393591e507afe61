"""What `diff` prints: for the author as lines and JSON, for learners as release notes in Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kaiser_study.anki.reading import plain
from kaiser_study.deck.diff import Difference, Edit, Fate, NoteChange, Rewording, note_name, quote_of, text_of
from kaiser_study.deck.labels import RETIRED_TAG
from kaiser_study.visible import plural, without_controls

_NO_NEWS = {"tags", "provenance"}
"""What learners need not read for every quote."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>&~|!#])")


def diff_json(difference: Difference) -> Mapping[str, object]:
    """All that an import does; `notes` has the lists of Anki's import log."""
    notes = difference.notes
    return {
        "notes": {fate.value: [note.name for note in difference.of(fate)] for fate in Fate},
        "retired": [note.name for note in notes if note.retires],
        "returned": [note.name for note in notes if note.returns],
        "held_back": [note.name for note in notes if note.is_held_back],
        "left": [note_name(note) for note in difference.left],
        "renamed": [{"from": old, "to": new} for old, new in difference.renamed.items()],
        "cards": {"new": difference.new_cards, "empty": difference.empty_cards},
        "decks": {
            "new": list(difference.new_decks),
            "described": list(difference.described),
            "moved": [{"from": old, "to": new, "cards": cards} for (old, new), cards in difference.moved.items()],
        },
        "note_types": list(difference.types),
        "texts": [
            {
                "quote": each.quote,
                "what": each.what,
                "before": _only(each, Edit.GONE),
                "after": _only(each, Edit.NEW),
                "words": [[edit.value, words] for edit, words in each.words],
            }
            for each in difference.rewordings
        ],
    }


def diff_lines(difference: Difference) -> Iterator[str]:
    """All that an import does, for the author of the deck."""
    notes = difference.notes
    by_word = {
        "new": difference.of(Fate.NEW),
        "changed": [note for note in difference.of(Fate.UPDATED) if not note.retires and not note.returns],
        "retired": [note for note in notes if note.retires],
        "came back": [note for note in notes if note.returns],
        "unchanged": difference.of(Fate.DUPLICATE),
        "conflicting": difference.of(Fate.CONFLICTING),
    }
    told = (f"{len(own)} {word}" for word, own in by_word.items() if own)
    yield f"{plural(len(notes), 'note')}: {', '.join(told)}"
    yield from _section("New", [f"{note.name} ({plural(len(note.new_cards), 'card')})" for note in by_word["new"]])
    for word in ("changed", "retired", "came back"):
        yield from _section(word.capitalize(), [note.name for note in by_word[word]])
    yield from _section(
        "Seemingly renamed: with `was` in the corpus nothing changes for learners, without it they begin anew",
        (f"{old} is {new} now: `was: {old}`" for old, new in difference.renamed.items()),
    )
    yield from _section(
        "What reads differently",
        (without_controls(f"{each.quote}, {each.what}: {_marked(each)}") for each in difference.rewordings),
    )
    fresh = [card for note in notes if note.fate is not Fate.NEW for card in note.new_cards]
    yield from _section("New cards on notes that were there", fresh)
    yield from _section("Cards that become empty (Tools > Empty Cards deletes them)", difference.empty_cards)
    yield from _section(
        "Conflicts: Anki makes a second note type and updates none of these",
        [note.name for note in difference.of(Fate.CONFLICTING)],
    )
    yield from _section(
        "Different, but not newer: Anki keeps the learner's", [note.name for note in notes if note.is_held_back]
    )
    yield from _section(
        "No longer in the deck: they stay with the learner as they are", [note_name(note) for note in difference.left]
    )
    yield from _section("New decks", map(without_controls, difference.new_decks))
    yield from _section(
        "Cards that are in another deck now, and stay where they are with the learner",
        (without_controls(f"{cards} from {old} to {new}") for (old, new), cards in difference.moved.items()),
    )
    yield from _section("Note types with a new look", difference.types)
    yield from _section("Decks with another description", map(without_controls, difference.described))
    if difference.is_nothing:
        yield "Nothing changes."


def diff_markdown(difference: Difference) -> Iterator[str]:
    """Release notes for learners."""
    yield f"# What is new in {_escaped(difference.title)}"
    yield ""
    if difference.is_nothing:
        yield "Nothing."
        return
    yield "Import the deck over the one that you have, with the options as they are. Your progress stays: no card"
    yield "that you have learned starts again. Notes that changed lose your own edits; all others keep them."
    new = _by_quote(difference.of(Fate.NEW))
    yield from _heading("New quotes", new)
    for notes in new.values():
        cards = sum(len(note.new_cards) for note in notes)
        yield f"- {_described(notes[0])} ({plural(cards, 'card')})"
    changed = _by_quote(note for note in difference.of(Fate.UPDATED) if not note.retires)
    yield from _heading("Changed quotes", changed)
    for quote, notes in changed.items():
        yield f"- {_described(notes[0])}"
        for each in difference.rewordings:
            if each.quote == quote and each.what not in _NO_NEWS:
                yield f"  - {each.what}: {_struck(each)}"
        if added := sum(len(note.new_cards) for note in notes):
            yield f"  - {plural(added, 'new card')}"
        if any(note.returns for note in notes):
            yield "  - back in the deck"
    retired = _by_quote(note for note in difference.notes if note.retires)
    yield from _heading("Quotes that left the deck", retired)
    for notes in retired.values():
        yield f"- {_described(notes[0])}"
    if retired:
        yield ""
        yield f"You keep their cards. To put them aside, search for `tag:{RETIRED_TAG}` in Anki's browser,"
        yield "select all and suspend them."
    if difference.left:
        yield ""
        yield f"{plural(len(difference.left), 'note')} that had left the deck before are no longer in it; yours stay."
    if difference.empty_cards:
        yield ""
        yield f"{plural(len(difference.empty_cards), 'card')} will be empty: *Tools > Empty Cards* deletes them."
    for (old, now), cards in difference.moved.items():
        yield ""
        if now in difference.new_decks and sum(before == old for before, _ in difference.moved) == 1:
            yield f"The deck “{_escaped(old)}” is called “{_escaped(now)}” now. Rename it in Anki *before* you import,"
            yield "and your cards stay in one deck with the new ones."
        else:
            yield f"{plural(cards, 'card')} moved from the deck “{_escaped(old)}” to “{_escaped(now)}”."
            yield "Those that you have stay where they are; *Change Deck* in Anki's browser moves them."


def _section(title: str, names: Iterable[str]) -> Iterator[str]:
    lines = list(names)
    if lines:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def _heading(title: str, entries: Mapping[str, object]) -> Iterator[str]:
    if entries:
        yield from ("", f"## {title}", "")


def _by_quote(notes: Iterable[NoteChange]) -> Mapping[str, Sequence[NoteChange]]:
    found: dict[str, list[NoteChange]] = {}
    for note in notes:
        found.setdefault(quote_of(note.new), []).append(note)
    return found


def _described(note: NoteChange) -> str:
    topic = plain(note.new.fields.get("Topic", ""))
    return f"**{_escaped(topic)}**: {_escaped(text_of(note.new))}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(without_controls(text).split()))


def _only(each: Rewording, edit: Edit) -> str:
    return "".join(words for kind, words in each.words if kind in (Edit.SAME, edit))


def _marked(each: Rewording) -> str:
    """As `git diff --word-diff` marks words."""
    marks = {Edit.SAME: ("", ""), Edit.GONE: ("[-", "-]"), Edit.NEW: ("{+", "+}")}
    return _with_marks(each, marks)


def _struck(each: Rewording) -> str:
    marks = {Edit.SAME: ("", ""), Edit.GONE: ("~~", "~~"), Edit.NEW: ("**", "**")}
    escaped = Rewording(each.quote, each.what, tuple((edit, _kept_space(words)) for edit, words in each.words))
    return _with_marks(escaped, marks).replace("~~**", "~~ **")


def _kept_space(words: str) -> str:
    return (" " if words[:1].isspace() else "") + _escaped(words)


def _with_marks(each: Rewording, marks: Mapping[Edit, tuple[str, str]]) -> str:
    told = ""
    for edit, words in each.words:
        before, behind = marks[edit]
        bare = words.lstrip()
        told += words[: len(words) - len(bare)] + before + bare + behind
    return " ".join(told.split())
