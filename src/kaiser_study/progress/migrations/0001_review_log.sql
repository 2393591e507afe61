-- The log only grows: a row is never updated and never deleted, an undo is a row of its own.
-- Every row is named by the device that wrote it and that device's running number, which goes
-- through all three tables. So two logs are merged by taking the rows of both.

PRAGMA application_id = 0x4B535459; -- 'KSTY'

-- The device of this file, made once.
CREATE TABLE device (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL CHECK (id <> '')
) STRICT;

INSERT INTO device VALUES (1, lower(hex(randomblob(8))));

CREATE TABLE review (
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    corpus TEXT NOT NULL CHECK (corpus <> ''),
    card TEXT NOT NULL CHECK (card <> ''),
    at INTEGER NOT NULL CHECK (at > 0), -- milliseconds UTC
    grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4), -- again, hard, good, easy
    interval INTEGER NOT NULL CHECK (interval <> 0), -- as granted: days, or seconds as a negative number
    taken INTEGER NOT NULL CHECK (taken >= 0), -- milliseconds
    phase TEXT NOT NULL CHECK (phase IN ('learning', 'review', 'relearning')), -- in which it was answered
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE skip (
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    corpus TEXT NOT NULL CHECK (corpus <> ''),
    card TEXT NOT NULL CHECK (card <> ''),
    at INTEGER NOT NULL CHECK (at > 0), -- milliseconds UTC
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

-- The row (of_device, of_number) of either table above counts as never written.
CREATE TABLE retraction (
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    of_device TEXT NOT NULL,
    of_number INTEGER NOT NULL,
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX retracted ON retraction (of_device, of_number);

CREATE TRIGGER device_kept BEFORE UPDATE ON device
BEGIN SELECT RAISE(ABORT, 'the device of a log never changes'); END;

CREATE TRIGGER device_stays BEFORE DELETE ON device
BEGIN SELECT RAISE(ABORT, 'the device of a log never changes'); END;

CREATE TRIGGER review_kept BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER review_stays BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER skip_kept BEFORE UPDATE ON skip
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER skip_stays BEFORE DELETE ON skip
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER retraction_kept BEFORE UPDATE ON retraction
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER retraction_stays BEFORE DELETE ON retraction
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
