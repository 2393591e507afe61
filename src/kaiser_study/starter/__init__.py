"""What a course begins with: a corpus, a recipe and what belongs beside them, in a new folder."""

import re
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from kaiser_study.corpus.form import CorpusForm
from kaiser_study.deck.form import RecipeForm
from kaiser_study.errors import Place, StudyError
from kaiser_study.schema import schema_text

_FOLDER = Path(__file__).parent
_FILES = ("README.md", "gitignore", "quotes.yaml", "deck.yaml")


def begin(folder: Path) -> list[Path]:
    """Makes the folder with its files, all or none, and returns these. Raises StudyError if it has content
    already or cannot be made."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StudyError("this is not an empty folder", remedy="name another one", place=Place(folder))
    name = folder.resolve().name
    values = {"id": _id(name), "title": " ".join(_id(name).split("-")).title()}
    files = {
        **{file.replace("gitignore", ".gitignore"): _filled(file, values) for file in _FILES},
        ".schemas/corpus.json": schema_text(CorpusForm, "A corpus of kaiser-study"),
        ".schemas/recipe.json": schema_text(RecipeForm, "A recipe of kaiser-study"),
    }
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".kaiser-study-", dir=folder.parent) as waiting:
            made = Path(waiting) / "made"
            for path, content in files.items():
                (made / path).parent.mkdir(parents=True, exist_ok=True)
                (made / path).write_text(content, encoding="utf-8")
            made.replace(folder)
    except OSError as error:
        raise StudyError(
            f"the folder cannot be made ({(error.strerror or str(error)).lower()})",
            remedy="choose another place",
            place=Place(folder),
        ) from error
    return [folder / path for path in files]


def _id(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold())) or "quotes"


def _filled(file: str, values: dict[str, str]) -> str:
    return Template((_FOLDER / file).read_text("utf-8")).substitute(values)
