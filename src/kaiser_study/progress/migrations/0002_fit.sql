-- FSRS's parameters as fitted to the answers of a corpus; the last row that stands is in use. A row
-- is named as those of the review log are, by device and running number, and retracted as they are.

CREATE TABLE fit (
    device TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    corpus TEXT NOT NULL CHECK (corpus <> ''),
    at INTEGER NOT NULL CHECK (at > 0), -- milliseconds UTC
    parameters TEXT NOT NULL, -- the 21 of FSRS-6, as decimals with spaces between them
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER fit_kept BEFORE UPDATE ON fit
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER fit_stays BEFORE DELETE ON fit
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
