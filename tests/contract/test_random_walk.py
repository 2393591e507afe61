"""A course goes through dozens of editions, and a learner through all of them, in the real core.

Whatever the author does, no review is lost, no card's history comes to another term, nothing is there
twice, what the learner wrote on unchanged notes stays, and `diff` had told what each import did.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from kaiser_study.anki.contents import Contents, PackedNote, read_package
from kaiser_study.anki.reading import gaps_of, plain
from kaiser_study.deck.diff import Fate, NoteChange, difference
from tests.contract.core import CLOZE, Anki, empty_collection
from tests.contract.decks import NOW, SOURCES, build_deck

EDITIONS = 40

WORDS = """
anchor almond apron badger balcony barley basket beacon beaver bellows birch blanket bonfire bramble bucket
butter cabin candle canoe canyon carpet castle cedar cellar chalk cherry chimney cider clover cobalt comet copper
cottage cradle cricket crystal curtain dagger daisy delta desert donkey dragon eagle ember emerald falcon feather
fern ferry fiddle flannel forest fossil fountain galaxy garlic geyser ginger glacier goblet granite gravel hammer
harbour harvest hazel hedge heron honey hornet island ivory jasmine jungle juniper kettle kitten ladder lagoon
lantern lemon lilac linen lobster lumber magnet maple marble meadow melon meteor mirror monsoon mosaic mustard needle
nettle nutmeg oasis oat onion orchard otter oyster paddle parrot pebble pepper pigeon pillow pine planet plum
pocket poppy prairie pumpkin quarry quartz quilt rabbit raven ribbon river rocket rope saddle saffron salmon sandal
satin scarlet shadow shovel silver sparrow spider spruce stable statue sugar summit swallow tailor teapot temple
thistle thunder tiger timber tulip tunnel turnip turtle valley velvet violin walnut whale willow window wolf zebra
""".split()

Quote = dict[str, Any]


def _only(thing: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: thing[key] for key in keys if key in thing}


@dataclass
class Course:
    """What an author works on: quotes with a key of their own that no rename touches."""

    rng: Random
    keys: Iterator[int] = field(default_factory=lambda: count(1))
    parts: list[dict[str, Any]] = field(default_factory=lambda: [{"id": "first", "title": "First Part"}])
    quotes: list[Quote] = field(default_factory=list)
    removed: list[Quote] = field(default_factory=list)
    recipe: dict[str, Any] = field(default_factory=dict)
    corpus: dict[str, Any] = field(default_factory=lambda: {"corpus": "walk"})
    drop_retired: bool = False
    clock: int = NOW

    def write(self, folder: Path) -> Path:
        parts: list[dict[str, Any]] = [
            _only(part, "id", "was", "title")
            | {"quotes": [self._told(quote) for quote in self.quotes if quote["part"] is part]}
            for part in self.parts
        ]
        corpus = {
            **_only(self.corpus, "corpus", "was"),
            "title": "Walk",
            "provenance": "made up",
            "sources": SOURCES,
            "parts": [part for part in parts if part["quotes"]],
        }
        folder.joinpath("corpus.yaml").write_text(yaml.safe_dump(corpus, sort_keys=False), encoding="utf-8")
        recipe = folder / "walk.yaml"
        settings = {"deck": "walk", "title": "Walk", "corpus": "corpus.yaml"} | self.recipe
        recipe.write_text(yaml.safe_dump(settings), encoding="utf-8")
        return recipe

    @staticmethod
    def _told(quote: Quote) -> dict[str, Any]:
        told = _only(quote, "id", "was", "topic", "source")
        told["text"] = f"{' '.join(quote['words']).capitalize()}."
        if quote["terms"]:
            told["terms"] = [" ".join(term["words"]) for term in quote["terms"]]
        return told

    def publish(self) -> None:
        """Every id that stands now has been published."""
        for thing in (*self.quotes, *(quote["part"] for quote in self.quotes)):
            thing.setdefault("published", [thing["id"]]).append(thing["id"])
        self.corpus.setdefault("published", [self.corpus["corpus"]]).append(self.corpus["corpus"])

    def any(self) -> Quote:
        return self.rng.choice(self.quotes)

    def new_words(self, amount: int, without: list[str]) -> list[str]:
        return self.rng.sample([word for word in WORDS if word not in without], amount)


def add_quote(course: Course) -> None:
    key = next(course.keys)
    words = course.new_words(course.rng.randint(16, 24), [])
    source: Any = course.rng.choice(SOURCES)
    quote = {
        "key": key,
        "id": f"quote-{key}",
        "topic": f"Topic {key}",
        "source": source["id"],
        "part": course.rng.choice(course.parts),
        "words": words,
        "terms": [],
    }
    course.quotes.insert(course.rng.randint(0, len(course.quotes)), quote)
    for _ in range(course.rng.choice([0, 1, 2, 3])):  # none: the program chooses
        add_term(course, quote)


def remove_quote(course: Course) -> None:
    if len(course.quotes) > 3:
        quote = course.any()
        course.quotes.remove(quote)
        course.removed.append(quote)


def bring_quote_back(course: Course) -> None:
    if course.removed:
        quote = course.removed.pop(course.rng.randrange(len(course.removed)))
        if not any(quote["part"] is part for part in course.parts):
            quote["part"] = course.rng.choice(course.parts)
        course.quotes.append(quote)


def in_terms(quote: Quote) -> set[str]:
    return {word for term in quote["terms"] for word in term["words"]}


def reword(course: Course) -> None:
    """Another word, or several, outside the terms that the author named."""
    quote = course.any()
    for _ in range(course.rng.randint(1, 5)):
        place = course.rng.randrange(1, len(quote["words"]))
        if quote["words"][place] not in in_terms(quote):
            [quote["words"][place]] = course.new_words(1, quote["words"])


def rewrite(course: Course) -> None:
    """Another text under the same id, with terms of its own."""
    quote = course.any()
    quote["words"] = course.new_words(20, quote["words"])
    quote["terms"] = []
    for _ in range(course.rng.randint(0, 2)):
        add_term(course, quote)


def add_term(course: Course, quote: Quote | None = None) -> None:
    quote = quote or course.any()
    start = course.rng.randrange(1, len(quote["words"]) - 1)
    words = quote["words"][start : start + course.rng.randint(1, 2)]
    if len(quote["terms"]) < 3 and not in_terms(quote) & {*words}:
        gone = [term for term in quote.setdefault("gone", []) if term["words"] == words]
        term = gone[0] if gone else {"words": words}
        quote["terms"].insert(course.rng.randint(0, len(quote["terms"])), term)


def remove_term(course: Course) -> None:
    quote = course.any()
    if len(quote["terms"]) > 1:
        term = quote["terms"].pop(course.rng.randrange(len(quote["terms"])))
        quote.setdefault("gone", []).append(term)


def bring_term_back(course: Course) -> None:
    quote = course.any()
    for term in quote.get("gone", []):
        stands = f" {' '.join(term['words'])} " in f" {' '.join(quote['words'])} "
        if stands and len(quote["terms"]) < 3 and not in_terms(quote) & {*term["words"]}:
            quote["terms"].append(term)
            return


def reorder_terms(course: Course) -> None:
    course.rng.shuffle(course.any()["terms"])


def respell_term(course: Course) -> None:
    """A typo mended, in the text and in the term."""
    quote = course.any()
    if quote["terms"]:
        term = course.rng.choice(quote["terms"])
        old = term["words"][-1]
        new = old[:-1] if old.endswith("s") else f"{old}s"
        term["words"] = [*term["words"][:-1], new]
        quote["words"] = [new if word == old else word for word in quote["words"]]


def move_quote(course: Course) -> None:
    course.any()["part"] = course.rng.choice(course.parts)


def add_part(course: Course) -> None:
    key = next(course.keys)
    part = {"id": f"part-{key}", "title": f"Part of {course.rng.choice(WORDS)} {key}"}
    course.parts.insert(course.rng.randint(0, len(course.parts)), part)
    course.any()["part"] = part


def retitle_part(course: Course) -> None:
    course.rng.choice(course.parts)["title"] = f"Part of {course.rng.choice(WORDS)} {next(course.keys)}"


def rename(course: Course, thing: dict[str, Any], key: str) -> None:
    """The line may name the first id, or the last one."""
    if published := thing.get("published"):
        thing["was"] = course.rng.choice([published[0], published[-1]])
    thing[key] = f"renamed-{next(course.keys)}"


def rename_quote(course: Course) -> None:
    rename(course, course.any(), "id")


def rename_part(course: Course) -> None:
    rename(course, course.rng.choice(course.parts), "id")


def rename_corpus(course: Course) -> None:
    rename(course, course.corpus, "corpus")


def forget_rename(course: Course) -> None:
    """Once it was published the lock remembers it."""
    quote = course.any()
    if quote.get("published", [])[-1:] == [quote["id"]]:
        quote.pop("was", None)


def change_topic(course: Course) -> None:
    course.any()["topic"] = f"Topic of {course.rng.choice(WORDS)} {next(course.keys)}"


def change_source(course: Course) -> None:
    source: Any = course.rng.choice(SOURCES)
    course.any()["source"] = source["id"]


def change_recipe(course: Course) -> None:
    course.recipe = course.rng.choice(
        [
            {},
            {"subdecks": "part"},
            {"subdecks": "kind"},
            {"cards": ["cloze"]},
            {"cards": ["topic", "source"]},
            {"options": 2},
            {"title": "Another Walk"},
            {"tags": ["part", "kind"]},
        ]
    )


def drop_retired(course: Course) -> None:
    course.drop_retired = True


def set_clock_back(course: Course) -> None:
    course.clock -= 5_000


Step = Callable[[Course], None]
STEPS: tuple[Step, ...] = (
    add_quote, remove_quote, bring_quote_back, reword, rewrite, add_term, remove_term, bring_term_back, reorder_terms,
    respell_term, move_quote, add_part, retitle_part, rename_quote, rename_part, rename_corpus, forget_rename,
    change_topic, change_source, change_recipe, drop_retired, set_clock_back,
)  # fmt: skip


class Learner:
    """One collection through all editions, and what it must never lose."""

    def __init__(self, anki: Anki, rng: Random) -> None:
        self.anki = anki
        self.rng = rng
        self.imported: Contents | None = None
        self.edited: dict[str, int] = {}
        """GUIDs of notes with a remark of the learner's own, and when they wrote it."""

    def study(self, now: int) -> None:
        """Answers a few cards, and writes a remark on a note."""
        for deck in self.anki.decks():
            for _ in range(self.rng.randint(0, 3)):
                if self.anki.queue(deck):
                    self.anki.answer_next(deck, self.rng.choice(["AGAIN", "GOOD", "EASY"]))
        note = self.anki.col.get_note(self.rng.choice(list(self.anki.col.find_notes(""))))
        note["Spare 4"] = "a remark"
        note.add_tag("mine")
        self.anki.col.update_note(note)
        assert self.anki.col.db
        self.anki.col.db.execute("UPDATE notes SET mod = ? WHERE id = ?", now, note.id)
        self.edited[note.guid] = now

    def take(self, file: Path) -> None:
        """Imports an edition and compares what happened with what was foretold."""
        new = read_package(file.read_bytes())
        old = self.imported or Contents({}, {}, 0)
        told = difference(old, new)
        for guid in {*old.notes} & {*new.notes}:
            same = seen(old.notes[guid]) == seen(new.notes[guid])
            assert (new.notes[guid].changed == old.notes[guid].changed) == same
            assert new.notes[guid].changed >= old.notes[guid].changed
        mine = self.notes()
        before, log = self.cards(), self.anki.review_log()
        expected = dict.fromkeys(Fate, 0)
        for note in told.notes:
            expected[self.fate(note, mine)] += 1

        lists = self.anki.import_package(file)

        assert lists == {fate.value: number for fate, number in expected.items() if number}
        after = self.cards()
        assert self.anki.review_log() == log
        assert {card: row for card, row in after.items() if card in before} == before
        added = {card for card in after if card not in before}
        assert len(after) == len(before) + len(added)
        known = {(guid, ordinal) for guid, ordinal in before}
        assert added == {(guid, ordinal) for guid, note in new.notes.items() for ordinal in note.cards} - known
        self.check_remarks(new)
        self.imported = new

    def fate(self, told: NoteChange, mine: dict[str, int]) -> Fate:
        """What was foretold is for who has the last edition as it was; this one may have the note from an
        earlier edition, or a remark on it."""
        guid, changed = told.new.guid, told.new.changed
        if guid in self.edited or (told.old is None and guid in mine):
            return Fate.UPDATED if changed > mine[guid] else Fate.DUPLICATE
        return told.fate

    def check_remarks(self, new: Contents) -> None:
        for guid, at in list(self.edited.items()):
            note = self.note(guid)
            if guid in new.notes and new.notes[guid].changed > at:
                assert note["Spare 4"] == ""
                del self.edited[guid]
            else:
                assert note["Spare 4"] == "a remark"
                assert "mine" in note.tags

    def note(self, guid: str) -> Any:
        assert self.anki.col.db
        [id] = self.anki.col.db.list("SELECT id FROM notes WHERE guid = ?", guid)
        return self.anki.col.get_note(id)

    def notes(self) -> dict[str, int]:
        """When each note was changed, by GUID; a GUID that stands twice fails."""
        assert self.anki.col.db
        rows = self.anki.col.db.all("SELECT guid, mod FROM notes")
        assert len({guid for guid, _ in rows}) == len(rows)
        return {str(guid): int(mod) for guid, mod in rows}

    def cards(self) -> dict[tuple[str, int], Any]:
        assert self.anki.col.db
        rows = self.anki.col.db.all("SELECT n.guid, c.ord, c.* FROM cards c JOIN notes n ON n.id = c.nid")
        return {(guid, ordinal): row for guid, ordinal, *row in rows}


def seen(note: PackedNote) -> Any:
    """What a learner could see change."""
    return note.fields, sorted(note.tags), sorted(note.cards)


class Numbers:
    """Which term each cloze number of a quote was given to, over all editions."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, int], str] = {}
        self.guids: dict[int, str] = {}

    def check(self, course: Course, contents: Contents) -> None:
        notes = {
            full_text(note.fields): note
            for note in contents.notes.values()
            if note.type.name == CLOZE and "kaiser-study::retired" not in note.tags
        }
        for quote in (*course.quotes, *course.removed):
            note = notes.get(f"{' '.join(quote['words']).capitalize()}.") if quote in course.quotes else None
            self.check_terms(quote, gaps_of(note.fields["Text"]) if note else {})
            if note:
                assert self.guids.setdefault(quote["key"], note.guid) == note.guid, "a quote is one note for ever"
                self.check_note(note)

    def check_note(self, note: PackedNote) -> None:
        """No number went to another term."""
        gaps = gaps_of(note.fields["Text"])
        assert {number - 1 for number in gaps} == set(note.cards)
        for number, [hidden, *_] in gaps.items():
            was = self.texts.get((note.guid, number), hidden)
            assert ratio(was.lower(), hidden.lower()) >= 70, f"number {number} went from {was} to {hidden}"
            self.texts[note.guid, number] = hidden

    def check_terms(self, quote: Quote, gaps: Mapping[int, Sequence[str]]) -> None:
        """A term keeps its number, whatever its spelling, and finds it again if it was away."""
        numbers = {hidden[0].lower(): number for number, hidden in gaps.items()}
        for term in (*quote["terms"], *quote.get("gone", [])):
            number = numbers.get(" ".join(term["words"])) if term in quote["terms"] else None
            if number is not None:
                if "number" in term and (term["was_there"] or term["words"] == term["spelling"]):
                    assert term["number"] == number
                term.update(number=number, spelling=term["words"])
            term["was_there"] = number is not None


def full_text(fields: Any) -> str:
    return plain(fields["Excerpt of"] or fields["Text"])


@settings(max_examples=6, phases=[Phase.reuse, Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_no_edition_costs_a_learner_anything(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("walk")
    rng = Random(seed)
    course = Course(rng)
    for _ in range(6):
        add_quote(course)
    numbers = Numbers()
    with empty_collection() as anki:
        learner = Learner(anki, rng)
        for _ in range(EDITIONS):
            for step in rng.sample(STEPS, rng.randint(1, 6)):
                step(course)
            course.publish()
            file = folder / f"edition-{course.clock}.apkg"
            build_deck(course.write(folder), file, course.clock, drop_retired=course.drop_retired)
            numbers.check(course, read_package(file.read_bytes()))
            learner.take(file)
            learner.study(course.clock + 500)
            course.drop_retired = False
            course.clock += 1_000
