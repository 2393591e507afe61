"""`new`: a folder that builds at once, all or nothing."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from kaiser_study.checked import check
from kaiser_study.errors import Exit, StudyError
from kaiser_study.starter import begin
from tests.contract.decks import build_deck
from tests.deck.conftest import Run, run

__all__ = ["run"]  # a fixture

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def test_the_new_folder_builds_at_once_and_has_nothing_to_complain_of(tmp_path: Path) -> None:
    files = begin(tmp_path / "my-course")
    assert sorted(files) == sorted(file for file in (tmp_path / "my-course").rglob("*") if file.is_file())
    assert check([tmp_path / "my-course"]).findings == []
    built = build_deck(tmp_path / "my-course" / "deck.yaml", tmp_path / "my-course" / "deck.apkg")
    assert built.by_kind.keys() == {"cloze", "topic", "source"}
    assert [file.name for file in tmp_path.iterdir()] == ["my-course"]


def test_the_next_command_can_be_copied_whatever_the_folder_is_called(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("new", tmp_path / "My Course 2; it's")
    program, *arguments = shlex.split(out.rpartition("then: ")[2])
    assert program == "kaiser-study"
    assert run(*arguments)[0] == Exit.OK
    assert (tmp_path / "My Course 2; it's" / "deck.apkg").exists()


@pytest.mark.parametrize(
    ("name", "id", "title"),
    [("my-course", "my-course", "My Course"), ("Über $X: 'n'", "ber-x-n", "Ber X N"), ("日本", "quotes", "Quotes")],
)
def test_id_and_title_come_from_the_name(name: str, id: str, title: str, tmp_path: Path) -> None:
    begin(tmp_path / name)
    for file, key in (("quotes.yaml", "corpus"), ("deck.yaml", "deck")):
        told = yaml.safe_load((tmp_path / name / file).read_text("utf-8"))
        assert (told[key], told["title"]) == (id, title)


def test_the_editors_line_leads_to_a_schema_that_the_file_keeps(tmp_path: Path) -> None:
    begin(tmp_path / "new")
    for name in ("quotes.yaml", "deck.yaml"):
        text = (tmp_path / "new" / name).read_text("utf-8")
        told = MODELINE.match(text)
        assert told
        schema = json.loads((tmp_path / "new" / told[1]).read_text("utf-8"))
        Draft7Validator.check_schema(schema)
        assert list(Draft7Validator(schema).iter_errors(yaml.safe_load(text))) == []


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    begin(tmp_path / "empty")
    assert (tmp_path / "empty" / "quotes.yaml").exists()


def test_a_folder_with_content_or_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file"):
        with pytest.raises(StudyError, match="this is not an empty folder; name another one"):
            begin(tmp_path / name)
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["file", "full", "mine"]


def test_nothing_is_left_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_text

    def fail(file: Path, *arguments: str, **named: str) -> int:
        if file.name == "deck.yaml":
            raise OSError(28, "No space left on device")
        return write(file, *arguments, **named)

    monkeypatch.setattr(Path, "write_text", fail)
    with pytest.raises(StudyError, match=r"the folder cannot be made \(no space left on device\)"):
        begin(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
