-- Tags, their other names, their place in the tree, and the words by which completion finds them.

-- name_key is the folded form (NFKC, case folded) that makes a name unique whatever its case or composition;
-- the program writes it, since SQLite folds ASCII only.
CREATE TABLE tags (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50 AND trim(name) = name),
    name_key    TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
    slug        TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    colour      TEXT NOT NULL DEFAULT ''
                CHECK (colour = '' OR colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    description TEXT NOT NULL DEFAULT '',
    pin         INTEGER UNIQUE CHECK (pin BETWEEN 1 AND 9),
    created_at  INTEGER NOT NULL
);

CREATE TABLE tag_aliases (
    alias_key TEXT NOT NULL PRIMARY KEY CHECK (alias_key <> ''),
    alias     TEXT NOT NULL CHECK (length(alias) BETWEEN 1 AND 50 AND trim(alias) = alias),
    tag_id    INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX tag_aliases_by_tag ON tag_aliases (tag_id);

-- One name, one tag: an alias cannot equal a tag's name, nor a tag's name an alias.
CREATE TRIGGER tag_aliases_not_a_name BEFORE INSERT ON tag_aliases
WHEN EXISTS (SELECT 1 FROM tags WHERE name_key = new.alias_key)
BEGIN
    SELECT RAISE(ABORT, 'an alias cannot equal the name of a tag');
END;

CREATE TRIGGER tags_not_an_alias_new BEFORE INSERT ON tags
WHEN EXISTS (SELECT 1 FROM tag_aliases WHERE alias_key = new.name_key)
BEGIN
    SELECT RAISE(ABORT, 'the name of a tag cannot equal an alias');
END;

CREATE TRIGGER tags_not_an_alias_renamed BEFORE UPDATE OF name_key ON tags
WHEN EXISTS (SELECT 1 FROM tag_aliases WHERE alias_key = new.name_key)
BEGIN
    SELECT RAISE(ABORT, 'the name of a tag cannot equal an alias');
END;

-- A tag may have several parents; longer cycles are refused by the program.
CREATE TABLE tag_parents (
    child_id  INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    parent_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (child_id, parent_id),
    CHECK (child_id <> parent_id)
) WITHOUT ROWID;

CREATE INDEX tag_parents_by_parent ON tag_parents (parent_id, child_id);

-- The folded name or alias as a whole, and each of its words. NOCASE lets a prefix LIKE use the key.
CREATE TABLE tag_words (
    word   TEXT NOT NULL COLLATE NOCASE CHECK (word <> ''),
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (word, tag_id)
) WITHOUT ROWID;

CREATE INDEX tag_words_by_tag ON tag_words (tag_id);
