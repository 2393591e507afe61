"""The review log: every answer, kept in SQLite and never changed."""
