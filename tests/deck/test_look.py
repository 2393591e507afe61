"""What a recipe says of look and preset, what is wrong with it, and what comes of it."""

from pathlib import Path

import pytest

from kaiser_study.anki.note_types import cloze_type
from kaiser_study.anki.preset import Preset
from kaiser_study.deck.contrast import contrast, faint_texts
from kaiser_study.deck.look import Colour, Look, colours_of
from kaiser_study.study.rules import Rules
from tests.deck.test_recipe import NEEDED, ROOT, findings, read

CSS = cloze_type().css


def test_a_look_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("p { margin: 0 }\n", "utf-8")
    said = 'look: {colours: {ink: "#ABC", paper: "#fffaf0"}, night: {gap: "#000"}, fonts: {quote: Source Serif 4, '
    said += "text: system-ui}, css: own.css}\n"
    assert read(tmp_path, NEEDED + said).look == Look(
        day={Colour.PAPER: "#fffaf0", Colour.INK: "#abc"},
        night={Colour.GAP: "#000"},
        quote_font="Source Serif 4",
        text_font="system-ui",
        css="p { margin: 0 }",
    )


def test_a_style_begins_with_that_of_all_cards_and_ends_with_the_authors() -> None:
    look = Look({Colour.INK: "#abc"}, {Colour.GAP: "#000"}, "Lora", "serif", "p { margin: 0 }")
    style = look.style(CSS)
    assert style.startswith(CSS)
    assert style.endswith("\np { margin: 0 }\n")
    assert ".card { --ink: #abc; }\n" in style
    assert ".night_mode .card { --gap: #000; }\n" in style
    assert '.card { font-family: serif, system-ui, -apple-system, "Segoe UI"' in style
    assert 'blockquote { font-family: "Lora", Charter, ' in style


def test_the_standing_colours_are_known() -> None:
    day, night = colours_of(CSS)
    assert {*day} == {*night} == {*Colour}
    assert (day[Colour.PAPER], night[Colour.PAPER]) == ("#fdfcf9", "#1b1b1d")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#ffffff", 21), ("#fff", "#ffffff", 1), ("#777777", "#fff", 4.48), ("#fff", "#767676", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("look", "told"),
    [
        (
            '{colours: {paper: "#fff", ink: "#777"}}',
            ["4:38: faint: `ink` on `paper` under `colours` has a contrast of 4.48:1; choose"],
        ),
        ('{night: {ink: "#333"}}', ["4:21: faint: `ink` on `paper` under `night`"]),
        ('{colours: {paper: "#444"}}', [f"4:25: faint: `{name}` on" for name in ("ink", "quiet", "accent")]),
        ('{night: {accent: "#1d4f8f"}}', ["4:24: faint: `accent`"]),
        ('{colours: {gap: "#fdfcf9", line: "#fdfcf9"}}', []),
        ('{colours: {ink: "#767676", paper: "#fff"}}', []),
    ],
)
def test_faint_texts_are_told_at_the_colour_that_was_said(look: str, told: list[str], tmp_path: Path) -> None:
    recipe = read(tmp_path, f"{NEEDED}look: {look}\n")
    assert recipe.look
    found = list(faint_texts(recipe.look, tmp_path / "mine.yaml"))
    assert all(finding.is_warning for finding in found)
    lines = [str(finding).removeprefix(f"{tmp_path / 'mine.yaml'}:") for finding in found]
    assert len(lines) == len(told), lines
    assert all(line.startswith(each) for line, each in zip(lines, told, strict=True)), lines


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ("{}", "7: empty: the look says nothing"),
        ("dark", "7: wrong-type: the look is a text"),
        ("{color: 1}", "8: unknown-key: the look has no key `color`; did you mean `colours`"),
        ("{colours: {}}", "17: empty: `colours` says nothing"),
        ("{colours: {papr: '#fff'}}", "18: unknown-key: `colours` has no key `papr`; did you mean `paper`"),
        ("{colours: {ink: red}}", "23: bad-colour: the colour of `ink` is red; write it as #"),
        ("{colours: {ink: '#12'}}", "23: bad-colour"),
        ("{colours: {ink: '#12345678'}}", "23: bad-colour"),
        ("{colours: {ink: '#fff; } body { display: none'}}", "23: bad-colour"),
        ("{colours: {ink: '#fff\n\n'}}", "23: bad-colour"),
        ("{colours: {ink: 123456}}", "23: bad-colour: the colour of `ink` is 123456"),
        ("{colours: {ink: [1]}}", "23: wrong-type: the colour of `ink` is a list"),
        ("{fonts: {quote: 'a\"; } * { color: red'}}", "23: bad-font"),
        ("{fonts: {quote: 'Lora, serif'}}", "23: bad-font: `Lora, serif` is no name of a font; write the name of one"),
        ("{fonts: {quote: url(x)}}", "23: bad-font"),
        ("{fonts: {quote: 3}}", "23: wrong-type: the font is a number to YAML"),
        ("{css: a/own.css}", "13: bad-css-file: `a/own.css` is no file beside the recipe"),
        ("{css: own.txt}", "13: bad-css-file"),
        ("{css: 'a\x5cb.css'}", "13: bad-css-file"),
        ("{css: missing.css}", "13: unusable: the style `missing.css`: there is no such file; check the name"),
    ],
)
def test_every_mistake_of_a_look_is_told(look: str, told: str, tmp_path: Path) -> None:
    [found] = findings(tmp_path, f"{NEEDED}look: {look}\n")
    assert found.startswith(f"4:{told}"), found


def test_a_colour_that_yaml_takes_for_a_comment_is_told_so(tmp_path: Path) -> None:
    [found] = findings(tmp_path, NEEDED + "look:\n  colours:\n    ink: #fff\n    paper: '#fff'\n")
    assert found.startswith("6:9: bad-colour: the colour of `ink` begins with `#`, and is a comment to YAML; put it in")


def test_mistakes_of_a_style_are_told_in_its_own_file_with_those_of_the_recipe(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("p {", "utf-8")
    found = findings(tmp_path, NEEDED + "look: {css: own.css}\noptions: 9\n")
    assert found == [
        "5:10: out-of-range: the number of options is 9; write a number from 0 to 4",
        f"{tmp_path / 'own.css'}:1:3: bad-css: this `{{` is not closed; close it with `}}`",
    ]


def test_a_preset_has_ankis_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, NEEDED).rules == Rules()
    recipe = read(tmp_path, NEEDED + "preset: {new: 0, retention: .95}\n")
    assert recipe.preset == Preset(Rules(new_per_day=0, retention=0.95), reviews=200)


@pytest.mark.parametrize(
    ("preset", "told"),
    [
        ("{}", "9: empty: the preset says nothing"),
        ("[1]", "9: wrong-type: the preset is a list"),
        ("{news: 1}", "10: unknown-key: the preset has no key `news`; did you mean `new`"),
        ("{new: -1}", "15: wrong-type: the number of new cards is not a whole number: -1"),
        ("{new: 10000}", "15: out-of-range: the number of new cards is 10000; write a number from 0 to 9999"),
        ("{reviews: many}", "19: wrong-type: the number of reviews"),
        ("{retention: 0.5}", "21: out-of-range: the retention is 0.5; write a number from 0.7 to 0.99, without"),
        ("{retention: 1}", "21: out-of-range"),
        ("{retention: 90%}", "21: out-of-range: the retention is 90%"),
        ("{retention: '0.9'}", "21: out-of-range: the retention is 0.9"),
        ("{retention: .inf}", "21: out-of-range"),
        ("{retention: .nan}", "21: out-of-range"),
        ("{retention: }", "21: out-of-range: the retention is empty"),
        ("{retention: [0.9]}", "21: wrong-type: the retention is a list"),
        ("{learning_steps: 1m}", "26: wrong-type: the list of steps is a text, not a list"),
        ("{learning_steps: []}", "26: empty: the list of steps has no entry"),
        ("{learning_steps: [10]}", "27: bad-step: `10` is no step; write how long it takes, less than a day"),
        ("{learning_steps: [1d]}", "27: bad-step"),
        ("{learning_steps: [1440m]}", "27: bad-step"),
        ("{learning_steps: [0s]}", "27: bad-step"),
        ("{learning_steps: [-1m]}", "27: bad-step"),
        ("{learning_steps: [1.5m]}", "27: bad-step"),
        ("{learning_steps: [٣m]}", "27: bad-step"),
        ("{learning_steps: [999999999999h]}", "27: bad-step"),
        ("{learning_steps: [[1m]]}", "27: wrong-type: the step is a list"),
    ],
)
def test_every_mistake_of_a_preset_is_told(preset: str, told: str, tmp_path: Path) -> None:
    [found] = findings(tmp_path, f"{NEEDED}preset: {preset}\n")
    assert found.startswith(f"4:{told}"), found


def test_the_documented_examples_are_read(tmp_path: Path) -> None:
    page = ROOT.joinpath("docs", "recipe.md").read_text("utf-8")
    look, preset = (page.split(f"## {name}\n\n```yaml\n")[1].split("```")[0] for name in ("A look", "A preset"))
    (tmp_path / "own.css").write_text("p { margin: 0 }", "utf-8")
    recipe = read(tmp_path, NEEDED + look + preset)
    assert recipe.look
    assert all((recipe.look.day, recipe.look.night, recipe.look.quote_font, recipe.look.text_font, recipe.look.css))
    assert list(faint_texts(recipe.look, tmp_path / "mine.yaml")) == []
    assert recipe.preset == Preset(), "the example says the defaults"
