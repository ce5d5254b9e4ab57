// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/set_aside.h"

#include "store/connection.h"
#include "store/statement.h"

namespace tagloom::store {

using domain::Result;

Result<void> SetAside::drop(const QStringList &names)
{
    for (const QString &name : names) {
        Statement find(m_connection, QStringLiteral("SELECT type, sql FROM sqlite_schema WHERE name = ?"));
        find.bind(name);
        const bool found = find.next();
        const QString type = found ? find.text(0) : QString();
        const QString sql = found ? find.text(1) : QString();
        if (auto done = find.finish(); !done)
            return done;
        if (!found)
            continue;
        if (auto done = m_connection.execute(QStringLiteral("DROP %1 %2").arg(type, name)); !done)
            return done;
        m_sql.append(sql);
    }
    return {};
}

Result<void> SetAside::bringBack()
{
    for (const QString &sql : std::as_const(m_sql)) {
        if (auto done = m_connection.execute(sql); !done)
            return done;
    }
    m_sql.clear();
    return {};
}

} // namespace tagloom::store
