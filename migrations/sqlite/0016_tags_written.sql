-- What tags were written outside of the library last: the third side when a file and an item are compared. None of it is
-- data of its own, and no history has it.

-- tags: what the file of a note said of tags after they were written, as a JSON array of names; NULL if an earlier version
-- wrote them. base is the hash of note_files to which that belongs: a row means something only while it is the same.
ALTER TABLE note_files_written ADD COLUMN base TEXT CHECK (length(base) = 64);
ALTER TABLE note_files_written ADD COLUMN tags TEXT CHECK (tags IS NULL OR json_valid(tags));
UPDATE note_files_written
SET base = (SELECT note_files.hash FROM note_files WHERE note_files.item_id = note_files_written.item_id);

-- Tags that an item and the attribute user.xdg.tags of its file both had when they were last compared, as a JSON array of
-- names. It belongs to the file at this address.
CREATE TABLE file_tags_written (
    item_id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    url     TEXT NOT NULL,
    tags    TEXT NOT NULL CHECK (json_valid(tags))
);

-- Items whose tags were to be written when the library was closed, as a JSON array of ids; NULL: all.
CREATE TABLE tags_to_write (
    target TEXT PRIMARY KEY CHECK (target = 'notes' OR target = 'files'),
    items  TEXT CHECK (items IS NULL OR json_valid(items))
) WITHOUT ROWID;
