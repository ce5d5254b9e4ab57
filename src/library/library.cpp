// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/locations.h"
#include "store/library_file.h"
#include "store/library_lock.h"

#include <QFileInfo>

namespace tagloom::library {

using domain::ChangeSet;
using domain::Error;
using domain::ErrorCode;
using domain::Result;
using store::Access;
using store::FileState;

namespace {

/// A folder that cannot be written leaves SQLite no place for its shared memory: the file is then read as it stands.
Access readingAccess(const QString &path)
{
    const QFileInfo log(path + QStringLiteral("-wal"));
    const bool folderWritable = QFileInfo(QFileInfo(path).absolutePath()).isWritable();
    return folderWritable || log.size() > 0 ? Access::Read : Access::Immutable;
}

/// The lock of a library that is up to date then; if it had to be brought there, `backupPath` says where it is as it
/// was.
Result<std::unique_ptr<store::LibraryLock>> lockCurrent(const QString &path, int lockWaitMilliseconds,
                                                        QString &backupPath)
{
    // A refused file is left without even a lock beside it.
    const auto migrations = store::loadMigrations();
    if (!migrations)
        return migrations.error();
    const FileState state = store::identify(path, *migrations);
    if (state != FileState::Current && state != FileState::Older)
        return store::refusal(state, path);
    auto lock = store::LibraryLock::acquire(path, lockWaitMilliseconds);
    // Nobody migrates without the lock, and never back: what was current before it still is.
    if (!lock || state == FileState::Current)
        return lock;
    auto backup = store::upgradeLibraryFile(path, *migrations);
    if (!backup)
        return backup.error();
    backupPath = *backup;
    return lock;
}

} // namespace

Library::Library(const QString &path)
    : m_path(path)
{
    qRegisterMetaType<ChangeSet>();
}

Library::~Library() = default;

Result<void> Library::create(const QString &path)
{
    const auto migrations = store::loadMigrations();
    if (!migrations)
        return migrations.error();
    return store::createLibraryFile(path, *migrations);
}

Result<std::unique_ptr<Library>> Library::open(const QString &path, OpenMode mode, int lockWaitMilliseconds)
{
    std::unique_ptr<Library> library(new Library(canonicalPath(path)));
    if (mode == OpenMode::ReadWrite && library->canBeWritten()) {
        auto opened = library->openForWriting(lockWaitMilliseconds);
        if (!opened && opened.error().code != ErrorCode::ReadOnly)
            return opened.error();
        if (opened)
            return library;
        library->m_readOnlyReason = opened.error().message;
    } else if (mode == OpenMode::ReadWrite) {
        library->m_readOnlyReason =
            QStringLiteral("This library is open for looking only: its file or folder cannot be written.");
    }
    if (auto opened = library->openForReading(); !opened)
        return opened.error();
    return library;
}

bool Library::seemsOlder(const QString &path)
{
    const auto migrations = store::loadMigrations();
    return migrations && store::seemsOlder(path, *migrations);
}

Result<QString> Library::upgrade(const QString &path, int lockWaitMilliseconds)
{
    QString backupPath;
    const auto lock = lockCurrent(canonicalPath(path), lockWaitMilliseconds, backupPath);
    if (!lock)
        return lock.error();
    return backupPath;
}

bool Library::canBeWritten() const
{
    const QFileInfo file(m_path);
    return file.isWritable() && QFileInfo(file.absolutePath()).isWritable();
}

Result<void> Library::openForWriting(int lockWaitMilliseconds)
{
    if (auto opened = openThreads(lockWaitMilliseconds); !opened)
        return opened;
    return openConnection(Access::Read);
}

Result<void> Library::openThreads(int lockWaitMilliseconds)
{
    auto lock = lockCurrent(m_path, lockWaitMilliseconds, m_backupPath);
    if (!lock)
        return lock.error();
    auto writer = store::Writer::start(m_path, [this](const ChangeSet &changes) {
        QMetaObject::invokeMethod(
            this, [this, changes] { Q_EMIT changed(changes); }, Qt::QueuedConnection);
    });
    if (!writer)
        return writer.error();
    // After the writer, which may have to switch the file to a write-ahead log.
    auto reader = store::Reader::start(QStringLiteral("reader"), m_path, Access::Read);
    if (!reader)
        return reader.error();
    m_reader = std::move(*reader);
    m_lock = std::move(*lock);
    m_writer = std::move(*writer);
    return {};
}

Result<void> Library::openForReading()
{
    const auto migrations = store::loadMigrations();
    if (!migrations)
        return migrations.error();
    const FileState state = store::identify(m_path, *migrations);
    if (state == FileState::Older)
        return Error{ErrorCode::ReadOnly,
                     QStringLiteral("“%1” was made by an older version and has to be brought up to date first. Open it "
                                    "once where it can be written.")
                         .arg(m_path)};
    if (state != FileState::Current)
        return store::refusal(state, m_path);
    const Access access = readingAccess(m_path);
    auto reader = store::Reader::start(QStringLiteral("reader"), m_path, access);
    if (!reader)
        return reader.error();
    m_reader = std::move(*reader);
    return openConnection(access);
}

Result<void> Library::openConnection(Access access)
{
    auto connection = store::Connection::open(m_path, access);
    if (!connection)
        return connection.error();
    m_connection = std::move(*connection);
    return {};
}

const store::Connection *Library::connectionForTurns()
{
    if (!m_connectionForTurns) {
        if (auto connection = store::Connection::open(m_path, readAccess()))
            m_connectionForTurns = std::move(*connection);
    }
    return m_connectionForTurns.get();
}

QString Library::name() const
{
    return QFileInfo(m_path).completeBaseName();
}

Error Library::readOnlyError() const
{
    return {ErrorCode::ReadOnly,
            m_readOnlyReason.isEmpty() ? QStringLiteral("This library is open for looking only.") : m_readOnlyReason};
}

void Library::checkForForeignWrites()
{
    if (m_writer)
        m_writer->checkForForeignWrites();
}

} // namespace tagloom::library
