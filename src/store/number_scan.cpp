// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/number_scan.h"

#include "store/connection.h"
#include "store/sqlite_error.h"
#include "store/statement.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace tagloom::store {

namespace {

constexpr int mostColumns = 8;
constexpr char functionName[] = "tagloom_take";

void takeRow(sqlite3_context *context, int count, sqlite3_value **values)
{
    std::array<qint64, mostColumns> numbers{};
    for (int i = 0; i < std::min(count, mostColumns); ++i)
        numbers[static_cast<size_t>(i)] = sqlite3_value_int64(values[i]);
    (*static_cast<const TakeNumbers *>(sqlite3_user_data(context)))(numbers.data());
}

void endScan(sqlite3_context *context)
{
    sqlite3_result_null(context);
}

} // namespace

domain::Result<void> scanNumbers(const Connection &connection, const QString &columns, const QString &from,
                                 const TakeNumbers &take, const std::optional<QString> &text)
{
    sqlite3 *handle = connection.handle();
    if (sqlite3_create_function(handle, functionName, -1, SQLITE_UTF8, const_cast<TakeNumbers *>(&take), nullptr,
                                takeRow, endScan)
        != SQLITE_OK)
        return lastError(handle, connection.path());
    auto done = [&] {
        Statement statement(connection,
                            QStringLiteral("SELECT tagloom_take(") + columns + QStringLiteral(") FROM ") + from);
        return text ? statement.run(*text) : statement.run();
    }();
    sqlite3_create_function(handle, functionName, -1, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr);
    return done;
}

} // namespace tagloom::store
