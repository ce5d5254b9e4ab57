// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/statement_cache.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr int pagesForACheckpoint = 1000; // as SQLite has it

QString nextConnectionName()
{
    static std::atomic<int> last {0};
    return QStringLiteral("tagloom-%1").arg(++last);
}

/// A URI can say "immutable"; the characters that mean something in one are escaped.
QString uriOf(const QString &path)
{
    return QStringLiteral("file:") + QString::fromLatin1(QUrl::toPercentEncoding(path, "/"))
        + QStringLiteral("?immutable=1");
}

sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// Qt's driver and this program have to use one libsqlite3: the handle of the one is nothing to the other.
bool isOurSqlite(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    return query.exec(QStringLiteral("SELECT sqlite_source_id()")) && query.next()
        && query.value(0).toString() == QLatin1String(sqlite3_sourceid());
}

} // namespace

Connection::Connection(const QString &path, Access access)
    : m_name(nextConnectionName())
    , m_path(path)
    , m_access(access)
    , m_statements(std::make_unique<StatementCache>())
{
}

Connection::~Connection()
{
    m_statements.reset(); // SQLite closes nothing that has statements
    m_handle = nullptr;
    if (QSqlDatabase::contains(m_name)) {
        QSqlDatabase::database(m_name, false).close();
        QSqlDatabase::removeDatabase(m_name);
    }
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Access access)
{
    // SQLite would make an empty file where there is none.
    if (!QFileInfo(path).isFile())
        return Error {ErrorCode::NotFound, QStringLiteral("There is no library at “%1”. Check the path.").arg(path)};

    std::unique_ptr<Connection> connection(new Connection(path, access));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
        if (!database.isValid())
            return Error {ErrorCode::Database,
                          QStringLiteral("Qt's SQLite driver is missing. Install the package libqt6sql6-sqlite.")};
        QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
        if (access == Access::Immutable)
            options += QStringLiteral(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
        else if (access == Access::Read)
            options += QStringLiteral(";QSQLITE_OPEN_READONLY");
        database.setConnectOptions(options);
        database.setDatabaseName(access == Access::Immutable ? uriOf(path) : path);
        if (!database.open())
            return sqliteError(SQLITE_CANTOPEN, database.lastError().databaseText(), path);
        connection->m_handle = isOurSqlite(database) ? handleOf(database) : nullptr;
    }
    // Statements are run through the handle that Qt opened, so both must be one and the same library.
    if (!connection->m_handle)
        return Error {ErrorCode::Database,
                      QStringLiteral("Qt's SQLite driver carries an SQLite of its own. Install Qt from the system's packages.")};
    sqlite3_extended_result_codes(connection->m_handle, 1);
    if (auto prepared = connection->prepareForUse(); !prepared)
        return prepared.error();
    return connection;
}

Result<void> Connection::prepareForUse()
{
    const auto run = [this](std::initializer_list<const char *> statements) -> Result<void> {
        for (const char *statement : statements) {
            if (auto done = execute(QString::fromLatin1(statement)); !done)
                return done;
        }
        return {};
    };
    if (m_access != Access::Write)
        return run({"PRAGMA query_only = 1", "PRAGMA cache_size = -8192"});
    if (auto done = run({"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
                         "PRAGMA cache_size = -16384", "PRAGMA journal_size_limit = 16777216"});
        !done)
        return done;
    // Foreign keys stay off without a word where they cannot be switched.
    const auto foreignKeys = number(QStringLiteral("PRAGMA foreign_keys"));
    if (!foreignKeys)
        return foreignKeys.error();
    if (*foreignKeys != 1)
        return Error {ErrorCode::Database, QStringLiteral("This SQLite was built without foreign keys. Install the system's one.")};
    return {};
}

Result<void> Connection::execute(const QString &sql) const
{
    Statement statement(*this, sql);
    while (statement.next()) { }
    return statement.finish();
}

Result<qint64> Connection::number(const QString &sql) const
{
    Statement statement(*this, sql);
    const qint64 value = statement.next() ? statement.integer(0) : 0;
    if (auto done = statement.finish(); !done)
        return done.error();
    return value;
}

qint64 Connection::lastInsertedId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

qint64 Connection::changedRows() const
{
    return sqlite3_changes64(m_handle);
}

void Connection::putOffCheckpoints()
{
    const auto takeNote = [](void *pages, sqlite3 *, const char *, int count) {
        *static_cast<int *>(pages) = count;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle, takeNote, &m_pagesInLog); // instead of SQLite's own, which makes the checkpoint
}

void Connection::checkpointIfDue()
{
    if (m_pagesInLog < pagesForACheckpoint)
        return;
    m_pagesInLog = 0;
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Connection::interrupt()
{
    sqlite3_interrupt(m_handle);
}

} // namespace tagloom::store
