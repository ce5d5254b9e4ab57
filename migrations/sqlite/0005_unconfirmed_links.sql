-- Links that do not count (suggested, rejected) are few; without this, telling them from the others means reading all
-- links of a tag, or of the library, row by row.

CREATE INDEX item_tags_unconfirmed ON item_tags (tag_id, item_id, status) WHERE status <> 'confirmed';
