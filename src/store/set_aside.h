// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QStringList>

namespace tagloom::store {

class Connection;

/// Triggers and indexes that are dropped for the length of some bulk work and made again from their own SQL, all inside
/// one transaction: unless bringBack() succeeded, it must not be committed.
class SetAside final
{
public:
    explicit SetAside(const Connection &connection)
        : m_connection(connection)
    { }

    /// Those that do not exist are passed over.
    domain::Result<void> drop(const QStringList &names);
    domain::Result<void> bringBack();

private:
    const Connection &m_connection;
    QStringList m_sql; ///< that makes again what was dropped
};

} // namespace tagloom::store
