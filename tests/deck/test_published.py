"""Deck and lock in decks/ are those that recipe and corpus give now."""

from pathlib import Path

from kaiser_study import bundled
from kaiser_study.anki.contents import same_content
from kaiser_study.place import lock_file_of
from tests.contract.decks import build_deck


def test_the_published_deck_is_up_to_date(tmp_path: Path) -> None:
    published = bundled.default_recipe().with_suffix(".apkg").read_bytes()
    built = build_deck(bundled.default_recipe(), tmp_path / "deck.apkg")
    assert same_content(published, built.file.read_bytes()), "run `kaiser-study build` and commit the deck"
    lock = lock_file_of(bundled.default_recipe())
    assert (tmp_path / "deck.lock").read_bytes() == lock.read_bytes(), "run `kaiser-study build` and commit the lock"
