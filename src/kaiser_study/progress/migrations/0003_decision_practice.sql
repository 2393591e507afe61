-- What a learner decided about a card, and answers that shift no schedule. A row is named as those of the review log
-- are, by device and running number, and retracted as they are.

CREATE TABLE decision (
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    corpus TEXT NOT NULL CHECK (corpus <> ''),
    card TEXT NOT NULL CHECK (card <> ''),
    at INTEGER NOT NULL CHECK (at > 0), -- milliseconds UTC
    kind TEXT NOT NULL CHECK (kind <> ''),
    note TEXT NOT NULL, -- what is wrong with a flagged card; else empty
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE practice (
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    corpus TEXT NOT NULL CHECK (corpus <> ''),
    card TEXT NOT NULL CHECK (card <> ''),
    at INTEGER NOT NULL CHECK (at > 0), -- milliseconds UTC
    grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4), -- again, hard, good, easy
    taken INTEGER NOT NULL CHECK (taken >= 0), -- milliseconds
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_kept BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER decision_stays BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER practice_kept BEFORE UPDATE ON practice
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER practice_stays BEFORE DELETE ON practice
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
