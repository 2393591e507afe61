"""A card within a page that holds many."""

from kaiser_study.anki.note_types import question_type
from kaiser_study.preview.frame import framed, framed_style, night_style


def test_what_a_page_may_have_only_once_is_not_in_a_card() -> None:
    template = question_type().templates[0]
    for side in (template.front, template.back):
        assert "<main" in side
        html = framed(side)
        assert "main>" not in html
        assert "<main" not in html
        assert " id=" not in html
        assert html.count("<section ") == html.count("</section>")


def test_a_style_reaches_cards_alone_and_knows_them_by_their_new_name() -> None:
    assert framed_style("main > p, .main, #main, main-x { margin: 0 }") == (
        ".face {\nsection > p, .main, #main, main-x { margin: 0 }}\n"
    )


def test_by_night_what_is_for_the_night_holds_and_nothing_else_changes() -> None:
    css = ".card.nightMode, .night_mode .card { color: white } .nightModes, p { margin: 0 }"
    assert night_style(css) == ".face {\n.card.card, .card .card { color: white } .nightModes, p { margin: 0 }}\n"
