// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_service.h"

#include "domain/counted.h"
#include "library/files/file_load.h"
#include "library/files/file_reading.h"
#include "library/files/file_search.h"
#include "store/file_store.h"
#include "store/interrupt_guard.h"
#include "store/item_store.h"
#include "store/origin_scope.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::FileDetails;
using domain::ItemId;
using domain::Result;
using store::Transaction;

namespace {

/// Between two looks at how much history holds in memory.
constexpr qsizetype rowsAtOnce = 5000;

/// Runs `work(const Connection &) -> Result<...>` on the pool, with a connection of its own.
template <class Work> auto onPool(Library &library, const Job &job, Work work)
{
    using Outcome = std::invoke_result_t<Work, const store::Connection &>;
    return QtConcurrent::run([path = library.path(), access = library.readAccess(), job, work]() -> Outcome {
        const auto connection = store::Connection::open(path, access);
        if (!connection)
            return connection.error();
        const store::InterruptGuard guard(**connection, job->cancelled);
        return work(**connection);
    });
}

Result<qint64> noteCheck(Transaction &transaction, const FileCheck &check)
{
    QList<FileFact> rows = check.facts;
    qint64 missing = 0;
    for (const FileFinding &finding : check.findings) {
        if (finding.state != FileFinding::State::Missing || !finding.known || finding.known->missingSince)
            continue;
        ++missing;
        rows.append({finding.item, finding.url, *finding.known});
        rows.last().details.missingSince = transaction.now();
    }
    qint64 written = 0;
    for (const FileFact &row : std::as_const(rows)) {
        const auto item = store::readItem(transaction.connection(), row.item);
        if (!item)
            return item.error();
        if (!*item || (*item)->url != row.url)
            continue;
        if (auto done = store::setFileDetails(transaction, row.item, row.details); !done)
            return done.error();
        if (++written % rowsAtOnce == 0) {
            if (auto done = transaction.relieveHistory(); !done)
                return done.error();
        }
    }
    transaction.setLabel(missing > 0
                             ? QStringLiteral("Note %1 missing")
                                   .arg(domain::counted(missing, QStringLiteral("file"), QStringLiteral("files")))
                             : QStringLiteral("Note what a check of the files found"));
    return written;
}

/// Empty if it could be done, else why not.
Result<QString> applyOne(Transaction &transaction, const FileChange &change)
{
    const FilePlace &place = change.finding.places[change.place];
    const auto item = store::readItem(transaction.connection(), change.finding.item);
    if (!item)
        return item.error();
    if (!*item || (*item)->url != change.finding.url)
        return QStringLiteral("The item has been changed or deleted meanwhile.");
    const auto stamp = stampOf(place.path);
    if (!stamp || *stamp != FileStamp{place.details.size, place.details.modifiedAt})
        return QStringLiteral("The file has been changed or moved again. Check once more.");
    const QString url = domain::fileUrlOf(place.path);
    if (change.finding.state == FileFinding::State::Missing) {
        const auto other = store::findItemByUrl(transaction.connection(), url);
        if (!other)
            return other.error();
        if (*other)
            return QStringLiteral("It has an item of its own meanwhile.");
        const bool isNamedByFile = (*item)->title == QFileInfo(domain::filePathOf((*item)->url)).fileName();
        if (auto done = store::changeUrl(transaction, (*item)->id, url); !done)
            return done.error();
        if (isNamedByFile) {
            if (auto done = store::changeTitle(transaction, (*item)->id, QFileInfo(place.path).fileName()); !done)
                return done.error();
        }
    }
    if (auto done = store::setFileDetails(transaction, (*item)->id, place.details); !done)
        return done.error();
    return QString();
}

} // namespace

QFuture<Result<AddFilesReport>> FileService::add(const QStringList &paths, const AddFilesOptions &options,
                                                 const Job &job)
{
    return onWorkers<AddFilesReport>([this, paths, options, job]() -> Result<AddFilesReport> {
        AddFilesReport report;
        FileSpool spool;
        if (auto read = readFilesOf(paths, options, job, report, spool); !read)
            return read.error();
        if (spool.count() == 0 && paths.size() == 1 && report.skipped.count == 1
            && report.skipped.kept.constFirst().path
                == QDir::cleanPath(QFileInfo(paths.constFirst()).absoluteFilePath()))
            return Error{ErrorCode::NotFound,
                         QStringLiteral("“%1” cannot be added. %2")
                             .arg(paths.constFirst(), report.skipped.kept.constFirst().reason)};
        if (spool.count() == 0)
            return report;
        const auto work = [&](Transaction &transaction) -> Result<void> {
            if (auto done = loadFiles(transaction, spool, options, job, report); !done)
                return done;
            transaction.setLabel(QStringLiteral("Add %1").arg(
                domain::counted(report.taken(), QStringLiteral("file"), QStringLiteral("files"))));
            return {};
        };
        // Waited for, so that what it works on stands here.
        const auto written = m_library.write(QStringLiteral("Add files"), work).result();
        return written ? Result<AddFilesReport>(report) : written.error();
    });
}

QFuture<Result<FileCheck>> FileService::check(const Job &job)
{
    return onPool(m_library, job, [job](const store::Connection &connection) { return checkFiles(connection, job); });
}

QFuture<Result<FileCheck>> FileService::find(const FileCheck &check, const QStringList &folders, const Job &job)
{
    return onPool(m_library, job, [=](const store::Connection &connection) {
        return findMissingFiles(connection, check, folders, job);
    });
}

QFuture<Result<qint64>> FileService::note(const FileCheck &check)
{
    return m_library.write(QStringLiteral("Note missing files"),
                           [check](Transaction &transaction) { return noteCheck(transaction, check); });
}

QFuture<Result<FilesApplied>> FileService::apply(const QList<FileChange> &changes)
{
    return m_library.write(QStringLiteral("Update files"), [changes](Transaction &transaction) -> Result<FilesApplied> {
        FilesApplied applied;
        for (const FileChange &change : changes) {
            const auto refusal = applyOne(transaction, change);
            if (!refusal)
                return refusal.error();
            if (refusal->isEmpty() && ++applied.changed % rowsAtOnce == 0) {
                if (auto done = transaction.relieveHistory(); !done)
                    return done.error();
            }
            if (!refusal->isEmpty())
                applied.skipped.append({change.finding.places[change.place].path, *refusal});
        }
        transaction.setLabel(
            QStringLiteral("Update %1")
                .arg(domain::counted(applied.changed, QStringLiteral("file"), QStringLiteral("files"))));
        return applied;
    });
}

QFuture<Result<FileTagsWritten>> FileService::writeTags(const FileTagChange &change, const Job &job)
{
    // The library is not closed before the future is ready.
    const auto note = [library = &m_library](const QHash<ItemId, store::FileTags> &tags) -> Result<void> {
        if (tags.isEmpty() || library->isReadOnly())
            return {};
        return library
            ->write(QStringLiteral("Write tags beside files"),
                    [tags](Transaction &transaction) -> Result<void> {
                        transaction.leaveUnrecorded();
                        for (auto one = tags.cbegin(); one != tags.cend(); ++one) {
                            if (auto done = store::setFileTags(transaction, one.key(), one.value()); !done)
                                return done;
                        }
                        return {};
                    })
            .result();
    };
    return onPool(m_library, job,
                  [=](const store::Connection &connection) { return writeFileTags(connection, change, job, note); });
}

QFuture<Result<FilesTrashed>> FileService::moveToTrash(const QList<ItemId> &items, const Job &job,
                                                       const FileMover &mover)
{
    return onWorkers<FilesTrashed>([this, items, job, mover] { return trashFilesOf(m_library, items, job, mover); });
}

/// What it posts to the writer has the origin of this moment.
template <class T, class Work> QFuture<Result<T>> FileService::onWorkers(Work work)
{
    if (m_library.isReadOnly())
        return QtFuture::makeReadyFuture(Result<T>(m_library.readOnlyError()));
    return QtConcurrent::run(&m_workers, [origin = store::OriginScope::current(), work]() -> Result<T> {
        const store::OriginScope scope(origin);
        return work();
    });
}

} // namespace tagloom::library
