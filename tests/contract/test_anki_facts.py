"""What the real core does with packages, where this program relies on it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kaiser_study.anki.html import to_html
from kaiser_study.anki.note_types import ClozeField, NoteType, cloze_type
from kaiser_study.anki.notes import AnkiCard, AnkiNote, Times
from kaiser_study.anki.package import AnkiDeck, write_package
from tests.contract.core import CLOZE, Anki, text, texts

NOW = 1_800_000_000
TEXT = "{{c1::One}} and {{c2::two}} and three."


def make_note(text: str = TEXT, guid: str = "guid", **fields: str) -> AnkiNote:
    """A cloze note with a card for each of two gaps."""
    values = {ClozeField.TEXT: text, ClozeField.ID: guid, **{ClozeField[name]: value for name, value in fields.items()}}
    return AnkiNote(
        guid=guid,
        type=cloze_type(),
        fields=tuple(values.get(field, "") for field in ClozeField),
        tags=("kaiser-study::one",),
        cards=(AnkiCard(0, "Deck", 7), AnkiCard(1, "Deck", 90)),
    )


def times_of(notes: Sequence[AnkiNote], at: int) -> Times:
    """All at one moment."""
    return Times(at, {note.guid: at for note in notes}, {note.type.id: at for note in notes})


def a_deck(name: str = "Deck", id: int = 11) -> AnkiDeck:
    return AnkiDeck(name, id)


@pytest.fixture
def bring(anki: Anki, tmp_path: Path) -> Callable[..., dict[str, int]]:
    """Writes notes to a package and imports it."""

    def bring(*notes: AnkiNote, at: int = NOW, into: AnkiDeck | None = None) -> dict[str, int]:
        file = tmp_path / "package.apkg"
        file.write_bytes(write_package([into or a_deck()], notes, times_of(notes, at)))
        return anki.import_package(file)

    return bring


Bring = Callable[..., dict[str, int]]


def shown(anki: Anki) -> list[str]:
    return sorted({text(face.answer, "blockquote") for face in anki.faces().values()})


def test_every_card_keeps_the_position_of_its_own(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    assert [row.due for row in anki.rows().values()] == [7, 90]


def test_notes_are_matched_by_guid_alone(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    assert bring(make_note("{{c1::Four}} and {{c2::five}}."), at=NOW + 60) == {"updated": 1}
    assert shown(anki) == ["Four and five."]
    assert bring(make_note("{{c1::Four}} and {{c2::five}}.", guid="other"), at=NOW + 60) == {"new": 1}
    assert anki.col.note_count() == 2


@pytest.mark.parametrize(
    ("later", "log", "arrives"),
    [(1, {"updated": 1}, True), (0, {"duplicate": 1}, False), (-1, {"duplicate": 1}, False)],
    ids=["newer", "as old", "older"],
)
def test_only_a_newer_note_is_taken(later: int, log: dict[str, int], arrives: bool, bring: Bring, anki: Anki) -> None:
    bring(make_note())
    assert bring(make_note("{{c1::Four}} and {{c2::five}}."), at=NOW + later) == log
    assert shown(anki) == ["Four and five." if arrives else "One and two and three."]


def test_an_update_replaces_the_learners_own_edits(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    note = anki.col.get_note(anki.col.find_notes("")[0])
    note["Text"] = "{{c1::One}} and {{c2::two}}, said the learner."
    note.tags.append("mine")
    anki.col.update_note(note)
    bring(make_note("{{c1::Four}} and {{c2::five}}."), at=note.mod + 9)
    assert shown(anki) == ["Four and five."]
    assert not anki.col.find_notes("tag:mine")


def test_an_update_adds_missing_cards_and_leaves_the_others(bring: Bring, anki: Anki) -> None:
    one = replace(make_note("{{c1::One}} and two."), cards=(AnkiCard(0, "Deck", 7),))
    bring(one)
    before = anki.rows()
    both = replace(make_note(), cards=(AnkiCard(0, "Deck", 500), AnkiCard(1, "Deck", 600)))
    assert bring(both, at=NOW + 60) == {"updated": 1}
    after = anki.rows()
    assert after.pop("guid/cloze/2").due == 600
    assert after == before


def test_what_a_newer_package_lacks_stays(bring: Bring, anki: Anki) -> None:
    bring(make_note(), make_note(guid="other"))
    assert bring(make_note(), at=NOW + 60) == {"updated": 1}
    assert anki.col.note_count() == 2


def test_decks_are_matched_by_name_alone(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    bring(make_note(guid="other"), into=a_deck(id=12))
    assert anki.decks() == ["Deck"]
    assert {row.deck for row in anki.rows().values()} == {"Deck"}


def changed(**changes: object) -> NoteType:
    return replace(cloze_type(), **changes)  # type: ignore[arg-type]


RENAMED = tuple("Note" if name == "Spare 1" else name for name in cloze_type().fields)
LONGER = (*cloze_type().fields, "Another")


@pytest.mark.parametrize(
    ("type", "log"),
    [
        (changed(css=".card { color: red }"), {"updated": 1}),
        (changed(fields=RENAMED), {"updated": 1}),
        (changed(fields=LONGER), {"conflicting": 1}),
    ],
    ids=["another style", "a renamed field", "one more field"],
)
def test_a_note_type_may_change_all_but_the_number_of_its_fields(
    type: NoteType, log: dict[str, int], bring: Bring, anki: Anki
) -> None:
    bring(make_note())
    values = (*make_note().fields, "")[: len(type.fields)]
    assert bring(replace(make_note(), type=type, fields=values), at=NOW + 60) == log
    names = [entry.name for entry in anki.col.models.all_names_and_ids() if entry.name.startswith(CLOZE)]
    assert len(names) == (1 if "updated" in log else 2)
    kept = anki.col.models.by_name(CLOZE)
    assert kept
    if "updated" in log:
        assert kept["css"] == type.css
        assert [field["name"] for field in kept["flds"]] == list(type.fields)


def test_a_note_never_moves_to_another_type(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    other = changed(id=cloze_type().id + 1, name="Another")
    assert bring(replace(make_note("{{c1::Four}} and {{c2::five}}."), type=other), at=NOW + 60) == {"conflicting": 1}
    assert shown(anki) == ["One and two and three."]


def test_a_note_type_is_known_by_its_id_and_takes_a_new_name(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    assert bring(replace(make_note(), type=changed(name='Another "one"')), at=NOW + 60) == {"updated": 1}
    names = {entry.id: entry.name for entry in anki.col.models.all_names_and_ids()}
    assert names[cloze_type().id] == "Another one"


def test_a_spare_field_can_be_filled_later(bring: Bring, anki: Anki) -> None:
    bring(make_note())
    assert bring(make_note(SPARE_3="later"), at=NOW + 60) == {"updated": 1}
    [note] = anki.col.find_notes('"Spare 3:later"')
    assert anki.field(note, "Spare 3") == "later"


@pytest.mark.parametrize(
    ("hidden", "answer"),
    [
        ("a::b", "a"),
        (to_html("a::b"), "a::b"),
        ("a}}b", "a"),
        (to_html("a}}b"), "a}}b"),
        (to_html("{{c2::x}}"), "{{c2::x}}"),
    ],
)
def test_entities_keep_signs_of_the_cloze_from_acting(hidden: str, answer: str, bring: Bring, anki: Anki) -> None:
    note = make_note(f"{{{{c1::{hidden}}}}} and so on.")
    bring(replace(note, cards=note.cards[:1]))
    [face] = anki.faces().values()
    assert texts(face.answer, ".cloze") == [answer]


def test_a_front_carries_its_answer_in_an_attribute(bring: Bring, anki: Anki) -> None:
    """The style tells by it whether the gap took an article with it."""
    bring(make_note("This is {{c1::an example::a(n) ...}}."))
    face = anki.faces()["guid/cloze/1"]
    assert 'data-cloze="an&#x20;example"' in face.question
    assert texts(face.question, ".cloze") == ["[a(n) ...]"]


@pytest.mark.parametrize("timestamp", [1, NOW, NOW * 2])
def test_any_time_of_change_is_valid(timestamp: int, bring: Bring, anki: Anki) -> None:
    """Also that of a machine whose clock is wrong."""
    assert bring(make_note(), at=timestamp) == {"new": 1}
    problems, is_sound = anki.col.fix_integrity()
    assert is_sound, problems
