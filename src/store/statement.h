// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QList>
#include <QString>
#include <QVarLengthArray>

#include <optional>

struct sqlite3_stmt;

namespace tagloom::store {

class Connection;

/// One prepared statement, stepped forward only. Runs on SQLite's handle of a Qt connection: without QVariant in between
/// it is as fast as the C interface, and errors keep their codes. Errors wait until finish(), so that a loop reads plainly:
///
///     Statement rows(connection, QStringLiteral("SELECT id FROM items WHERE kind_id = ?"));
///     rows.bind(kind);
///     while (rows.next())
///         ids.append(ItemId {rows.integer(0)});
///     if (auto done = rows.finish(); !done)
///         return done.error();
///
/// Never left open: finish() and the destructor reset it. The destructor leaves it to its connection for the next of the
/// same SQL.
class Statement final
{
public:
    Statement(const Connection &connection, const QString &sql);
    ~Statement();

    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Binds all parameters from the first one on, after a reset. Empty optionals become NULL.
    template <class... Values> void bind(const Values &...values)
    {
        reset();
        int position = 0;
        (bindAt(++position, values), ...);
    }

    /// The next row, or false at the end and after an error.
    bool next();

    /// Resets; the error of any step since the last bind(), if there was one.
    domain::Result<void> finish();

    /// bind(), one run to the end, finish().
    template <class... Values> domain::Result<void> run(const Values &...values)
    {
        bind(values...);
        while (next()) { }
        return finish();
    }

    // For statements whose parameters are known only when the program runs: reset(), then one value for each position from
    // 1 on. What is bound as a view is kept by the caller until it has run.
    void reset();
    void bindAt(int position, qint64 value);
    void bindAt(int position, double value);
    void bindTextAt(int position, QByteArrayView utf8);
    void bindBlobAt(int position, QByteArrayView bytes);
    void bindNull(int position);

    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const; ///< empty for NULL
    QByteArray bytes(int column) const; ///< of a BLOB
    bool isNull(int column) const;
    std::optional<qint64> optionalInteger(int column) const;
    std::optional<double> optionalReal(int column) const;

private:
    void bindAt(int position, int value) { bindAt(position, qint64 {value}); }
    void bindAt(int position, const QByteArray &value) { bindBlobAt(position, value); }
    void bindAt(int position, const QString &value); ///< a null string is NULL, an empty one ''
    template <class Owner> void bindAt(int position, domain::Id<Owner> id) { bindAt(position, id.value); }
    template <class Value> void bindAt(int position, const std::optional<Value> &value)
    {
        if (value)
            bindAt(position, *value);
        else
            bindNull(position);
    }
    void check(int code);

    const Connection &m_connection;
    QByteArray m_sql;
    sqlite3_stmt *m_statement = nullptr;
    QVarLengthArray<QByteArray, 8> m_texts; ///< what is bound, by position
    std::optional<domain::Error> m_error;
};

/// Ids as the JSON array that json_each() takes: the one way to pass a set of ids to a statement.
template <class Owner> QString jsonArray(const QList<domain::Id<Owner>> &ids)
{
    QString json;
    json.reserve(ids.size() * 8 + 2);
    json += u'[';
    for (const auto id : ids) {
        if (json.size() > 1)
            json += u',';
        json += QString::number(id.value);
    }
    json += u']';
    return json;
}

} // namespace tagloom::store
