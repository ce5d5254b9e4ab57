-- Pairs of tags that look like one and were said not to be, so that nobody is asked twice.

CREATE TABLE distinct_tags (
    first_id  INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
) WITHOUT ROWID;

CREATE INDEX distinct_tags_by_second ON distinct_tags (second_id);
