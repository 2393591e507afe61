"""The commands `build` and `cards`, as they are typed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kaiser_study.errors import Exit
from tests.contract.decks import SENTENCES, quote, read_deck, write_recipe
from tests.deck.conftest import Run
from tests.deck.editions import LANTERN, TERMS, Edit, change_corpus, put_in, take_out, write_small_recipe


def test_build_as_json(run: Run, recipe: Path, folder: Path) -> None:
    code, out, err = run("build", recipe, "-o", folder / "deck.apkg", "--json")
    _, _, card_set = read_deck(recipe)
    told = json.loads(out)
    assert (code, err) == (Exit.OK, "")
    assert list(told) == ["file", "notes", "cards", "by_kind", "by_part"]
    assert told["file"] == str(folder / "deck.apkg")
    assert told["cards"] == len(card_set.cards)
    assert list(told["by_kind"]) == ["cloze", "topic", "source"]
    assert list(told["by_part"]) == ["part-1", "part-2"]


def test_build_tells_what_it_did(run: Run, recipe: Path, folder: Path) -> None:
    file = folder / "deck.apkg"
    code, out, _ = run("build", recipe, "-o", file)
    assert code == Exit.OK
    assert out.startswith(f"{file}\n")
    assert "Part 2  Two" in out
    assert "Two new cards of one quote come at least " in out
    assert run("build", recipe, "-o", file)[1].startswith(f"{file} (unchanged)\n")


def test_a_deck_goes_beside_its_recipe(run: Run, recipe: Path) -> None:
    code, out, _ = run("build", recipe, "--json")
    assert code == Exit.OK
    assert json.loads(out)["file"] == str(recipe.with_suffix(".apkg"))
    assert recipe.with_suffix(".apkg").exists()


@pytest.mark.parametrize("output", ["missing/deck.apkg", "deck.zip", "."])
def test_a_bad_place_is_bad_input(output: str, run: Run, recipe: Path, folder: Path) -> None:
    code, out, err = run("build", recipe, "-o", folder / output)
    assert (code, out) == (Exit.BAD_INPUT, "")
    assert err.startswith(str(folder / output))
    assert len(err.splitlines()) == 1


def test_all_mistakes_of_a_recipe_are_told(run: Run, folder: Path) -> None:
    path = folder / "bad.yaml"
    path.write_text("deck: Bad Id\ntitle: T\ncorpus: c.yaml\noptions: 99\n", encoding="utf-8")
    code, out, err = run("build", path)
    assert (code, out) == (Exit.BAD_INPUT, "")
    assert [line.split(" ")[0] for line in err.splitlines()] == [f"{path}:1:7:", f"{path}:4:10:"]


def cards_json(run: Run, recipe: Path) -> dict[str, list[dict[str, Any]]]:
    code, out, err = run("cards", recipe, "--json")
    assert (code, err) == (Exit.OK, "")
    told: dict[str, list[dict[str, Any]]] = json.loads(out)
    return told


def test_cards_as_json(run: Run, recipe: Path) -> None:
    told = cards_json(run, recipe)
    _, _, card_set = read_deck(recipe)
    assert list(told) == ["cards", "rejected", "without_options"]
    assert [card["id"] for card in told["cards"]] == [card.id for card in card_set.cards]
    for card in told["cards"]:
        assert list(card) == [
            "id", "kind", "quote", "part", "topic", "source", "front", "answer", "options", "hint",
        ]  # fmt: skip
        assert card["id"].startswith(f"{card['quote']}/{card['kind']}/")
        assert ("[...]" in card["front"]) >= (card["kind"] == "cloze")
    for rejection in told["rejected"]:
        assert list(rejection) == ["quote", "kind", "candidate", "rule", "why"]


def test_cards_tell_every_card_and_rejection(run: Run, tmp_path: Path) -> None:
    quotes = [quote("good", SENTENCES[0], source="letters"), quote("short", "Too short.", source="diary")]
    recipe = write_recipe(tmp_path, {"One": quotes})
    told = cards_json(run, recipe)
    _, out, _ = run("cards", recipe)
    for card in told["cards"]:
        assert f"{card['id']}  " in out
    for rejection in told["rejected"]:
        assert f"{rejection['quote']}  no {rejection['kind']} card" in out
    assert out.endswith(f"{len(told['cards'])} cards, {len(told['rejected'])} rejected\n")
    assert told["rejected"]


def test_control_characters_are_told_as_pictures(run: Run, tmp_path: Path) -> None:
    recipe = write_recipe(tmp_path, {"One\a": [quote("bell", f"\x1b[31m {SENTENCES[0]}")]})
    for arguments in (("cards", recipe), ("build", recipe)):
        code, out, err = run(*arguments)
        assert code == Exit.OK
        assert not {"\a", "\x1b"} & set(out + err)


def test_diff_tells_a_quote_that_has_another_id_and_the_same_text(run: Run, recipe: Path, folder: Path) -> None:
    old = folder / "old.apkg"
    assert run("build", recipe, "-o", old)[0] == Exit.OK
    corpus = recipe.with_name("corpus.yaml")
    text = corpus.read_text("utf-8")
    corpus.write_text(text.replace("id: violins", "id: fiddles"), "utf-8")
    code, out, _ = run("diff", old, recipe, "--gone", "violins")
    assert code == Exit.OK
    assert "  violins is fiddles now: `was: violins`\n" in out
    assert json.loads(run("diff", old, recipe, "--gone", "violins", "--json")[1])["renamed"] == [
        {"from": "violins", "to": "fiddles"}
    ]
    corpus.write_text(text.replace("id: violins", "id: fiddles\n    was: violins"), "utf-8")
    assert run("diff", old, recipe)[1].endswith("Nothing changes.\n")
    corpus.write_text(text.replace(SENTENCES[0], SENTENCES[3]), "utf-8")
    assert json.loads(run("diff", old, recipe, "--json")[1])["renamed"] == []


def test_diff_says_when_it_is_the_bundled_deck_that_it_holds_a_deck_against(
    run: Run, recipe: Path, folder: Path
) -> None:
    old = folder / "old.apkg"
    assert run("build", recipe, "-o", old)[0] == Exit.OK
    assert "bundled deck" in run("diff", old)[2]
    assert "bundled deck" not in run("diff", old, recipe)[2]


def test_diff_and_build_tell_the_same_words_and_figures(run: Run, tmp_path: Path) -> None:
    recipe = write_small_recipe(tmp_path)
    old, deck = tmp_path / "old.apkg", recipe.with_suffix(".apkg")

    def told(edit: Edit) -> str:
        """What an edit does, as `diff` tells it before the build, and the lines of the build that tell it."""
        run("build", recipe)
        old.write_bytes(deck.read_bytes())
        change_corpus(recipe, edit)
        first = run("diff", old, recipe)[1].splitlines()[0]
        counts = re.findall(r"(\d+) (new|changed|retired|came back)", first)
        built = run("build", recipe)[1]
        assert re.findall(r"^  (\d+) notes? (new|changed|retired|came back):", built, re.MULTILINE) == counts
        return first

    lantern = quote("lantern", LANTERN, topic="Coastal Light", source="letters", terms=TERMS)
    assert re.fullmatch(r"10 notes: \d changed, 2 retired, \d unchanged", told(lambda tree: take_out(tree, "lantern")))
    assert "10 changed" in told(lambda tree: [part.update(title=f"{part['title']} more") for part in tree["parts"]])
    assert "2 came back" in told(put_in(lantern))


def test_release_notes_keep_what_went_and_what_came_apart(run: Run, recipe: Path, folder: Path) -> None:
    old = folder / "old.apkg"
    assert run("build", recipe, "-o", old)[0] == Exit.OK
    corpus = recipe.with_name("corpus.yaml")
    corpus.write_text(corpus.read_text("utf-8").replace("Topic of violins", "Sound of *violins*"), "utf-8")
    _, out, _ = run("diff", old, recipe, "--markdown")
    assert "  - topic: ~~Topic~~ **Sound** of ~~violins~~ **\\*violins\\***\n" in out
