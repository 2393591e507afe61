"""The built packages: what is in them, and that the installed command works from any folder."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import kaiser_study

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Installed:
    """An environment into which the wheel was installed, and an empty folder to run it from."""

    python: Path
    folder: Path

    def run(self, *command: str | Path) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG_"))}
        environment["HOME"] = str(self.folder.parent)
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True)
    return folder


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    [wheel] = packages.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a new environment, which borrows only the dependencies of the one that runs the tests."""
    home = tmp_path_factory.mktemp("home")
    venv.create(home / "venv", symlinks=True)
    python = home / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True)
    own = sysconfig.get_path("purelib", "venv", {"base": str(home / "venv")})
    Path(own, "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    folder = home / "elsewhere"
    folder.mkdir()
    return Installed(python, folder)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_data_and_decks(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    published = files_below(ROOT / "data") | files_below(ROOT / "decks")
    assert {f"kaiser_study/bundled/{name}" for name in published} <= names
    assert {name.partition("/")[0] for name in names} == {
        "kaiser_study",
        f"kaiser_study-{kaiser_study.__version__}.dist-info",
    }
    assert "kaiser_study/py.typed" in names


def test_the_wheel_carries_all_licences(wheel: Path) -> None:
    carried = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name}
    assert carried == {"LICENSE", "LICENSE-corpus.md", "LICENSE-words.md"}


def test_the_source_archive_holds_all_that_the_wheel_is_built_from(packages: Path) -> None:
    [archive] = packages.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    assert files_below(ROOT / "data") | files_below(ROOT / "decks") | {"pyproject.toml", "Makefile"} <= names


def test_the_locks_hold_the_build_backend_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [backend] = project["build-system"]["requires"]
    assert project["dependency-groups"]["build"] == [backend]
    for lock in ("run.txt", "dev.txt"):
        assert f"{backend} \\\n" in (ROOT / "requirements" / lock).read_text(encoding="utf-8")


def test_the_code_that_runs_is_the_wheels(installed: Installed) -> None:
    where = installed.run(installed.python, "-c", "import kaiser_study; print(kaiser_study.__file__)").strip()
    assert Path(where).is_relative_to(installed.python.parents[1])
    assert str(ROOT) not in where


def test_version(installed: Installed) -> None:
    told = installed.run(installed.python.with_name("kaiser-study"), "--version")
    assert kaiser_study.__version__ in told


def test_build_from_another_folder(installed: Installed) -> None:
    told = json.loads(installed.run(installed.python.with_name("kaiser-study"), "build", "-o", "mine.apkg", "--json"))
    assert told
    assert "collection.anki2" in zipfile.ZipFile(installed.folder / "mine.apkg").namelist()
    assert [path.name for path in installed.folder.iterdir()] == ["mine.apkg"]


def test_cards_from_another_folder(installed: Installed) -> None:
    assert json.loads(installed.run(installed.python, "-m", "kaiser_study", "cards", "--json"))
