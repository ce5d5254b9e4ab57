// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrator.h"

#include "store/connection.h"
#include "store/library_file.h"
#include "store/sql_script.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QCoreApplication>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

/// The switch is ignored without a word inside a transaction, so it is read back.
Result<void> switchForeignKeys(Connection &connection, bool on)
{
    if (auto done = connection.execute(QStringLiteral("PRAGMA foreign_keys = %1").arg(on ? 1 : 0)); !done)
        return done;
    const auto state = connection.number(QStringLiteral("PRAGMA foreign_keys"));
    if (!state)
        return state.error();
    if (*state != (on ? 1 : 0))
        return Error{
            ErrorCode::Database,
            QStringLiteral("The foreign keys of “%1” could not be switched %2, since a change of it is still going "
                           "on. Close the library, open it again and try once more.")
                .arg(connection.path(), on ? QStringLiteral("on") : QStringLiteral("off"))};
    return {};
}

Error stepError(const Migration &migration, const Error &cause)
{
    return {cause.code,
            QStringLiteral("The library could not be brought up to date and is as it was: the step “%1” failed. %2")
                .arg(fileName(migration), cause.message)};
}

/// How many of the migrations the library has had; an error if its history is not the beginning of ours.
Result<int> countApplied(Connection &connection, const QList<Migration> &migrations)
{
    int applied = 0;
    Statement rows(connection, QStringLiteral("SELECT version, checksum FROM schema_migrations ORDER BY version"));
    rows.bind();
    while (rows.next()) {
        const qint64 version = rows.integer(0);
        if (applied == migrations.size())
            return refusal(FileState::Newer, connection.path());
        const Migration &migration = migrations[applied++];
        if (version != migration.version)
            return refusal(FileState::Damaged, connection.path());
        if (rows.text(1) != migration.checksum)
            return Error{
                ErrorCode::NewerLibrary,
                QStringLiteral("“%1” was made by another version of this program: its step “%2” differs from the one "
                               "known here. It was left as it is. Open it with the version that made it.")
                    .arg(connection.path(), fileName(migration))};
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return applied;
}

Result<void> apply(Transaction &transaction, const Migration &migration)
{
    const auto statements = splitStatements(migration.script);
    if (!statements)
        return statements.error();
    for (const QString &statement : *statements) {
        if (auto done = transaction.connection().execute(statement); !done)
            return done;
    }
    Statement record(transaction.connection(),
                     QStringLiteral("INSERT INTO schema_migrations (version, name, checksum, applied_at, app_version) "
                                    "VALUES (?, ?, ?, ?, ?)"));
    const QString programVersion = QCoreApplication::applicationVersion();
    return record.run(migration.version, migration.name, migration.checksum, transaction.now(),
                      programVersion.isEmpty() ? QStringLiteral("") : programVersion);
}

Result<void> checkForeignKeys(Connection &connection)
{
    Statement orphans(connection, QStringLiteral("PRAGMA foreign_key_check"));
    orphans.bind();
    if (orphans.next())
        return Error{ErrorCode::Conflict,
                     QStringLiteral(
                         "The library could not be brought up to date and is as it was: a row of “%1” would refer to a "
                         "row of “%2” that does not exist. Keep using the version of the program that you had.")
                         .arg(orphans.text(0), orphans.text(2))};
    return orphans.finish();
}

Result<int> applyPending(Connection &connection, const QList<Migration> &migrations)
{
    auto transaction = Transaction::begin(connection, QStringLiteral("Bring the library up to date"));
    if (!transaction)
        return transaction.error();
    (*transaction)->leaveUnrecorded();
    if (auto made = connection.execute(
            QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, "
                           "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL, "
                           "app_version TEXT NOT NULL)"));
        !made)
        return made.error();
    const auto applied = countApplied(connection, migrations);
    if (!applied)
        return applied.error();
    const int pending = static_cast<int>(migrations.size()) - *applied;
    if (pending == 0)
        return 0;
    for (const Migration &migration : migrations.sliced(*applied)) {
        if (auto done = apply(**transaction, migration); !done)
            return stepError(migration, done.error());
    }
    if (auto clean = checkForeignKeys(connection); !clean)
        return clean.error();
    for (const QString &pragma : {QStringLiteral("PRAGMA application_id = %1").arg(libraryApplicationId),
                                  QStringLiteral("PRAGMA user_version = %1").arg(migrations.last().version)}) {
        if (auto done = connection.execute(pragma); !done)
            return done.error();
    }
    if (auto committed = (*transaction)->commit(); !committed)
        return committed.error();
    return pending;
}

} // namespace

Result<int> migrate(Connection &connection, const QList<Migration> &migrations)
{
    if (auto off = switchForeignKeys(connection, false); !off)
        return off.error();
    const auto applied = applyPending(connection, migrations);
    // Whatever came of it, the connection goes on with foreign keys.
    if (auto on = switchForeignKeys(connection, true); !on && applied.ok())
        return on.error();
    return applied;
}

} // namespace tagloom::store
