// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/plain_loader.h"

#include "bench/figures.h"
#include "bench/generated_bookmarks.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QRandomGenerator>

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tagloom::bench {

namespace {

/// A connection with the writer's settings. Any error makes it bad for good.
class PlainConnection final
{
public:
    explicit PlainConnection(const QString &path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_handle));
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA foreign_keys = ON;");
    }
    ~PlainConnection() { sqlite3_close(m_handle); }

    bool good() const { return m_good; }
    void run(const char *sql) { check(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr)); }
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        check(sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr));
        return statement;
    }
    void step(sqlite3_stmt *statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE)
            m_good = false;
        sqlite3_reset(statement);
    }
    qint64 number(const char *sql)
    {
        sqlite3_stmt *const row = prepare(sql);
        const qint64 value = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
        sqlite3_finalize(row);
        return value;
    }
    qint64 lastId() const { return sqlite3_last_insert_rowid(m_handle); }

    /// Drops what follows from the rows; returns the SQL that makes it again.
    std::vector<std::string> setAside()
    {
        std::vector<std::string> drop;
        std::vector<std::string> make;
        sqlite3_stmt *const rows = prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type = 'trigger' "
                                           "OR (type = 'index' AND tbl_name IN ('items', 'item_tags')))");
        while (sqlite3_step(rows) == SQLITE_ROW) {
            const auto text = [rows](int column) { return std::string(reinterpret_cast<const char *>(sqlite3_column_text(rows, column))); };
            drop.push_back("DROP " + text(0) + ' ' + text(1));
            make.push_back(text(2));
        }
        sqlite3_finalize(rows);
        for (const std::string &sql : drop)
            run(sql.c_str());
        return make;
    }

private:
    void check(int code) { m_good = m_good && code == SQLITE_OK; }

    sqlite3 *m_handle = nullptr;
    bool m_good = true;
};

void bindText(sqlite3_stmt *statement, int position, const QByteArray &text)
{
    sqlite3_bind_text(statement, position, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
}

} // namespace

double loadPlainly(const QString &libraryPath, int items)
{
    std::vector<GeneratedBookmark> bookmarks;
    bookmarks.reserve(static_cast<size_t>(items));
    generateBookmarks(items, [&](const GeneratedBookmark &bookmark) { bookmarks.push_back(bookmark); });

    QElapsedTimer time;
    time.start();
    PlainConnection connection(libraryPath);
    connection.run("BEGIN IMMEDIATE");
    const std::vector<std::string> aside = connection.setAside();
    sqlite3_stmt *const item = connection.prepare("INSERT INTO items (kind_id, title, url, url_key, created_at, updated_at) VALUES (1, ?1, ?2, ?2, ?3, ?3)");
    sqlite3_stmt *const tag = connection.prepare("INSERT INTO tags (name, name_key, slug, created_at) VALUES (?1, ?1, ?1, 0)");
    sqlite3_stmt *const word = connection.prepare("INSERT INTO tag_words (word, tag_id) VALUES (?1, ?2)");
    sqlite3_stmt *const link = connection.prepare("INSERT INTO item_tags (item_id, tag_id, source, added_at) VALUES (?1, ?2, 'import', 0)");
    QHash<QByteArray, qint64> tags;
    for (const GeneratedBookmark &bookmark : bookmarks) {
        bindText(item, 1, bookmark.title);
        bindText(item, 2, bookmark.url);
        sqlite3_bind_int64(item, 3, bookmark.created * 1000);
        connection.step(item);
        const qint64 id = connection.lastId();
        for (const QByteArray &name : bookmark.tags) {
            auto known = tags.constFind(name);
            if (known == tags.cend()) {
                bindText(tag, 1, name);
                connection.step(tag);
                known = tags.insert(name, connection.lastId());
                bindText(word, 1, name);
                sqlite3_bind_int64(word, 2, *known);
                connection.step(word);
            }
            sqlite3_bind_int64(link, 1, id);
            sqlite3_bind_int64(link, 2, *known);
            connection.step(link);
        }
    }
    for (sqlite3_stmt *const statement : {item, tag, word, link})
        sqlite3_finalize(statement);
    connection.run("INSERT INTO items_fts (rowid, title, url, notes) SELECT id, title, url, notes FROM item_texts;"
                   "INSERT INTO tag_counts SELECT tag_id, count(*) FROM item_tags GROUP BY tag_id;");
    for (const std::string &sql : aside)
        connection.run(sql.c_str());
    connection.run("COMMIT");
    return connection.good() ? static_cast<double>(time.nsecsElapsed()) / 1e9 : -1;
}

double commitPlainly(const QString &libraryPath, int commits)
{
    PlainConnection connection(libraryPath);
    sqlite3_stmt *const edit = connection.prepare("UPDATE items SET updated_at = ?1 WHERE id = ?2");
    std::vector<double> milliseconds;
    const qint64 first = QDateTime::currentMSecsSinceEpoch();
    const qint64 items = connection.number("SELECT max(id) FROM items");
    QRandomGenerator random(3);
    for (int number = 1; number <= commits; ++number) {
        // Anywhere in the file, as a person's are: neighbours would lie in one page that is read already.
        const qint64 item = 1 + static_cast<qint64>(random.generate64() % static_cast<quint64>(std::max<qint64>(items, 1)));
        QElapsedTimer time;
        time.start();
        connection.run("BEGIN IMMEDIATE");
        // A value that is there already would write nothing.
        sqlite3_bind_int64(edit, 1, first + number);
        sqlite3_bind_int64(edit, 2, item);
        connection.step(edit);
        connection.run("COMMIT");
        milliseconds.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    sqlite3_finalize(edit);
    return percentile(milliseconds, 0.5);
}

} // namespace tagloom::bench
