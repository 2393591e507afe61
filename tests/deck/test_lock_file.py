"""The lock and its file: nothing is lost on the way, and whatever damaged the file is told in one sentence."""

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kaiser_study.anki.notes import NoteKind, guid
from kaiser_study.deck.lock import Lock, LockedCorpus, LockedNote, LockedType, State
from kaiser_study.deck.lock_file import lock_text, read_lock
from kaiser_study.errors import StudyError
from kaiser_study.model import CardKind, Part, Quote, Source, SourceKind
from kaiser_study.place import lock_file_of
from tests.contract.decks import NOW, SENTENCES, build_deck, quote, write_recipe
from tests.deck.editions import (
    change,
    change_corpus,
    lay_out,
    lock_of,
    on_disk,
    put_in,
    quote_in,
    take_out,
    write_small_recipe,
)
from tests.document.rows import rows

Damage = Callable[[str], str | bytes]


def write_and_read(lock: Lock, folder: Path) -> Lock | None:
    file = folder / "deck.lock"
    file.write_bytes(lock_text(lock).encode())
    return read_lock(file)


# --- what a lock holds comes back ---

TEXTS = {
    "plain": "{}",
    "control characters": "\x07Ring\x1b[31m {} \x7f and \x9b",
    "unicode": "Żółć, हिन्दी, 日本語, שלום — {}",
    "emoji": "👩\u200d🚀 {} 🎉",
    "colons": "note: this: {} :",
    "quotation marks": "\"'{}' he said\", 'twice'",
    "backslashes": "\\u0041 \\n {} \\",
    "a comment": "# {} # and on",
    "a dash": "- {}",
    "dashes": "--- {} ---",
    "dots": "... {}\n...",
    "lines": "{}\nsecond\n\n\nfourth\n  indented\n\ttabbed",
    "other line breaks": "{}\r\nsecond\rthird\u2028fourth\u2029fifth\x85sixth",
    "a conflict": "{}\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch",
    "a conflict at once": "<<<<<<< {}",
    "a byte order mark": "{}\ufeff within",
    "spaces within": "{}   three  two\u00a0one\u3000wide",
    "braces": "{{{{c1::{}}}}} [a, b] {{x}}",
    "signs of YAML": "&a *b !c |d >e %f @g `h ? {}",
    "very long": "{} " + "and " * 10_000 + "on",
}
"""What stands around a text that gives cards."""


@pytest.mark.parametrize("around", rows(TEXTS))
def test_any_text_comes_back(around: str, tmp_path: Path) -> None:
    text = around.format(SENTENCES[0])
    recipe = write_recipe(tmp_path, {"One": [quote("odd", text), quote("plain", SENTENCES[1], source="diary")]})
    build_deck(recipe, tmp_path / "test.apkg")
    assert lock_of(recipe).notes["odd/question"].quote.text == text.strip()
    before = on_disk(tmp_path)
    assert not build_deck(recipe, tmp_path / "test.apkg", NOW + 60).is_new
    assert on_disk(tmp_path) == before


@pytest.mark.parametrize(
    "title", ["yes", "1984", "1_000", "0x1F", "1:30", "2026-01-01", "null", "~", "<<", "=", ".inf", "a: b", "'", "\x1b"]
)
def test_any_title_comes_back(title: str, tmp_path: Path) -> None:
    quotes = [quote(f"q{number}", text, topic=f"{title} {number}") for number, text in enumerate(SENTENCES)]
    quotes[0] = quote("q0", SENTENCES[0], topic=title)
    recipe = write_recipe(tmp_path, {title: quotes[:3], "Two": quotes[3:]}, title=title, subdecks="part")
    build_deck(recipe, tmp_path / "test.apkg")
    note = lock_of(recipe).notes["q0/cloze"]
    assert (note.quote.topic, note.quote.part.title) == (title, title)
    before = on_disk(tmp_path)
    build_deck(recipe, tmp_path / "test.apkg", NOW + 60)
    assert on_disk(tmp_path) == before


@pytest.mark.parametrize("id", ["yes", "1984", "2026-01-01", "x" * 200], ids=["a word", "a number", "a date", "long"])
def test_any_id_comes_back(id: str, tmp_path: Path) -> None:
    source = {"id": id, "label": "Letters", "kind": "letter"}
    quotes = [quote(id, SENTENCES[0], source=id), quote("plain", SENTENCES[3], source=id)]
    recipe = write_recipe(tmp_path, {"One": quotes}, sources=[source], deck=id)
    change_corpus(recipe, lambda corpus: corpus["parts"][0].update(id=id))
    change_corpus(recipe, lambda corpus: corpus.update(corpus=id))
    build_deck(recipe, tmp_path / "test.apkg")
    lock = lock_of(recipe)
    made_of = lock.notes[f"{id}/cloze"].quote
    assert {lock.deck, *lock.corpora, made_of.id, made_of.part.id, made_of.source.id} == {id}
    assert write_and_read(lock, tmp_path) == lock


def old_deck(folder: Path) -> Path:
    """A recipe whose lock holds all that a lock can: the last of four editions."""
    recipe, deck = write_small_recipe(folder, subdecks="part"), folder / "test.apkg"
    build_deck(recipe, deck)
    change_corpus(recipe, lambda corpus: take_out(corpus, "rivers"))
    change_corpus(recipe, lambda corpus: quote_in(corpus, "lantern")["terms"].remove("beeswax"))
    build_deck(recipe, deck, NOW + 10)
    change_corpus(recipe, lambda corpus: take_out(corpus, "telegrams"))
    build_deck(recipe, deck, NOW + 20, drop_retired=True)
    change_corpus(recipe, lambda corpus: corpus.update(corpus="test-2", was="test"))
    change_corpus(recipe, lambda corpus: corpus["parts"][0].update(id="one", was="part-1"))
    change_corpus(recipe, lambda corpus: corpus["sources"][2].update(id="talk", was="speech"))
    change_corpus(recipe, lambda corpus: quote_in(corpus, "violins").update(id="fiddles", was="violins", source="talk"))
    change(recipe, lambda tree: tree.update(deck="test-3", was="test"))
    build_deck(recipe, deck, NOW + 30)
    return recipe


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of such a deck."""
    folder = tmp_path_factory.mktemp("old")
    old_deck(folder)
    return on_disk(folder)


@pytest.fixture(scope="module")
def text(old: Mapping[str, bytes]) -> str:
    """The text of its lock."""
    return old["test.lock"].decode()


@pytest.fixture
def published(tmp_path: Path, old: Mapping[str, bytes]) -> Path:
    """Such a deck of one's own; its recipe."""
    lay_out(old, tmp_path)
    return tmp_path / "test.yaml"


def test_a_lock_with_all_that_there_can_be_comes_back(published: Path, tmp_path: Path) -> None:
    lock = lock_of(published)
    assert {note.state for note in lock.notes.values()} == set(State)
    assert (lock.deck, lock.deck_renamed_to) == ("test", "test-3")
    assert lock.corpora == {"test": LockedCorpus("test", "test-2")}
    violins = lock.notes["violins/cloze"].quote
    assert (violins.renamed_to, violins.part.renamed_to, violins.source.renamed_to) == ("fiddles", "one", "talk")
    assert lock.notes["lantern/cloze"].terms == {1: "copper wire", 3: "autumn storm"}
    assert lock.notes["lantern/cloze"].retired_terms == {2: "beeswax"}
    assert write_and_read(lock, tmp_path) == lock


def test_the_text_is_sorted_and_the_same_in_whatever_order_the_lock_was_made(published: Path, text: str) -> None:
    lock = lock_of(published)
    assert lock_text(lock) == text
    dice = random.Random(1)

    def shuffled(mapping: Mapping[Any, Any]) -> dict[Any, Any]:
        return dict(dice.sample(list(mapping.items()), len(mapping)))

    for _ in range(5):
        notes = {
            name: replace(
                note,
                terms=shuffled(note.terms),
                retired_terms=shuffled(note.retired_terms),
                options=shuffled(note.options),
            )
            for name, note in lock.notes.items()
        }
        other = replace(
            lock,
            notes=shuffled(notes),
            types=shuffled(lock.types),
            parts=shuffled(lock.parts),
            sources=shuffled(lock.sources),
        )
        assert lock_text(other) == text
    tree = yaml.safe_load(text)
    for key in ("note types", "parts", "sources", "notes"):
        assert list(tree[key]) == sorted(tree[key])
    assert text.endswith("\n...\n")


def test_a_text_can_be_read_in_the_lock(tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path, {"Część": [quote("odd", f"Żółć, हिन्दी, 日本語: {SENTENCES[0]}")]})
    build_deck(recipe, tmp_path / "test.apkg")
    lock = lock_file_of(recipe).read_text(encoding="utf-8")
    assert f"Żółć, हिन्दी, 日本語: {SENTENCES[0]}" in lock
    assert "title: Część\n" in lock


def test_a_lock_that_came_by_way_of_windows_is_the_same(published: Path) -> None:
    lock = lock_of(published)
    file = lock_file_of(published)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_lock(file) == lock


def test_a_typo_changes_three_lines_a_note(published: Path, text: str) -> None:
    """So that a review sees what an edition does."""
    change_corpus(
        published, lambda corpus: quote_in(corpus, "lantern").update(text=quote_in(corpus, "lantern")["text"] + "!")
    )
    build_deck(published, published.with_suffix(".apkg"), NOW + 60)
    before, after = text.splitlines(), lock_file_of(published).read_text(encoding="utf-8").splitlines()
    changed = [line.split(":")[0].strip() for line, was in zip(after, before, strict=True) if line != was]
    assert changed == ["content", "changed", "text"] * 2


stripped = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    | st.lists(st.sampled_from(["a", " ", "\n", "'", '"', ":", "#", "-", "\t", "\\", "<<<<<<<", "\u2028", "\x85"])).map(
        "".join
    )
).map(str.strip)
texts = stripped.filter(bool)
ids = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
times = st.integers(1, 4_102_444_800)
terms = st.dictionaries(st.integers(1, 499), texts, max_size=3)


@st.composite
def locks(draw: st.DrawFn) -> Lock:
    corpora = {id: LockedCorpus(id, draw(stripped)) for id in draw(st.sets(texts, min_size=1, max_size=3))}
    if len(corpora) > 1:
        corpora = {id: replace(each, provenance=draw(texts), language=draw(ids)) for id, each in corpora.items()}
    renamed = st.just("") | ids
    parts = [
        Part(id, draw(st.integers(1, 99)), draw(texts), draw(renamed), corpus=draw(st.sampled_from([*corpora])))
        for id in draw(st.sets(ids, min_size=1))
    ]
    sources = [
        Source(
            id,
            draw(texts),
            draw(st.sampled_from(SourceKind)),
            draw(st.none() | st.integers(1, 9999)),
            None,
            draw(renamed),
        )
        for id in draw(st.sets(ids, min_size=1, max_size=3))
    ]
    notes = []
    for id in draw(st.sets(ids, min_size=1, max_size=4)):
        live = draw(terms)
        kind = draw(st.sampled_from(NoteKind))
        made_of = Quote(
            id,
            draw(texts),
            draw(texts),
            draw(st.sampled_from(parts)),
            draw(st.sampled_from(sources)),
            renamed_to=draw(renamed),
        )
        notes.append(
            LockedNote(
                kind=kind,
                quote=made_of,
                guid=guid(made_of.corpus, made_of.id, kind),
                content=draw(texts),
                changed=draw(times),
                deck=draw(texts),
                state=draw(st.sampled_from(State)),
                topic_deck=draw(stripped),
                terms=live,
                retired_terms={number: term for number, term in draw(terms).items() if number not in live},
                options=draw(
                    st.dictionaries(
                        st.sampled_from([CardKind.TOPIC, CardKind.SOURCE]), st.lists(texts, max_size=4).map(tuple)
                    )
                ),
            )
        )
    types = [
        LockedType(id, draw(texts), draw(texts), draw(times), (1, 2), (3,))
        for id in draw(st.sets(st.integers(1, 10**15)))
    ]
    return Lock(
        deck=draw(texts),
        corpora=corpora,
        made=draw(times),
        part_digits=draw(st.integers(1, 3)),
        types={type.id: type for type in types},
        parts={part.id: part for part in parts},
        sources={source.id: source for source in sources},
        notes={note.name: note for note in notes},
        deck_renamed_to=draw(stripped),
    )


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all examples of a property."""
    return tmp_path_factory.mktemp("scratch")


@given(lock=locks())
@settings(max_examples=40)
def test_every_lock_comes_back(lock: Lock, scratch: Path) -> None:
    assert write_and_read(lock, scratch) == lock


def test_where_there_is_no_file_there_is_no_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "none.lock") is None


# --- damage ---


def without(text: str, line: str) -> str:
    """The text without the first line that begins so."""
    return re.sub(rf"^ *{re.escape(line)}.*\n", "", text, count=1, flags=re.MULTILINE)


def put(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def conflict(text: str) -> str:
    """As git leaves it where two branches fixed the same note."""
    return re.sub(
        r"(  lantern/cloze:\n(?:    .*\n){2})    changed: (.*)\n",
        r"\1<<<<<<< HEAD\n    changed: \2\n=======\n    changed: '2030-01-01T00:00:00Z'\n>>>>>>> typo\n",
        text,
    )


BOMB = "\n      ".join(
    [
        f"a: &a [{', '.join('x' * 9)}]",
        *(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghij")),
    ]
)
"""Read with its aliases filled in it would be as large as 9 to the power of ten."""


class Damaged(NamedTuple):
    """What was done to a lock; `at` begins the line that is told, if one is."""

    damage: Damage
    at: str | None
    told: str


DAMAGED = {
    "empty": Damaged(lambda text: "", None, "the lock is damaged (its first lines are missing)"),
    "white space": Damaged(lambda text: "\n\n  \n", None, "the lock is damaged (its first lines are missing)"),
    "another text": Damaged(
        lambda text: "Dear diary\n...\n", None, "the lock is damaged (its first lines are missing)"
    ),
    "its head is missing": Damaged(
        lambda text: text[text.index("deck:") :], None, "the lock is damaged (its first lines are missing)"
    ),
    "its last line is missing": Damaged(
        lambda text: text.removesuffix("...\n"), None, "the lock is damaged (its end was cut off)"
    ),
    "the end twice": Damaged(lambda text: text + text[-200:], None, "the lock is damaged (syntax: this is not YAML"),
    "twice": Damaged(lambda text: text * 2, None, "the lock is damaged (syntax: this is not YAML"),
    "conflict": Damaged(conflict, "<<<<<<< HEAD", "git left a conflict in the lock"),
    "conflict, one sign left": Damaged(
        lambda text: conflict(text).replace("<<<<<<< HEAD\n", "").replace("=======\n", ""),
        ">>>>>>> typo",
        "git left a conflict in the lock",
    ),
    "conflict, only the middle left": Damaged(
        lambda text: put(text, "sources:\n", "=======\nsources:\n"), "=======", "git left a conflict in the lock"
    ),
    "conflict, only the middle left, by way of Windows": Damaged(
        lambda text: put(text, "sources:\n", "=======\nsources:\n").replace("\n", "\r\n"),
        "=======",
        "git left a conflict in the lock",
    ),
    "conflict in the first line": Damaged(
        lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> typo\n",
        "<<<<<<< HEAD",
        "git left a conflict in the lock",
    ),
    "conflict with its base": Damaged(
        lambda text: put(text, "parts:\n", "||||||| base\nparts:\n"), "||||||| base", "git left a conflict in the lock"
    ),
    "conflict by way of Windows": Damaged(
        lambda text: conflict(text).replace("\n", "\r\n"), "<<<<<<< HEAD", "git left a conflict in the lock"
    ),
    "newer": Damaged(
        lambda text: put(text, "kaiser-study lock: 1", "kaiser-study lock: 4"),
        "kaiser-study lock: 4",
        "the lock is of version 4, which a newer kaiser-study wrote; update kaiser-study",
    ),
    "newer, of another form": Damaged(
        lambda text: "{future}\nkaiser-study lock: 12\n\x00",
        "kaiser-study lock: 12",
        "the lock is of version 12, which",
    ),
    "no version": Damaged(
        lambda text: put(text, "kaiser-study lock: 1", "kaiser-study lock: one"), None, "the lock is damaged (its first"
    ),
    "UTF-16": Damaged(lambda text: text.encode("utf-16"), None, "the lock is damaged ("),
    "Latin-1": Damaged(
        lambda text: put(text, "title: One", "title: Él").encode("latin-1"),
        "    title: ",
        "the lock is damaged (encoding: byte 0xC9 is not UTF-8)",
    ),
    "garbage": Damaged(
        lambda text: random.Random(1).randbytes(5_000), None, "the lock is damaged (its first lines are missing)"
    ),
    "garbage within": Damaged(
        lambda text: put(text, "title: One", "title: \x00\x01").encode(),
        "    title: ",
        "the lock is damaged (encoding: ",
    ),
    "an archive": Damaged(
        lambda text: b"PK\x03\x04\nkaiser-study lock: 1\n...\n",
        "PK",
        "the lock is damaged (encoding: the file is a zip",
    ),
    "tabs": Damaged(lambda text: put(text, "  part-1:", "\tpart-1:"), "\tpart-1:", "the lock is damaged (tab: "),
    "bomb": Damaged(
        lambda text: put(text, "title: One", f"title:\n      {BOMB}"),
        "      a: &a",
        "the lock is damaged (",
    ),
    "nested": Damaged(
        lambda text: put(text, "title: One", f"title: {'[' * 5_000}"), "    title: ", "the lock is damaged (nesting: "
    ),
    "a tag": Damaged(
        lambda text: put(text, "title: One", "title: !!python/name:os.system x"),
        "    title: ",
        "the lock is damaged (tag: ",
    ),
    "a key twice": Damaged(
        lambda text: put(text, "corpus: test\n", "corpus: test\ncorpus: other\n"),
        "corpus: other",
        "the lock is damaged (duplicate-key: `corpus` stands twice in the lock)",
    ),
    "a note twice": Damaged(
        lambda text: put(text, "  violins/cloze:", "  lantern/cloze:"),
        None,
        "the lock is damaged (duplicate-key: `lantern/cloze` stands twice in `notes`)",
    ),
    "a number twice": Damaged(
        lambda text: put(text, "      3: autumn storm", "      1: autumn storm"),
        "      1: autumn storm",
        "the lock is damaged (duplicate-key: `1` stands twice in `terms`)",
    ),
    "an unknown key": Damaged(
        lambda text: put(text, "made:", "mad: x\nmade:"),
        "mad: x",
        "the lock is damaged (unknown-key: the lock has no key",
    ),
    "no notes": Damaged(
        lambda text: text[: text.index("notes:\n")] + "...\n",
        "kaiser-study lock",
        "the lock is damaged (missing-key: the lock lacks `notes`)",
    ),
    "no guid": Damaged(
        lambda text: without(text, "guid: "),
        "    content: ",
        "the lock is damaged (missing-key: the note lantern/cloze lacks `guid`)",
    ),
    "no part": Damaged(
        lambda text: re.sub(r"  part-1:\n(    .*\n)+", "", text),
        "    part: part-1",
        "the lock is damaged (lock: part-1 is neither among its parts nor its sources)",
    ),
    "half a part": Damaged(lambda text: without(text, "part-1:"), "  part-2:", "the lock is damaged (syntax: "),
    "an unknown part": Damaged(
        lambda text: put(text, "    part: part-1", "    part: part-9"),
        "    part: part-9",
        "the lock is damaged (lock: part-9 is neither among its parts nor its sources)",
    ),
    "an unknown source": Damaged(
        lambda text: put(text, "    source: letters", "    source: rumours"),
        "    source: rumours",
        "the lock is damaged (lock: rumours is neither among its parts nor its sources)",
    ),
    "a name of no note": Damaged(
        lambda text: put(text, "  violins/cloze:", "  violins/card:"),
        "    guid: ",
        "the lock is damaged (lock: violins/card is the name of no note)",
    ),
    "a name without a quote": Damaged(
        lambda text: put(text, "  violins/cloze:", "  /cloze:"),
        None,
        "the lock is damaged (lock: /cloze is the name of no",
    ),
    "one guid for two": Damaged(
        lambda text: re.sub(r"guid: .*", "guid: samesamesamesame", text, count=2),
        None,
        "the lock is damaged (lock: the guid of ",
    ),
    "no time": Damaged(
        lambda text: re.sub(r"made: .*", "made: yesterday", text),
        "made: yesterday",
        "the lock is damaged (lock: yesterday is no time)",
    ),
    "a day that is none": Damaged(
        lambda text: re.sub(r"made: .*", "made: '2026-02-30T00:00:00Z'", text),
        "made: ",
        "the lock is damaged (lock: 2026-02-30T00:00:00Z is no time)",
    ),
    "a number as text": Damaged(
        lambda text: put(text, "      1: copper wire", "      first: copper wire"),
        "      first: ",
        "the lock is damaged (lock: first is no number)",
    ),
    "an unknown state": Damaged(
        lambda text: put(text, "state: retired", "state: tired"),
        "    state: tired",
        "the lock is damaged (unknown-word: the state `tired` is not known)",
    ),
    "an unknown kind": Damaged(
        lambda text: put(text, "kind: letter", "kind: rumour"),
        "    kind: rumour",
        "the lock is damaged (unknown-word: the kind `rumour` is not known)",
    ),
    "a year that is none": Damaged(
        lambda text: put(text, "year: 1923", "year: MCMXXIII"),
        "    year: ",
        "the lock is damaged (wrong-type: the year",
    ),
    "a text that is a number": Damaged(
        lambda text: put(text, "title: One", "title: 1"),
        "    title: 1",
        "the lock is damaged (wrong-type: `title` is a number",
    ),
    "an empty text": Damaged(
        lambda text: put(text, "title: One", "title: ''"),
        "    title: ''",
        "the lock is damaged (empty: `title` is empty)",
    ),
    "a list for a mapping": Damaged(
        lambda text: text[: text.index("notes:\n")] + "notes: []\n...\n",
        "notes: []",
        "the lock is damaged (wrong-type: `notes` is a list)",
    ),
    "nothing for a mapping": Damaged(
        lambda text: text[: text.index("notes:\n")] + "notes:\n...\n",
        "notes:",
        "the lock is damaged (wrong-type: `notes` is nothing)",
    ),
    "a mapping for a text": Damaged(
        lambda text: put(text, "title: One", "title: {a: b}"),
        "    title: ",
        "the lock is damaged (wrong-type: `title` is a mapping, not a text)",
    ),
    "of another deck": Damaged(
        lambda text: text.replace("deck: test\ndeck renamed to: test-3\n", "deck: other\n"),
        None,
        "this lock is of the deck `other`, not of `test-3`; add `was: other` to the deck if it was renamed",
    ),
    "of another corpus": Damaged(
        lambda text: text.replace("corpus: test\ncorpus renamed to: test-2\n", "corpus: other\n"),
        None,
        "the lock is damaged (lock: the guid of ",
    ),
}


@pytest.mark.parametrize(("damage", "at", "told"), rows({name: tuple(row) for name, row in DAMAGED.items()}))
def test_damage_is_told_in_a_sentence_and_nothing_is_built(
    damage: Damage, at: str | None, told: str, published: Path, text: str, tmp_path: Path
) -> None:
    file = lock_file_of(published)
    damaged = damage(text)
    content = damaged.encode() if isinstance(damaged, str) else damaged
    file.write_bytes(content)
    change_corpus(published, put_in(quote("gardens", SENTENCES[2])))
    before = on_disk(tmp_path)
    with pytest.raises(StudyError) as caught:
        build_deck(published, tmp_path / "test.apkg", NOW + 60)
    error = caught.value
    assert str(error).startswith(f"{error.place}: {told}")
    assert error.place
    assert error.place.file == file
    assert error.remedy
    assert "\n" not in str(error)
    if at is not None:
        lines = content.decode("utf-8", "replace").split("\n")
        assert error.place.line
        assert lines[error.place.line - 1].startswith(at)
    assert on_disk(tmp_path) == before


def test_a_folder_in_place_of_a_lock_is_told(published: Path) -> None:
    file = lock_file_of(published)
    file.unlink()
    file.mkdir()
    with pytest.raises(StudyError, match=re.escape(f"{file}: ")):
        build_deck(published, published.with_suffix(".apkg"), NOW + 60)


def told_or_read(content: bytes, file: Path) -> Lock | None:
    """The lock of such a file, which would be written as it was read; None if it is told that it cannot be trusted."""
    file.write_bytes(content)
    try:
        lock = read_lock(file)
    except StudyError as error:
        told = error
    else:
        if lock:
            file.write_text(lock_text(lock), "utf-8")
            assert read_lock(file) == lock
        return lock
    assert str(told).startswith(f"{file}:")
    assert told.remedy
    return None


def test_a_lock_that_was_cut_off_after_any_line_is_told(text: str, tmp_path: Path) -> None:
    lines = text.encode().splitlines(keepends=True)
    assert len(lines) > 100
    whole = [count for count in range(len(lines) + 1) if told_or_read(b"".join(lines[:count]), tmp_path / "deck.lock")]
    assert whole == [len(lines)]


def test_a_lock_that_lacks_lines_at_its_beginning_is_told(text: str, tmp_path: Path) -> None:
    lines = text.encode().splitlines(keepends=True)
    head = next(number for number, line in enumerate(lines) if not line.startswith(b"#"))
    whole = [count for count in range(len(lines)) if told_or_read(b"".join(lines[count:]), tmp_path / "deck.lock")]
    assert whole == list(range(head + 1)), "only the comment may be missing"


@given(cut=st.data())
@settings(max_examples=100)
def test_a_lock_that_was_cut_off_anywhere_is_told_or_the_same(cut: st.DataObject, text: str, scratch: Path) -> None:
    content = text.encode()
    size = cut.draw(st.integers(0, len(content)))
    read = told_or_read(content[:size], scratch / "deck.lock")
    assert (read is None) == (size < len(content.rstrip()))
    if read:
        assert lock_text(read) == text


@given(damage=st.data())
@settings(max_examples=150)
def test_whatever_happens_to_a_lock_it_is_told_or_read(damage: st.DataObject, text: str, scratch: Path) -> None:
    content = text.encode()
    start = damage.draw(st.integers(0, len(content)))
    size = damage.draw(st.integers(0, 30))
    new = damage.draw(st.binary(max_size=30) | st.text(": -'\"#[]{}\n\t&*!|>%@<.a1", max_size=10).map(str.encode))
    told_or_read(content[:start] + new + content[start + size :], scratch / "deck.lock")


def lines_moved(lines: list[str], dice: random.Random) -> None:
    """One line or a few of them go, come twice, or go elsewhere."""
    start = dice.randrange(len(lines))
    taken = lines[start : start + dice.choice([1, 1, 2, 8])]
    if dice.random() < 2 / 3:
        del lines[start : start + len(taken)]
    if dice.random() < 2 / 3:
        place = dice.randrange(len(lines))
        lines[place:place] = taken


@given(dice=st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_a_lock_merged_at_random_is_told_or_read(dice: random.Random, text: str, scratch: Path) -> None:
    lines = text.splitlines(keepends=True)
    lines_moved(lines, dice)
    told_or_read("".join(lines).encode(), scratch / "deck.lock")


MAY_LACK = {
    "deck renamed to",
    "corpus renamed to",
    "renamed to",
    "year",
    "url",
    "state",
    "terms",
    "retired terms",
    "topic options",
    "source options",
}
TABLES = ("note types", "parts", "sources", "notes")


def places_in(tree: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """The mappings of a lock whose keys are given, one of each make."""
    places = [tree, *(entry for table in TABLES for entry in tree[table].values())]
    return {tuple(place): place for place in places}.values()


def test_no_key_may_be_missing(text: str, tmp_path: Path) -> None:
    tree = yaml.load(text, yaml.CSafeLoader)
    accepted = set()
    for place in places_in(tree):
        for key, value in list(place.items()):
            del place[key]
            content = yaml.dump(tree, Dumper=yaml.CSafeDumper, explicit_end=True, sort_keys=False).encode()
            if told_or_read(content, tmp_path / "deck.lock"):
                accepted.add(key)
            place[key] = value
    assert accepted <= MAY_LACK
    assert {"renamed to", "year", "state", "terms", "retired terms", "topic options"} <= accepted


@pytest.mark.parametrize("wrong", [None, 7, True, 1.5, [], ["a"], {}, {"a": "b"}, [[]], "", " "], ids=repr)
def test_no_value_may_be_of_another_type(wrong: object, text: str, tmp_path: Path) -> None:
    tree = yaml.load(text, yaml.CSafeLoader)
    accepted = set()
    for place in places_in(tree):
        for key, value in list(place.items()):
            place[key] = wrong
            content = yaml.dump(tree, Dumper=yaml.CSafeDumper, explicit_end=True, sort_keys=False).encode()
            if told_or_read(content, tmp_path / "deck.lock"):
                accepted.add(key)
            place[key] = value
    numbers = {"number", "year", "fields", "templates", "part digits"}
    empty_tables = {"terms", "retired terms"} | ({"note types"} if wrong == {} else set())
    allowed: dict[str, set[str]] = {
        "7": numbers,
        "[]": {"topic options", "source options"},
        "['a']": {"topic options", "source options"},
        "{}": empty_tables,
    }
    assert accepted <= allowed.get(repr(wrong), set())


def test_a_guid_with_a_wrong_letter_is_told(deck: Path, small: Path) -> None:
    lock = lock_file_of(small)
    text = lock.read_text("utf-8")
    guid = lock_of(small).notes["violins/cloze"].guid
    lock.write_text(text.replace(guid, guid[::-1]), "utf-8")
    before = on_disk(deck.parent)
    with pytest.raises(StudyError):
        build_deck(small, deck, NOW + 10)
    assert on_disk(deck.parent) == before


@pytest.mark.parametrize("number", ["0", "99999"])
def test_a_number_that_no_cloze_has_is_told(number: str, deck: Path, small: Path) -> None:
    lock = lock_file_of(small)
    lock.write_text(lock.read_text("utf-8").replace("      1: copper wire", f"      {number}: copper wire"), "utf-8")
    with pytest.raises(StudyError):
        build_deck(small, deck, NOW + 10)


def test_a_lock_without_any_note_is_told(deck: Path, small: Path) -> None:
    lock = lock_file_of(small)
    lock.write_text(lock.read_text("utf-8").split("notes:\n")[0] + "notes: {}\n...\n", "utf-8")
    with pytest.raises(StudyError):
        build_deck(small, deck, NOW + 10)


def test_a_line_break_in_a_name_is_told_on_one_line(deck: Path, small: Path) -> None:
    lock = lock_file_of(small)
    lock.write_text(lock.read_text("utf-8").replace("  lantern/cloze:", r'  "a\nb\e[31m/x":'), "utf-8")
    with pytest.raises(StudyError) as caught:
        build_deck(small, deck, NOW + 10)
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
