"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# no test judges time: a busy machine is no defect
settings.register_profile("kaiser-study", deadline=None)
settings.load_profile("kaiser-study")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What one run of the tests keeps is no other's, and not the developer's; nor are their settings followed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("KAISER_STUDY_SETTINGS", str(tmp_path_factory.mktemp("settings") / "none.toml"))
        yield
