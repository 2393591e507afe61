from tests.browser.conftest import browser as browser
from tests.contract.conftest import anki as anki
from tests.deck.conftest import run as run
