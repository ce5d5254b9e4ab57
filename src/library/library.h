// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/result.h"
#include "store/connection.h"
#include "store/reader.h"
#include "store/writer.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace tagloom::store {
class LibraryLock;
}

namespace tagloom::library {

enum class OpenMode {
    ReadWrite, ///< takes the lock; falls back to looking only where the file or its folder cannot be written
    ReadOnly ///< takes no lock; for reading commands
};

/// One open library: its lock, its writer, its readers. Services (ItemService, TaggingService ...) work on it. Belongs
/// to the thread that opened it; write(), read() and post-only services may be used from any thread.
class Library final : public QObject
{
    Q_OBJECT

public:
    /// Makes a new, empty library file. Conflict if there is one.
    static domain::Result<void> create(const QString &path);

    /// Opens an existing one. ReadWrite migrates an older one first, after a backup. `lockWait` is how long to wait for
    /// another process to let go of it; Locked after that.
    static domain::Result<std::unique_ptr<Library>> open(const QString &path, OpenMode mode,
                                                         int lockWaitMilliseconds = 0);

    /// Whether open() would have to migrate it first, as far as its first bytes tell.
    static bool seemsOlder(const QString &path);

    /// What open() does to an older library before anything else: migrates it, after a backup, whose path it gives.
    /// Empty if there was nothing to do. Takes seconds for a large one; from any thread.
    static domain::Result<QString> upgrade(const QString &path, int lockWaitMilliseconds = 0);

    ~Library() override;

    const QString &path() const { return m_path; } ///< canonical
    QString name() const; ///< the file's name without its ending
    bool isReadOnly() const { return !m_writer; }
    const QString &readOnlyReason() const { return m_readOnlyReason; } ///< a sentence; empty if it can be written
    const QString &backupPath() const { return m_backupPath; } ///< of the backup made by this opening; mostly empty

    /// For short reads on the thread that opened the library. Never leave a statement open on it.
    const store::Connection &connection() const { return *m_connection; }

    /// For a statement that stays open over several turns on the same thread. Opened at the first call; null if it
    /// could not be.
    const store::Connection *connectionForTurns();

    /// How a connection of one's own, for long reading on another thread, is to be opened.
    store::Access readAccess() const { return m_connection->access(); }

    /// Runs `work(store::Transaction &) -> Result<T>` in one transaction on the writer, behind what is queued there. On
    /// a library that is open for looking the result is ErrorCode::ReadOnly. From any thread.
    template <class Work>
    auto write(const QString &label, Work work) -> QFuture<std::invoke_result_t<Work, store::Transaction &>>
    {
        if (m_writer)
            return m_writer->post(label, std::move(work));
        using Outcome = std::invoke_result_t<Work, store::Transaction &>;
        return QtFuture::makeReadyFuture(Outcome(readOnlyError()));
    }

    /// Runs `work(const store::Connection &) -> T` on a reading thread. From any thread.
    template <class Work> auto read(Work work) { return m_reader->post(std::move(work)); }

    /// The error of every write on a library that is open for looking.
    domain::Error readOnlyError() const;

    /// Looks now for writes of other programs. For tests and F5.
    void checkForForeignWrites();

Q_SIGNALS:
    /// After each commit, in commit order, on the library's thread, before the future of the write is seen there.
    void changed(const tagloom::domain::ChangeSet &changes);

private:
    friend class EarlyOpening;

    explicit Library(const QString &path);
    bool canBeWritten() const;
    domain::Result<void> openForWriting(int lockWaitMilliseconds);
    domain::Result<void> openThreads(int lockWaitMilliseconds); ///< all but the connection; on any thread
    domain::Result<void> openForReading();
    domain::Result<void> openConnection(store::Access access);

    QString m_path;
    QString m_readOnlyReason;
    QString m_backupPath;
    std::unique_ptr<store::LibraryLock> m_lock;
    std::unique_ptr<store::Writer>
        m_writer; ///< ends after the readers: the last to close folds the -wal into the library
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<store::Connection> m_connectionForTurns;
    std::unique_ptr<store::Reader> m_reader;
};

} // namespace tagloom::library
