"""Text -> quotes: reads a corpus file and names every mistake in it."""

from kaiser_study.corpus.reader import read_corpus

__all__ = ["read_corpus"]
