-- What a book, a task and an invoice have of their own: one row for an item, and none if there is nothing to say.
-- Days are days of the calendar, YYYY-MM-DD, and no moments; date() finds impossible ones only where it has to reckon.
-- An item has the row of its kind only; the program sees to it.

CREATE TABLE book_details (
    item_id   INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    year      INTEGER CHECK (typeof(year) = 'null' OR (typeof(year) = 'integer' AND year BETWEEN 1 AND 9999)),
    publisher TEXT CHECK (length(publisher) BETWEEN 1 AND 200 AND trim(publisher) = publisher),
    isbn      TEXT CHECK (length(isbn) = 13 AND isbn NOT GLOB '*[^0-9]*' AND isbn GLOB '97[89]*'
                          AND (substr(isbn, 1, 1) + 3 * substr(isbn, 2, 1) + substr(isbn, 3, 1)
                               + 3 * substr(isbn, 4, 1) + substr(isbn, 5, 1) + 3 * substr(isbn, 6, 1)
                               + substr(isbn, 7, 1) + 3 * substr(isbn, 8, 1) + substr(isbn, 9, 1)
                               + 3 * substr(isbn, 10, 1) + substr(isbn, 11, 1) + 3 * substr(isbn, 12, 1)
                               + substr(isbn, 13, 1)) % 10 = 0),
    CHECK (coalesce(year, publisher, isbn) IS NOT NULL)
);

CREATE INDEX book_details_by_year ON book_details (year) WHERE year IS NOT NULL;

-- name_words are the words of the name, folded, without accents, with a space before, between and after them.
CREATE TABLE creators (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND trim(name) = name),
    name_key   TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
    name_words TEXT NOT NULL
);

-- In the order of the title page, from 0 on.
CREATE TABLE item_creators (
    item_id    INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position >= 0),
    creator_id INTEGER NOT NULL REFERENCES creators (id),
    PRIMARY KEY (item_id, position)
) WITHOUT ROWID;

CREATE INDEX item_creators_by_creator ON item_creators (creator_id, item_id);

-- A task is done on a day, or not at all.
CREATE TABLE task_details (
    item_id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    due     TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                         AND date(due, '+0 days') IS due),
    done    TEXT CHECK (done GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                         AND date(done, '+0 days') IS done),
    CHECK (coalesce(due, done) IS NOT NULL)
);

CREATE INDEX task_details_by_due ON task_details (due) WHERE due IS NOT NULL;

-- amount counts the smallest unit of its currency: cents, or whole yen. Less than nothing is a credit note.
CREATE TABLE invoice_details (
    item_id  INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    number   TEXT CHECK (length(number) BETWEEN 1 AND 100 AND trim(number) = number),
    amount   INTEGER CHECK (typeof(amount) = 'null' OR (typeof(amount) = 'integer'
                            AND amount BETWEEN -99999999999999 AND 99999999999999)),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    issued   TEXT CHECK (issued GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                         AND date(issued, '+0 days') IS issued),
    due      TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                         AND date(due, '+0 days') IS due),
    paid     TEXT CHECK (paid GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
                         AND date(paid, '+0 days') IS paid),
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK (coalesce(number, amount, issued, due, paid) IS NOT NULL)
);

CREATE INDEX invoice_details_by_due ON invoice_details (due) WHERE due IS NOT NULL;
