"""Draws the pictures of cards in docs/pictures, from the bundled deck: `python -m scripts.pictures`.

The cards go through the real Anki core and Chromium, so that a picture shows what a learner sees.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kaiser_study import bundled
from tests.browser.pages import find_chromium, open_browser, open_page, show
from tests.contract.core import Face, empty_collection
from tests.contract.decks import build_deck

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


@dataclass(frozen=True)
class Picture:
    """A side of a card on a screen of a size."""

    name: str
    card: str
    width: int
    height: int
    back: bool = False
    night: bool = False
    opened: bool = False


PICTURES = (
    Picture("cloze-front", "role-of-verifiers/cloze/1", 720, 340),
    Picture("cloze-back", "role-of-verifiers/cloze/1", 720, 340, back=True),
    Picture("topic-front-night", "role-of-verifiers/topic/1", 720, 400, night=True, opened=True),
    Picture("source-back-phone", "role-of-verifiers/source/1", 320, 520, back=True),
)


def main() -> int:
    """Draws all pictures; fails if there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        print("Install Chromium to draw the pictures.", file=sys.stderr)
        return 1
    faces = bundled_faces()
    with open_browser(chromium) as browser:
        for picture in PICTURES:
            face = faces[picture.card]
            with open_page(browser, picture.width, picture.height) as page:
                show(page, face.answer if picture.back else face.question, face.css, picture.night)
                if picture.opened:
                    page.click("a.hint")
                page.screenshot(path=FOLDER / f"{picture.name}.png")
    return 0


def bundled_faces() -> dict[str, Face]:
    """The cards of the bundled deck as Anki shows them, by our name for them."""
    with TemporaryDirectory() as folder, empty_collection() as anki:
        file = Path(folder) / "deck.apkg"
        build_deck(bundled.default_recipe(), file)
        anki.import_package(file)
        return anki.faces()


if __name__ == "__main__":
    sys.exit(main())
