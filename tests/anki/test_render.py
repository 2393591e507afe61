"""The templates' language; that it is Anki's is tested with the real core."""

from dataclasses import replace

import pytest

from kaiser_study.anki.note_types import ClozeField, cloze_type
from kaiser_study.anki.notes import AnkiNote
from kaiser_study.anki.render import render


def note(front: str, **fields: str) -> AnkiNote:
    type = cloze_type()
    template = replace(type.templates[0], front=front, back="")
    values = tuple(fields.get(field.name.lower(), "") for field in ClozeField)
    return AnkiNote("guid", replace(type, templates=(template,)), values, (), ())


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("<p>{{Topic}}</p>", "<p>{{Part}} &amp; more</p>"),
        ("{{#Topic}}yes {{Part}}{{/Topic}}{{^Topic}}no{{/Topic}}", "yes One"),
        ("{{#Cue}}yes{{/Cue}}{{^Cue}}no{{/Cue}}", "no"),
        ("{{^Cue}}{{#Part}}yes{{/Part}}{{^Part}}no{{/Part}}{{/Cue}}{{#Cue}}{{#Part}}no{{/Part}}{{/Cue}}", "yes"),
        ("{{#Source}}yes{{/Source}}", ""),
        ("{{hint:Part}}", '<details class="hint"><summary>Part</summary><div>One</div></details>'),
        ("{{hint:Cue}}", ""),
        (
            "{{cloze:Text}}",
            'a <span class="cloze" data-cloze="&lt;b&gt;" data-ordinal="1">[...]</span> '
            '<span class="cloze-inactive" data-ordinal="2">c</span>',
        ),
        ("{{cloze-only:Text}}", "..."),
        ("{{cloze:Part}}", ""),
    ],
)
def test_a_template_is_filled(front: str, shown: str) -> None:
    fields = {"topic": "{{Part}} &amp; more", "part": "One", "source": " <br> ", "text": "a {{c1::<b>}} {{c2::c::d}}"}
    assert render(note(front, **fields), 0).front == shown


def test_the_hint_of_a_gap_stands_in_it() -> None:
    front = render(note("{{cloze:Text}}|{{cloze-only:Text}}", text="{{c1::b}} {{c2::c::d}}"), 1).front
    assert front == (
        '<span class="cloze-inactive" data-ordinal="1">b</span> '
        '<span class="cloze" data-cloze="c" data-ordinal="2">[d]</span>|d'
    )


def test_what_is_not_known_is_no_guess() -> None:
    with pytest.raises(ValueError, match="type"):
        render(note("{{type:Text}}"), 0)
    with pytest.raises(KeyError):
        render(note("{{FrontSide}}", topic="x"), 0)
