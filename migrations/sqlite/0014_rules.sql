-- Rules: items that a search finds get tags.

-- query is in the language of searches, as that of a saved search. status is that of the links a rule adds.
CREATE TABLE rules (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND trim(name) = name),
    name_key     TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
    query        TEXT NOT NULL CHECK (trim(query) <> ''),
    status       TEXT NOT NULL DEFAULT 'confirmed' CHECK (status = 'confirmed' OR status = 'suggested'),
    enabled      INTEGER NOT NULL DEFAULT 1 CHECK (enabled = 0 OR enabled = 1),
    on_new_items INTEGER NOT NULL DEFAULT 1 CHECK (on_new_items = 0 OR on_new_items = 1),
    position     INTEGER NOT NULL,
    created_at   INTEGER NOT NULL
);

-- tag_id refers to no row: a tag that is deleted leaves a rule that says so, and undoing the deletion heals it. An id is
-- never given twice.
CREATE TABLE rule_tags (
    rule_id  INTEGER NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    tag_id   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (rule_id, tag_id)
) WITHOUT ROWID;

-- Which rule a link goes back to, until a person makes it his own. It refers to no row either: deleting a rule with a
-- million links, and undoing that, writes one row.
ALTER TABLE item_tags ADD COLUMN rule_id INTEGER;

CREATE INDEX item_tags_by_rule ON item_tags (rule_id, status) WHERE rule_id IS NOT NULL;
