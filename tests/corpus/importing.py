"""What the tests of `import` share: reading a sample, as the command does."""

from collections.abc import Mapping
from pathlib import Path

from kaiser_study.corpus.imported import Imported, new_corpus
from kaiser_study.corpus.reader import corpus_in
from kaiser_study.corpus.reading import Reading, read_document
from kaiser_study.model import Corpus

SAMPLES = Path(__file__).with_name("imports")


def reading_of(
    content: bytes | str, name: str = "sample.txt", format: str | None = None, columns: Mapping[str, str] | None = None
) -> Reading:
    """A document as it is understood."""
    data = content.encode() if isinstance(content, str) else content
    return read_document(data, Path(name), format, columns or {}, lambda pieces, _: pieces)


def corpus_from(reading: Reading, name: str = "sample.txt") -> tuple[Corpus, Imported]:
    """The corpus that is made of it, as it is read back without a finding."""
    imported = new_corpus(reading, Path(name))
    return corpus_in(Path("new.yaml"), imported.content), imported
