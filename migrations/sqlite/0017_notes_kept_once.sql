-- The text of a note was kept twice: as the item's own, and inside the file it was read from. Where the file holds it as it
-- is, text is the file without it from now on, and body_at the number of characters before the place where it stood.
-- NULL: text is the whole file, as in all rows until now (history has them so, and they stay).

ALTER TABLE note_files ADD COLUMN body_at INTEGER CHECK (body_at IS NULL OR (body_at >= 0 AND encoding = 'utf-8'));

-- Items whose file is among what is undone or redone at this moment: it becomes what it was by that alone. Empty at any
-- other time.
CREATE TABLE history_replay (
    item_id INTEGER PRIMARY KEY
);

-- Whoever changes the item's text gives the file back what it held before. When the item itself goes, its file goes too.
CREATE TRIGGER note_files_text_changing BEFORE UPDATE OF body ON item_notes
WHEN new.body <> old.body AND NOT EXISTS (SELECT 1 FROM history_replay WHERE item_id = old.item_id)
BEGIN
    UPDATE note_files SET text = substr(text, 1, body_at) || old.body || substr(text, body_at + 1), body_at = NULL
    WHERE item_id = old.item_id AND body_at IS NOT NULL;
END;

CREATE TRIGGER note_files_text_removing BEFORE DELETE ON item_notes
WHEN EXISTS (SELECT 1 FROM items WHERE id = old.item_id)
     AND NOT EXISTS (SELECT 1 FROM history_replay WHERE item_id = old.item_id)
BEGIN
    UPDATE note_files SET text = substr(text, 1, body_at) || old.body || substr(text, body_at + 1), body_at = NULL
    WHERE item_id = old.item_id AND body_at IS NOT NULL;
END;
