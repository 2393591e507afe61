"""`import --into`: the file stays as it is, to the byte, but for what is new."""

import re
from difflib import ndiff
from pathlib import Path

import pytest

from kaiser_study import bundled
from kaiser_study.corpus import read_corpus
from kaiser_study.corpus.compose import compose
from kaiser_study.corpus.drafts import Draft
from kaiser_study.deck.reader import read_recipe
from kaiser_study.errors import Exit
from kaiser_study.model import Corpus, Head, SourceKind
from tests.deck.conftest import Run, run
from tests.document.rows import rows

__all__ = ["run"]  # a fixture

CORPUS = """\
# mine
corpus: harbour
title: "Harbour"   # the title
provenance: by ear
sources:
  - {id: tom, label: Old Tom, kind: interview}  # he is dead now
  # a comment

  - id: vann
    label: 'Iris Vann'
    kind: letter

parts:
  - id: sea-part
    title: The Sea
    quotes:
      - id: fog
        topic: Fog
        text: >
          Fog has no enemies,
          only customers.

        source: vann  # as she said
        # the end of the sea

  - id: gear
    title: Gear
    quotes:
      - id: ropes
        topic: Ropes
        source: tom
        text: |
          Ropes remember every knot
          that was ever made in them.

# the end
"""

SOURCE = """\
Part 1: The Sea
- On Tides: "A tide is the sea's way of keeping an appointment." — Source: [Iris Vann]
- On Fog: "Fog has no enemies – only customers." — Source: [Iris Vann]
- On Fog: "FOG has no enemies, only  customers." — Source: [Somebody]
Part 2: Gear
- On Anchors: "Anchors are courage you can throw away." — Source: [Pier Talk 1950]
- On Ropes: "Ropes remember every knot that was ever made in them, said Tom." — Source: [old tom]
Part 3: Light
- On Fog: "A lamp asks no questions." — Source: [Pier Talk 1950]
"""

ADDED = """\
+   - id: pier-talk-1950
+     label: Pier Talk 1950
+     kind: talk
+     year: 1950
+       - id: tides
+         topic: Tides
+         text: "A tide is the sea's way of keeping an appointment."
+         source: vann
+       - id: anchors
+         topic: Anchors
+         text: "Anchors are courage you can throw away."
+         source: pier-talk-1950
+   - id: light
+     title: Light
+     quotes:
+       - id: fog-2
+         topic: Fog
+         text: "A lamp asks no questions."
+         source: pier-talk-1950
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "new.txt"
    file.write_text(SOURCE, "utf-8")
    return file


AT_SOURCES, AT_PARTS = CORPUS.index("sources:"), CORPUS.index("parts:")

WRITTEN = {
    "as it is": CORPUS.encode(),
    "with a mark": CORPUS.encode("utf-8-sig"),
    "Windows line endings": CORPUS.replace("\n", "\r\n").encode(),
    "no line break at the end": CORPUS.removesuffix("\n\n# the end\n").encode(),
    "lists at the level of their key": CORPUS.replace("\n      ", "\n    ").replace("\n  ", "\n").replace(
        "\n  quotes", "\n  quotes"
    ).encode(),
    "wide indents": re.sub(r"(?m)^(?= )", "  ", CORPUS).encode(),
    "sources last": (CORPUS[:AT_SOURCES] + CORPUS[AT_PARTS:] + CORPUS[AT_SOURCES:AT_PARTS]).encode(),
    "a character of two halves": CORPUS.replace("# mine", "# 🧑‍🔬 mine").encode(),
}  # fmt: skip


@pytest.mark.parametrize("content", rows(WRITTEN))
def test_every_old_byte_stays_and_what_is_new_is_there(run: Run, source: Path, content: bytes) -> None:
    file = source.with_name("corpus.yaml")
    file.write_bytes(content)
    before = read_corpus(file)
    code, out, err = run("import", source, "--into", file)
    assert (code, err) == (Exit.OK, "")
    changed = file.read_bytes()
    kept, added = without_added(content, changed)
    assert kept == content.removesuffix(b"\r\n").removesuffix(b"\n").split(b"\n")
    assert all(line.endswith(b"\r") for line in added) == (b"\r\n" in content)
    after = read_corpus(file)
    assert [quote for quote in after.quotes if quote in before.quotes] == list(before.quotes)
    assert [(q.id, q.part.id, q.source.id) for q in after.quotes if q not in before.quotes] == [
        ("tides", "sea-part", "vann"),
        ("anchors", "gear", "pier-talk-1950"),
        ("fog-2", "light", "pier-talk-1950"),
    ]
    assert after.sources[-1].kind is SourceKind.TALK
    assert "3 quotes added, with 1 part and 1 source that are new" in out


def without_added(old: bytes, new: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines of the new content that are those of the old, in order, and the others."""
    waiting = old.removesuffix(b"\r\n").removesuffix(b"\n").split(b"\n")
    kept: list[bytes] = []
    added: list[bytes] = []
    for line in new.removesuffix(b"\n").split(b"\n"):
        if len(kept) < len(waiting) and line.rstrip(b"\r") == waiting[len(kept)].rstrip(b"\r"):
            kept.append(waiting[len(kept)])
        else:
            added.append(line)
    return kept, [line for line in added if line.strip()]


def test_it_is_written_as_its_neighbours_are(run: Run, source: Path) -> None:
    file = source.with_name("corpus.yaml")
    file.write_text(CORPUS, "utf-8")
    run("import", source, "--into", file)
    difference = [line for line in ndiff(CORPUS.splitlines(), file.read_text("utf-8").splitlines()) if line[0] != " "]
    assert "".join(f"{line}\n" for line in difference if line != "+ ") == ADDED


def test_the_same_and_nearly_the_same_are_named_and_left_out(run: Run, source: Path) -> None:
    file = source.with_name("corpus.yaml")
    file.write_text(CORPUS, "utf-8")
    _, out, _ = run("import", source, "--into", file)
    told = [line for line in out.splitlines() if line.startswith("  line")]
    assert told == [
        "  line 3: nearly the same as `fog`: Fog has no enemies – only customers.␊-- Iris Vann",
        "  line 4: the same as `fog`: FOG has no enemies, only  customers.␊-- Somebody",
        "  line 7: nearly the same as `ropes`: Ropes remember every knot that was ever made in them, said T…",
    ]
    assert "nearly the same as `ropes`\n    Ropes remember" in file.with_name("corpus.unread.txt").read_text("utf-8")


SLOW = "Roses are only slow when nobody is looking."

VERSIONS = {
    "a word is another": (SLOW, "Roses are only slow while nobody is looking.", True),
    "longer": (SLOW, f"As she used to say in her garden: {SLOW}", True),
    "a turn of phrase": ("Revenge is a form of nostalgia.", "Democracy is a form of rule in which people pay.", False),
    "a parody": (
        "Workers of the world, arise! You have nothing to lose but your chairs.",
        "Gardeners of this world, unite! You have nothing to lose but Mr. Rose!",
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "is_near"), rows(VERSIONS))
def test_what_is_near_is_a_version_and_not_a_turn_of_phrase(old: str, new: str, is_near: bool) -> None:
    first = compose([Draft(1, old)], "c")
    before = Corpus((Head("c", "C", "", "", "en"),), first.parts, first.sources, first.quotes)
    added = compose([Draft(1, new)], "c", before)
    assert [twin.is_same for twin in added.twins] == [False] * is_near
    assert len(added.quotes) == (not is_near)


def test_a_second_time_nothing_is_new(run: Run, source: Path) -> None:
    file = source.with_name("corpus.yaml")
    file.write_text(CORPUS, "utf-8")
    run("import", source, "--into", file)
    first = file.read_bytes()
    code, out, _ = run("import", source, "--into", file)
    assert code == Exit.OK
    assert f"{file}: nothing is new, and nothing was changed\nalready there: 3 quotes\n3 pieces were left out" in out
    assert file.read_bytes() == first


def test_what_is_there_already_is_not_among_what_was_left_out(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("“Ropes are short.” -- Ann\n\n“Tides are long.” -- Ben\n\n“Fog is fog.”\n", "utf-8")
    file = tmp_path / "corpus.yaml"
    run("import", notes, "-o", file)
    notes.write_text(notes.read_text("utf-8").replace("Ben", "Eve"), "utf-8")
    out = run("import", notes, "--into", file)[1]
    assert "already there: 2 quotes\n1 piece was left out" in out
    assert "the same as `tides-are-long`: Tides are long.␊-- Eve" in out
    notes.write_text(notes.read_text("utf-8").replace("Eve", "Ben"), "utf-8")
    assert "left out" not in run("import", notes, "--into", file)[1]


MOVED = {
    "another topic": ("Part 1: The Sea\n- On Mist: {fog}", 1),
    "another part": ("Part 1: Gear\n- On Fog: {fog}", 1),
    "the same topic and part": ("Part 1: the sea\n- On FOG: {fog}", 0),
    "neither topic nor part": ("{fog}", 0),
    "twice": ("Part 1: Gear\n- On Fog: {fog}\n- On Mist: {fog}", 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "moved"), rows(MOVED))
def test_a_quote_that_came_with_another_topic_or_part_is_told_and_stays(
    run: Run, tmp_path: Path, text: str, moved: int
) -> None:
    file, notes = tmp_path / "corpus.yaml", tmp_path / "notes.txt"
    file.write_text(CORPUS, "utf-8")
    notes.write_text(text.format(fog='"Fog has no enemies, only customers." — Source: [Iris Vann]'), "utf-8")
    code, out, _ = run("import", notes, "--into", file)
    told = "1 of them came with another topic or part (`fog`): the corpus keeps its own, and you can change it there"
    assert code == Exit.OK
    assert out.splitlines()[2:] == ["already there: 1 quote", *[told] * moved]
    assert file.read_text("utf-8") == CORPUS


IN_BRACKETS = {
    "sources": (
        CORPUS[AT_SOURCES:AT_PARTS],
        "sources: [{id: tom, label: T, kind: book}, {id: vann, label: V, kind: book}]\n",
    ),
    "quotes": (
        CORPUS[CORPUS.index("\n      - id: ropes") : CORPUS.index("\n\n# the end")],
        ' [{id: ropes, topic: R, text: "Ropes!", source: tom}]',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), rows(IN_BRACKETS))
def test_a_list_in_brackets_is_refused_and_the_file_left_alone(run: Run, source: Path, old: str, new: str) -> None:
    file = source.with_name("corpus.yaml")
    file.write_text(CORPUS.replace(old, new), "utf-8")
    code, _, err = run("import", source, "--into", file)
    assert code == Exit.BAD_INPUT
    assert "stands in brackets, where nothing can be added line by line; write each entry behind" in err
    assert file.read_text("utf-8") == CORPUS.replace(old, new)


def test_the_bundled_corpus_takes_in_what_it_lacks(run: Run, source: Path) -> None:
    [ours] = read_recipe(bundled.default_recipe()).corpora
    file = source.with_name("corpus.yaml")
    content = ours.read_bytes()
    file.write_bytes(content)
    assert run("import", source, "--into", file)[0] == Exit.OK
    assert len(read_corpus(file).quotes) == 75 + 6
    profile = Path(__file__).with_name("lessons-from-lukasz-kaiser.txt")
    file.write_bytes(content)
    _, out, _ = run("import", profile, "--into", file)
    assert "nothing is new, and nothing was changed" in out
    assert file.read_bytes() == content
