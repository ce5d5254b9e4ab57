-- What was done to the library, so that it can be undone: one row for each action, and what it changed.

-- An undone entry can be redone; those behind the last one that is not undone are all undone. made_at is UTC milliseconds,
-- items, tags and row_count say how much was touched, bytes is the size of the changes as they are stored.
CREATE TABLE history (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    label     TEXT NOT NULL,
    made_at   INTEGER NOT NULL,
    origin    TEXT NOT NULL CHECK (origin = 'window' OR origin = 'command' OR origin = 'import'),
    items     INTEGER NOT NULL CHECK (items >= 0),
    tags      INTEGER NOT NULL CHECK (tags >= 0),
    row_count INTEGER NOT NULL CHECK (row_count > 0),
    format    INTEGER NOT NULL CHECK (format > 0),
    parts     INTEGER NOT NULL CHECK (parts > 0),
    bytes     INTEGER NOT NULL CHECK (bytes > 0),
    undone    INTEGER NOT NULL DEFAULT 0 CHECK (undone = 0 OR undone = 1)
);

CREATE INDEX history_undone ON history (id) WHERE undone = 1;

-- The changes themselves, in compressed parts with the SHA-256 of each: in a table of their own, so that listing the
-- history never reads them.
CREATE TABLE history_changes (
    history_id INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    part       INTEGER NOT NULL CHECK (part >= 0),
    content    BLOB NOT NULL,
    checksum   BLOB NOT NULL,
    PRIMARY KEY (history_id, part)
) WITHOUT ROWID;
