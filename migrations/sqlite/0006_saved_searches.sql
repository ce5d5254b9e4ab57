-- Searches that a person keeps under a name.

-- query is in the language of searches; a tag that exists stands in it by its id, so that renaming it changes nothing
-- here. The positions leave gaps, so that a move writes one row.
CREATE TABLE saved_searches (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND trim(name) = name),
    name_key   TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
    query      TEXT NOT NULL CHECK (trim(query) <> ''),
    sort       TEXT NOT NULL DEFAULT 'added'
               CHECK (sort = 'added' OR sort = 'updated' OR sort = 'title' OR sort = 'address'),
    descending INTEGER NOT NULL DEFAULT 1 CHECK (descending = 0 OR descending = 1),
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);
