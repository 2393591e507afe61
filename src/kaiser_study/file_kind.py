"""A file -> whether it is a recipe, a corpus or a lock, by its keys, also where one of these is misspelt."""

from enum import StrEnum
from pathlib import Path

from kaiser_study.corpus.form import CorpusForm
from kaiser_study.deck.form import RecipeForm
from kaiser_study.document.document import Document
from kaiser_study.document.tree import Fields, Items, Scalar, value_of
from kaiser_study.errors import StudyError
from kaiser_study.file_content import content_of
from kaiser_study.schema import keys_of

_RECIPE, _CORPUS = ({*keys_of(form)["required"], *keys_of(form)["optional"]} for form in (RecipeForm, CorpusForm))
_ALIKE = 0.7
"""Share of letters in common from which a key is a misspelt one."""


class FileKind(StrEnum):
    """What a file is; `UNCLEAR` is a recipe or a corpus that lacks what would tell which."""

    RECIPE = "recipe"
    CORPUS = "corpus"
    LOCK = "lock"
    EMPTY = "empty"
    UNCLEAR = "unclear"
    OTHER = "other"


def kind_of(path: Path) -> FileKind:
    """One that cannot be read is taken for a corpus, which says why."""
    if path.suffix == ".lock":  # of which others have some too
        is_ours = kind_of(path.with_suffix(".yaml")) is FileKind.RECIPE or b"kaiser-study" in _content(path)
        return FileKind.LOCK if is_ours else FileKind.OTHER
    try:
        document = Document.open(path)
    except StudyError:
        return FileKind.CORPUS
    if isinstance(document.root, Scalar) and not document.root.value:
        return FileKind.EMPTY
    if document.has("deck"):
        return FileKind.RECIPE
    if isinstance(value_of(document.root, "parts"), Items):
        return FileKind.CORPUS
    return _meant(document.root) if isinstance(document.root, Fields) else FileKind.OTHER


def _meant(root: Fields) -> FileKind:
    """What a mapping without the keys that tell a recipe or a corpus was most likely meant to be."""
    keys = [key.value for key, _ in root.pairs if isinstance(key, Scalar)]
    meant = {known for key in keys if (known := _nearest(key))}
    if "corpus" not in keys and 2 * len(meant) <= len(keys):
        return FileKind.OTHER
    of_recipe, of_corpus = meant - _CORPUS, meant - _RECIPE
    if of_recipe != of_corpus and {"deck", "corpus"} & meant:
        return FileKind.RECIPE if len(of_recipe) > len(of_corpus) else FileKind.CORPUS
    if "corpus" in keys:
        return FileKind.RECIPE if _names_files(root) else FileKind.CORPUS
    return FileKind.UNCLEAR


def _nearest(key: str) -> str:
    from difflib import get_close_matches  # for those who made a mistake

    return next(iter(get_close_matches(key.lower(), sorted(_RECIPE | _CORPUS), n=1, cutoff=_ALIKE)), "")


def _names_files(root: Fields) -> bool:
    """Whether `corpus` says where the quotes are, as in a recipe, and not what they are called."""
    corpus = value_of(root, "corpus")
    return isinstance(corpus, Items) or (isinstance(corpus, Scalar) and corpus.value.endswith((".yaml", ".yml")))


def _content(path: Path) -> bytes:
    try:
        return content_of(path)
    except StudyError:
        return b""
