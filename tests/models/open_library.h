// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "store/statement.h"
#include "support/temporary_library.h"

#include <QCoreApplication>
#include <QFuture>
#include <QItemSelectionModel>

#include <sqlite3.h>

#include <memory>

namespace tagloom::test {

/// A temporary library that is open, filled before by plain SQL.
class OpenLibrary final
{
public:
    /// Items 1..n with titles "Item n" and addresses on example.com; tags 1..n named "tag n"; item i carries the tags
    /// 1 + (i + k) % tags for k < links.
    explicit OpenLibrary(int items = 0, int tags = 0, int links = 0)
    {
        {
            const auto connection = m_file.connection();
            run(*connection, QStringLiteral("BEGIN"));
            run(*connection,
                QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                               "INSERT INTO items (title, url, url_key, created_at, updated_at) "
                               "SELECT 'Item ' || i, 'https://www.example.com/' || i, 'https://www.example.com/' || i, "
                               "1700000000000 + i * 1000, 1700000000000 FROM n WHERE %1 > 0")
                    .arg(items));
            run(*connection,
                QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                               "INSERT INTO tags (name, name_key, slug, created_at) "
                               "SELECT 'tag ' || i, 'tag ' || i, 'tag-' || i, 1700000000000 FROM n WHERE %1 > 0")
                    .arg(tags));
            run(*connection,
                QStringLiteral("INSERT INTO tag_words (word, tag_id) SELECT name_key, id FROM tags UNION ALL "
                               "SELECT 'tag', id FROM tags UNION ALL SELECT '' || id, id FROM tags"));
            if (tags > 0)
                run(*connection,
                    QStringLiteral("WITH RECURSIVE k (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i + 1 < %1) "
                                   "INSERT INTO item_tags (item_id, tag_id, added_at) "
                                   "SELECT id, 1 + (id + k.i) % %2, 1700000000000 FROM items, k WHERE %1 > 0")
                        .arg(links)
                        .arg(tags));
            run(*connection, QStringLiteral("COMMIT"));
        }
        open(library::OpenMode::ReadWrite);
    }

    library::Library &operator*() { return *m_library; }
    library::Library *operator->() { return m_library.get(); }
    const TemporaryLibrary &file() const { return m_file; }

    void open(library::OpenMode mode)
    {
        m_library.reset();
        auto opened = library::Library::open(m_file.path(), mode);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_library = std::move(*opened);
    }

    static void run(const store::Connection &connection, const QString &sql)
    {
        if (const auto done = connection.execute(sql); !done)
            qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().message));
    }

    /// As the sqlite3 shell would, from a connection of its own; the library hears of it.
    void runAsAnotherProgram(const QString &sql)
    {
        run(*m_file.connection(), sql);
        m_library->checkForForeignWrites();
        (void)finish(
            m_library->write(QStringLiteral("nothing"), [](store::Transaction &) { return domain::Result<void>(); }));
    }

    /// Statements of the library's own connection that stand in the middle of their rows.
    int openStatements() const
    {
        int count = 0;
        sqlite3 *handle = m_library->connection().handle();
        for (sqlite3_stmt *at = sqlite3_next_stmt(handle, nullptr); at; at = sqlite3_next_stmt(handle, at))
            count += sqlite3_stmt_busy(at) ? 1 : 0;
        return count;
    }

    template <class Owner> QList<domain::Id<Owner>> ids(const QString &sql) const
    {
        QList<domain::Id<Owner>> found;
        store::Statement rows(m_library->connection(), sql);
        while (rows.next())
            found.append(domain::Id<Owner>{rows.integer(0)});
        if (const auto done = rows.finish(); !done)
            qFatal("%s", qPrintable(done.error().message));
        return found;
    }
    QList<domain::ItemId> itemIds(const QString &sql) const { return ids<domain::ItemOwner>(sql); }
    QList<domain::TagId> tagIds(const QString &sql) const { return ids<domain::TagOwner>(sql); }
    qint64 number(const QString &sql) const { return m_library->connection().number(sql).value(); }

    /// Waits for a write and lets everything follow that was posted because of it.
    template <class Outcome> static Outcome finish(QFuture<Outcome> future)
    {
        future.waitForFinished();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return future.result();
    }

private:
    TemporaryLibrary m_file;
    std::unique_ptr<library::Library> m_library;
};

} // namespace tagloom::test
