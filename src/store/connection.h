// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QSqlDatabase>
#include <QString>

#include <memory>

struct sqlite3;

namespace tagloom::store {

class StatementCache;

/// What a connection may do with the file.
enum class Access {
    Read, ///< query_only; sees what is committed
    Write, ///< the writer's: WAL, synchronous=FULL, foreign keys on
    Immutable ///< for a file in a folder that cannot be written; no other program may write it meanwhile
};

/// One open connection of Qt Sql to an existing SQLite file, and SQLite's own handle of it. Belongs to the thread that
/// opened it; only interrupt() may be called from another. Closes itself. Opening never creates a file.
class Connection final
{
public:
    static domain::Result<std::unique_ptr<Connection>> open(const QString &path, Access access);
    ~Connection();

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    QSqlDatabase database() const;
    sqlite3 *handle() const { return m_handle; }
    const QString &path() const { return m_path; }
    Access access() const { return m_access; }

    /// Runs exactly one statement that gives no rows of interest.
    domain::Result<void> execute(const QString &sql) const;

    /// The first column of the first row of a statement, as a number; 0 if there is no row.
    domain::Result<qint64> number(const QString &sql) const;

    // What the last INSERT, UPDATE or DELETE did. Several times faster than RETURNING, which fills a table of its own.
    qint64 lastInsertedId() const;
    qint64 changedRows() const;

    /// From now on a commit leaves the log as it is, and checkpointIfDue() moves what it holds into the library: it
    /// takes longer than most commits, and nobody needs to wait for it.
    void putOffCheckpoints();

    /// Of a log that has grown, as SQLite does it by itself in a commit. What fails is tried again the next time.
    void checkpointIfDue();

    StatementCache &statements() const { return *m_statements; } ///< for Statement

    /// Ends what runs on this connection; it returns ErrorCode::Cancelled. From any thread.
    void interrupt();

private:
    Connection(const QString &path, Access access);
    domain::Result<void> prepareForUse();

    QString m_name; ///< of the QSqlDatabase
    QString m_path;
    Access m_access;
    sqlite3 *m_handle = nullptr;
    int m_pagesInLog = 0; ///< after the last commit; only while checkpoints are put off
    std::unique_ptr<StatementCache> m_statements;
};

} // namespace tagloom::store
