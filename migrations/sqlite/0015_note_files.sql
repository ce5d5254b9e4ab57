-- Which items came from a Markdown or YAML file, with the whole file as it was read: what is written back is that text
-- with only the changed lines others, and what was changed here and there is told by it. root is the folder that was
-- read, path the file below it. text is the file itself, or its bytes in Base64 where they are no plain UTF-8.

CREATE TABLE note_files (
    item_id  INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    root     TEXT NOT NULL CHECK (root <> ''),
    path     TEXT NOT NULL CHECK (path <> '' AND path NOT GLOB '/*' AND '/' || path || '/' NOT GLOB '*/../*'),
    folders  TEXT NOT NULL CHECK (folders = 'all' OR folders = 'leaf' OR folders = 'none'),
    encoding TEXT NOT NULL CHECK (encoding = 'utf-8' OR encoding = 'base64'),
    text     TEXT NOT NULL,
    hash     TEXT NOT NULL CHECK (length(hash) = 64)
);

CREATE INDEX note_files_by_place ON note_files (root || '/' || path);
CREATE INDEX note_files_by_hash ON note_files (hash);

-- What tags were written back to last: the file as the program left it. It is no data of its own, and no history has it.
CREATE TABLE note_files_written (
    item_id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    hash    TEXT NOT NULL CHECK (length(hash) = 64)
);
