"""Who said a quote, or its topic? What stands before a colon (`Weiss: “…”`) may be either, and only the document as a
whole tells which."""

from collections import Counter
from collections.abc import Collection, Generator
from itertools import pairwise

from kaiser_study.corpus.drafts import Note
from kaiser_study.corpus.formats.entry import has_topic, is_alone, is_source_of, label_before
from kaiser_study.corpus.formats.lines import numbered
from kaiser_study.corpus.formats.marks import attribution, quoted, without_bullet
from kaiser_study.corpus.formats.naming import is_person

_SAMPLE = 1 << 16
_SHOWN = 3


def people_in(text: str) -> Generator[Note, None, Collection[str]]:
    """The words before a colon that are who said the quote. Tells how they were read, where that could be otherwise.

    They are, if each is like a name and stands in no quote of its own, none has a source besides, and the document
    says by a dash whose other quotes are, or gives one of the names twice.
    """
    lines = [line.strip() for _, line in numbered(text[:_SAMPLE]) if line.strip()]
    pairs = [*pairwise([*lines, ""])]
    labelled = [(label, line, behind) for line, behind in pairs if (label := label_before(without_bullet(line)))]
    has_topics = any(has_topic(without_bullet(line)) for line in lines)
    if not labelled or has_topics or not all(_may_be_name(*each) for each in labelled):
        return ()
    labels = Counter(label for label, _, _ in labelled)
    shown = ", ".join([*(f"`{label}`" for label in [*labels][:_SHOWN]), *["…"] * (len(labels) > _SHOWN)])
    if max(labels.values()) > 1 or any(_has_name(line, behind) for line, behind in pairs):
        yield Note(1, f"before a colon stands who said the quote ({shown}): write `On X: “…”` where it is the topic")
        return labels.keys()
    yield Note(1, f"before a colon stands the topic ({shown}): write `“…” — X` where it is who said the quote")
    return ()


def _may_be_name(label: str, line: str, behind: str) -> bool:
    entry = without_bullet(line)
    is_in_quote = label.lower() in entry[len(label) :].lower()
    return is_person(label) and not is_in_quote and is_alone(entry) and not is_source_of(behind, line)


def _has_name(line: str, behind: str) -> bool:
    """Whether a dash behind or below a quote says whose it is."""
    found = quoted(without_bullet(line))
    return found is not None and (bool(attribution(found.rest)) or is_source_of(behind, line))
