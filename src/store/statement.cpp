// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement.h"

#include "store/connection.h"
#include "store/sqlite_error.h"
#include "store/statement_cache.h"

#include <sqlite3.h>

namespace tagloom::store {

using domain::Result;

Statement::Statement(const Connection &connection, const QString &sql)
    : m_connection(connection)
    , m_sql(sql.toUtf8())
    , m_statement(connection.statements().take(m_sql))
{
    if (!m_statement)
        check(sqlite3_prepare_v3(connection.handle(), m_sql.constData(), static_cast<int>(m_sql.size()),
                                 SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

Statement::~Statement()
{
    m_connection.statements().give(m_sql, m_statement);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE && !m_error)
        m_error = lastError(m_connection.handle(), m_connection.path());
}

void Statement::reset()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    m_error.reset();
}

bool Statement::next()
{
    if (m_error || !m_statement)
        return false;
    const int code = sqlite3_step(m_statement);
    check(code);
    return code == SQLITE_ROW;
}

Result<void> Statement::finish()
{
    if (m_statement)
        sqlite3_reset(m_statement);
    if (m_error)
        return *m_error;
    return {};
}

void Statement::bindAt(int position, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, position, value));
}

void Statement::bindAt(int position, double value)
{
    check(sqlite3_bind_double(m_statement, position, value));
}

void Statement::bindAt(int position, const QString &value)
{
    if (value.isNull()) {
        bindNull(position);
        return;
    }
    // Kept here until the next bind(), so that SQLite need not copy it.
    if (m_texts.size() < position)
        m_texts.resize(position);
    const QByteArray &utf8 = m_texts[position - 1] = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, position, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                              SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bindTextAt(int position, QByteArrayView utf8)
{
    check(sqlite3_bind_text64(m_statement, position, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                              SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bindBlobAt(int position, QByteArrayView bytes)
{
    // A null pointer would be NULL.
    const char *const start = bytes.isEmpty() ? "" : bytes.constData();
    check(sqlite3_bind_blob64(m_statement, position, start, static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC));
}

void Statement::bindNull(int position)
{
    check(sqlite3_bind_null(m_statement, position));
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<qint64>(integer(column));
}

std::optional<double> Statement::optionalReal(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<double>(real(column));
}

} // namespace tagloom::store
