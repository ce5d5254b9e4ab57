-- A saved search may be in the order of a detail that items of some kinds have.

-- SQLite cannot change a CHECK: the table is made anew.
CREATE TABLE saved_searches_new (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND trim(name) = name),
    name_key   TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
    query      TEXT NOT NULL CHECK (trim(query) <> ''),
    sort       TEXT NOT NULL DEFAULT 'added'
               CHECK (sort = 'added' OR sort = 'updated' OR sort = 'title' OR sort = 'address' OR sort = 'tags'
                      OR sort = 'authors' OR sort = 'year' OR sort = 'publisher' OR sort = 'isbn'
                      OR sort = 'number' OR sort = 'amount' OR sort = 'issued' OR sort = 'due' OR sort = 'done'
                      OR sort = 'paid'),
    descending INTEGER NOT NULL DEFAULT 1 CHECK (descending = 0 OR descending = 1),
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);

INSERT INTO saved_searches_new (id, name, name_key, query, sort, descending, position, created_at)
    SELECT id, name, name_key, query, sort, descending, position, created_at FROM saved_searches;

-- No id is given twice, also not that of a search deleted before.
DELETE FROM sqlite_sequence WHERE name = 'saved_searches_new';
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'saved_searches_new', seq FROM sqlite_sequence WHERE name = 'saved_searches';

DROP TABLE saved_searches;

ALTER TABLE saved_searches_new RENAME TO saved_searches;
