-- One action may have changed more than fits in memory: then what it changed is kept in several changesets, the pieces,
-- which are undone from the last to the first. Until now every entry has been one piece.

CREATE TABLE history_pieces (
    history_id INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    piece      INTEGER NOT NULL CHECK (piece >= 0),
    part       INTEGER NOT NULL CHECK (part >= 0),
    content    BLOB NOT NULL,
    checksum   BLOB NOT NULL,
    PRIMARY KEY (history_id, piece, part)
) WITHOUT ROWID;

INSERT INTO history_pieces (history_id, piece, part, content, checksum)
SELECT history_id, 0, part, content, checksum FROM history_changes;

DROP TABLE history_changes;

ALTER TABLE history_pieces RENAME TO history_changes;
