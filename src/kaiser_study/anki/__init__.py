"""Anki's own formats: note types, notes, and the package that carries them."""
