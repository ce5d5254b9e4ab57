-- Full text over title, address and notes, in the same file.

-- What is searched: of the address the scheme, "www." and the top-level domain are left out, for they match nearly
-- everything and cost most. rtrim(host, replace(host, '.', '')) is the host up to its last dot; a host that ends in a
-- digit is a number and stays whole.
CREATE VIEW item_texts (id, title, url, notes) AS
WITH
    bare AS (
        SELECT id, title, instr(url, '://') BETWEEN 2 AND 12 AS has_host,
               CASE WHEN instr(url, '://') BETWEEN 2 AND 12 THEN substr(url, instr(url, '://') + 3) ELSE url END AS address
        FROM items
    ),
    short AS (
        SELECT id, title, has_host,
               CASE WHEN lower(substr(address, 1, 4)) = 'www.' THEN substr(address, 5) ELSE address END AS address
        FROM bare
    ),
    ends AS (
        SELECT id, title, has_host, address,
               instr(replace(replace(address, '?', '/'), '#', '/') || '/', '/') AS host_end
        FROM short
    ),
    parts AS (
        SELECT id, title, has_host, substr(address, 1, host_end - 1) AS host, substr(address, host_end) AS path
        FROM ends
    )
SELECT parts.id, title,
       CASE WHEN NOT has_host OR instr(host, '.') = 0 OR host GLOB '*[0-9]' THEN host
            ELSE rtrim(host, replace(host, '.', '')) END || path,
       item_notes.body
FROM parts LEFT JOIN item_notes ON item_notes.item_id = parts.id;

CREATE VIRTUAL TABLE items_fts USING fts5 (
    title, url, notes,
    content = 'item_texts', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- An external-content index has to be told the old text before it changes.
CREATE TRIGGER items_fts_item_added AFTER INSERT ON items
BEGIN
    INSERT INTO items_fts (rowid, title, url, notes) SELECT id, title, url, notes FROM item_texts WHERE id = new.id;
END;

CREATE TRIGGER items_fts_item_changing BEFORE UPDATE OF title, url ON items
BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, url, notes)
    SELECT 'delete', id, title, url, notes FROM item_texts WHERE id = old.id;
END;

CREATE TRIGGER items_fts_item_changed AFTER UPDATE OF title, url ON items
BEGIN
    INSERT INTO items_fts (rowid, title, url, notes) SELECT id, title, url, notes FROM item_texts WHERE id = new.id;
END;

CREATE TRIGGER items_fts_item_removed BEFORE DELETE ON items
BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, url, notes)
    SELECT 'delete', id, title, url, notes FROM item_texts WHERE id = old.id;
END;

-- BEFORE INSERT also fires for an upsert that ends as an update, or as nothing: then nothing is taken out here.
CREATE TRIGGER items_fts_note_adding BEFORE INSERT ON item_notes
WHEN NOT EXISTS (SELECT 1 FROM item_notes WHERE item_id = new.item_id)
BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, url, notes)
    SELECT 'delete', id, title, url, notes FROM item_texts WHERE id = new.item_id;
END;

CREATE TRIGGER items_fts_note_added AFTER INSERT ON item_notes
BEGIN
    INSERT INTO items_fts (rowid, title, url, notes) SELECT id, title, url, notes FROM item_texts WHERE id = new.item_id;
END;

CREATE TRIGGER items_fts_note_changing BEFORE UPDATE OF body ON item_notes
BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, url, notes)
    SELECT 'delete', id, title, url, notes FROM item_texts WHERE id = old.item_id;
END;

CREATE TRIGGER items_fts_note_changed AFTER UPDATE OF body ON item_notes
BEGIN
    INSERT INTO items_fts (rowid, title, url, notes) SELECT id, title, url, notes FROM item_texts WHERE id = new.item_id;
END;

-- When the item itself goes first, the view no longer has its row and both do nothing.
CREATE TRIGGER items_fts_note_removing BEFORE DELETE ON item_notes
BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, url, notes)
    SELECT 'delete', id, title, url, notes FROM item_texts WHERE id = old.item_id;
END;

CREATE TRIGGER items_fts_note_removed AFTER DELETE ON item_notes
BEGIN
    INSERT INTO items_fts (rowid, title, url, notes) SELECT id, title, url, notes FROM item_texts WHERE id = old.item_id;
END;
