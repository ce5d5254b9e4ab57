-- What is known of the file that an item's address names: one row for an item whose address is a file, whatever its kind,
-- and none if nothing is known. The path itself is the address (items.url) and nothing else.
-- modified_at and missing_since are milliseconds, UTC. fingerprint is of the contents: `w1:` of all of them, `s1:` of the
-- size and of samples, and NULL for an empty file. missing_since is set by a check that did not find the file.

CREATE TABLE file_details (
    item_id       INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    size          INTEGER NOT NULL CHECK (typeof(size) = 'integer' AND size >= 0),
    modified_at   INTEGER NOT NULL CHECK (typeof(modified_at) = 'integer'),
    mime          TEXT NOT NULL CHECK (length(mime) BETWEEN 3 AND 255 AND mime GLOB '?*/?*' AND mime NOT GLOB '*[ A-Z]*'),
    fingerprint   TEXT CHECK (length(fingerprint) = 67 AND fingerprint GLOB '[ws]1:*'
                              AND substr(fingerprint, 4) NOT GLOB '*[^0-9a-f]*'),
    missing_since INTEGER CHECK (typeof(missing_since) IN ('null', 'integer'))
);

CREATE INDEX file_details_by_fingerprint ON file_details (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX file_details_by_size ON file_details (size);
CREATE INDEX file_details_missing ON file_details (missing_since) WHERE missing_since IS NOT NULL;
