"""Reading recipes: defaults, and every mistake with its place and what to do."""

from pathlib import Path

import pytest

from kaiser_study.deck.reader import read_recipe
from kaiser_study.deck.recipe import TAGS, Recipe
from kaiser_study.errors import BadDocument, Place, StudyError
from kaiser_study.model import CardKind, HintKind, Order, Plan

ROOT = Path(__file__).parents[2]
NEEDED = "deck: mine\ntitle: Mine\ncorpus: c.yaml\n"


def read(folder: Path, text: str) -> Recipe:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return read_recipe(path)


def findings(folder: Path, text: str) -> list[str]:
    with pytest.raises(BadDocument) as caught:
        read(folder, text)
    return [line.removeprefix(f"{folder / 'mine.yaml'}:") for line in str(caught.value).split("\n")]


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    assert read(tmp_path, NEEDED) == Recipe(
        id="mine",
        title="Mine",
        corpora={tmp_path / "c.yaml": Place(tmp_path / "mine.yaml", 3, 9)},
        plan=Plan((CardKind.CLOZE, CardKind.TOPIC, CardKind.SOURCE), 4, 0, 8),
        subdecks="",
        tags=tuple(TAGS.values()),
    )


def test_everything_can_be_said(tmp_path: Path) -> None:
    said = "cards: [source, cloze, source]\noptions: 0\ncloze: {options: 3, visible: 5, hint: letter}\norder: kinds\n"
    said += "subdecks: kind\ntags: ['course::week-{number}', year, part, year]\n"
    assert read(tmp_path, NEEDED + said) == Recipe(
        id="mine",
        title="Mine",
        corpora={tmp_path / "c.yaml": Place(tmp_path / "mine.yaml", 3, 9)},
        plan=Plan((CardKind.CLOZE, CardKind.SOURCE), 0, 3, 5, hint=HintKind.LETTER, order=Order.KINDS),
        subdecks="{kind}",
        tags=("kaiser-study::part::{number}-{part}", "kaiser-study::year::{year}", "course::week-{number}"),
    )


@pytest.mark.parametrize(
    ("cards", "plan"),
    [
        ("{cloze: 2, topic: 1, source: 0}", Plan((CardKind.CLOZE, CardKind.TOPIC), clozes=2)),
        ("{cloze: 0}", Plan((CardKind.TOPIC, CardKind.SOURCE))),
        ("{topic: 0}", Plan((CardKind.CLOZE, CardKind.SOURCE))),
    ],
)
def test_cards_can_be_counted(cards: str, plan: Plan, tmp_path: Path) -> None:
    assert read(tmp_path, f"{NEEDED}cards: {cards}\n").plan == plan


def test_a_path_counts_from_the_recipe_and_may_be_absolute(tmp_path: Path) -> None:
    assert [*read(tmp_path, NEEDED.replace("c.yaml", "data/c.yaml")).corpora] == [tmp_path / "data/c.yaml"]
    assert [*read(tmp_path, NEEDED.replace("c.yaml", "/data/c.yaml")).corpora] == [Path("/data/c.yaml")]


def test_the_path_of_a_corpus_has_no_steps_back_and_stays_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("decks").mkdir()
    assert [*read(Path("decks"), NEEDED.replace("c.yaml", "../data/c.yaml")).corpora] == [Path("data/c.yaml")]


def test_steps_back_behind_a_link_to_a_folder_are_kept_since_they_lead_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "far" / "decks").mkdir(parents=True)
    decks = tmp_path / "decks"
    decks.symlink_to(tmp_path / "far" / "decks", target_is_directory=True)
    assert [*read(decks, NEEDED.replace("c.yaml", "../data/c.yaml")).corpora] == [decks / "../data/c.yaml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["1:1: wrong-type: the recipe is nothing"]),
        ("- deck\n", ["1:1: wrong-type: the recipe is a list"]),
        ("deck: [\n", ["2:1: syntax: this is not YAML"]),
        ("deck: mine\n", ["1:1: missing-key: the recipe lacks `title`, `corpus`; add `title`, `corpus`"]),
        (NEEDED + "subdeck: part\n", ["4:1: unknown-key: the recipe has no key `subdeck`; did you mean `subdecks`"]),
        (
            NEEDED + "colour: red\n",
            ["4:1: unknown-key: the recipe has no key `colour`; use one of deck, title, corpus"],
        ),
        (NEEDED + "title: Again\n", ["4:1: duplicate-key: `title` stands twice in the recipe"]),
        (NEEDED.replace("mine", "My Deck"), ["1:7: bad-id: `My Deck` is not an id; use small letters"]),
        (NEEDED + "was: mine\n", ["4:6: duplicate-id: `was` names the id that the deck has; take `was` away"]),
        (NEEDED.replace("Mine", "''"), ["2:8: empty: the title is empty"]),
        (
            NEEDED.replace("Mine", "2026"),
            ['2:8: wrong-type: the title is a number to YAML: 2026; put it in quotes: "2026"'],
        ),
        (NEEDED.replace("c.yaml", "{c: yaml}"), ["3:9: wrong-type: the corpus is a mapping, not a text"]),
        (
            NEEDED + "cards: {cloze: 4, topics: 1, source: 2}\n",
            [
                "4:16: out-of-range: the number of cloze cards is 4",
                "4:19: unknown-key: `cards` has no key `topics`; did you mean `topic`",
                "4:38: out-of-range: the number of source cards is 2; write a number from 0 to 1",
            ],
        ),
        (
            NEEDED + "cards: {cloze: 0, topic: 0, source: 0}\n",
            ["4:8: no-cards: no kind of card is left; write another number than 0"],
        ),
        (NEEDED + "cards: cloze\n", ["4:8: wrong-type: the list of the kind of cards is a text, not a list"]),
        (NEEDED + "cards: []\n", ["4:8: empty: the list of the kind of cards has no entry"]),
        (
            NEEDED + "cards: [cloze, sourse]\n",
            ["4:16: unknown-word: the kind of card `sourse` is not known; did you mean `source`"],
        ),
        (
            NEEDED + "cards: [quiz]\n",
            ["4:9: unknown-word: the kind of card `quiz` is not known; use one of cloze, topic, source"],
        ),
        (NEEDED + "tags: [parts]\n", ["4:8: unknown-word: the tag `parts` is not known; did you mean `part`"]),
        (
            NEEDED + "subdecks: parts\n",
            ["4:11: unknown-word: the kind of subdecks `parts` is not known; did you mean `part`"],
        ),
        (
            NEEDED + 'subdecks: "{prt}::{kind"\n',
            [
                "4:11: unknown-placeholder: `{prt}` stands for nothing; did you mean `part`",
                "4:11: bad-pattern: a brace has no partner; write a placeholder as {part}",
            ],
        ),
        (NEEDED + 'subdecks: "{part}::"\n', ["4:11: bad-pattern: a name is missing; write a name on both sides"]),
        (
            NEEDED + 'tags: [part, "week::{day}"]\n',
            ["4:14: unknown-placeholder: `{day}` stands for nothing; use one of part, number, kind, topic"],
        ),
        (
            NEEDED + 'tags: ["kaiser-study::retired"]\n',
            ["4:8: reserved: the tags under `kaiser-study` are those of the program; choose another first word"],
        ),
        (NEEDED + "subdecks: ''\n", ["4:11: empty: the kind of subdecks is empty"]),
        (NEEDED + "subdecks: [part]\n", ["4:11: wrong-type: the kind of subdecks is a list, not a text"]),
        (NEEDED + "options: four\n", ["4:10: wrong-type: the number of options is not a whole number: four"]),
        (NEEDED + "options: 9\n", ["4:10: out-of-range: the number of options is 9; write a number from 0 to 4"]),
        (NEEDED + "options: -1\n", ["4:10: wrong-type: the number of options is not a whole number: -1"]),
        (
            NEEDED + "cloze: {hint: letters}\n",
            ["4:15: unknown-word: the kind of hint `letters` is not known; did you mean `letter`"],
        ),
        (NEEDED + "description: ''\n", ["4:14: empty: the description is empty"]),
        (NEEDED + "description: Week  #1\n", ["4:14: comment-in-text: the description ends at ` #`"]),
        (NEEDED + "order: kind\n", ["4:8: unknown-word: the order `kind` is not known; did you mean `kinds`"]),
        (NEEDED + "select: [opening]\n", ["4:9: wrong-type: `select` is a list"]),
        (
            NEEDED + "select: {part: [a]}\n",
            ["4:10: unknown-key: `select` has no key `part`; did you mean `parts`"],
        ),
        (
            NEEDED + "select: {not: {not: {parts: [a]}}}\n",
            ["4:16: unknown-key: `not` has no key `not`; use one of parts, topics, sources, years, tags"],
        ),
        (NEEDED + "select: {parts: opening}\n", ["4:17: wrong-type: `parts` is a text, not a list"]),
        (NEEDED + "select: {tags: []}\n", ["4:16: empty: `tags` has no entry"]),
        (NEEDED + "select: {topics: [1972]}\n", ["4:19: wrong-type: an entry of `topics` is a number to YAML"]),
        (NEEDED + "select: {years: 2020-2017}\n", ["4:17: bad-years: 2020 comes after 2017; write 2017-2020"]),
        (
            NEEDED + "select: {years: [2017, last]}\n",
            ["4:24: bad-years: `last` is neither a year nor a span of years; write a year, as 2017"],
        ),
        (NEEDED + "select: {years: {a: 1}}\n", ["4:17: bad-years: there is no year here; write a year"]),
        (
            "deck: My Deck\ntitle: Mine\noptions: 12\ntag: [kind]\n",
            [
                "1:1: missing-key: the recipe lacks `corpus`",
                "1:7: bad-id",
                "3:10: out-of-range",
                "4:1: unknown-key: the recipe has no key `tag`; did you mean `tags`",
            ],
        ),
    ],
)
def test_every_mistake_is_told_with_its_place(text: str, told: list[str], tmp_path: Path) -> None:
    found = findings(tmp_path, text)
    assert len(found) == len(told), found
    for finding, beginning in zip(found, told, strict=True):
        assert finding.startswith(beginning)
        assert "; " in finding, "it says what to do"


@pytest.mark.parametrize("title", ["Quotes::", "::Quotes", "Quotes:: ::Lukasz", "::"])
def test_a_deck_has_a_name_on_both_sides(title: str, tmp_path: Path) -> None:
    text = NEEDED.replace(next(line for line in NEEDED.splitlines() if line.startswith("title:")), f'title: "{title}"')
    assert [finding.split("; ")[0] for finding in findings(tmp_path, text)] == [
        "2:8: bad-title: Anki would call a part of the deck's name `blank`"
    ]


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(StudyError, match=str(tmp_path)):
        read_recipe(tmp_path / name)


def test_the_documented_example_is_a_recipe(tmp_path: Path) -> None:
    """And it says the defaults, all of them."""
    page = ROOT.joinpath("docs", "recipe.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    recipe = read(tmp_path, example)
    needed = [line for line in example.splitlines(keepends=True) if line.startswith(("deck:", "title:", "corpus:"))]
    assert recipe == read(tmp_path, "".join(needed))
    for key in ("deck", "title", "corpus", "cards", "options", "cloze", "order", "subdecks", "tags"):
        assert f"| `{key}` |" in page
        assert f"\n{key}: " in f"\n{example}"


def test_all_documented_pieces_are_right(tmp_path: Path) -> None:
    page = ROOT.joinpath("docs", "recipe.md").read_text(encoding="utf-8")
    pieces = [block.split("```")[0] for block in page.split("```yaml\n")[1:]]
    assert len(pieces) >= 6
    (tmp_path / "own.css").write_text(".card { color: black }", encoding="utf-8")
    for piece in pieces:
        needed = NEEDED.replace("corpus: c.yaml\n", "") if "corpus:" in piece else NEEDED
        read(tmp_path, piece if "deck:" in piece else needed + piece)


def test_the_documented_mistakes_are_told_so(tmp_path: Path) -> None:
    page = ROOT.joinpath("docs", "recipe.md").read_text(encoding="utf-8")
    documented = page.split("```text\n")[1].split("```")[0].replace("recipe.yaml:", "").splitlines()
    assert findings(tmp_path, NEEDED + "cards: [cloze, sourse]\noptions: 12\n") == documented


def test_the_bundled_recipe_says_the_defaults(tmp_path: Path) -> None:
    bundled = read_recipe(ROOT / "decks" / "lessons-from-lukasz-kaiser.yaml")
    assert (bundled.plan.options, bundled.subdecks) == (4, "")
    assert (bundled.plan.kinds, bundled.tags) == (tuple(CardKind), tuple(TAGS.values()))


def test_a_corpus_and_a_deck_are_told_from_a_recipe(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.yaml"
    corpus.write_text("corpus: a\nparts: []\n", encoding="utf-8")
    with pytest.raises(BadDocument, match="this is a corpus, not a recipe; name the recipe"):
        read_recipe(corpus)
    deck = tmp_path / "deck.apkg"
    deck.write_bytes(b"PK\x03\x04\x14\x00")
    with pytest.raises(BadDocument, match="the file is a zip archive, as decks are"):
        read_recipe(deck)
