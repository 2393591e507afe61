"""The deck in decks/ is the one that its recipe and corpus give now."""

from pathlib import Path

from kaiser_study import bundled
from kaiser_study.anki.package import same_content, timestamp_of
from tests.contract.decks import build_deck


def test_the_published_deck_is_up_to_date(tmp_path: Path) -> None:
    published = bundled.default_recipe().with_suffix(".apkg").read_bytes()
    built = build_deck(bundled.default_recipe(), tmp_path / "deck.apkg", timestamp_of(published)).file.read_bytes()
    assert same_content(published, built), "run `kaiser-study build` and commit the deck"
