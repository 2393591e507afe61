"""What an edition changes for those who have the one before, as their locks tell it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaiser_study.deck.lock import Lock, LockedNote, State
from kaiser_study.model import CardKind
from kaiser_study.visible import plural, without_controls


@dataclass(frozen=True, slots=True)
class Move:
    """Notes that are in another deck now. Anki leaves the cards that a learner has where they are."""

    old: str
    new: str
    quotes: tuple[str, ...]
    kinds: tuple[CardKind, ...]
    """Of the cards that moved."""
    staying: tuple[CardKind, ...]
    """Other kinds of cards that were in the old deck."""
    is_whole: bool
    """Whether all of the old deck is in the new one, and nothing else, so that it was renamed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of notes and cards, each in the order of its edition.

    `new_cards` and `empty_cards` are those of notes that were there before and still are; learners delete
    the latter with Anki's "Empty Cards". `types` are the names of the note types whose look changed,
    `renamed` tells quotes by old and new id; no learner sees that.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    retired: tuple[str, ...]
    returned: tuple[str, ...]
    dropped: tuple[str, ...]
    new_cards: tuple[str, ...]
    empty_cards: tuple[str, ...]
    types: tuple[str, ...]
    renamed: tuple[str, ...]
    moves: tuple[Move, ...]

    def lines(self) -> Iterator[str]:
        """What changes, for the author: a line for each kind of change, and what to tell the learners."""
        for names, noun, told in (
            (self.new, "note", "new"),
            (self.changed, "note", "changed"),
            (self.retired, "note", "retired"),
            (self.returned, "note", "came back"),
            (self.dropped, "retired note", "dropped"),
            (self.new_cards, "card", "new on notes that were there"),
            (self.empty_cards, "card", "empty from now on"),
            (self.types, "note type", "with a new look"),
            (self.renamed, "quote", "renamed, and the same to learners"),
        ):
            if names:
                yield f"{plural(len(names), noun)} {told}: {_listed(names)}"
        for move in self.moves:
            yield from _move_lines(move)


def changes_between(old: Lock, new: Lock) -> Changes:
    """What the edition of the new lock changes for those who have that of the old one."""
    pairs = [(old.notes.get(name), note) for name, note in new.notes.items()]
    staying = [(before, now) for before, now in pairs if before and before.state is now.state]
    both = [(before, now) for before, now in staying if now.state is State.LIVE]
    return Changes(
        new=_names(now for before, now in pairs if before is None),
        changed=_names(now for before, now in staying if before.content != now.content),
        retired=_names(now for before, now in pairs if before and _turned(before, now, State.RETIRED)),
        returned=_names(now for before, now in pairs if before and _turned(before, now, State.LIVE)),
        dropped=_names(now for before, now in pairs if before and _turned(before, now, State.DROPPED)),
        new_cards=tuple(card for before, now in both for card in now.cards if card not in before.cards),
        empty_cards=tuple(card for before, now in both for card in before.cards if card not in now.cards),
        types=tuple(
            type.name for id, type in new.types.items() if id in old.types and old.types[id].content != type.content
        ),
        renamed=tuple(
            dict.fromkeys(
                f"{before.quote.current_id} is {now.quote.current_id} now"
                for before, now in pairs
                if before and before.quote.current_id != now.quote.current_id
            )
        ),
        moves=_moves([(before, now) for before, now in pairs if before and now.state is not State.DROPPED]),
    )


def _names(notes: Iterator[LockedNote]) -> tuple[str, ...]:
    return tuple(note.name for note in notes)


def _turned(before: LockedNote, now: LockedNote, state: State) -> bool:
    return now.state is state is not before.state


def _moves(pairs: list[tuple[LockedNote, LockedNote]]) -> tuple[Move, ...]:
    """`pairs` are of all notes that were there before and still are in the package, as they were and are."""
    quotes: Mapping[tuple[str, str], list[str]] = defaultdict(list)
    kinds: Mapping[tuple[str, str], set[CardKind]] = defaultdict(set)
    kinds_in: Mapping[str, set[CardKind]] = defaultdict(set)
    sizes: Counter[str] = Counter()
    moved: Counter[tuple[str, str]] = Counter()
    for before, now in pairs:
        for kind, old in before.decks.items():
            new = now.decks.get(kind, old)
            sizes[old] += 1
            kinds_in[old].add(kind)
            # a lock that was written before it had the decks of topic cards tells none of them
            if old != new and not (kind is CardKind.TOPIC and not before.topic_deck and before.deck == now.deck):
                quotes[old, new].append(now.quote.id)
                kinds[old, new].add(kind)
                moved[old, new] += 1
    sources = Counter(new for _, new in quotes)
    return tuple(
        Move(
            old,
            new,
            tuple(dict.fromkeys(ids)),
            kinds=tuple(kind for kind in CardKind if kind in kinds[old, new]),
            staying=tuple(kind for kind in CardKind if kind in kinds_in[old] - kinds[old, new]),
            is_whole=moved[old, new] == sizes[old] and new not in sizes and sources[new] == 1,
        )
        for (old, new), ids in quotes.items()
    )


def _move_lines(move: Move) -> Iterator[str]:
    old, new = without_controls(move.old), without_controls(move.new)
    if move.is_whole:
        yield (
            f"The deck “{old}” is called “{new}” now. Anki knows a deck by its name: the cards that learners have "
            f"stay in “{old}”, and new ones come into “{new}”."
        )
        yield f"  Tell them to rename “{old}” to “{new}” in Anki before they import."
    else:
        cards = f"{' and '.join(move.kinds).capitalize()} cards of " if move.staying else ""
        yield (
            f"{cards}{plural(len(move.quotes), 'quote')} moved from the deck “{old}” to “{new}”. "
            f"The cards that learners have stay in “{old}”."
        )
        ids = " OR ".join(f"Id:{id}" for id in move.quotes)
        quoted = old.replace('"', '\\"')
        others = "".join(f" -{_OF_KIND[kind]}" for kind in move.staying)
        yield f'  To follow, they search in Anki\'s browser for "deck:{quoted}" ({ids}){others}, and change the deck.'


_OF_KIND = {CardKind.CLOZE: '"note:kaiser-study cloze*"', CardKind.TOPIC: "card:Topic", CardKind.SOURCE: "card:Source"}
"""Anki's search for the cards of each kind."""

_MOST = 8
"""Names that a line lists."""


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")
