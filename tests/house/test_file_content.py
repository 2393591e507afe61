"""A file that cannot be read is told with its reason."""

import re
from pathlib import Path

import pytest

from kaiser_study.errors import StudyError
from kaiser_study.file_content import content_of
from tests.document.rows import rows


@pytest.mark.parametrize(
    ("name", "said"),
    rows(
        {
            "missing": ("nowhere.yaml", "there is no such file"),
            "folder": (".", "cannot be read (is a directory)"),
            "NUL in the name": ("a\0b", "cannot be read"),
            "endless name": ("x" * 5_000, "cannot be read (file name too long)"),
        }
    ),
)
def test_a_file_that_cannot_be_opened_is_told_with_a_remedy(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(StudyError, match=re.escape(said)) as caught:
        content_of(tmp_path / name)
    assert caught.value.remedy
    assert caught.value.place


def test_a_file_that_may_not_be_read_is_told_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(StudyError, match=r"cannot be read \(permission denied\); check"):
        content_of(Path("corpus.yaml"))
