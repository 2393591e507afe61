"""A new edition of a deck costs its learners nothing: what the package says after each change of the corpus."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from kaiser_study import bundled
from kaiser_study.anki.contents import PackedNote, read_package
from kaiser_study.cards import cloze
from kaiser_study.cards.generate import make_cards
from kaiser_study.deck.build import package_of
from kaiser_study.deck.edition import next_edition
from kaiser_study.deck.labels import RETIRED_TAG
from kaiser_study.deck.lock import State
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import BadDocument, Exit, StudyError
from kaiser_study.model import Quote
from kaiser_study.place import cache_folder, lock_file_of
from kaiser_study.prepared import prepare
from tests.contract.decks import NOW, SENTENCES, build_deck, likes, quote, read_deck, write_recipe
from tests.deck.conftest import Run
from tests.deck.editions import (
    ALL,
    LANTERN,
    TERMS,
    Edit,
    Tree,
    change,
    change_corpus,
    lock_of,
    numbers,
    on_disk,
    packed,
    put_in,
    quote_in,
    quotes_in,
    take_out,
    write_small_recipe,
)
from tests.document.rows import rows

GARDENS = quote("gardens", SENTENCES[2] + " Bees agree, and honey proves them right.", topic="Green Mercy")


def both(*quotes: str) -> set[str]:
    return {f"{quote}/{kind}" for quote in quotes for kind in ("cloze", "question")}


def those_that_differ(before: Mapping[str, PackedNote], after: Mapping[str, PackedNote]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


# --- only what changed is new ---


def reword(id: str, old: str, new: str) -> Edit:
    def edit(corpus: Tree) -> None:
        found = quote_in(corpus, id)
        assert old in found["text"]
        found["text"] = found["text"].replace(old, new)

    return edit


def one_more_term(recipe: Path, id: str) -> list[str]:
    """The published terms of a quote, and a word that is in none of them."""
    note = lock_of(recipe).notes[f"{id}/cloze"]
    terms = list(note.terms.values())
    words = (word.strip(",.") for word in note.quote.text.split() if len(word) > 6)
    return [*terms, next(word for word in words if not any(word in term for term in terms))]


def set_terms(id: str, *terms: str) -> Edit:
    return lambda corpus: quote_in(corpus, id).update(terms=list(terms))


def move(id: str) -> Edit:
    """Into the second part."""
    return lambda corpus: put_in(take_out(corpus, id), part=1)(corpus)


def backwards(corpus: Tree) -> None:
    for part in corpus["parts"]:
        part["quotes"].reverse()


def last_part_first(corpus: Tree) -> None:
    corpus["parts"].reverse()


OFFERED_CHAMBER_MUSIC = {"violins/question", "lantern/question", "rivers/question", "mountains/question"}

CHANGES: Mapping[str, tuple[Edit, set[str]]] = {
    "nothing": (lambda corpus: None, set()),
    "a typo": (reword("lantern", "northern", "norhern"), both("lantern")),
    "a typo where terms are automatic": (reword("rivers", "whole", "hole"), both("rivers")),
    "another word": (reword("violins", "wooden", "timber"), both("violins")),
    "terms in another order": (set_terms("lantern", *reversed(TERMS)), set()),
    "a term less": (set_terms("lantern", *TERMS[1:]), {"lantern/cloze"}),
    "another term": (set_terms("lantern", *TERMS[:2], "village"), {"lantern/cloze"}),
    "terms of one's own": (set_terms("rivers", "bridges"), {"rivers/cloze"}),
    "no terms": (lambda corpus: quote_in(corpus, "lantern").pop("terms"), {"lantern/cloze"}),
    "another topic": (
        lambda corpus: quote_in(corpus, "violins").update(topic="String Trio"),
        OFFERED_CHAMBER_MUSIC | {"violins/cloze"},
    ),
    "another source": (lambda corpus: quote_in(corpus, "violins").update(source="diary"), both("violins")),
    "another label of a source": (
        lambda corpus: corpus["sources"][2].update(label="Speech of the Year"),
        both("violins"),
    ),
    "another kind of source": (lambda corpus: corpus["sources"][2].update(kind="lecture"), set()),
    "another title of a part": (
        lambda corpus: corpus["parts"][1].update(title="Second"),
        both("mountains", "telegrams"),
    ),
    "another part": (move("rivers"), both("rivers")),
    "quotes in another order": (backwards, set()),
    "parts in another order": (last_part_first, set(ALL)),
    "another introduction": (lambda corpus: corpus.update(introduction="Read this."), set()),
    "another title of the corpus": (lambda corpus: corpus.update(title="Sayings"), set()),
    "another provenance": (lambda corpus: corpus.update(provenance="checked"), set(ALL)),
    "one quote more": (put_in(GARDENS), both("gardens")),
    "one source more": (lambda corpus: corpus["sources"].append({"id": "x", "label": "X", "kind": "talk"}), set()),
}


@pytest.mark.parametrize(("edit", "changed"), rows(CHANGES))
def test_only_what_changed_is_new(edit: Edit, changed: set[str], deck: Path, small: Path) -> None:
    before = packed(deck, small)
    assert set(before) == ALL
    change_corpus(small, edit)
    build_deck(small, deck, NOW + 60)
    after = packed(deck, small)
    assert those_that_differ(before, after) == changed
    assert {after[name].changed for name in changed} <= {NOW + 60}
    assert {note.guid for note in before.values()} <= {note.guid for note in after.values()}


def test_a_setting_of_the_deck_changes_what_it_touches(deck: Path, small: Path) -> None:
    before = packed(deck, small)
    change(small, lambda recipe: recipe.update(options=3))
    build_deck(small, deck, NOW + 60)
    assert those_that_differ(before, packed(deck, small)) == {name for name in ALL if name.endswith("question")}
    change(small, lambda recipe: recipe.update(tags=["kind"]))
    build_deck(small, deck, NOW + 120)
    assert {note.changed for note in packed(deck, small).values()} == {NOW + 120}


def test_times_go_up_from_edition_to_edition_whatever_the_clock_says(deck: Path, small: Path) -> None:
    changed = [NOW]
    for now in (NOW + 500, NOW + 20, NOW + 20, 0, NOW + 400, NOW + 9_000):
        change_corpus(small, reword("violins", "long", "long, long"))
        build_deck(small, deck, now)
        changed.append(packed(deck, small)["violins/cloze"].changed)
    assert changed == [NOW, NOW + 500, NOW + 501, NOW + 502, NOW + 503, NOW + 504, NOW + 9_000]
    assert packed(deck, small)["rivers/cloze"].changed == NOW


def test_a_change_that_is_taken_back_is_a_change(deck: Path, small: Path) -> None:
    """Learners have the edition between."""
    first = packed(deck, small)
    change_corpus(small, reword("violins", "wooden", "timber"))
    build_deck(small, deck, NOW + 10)
    change_corpus(small, reword("violins", "timber", "wooden"))
    build_deck(small, deck, NOW + 20)
    last = packed(deck, small)
    assert those_that_differ(first, last) == both("violins")
    assert last["violins/cloze"].fields == first["violins/cloze"].fields
    assert last["violins/cloze"].changed == NOW + 20


def test_an_edition_that_no_one_published_yet_is_made_again(deck: Path, small: Path) -> None:
    """The lock was kept, the deck was lost: it comes back byte for byte."""
    change_corpus(small, reword("violins", "wooden", "timber"))
    build_deck(small, deck, NOW + 10)
    before = deck.read_bytes()
    deck.unlink()
    build_deck(small, deck, NOW + 500)
    assert deck.read_bytes() == before


# --- a typo in any quote of the bundled corpus ---


def with_typo(quote: Quote) -> Quote:
    """The quote with a letter less in a word that is in none of its terms."""
    told = " ".join(quote.terms).lower()
    word = next(word for word in re.findall(r"\b[a-z]{5,}\b", quote.text) if word not in told)
    typo = re.sub(rf"\b{word}\b", word[:2] + word[3:], quote.text, count=1)
    assert len(typo) == len(quote.text) - 1
    return replace(quote, text=typo)


def test_a_typo_in_any_bundled_quote_changes_its_two_notes_and_no_other() -> None:
    prepared = prepare(bundled.default_recipe(), Path("none.apkg"), cache_folder())
    recipe, corpus, lock = prepared.recipe, prepared.corpus, prepared.lock
    assert lock
    names = {note.guid: name for name, note in lock.notes.items()}
    before = read_package(bundled.default_recipe().with_suffix(".apkg").read_bytes()).notes
    now = lock.latest + 60
    assert len(corpus.quotes) == 75
    changed = {}
    for each in corpus.quotes:
        quotes = tuple(with_typo(quote) if quote is each else quote for quote in corpus.quotes)
        edited = replace(corpus, quotes=quotes)
        cards = make_cards(edited, recipe.display, recipe.plan, lock.published())
        edition = next_edition(recipe, edited, cards, lock, now)
        after = read_package(package_of(edition)).notes
        guids = those_that_differ(before, after)
        assert {after[guid].changed for guid in guids} == {now}
        changed[each.id] = {names[guid] for guid in guids}
    assert changed == {each.id: both(each.id) for each in corpus.quotes}


# --- numbers of clozes ---

A, B, C, D, E = "copper wire", "beeswax", "autumn storm", "northern village", "patience"

Terms = Sequence[str] | None


class Series(NamedTuple):
    """Editions of the quote `lantern`: its terms (None: automatic) and what is replaced in its text."""

    editions: Sequence[tuple[Terms, Mapping[str, str]]]
    last: Mapping[int, str]
    retired: Mapping[int, str] = {}


def plain(*editions: Terms) -> Sequence[tuple[Terms, Mapping[str, str]]]:
    return [(terms, {}) for terms in editions]


SERIES = {
    "in another order": Series(plain([A, B, C], [C, A, B]), {1: A, 2: B, 3: C}),
    "one more in front": Series(plain([A, B], [C, A, B]), {1: A, 2: B, 3: C}),
    "one less": Series(plain([A, B, C], [B, C]), {2: B, 3: C}, {1: A}),
    "another in its place": Series(plain([A, B, C], [D, B, C]), {2: B, 3: C, 4: D}, {1: A}),
    "the last for another": Series(plain([A, B], [A, C]), {1: A, 3: C}, {2: B}),
    "all others": Series(plain([A, B], [C, D]), {3: C, 4: D}, {1: A, 2: B}),
    "brought back": Series(plain([A, B], [B], [A, B]), {1: A, 2: B}),
    "brought back after another came": Series(plain([A, B], [B, C], [A, B]), {1: A, 2: B}, {3: C}),
    "all gone and back in turn": Series(plain([A, B], [C, D], [E], [D, B], [A, C]), {1: A, 3: C}, {2: B, 4: D, 5: E}),
    "respelled": Series([([A, B], {}), (["copper wires", B], {A: "copper wires"})], {1: "copper wires", 2: B}),
    "respelled with a capital": Series([([A, B], {}), (["Beeswax", A], {B: "Beeswax"})], {1: A, 2: "Beeswax"}),
    "respelled and in another order": Series(
        [([A, B, C], {}), (["Autumn storms", "beeswaxes", A], {C: "Autumn storms", B: "beeswaxes"})],
        {1: A, 2: "beeswaxes", 3: "Autumn storms"},
    ),
    "respelled and back": Series(
        [([A, B], {}), (["copper wires", B], {A: "copper wires"}), ([A, B], {"copper wires": A})], {1: A, 2: B}
    ),
    "respelled again and again": Series(
        [
            (["beeswax"], {}),
            (["beewax"], {"beeswax": "beewax"}),
            (["bewax"], {"beewax": "bewax"}),
            (["bewaxes"], {"bewax": "bewaxes"}),
        ],
        {1: "bewaxes"},
    ),
    "a word more in the term": Series(plain([C], ["every autumn storm"]), {2: "every autumn storm"}, {1: C}),
    "written apart": Series([([A, B], {}), (["bees wax", A], {B: "bees wax"})], {1: A, 2: "bees wax"}),
    "taken away and respelled": Series(
        [([A, B], {}), ([A], {}), ([A, "bees wax"], {B: "bees wax"})], {1: A, 2: "bees wax"}
    ),
    "many words more in the term": Series(
        plain([B], ["beeswax and endless patience"]), {2: "beeswax and endless patience"}, {1: B}
    ),
    "another word in the same place": Series([([A, B], {}), ([A, "resin"], {B: "resin"})], {1: A, 3: "resin"}, {2: B}),
    "a like word in another place": Series(
        [([A, "patience"], {}), ([A, "patients"], {"patience": "care", "village": "patients"})],
        {1: A, 3: "patients"},
        {2: "patience"},
    ),
    "the text before it": Series(
        [([A, B], {}), ([A, B], {"Captain Morel mended": "Long ago, in May, the captain repaired"})], {1: A, 2: B}
    ),
    "the place of the term": Series(
        [([A, B], {}), ([A, B], {", beeswax and endless": " and endless", "autumn": "beeswax"})], {1: A, 2: B}
    ),
    "one respelled, one gone, one new": Series(
        [([A, B, C], {}), ([D, "copper wires", C], {A: "copper wires"})], {1: "copper wires", 3: C, 4: D}, {2: B}
    ),
    "automatic, respelled": Series([(None, {}), (None, {A: "coper wire"})], {1: D, 2: "coper wire"}),
    "automatic, one gone from the text": Series(
        [(None, {}), (None, {A: "string"})], {1: D, 3: "endless patience"}, {2: A}
    ),
    "automatic, one gone from the text and back": Series(
        [(None, {}), (None, {A: "string"}), (None, {"string": A})], {1: D, 3: "endless patience"}, {2: A}
    ),
    "automatic, then the same in another order": Series(plain(None, [A, D]), {1: D, 2: A}),
    "automatic, then one's own": Series(plain(None, [B, A]), {2: A, 3: B}, {1: D}),
    "one's own, then automatic": Series(plain([B], None), {1: B, 2: D}),
    "one's own, then automatic, then one's own": Series(plain([B], None, [B]), {1: B}, {2: D}),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_cloze_keeps_its_number(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    series = SERIES[name]
    monkeypatch.setattr(cloze, "choose_terms", likes(D, A, "coper wire", "endless patience"))
    recipe, deck = write_small_recipe(folder), folder / "test.apkg"
    for now, (terms, replaced) in enumerate(series.editions, start=NOW):
        for old, new in replaced.items():
            change_corpus(recipe, reword("lantern", old, new))
        change_corpus(recipe, lambda corpus: quote_in(corpus, "lantern").pop("terms", None))
        if terms:
            change_corpus(recipe, set_terms("lantern", *terms))
        build_deck(recipe, deck, now)
    assert numbers(deck, recipe, "lantern") == series.last
    assert lock_of(recipe).notes["lantern/cloze"].retired_terms == series.retired


def test_automatic_terms_stay_though_the_chooser_would_choose_others_now(deck: Path, small: Path) -> None:
    """Their words stand in many quotes now, and rare ones are liked better."""
    before = numbers(deck, small, "rivers")
    common = " ".join(before.values())
    for number, text in enumerate((SENTENCES[1], SENTENCES[2], *SENTENCES[:2])):
        added = quote(f"more-{number}", f"{text} {number * 'So '}They say {common} and more than that.")
        change_corpus(small, put_in(added))
    build_deck(small, deck, NOW + 10)
    assert numbers(deck, small, "rivers") == before
    recipe, corpus, _ = read_deck(small)
    fresh = make_cards(corpus, recipe.display, recipe.plan)
    chosen = {card.answer for card in fresh.cards if card.id.startswith("rivers/cloze/")}
    assert chosen != set(before.values()), "or this test says nothing"


# --- renames ---


def part_in(corpus: Tree, id: str) -> Tree:
    return next(part for part in corpus["parts"] if part["id"] == id)


def source_in(corpus: Tree, id: str) -> Tree:
    return next(source for source in corpus["sources"] if source["id"] == id)


class Thing(NamedTuple):
    """Something with an id: its first one, the file and the key that it stands in, and how to find it there."""

    first: str
    file: str
    key: str
    find: Callable[[Tree, str], Tree]


THINGS = {
    "quote": Thing("violins", "corpus.yaml", "id", quote_in),
    "part": Thing("part-1", "corpus.yaml", "id", part_in),
    "source": Thing("diary", "corpus.yaml", "id", source_in),
    "corpus": Thing("test", "corpus.yaml", "corpus", lambda tree, _: tree),
    "deck": Thing("test", "test.yaml", "deck", lambda tree, _: tree),
}


def rename(recipe: Path, thing: Thing, old: str, new: str, was: str | None) -> None:
    """The thing that is called `old` in its file is called `new` now, which a `was` line may tell."""

    def edit(tree: Tree) -> None:
        found = thing.find(tree, old)
        found[thing.key] = new
        found.pop("was", None)
        if was:
            found["was"] = was
        if thing is THINGS["source"]:
            for each in quotes_in(tree):
                each["source"] = new if each["source"] == old else each["source"]

    change(recipe.with_name(thing.file), edit)


CHAINS: Mapping[str, list[tuple[str, str | None]]] = {
    "once": [("second", "first")],
    "line taken away": [("second", "first"), ("second", None)],
    "twice": [("second", "first"), ("third", "second")],
    "twice, told from the first on": [("second", "first"), ("third", "first")],
    "twice, line taken away at last": [("second", "first"), ("third", "second"), ("third", None)],
    "twice, line taken away between": [("second", "first"), ("second", None), ("third", "second")],
    "twice, and the line stays": [("second", "first"), ("third", "second"), ("third", "second")],
    "and back": [("second", "first"), ("first", "second")],
    "thrice": [("second", "first"), ("third", "second"), ("fourth", "third"), ("fourth", None)],
}
"""Edition by edition: the id, and what `was` says."""


def renamed_step_by_step(
    recipe: Path, chain: Iterable[tuple[str, str | None]], things: Iterable[Thing]
) -> Iterator[None]:
    """Renames the things, edition by edition."""
    now = {thing: thing.first for thing in things}
    for id, was in chain:
        for thing, old in now.items():
            new = thing.first if id == "first" else f"{id}-{thing.key}"
            told = {None: None, "first": thing.first}.get(was, f"{was}-{thing.key}")
            rename(recipe, thing, old, new, told)
            now[thing] = new
        yield


def check_renames(recipe: Path, deck: Path, chain: list[tuple[str, str | None]], things: list[Thing]) -> None:
    before, names = deck.read_bytes(), set(lock_of(recipe).notes)
    for number, _ in enumerate(renamed_step_by_step(recipe, chain, things), start=1):
        built = build_deck(recipe, deck, NOW + number)
        assert not built.is_new
        assert deck.read_bytes() == before
        assert set(lock_of(recipe).notes) == names


@pytest.mark.parametrize("chain", rows(CHAINS))
def test_renames_change_no_note(chain: list[tuple[str, str | None]], deck: Path, small: Path) -> None:
    check_renames(small, deck, chain, list(THINGS.values()))


@pytest.mark.parametrize("name", THINGS)
def test_a_rename_of_one_thing_changes_no_note(name: str, deck: Path, small: Path) -> None:
    check_renames(small, deck, CHAINS["twice, line taken away at last"], [THINGS[name]])
    lock = lock_of(small)
    made_of = lock.notes["violins/cloze"].quote
    renamed_to = {
        "quote": made_of.renamed_to,
        "part": made_of.part.renamed_to,
        "source": lock.notes["rivers/cloze"].quote.source.renamed_to,
        "corpus": lock.corpora["test"].renamed_to,
        "deck": lock.deck_renamed_to,
    }
    assert {each for each, id in renamed_to.items() if id} == {name}
    assert renamed_to[name] == f"third-{THINGS[name].key}"


def test_a_renamed_quote_may_change_as_any_other(deck: Path, small: Path) -> None:
    before = packed(deck, small)
    rename(small, THINGS["quote"], "violins", "fiddles", "violins")
    change_corpus(small, reword("fiddles", "wooden", "timber"))
    build_deck(small, deck, NOW + 10)
    assert those_that_differ(before, packed(deck, small)) == both("violins")


def leave(deck: Path, recipe: Path, id: str) -> Tree:
    """Takes a quote out and publishes; returns the quote."""
    taken: list[Tree] = []
    change_corpus(recipe, lambda corpus: taken.append(take_out(corpus, id)))
    build_deck(recipe, deck, lock_of(recipe).latest + 10)
    return taken[0]


def test_a_renamed_quote_leaves_and_comes_back_as_itself(deck: Path, small: Path) -> None:
    before = packed(deck, small)
    rename(small, THINGS["quote"], "violins", "fiddles", "violins")
    build_deck(small, deck, NOW + 10)
    quote = leave(deck, small, "fiddles")
    assert RETIRED_TAG in packed(deck, small)["violins/cloze"].tags
    change_corpus(small, put_in({**quote, "id": "viols", "was": "fiddles"}))
    build_deck(small, deck, NOW + 30)
    after = packed(deck, small)
    assert set(after) == ALL
    assert after["violins/cloze"].fields == before["violins/cloze"].fields
    assert RETIRED_TAG not in after["violins/cloze"].tags


def test_a_renamed_part_and_source_leave_retired_notes_alone(deck: Path, small: Path) -> None:
    change_corpus(small, lambda corpus: take_out(corpus, "rivers"))
    build_deck(small, deck, NOW + 10)
    check_renames(small, deck, CHAINS["twice"], [THINGS["part"], THINGS["source"]])


def test_what_left_follows_its_part_and_source_when_these_are_called_otherwise(deck: Path, small: Path) -> None:
    leave(deck, small, "rivers")
    change_corpus(small, lambda corpus: part_in(corpus, "part-1").update(title="Uno"))
    change_corpus(small, lambda corpus: source_in(corpus, "diary").update(label="Secret Diary"))
    build_deck(small, deck, NOW + 50)
    for name in both("rivers"):
        fields = packed(deck, small)[name].fields
        assert "Uno" in fields["Part"]
        assert "Secret Diary" in fields["Source"]


def line_of(file: Path, text: str) -> int:
    """The number of the only line that ends so."""
    lines = file.read_text(encoding="utf-8").splitlines()
    [number] = (number for number, line in enumerate(lines, start=1) if line.endswith(text))
    return number


def test_an_id_that_a_renamed_quote_had_is_not_for_another(deck: Path, small: Path) -> None:
    rename(small, THINGS["quote"], "violins", "fiddles", "violins")
    build_deck(small, deck, NOW + 10)
    rename(small, THINGS["quote"], "fiddles", "fiddles", None)
    change_corpus(small, put_in({**GARDENS, "id": "violins"}))
    before = on_disk(deck.parent)
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 20)
    corpus = small.with_name("corpus.yaml")
    assert str(caught.value) == (
        f"{corpus}:{line_of(corpus, 'id: violins')}: duplicate-id: "
        "the id `violins` belongs to another, which was called `fiddles` last; choose another id, "
        "or add `was: fiddles` if it is the same"
    )
    assert on_disk(deck.parent) == before
    rename(small, THINGS["quote"], "violins", "gardens", None)
    build_deck(small, deck, NOW + 20)
    assert set(packed(deck, small)) == ALL | both("gardens")


@pytest.mark.parametrize("name", ["part", "source"])
def test_an_id_that_a_renamed_part_or_source_had_is_not_for_another(name: str, deck: Path, small: Path) -> None:
    added = {
        "part": {"id": "part-1", "title": "Three", "quotes": [dict(GARDENS)]},
        "source": {"id": "diary", "label": "Another Diary", "kind": "document"},
    }[name]
    thing = THINGS[name]
    rename(small, thing, thing.first, "second", thing.first)
    build_deck(small, deck, NOW + 10)
    rename(small, thing, "second", "second", None)
    change_corpus(small, lambda corpus: corpus[f"{name}s"].append(added))
    before = on_disk(deck.parent)
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 20)
    corpus = small.with_name("corpus.yaml")
    assert str(caught.value) == (
        f"{corpus}:{line_of(corpus, f'- id: {thing.first}')}: duplicate-id: "
        f"the id `{thing.first}` belongs to another, which was called `second` last; choose another id, "
        "or add `was: second` if it is the same"
    )
    assert on_disk(deck.parent) == before


# --- ids that vanished ---

LIKE = {
    "the same text": SENTENCES[0],
    "a typo mended": SENTENCES[0].replace("wooden", "woden"),
    "another case": SENTENCES[0].upper(),
    "a few words more": f"{SENTENCES[0]} So they say.",
    "a few words less": SENTENCES[0].replace("when winter nights ", "as nights "),
}


@pytest.mark.parametrize("answer", ["was", "gone"])
@pytest.mark.parametrize("text", rows(LIKE))
def test_a_quote_that_seems_to_be_renamed_is_asked_for(text: str, answer: str, deck: Path, small: Path) -> None:
    before = packed(deck, small)
    change_corpus(small, lambda corpus: take_out(corpus, "violins"))
    change_corpus(small, put_in(quote("fiddles", text, topic="Chamber Music", source="diary"), 1))
    untouched = on_disk(deck.parent)
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 10)
    corpus = small.with_name("corpus.yaml")
    assert str(caught.value) == (
        f"{corpus}:{line_of(corpus, 'id: fiddles')}: renamed: the quote `fiddles` reads like `violins`, which is gone; "
        "if it is the same, add this line to it: `was: violins`; if it is another, build with `--gone violins`"
    )
    assert on_disk(deck.parent) == untouched
    if answer == "was":
        corpus.write_text(
            re.sub(r"^( *)- id: fiddles$", r"\g<0>\n\1  was: violins", corpus.read_text("utf-8"), flags=re.MULTILINE),
            "utf-8",
        )
        build_deck(small, deck, NOW + 10)
        assert those_that_differ(before, packed(deck, small)) == both("violins")
    else:
        built = build_deck(small, deck, NOW + 10, gone=["violins"])
        assert built.changes
        assert set(built.changes.retired) == both("violins")
        assert {name.split("/")[0] for name in built.changes.new} == {"fiddles"}
        assert not build_deck(small, deck, NOW + 20).is_new, "it is asked once"


NOT_ASKED: Mapping[str, list[Edit]] = {
    "another text": [lambda corpus: take_out(corpus, "violins"), put_in(GARDENS)],
    "half the text": [
        lambda corpus: take_out(corpus, "violins"),
        put_in(quote("new", "Violins sing louder than drums, and nobody ever asked them why.")),
    ],
    "a twin of one that is still there": [put_in(quote("new", SENTENCES[0], topic="Twin"))],
    "a twin of one that left before": [
        lambda corpus: take_out(corpus, "violins"),
        put_in(quote("new", SENTENCES[0], topic="Twin")),
    ],
    "only moved": [move("violins")],
}


@pytest.mark.parametrize("name", NOT_ASKED)
def test_no_rename_is_asked_for_where_there_is_none(name: str, deck: Path, small: Path) -> None:
    for number, edit in enumerate(NOT_ASKED[name], start=1):
        change_corpus(small, edit)
        if name == "a twin of one that left before":
            build_deck(small, deck, NOW + number)
    assert build_deck(small, deck, NOW + 10).notes >= 8


def test_all_that_seem_to_be_renamed_are_asked_for_at_once(deck: Path, small: Path) -> None:
    for old, new in (("violins", "fiddles"), ("rivers", "streams"), ("mountains", "hills")):
        rename(small, THINGS["quote"], old, new, None)
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 10)
    asked = re.findall(r":(\d+): renamed: the quote `(\w+)` reads like `(\w+)`", str(caught.value))
    assert [(new, old) for _, new, old in asked] == [
        ("streams", "rivers"),
        ("fiddles", "violins"),
        ("hills", "mountains"),
    ]
    corpus = small.with_name("corpus.yaml")
    assert [int(line) for line, _, _ in asked] == [line_of(corpus, f"id: {new}") for _, new, _ in asked]
    rename(small, THINGS["quote"], "fiddles", "fiddles", "violins")
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 10, gone=["rivers"])
    assert re.findall(r"the quote `(\w+)`", str(caught.value)) == ["hills"]


def test_of_two_twins_one_can_be_what_is_gone(deck: Path, small: Path) -> None:
    change_corpus(small, lambda corpus: take_out(corpus, "violins"))
    for id in ("fiddles", "viols"):
        change_corpus(small, put_in(quote(id, SENTENCES[0])))
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 10)
    assert re.findall(r"the quote `(\w+)`", str(caught.value)) == ["fiddles"]


@pytest.mark.parametrize("answer", ["was", "gone"])
@pytest.mark.parametrize("name", ["part", "source"])
def test_a_part_or_source_that_seems_to_be_renamed_is_asked_for(
    name: str, answer: str, deck: Path, small: Path
) -> None:
    thing = THINGS[name]
    before = packed(deck, small)
    rename(small, thing, thing.first, "second", None)
    untouched = on_disk(deck.parent)
    with pytest.raises(BadDocument) as caught:
        build_deck(small, deck, NOW + 10)
    corpus = small.with_name("corpus.yaml")
    assert str(caught.value) == (
        f"{corpus}:{line_of(corpus, '- id: second')}: renamed: the {name} `second` reads like `{thing.first}`, "
        f"which is gone; if it is the same, add this line to it: `was: {thing.first}`; "
        f"if it is another, build with `--gone {thing.first}`"
    )
    assert on_disk(deck.parent) == untouched
    if answer == "was":
        rename(small, thing, "second", "second", thing.first)
        assert not build_deck(small, deck, NOW + 10).is_new
    else:
        touched = {"part": both("lantern", "rivers", "violins"), "source": both("rivers", "telegrams")}[name]
        build_deck(small, deck, NOW + 10, gone=[thing.first])
        assert those_that_differ(before, packed(deck, small)) == touched, "their tags say another part or source"


def test_a_part_and_a_source_with_another_title_are_not_asked_for(deck: Path, small: Path) -> None:
    for name in ("part", "source"):
        rename(small, THINGS[name], THINGS[name].first, "second", None)
    change_corpus(small, lambda corpus: part_in(corpus, "second").update(title="Other"))
    change_corpus(small, lambda corpus: source_in(corpus, "second").update(label="Other"))
    assert build_deck(small, deck, NOW + 10).notes >= 8


@pytest.mark.parametrize("answer", ["was", "gone"])
def test_what_was_renamed_before_is_told_by_its_last_name(answer: str, deck: Path, small: Path) -> None:
    rename(small, THINGS["quote"], "violins", "fiddles", "violins")
    build_deck(small, deck, NOW + 10)
    before = packed(deck, small)
    rename(small, THINGS["quote"], "fiddles", "viols", None)
    with pytest.raises(BadDocument, match=r"reads like `fiddles`, .*`was: fiddles`; .*`--gone fiddles`"):
        build_deck(small, deck, NOW + 20)
    if answer == "was":
        rename(small, THINGS["quote"], "viols", "viols", "fiddles")
        assert not build_deck(small, deck, NOW + 20).is_new
        assert packed(deck, small) == before
    else:
        built = build_deck(small, deck, NOW + 20, gone=["fiddles"])
        assert built.changes
        assert set(built.changes.retired) == both("violins")


@pytest.mark.parametrize(
    "id", ["rivers", "telegrams", "nobody", ""], ids=["is there", "left before", "unknown", "empty"]
)
def test_what_is_not_gone_cannot_be_said_to_be(id: str, deck: Path, small: Path) -> None:
    change_corpus(small, lambda corpus: take_out(corpus, "telegrams"))
    build_deck(small, deck, NOW + 10)
    before = on_disk(deck.parent)
    with pytest.raises(StudyError, match=re.escape(f"nothing of the id `{id}` was taken out; leave --gone away")):
        build_deck(small, deck, NOW + 20, gone=[id])
    assert on_disk(deck.parent) == before


# --- notes that left ---


def states(recipe: Path, quote: str) -> set[State]:
    return {note.state for note in lock_of(recipe).notes.values() if note.quote.id == quote}


def test_a_note_that_left_travels_on_with_all_its_cards(deck: Path, small: Path) -> None:
    before = packed(deck, small)
    change_corpus(small, lambda corpus: take_out(corpus, "violins"))
    built = build_deck(small, deck, NOW + 10)
    after = packed(deck, small)
    assert (built.retired, built.notes) == (2, len(ALL) - 2)
    assert built.changes
    assert set(built.changes.retired) == both("violins")
    assert set(built.changes.changed) == OFFERED_CHAMBER_MUSIC - both("violins")
    assert states(small, "violins") == {State.RETIRED}
    for name in both("violins"):
        assert (after[name].fields, after[name].cards) == (before[name].fields, before[name].cards)
        assert set(after[name].tags) == {*before[name].tags, RETIRED_TAG}
        assert after[name].changed == NOW + 10
    assert those_that_differ(before, after) == both("violins") | OFFERED_CHAMBER_MUSIC

    change_corpus(small, reword("rivers", "whole", "hole"))
    build_deck(small, deck, NOW + 20)
    assert those_that_differ(after, packed(deck, small)) == both("rivers"), "what is retired stays as it is"


@pytest.mark.parametrize("is_dropped", [False, True], ids=["retired", "dropped"])
def test_what_comes_back_is_what_it_was(is_dropped: bool, deck: Path, small: Path) -> None:
    before = packed(deck, small)
    quote = leave(deck, small, "lantern")
    if is_dropped:
        build_deck(small, deck, NOW + 20, drop_retired=True)
        assert set(packed(deck, small)) == ALL - both("lantern")
        assert states(small, "lantern") == {State.DROPPED}
    latest = lock_of(small).latest
    change_corpus(small, put_in(quote))
    built = build_deck(small, deck, NOW - 500)
    after = packed(deck, small)
    assert built.changes
    assert set(built.changes.returned) == both("lantern")
    assert states(small, "lantern") == {State.LIVE}
    assert set(after) == ALL
    for name in both("lantern"):
        assert (after[name].guid, after[name].tags) == (before[name].guid, before[name].tags)
        assert after[name].changed == latest + 1
    assert after["lantern/cloze"].fields == before["lantern/cloze"].fields


def test_what_comes_back_otherwise_keeps_its_numbers(deck: Path, small: Path) -> None:
    quote = leave(deck, small, "lantern")
    build_deck(small, deck, NOW + 20, drop_retired=True)
    change_corpus(small, put_in({**quote, "terms": [D, C, "copper wires"]}))
    change_corpus(small, reword("lantern", A, "copper wires"))
    build_deck(small, deck, NOW + 30)
    assert numbers(deck, small, "lantern") == {1: "copper wires", 3: C, 4: D}
    assert lock_of(small).notes["lantern/cloze"].retired_terms == {2: B}


def test_only_what_earlier_editions_retired_is_dropped(deck: Path, small: Path) -> None:
    leave(deck, small, "lantern")
    before = packed(deck, small)
    change_corpus(small, lambda corpus: take_out(corpus, "telegrams"))
    built = build_deck(small, deck, NOW + 20, drop_retired=True)
    after = packed(deck, small)
    assert built.changes
    assert set(built.changes.dropped) == both("lantern")
    assert set(built.changes.retired) == both("telegrams")
    assert before.keys() - after.keys() == both("lantern")
    assert RETIRED_TAG in after["telegrams/cloze"].tags
    assert after["mountains/cloze"] == before["mountains/cloze"]
    assert not build_deck(small, deck, NOW + 30).is_new, "what is dropped stays dropped"


def test_where_nothing_is_retired_nothing_is_dropped(deck: Path, small: Path) -> None:
    before = on_disk(deck.parent)
    assert not build_deck(small, deck, NOW + 20, drop_retired=True).is_new
    assert on_disk(deck.parent) == before


def test_a_kind_of_card_that_is_given_up_is_retired_and_comes_back(deck: Path, small: Path) -> None:
    before = packed(deck, small)
    questions = {name for name in ALL if name.endswith("question")}
    change(small, lambda recipe: recipe.update(cards=["cloze"]))
    build_deck(small, deck, NOW + 10)
    without = packed(deck, small)
    assert those_that_differ(before, without) == questions
    assert all(RETIRED_TAG in without[name].tags for name in questions)
    change(small, lambda recipe: recipe.pop("cards"))
    build_deck(small, deck, NOW + 20)
    after = packed(deck, small)
    assert {name: note.fields for name, note in after.items()} == {name: note.fields for name, note in before.items()}
    assert {after[name].changed for name in questions} == {NOW + 20}


def test_what_left_keeps_its_part_source_and_deck_though_these_are_gone(folder: Path) -> None:
    recipe, deck = write_small_recipe(folder, subdecks="part"), folder / "test.apkg"
    build_deck(recipe, deck)
    before = packed(deck, recipe)
    change_corpus(recipe, lambda corpus: corpus["parts"].pop())
    change_corpus(recipe, lambda corpus: corpus["sources"].pop(0))
    change_corpus(recipe, lambda corpus: quote_in(corpus, "lantern").update(source="diary"))
    build_deck(recipe, deck, NOW + 10)
    after = packed(deck, recipe)
    for name in both("mountains", "telegrams"):
        assert after[name].fields == before[name].fields
        assert after[name].cards == before[name].cards
    assert not build_deck(recipe, deck, NOW + 20).is_new


# --- decks that are called otherwise, and quotes in other decks ---


class Moved(NamedTuple):
    edit: Callable[[Path], None]
    told: list[str]


RENAMED = (
    "The deck “{old}” is called “{new}” now. Anki knows a deck by its name: the cards that learners have "
    "stay in “{old}”, and new ones come into “{new}”."
)
REMEDY = "  Tell them to rename “{old}” to “{new}” in Anki before they import."


def renamed_lines(old: str, new: str) -> list[str]:
    return [RENAMED.format(old=old, new=new), REMEDY.format(old=old, new=new)]


def moved_lines(old: str, new: str, *ids: str) -> list[str]:
    found = " OR ".join(f"Id:{id}" for id in ids)
    return [
        f"{len(ids)} quotes moved from the deck “{old}” to “{new}”. The cards that learners have stay in “{old}”.",
        f'  To follow, they search in Anki\'s browser for "deck:{old}" ({found}), and change the deck.',
    ]


MOVES = {
    "another title of the deck": Moved(
        lambda recipe: change(recipe, lambda tree: tree.update(title="Other")),
        [*renamed_lines("Test::1 One", "Other::1 One"), *renamed_lines("Test::2 Two", "Other::2 Two")],
    ),
    "another title of a part": Moved(
        lambda recipe: change_corpus(recipe, lambda corpus: corpus["parts"][0].update(title="Uno")),
        renamed_lines("Test::1 One", "Test::1 Uno"),
    ),
    "a quote in another part": Moved(
        lambda recipe: change_corpus(recipe, move("rivers")),
        [
            "1 quote moved from the deck “Test::1 One” to “Test::2 Two”. "
            "The cards that learners have stay in “Test::1 One”.",
            '  To follow, they search in Anki\'s browser for "deck:Test::1 One" (Id:rivers), and change the deck.',
        ],
    ),
    "two quotes in another part": Moved(
        lambda recipe: change_corpus(recipe, lambda corpus: (move("rivers")(corpus), move("violins")(corpus))),
        [
            "2 quotes moved from the deck “Test::1 One” to “Test::2 Two”. "
            "The cards that learners have stay in “Test::1 One”.",
            '  To follow, they search in Anki\'s browser for "deck:Test::1 One" (Id:rivers OR Id:violins), '
            "and change the deck.",
        ],
    ),
    "one deck again": Moved(
        lambda recipe: change(recipe, lambda tree: tree.pop("subdecks")),
        [
            *moved_lines("Test::1 One", "Test", "lantern", "rivers", "violins"),
            *moved_lines("Test::2 Two", "Test", "mountains", "telegrams"),
        ],
    ),
    "another order of quotes": Moved(lambda recipe: change_corpus(recipe, backwards), []),
}


@pytest.mark.parametrize(("edit", "told"), rows({name: tuple(row) for name, row in MOVES.items()}))
def test_where_cards_will_not_follow_the_remedy_is_told(
    edit: Callable[[Path], None], told: list[str], run: Run, folder: Path
) -> None:
    recipe, deck = write_small_recipe(folder, subdecks="part"), folder / "test.apkg"
    build_deck(recipe, deck)
    edit(recipe)
    code, out, _ = run("build", recipe)
    assert code == Exit.OK
    lines = [line.removeprefix("  ") for line in out.splitlines()]
    assert [line for line in lines if "“" in line or line.startswith("  To follow")] == told
    decks = {deck for note in packed(deck, recipe).values() for deck in note.cards.values()}
    assert decks >= set(re.findall(r"is called “(.*?)” now", " ".join(told)))


def test_a_renamed_deck_changes_no_note(deck: Path, small: Path) -> None:
    """So that nothing is told twice: decks are told apart from notes."""
    before = packed(deck, small)
    change(small, lambda tree: tree.update(title="Other"))
    built = build_deck(small, deck, NOW + 10)
    after = packed(deck, small)
    assert built.is_new
    assert {name: (note.changed, note.fields) for name, note in after.items()} == {
        name: (note.changed, note.fields) for name, note in before.items()
    }
    assert {name for note in after.values() for name in note.cards.values()} == {"Other"}
    assert built.changes
    assert list(built.changes.lines()) == renamed_lines("Test", "Other")


# --- --locked ---


def take_away(recipe: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        recipe.with_suffix(suffix).unlink()


def recompress(recipe: Path) -> None:
    deck = recipe.with_suffix(".apkg")
    with zipfile.ZipFile(deck) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(deck, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


class Locked(NamedTuple):
    """What was done since the last build; exit code, the file that is named, and what is told of it."""

    edit: Callable[[Path], object]
    code: Exit
    file: str = ""
    told: str = ""


COMMIT = "; build without --locked, look at what changed, and commit lock and deck"

LOCKED = {
    "nothing": Locked(lambda recipe: None, Exit.OK),
    "deck compressed otherwise": Locked(recompress, Exit.OK),
    "quotes in another order within a round": Locked(
        lambda recipe: change(recipe, lambda tree: tree.update(subdecks="none")), Exit.OK
    ),
    "no lock": Locked(
        lambda recipe: take_away(recipe, ".lock"), Exit.FAILED, "test.lock", f"there is no lock{COMMIT}\n"
    ),
    "no lock and no deck": Locked(
        lambda recipe: take_away(recipe, ".lock", ".apkg"),
        Exit.FAILED,
        "test.lock",
        f"there is no lock{COMMIT}\n",
    ),
    "a typo": Locked(
        lambda recipe: change_corpus(recipe, reword("rivers", "whole", "hole")),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n  2 notes changed: rivers/cloze, rivers/question\n",
    ),
    "one quote more": Locked(
        lambda recipe: change_corpus(recipe, put_in(GARDENS)),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n  2 notes new: gardens/cloze, gardens/question\n",
    ),
    "one quote less": Locked(
        lambda recipe: change_corpus(recipe, lambda corpus: take_out(corpus, "violins")),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n",
    ),
    "one term more": Locked(
        lambda recipe: change_corpus(recipe, set_terms("rivers", *one_more_term(recipe, "rivers"))),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n  1 note changed: rivers/cloze\n  1 card new on notes that were there: ",
    ),
    "one term less": Locked(
        lambda recipe: change_corpus(recipe, set_terms("lantern", A, C)),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n"
        "  1 note changed: lantern/cloze\n  1 card empty from now on: lantern/cloze/2\n",
    ),
    "a renamed quote": Locked(
        lambda recipe: rename(recipe, THINGS["quote"], "violins", "fiddles", "violins"),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n  1 quote renamed, and the same to learners: violins is fiddles now\n",
    ),
    "a renamed deck": Locked(
        lambda recipe: change(recipe, lambda tree: tree.update(title="Other")),
        Exit.FAILED,
        "test.lock",
        f"the lock would change{COMMIT}\n  The deck “Test” is called “Other” now.",
    ),
    "another introduction": Locked(
        lambda recipe: change_corpus(recipe, lambda corpus: corpus.update(introduction="Read this.")),
        Exit.FAILED,
        "test.apkg",
        f"the deck is not what recipe, corpus and lock give{COMMIT}\n",
    ),
    "a deck from elsewhere": Locked(
        lambda recipe: recipe.with_suffix(".apkg").write_bytes(b"Dear diary"),
        Exit.FAILED,
        "test.apkg",
        f"the deck is not what recipe, corpus and lock give{COMMIT}\n",
    ),
    "a mistake in the corpus": Locked(
        lambda recipe: change_corpus(recipe, lambda corpus: corpus.pop("title")), Exit.BAD_INPUT, "corpus.yaml", ""
    ),
    "a damaged lock": Locked(
        lambda recipe: lock_file_of(recipe).write_bytes(b""), Exit.BAD_INPUT, "test.lock", "the lock is damaged"
    ),
    "a rename without a word": Locked(
        lambda recipe: rename(recipe, THINGS["quote"], "violins", "fiddles", None), Exit.BAD_INPUT, "corpus.yaml", ""
    ),
}


@pytest.mark.parametrize("name", LOCKED)
def test_locked_changes_nothing_and_tells_what_would_change(name: str, run: Run, deck: Path, small: Path) -> None:
    row = LOCKED[name]
    row.edit(small)
    before = on_disk(deck.parent)
    code, out, err = run("build", small, "--locked")
    assert code == row.code
    assert on_disk(deck.parent) == before
    if row.code is Exit.OK:
        assert out.startswith(f"{deck} (unchanged)\n")
        assert err == ""
    else:
        assert out == ""
        assert re.match(rf"{re.escape(str(deck.with_name(row.file)))}(:\d+)*: {re.escape(row.told)}", err)


def test_locked_makes_the_deck_where_only_that_is_missing(run: Run, deck: Path, small: Path) -> None:
    """As in a checkout where decks are not in git."""
    before = on_disk(deck.parent)
    deck.unlink()
    code, _, err = run("build", small, "--locked")
    assert (code, err) == (Exit.OK, "")
    assert on_disk(deck.parent) == before


@pytest.mark.parametrize("name", ["a typo", "no lock", "one term less", "a renamed quote", "a deck from elsewhere"])
def test_what_locked_refuses_is_well_after_a_build_without_it(name: str, run: Run, deck: Path, small: Path) -> None:
    LOCKED[name].edit(small)
    assert run("build", small)[0] == Exit.OK
    assert run("build", small, "--locked")[0] == Exit.OK


def test_gone_and_drop_retired_can_be_typed(run: Run, deck: Path, small: Path) -> None:
    rename(small, THINGS["quote"], "violins", "fiddles", None)
    code, _, err = run("build", small)
    assert (code, err.count("\n")) == (Exit.BAD_INPUT, 1)
    code, out, _ = run("build", small, "--gone", "violins")
    assert code == Exit.OK
    assert f"2 retired notes on top of these, tagged `{RETIRED_TAG}`." in out
    code, out, _ = run("build", small, "--drop-retired")
    assert code == Exit.OK
    assert "2 retired notes dropped: violins/cloze, violins/question" in out
    assert set(packed(deck, small)) == ALL - both("violins") | both("fiddles")


# --- decks that were published before there were locks ---


def test_without_lock_and_deck_a_first_lock_is_made(folder: Path) -> None:
    recipe = write_small_recipe(folder)
    built = build_deck(recipe, folder / "test.apkg")
    assert built.lock_file == lock_file_of(recipe)
    assert (built.changes, built.is_adopted) == (None, False)
    assert set(lock_of(recipe).notes) == ALL


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"PK\x05\x06" + bytes(18)], ids=["empty", "text", "archive"])
def test_what_is_no_deck_is_not_adopted(content: bytes, folder: Path) -> None:
    recipe, deck = write_small_recipe(folder), folder / "test.apkg"
    deck.write_bytes(content)
    built = build_deck(recipe, deck)
    assert (built.changes, built.is_adopted) == (None, False)
    assert {note.changed for note in packed(deck, recipe).values()} == {NOW}


def test_the_deck_of_another_corpus_is_not_written_over(deck: Path, small: Path) -> None:
    change_corpus(small, lambda corpus: corpus.update(corpus="other"))
    lock_file_of(small).unlink()
    before = on_disk(deck.parent)
    with pytest.raises(StudyError, match="the deck that stands there is of another corpus"):
        build_deck(small, deck, NOW + 10)
    assert on_disk(deck.parent) == before


def test_a_was_line_that_is_misspelled_is_told(deck: Path, small: Path) -> None:
    rename(small, THINGS["quote"], "violins", "fiddles", "violin")
    change_corpus(
        small, lambda corpus: quote_in(corpus, "fiddles").update(text=SENTENCES[0].replace("winter", "summer"))
    )
    told = "`was: violin` of the quote `fiddles` names nothing that was published; did you mean `was: violins`"
    with pytest.raises(BadDocument, match=re.escape(told)):
        build_deck(small, deck, NOW + 10)


ODD: Mapping[str, Callable[[Path], Path]] = {
    "small": write_small_recipe,
    "parts": lambda folder: write_small_recipe(folder, subdecks="part"),
    "kinds": lambda folder: write_small_recipe(folder, subdecks="kind", cards=["cloze", "topic"]),
    "signs": lambda folder: write_recipe(
        folder,
        {
            "One & <only>": [
                quote("a", f"“{SENTENCES[0]}” <b>&amp;</b>\x1b[1m\nSecond: {{{{c1::line}}}}", topic="a <Topic>"),
                quote("b", "An " + LANTERN.replace("the harbour", "an old harbour"), topic="b & c", source="diary"),
                quote("c", SENTENCES[3], topic="ünï: çödé", source="speech"),
                quote("d", SENTENCES[4], topic="the last one", source="speech"),
            ]
        },
    ),
    "capitals": lambda folder: write_recipe(
        folder,
        {
            "One": [
                quote("a", f"Drums are loud, and yet: {SENTENCES[0]}", terms=["drums", "wooden rooms"]),
                quote("b", SENTENCES[4], source="diary"),
            ]
        },
    ),
    "long": lambda folder: write_recipe(
        folder,
        {"One": [quote("a", " ".join(SENTENCES), terms=["drums", "ropes"]), quote("b", SENTENCES[4], source="diary")]},
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_a_deck_without_a_lock_is_adopted_as_it_is(name: str, folder: Path) -> None:
    recipe, deck = ODD[name](folder), folder / "test.apkg"
    build_deck(recipe, deck)
    before = on_disk(folder)
    lock_file_of(recipe).unlink()
    built = build_deck(recipe, deck, NOW + 500)
    assert (built.is_new, built.is_adopted) == (False, True)
    assert on_disk(folder) == before, "deck and lock both"


def test_the_bundled_deck_would_be_adopted_as_it_is(folder: Path) -> None:
    original = bundled.default_recipe()
    recipe = folder / original.name
    recipe.write_bytes(original.read_bytes())
    change(recipe, lambda tree: tree.update(corpus=[str(file.resolve()) for file in read_recipe(original).corpora]))
    recipe.with_suffix(".apkg").write_bytes(original.with_suffix(".apkg").read_bytes())
    built = build_deck(recipe, recipe.with_suffix(".apkg"), lock_of(original).latest + 500)
    assert (built.is_new, built.is_adopted) == (False, True)
    assert lock_file_of(recipe).read_bytes() == lock_file_of(original).read_bytes()


def test_an_adopted_deck_may_lie_elsewhere(deck: Path, small: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.apkg"
    deck.rename(elsewhere)
    lock = lock_file_of(small).read_bytes()
    lock_file_of(small).unlink()
    built = build_deck(small, elsewhere, NOW + 500)
    assert (built.is_new, built.is_adopted) == (False, True)
    assert lock_file_of(small).read_bytes() == lock


ADOPTED: Mapping[str, tuple[Edit, set[str]]] = {
    "terms in another order": (set_terms("lantern", *reversed(TERMS)), set()),
    "terms in another order, one less": (set_terms("lantern", C, A), {"lantern/cloze"}),
    "a typo": (reword("rivers", "whole", "hole"), both("rivers")),
    "one quote more": (put_in(GARDENS), both("gardens")),
    "a rename": (lambda corpus: quote_in(corpus, "violins").update(id="fiddles", was="violins"), set()),
}


@pytest.mark.parametrize(("edit", "changed"), rows(ADOPTED))
def test_a_deck_is_adopted_in_the_moment_of_a_change(edit: Edit, changed: set[str], deck: Path, small: Path) -> None:
    before = packed(deck, small)
    terms = numbers(deck, small, "lantern")
    lock_file_of(small).unlink()
    change_corpus(small, edit)
    assert build_deck(small, deck, NOW + 500).is_adopted
    assert those_that_differ(before, packed(deck, small)) == changed
    assert numbers(deck, small, "lantern").items() <= terms.items()
    assert numbers(deck, small, "lantern")[1] == A


def test_automatic_terms_are_adopted_when_an_author_names_them_in_another_order(deck: Path, small: Path) -> None:
    before, terms = packed(deck, small), numbers(deck, small, "rivers")
    lock_file_of(small).unlink()
    change_corpus(small, set_terms("rivers", *reversed(terms.values())))
    assert build_deck(small, deck, NOW + 500).is_adopted
    assert those_that_differ(before, packed(deck, small)) == set()
    assert numbers(deck, small, "rivers") == terms


def test_an_article_that_a_gap_hides_is_no_part_of_an_adopted_term(folder: Path) -> None:
    """Anki's hint says `a(n)` in its place."""
    recipe, deck = write_small_recipe(folder), folder / "test.apkg"
    change_corpus(recipe, reword("lantern", "copper wire", "a copper wire"))
    build_deck(recipe, deck)
    assert numbers(deck, recipe, "lantern") == dict(enumerate(TERMS, start=1))
    lock_file_of(recipe).unlink()
    change_corpus(recipe, set_terms("lantern", *reversed(TERMS)))
    built = build_deck(recipe, deck, NOW + 500)
    assert (built.is_new, built.is_adopted) == (True, True), "only the order in which new cards come is another"
    assert numbers(deck, recipe, "lantern") == dict(enumerate(TERMS, start=1))


def test_a_rename_onto_the_id_of_a_quote_that_left_is_refused(deck: Path, small: Path) -> None:
    leave(deck, small, "telegrams")
    rename(small, THINGS["quote"], "violins", "telegrams", "violins")
    with pytest.raises(BadDocument, match="the id `telegrams` belongs to another, which was called `telegrams` last"):
        build_deck(small, deck, NOW + 50)


def test_a_tenth_part_renames_no_other(folder: Path) -> None:
    """Tags and names of decks keep the digits that they were published with."""
    parts = {f"Part {number}": [quote(f"q{number}", SENTENCES[number % 6])] for number in range(9)}
    recipe = write_recipe(folder, parts, subdecks="part")
    build_deck(recipe, folder / "test.apkg")
    before = packed(folder / "test.apkg", recipe)
    recipe = write_recipe(folder, {**parts, "The Tenth": [GARDENS]}, subdecks="part")
    build_deck(recipe, folder / "test.apkg", NOW + 10)
    after = packed(folder / "test.apkg", recipe)
    assert {after[name].changed for name in before} == {NOW}
    assert {deck for note in after.values() for deck in note.cards.values()} > {"Test::1 Part 0", "Test::10 The Tenth"}


def test_a_quote_that_takes_the_id_of_one_that_left_is_asked_for(deck: Path, small: Path) -> None:
    leave(deck, small, "telegrams")
    rename(small, THINGS["quote"], "violins", "telegrams", None)
    with pytest.raises(StudyError):
        build_deck(small, deck, NOW + 50)


def test_the_first_id_of_a_renamed_quote_that_left_is_not_for_another(deck: Path, small: Path) -> None:
    rename(small, THINGS["quote"], "violins", "fiddles", "violins")
    build_deck(small, deck, NOW + 10)
    change_corpus(small, lambda corpus: take_out(corpus, "fiddles"))
    change_corpus(small, put_in({**GARDENS, "id": "violins"}))
    with pytest.raises(StudyError, match="the id `violins` belongs to"):
        build_deck(small, deck, NOW + 20)


def test_the_search_of_a_move_names_the_whole_deck(folder: Path) -> None:
    title = "Infrastructure, Scaling, and Bottlenecks of Very Long Names"
    parts = {"One": [quote("violins", SENTENCES[0])], title: [quote("rivers", SENTENCES[3]), quote("m", SENTENCES[5])]}
    recipe = write_recipe(folder, parts, subdecks="part")
    build_deck(recipe, folder / "test.apkg")
    change_corpus(recipe, lambda corpus: put_in(take_out(corpus, "rivers"), part=0)(corpus))
    built = build_deck(recipe, folder / "test.apkg", NOW + 10)
    assert built.changes
    assert f'"deck:Test::2 {title}" (Id:rivers)' in " ".join(built.changes.lines())


def test_a_renamed_deck_is_told_as_one_though_notes_were_dropped(deck: Path, small: Path) -> None:
    leave(deck, small, "violins")
    build_deck(small, deck, NOW + 20, drop_retired=True)
    change(small, lambda tree: tree.update(title="Other"))
    built = build_deck(small, deck, NOW + 30)
    assert built.changes
    assert "The deck “Test” is called “Other” now." in " ".join(built.changes.lines())


def test_a_retired_card_keeps_its_cue(folder: Path) -> None:
    twin = SENTENCES[0].replace("long.", "cold.")
    quotes = [
        quote("one", SENTENCES[0], topic="Chamber"),
        quote("two", twin, topic="Kitchen", source="diary"),
        quote("three", SENTENCES[3], topic="Water", source="diary"),
    ]
    recipe = write_recipe(folder, {"One": quotes})
    deck = folder / "test.apkg"
    build_deck(recipe, deck)
    before = packed(deck, recipe)
    assert before["one/cloze"].fields["Cue"]
    change_corpus(recipe, lambda corpus: take_out(corpus, "one"))
    build_deck(recipe, deck, NOW + 10)
    assert packed(deck, recipe)["one/cloze"].fields == before["one/cloze"].fields


def test_another_pattern_moves_no_card_and_is_told(small: Path, deck: Path) -> None:
    before = packed(deck, small)
    change(small, lambda tree: tree.update(subdecks="{part}"))
    built = build_deck(small, deck, NOW + 60)
    assert built.changes
    assert built.changes.changed == ()
    told = "\n".join(built.changes.lines())
    assert "3 quotes moved from the deck “Test” to “Test::One”. The cards that learners have stay in “Test”." in told
    change(small, lambda tree: tree.update(subdecks="Part {number}"))
    built = build_deck(small, deck, NOW + 120)
    assert built.changes
    told = "\n".join(built.changes.lines())
    assert "Tell them to rename “Test::One” to “Test::Part 1” in Anki before they import." in told
    assert {name: note.changed for name, note in packed(deck, small).items()} == {
        name: note.changed for name, note in before.items()
    }


def test_another_order_changes_no_note(small: Path, deck: Path) -> None:
    change(small, lambda tree: tree.update(order="corpus"))
    before = packed(deck, small)
    built = build_deck(small, deck, NOW + 60)
    assert (built.is_new, built.changes, built.nearest) == (True, None, 1)
    assert {name: note.changed for name, note in packed(deck, small).items()} == {
        name: note.changed for name, note in before.items()
    }


def test_fewer_clozes_and_more_again_are_the_same_cards(small: Path, deck: Path) -> None:
    change(small, lambda tree: tree.update(cards={"cloze": 1}))
    built = build_deck(small, deck, NOW + 60)
    assert built.changes
    assert {"lantern/cloze/2", "lantern/cloze/3"} <= {*built.changes.empty_cards}
    assert numbers(deck, small, "lantern") == {1: TERMS[0]}
    change(small, lambda tree: tree.update(cards={"cloze": 3}))
    build_deck(small, deck, NOW + 120)
    assert numbers(deck, small, "lantern") == dict(enumerate(TERMS, start=1))
