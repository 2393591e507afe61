"""Study quotes by spaced repetition, in the terminal and in Anki."""

__version__ = "0.4.0"
