"""Several corpora in one deck: what they make together, what is refused, and what the lock remembers of each."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from kaiser_study import bundled
from kaiser_study.anki.notes import NoteKind, guid
from kaiser_study.checked import check
from kaiser_study.corpus import read_corpus
from kaiser_study.deck.lock import Lock
from kaiser_study.deck.lock_file import VERSION, published_beside
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import BadDocument, StudyError
from kaiser_study.model import Corpus
from kaiser_study.place import cache_folder
from kaiser_study.prepared import Prepared, prepare
from tests.contract.decks import NOW, SENTENCES, build_deck, quote
from tests.deck.conftest import Run
from tests.deck.corpora import BREAD, CHEESE, write, write_corpora, write_deck
from tests.deck.editions import Edit, Tree, change, lock_of, on_disk, quote_in, quotes_in, take_out

PLAIN: dict[str, dict[str, Any]] = {
    "as it is": {},
    "with subdecks": {"subdecks": "part"},
    "with a selection": {"select": {"tags": ["hard"]}},
    "with options of clozes": {"cloze": {"visible": 4, "options": 3}},
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder with both corpora."""
    folder = tmp_path / "course"
    folder.mkdir()
    write_corpora(folder)
    return folder


def made(recipe: Path) -> Prepared:
    return prepare(recipe, recipe.with_suffix(".apkg"), cache_folder())


def publish(recipe: Path, now: int = NOW, **options: Any) -> Lock:
    build_deck(recipe, recipe.with_suffix(".apkg"), now, **options)
    return lock_of(recipe)


def live(lock: Lock) -> set[str]:
    return {note.quote.id for note in lock.notes.values() if note.state == "live"}


# --- together


@pytest.mark.parametrize("case", PLAIN)
def test_a_list_of_one_is_that_one_to_the_byte(case: str, tmp_path: Path) -> None:
    written = []
    for name, corpus in (("plain", "bread.yaml"), ("listed", ["bread.yaml"])):
        folder = tmp_path / name
        folder.mkdir()
        write_corpora(folder)
        recipe = write_deck(folder, corpus, **PLAIN[case])
        publish(recipe)
        change(folder / "bread.yaml", lambda tree: take_out(tree, "violins"))
        if case != "with a selection":
            publish(recipe, NOW + 60)
        files = on_disk(folder)
        written.append([files["test.lock"], files["test.apkg"]])
    assert written[0] == written[1]
    assert b"\ncorpus: bread\n" in written[0][0]


def test_the_bundled_deck_as_a_list_of_one_is_the_published_one_to_the_byte(tmp_path: Path) -> None:
    [corpus] = read_recipe(bundled.default_recipe()).corpora
    text = bundled.default_recipe().read_text("utf-8")
    listed = re.sub(r"^corpus: .*$", f"corpus: [{corpus.resolve()}]", text, flags=re.MULTILINE)
    assert listed != text
    recipe = tmp_path / "deck.yaml"
    for suffix, content in ((".yaml", listed.encode()), (".lock", None), (".apkg", None)):
        published = bundled.default_recipe().with_suffix(suffix)
        recipe.with_suffix(suffix).write_bytes(content or published.read_bytes())
    before = on_disk(tmp_path)
    assert not build_deck(recipe, recipe.with_suffix(".apkg")).is_new
    assert on_disk(tmp_path) == before


def test_parts_are_numbered_on_in_the_order_of_the_recipe(course: Path) -> None:
    def parts(corpus: Corpus) -> list[tuple[int, str, str]]:
        assert [quote.part for quote in corpus.quotes] == sorted(
            (quote.part for quote in corpus.quotes), key=lambda part: part.number
        )
        return [(part.number, part.id, part.corpus) for part in corpus.parts]

    assert parts(made(write_deck(course)).corpus) == [
        (1, "crust", "bread"),
        (2, "crumb", "bread"),
        (3, "rind", "cheese"),
    ]
    assert parts(made(write_deck(course, ["cheese.yaml", "bread.yaml"])).corpus)[0] == (1, "rind", "cheese")


def test_a_note_is_known_by_its_own_corpus(course: Path) -> None:
    together = publish(write_deck(course))
    for name in ("bread", "cheese"):
        alone = publish(write_deck(course, f"{name}.yaml", deck=f"{name}-alone"))
        assert len(alone.notes) > 3
        assert {note.guid for note in alone.notes.values()} <= {note.guid for note in together.notes.values()}
    for note in together.notes.values():
        assert note.guid == guid(note.quote.corpus, note.quote.id, note.kind)


def test_wrong_options_come_from_the_whole_deck(course: Path) -> None:
    card_set = made(write_deck(course)).card_set
    topics = {quote["topic"] for tree in (BREAD, CHEESE) for part in tree["parts"] for quote in part["quotes"]}
    offered = {option for card in card_set.cards if card.kind == "topic" for option in card.options}
    assert offered == topics


def test_the_description_tells_all_introductions_and_whose_provenance_is_which(course: Path) -> None:
    corpus = made(write_deck(course)).corpus
    assert corpus.introduction == "On loaves.\n\nOn wheels."
    assert corpus.provenance == "Bread: as printed; Cheese: heard in the shop"
    change(course / "cheese.yaml", lambda tree: tree.update(provenance="as printed"))
    assert made(write_deck(course)).corpus.provenance == "as printed"


@pytest.mark.parametrize(
    ("select", "quotes"),
    [
        ({"parts": ["crumb", "rind"]}, ["gardens", "rivers", "mountains"]),
        ({"tags": ["hard"]}, ["gardens", "mountains"]),
        ({"sources": ["letters"]}, ["violins", "gardens", "mountains"]),
        ({"sources": ["diary", "speech"]}, ["engines", "rivers"]),
        ({"years": 1923, "not": {"topics": ["Climbing"]}}, ["violins", "gardens"]),
        ({"topics": ["Erosion"]}, ["rivers"]),
    ],
)
def test_a_selection_is_of_all(select: Tree, quotes: list[str], course: Path) -> None:
    assert [each.id for each in made(write_deck(course, select=select)).corpus.quotes] == quotes


def test_a_near_duplicate_in_the_other_corpus_is_found(course: Path) -> None:
    twin = quote("fiddles", SENTENCES[0].replace("Violins", "Fiddles"), topic="Fiddling")
    change(course / "cheese.yaml", lambda tree: tree["parts"][0]["quotes"].append(dict(twin)))
    cards = made(write_deck(course, cards=["cloze"])).card_set.cards
    cues = {card.quote.id: card.cue for card in cards}
    assert cues["violins"] == "Chamber Music"
    assert not cues["rivers"]


# --- what is refused


def edited(course: Path, edit: Edit) -> Path:
    """The deck of both, where the second was edited."""
    change(course / "cheese.yaml", edit)
    return write_deck(course)


CLASHES: dict[str, tuple[Edit, str, str]] = {
    "a quote": (lambda tree: quote_in(tree, "rivers").update(id="engines"), "quote", "engines"),
    "a quote that was": (lambda tree: quote_in(tree, "rivers").update(was="engines"), "quote", "engines"),
    "a part": (lambda tree: tree["parts"][0].update(id="crumb"), "part", "crumb"),
    "a source": (lambda tree: tree["sources"][0].update(label="Other Letters"), "source", "letters"),
    "a corpus": (lambda tree: tree.update(corpus="bread"), "corpus", "bread"),
}


@pytest.mark.parametrize("case", CLASHES)
def test_an_id_of_two_things_is_told_with_both_places(case: str, course: Path) -> None:
    edit, what, id = CLASHES[case]
    recipe = edited(course, edit)
    with pytest.raises(BadDocument) as caught:
        made(recipe)
    [finding] = caught.value.findings
    first, second = (place_of(course / file, what, id) for file in ("bread.yaml", "cheese.yaml"))
    assert str(finding).startswith(
        f"{second}: duplicate-id: the {what} id `{id}` is that of another {what} in {first} too; "
    )
    assert not recipe.with_suffix(".lock").exists()


def place_of(file: Path, what: str, id: str) -> str:
    """Where a thing begins that has an id in some key, as its author sees it."""
    lines = file.read_text("utf-8").splitlines()
    named = next(number for number, line in enumerate(lines) if re.search(rf"(id|was|corpus): {id}$", line))
    begins = next(number for number in range(named, -1, -1) if what == "corpus" or "- id:" in lines[number])
    return f"{file}:{begins + 1}"


def test_a_source_of_both_that_is_the_same_is_one(course: Path) -> None:
    corpus = made(write_deck(course)).corpus
    assert [source.id for source in corpus.sources] == ["letters", "speech", "diary"]


@pytest.mark.parametrize(
    ("corpora", "told"),
    [
        (["bread.yaml", "./bread.yaml"], "5:3: duplicate-corpus: `./bread.yaml` stands twice; take one of them away"),
        (["bread.yaml", "chese.yaml"], "5:3: there is no such file: {}/chese.yaml; check the name and the folder"),
        ("chese.yaml", "3:9: there is no such file: {}/chese.yaml; check the name and the folder"),
        ([], "3:9: empty: the list of corpora has no entry; add one"),
        ([["bread.yaml"]], "4:3: wrong-type: the corpus is a list, not a text; write one text"),
    ],
)
def test_a_wrong_path_is_told_where_the_recipe_names_it(corpora: Any, told: str, course: Path, run: Run) -> None:
    recipe = write_deck(course, corpora)
    assert run("build", recipe) == (2, "", f"{recipe}:{told.format(course)}\n")


def line_of(file: Path, text: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_check_tells_a_mistake_of_the_second_corpus_in_its_file(course: Path) -> None:
    recipe = edited(course, lambda tree: quote_in(tree, "rivers").update(terms=["floods", "nothing"]))
    [finding] = check([recipe]).findings
    assert (finding.place.file, finding.place.line) == (
        course / "cheese.yaml",
        line_of(course / "cheese.yaml", "nothing"),
    )
    assert finding.rule == "term-not-in-text"


def test_check_tells_what_no_card_hides_in_its_file(course: Path) -> None:
    recipe = edited(course, lambda tree: quote_in(tree, "rivers").update(topic="Floods"))
    [finding] = [each for each in check([recipe]).findings if each.rule == "R4"]
    assert (finding.place.file, finding.place.line) == (
        course / "cheese.yaml",
        line_of(course / "cheese.yaml", "- floods"),
    )


def test_check_finds_near_duplicates_and_like_sources_in_two_files(course: Path) -> None:
    def edit(tree: Tree) -> None:
        quote_in(tree, "rivers").update(text=SENTENCES[2].replace("Gardens", "Hedges"), terms=["Lisbon"])
        tree["sources"][1]["label"] = "Speeche"

    checked = check([edited(course, edit)])
    found = {each.rule: each for each in checked.findings}
    assert checked.quotes == 5
    for rule, like, id in (("near-duplicate", "text: Hedges", "gardens"), ("like-source", "label: Speeche", "speech")):
        place = found[rule].place
        assert (place.file, place.line) == (course / "cheese.yaml", line_of(course / "cheese.yaml", like))
        bread = course / "bread.yaml"
        assert f" in {bread}:{line_of(bread, f'id: {id}')}" in found[rule].what


def test_check_knows_a_deck_that_was_published_without_a_lock(course: Path) -> None:
    recipe = write_deck(course)
    publish(recipe)
    write_deck(course, look={"fonts": {"text": "Inter"}})
    for _ in range(2):
        assert [each.rule for each in check([recipe]).findings] == ["late-look"]
        recipe.with_suffix(".lock").unlink(missing_ok=True)


# --- editions


def test_the_lock_says_which_corpora_there_are_and_so_of_what_version_it_is(course: Path) -> None:
    recipe = write_deck(course, "bread.yaml")
    publish(recipe)
    assert "kaiser-study lock: 1\n" in recipe.with_suffix(".lock").read_text("utf-8")
    lock = publish(write_deck(course), NOW + 60)
    assert f"kaiser-study lock: {VERSION}\n" in recipe.with_suffix(".lock").read_text("utf-8")
    assert [*lock.corpora] == ["bread", "cheese"]
    assert lock.corpora["cheese"].provenance == "heard in the shop"


def test_a_corpus_that_comes_in_changes_no_note_but_by_its_options(course: Path) -> None:
    before = publish(write_deck(course, "bread.yaml", options=0))
    after = publish(write_deck(course, options=0), NOW + 60)
    assert {name: after.notes[name] for name in before.notes} == dict(before.notes)
    assert live(after) - live(before) == {"rivers", "mountains"}


@pytest.mark.parametrize("corpora", [["bread.yaml"], "bread.yaml"], ids=["in a list", "alone"])
def test_a_corpus_that_leaves_is_retired_and_comes_back_as_it_was(corpora: Any, course: Path) -> None:
    both = publish(write_deck(course))
    one = publish(write_deck(course, corpora), NOW + 60)
    assert live(one) == {"violins", "engines", "gardens"}
    assert {note.quote.id for note in one.notes.values() if note.state == "retired"} == {"rivers", "mountains"}
    assert one.corpora == both.corpora
    again = publish(write_deck(course), NOW + 120)
    assert live(again) == live(both)
    assert {name: note.terms for name, note in again.notes.items()} == {
        name: note.terms for name, note in both.notes.items()
    }


def test_what_left_can_be_dropped_and_the_lock_still_knows_its_ids(course: Path) -> None:
    publish(write_deck(course))
    publish(write_deck(course, "bread.yaml"), NOW + 60)
    dropped = publish(write_deck(course, "bread.yaml"), NOW + 120, drop_retired=True)
    assert {note.state for note in dropped.notes.values() if note.quote.corpus == "cheese"} == {"dropped"}
    change(course / "bread.yaml", lambda tree: tree["parts"][0]["quotes"].append(dict(quote("rivers", SENTENCES[4]))))
    with pytest.raises(BadDocument, match="the id `rivers` belongs to another, which was published from the corpus"):
        made(write_deck(course, "bread.yaml"))


RENAMES: dict[str, Callable[[Tree], object]] = {
    "the corpus": lambda tree: tree.update(corpus="kaese", was="cheese"),
    "a part": lambda tree: tree["parts"][0].update(id="outside", was="rind"),
    "a quote": lambda tree: quote_in(tree, "rivers").update(id="streams", was="rivers"),
}


@pytest.mark.parametrize("case", RENAMES)
def test_renames_in_the_second_change_no_note(case: str, course: Path) -> None:
    before = publish(write_deck(course))
    change(course / "cheese.yaml", RENAMES[case])
    after = publish(write_deck(course), NOW + 60)
    assert {name: (note.guid, note.content, note.changed) for name, note in after.notes.items()} == {
        name: (note.guid, note.content, note.changed) for name, note in before.notes.items()
    }
    assert after != before
    without_was = deepcopy(CHEESE)
    RENAMES[case](without_was)
    for thing in (without_was, *without_was["parts"], *quotes_in(without_was)):
        thing.pop("was", None)
    write(course / "cheese.yaml", without_was)
    assert publish(write_deck(course), NOW + 120) == after


def test_a_silent_rename_is_asked_about_in_its_own_file(course: Path) -> None:
    publish(write_deck(course))
    change(course / "cheese.yaml", lambda tree: quote_in(tree, "rivers").update(id="streams"))
    with pytest.raises(BadDocument) as caught:
        publish(write_deck(course), NOW + 60)
    [finding] = caught.value.findings
    assert finding.place.file == course / "cheese.yaml"
    assert (
        finding.remedy
        == "if it is the same, add this line to it: `was: rivers`; if it is another, build with `--gone rivers`"
    )
    publish(write_deck(course), NOW + 60, gone=["rivers"])


def test_mistakes_of_two_files_are_told_file_by_file(course: Path) -> None:
    publish(write_deck(course))
    change(course / "cheese.yaml", lambda tree: quote_in(tree, "rivers").update(id="streams"))
    change(course / "bread.yaml", lambda tree: quote_in(tree, "gardens").update(id="hedges"))
    change(course / "bread.yaml", lambda tree: quote_in(tree, "violins").update(id="fiddles"))
    with pytest.raises(BadDocument) as caught:
        publish(write_deck(course), NOW + 60)
    assert [finding.place.file.name for finding in caught.value.findings] == ["bread.yaml"] * 2 + ["cheese.yaml"]


def test_what_left_one_corpus_is_not_what_came_into_another(course: Path) -> None:
    publish(write_deck(course))
    change(course / "cheese.yaml", lambda tree: take_out(tree, "rivers"))
    moved = quote("streams", SENTENCES[3], topic="Erosion")
    change(course / "bread.yaml", lambda tree: tree["parts"][0]["quotes"].append(dict(moved)))
    lock = publish(write_deck(course), NOW + 60)
    assert {lock.notes[f"{id}/cloze"].state.value for id in ("streams", "rivers")} == {"live", "retired"}


def test_one_corpus_may_be_the_other_renamed_so_it_is_asked(course: Path) -> None:
    publish(write_deck(course))
    butter = write(course / "butter.yaml", {**CHEESE, "corpus": "butter"})
    with pytest.raises(StudyError, match="of the corpus `cheese`, not of `butter`") as caught:
        made(write_deck(course, ["bread.yaml", butter.name]))
    assert caught.value.remedy == (
        "add `was: cheese` to the corpus if it was renamed, else let `butter` come one edition after it left"
    )
    write(butter, {**CHEESE, "corpus": "butter", "was": "cheese"})
    publish(write_deck(course, ["bread.yaml", butter.name]), NOW + 60)


def test_another_corpus_may_come_once_the_first_has_left(course: Path) -> None:
    publish(write_deck(course))
    publish(write_deck(course, "bread.yaml"), NOW + 60)
    butter: Tree = deepcopy(CHEESE)
    butter["corpus"] = "butter"
    butter["parts"][0]["id"] = "churn"
    butter["parts"][0]["quotes"] = [dict(quote("mail", SENTENCES[4], topic="Post"))]
    write(course / "butter.yaml", butter)
    lock = publish(write_deck(course, ["bread.yaml", "butter.yaml"]), NOW + 120)
    assert live(lock) == {"violins", "engines", "gardens", "mail"}
    assert [*lock.corpora] == ["bread", "butter", "cheese"]


def test_a_deck_without_a_lock_is_taken_on_with_all_its_corpora(course: Path) -> None:
    recipe = write_deck(course)
    before = publish(recipe)
    recipe.with_suffix(".lock").unlink()
    after = publish(recipe, NOW + 60)
    assert {name: (note.guid, note.changed, note.terms) for name, note in after.notes.items()} == {
        name: (note.guid, note.changed, note.terms) for name, note in before.notes.items()
    }
    assert after.corpora == before.corpora


def test_a_change_of_the_second_corpus_is_seen(course: Path) -> None:
    """Not what an earlier run left in the cache."""
    recipe = write_deck(course)
    made(recipe)
    change(course / "cheese.yaml", lambda tree: quote_in(tree, "rivers").update(topic="Valleys"))
    assert "Valleys" in {quote.topic for quote in made(recipe).corpus.quotes}


def test_diff_and_exports_know_both(course: Path, run: Run) -> None:
    recipe = write_deck(course)
    publish(write_deck(course, "bread.yaml"))
    write_deck(course)
    code, out, _ = run("diff", recipe.with_suffix(".apkg"), recipe)
    assert code == 0
    assert "rivers/cloze" in out
    for format, file in (("anki-text", "test.txt"), ("moodle", "test.moodle.xml"), ("html", "test.cards.html")):
        assert run("build", recipe, "--format", format)[0] == 0
        text = (course / file).read_text("utf-8")
        for provenance in ("as printed", "heard in the shop"):
            assert provenance in text, (format, provenance)
    text = (course / "test.txt").read_text("utf-8")
    assert guid("cheese", "rivers", NoteKind.CLOZE) in text


def test_a_deck_in_two_languages(course: Path) -> None:
    german = deepcopy(CHEESE)
    german["language"] = "de"
    texts = {
        "rivers": "Flüsse graben langsam Täler, während Fluten ganze Brücken in einer einzigen Stunde versetzen.",
        "mountains": "Berge lehren jene das Schweigen, die schwere Seile über gefrorene Grate tragen müssen.",
    }
    for id, text in texts.items():
        quote_in(german, id).update(text=text, terms=[text.split()[3].strip(",")])
    write(course / "cheese.yaml", german)
    prepared = made(write_deck(course, cards=["cloze", "topic"], options=2))
    languages = {card.quote.id: card.language for card in prepared.card_set.cards}
    assert languages == dict.fromkeys(["violins", "engines", "gardens"], "en") | dict.fromkeys(texts, "de")
    own = {"bread": {"Chamber Music", "Upkeep", "Neglect"}, "cheese": {"Erosion", "Climbing"}}
    asked = [card for card in prepared.card_set.cards if card.kind == "topic"]
    assert {card.quote.corpus for card in asked if card.options} == {"bread", "cheese"}
    for card in asked:
        assert set(card.options) <= own[card.quote.corpus]
    english = made(write_deck(course, select={"parts": ["crust"]})).card_set
    assert {card.quote.id for card in english.cards} == {"violins", "engines"}
    publish(write_deck(course))
    lock = publish(write_deck(course, "bread.yaml"), NOW + 60)
    assert lock.corpora["cheese"].language == "de"


def test_languages_that_take_turns_keep_the_order_of_the_recipe(course: Path) -> None:
    third: Tree = deepcopy(CHEESE)
    third["corpus"] = "butter"
    third["parts"][0].update(id="churn", quotes=[dict(quote("mail", SENTENCES[4], topic="Post"))])
    write(course / "butter.yaml", third)
    change(course / "cheese.yaml", lambda tree: tree.update(language="fr"))
    card_set = made(write_deck(course, ["bread.yaml", "cheese.yaml", "butter.yaml"], order="corpus")).card_set
    quotes = list(dict.fromkeys(card.quote.id for card in card_set.cards))
    assert quotes == ["violins", "engines", "gardens", "rivers", "mountains", "mail"]


@pytest.mark.parametrize("first", [1, 4, 7])
def test_a_corpus_in_two_files_makes_the_cards_that_it_makes_in_one(first: int, tmp_path: Path) -> None:
    """The first so many parts of the bundled one, and the others."""
    [file] = read_recipe(bundled.default_recipe()).corpora
    whole = yaml.safe_load(file.read_text("utf-8"))
    write(tmp_path / "whole.yaml", whole)
    for name, parts in (("one", whole["parts"][:first]), ("two", whole["parts"][first:])):
        own = {quote["source"] for part in parts for quote in part["quotes"]}
        sources = [source for source in whole["sources"] if source["id"] in own]
        write(tmp_path / f"{name}.yaml", {**whole, "corpus": name, "parts": parts, "sources": sources})

    def cards(corpora: list[str]) -> list[object]:
        recipe = write_deck(tmp_path, corpora, cloze={"options": 4})
        return [
            (card.id, card.excerpt, card.gaps, card.answer, card.options, card.hint, card.cue, card.quote.part.number)
            for card in made(recipe).card_set.cards
        ]

    assert cards(["one.yaml", "two.yaml"]) == cards(["whole.yaml"])


def test_suggest_knows_what_a_deck_of_both_published(course: Path) -> None:
    """The lock of such a deck may stand beside either corpus."""
    lock = publish(write_deck(course))
    for name, tree in (("bread", BREAD), ("cheese", CHEESE)):
        published = published_beside(course / f"{name}.yaml", read_corpus(course / f"{name}.yaml"))
        assert {*published} == {quote["id"] for quote in quotes_in(tree)}
        assert all(published[id].terms == lock.notes[f"{id}/cloze"].terms for id in published)
