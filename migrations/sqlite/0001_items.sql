-- What a library keeps: items of several kinds, and the notes that belong to them.
-- Times are UTC milliseconds. AUTOINCREMENT, so that a deleted id never comes back as another item.

CREATE TABLE item_kinds (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (length(trim(name)) BETWEEN 1 AND 50),
    icon TEXT NOT NULL DEFAULT ''
);

INSERT INTO item_kinds (id, name, icon) VALUES
    (1, 'bookmark', 'bookmark'),
    (2, 'file',     'file'),
    (3, 'image',    'image'),
    (4, 'book',     'book'),
    (5, 'note',     'note'),
    (6, 'task',     'task'),
    (7, 'invoice',  'invoice'),
    (8, 'course',   'course');

-- url is what came in; url_key is its compared form, by which duplicates are found and a site is a range.
CREATE TABLE items (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind_id    INTEGER NOT NULL DEFAULT 1 REFERENCES item_kinds (id),
    title      TEXT NOT NULL CHECK (trim(title) <> ''),
    url        TEXT CHECK (url <> ''),
    url_key    TEXT CHECK ((url_key IS NULL) = (url IS NULL)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    trashed_at INTEGER
);

-- Ascending on purpose: it serves created_at DESC, id DESC several times faster than a descending one.
CREATE INDEX items_by_created ON items (created_at);
CREATE INDEX items_by_url_key ON items (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX items_in_trash ON items (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE item_notes (
    item_id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    body    TEXT NOT NULL CHECK (body <> '')
);
