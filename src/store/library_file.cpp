// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_file.h"

#include "store/connection.h"
#include "store/library_lock.h"
#include "store/migrator.h"
#include "store/sql_script.h"
#include "store/statement.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSet>
#include <QtEndian>

#include <optional>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// The first 100 bytes of an SQLite file, as far as they matter here. Numbers are big-endian.
struct Header
{
    qint32 applicationId = 0;
    qint32 userVersion = 0;
    qint64 size = 0; ///< in bytes, of the whole file; 0 if it does not say
};

std::optional<Header> readHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(100);
    if (bytes.size() < 100 || !bytes.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return std::nullopt;
    const auto number = [&bytes](int offset) {
        return qFromBigEndian<quint32>(bytes.constData() + offset);
    };
    Header header;
    header.applicationId = static_cast<qint32>(number(68));
    header.userVersion = static_cast<qint32>(number(60));
    // The count of pages is to be believed only if the same change wrote it.
    if (number(24) == number(92)) {
        const auto pageSize = qFromBigEndian<quint16>(bytes.constData() + 16);
        header.size = qint64{number(28)} * (pageSize == 1 ? 65536 : pageSize);
    }
    return header;
}

/// Nobody else has it open, or has died over it, if its -wal is empty or missing.
bool hasWriteAheadLog(const QString &path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0;
}

/// The tables that a library has after the first `version` migrations, read from their scripts.
QSet<QString> tablesAfter(int version, const QList<Migration> &migrations)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:CREATE\\s+(?:VIRTUAL\\s+)?TABLE\\s+(\\w+)|DROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(\\w+)|"
                       "ALTER\\s+TABLE\\s+(\\w+)\\s+RENAME\\s+TO\\s+(\\w+))"),
        QRegularExpression::CaseInsensitiveOption);
    QSet<QString> tables;
    for (const Migration &migration : migrations.first(version)) {
        const auto statements = splitStatements(migration.script);
        if (!statements)
            continue;
        for (const QString &statement : *statements) {
            const QRegularExpressionMatch match = pattern.match(statement);
            if (match.hasCaptured(1))
                tables.insert(match.captured(1));
            else if (match.hasCaptured(2))
                tables.remove(match.captured(2));
            else if (match.hasCaptured(3) && tables.remove(match.captured(3)))
                tables.insert(match.captured(4));
        }
    }
    return tables;
}

/// The history of the library against ours, and whether the tables that follow from it can be read at all. An
/// error is damage. Reads a few pages, whatever the size of the file.
Result<FileState> stateOf(Connection &connection, const QList<Migration> &migrations)
{
    int applied = 0;
    Statement history(connection, QStringLiteral("SELECT version, checksum FROM schema_migrations ORDER BY version"));
    history.bind();
    while (history.next()) {
        if (applied == migrations.size())
            return FileState::Newer;
        const Migration &migration = migrations[applied++];
        if (history.integer(0) != migration.version)
            return FileState::Damaged;
        if (history.text(1) != migration.checksum)
            return FileState::Newer;
    }
    if (auto done = history.finish(); !done)
        return done.error();
    if (applied == 0)
        return FileState::Damaged;

    const QSet<QString> tables = tablesAfter(applied, migrations);
    for (const QString &table : tables) {
        // Of the table itself and no index, but nothing of the row, which may be a megabyte of history.
        const QString first = QStringLiteral("SELECT 1 FROM %1 NOT INDEXED LIMIT 1").arg(table);
        if (auto row = connection.execute(first); !row)
            return row.error();
    }
    return applied == migrations.size() ? FileState::Current : FileState::Older;
}

/// With a -wal only SQLite knows what is in the file, and reading it needs the -shm. Without one "immutable" keeps
/// SQLite from making either. Where a -wal cannot be read (no -shm, and the folder is read-only) the file alone has to
/// do.
Result<std::unique_ptr<Connection>> openForALook(const QString &path, bool hasLog)
{
    if (hasLog) {
        auto connection = Connection::open(path, Access::Read);
        if (connection && (*connection)->number(QStringLiteral("SELECT count(*) FROM sqlite_schema")).ok())
            return connection;
    }
    return Connection::open(path, Access::Immutable);
}

Error failure(const QString &message)
{
    return {ErrorCode::InputOutput, message};
}

/// Removes a database file with all that SQLite may have put beside it.
void removeDatabase(const QString &path)
{
    for (const QLatin1String suffix :
         {QLatin1String(""), QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("-journal")})
        QFile::remove(path + suffix);
}

/// An empty file that only its owner may read, in place of what a killed run left there.
Result<void> makeEmptyFile(const QString &path)
{
    removeDatabase(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return failure(QStringLiteral("“%1” cannot be written (%2). Choose a folder that you may write to.")
                           .arg(path, file.errorString()));
    return {};
}

/// Makes the folder and remembers which ones were missing, so that a failure can take them away again.
Result<QStringList> makeFolder(const QString &folder)
{
    QStringList made; // deepest first
    for (QString missing = folder; !QFileInfo::exists(missing); missing = QFileInfo(missing).absolutePath()) {
        made.append(missing);
        if (QFileInfo(missing).isRoot())
            break;
    }
    if (QDir().mkpath(folder) && QFileInfo(folder).isDir())
        return made;
    for (const QString &path : made)
        QDir().rmdir(path);
    return failure(QStringLiteral("The folder “%1” cannot be made. Choose another place for the library.").arg(folder));
}

Result<void> buildLibrary(const QString &path, const QList<Migration> &migrations)
{
    if (auto made = makeEmptyFile(path); !made)
        return made;
    {
        auto connection = Connection::open(path, Access::Write);
        if (!connection)
            return connection.error();
        if (auto migrated = migrate(**connection, migrations); !migrated)
            return migrated.error();
        // Closing does this as well, but keeps a failure to itself.
        if (auto moved = (*connection)->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); !moved)
            return moved;
    }
    if (identify(path, migrations) != FileState::Current)
        return failure(
            QStringLiteral("The new library “%1” cannot be read back. Check the disk and try again.").arg(path));
    return {};
}

Result<bool> hasData(Connection &connection)
{
    for (const QString &table : {QStringLiteral("items"), QStringLiteral("tags"), QStringLiteral("saved_searches")}) {
        Statement exists(connection, QStringLiteral("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"));
        exists.bind(table);
        const bool there = exists.next();
        if (auto done = exists.finish(); !done)
            return done.error();
        if (!there)
            continue;
        const auto rows = connection.number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM %1)").arg(table));
        if (!rows)
            return rows.error();
        if (*rows > 0)
            return true;
    }
    return false;
}

Result<void> checkBackup(const QString &path)
{
    auto connection = Connection::open(path, Access::Immutable);
    if (!connection)
        return connection.error();
    Statement check(**connection, QStringLiteral("PRAGMA quick_check(1)"));
    check.bind();
    const QString verdict = check.next() ? check.text(0) : QString();
    if (auto done = check.finish(); !done)
        return done;
    if (verdict != QLatin1String("ok"))
        return Error{ErrorCode::DamagedFile, verdict};
    return {};
}

Result<QString> backUp(Connection &connection)
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString wanted = connection.path() + u'.' + stamp;
    QString target = wanted + QStringLiteral(".backup");
    for (int number = 2; QFileInfo::exists(target); ++number)
        target = QStringLiteral("%1-%2.backup").arg(wanted).arg(number);
    const QString part = target + QStringLiteral(".part");
    const auto cleanUp = qScopeGuard([&part] { removeDatabase(part); });
    const auto refused = [](const Error &cause) {
        return Error{
            cause.code,
            QStringLiteral("The library has to be brought up to date, but the backup before it failed, so nothing was "
                           "changed. %1")
                .arg(cause.message)};
    };

    if (auto made = makeEmptyFile(part); !made)
        return refused(made.error());
    Statement copy(connection, QStringLiteral("VACUUM INTO ?"));
    if (auto copied = copy.run(part); !copied)
        return refused(copied.error());
    if (auto checked = checkBackup(part); !checked)
        return refused(checked.error());
    if (!QFile::rename(part, target))
        return refused(
            failure(QStringLiteral("“%1” could not be renamed to “%2”. Check the folder.").arg(part, target)));
    return target;
}

} // namespace

FileState identify(const QString &path, const QList<Migration> &migrations)
{
    const QFileInfo file(path);
    if (!file.exists())
        return FileState::Missing;
    if (!file.isFile())
        return FileState::Foreign;
    if (file.size() == 0)
        return FileState::Empty;
    const std::optional<Header> header = readHeader(path);
    if (!header || header->applicationId != libraryApplicationId)
        return FileState::Foreign;
    if (header->userVersion > migrations.size())
        return FileState::Newer;
    // SQLite finds out only once it reads a page that is missing. With a log the file may still be about to grow.
    const bool hasLog = hasWriteAheadLog(path);
    if (!hasLog && file.size() < header->size)
        return FileState::Damaged;
    const auto connection = openForALook(path, hasLog);
    if (!connection)
        return FileState::Damaged;
    const auto state = stateOf(**connection, migrations);
    if (state)
        return *state;
    // Busy is not broken: what the header said has to do.
    if (state.error().code == ErrorCode::Locked)
        return header->userVersion == migrations.size() ? FileState::Current : FileState::Older;
    return FileState::Damaged;
}

bool seemsOlder(const QString &path, const QList<Migration> &migrations)
{
    const std::optional<Header> header = readHeader(path);
    return header && header->applicationId == libraryApplicationId && header->userVersion < migrations.size();
}

Error refusal(FileState state, const QString &path)
{
    const QFileInfo file(path);
    switch (state) {
    case FileState::Missing:
        return {ErrorCode::NotFound,
                QStringLiteral("There is no file “%1”. Check the path, or make a new library there.").arg(path)};
    case FileState::Empty:
        return {ErrorCode::ForeignFile,
                QStringLiteral(
                    "“%1” is an empty file and no library. Delete it if you do not need it, and make a new library "
                    "there, or open a backup.")
                    .arg(path)};
    case FileState::Foreign:
        if (file.isDir())
            return {ErrorCode::ForeignFile,
                    QStringLiteral("“%1” is a folder and no library. Choose a library file in it.").arg(path)};
        if (!file.isReadable())
            return {ErrorCode::InputOutput,
                    QStringLiteral("“%1” may not be read. Allow reading it and try again.").arg(path)};
        return {ErrorCode::ForeignFile,
                QStringLiteral(
                    "“%1” is no Tagloom library; it belongs to another program and was left as it is. To take in what "
                    "it holds, import it into a library.")
                    .arg(path)};
    case FileState::Damaged:
        return {ErrorCode::DamagedFile,
                QStringLiteral(
                    "“%1” is a damaged Tagloom library and was left as it is. Open a backup (the newest “%2.….backup” "
                    "beside it), or another copy.")
                    .arg(path, file.fileName())};
    case FileState::Newer:
        return {ErrorCode::NewerLibrary,
                QStringLiteral(
                    "“%1” was made by a newer version of Tagloom and was left as it is. Install the newest version to "
                    "open it.")
                    .arg(path)};
    case FileState::Older:
    case FileState::Current:
        break;
    }
    return {
        ErrorCode::ReadOnly,
        QStringLiteral(
            "“%1” has to be brought up to date before it can be opened, and it can only be read. Allow writing to the "
            "file and its folder, or open a copy.")
            .arg(path)};
}

Result<void> createLibraryFile(const QString &path, const QList<Migration> &migrations)
{
    const QFileInfo file(path);
    if (file.exists() || file.isSymLink())
        return Error{
            ErrorCode::Conflict,
            QStringLiteral("“%1” exists already. Open it, or choose another name for the new library.").arg(path)};
    const auto madeFolders = makeFolder(file.absolutePath());
    if (!madeFolders)
        return madeFolders.error();

    const QString part = path + QStringLiteral(".part");
    const auto build = [&]() -> Result<void> {
        // Two first launches at once must not build in the same file.
        const auto lock = LibraryLock::acquire(part);
        if (!lock && lock.error().code == ErrorCode::ReadOnly)
            return failure(
                QStringLiteral("Nothing can be written in the folder “%1”. Choose another place for the library.")
                    .arg(file.absolutePath()));
        if (!lock)
            return lock.error();
        const auto cleanUp = qScopeGuard([&part] { removeDatabase(part); });
        if (auto built = buildLibrary(part, migrations); !built)
            return built;
        // Refuses to replace a file that has come into being meanwhile.
        if (!QFile::rename(part, path))
            return failure(
                QStringLiteral("“%1” could not be renamed to “%2”. Check the folder and try again.").arg(part, path));
        return {};
    };
    auto built = build();
    if (!built) {
        for (const QString &folder : *madeFolders)
            QDir().rmdir(folder);
    }
    return built;
}

Result<QString> upgradeLibraryFile(const QString &path, const QList<Migration> &migrations)
{
    const FileState state = identify(path, migrations);
    if (state == FileState::Current)
        return QString();
    if (state != FileState::Older)
        return refusal(state, path);
    auto connection = Connection::open(path, Access::Write);
    if (!connection)
        return connection.error();
    const auto full = hasData(**connection);
    if (!full)
        return full.error();
    QString backup;
    if (*full) {
        const auto made = backUp(**connection);
        if (!made)
            return made.error();
        backup = *made;
    }
    if (auto migrated = migrate(**connection, migrations); !migrated) {
        // The library is as it was, and every try would leave another copy of it.
        if (!backup.isEmpty())
            QFile::remove(backup);
        return migrated.error();
    }
    return backup;
}

} // namespace tagloom::store
