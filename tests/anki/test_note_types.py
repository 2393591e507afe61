"""What learners' collections know our notes by. A change here is a broken promise: Anki forks the note
type or takes every note for a new one."""

import pytest

from kaiser_study.anki.note_types import NoteType, cloze_type, question_type
from kaiser_study.anki.notes import NoteKind, guid
from kaiser_study.anki.package import deck_id

DECK = "lessons-from-lukasz-kaiser"


@pytest.mark.parametrize(
    ("quote_id", "kind", "name"),
    [
        ("initial-expectations", NoteKind.CLOZE, "NzB4GbmcpvsDJRNk"),
        ("initial-expectations", NoteKind.QUESTION, "5LUXKgNUiRIwamAp"),
        ("role-of-verifiers", NoteKind.CLOZE, "l7IlLQMv9d7dmPAS"),
        ("role-of-verifiers", NoteKind.QUESTION, "LZIhaL1MUNg2zxcL"),
    ],
)
def test_guids_never_change(quote_id: str, kind: NoteKind, name: str) -> None:
    assert guid(DECK, quote_id, kind) == name


def test_guids_tell_corpora_quotes_and_kinds_apart() -> None:
    names = {guid(c, q, kind) for c, q in [("a", "b"), ("b", "a"), ("a-b", "b"), ("a", "b-b")] for kind in NoteKind}
    assert len(names) == 8


def test_the_id_of_a_deck_never_changes() -> None:
    assert deck_id("Lessons from Lukasz Kaiser") == 1_555_646_076_923


@pytest.mark.parametrize(
    ("type", "id", "name", "first_field_id", "fields", "templates"),
    [
        (
            cloze_type(),
            1_722_514_806_311,
            "kaiser-study cloze",
            4_861_027_350_110_001,
            "Text, Id, Topic, Part, Source, Provenance, Cue, Excerpt of, Spare 1, Spare 2, Spare 3, Spare 4",
            [("Cloze", 4_861_027_350_120_001)],
        ),
        (
            question_type(),
            1_722_514_806_312,
            "kaiser-study topic and source",
            4_861_027_350_210_001,
            "Quote, Id, Topic, Part, Source, Provenance, Topic question, Topic front, Options, Topic answer, "
            "Topic context, Source question, Source front, Source options, Spare 1, Spare 2, Spare 3, Spare 4",
            [("Topic", 4_861_027_350_220_001), ("Source", 4_861_027_350_220_002)],
        ),
    ],
    ids=["cloze", "question"],
)
def test_note_types_never_change(
    type: NoteType, id: int, name: str, first_field_id: int, fields: str, templates: list[tuple[str, int]]
) -> None:
    assert (type.id, type.name, type.first_field_id) == (id, name, first_field_id)
    assert ", ".join(type.fields) == fields
    assert [(template.name, template.id) for template in type.templates] == templates


def test_templates_use_no_script_and_no_address() -> None:
    for type in (cloze_type(), question_type()):
        for text in (type.css, *(side for t in type.templates for side in (t.front, t.back))):
            assert not any(word in text for word in ("<script", "javascript", "http", "url(", "@import", "onclick"))
