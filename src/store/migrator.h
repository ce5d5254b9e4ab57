// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/migration.h"

namespace tagloom::store {

class Connection;

/// Brings a library to the schema of a list of migrations: all pending ones in one BEGIN IMMEDIATE, each recorded in
/// schema_migrations with its checksum, the number of the last one in PRAGMA user_version as well. Foreign keys are off
/// while it works, since rebuilding a table would delete every link by cascade; whether they are off before and on
/// after is verified, and foreign_key_check has to be clean before the commit. On any error the file is as it was.
/// `connection` is a writing one without an open transaction. Returns how many migrations were applied.
domain::Result<int> migrate(Connection &connection, const QList<Migration> &migrations);

} // namespace tagloom::store
