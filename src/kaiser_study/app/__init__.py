"""The Textual app: one screen a file."""
