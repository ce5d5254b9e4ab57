-- The junction between items and tags, and the counts that follow from it.

-- The CHECKs are chains of OR, not IN: for an IN of three and more SQLite fills a table of its own at every inserted row,
-- which made an import three times as long.

CREATE TABLE item_tags (
    item_id    INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    tag_id     INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    source     TEXT NOT NULL DEFAULT 'user'
               CHECK (source = 'user' OR source = 'import' OR source = 'rule' OR source = 'suggestion'),
    status     TEXT NOT NULL DEFAULT 'confirmed'
               CHECK (status = 'confirmed' OR status = 'suggested' OR status = 'rejected'),
    confidence REAL CHECK (confidence IS NULL OR (typeof(confidence) = 'real' AND confidence BETWEEN 0 AND 1)),
    added_at   INTEGER NOT NULL,
    PRIMARY KEY (item_id, tag_id)
) WITHOUT ROWID;

CREATE INDEX item_tags_by_tag ON item_tags (tag_id, item_id);

-- Live items (not in the trash) with a confirmed link, without the tag's descendants. A table of its own, so that
-- editing a tag's row never meets a counter.
CREATE TABLE tag_counts (
    tag_id     INTEGER PRIMARY KEY REFERENCES tags (id) ON DELETE CASCADE,
    item_count INTEGER NOT NULL DEFAULT 0 CHECK (item_count >= 0)
);

CREATE TRIGGER tag_counts_new_tag AFTER INSERT ON tags
BEGIN
    INSERT INTO tag_counts (tag_id) VALUES (new.id);
END;

CREATE TRIGGER tag_counts_link_added AFTER INSERT ON item_tags
WHEN new.status = 'confirmed' AND EXISTS (SELECT 1 FROM items WHERE id = new.item_id AND trashed_at IS NULL)
BEGIN
    UPDATE tag_counts SET item_count = item_count + 1 WHERE tag_id = new.tag_id;
END;

-- When an item goes, its row is gone before its links are: tag_counts_item_removed has counted them already.
CREATE TRIGGER tag_counts_link_removed AFTER DELETE ON item_tags
WHEN old.status = 'confirmed' AND EXISTS (SELECT 1 FROM items WHERE id = old.item_id AND trashed_at IS NULL)
BEGIN
    UPDATE tag_counts SET item_count = item_count - 1 WHERE tag_id = old.tag_id;
END;

CREATE TRIGGER tag_counts_link_changed AFTER UPDATE OF item_id, tag_id, status ON item_tags
BEGIN
    UPDATE tag_counts SET item_count = item_count - 1
    WHERE tag_id = old.tag_id AND old.status = 'confirmed'
          AND EXISTS (SELECT 1 FROM items WHERE id = old.item_id AND trashed_at IS NULL);
    UPDATE tag_counts SET item_count = item_count + 1
    WHERE tag_id = new.tag_id AND new.status = 'confirmed'
          AND EXISTS (SELECT 1 FROM items WHERE id = new.item_id AND trashed_at IS NULL);
END;

CREATE TRIGGER tag_counts_item_trashed AFTER UPDATE OF trashed_at ON items
WHEN (old.trashed_at IS NULL) <> (new.trashed_at IS NULL)
BEGIN
    UPDATE tag_counts SET item_count = item_count + iif(new.trashed_at IS NULL, 1, -1)
    WHERE tag_id IN (SELECT tag_id FROM item_tags WHERE item_id = new.id AND status = 'confirmed');
END;

CREATE TRIGGER tag_counts_item_removed BEFORE DELETE ON items
WHEN old.trashed_at IS NULL
BEGIN
    UPDATE tag_counts SET item_count = item_count - 1
    WHERE tag_id IN (SELECT tag_id FROM item_tags WHERE item_id = old.id AND status = 'confirmed');
END;
