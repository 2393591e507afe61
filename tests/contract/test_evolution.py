"""A learner who has one edition of a deck imports the next one: what Anki does, and whether it was foretold.

Anki dates a learner's edits by its clock. So first editions are of the past, `LATER` ones of the
future, and what is built `SOON` came out before the learner's edits.
"""

import io
import json
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any, cast

import pytest
import yaml

from kaiser_study import bundled
from kaiser_study.anki import notes as anki_notes
from kaiser_study.anki.contents import Contents, NotAPackage, PackedNote, read_package
from kaiser_study.anki.note_types import ClozeField, NoteType, QuestionField, cloze_type, question_type
from kaiser_study.anki.package import COLLECTION
from kaiser_study.cards import cloze
from kaiser_study.deck.diff import Difference, Fate, difference, note_name
from kaiser_study.deck.labels import RETIRED_TAG
from kaiser_study.deck.reader import read_recipe
from kaiser_study.place import deck_file_of, lock_file_of
from tests.contract.conftest import BundledDeck
from tests.contract.core import CLOZE, QUESTION, Anki, empty_collection, texts
from tests.contract.decks import SENTENCES, build_deck, bundled_with, likes, quote, write_recipe

DAY = 86_400
FIRST = 1_600_000_000
SOON = FIRST + DAY
LATER = 4_000_000_000
STILL_LATER = LATER + DAY

DECK = "Test"
TITLE = "Lessons from Lukasz Kaiser"
MINE = "mine"

PARTS = {
    "One": [
        quote("violins", SENTENCES[0], topic="Loudness", terms=["drums", "winter nights"], source="letters"),
        quote(
            "engines",
            "Engines need oil, clean water, patience, and somebody who listens to them before sunrise in cold garages.",
            topic="Upkeep",
            terms=["patience", "sunrise", "oil"],
            source="diary",
        ),
        quote(
            "gardens",
            "Gardens forgive a careless owner only once, says the old man from Lisbon, whose goats eat the last roses.",
            topic="Neglect",
            terms=["Lisbon", "goats", "roses"],
            source="speech",
        ),
    ],
    "Two": [
        quote("rivers", SENTENCES[3], topic="Erosion", terms=["valleys", "floods", "bridges"], source="letters"),
        quote("mail", SENTENCES[4], topic="Messages", terms=["telegrams", "bad news"], source="diary"),
        quote("ridges", SENTENCES[5], topic="Climbing", terms=["silence", "ridges"], source="speech"),
    ],
}
NAMED = [str(term) for quotes in PARTS.values() for each in quotes for term in cast(list[str], each["terms"])]
QUOTES = [str(each["id"]) for quotes in PARTS.values() for each in quotes]
NOTES = 2 * len(QUOTES)
CARDS = 27

OWLS = quote(
    "owls",
    "Owls judge a forest by its darkness, hunters by their boots, and a moonless hour by how little it hides.",
    topic="Darkness",
    terms=["boots", "forest"],
)


BATS = quote(
    "bats",
    "Bats hang in cold garages with the patience of saints, and listen to whatever the neighbours whisper at dusk.",
    topic="Hearing",
    terms=["saints"],
)


def clozes(*quotes: str) -> list[str]:
    """The names of cloze notes."""
    return [f"{each}/cloze" for each in quotes]


def questions(*quotes: str) -> list[str]:
    """The names of topic and source notes."""
    return [f"{each}/question" for each in quotes]


def notes_of(*quotes: str) -> list[str]:
    """The names of all notes of quotes."""
    return [*clozes(*quotes), *questions(*quotes)]


# --- the author


@dataclass(frozen=True)
class Draft:
    """A corpus and a recipe, to be edited as an author edits their files."""

    corpus: dict[str, Any]
    recipe: dict[str, Any]

    def part(self, id: str) -> dict[str, Any]:
        return self._one(self.corpus["parts"], id)

    def source(self, id: str) -> dict[str, Any]:
        return self._one(self.corpus["sources"], id)

    def quote(self, id: str) -> dict[str, Any]:
        return self._one((each for part in self.corpus["parts"] for each in part["quotes"]), id)

    def reword(self, id: str, old: str, new: str) -> None:
        assert old in self.quote(id)["text"]
        self.quote(id)["text"] = self.quote(id)["text"].replace(old, new)

    def add(self, part: str, quote: Mapping[str, object]) -> None:
        self.part(part)["quotes"].append(dict(quote))

    def remove(self, id: str) -> dict[str, Any]:
        gone = self.quote(id)
        for part in self.corpus["parts"]:
            part["quotes"] = [each for each in part["quotes"] if each is not gone]
        return gone

    def move(self, id: str, part: str) -> None:
        self.add(part, self.remove(id))

    def _one(self, entries: Iterable[dict[str, Any]], id: str) -> dict[str, Any]:
        [found] = [each for each in entries if each["id"] == id]
        return found


Edit = Callable[[Draft], object]


def nothing(draft: Draft) -> None:
    """No edit."""


def several(*edits: Edit) -> Edit:
    """One edit after the other."""

    def all_of_them(draft: Draft) -> None:
        for edit in edits:
            edit(draft)

    return all_of_them


def renamed(thing: dict[str, Any], id: str, key: str = "id") -> None:
    """Gives a new id and tells the old one."""
    thing |= {"was": thing[key], key: id}


class Author:
    """Publishes the editions of one deck as the command does it."""

    def __init__(self, recipe: Path) -> None:
        self.recipe = recipe

    @property
    def published(self) -> bytes:
        """The last edition."""
        return deck_file_of(self.recipe).read_bytes()

    def publish(self, at: int, edit: Edit = nothing, **options: Any) -> bytes:
        """Edits, builds, and returns the package."""
        recipe = yaml.safe_load(self.recipe.read_text(encoding="utf-8"))
        corpus_file = self.recipe.parent / recipe["corpus"]
        draft = Draft(yaml.safe_load(corpus_file.read_text(encoding="utf-8")), recipe)
        edit(draft)
        corpus_file.write_text(yaml.safe_dump(draft.corpus, sort_keys=False), encoding="utf-8")
        self.recipe.write_text(yaml.safe_dump(draft.recipe, sort_keys=False), encoding="utf-8")
        build_deck(self.recipe, deck_file_of(self.recipe), at, **options)
        return self.published


def remade(package: bytes, *statements: str, types: Callable[[dict[str, Any]], object] | None = None) -> bytes:
    """A package whose database was changed by hand, and each of its note types."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    database = sqlite3.connect(":memory:")
    database.deserialize(members[COLLECTION])
    for statement in statements:
        database.execute(statement)
    models = json.loads(database.execute("SELECT models FROM col").fetchone()[0])
    for type in models.values() if types else ():
        assert types
        types(type)
    database.execute("UPDATE col SET models = ?", (json.dumps(models),))
    database.commit()
    members[COLLECTION] = database.serialize()
    database.close()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


# --- the learner

HABITS: Sequence[Sequence[str]] = (
    ("EASY",),
    ("GOOD",),
    ("EASY", "AGAIN"),
    ("AGAIN", "HARD"),
    ("EASY", "EASY"),
    (),
    ("GOOD", "GOOD"),
    ("EASY", "AGAIN", "GOOD"),
    ("HARD",),
)
"""How a learner grades card after card: review cards, cards in their first steps, lapses, and new cards."""

EDITED = {
    "violins/cloze": ClozeField.TEXT,
    "gardens/question": QuestionField.QUOTE,
    "mail/cloze": ClozeField.TOPIC,
    "mail/question": QuestionField.TOPIC,
}
"""Notes to which a learner adds words and a tag, and in which field."""


class Learner:
    """Has a deck in the real Anki core, and holds every import against what was foretold of it."""

    def __init__(self, anki: Anki, folder: Path) -> None:
        self.anki = anki
        self.has = Contents({}, {}, 0)
        self._folder = folder

    def receive(
        self,
        package: bytes,
        *,
        has: Contents | None = None,
        edited_since: Collection[str] = (),
        has_cards: Collection[str] = (),
        has_decks: Collection[str] = (),
    ) -> Difference:
        """Imports a package with default options. What Anki's log says and what became of the collection must be
        what `difference` foretold, card by card, and nothing else may have changed.

        It speaks of one who has the edition before and nothing else, so it is told where this one is
        not so: `has` is another edition that he has, `edited_since` are notes that he edited after the
        package was built, the others are what he has of editions before that one, or of his own.
        """
        new = read_package(package)
        foretold = difference(has or self.has, new)
        before = self.anki.state()
        lists = self._import(package, new)
        after = self.anki.state()

        late = {note.name for note in foretold.of(Fate.UPDATED)} & {*edited_since}
        expected: dict[Fate, list[str]] = {}
        for note in foretold.notes:
            expected.setdefault(Fate.DUPLICATE if note.name in late else note.fate, []).append(note.name)
        assert lists == {fate: sorted(names) for fate, names in expected.items()}

        # what was there
        assert after.reviews == before.reviews
        assert {card: after.cards.get(card) for card in before.cards} == before.cards
        assert {card: after.decks_of_cards.get(card) for card in before.cards} == before.decks_of_cards
        taken = {note.new.guid for note in foretold.of(Fate.UPDATED) if note.name not in late}
        kept = {number: note for number, note in before.notes.items() if note["guid"] not in taken}
        assert {number: after.notes.get(number) for number in kept} == kept

        # what comes
        added = after.cards.keys() - before.cards.keys()
        assert after.named(added) == sorted({*foretold.new_cards} - {*has_cards})
        for card in (after.cards[number] for number in added):
            assert not any(card[column] for column in ("type", "queue", "ivl", "factor", "reps", "lapses", "odid"))
            packed = new.notes[after.notes[card["nid"]]["guid"]]
            assert after.decks_of_cards[card["id"]] == packed.cards[card["ord"]]
        for row in (after.notes[number] for number in after.notes.keys() - kept.keys()):
            packed = new.notes[row["guid"]]
            assert row["flds"].split("\x1f") == [*packed.fields.values()]
            assert {*row["tags"].split()} == {*packed.tags}
        assert {*foretold.new_decks} - {*has_decks} == after.decks.keys() - before.decks.keys()
        restyled = {id for id, look in before.types.items() if after.types[id] != look}
        assert {*foretold.types} == {after.types[id].name for id in restyled}

        # what shows nothing: without the text that an edited note keeps out, its new cards, and no others
        spared = {card for note in foretold.notes if note.name in late for card in note.empty_cards}
        unseen = {card for note in foretold.notes if note.name in late for card in note.new_cards}
        assert after.named(after.empty - before.empty) == sorted({*foretold.empty_cards} - spared | unseen)

        self.has = new
        return foretold

    def take(self, package: bytes) -> None:
        """Imports a package of which nothing was foretold."""
        self.has = read_package(package)
        self._import(package, self.has)

    def study(self) -> None:
        """Answers cards, sets some aside, moves one, edits notes."""
        anki = self.anki
        anki.col.set_config("fsrs", True)
        numbers = sorted(anki.numbers().values())
        for index, card in enumerate(numbers):
            anki.answer(card, *HABITS[index % len(HABITS)])
        anki.set_aside(numbers[4:6], [numbers[9], numbers[14]], [numbers[7]])
        anki.move([numbers[10], numbers[23]], "Mine")
        anki.cram("Exam", "Id:ridges is:new")
        for name, edited in EDITED.items():
            number = self.note(name)
            anki.edit(number, edited, f"{anki.field(number, edited)} ({MINE})")
            anki.add_tag(number, MINE)

    def note(self, name: str) -> int:
        """Anki's number of a note."""
        [packed] = [note for note in self.has.notes.values() if note_name(note) == name]
        [number] = [number for number, note in self.anki.notes().items() if note["guid"] == packed.guid]
        return number

    def field(self, name: str, field: str) -> str:
        return self.anki.field(self.note(name), field)

    def tags(self, name: str) -> list[str]:
        return str(self.anki.notes()[self.note(name)]["tags"]).split()

    def edited(self) -> list[str]:
        """The notes that still hold both words and tag of his."""
        return [
            name for name, where in EDITED.items() if f"({MINE})" in self.field(name, where) and MINE in self.tags(name)
        ]

    def answers(self, *quotes: str) -> dict[str, list[str]]:
        """What each cloze card of quotes hides."""
        return {
            name: texts(face.answer, ".cloze")
            for name, face in sorted(self.anki.faces().items())
            if name.split("/")[0] in quotes and "/cloze/" in name
        }

    def _import(self, package: bytes, contents: Contents) -> dict[Fate, list[str]]:
        """The names of the notes in each list of the log."""
        file = self._folder / "received.apkg"
        file.write_bytes(package)
        log = self.anki.import_log(file)
        guids = {number: note["guid"] for number, note in self.anki.notes().items()}
        by_fields = {tuple(note.fields.values()): guid for guid, note in contents.notes.items()}
        lists: dict[Fate, list[str]] = {}
        for fate, number, fields in log:
            guid = guids[number] if number in guids else by_fields[fields]  # Anki names what it left out by its number
            lists.setdefault(Fate(fate), []).append(note_name(contents.notes[guid]))
        return {fate: sorted(names) for fate, names in lists.items()}


Begin = Callable[..., tuple[Author, Learner]]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Edit], Path]:
    """Folders with a first edition and the collection of a learner who works with it, by what was edited before."""

    @cache
    def begun(edit: Edit) -> Path:
        folder = tmp_path_factory.mktemp("first")
        author = Author(write_recipe(folder, PARTS, options=0))
        collection = Anki(folder)
        learner = Learner(collection, folder)
        learner.take(author.publish(FIRST, edit))
        learner.study()
        collection.col.fix_integrity()  # under load the core leaves out times of reviews, and adds them here
        collection.close()
        return folder

    return begun


@pytest.fixture
def begin(begun: Callable[[Edit], Path], tmp_path: Path) -> Iterator[Begin]:
    """An author who published a first edition, and a learner who works with it."""
    learners: list[Learner] = []
    with ExitStack() as stack:

        def begin(edit: Edit = nothing) -> tuple[Author, Learner]:
            folder = tmp_path / "begun"
            copytree(begun(edit), folder)
            author = Author(folder / "test.yaml")
            learner = Learner(stack.enter_context(closing(Anki(folder))), folder)
            learner.has = read_package(author.published)
            learners.append(learner)
            return author, learner

        yield begin
        for learner in learners:
            problems, is_sound = learner.anki.col.fix_integrity()
            assert is_sound, problems


def test_the_learner_has_cards_of_every_kind(begin: Begin) -> None:
    """What is asserted of all his cards would say little otherwise."""
    _, learner = begin()
    state = learner.anki.state()
    assert len(state.cards) == CARDS
    cards = state.cards.values()
    kinds = {(card["type"], card["queue"]) for card in cards}
    assert kinds >= {(0, 0), (1, 1), (2, 2), (3, 1)}, "new, learned, reviewed, learned again"
    assert kinds >= {(2, -1), (0, -1)}, "suspended"
    assert any(queue in (-2, -3) for _, queue in kinds), "buried"
    assert {card["reps"] for card in cards} == {0, 1, 2, 3}
    assert {card["lapses"] for card in cards} == {0, 1}
    assert any(card["flags"] for card in cards)
    assert any(json.loads(card["data"] or "{}").get("s") for card in cards), "memory"
    assert {"Mine", "Exam", DECK} == set(state.decks_of_cards.values()) == state.decks.keys()
    assert len(state.reviews) > CARDS
    assert learner.edited() == [*EDITED]


# --- one edition after another


@dataclass(frozen=True)
class Step:
    """What an author edits between two editions, and what the import of the second does to a learner: names of
    notes, cards and decks, how many cards only new learners see in another deck, and the answers of cards
    that have others now. The `first` edit is one of the first edition."""

    edit: Edit
    updated: Sequence[str] = ()
    new: Sequence[str] = ()
    new_cards: Sequence[str] = ()
    empty_cards: Sequence[str] = ()
    new_decks: Sequence[str] = ()
    moved: Mapping[tuple[str, str], int] = field(default_factory=dict)
    respelled: Mapping[str, list[str]] = field(default_factory=dict)
    first: Edit = nothing


def by_part(draft: Draft) -> None:
    draft.recipe["subdecks"] = "part"


def rename_all(draft: Draft) -> None:
    renamed(draft.corpus, "renamed-corpus", "corpus")
    renamed(draft.recipe, "renamed-deck", "deck")
    for each in draft.corpus["sources"]:
        renamed(each, f"renamed-{each['id']}")
    for part in draft.corpus["parts"]:
        renamed(part, f"renamed-{part['id']}")
        for each in part["quotes"]:
            renamed(each, f"renamed-{each['id']}")
            each["source"] = f"renamed-{each['source']}"


def rename_source(draft: Draft) -> None:
    renamed(draft.source("letters"), "epistles")
    for id in ("violins", "rivers"):
        draft.quote(id)["source"] = "epistles"


def respell(draft: Draft) -> None:
    draft.reword("violins", "winter nights", "wintry nights")
    draft.quote("violins")["terms"] = ["wintry nights", "drums"]


def with_options(draft: Draft) -> None:
    draft.recipe.pop("options")


def without_terms(draft: Draft) -> None:
    for id in QUOTES:
        draft.quote(id).pop("terms")


STEPS = {
    "nothing": Step(nothing),
    "a text": Step(lambda draft: draft.reword("violins", "small", "tiny"), notes_of("violins")),
    "a topic": Step(lambda draft: draft.quote("gardens").update(topic="Idleness"), notes_of("gardens")),
    "the source of a quote": Step(lambda draft: draft.quote("mail").update(source="speech"), notes_of("mail")),
    "the label of a source": Step(
        lambda draft: draft.source("letters").update(label="Epistles"), notes_of("violins", "rivers")
    ),
    "the year of a source": Step(
        lambda draft: draft.source("letters").update(year=1924), notes_of("violins", "rivers")
    ),
    "the provenance": Step(lambda draft: draft.corpus.update(provenance="checked twice"), notes_of(*QUOTES)),
    "the title of a part": Step(
        lambda draft: draft.part("part-2").update(title="Zwei"), notes_of("rivers", "mail", "ridges")
    ),
    "the parts in another order": Step(lambda draft: draft.corpus["parts"].reverse(), notes_of(*QUOTES)),
    "the quotes in another order": Step(lambda draft: draft.part("part-1")["quotes"].reverse()),
    "a quote in another part": Step(lambda draft: draft.move("gardens", "part-2"), notes_of("gardens")),
    "the tags": Step(lambda draft: draft.recipe.update(tags=["part"]), notes_of(*QUOTES)),
    "the number of options": Step(lambda draft: draft.recipe.update(options=3), questions(*QUOTES)),
    "terms reordered": Step(lambda draft: draft.quote("engines")["terms"].reverse()),
    "a term added": Step(
        lambda draft: draft.quote("violins")["terms"].append("wooden rooms"),
        clozes("violins"),
        new_cards=["violins/cloze/3"],
    ),
    "terms reordered and one added": Step(
        lambda draft: draft.quote("violins").update(terms=["wooden rooms", "winter nights", "drums"]),
        clozes("violins"),
        new_cards=["violins/cloze/3"],
    ),
    "a term removed": Step(
        lambda draft: draft.quote("gardens")["terms"].remove("goats"),
        clozes("gardens"),
        empty_cards=["gardens/cloze/2"],
    ),
    "a term for another": Step(
        lambda draft: draft.quote("gardens").update(terms=["Lisbon", "careless owner", "roses"]),
        clozes("gardens"),
        new_cards=["gardens/cloze/4"],
        empty_cards=["gardens/cloze/2"],
    ),
    "a term respelled, and the others reordered": Step(
        respell, notes_of("violins"), respelled={"violins/cloze/2": ["wintry nights"]}
    ),
    "a quote added": Step(
        lambda draft: draft.add("part-1", OWLS),
        new=notes_of("owls"),
        new_cards=["owls/cloze/1", "owls/cloze/2", "owls/source/1", "owls/topic/1"],
    ),
    "a quote that reads nearly like another, which costs the other its topic card": Step(
        lambda draft: draft.add(
            "part-2", quote("fiddles", SENTENCES[0].replace("louder", "longer"), topic="Length", terms=["drums"])
        ),
        notes_of("violins"),
        new=notes_of("fiddles"),
        new_cards=["fiddles/cloze/1", "fiddles/source/1"],
        empty_cards=["violins/topic/1"],
    ),
    "a text whose terms were chosen by the program": Step(
        lambda draft: draft.reword("engines", "sunrise", "sunset"), notes_of("engines"), first=without_terms
    ),
    "a letter of a term that was chosen by the program": Step(
        lambda draft: draft.reword("engines", "cold garages", "cold garage"),
        notes_of("engines"),
        respelled={"engines/cloze/1": ["cold garage"]},
        first=without_terms,
    ),
    "a word of a term that was chosen by the program": Step(
        lambda draft: draft.reword("engines", "cold garages", "warm garages"),
        notes_of("engines"),
        new_cards=["engines/cloze/3"],
        empty_cards=["engines/cloze/1"],
        first=without_terms,
    ),
    "a quote with terms that the program chose for another": Step(
        lambda draft: draft.add("part-1", BATS),
        new=notes_of("bats"),
        new_cards=["bats/cloze/1", "bats/source/1", "bats/topic/1"],
        first=without_terms,
    ),
    "a quote removed": Step(lambda draft: draft.remove("mail"), notes_of("mail")),
    "a part removed": Step(lambda draft: draft.corpus["parts"].pop(), notes_of("rivers", "mail", "ridges")),
    "a kind of card dropped": Step(
        lambda draft: draft.recipe.update(cards=["cloze", "topic"]),
        questions(*QUOTES),
        empty_cards=[f"{each}/source/1" for each in QUOTES],
    ),
    "the clozes dropped": Step(lambda draft: draft.recipe.update(cards=["topic", "source"]), clozes(*QUOTES)),
    "both kinds of question dropped": Step(lambda draft: draft.recipe.update(cards=["cloze"]), questions(*QUOTES)),
    "a quote renamed": Step(lambda draft: renamed(draft.quote("gardens"), "plots")),
    "a part renamed": Step(lambda draft: renamed(draft.part("part-1"), "beginning")),
    "a source renamed": Step(rename_source),
    "the corpus renamed": Step(lambda draft: renamed(draft.corpus, "other", "corpus")),
    "the deck renamed": Step(lambda draft: renamed(draft.recipe, "other", "deck")),
    "all ids renamed": Step(rename_all),
    "the title of the deck": Step(
        lambda draft: draft.recipe.update(title="Probe"), new_decks=["Probe"], moved={(DECK, "Probe"): CARDS}
    ),
    "the title of the deck, and a quote added": Step(
        several(lambda draft: draft.recipe.update(title="Probe"), lambda draft: draft.add("part-1", OWLS)),
        new=notes_of("owls"),
        new_cards=["owls/cloze/1", "owls/cloze/2", "owls/source/1", "owls/topic/1"],
        new_decks=["Probe"],
        moved={(DECK, "Probe"): CARDS},
    ),
    "the letters of the deck's title": Step(
        lambda draft: draft.recipe.update(title=DECK.upper()),
    ),
    "decks for the parts": Step(
        by_part,
        new_decks=[f"{DECK}::1 One", f"{DECK}::2 Two"],
        moved={(DECK, f"{DECK}::1 One"): 14, (DECK, f"{DECK}::2 Two"): 13},
    ),
    "decks for the kinds of cards": Step(
        lambda draft: draft.recipe.update(subdecks="kind"),
        new_decks=[f"{DECK}::Cloze", f"{DECK}::Source", f"{DECK}::Topic"],
        moved={(DECK, f"{DECK}::Cloze"): 15, (DECK, f"{DECK}::Source"): 6, (DECK, f"{DECK}::Topic"): 6},
    ),
    "no decks for the parts any more": Step(
        lambda draft: draft.recipe.pop("subdecks"),
        moved={(f"{DECK}::1 One", DECK): 14, (f"{DECK}::2 Two", DECK): 13},
        first=by_part,
    ),
    "a quote in the deck of another part, and a term added": Step(
        several(
            lambda draft: draft.move("violins", "part-2"),
            lambda draft: draft.quote("violins")["terms"].append("wooden rooms"),
        ),
        notes_of("violins"),
        new_cards=["violins/cloze/3"],
        moved={(f"{DECK}::1 One", f"{DECK}::2 Two"): 4},
        first=by_part,
    ),
    "the title of a part with a deck": Step(
        lambda draft: draft.part("part-2").update(title="Zwei"),
        notes_of("rivers", "mail", "ridges"),
        new_decks=[f"{DECK}::2 Zwei"],
        moved={(f"{DECK}::2 Two", f"{DECK}::2 Zwei"): 13},
        first=by_part,
    ),
    "the parts with decks in another order": Step(
        lambda draft: draft.corpus["parts"].reverse(),
        notes_of(*QUOTES),
        new_decks=[f"{DECK}::1 Two", f"{DECK}::2 One"],
        moved={(f"{DECK}::1 One", f"{DECK}::2 One"): 14, (f"{DECK}::2 Two", f"{DECK}::1 Two"): 13},
        first=by_part,
    ),
    "the title of a deck with decks for the parts": Step(
        lambda draft: draft.recipe.update(title="Probe"),
        new_decks=["Probe", "Probe::1 One", "Probe::2 Two"],
        moved={(f"{DECK}::1 One", "Probe::1 One"): 14, (f"{DECK}::2 Two", "Probe::2 Two"): 13},
        first=by_part,
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_what_changed_is_updated_and_nothing_else(name: str, begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    step = STEPS[name]
    monkeypatch.setattr(cloze, "choose_terms", likes("cold garages", "cold garage", "warm garages", *NAMED))
    author, learner = begin(step.first)
    before, answers = learner.anki.state(), learner.answers(*QUOTES)
    found = learner.receive(author.publish(LATER, step.edit))
    names = {fate: sorted(note.name for note in found.of(fate)) for fate in Fate}
    assert names == {
        Fate.NEW: sorted(step.new),
        Fate.UPDATED: sorted(step.updated),
        Fate.DUPLICATE: sorted({*notes_of(*QUOTES)} - {*step.updated}),
        Fate.CONFLICTING: [],
    }
    assert sorted(found.new_cards) == sorted(step.new_cards)
    assert sorted(found.empty_cards) == sorted(step.empty_cards)
    assert [*found.new_decks] == [*step.new_decks]
    assert found.moved == step.moved
    assert learner.edited() == [name for name in EDITED if name not in step.updated], "newer notes come whole"
    same = {card: answer for card, answer in answers.items() if card not in step.empty_cards}
    assert {card: learner.answers(*QUOTES)[card] for card in same} == {**same, **step.respelled}
    if not any((step.updated, step.new, step.new_decks)):
        assert learner.anki.state() == before


@pytest.mark.parametrize(
    "edit",
    [
        nothing,
        by_part,
    ],
    ids=["one deck", "decks for the parts"],
)
def test_a_first_import_is_foretold_too(edit: Edit, anki: Anki, tmp_path: Path) -> None:
    learner = Learner(anki, tmp_path)
    found = learner.receive(Author(write_recipe(tmp_path, PARTS, options=0)).publish(FIRST, edit))
    assert len(found.of(Fate.NEW)) == len(found.notes) == NOTES
    assert len(found.new_cards) == CARDS


@pytest.mark.parametrize(("gone", "number"), [("goats", 2), ("roses", 3)])
def test_a_number_is_not_given_again(gone: str, number: int, begin: Begin) -> None:
    author, learner = begin()
    answers = learner.answers("gardens")
    learner.receive(author.publish(LATER, lambda draft: draft.quote("gardens")["terms"].remove(gone)))
    found = learner.receive(
        author.publish(STILL_LATER, lambda draft: draft.quote("gardens")["terms"].insert(0, "careless owner"))
    )
    assert found.new_cards == ["gardens/cloze/4"]
    empty: dict[str, list[str]] = {f"gardens/cloze/{number}": []}
    assert learner.answers("gardens") == answers | empty | {"gardens/cloze/4": ["a careless owner"]}
    state = learner.anki.state()
    assert state.named(state.empty) == [*empty]


BROUGHT_BACK: Mapping[str, tuple[Edit, Edit, list[str]]] = {
    "a term": (
        lambda draft: draft.quote("gardens")["terms"].remove("goats"),
        lambda draft: draft.quote("gardens")["terms"].insert(0, "goats"),
        ["gardens/cloze/2"],
    ),
    "a kind of card": (
        lambda draft: draft.recipe.update(cards=["cloze", "topic"]),
        lambda draft: draft.recipe.pop("cards"),
        [f"{id}/source/1" for id in sorted(QUOTES)],
    ),
}


@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_what_is_brought_back_gets_its_old_cards(name: str, begin: Begin) -> None:
    away, back, cards = BROUGHT_BACK[name]
    author, learner = begin()
    before = learner.anki.faces()
    assert sorted(learner.receive(author.publish(LATER, away)).empty_cards) == cards
    state = learner.anki.state()
    assert state.named(state.empty) == cards
    learner.receive(author.publish(STILL_LATER, back), has_cards=cards)
    assert not learner.anki.state().empty
    faces = learner.anki.faces()
    assert faces.keys() == before.keys()
    shown = [card for card in cards if card.rpartition("/")[0].replace("source", "question") not in EDITED]
    assert {card: faces[card] for card in shown} == {card: before[card] for card in shown}


@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_it_gets_new_ones_where_a_learner_deleted_the_empty_ones(name: str, begin: Begin) -> None:
    away, back, cards = BROUGHT_BACK[name]
    author, learner = begin()
    learner.receive(author.publish(LATER, away))
    learner.anki.delete_empty_cards()
    assert learner.anki.numbers().keys().isdisjoint(cards)
    assert sorted(learner.receive(author.publish(STILL_LATER, back)).new_cards) == cards


# --- quotes that leave the corpus


def retired_notes(learner: Learner) -> list[str]:
    """What a learner finds by the one search that README names."""
    found = set(learner.anki.col.find_notes(f"tag:{RETIRED_TAG}"))
    guids = {note["guid"] for number, note in learner.anki.notes().items() if number in found}
    return sorted(note_name(note) for note in learner.has.notes.values() if note.guid in guids)


AWAY: Mapping[str, tuple[Edit, list[str]]] = {
    "a quote": (lambda draft: draft.remove("rivers"), notes_of("rivers")),
    "a part": (lambda draft: draft.corpus["parts"].pop(), notes_of("rivers", "mail", "ridges")),
    "the clozes": (lambda draft: draft.recipe.update(cards=["topic", "source"]), clozes(*QUOTES)),
    "the questions": (lambda draft: draft.recipe.update(cards=["cloze"]), questions(*QUOTES)),
}


@pytest.mark.parametrize("first", [nothing, with_options])
@pytest.mark.parametrize("name", AWAY)
def test_retired_notes_stay_with_all_their_cards(name: str, first: Edit, begin: Begin) -> None:
    edit, notes = AWAY[name]
    author, learner = begin(first)
    before = learner.anki.faces()
    found = learner.receive(author.publish(LATER, edit))
    assert sorted(note.name for note in found.notes if note.retires) == retired_notes(learner) == sorted(notes)
    assert not learner.anki.state().empty
    faces = learner.anki.faces()
    ours = {card for card in before if _note_of(card) in set(notes) - EDITED.keys()}
    assert ours
    assert {card: faces[card] for card in ours} == {card: before[card] for card in ours}
    learner.receive(author.publish(STILL_LATER))
    assert retired_notes(learner) == sorted(notes)


def test_a_retired_note_keeps_the_numbers_of_its_clozes(begin: Begin) -> None:
    author, learner = begin()
    learner.receive(author.publish(LATER, lambda draft: draft.quote("gardens")["terms"].remove("Lisbon")))
    answers = learner.answers("gardens")
    found = learner.receive(author.publish(STILL_LATER, lambda draft: draft.remove("gardens")))
    assert retired_notes(learner) == sorted(notes_of("gardens"))
    assert (found.new_cards, found.empty_cards) == ([], [])
    assert learner.answers("gardens") == answers


def test_a_retired_note_names_its_source_as_it_is_called_now(begin: Begin) -> None:
    author, learner = begin()
    learner.receive(author.publish(LATER, lambda draft: draft.remove("rivers")))
    found = learner.receive(author.publish(STILL_LATER, lambda draft: draft.source("letters").update(label="Epistles")))
    assert sorted(note.name for note in found.of(Fate.UPDATED)) == sorted(notes_of("violins", "rivers"))
    assert learner.field("rivers/cloze", ClozeField.SOURCE) == "Epistles"
    assert retired_notes(learner) == sorted(notes_of("rivers"))


@pytest.mark.parametrize("name", AWAY)
def test_what_comes_back_is_as_before(name: str, begin: Begin) -> None:
    edit, notes = AWAY[name]
    author, learner = begin()
    before = learner.anki.state()
    recipe, corpus = (author.recipe.with_name(name).read_bytes() for name in ("test.yaml", "corpus.yaml"))
    learner.receive(author.publish(LATER, edit))
    author.recipe.write_bytes(recipe)
    author.recipe.with_name("corpus.yaml").write_bytes(corpus)
    found = learner.receive(author.publish(STILL_LATER))
    assert sorted(note.name for note in found.notes if note.returns) == sorted(notes)
    assert retired_notes(learner) == []
    assert (found.new_cards, found.empty_cards) == ([], [])
    after = learner.anki.state()
    assert after.named(after.cards) == before.named(before.cards)


def test_dropped_notes_stay_as_they_are(begin: Begin) -> None:
    author, learner = begin()
    learner.receive(author.publish(LATER, lambda draft: draft.remove("mail")))
    learner.anki.add_tag(learner.note("mail/cloze"), MINE)
    before = learner.anki.state()
    found = learner.receive(author.publish(STILL_LATER, drop_retired=True))
    assert sorted(note_name(note) for note in found.left) == sorted(notes_of("mail"))
    assert not found.is_nothing
    assert learner.anki.state() == before


def test_what_was_dropped_can_come_back(begin: Begin, tmp_path: Path) -> None:
    author, learner = begin()
    [gone] = [each for each in PARTS["Two"] if each["id"] == "mail"]
    second = author.publish(LATER, lambda draft: draft.remove("mail"))
    learner.receive(second)
    third = author.publish(LATER + 1, drop_retired=True)
    learner.receive(third)
    fourth = author.publish(STILL_LATER, lambda draft: draft.add("part-2", gone))
    found = learner.receive(fourth, has=read_package(second))
    assert sorted(note.name for note in found.notes if note.returns) == sorted(notes_of("mail"))
    assert found.new_cards == []
    assert retired_notes(learner) == []

    with empty_collection() as collection:
        newcomer = Learner(collection, tmp_path)
        newcomer.receive(third)
        found = newcomer.receive(fourth)
        assert sorted(note.name for note in found.of(Fate.NEW)) == sorted(notes_of("mail"))


def test_a_retired_note_that_was_deleted_comes_with_every_edition_until_it_is_dropped(begin: Begin) -> None:
    author, learner = begin()
    second = author.publish(LATER, lambda draft: draft.remove("rivers"))
    learner.receive(second)
    learner.anki.col.remove_notes([*learner.anki.col.find_notes(f"tag:{RETIRED_TAG}")])
    kept = replace(learner.has, notes={guid: note for guid, note in learner.has.notes.items() if not _retired(note)})
    found = learner.receive(second, has=kept)
    assert sorted(note.name for note in found.of(Fate.NEW)) == sorted(notes_of("rivers"))
    learner.anki.col.remove_notes([*learner.anki.col.find_notes(f"tag:{RETIRED_TAG}")])
    found = learner.receive(author.publish(STILL_LATER, drop_retired=True), has=kept)
    assert found.is_nothing


def _note_of(card: str) -> str:
    """The name of the note that a card is on."""
    quote_id, kind, _ = card.split("/")
    return f"{quote_id}/{'cloze' if kind == 'cloze' else 'question'}"


def _retired(note: PackedNote) -> bool:
    return RETIRED_TAG in note.tags


# --- options, which name other quotes


def offering(package: Contents, topic: str) -> list[str]:
    """The notes that offer a topic."""
    return [
        note_name(note)
        for note in package.notes.values()
        if f">{topic}<" in note.fields.get(QuestionField.TOPIC_OPTIONS, "")
    ]


@pytest.mark.parametrize(
    ("edit", "updated", "spread"),
    [
        (lambda draft: draft.reword("gardens", "last", "best"), notes_of("gardens"), False),
        (lambda draft: draft.add("part-1", OWLS), [], False),
        (lambda draft: draft.quote("gardens").update(topic="Idleness"), notes_of("gardens"), True),
        (lambda draft: draft.remove("gardens"), notes_of("gardens"), True),
    ],
    ids=["a text", "a quote added", "a topic", "a quote removed"],
)
def test_other_notes_change_only_if_they_offer_what_is_gone(
    edit: Edit, updated: list[str], spread: bool, begin: Begin
) -> None:
    author, learner = begin(with_options)
    offer = set(offering(learner.has, "Neglect"))
    assert len(offer) > 1
    assert len(offer) < len(QUOTES)
    found = learner.receive(author.publish(LATER, edit))
    assert sorted(note.name for note in found.of(Fate.UPDATED)) == sorted({*updated, *(offer if spread else ())})
    assert (found.empty_cards, len(found.new_cards)) == ([], 4 if found.of(Fate.NEW) else 0)


# --- ids


def test_ids_may_be_renamed_again_and_again(begin: Begin) -> None:
    author, learner = begin()
    before = learner.anki.state()

    def forget(draft: Draft) -> None:
        for thing in _things(draft):
            del thing["was"]

    def again(draft: Draft) -> None:
        for thing, key in zip(_things(draft), _keys(draft), strict=True):
            renamed(thing, f"{thing[key]}-2", key)
        for part in draft.corpus["parts"]:
            for each in part["quotes"]:
                each["source"] += "-2"

    for at, edit in enumerate((rename_all, nothing, forget, again, nothing, forget)):
        found = learner.receive(author.publish(LATER + at, edit))
        assert found.is_nothing
        assert learner.anki.state() == before
    found = learner.receive(
        author.publish(STILL_LATER, lambda draft: draft.reword("renamed-gardens-2", "last", "best"))
    )
    assert [note.name for note in found.of(Fate.UPDATED)] == notes_of("gardens")


def _things(draft: Draft) -> list[dict[str, Any]]:
    parts = draft.corpus["parts"]
    quotes = [each for part in parts for each in part["quotes"]]
    return [draft.corpus, draft.recipe, *draft.corpus["sources"], *parts, *quotes]


def _keys(draft: Draft) -> list[str]:
    return ["corpus", "deck", *["id"] * (len(_things(draft)) - 2)]


# --- when an edition was built, and which one a learner has


def reword_two(draft: Draft) -> None:
    """One of a quote whose cloze note the learner edited, one of another."""
    draft.reword("violins", "small", "tiny")
    draft.reword("rivers", "whole", "large")


@pytest.mark.parametrize("at", [SOON, FIRST, FIRST - 365 * DAY], ids=["later", "the same second", "the clock set back"])
def test_what_a_learner_edited_after_the_edition_was_built_stays(at: int, begin: Begin) -> None:
    author, learner = begin()
    found = learner.receive(author.publish(at, reword_two), edited_since=clozes("violins"))
    assert sorted(note.name for note in found.of(Fate.UPDATED)) == sorted(notes_of("violins", "rivers"))
    assert learner.edited() == [*EDITED]
    assert "large bridges" in learner.field("rivers/question", QuestionField.QUOTE)
    assert "tiny" in learner.field("violins/question", QuestionField.QUOTE)
    assert "small" in learner.field("violins/cloze", ClozeField.TEXT)
    found = learner.receive(author.publish(at, lambda draft: draft.reword("rivers", "large", "great")))
    assert sorted(note.name for note in found.of(Fate.UPDATED)) == sorted(notes_of("rivers"))


def test_a_new_card_of_an_edited_note_shows_when_its_text_comes(begin: Begin) -> None:
    author, learner = begin()
    found = learner.receive(
        author.publish(SOON, lambda draft: draft.quote("violins")["terms"].append("wooden rooms")),
        edited_since=clozes("violins"),
    )
    assert found.new_cards == ["violins/cloze/3"]
    assert learner.answers("violins")["violins/cloze/3"] == []
    learner.receive(author.publish(LATER, lambda draft: draft.reword("violins", "sing", "speak")))
    assert learner.answers("violins")["violins/cloze/3"] == ["wooden rooms"]
    assert not learner.anki.state().empty


def test_a_removed_cloze_stays_on_an_edited_note_until_its_text_comes(begin: Begin) -> None:
    author, learner = begin()
    found = learner.receive(
        author.publish(SOON, lambda draft: draft.quote("violins")["terms"].remove("drums")),
        edited_since=clozes("violins"),
    )
    assert found.empty_cards == ["violins/cloze/1"]
    assert learner.answers("violins")["violins/cloze/1"] == ["drums"]


def test_an_edition_may_be_skipped(begin: Begin) -> None:
    author, learner = begin()

    def second(draft: Draft) -> None:
        draft.quote("gardens")["terms"].remove("goats")
        draft.reword("engines", "cold", "warm")
        draft.add("part-1", OWLS)
        draft.remove("ridges")

    def third(draft: Draft) -> None:
        draft.quote("gardens")["terms"].insert(0, "careless owner")
        draft.reword("rivers", "whole", "large")
        draft.remove("owls")

    author.publish(LATER, second)
    found = learner.receive(author.publish(STILL_LATER, third))
    assert sorted(note.name for note in found.of(Fate.UPDATED)) == sorted(
        [*clozes("gardens"), *notes_of("engines", "rivers", "ridges")]
    )
    assert sorted(note.name for note in found.of(Fate.NEW)) == sorted(notes_of("owls")), "retired, but he had none"
    assert [name for name in found.new_cards if not name.startswith("owls/")] == ["gardens/cloze/4"]
    assert found.empty_cards == ["gardens/cloze/2"]
    assert retired_notes(learner) == sorted(notes_of("owls", "ridges"))
    assert learner.answers("gardens") == {
        "gardens/cloze/1": ["Lisbon"],
        "gardens/cloze/2": [],
        "gardens/cloze/3": ["roses"],
        "gardens/cloze/4": ["a careless owner"],
    }


def test_an_older_edition_changes_nothing(begin: Begin) -> None:
    author, learner = begin()
    first = author.published
    learner.receive(
        author.publish(LATER, several(reword_two, lambda draft: draft.quote("violins")["terms"].append("wooden rooms")))
    )
    before = learner.anki.state()
    found = learner.receive(first)
    held_back = [note.name for note in found.notes if note.is_held_back]
    assert sorted(held_back) == sorted(notes_of("violins", "rivers"))
    assert learner.anki.state() == before


def test_a_lost_lock_is_made_of_the_published_deck(begin: Begin) -> None:
    author, learner = begin()
    lock_file_of(author.recipe).unlink()
    before = learner.anki.state()
    assert learner.receive(author.publish(LATER)).is_nothing
    assert learner.anki.state() == before

    lock_file_of(author.recipe).unlink()

    def edit(draft: Draft) -> None:
        draft.quote("violins")["terms"] = ["wooden rooms", "winter nights", "drums"]
        draft.reword("rivers", "whole", "large")
        draft.remove("mail")

    found = learner.receive(author.publish(LATER, edit))
    assert sorted(note.name for note in found.of(Fate.UPDATED)) == sorted([*clozes("violins"), *notes_of("rivers")])
    assert found.new_cards == ["violins/cloze/3"]
    assert learner.answers("violins") == {
        "violins/cloze/1": ["drums"],
        "violins/cloze/2": ["winter nights"],
        "violins/cloze/3": ["wooden rooms"],
    }
    assert sorted(note_name(note) for note in found.left) == sorted(notes_of("mail"))


# --- decks


def test_a_deck_that_was_renamed_in_anki_first_stays_one(begin: Begin) -> None:
    """The remedy that `build` tells."""
    author, learner = begin()
    learner.anki.rename_deck(DECK, "Probe")
    learner.receive(
        author.publish(
            LATER,
            several(lambda draft: draft.recipe.update(title="Probe"), lambda draft: draft.add("part-1", OWLS)),
        ),
        has_decks=["Probe"],
    )
    state = learner.anki.state()
    assert state.decks.keys() == {"Probe", "Mine", "Exam"}
    of_owls = {state.decks_of_cards[card] for card, name in state.names.items() if name.startswith("owls/")}
    assert of_owls == {"Probe"}


def test_so_do_the_decks_of_parts(begin: Begin) -> None:
    author, learner = begin(by_part)
    for old, new in ((f"{DECK}::1 One", "Probe::1 One"), (f"{DECK}::2 Two", "Probe::2 Zwei")):
        learner.anki.rename_deck(old, new)

    def edit(draft: Draft) -> None:
        draft.recipe["title"] = "Probe"
        draft.part("part-2")["title"] = "Zwei"

    learner.receive(author.publish(LATER, edit), has_decks=["Probe", "Probe::1 One", "Probe::2 Zwei"])
    assert {*learner.anki.state().decks_of_cards.values()} == {"Probe::1 One", "Probe::2 Zwei", "Mine", "Exam"}


def test_new_cards_of_a_moved_quote_go_into_its_new_deck(begin: Begin) -> None:
    author, learner = begin(by_part)

    def edit(draft: Draft) -> None:
        draft.move("rivers", "part-1")
        draft.quote("rivers")["terms"].remove("floods")
        draft.move("violins", "part-2")
        draft.quote("violins")["terms"].append("wooden rooms")

    learner.receive(author.publish(LATER, edit))
    state = learner.anki.state()
    decks = {name: state.decks_of_cards[card] for card, name in state.names.items()}
    assert decks["violins/cloze/1"] == decks["violins/cloze/2"] == f"{DECK}::1 One"
    assert decks["violins/cloze/3"] == f"{DECK}::2 Two"
    assert decks["rivers/cloze/1"] == f"{DECK}::2 Two"


# --- note types


OWN_STYLE = ".card { color: rebeccapurple }"
NEW_STYLE = ".card { color: teal }"


@pytest.fixture
def restyle(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Gives the cloze type another look, as a later version of the program may."""
    return lambda: monkeypatch.setattr(anki_notes, "cloze_type", lambda: replace(cloze_type(), css=NEW_STYLE))


def style(learner: Learner, type: NoteType) -> str:
    return learner.anki.state().types[type.id].css


def test_a_new_look_comes_without_a_note(begin: Begin, restyle: Callable[[], None]) -> None:
    author, learner = begin()
    before = learner.anki.state()
    restyle()
    found = learner.receive(author.publish(LATER))
    assert found.types == (CLOZE,)
    assert {note.fate for note in found.notes} == {Fate.DUPLICATE}
    assert style(learner, cloze_type()) == NEW_STYLE
    assert replace(learner.anki.state(), types=before.types) == before


def test_a_learners_own_look_stays_until_ours_changes(begin: Begin, restyle: Callable[[], None]) -> None:
    author, learner = begin()
    for name in (CLOZE, QUESTION):
        learner.anki.set_style(name, OWN_STYLE)
    found = learner.receive(author.publish(LATER, reword_two))
    assert found.types == ()
    restyle()
    found = learner.receive(author.publish(STILL_LATER))
    assert found.types == (CLOZE,)
    assert style(learner, cloze_type()) == NEW_STYLE
    assert style(learner, question_type()) == OWN_STYLE


def test_a_look_that_is_older_than_the_learners_own_does_not_come(begin: Begin, restyle: Callable[[], None]) -> None:
    author, learner = begin()
    learner.anki.set_style(CLOZE, OWN_STYLE)
    restyle()
    package = author.publish(SOON)
    assert difference(learner.has, read_package(package)).types == (CLOZE,), "of one who changed nothing"
    learner.take(package)
    assert style(learner, cloze_type()) == OWN_STYLE


def test_the_look_of_a_note_type_is_that_of_all_decks(
    begin: Begin, restyle: Callable[[], None], tmp_path: Path
) -> None:
    _, learner = begin()
    restyle()
    tmp_path.joinpath("other").mkdir()
    other = Author(write_recipe(tmp_path / "other", {"Three": [OWLS]}, title="Other", options=0))
    found = learner.receive(other.publish(LATER))
    assert found.types == (CLOZE,)
    assert [note.name for note in found.of(Fate.NEW)] == clozes("owls")


# --- packages that no build would make


@dataclass(frozen=True)
class Forgery:
    """How a package was changed by hand, and what becomes of the notes in it."""

    statements: Sequence[str] = ()
    types: Callable[[dict[str, Any]], object] | None = None
    fates: Mapping[Fate, int] = field(default_factory=lambda: {Fate.DUPLICATE: NOTES})
    held_back: Sequence[str] = ()


def fates(**counts: int) -> Mapping[Fate, int]:
    """How many notes are in each list of the log, the rest of them among the duplicates."""
    told = {Fate(name): count for name, count in counts.items()}
    rest = NOTES - sum(told.values())
    return told | ({Fate.DUPLICATE: rest} if rest else {})


VIOLINS = "UPDATE notes SET flds = replace(flds, 'Violins', 'Fiddles')"
TIMES = {
    "the same time": Forgery([VIOLINS], held_back=notes_of("violins")),
    "an older time": Forgery([VIOLINS, "UPDATE notes SET mod = mod - 1"], held_back=notes_of("violins")),
    "a newer time": Forgery(
        [VIOLINS, f"UPDATE notes SET mod = {LATER} WHERE flds LIKE '%Fiddles%'"], fates=fates(updated=2)
    ),
    "a newer time and the same text": Forgery([f"UPDATE notes SET mod = {LATER}"], fates=fates(updated=NOTES)),
    "a newer time of the note types and the same look": Forgery(
        types=lambda type: type.update(mod=LATER),
    ),
}


@pytest.mark.parametrize("name", TIMES)
def test_a_note_is_taken_by_its_time_alone(name: str, begin: Begin) -> None:
    forgery = TIMES[name]
    author, learner = begin()
    before = learner.anki.state()
    package = author.published
    found = learner.receive(remade(package, *forgery.statements, types=forgery.types))
    assert Counter(note.fate for note in found.notes) == forgery.fates
    assert sorted(note.name for note in found.notes if note.is_held_back) == sorted(forgery.held_back)
    updated = {note.name for note in found.of(Fate.UPDATED)}
    assert learner.edited() == [name for name in EDITED if name not in updated]
    assert learner.anki.state().cards == before.cards


def more_fields(type: dict[str, Any]) -> None:
    type["flds"].append(type["flds"][-1] | {"name": "More", "id": 99, "ord": len(type["flds"])})


def fewer_fields(type: dict[str, Any]) -> None:
    type["flds"].pop()


def swapped_fields(type: dict[str, Any]) -> None:
    fields = type["flds"]
    fields[-1], fields[-2] = fields[-2] | {"ord": len(fields) - 1}, fields[-1] | {"ord": len(fields) - 2}


def renamed_field(type: dict[str, Any]) -> None:
    type["flds"][-1]["name"] = "Notes"


def other_ids(type: dict[str, Any]) -> None:
    for each in type["flds"]:
        each["id"] += 1_000


def no_ids(type: dict[str, Any]) -> None:
    for each in (*type["flds"], *type["tmpls"]):
        each.pop("id", None)


def renamed_field_without_ids(type: dict[str, Any]) -> None:
    renamed_field(type)
    no_ids(type)


def renamed_template(type: dict[str, Any]) -> None:
    type["tmpls"][0]["name"] = "Other"


def more_templates(type: dict[str, Any]) -> None:
    if not type["type"]:  # a cloze type has one
        type["tmpls"].append(type["tmpls"][-1] | {"name": "More", "id": 99, "ord": len(type["tmpls"])})


def renamed_type(type: dict[str, Any]) -> None:
    type["name"] += " of another name"


FORKS = {
    "a field more": Forgery(["UPDATE notes SET flds = flds || char(31)"], more_fields, fates(conflicting=NOTES)),
    "a field less": Forgery(
        ["UPDATE notes SET flds = substr(flds, 1, length(flds) - 1)"], fewer_fields, fates(conflicting=NOTES)
    ),
    "fields swapped": Forgery(types=swapped_fields, fates=fates(conflicting=NOTES)),
    "a field renamed": Forgery(types=renamed_field),
    "a field renamed, without ids": Forgery(types=renamed_field_without_ids, fates=fates(conflicting=NOTES)),
    "other ids": Forgery(types=other_ids, fates=fates(conflicting=NOTES)),
    "ids gone": Forgery(types=no_ids),
    "a template renamed": Forgery(types=renamed_template),
    "a template more": Forgery(types=more_templates, fates=fates(conflicting=len(QUOTES))),
    "the type renamed": Forgery(types=renamed_type),
}


def dated(forgery: Forgery, package: bytes, notes: int, types: int) -> bytes:
    """The package with what is forged in it, and with its times so much later."""

    def change(type: dict[str, Any]) -> None:
        assert forgery.types
        forgery.types(type)
        type["mod"] += types

    return remade(package, *forgery.statements, f"UPDATE notes SET mod = mod + {notes}", types=change)


@pytest.mark.parametrize("later", [-1, 0], ids=["older", "as old"])
@pytest.mark.parametrize("name", FORKS)
def test_notes_of_another_form_conflict_however_old_they_are(name: str, later: int, begin: Begin) -> None:
    """Anki puts their type beside the learner's, and no note into it."""
    forgery = FORKS[name]
    author, learner = begin()
    before = learner.anki.state()
    found = learner.receive(dated(forgery, author.published, later, later))
    assert Counter(note.fate for note in found.notes) == forgery.fates
    after = learner.anki.state()
    forked = [type.name for id, type in after.types.items() if id not in before.types]
    assert all(name.endswith("+") for name in forked)
    assert bool(forked) == (Fate.CONFLICTING in forgery.fates)
    assert replace(after, types=before.types) == before


@pytest.mark.parametrize(
    "name", ["a field more", "a template more", "fields swapped", "a field renamed", "a template renamed"]
)
def test_newer_notes_of_another_form_conflict_too(name: str, begin: Begin) -> None:
    forgery = FORKS[name]
    author, learner = begin()
    before = learner.anki.state()
    found = learner.receive(dated(forgery, author.published, DAY, DAY), edited_since=EDITED)
    fates = Counter(note.fate for note in found.notes)
    assert fates[Fate.CONFLICTING] == forgery.fates.get(Fate.CONFLICTING, 0)
    assert fates[Fate.UPDATED] == NOTES - fates[Fate.CONFLICTING]
    assert learner.anki.state().cards == before.cards
    assert learner.edited() == [*EDITED]


def test_a_note_type_takes_a_newer_name(begin: Begin) -> None:
    author, learner = begin()
    package = dated(FORKS["the type renamed"], author.published, 0, DAY)
    found = difference(learner.has, read_package(package))
    learner.take(package)
    names = [type.name for type in learner.anki.col.models.all_names_and_ids() if type.name.startswith("kaiser-study")]
    assert sorted(found.types) == sorted(names)
    assert len(names) == 2
    assert {name.removesuffix(" of another name") for name in names} == {CLOZE, QUESTION} - {*names}


def test_a_new_note_of_another_form_comes_with_its_form(begin: Begin) -> None:
    author, learner = begin()
    before = learner.anki.state()
    first = "SELECT min(id) FROM notes"
    package = remade(
        author.published,
        *FORKS["a field more"].statements,
        f"UPDATE notes SET guid = 'new' WHERE id = ({first})",
        types=more_fields,
    )
    found = difference(learner.has, read_package(package))
    learner.take(package)
    after = learner.anki.state()
    assert Counter(note.fate for note in found.notes) == fates(new=1, conflicting=NOTES - 1)
    assert len(after.cards) - len(before.cards) == len(found.new_cards) == 2
    [added] = after.notes.keys() - before.notes.keys()
    assert after.notes[added]["guid"] == "new"
    assert after.types[after.notes[added]["mid"]].name == f"{CLOZE}+"


@pytest.mark.parametrize(
    ("form", "fate", "comes"),
    [(None, Fate.DUPLICATE, True), (more_fields, Fate.CONFLICTING, False)],
    ids=["the same form", "another form"],
)
def test_a_missing_card_comes_unless_its_note_conflicts(
    form: Callable[[dict[str, Any]], object] | None, fate: Fate, comes: bool, begin: Begin, tmp_path: Path, anki: Anki
) -> None:
    author, _ = begin()
    newcomer = Learner(anki, tmp_path)
    newcomer.receive(remade(author.published, "DELETE FROM cards WHERE ord = 1"))
    statements = FORKS["a field more"].statements if form else ()
    found = newcomer.receive(remade(author.published, *statements, types=form))
    assert {note.fate for note in found.notes} == {fate}
    assert bool(found.new_cards) == comes


def twins(package: bytes) -> bytes:
    """The package with one GUID for two of its cloze notes."""
    clozes = f"SELECT id FROM notes WHERE mid = {cloze_type().id} ORDER BY id LIMIT"
    return remade(
        package, f"UPDATE notes SET guid = (SELECT guid FROM notes WHERE id = ({clozes} 1)) WHERE id = ({clozes} 1, 1)"
    )


def test_of_two_notes_with_one_guid_both_come_and_one_is_updated(begin: Begin, tmp_path: Path, anki: Anki) -> None:
    author, _ = begin()
    file = tmp_path / "twins.apkg"
    file.write_bytes(twins(author.published))
    assert anki.import_package(file) == {"new": NOTES}
    file.write_bytes(author.publish(LATER, reword_two))
    assert anki.import_package(file) == {"updated": 4, "new": 1, "duplicate": NOTES - 5}
    assert anki.col.note_count() == NOTES + 1


def test_two_notes_with_one_guid_are_no_deck_of_ours(begin: Begin) -> None:
    author, _ = begin()
    with pytest.raises(NotAPackage, match="two notes have the GUID"):
        read_package(twins(author.published))


# --- the description of the deck


def test_the_description_of_the_deck_comes_with_every_import(begin: Begin) -> None:
    """In place of the learner's own: Anki asks for no time there."""
    author, learner = begin()
    learner.anki.describe(DECK, MINE)
    learner.receive(author.publish(LATER))
    assert learner.anki.description(DECK) == "Quotes for a test.<br><br>Quotes: not checked."
    learner.receive(author.publish(LATER, lambda draft: draft.corpus.update(introduction="Other words.")))
    assert learner.anki.description(DECK) == "Other words.<br><br>Quotes: not checked."


def test_another_description_is_not_nothing(begin: Begin) -> None:
    author, learner = begin()
    package = author.publish(LATER, lambda draft: draft.corpus.update(introduction="Other words."))
    assert not difference(learner.has, read_package(package)).is_nothing


# --- the bundled corpus and the published deck


def test_a_typo_in_the_bundled_corpus_is_mended_in_its_two_notes(tmp_path: Path, anki: Anki) -> None:
    recipe = bundled_with(tmp_path, corpus="corpus.yaml")
    [corpus] = read_recipe(bundled.default_recipe()).corpora
    tmp_path.joinpath("corpus.yaml").write_bytes(corpus.read_bytes())
    author, learner = Author(recipe), Learner(anki, tmp_path)
    mended = "discovering-generalization"
    learner.receive(author.publish(FIRST, lambda draft: draft.reword(mended, " the ", " teh ")))
    old = learner.has
    numbers = anki.numbers()
    for index, (name, card) in enumerate(sorted(numbers.items())):
        if index % 5 == 0 or name.startswith(f"{mended}/"):
            anki.answer(card, *HABITS[index % len(HABITS)])
    other = learner.note("initial-expectations/cloze")
    anki.edit(other, ClozeField.TOPIC, MINE)

    found = learner.receive(author.publish(LATER, lambda draft: draft.reword(mended, " teh ", " the ")))
    assert [note.name for note in found.of(Fate.UPDATED)] == notes_of(mended)
    assert len(found.of(Fate.DUPLICATE)) == len(found.notes) - 2
    assert [note_name(note) for guid, note in learner.has.notes.items() if note != old.notes[guid]] == notes_of(mended)
    assert anki.field(other, ClozeField.TOPIC) == MINE


def test_the_deck_is_as_small_as_what_anki_exports_of_it(tmp_path: Path, anki: Anki, deck: BundledDeck) -> None:
    anki.import_package(deck.built.file)
    exported = tmp_path / "exported.apkg"
    anki.export(TITLE, exported)
    with zipfile.ZipFile(exported) as archive:
        collection = archive.getinfo("collection.anki21b").compress_size
    for file in (deck.built.file, deck_file_of(bundled.default_recipe())):
        size = file.stat().st_size
        assert size <= 1.1 * exported.stat().st_size
        assert size <= 1.1 * collection, "without the stub that tells old versions of Anki to update"
