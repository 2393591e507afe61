"""The formats that quotes come in. Each has a module that knows its signs and reads it piece by piece."""

from kaiser_study.corpus.formats.known import FORMATS, Format, recognise

__all__ = ["FORMATS", "Format", "recognise"]
