-- Reading lists, course lists and plain ones: a junction between lists and items that has grown into an entity.

-- Positions leave gaps, so that a move writes one row; rows of the same position stand in the order of their ids.
CREATE TABLE lists (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND trim(name) = name),
    name_key   TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
    template   TEXT NOT NULL DEFAULT 'plain'
               CHECK (template = 'reading' OR template = 'courses' OR template = 'plain'),
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);

-- An item may be in a list several times, each time as a new attempt. Which of the words a status may be is the
-- template's, and the program sees to it. Times are UTC milliseconds; the status sets started_at and finished_at.
CREATE TABLE list_entries (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id     INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    item_id     INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    attempt     INTEGER NOT NULL DEFAULT 1 CHECK (typeof(attempt) = 'integer' AND attempt >= 1),
    position    INTEGER NOT NULL CHECK (typeof(position) = 'integer'),
    status      TEXT NOT NULL
                CHECK (status = 'to_read' OR status = 'reading' OR status = 'finished' OR status = 'dropped'
                       OR status = 'enrolled' OR status = 'active' OR status = 'completed'
                       OR status = 'none' OR status = 'open' OR status = 'done'),
    progress    INTEGER NOT NULL DEFAULT 0 CHECK (typeof(progress) = 'integer' AND progress BETWEEN 0 AND 100),
    grade       REAL CHECK (grade IS NULL OR (typeof(grade) = 'real' AND grade BETWEEN 0 AND 100)),
    note        TEXT NOT NULL DEFAULT '',
    added_at    INTEGER NOT NULL,
    started_at  INTEGER,
    finished_at INTEGER
                CHECK (finished_at IS NULL OR status = 'finished' OR status = 'completed' OR status = 'done'),
    UNIQUE (list_id, item_id, attempt)
);

CREATE INDEX list_entries_in_order ON list_entries (list_id, position);
CREATE INDEX list_entries_by_item ON list_entries (item_id);

-- What is in progress over all lists is asked for by these very words.
CREATE INDEX list_entries_in_progress ON list_entries (list_id, position)
    WHERE status = 'reading' OR status = 'active';
