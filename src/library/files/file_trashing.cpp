// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_trashing.h"

#include "domain/counted.h"
#include "domain/file_details.h"
#include "library/library.h"
#include "store/file_store.h"
#include "store/item_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::Result;
using store::FileItem;
using store::Transaction;

namespace {

QString noSuchFile()
{
    return QStringLiteral("There is no such file. It may have been moved or renamed.");
}

QString countedItems(qint64 count)
{
    return domain::counted(count, QStringLiteral("item"), QStringLiteral("items"));
}

/// The items whose file is there; what is said of the others goes to the outcome.
Result<QList<FileItem>> filesThatAreThere(const Library &library, const QList<ItemId> &items, FilesTrashed &outcome)
{
    const auto connection = store::Connection::open(library.path(), library.readAccess());
    if (!connection)
        return connection.error();
    auto files = store::readFileItems(**connection, items);
    if (!files)
        return files;
    files->removeIf([&](const FileItem &item) {
        const QString path = domain::filePathOf(item.url);
        const bool isThere = !path.isEmpty() && QFileInfo(path).isFile();
        if (!isThere)
            outcome.refused.append({path.isEmpty() ? item.url : path, noSuchFile()});
        return !isThere;
    });
    return files;
}

/// One commit before the first file is touched.
struct TrashedItems
{
    QList<FileItem> files; ///< that still are those of their items
    QList<FileItem> others; ///< whose items have another address, or none, since they were looked at
    QSet<ItemId> items; ///< that were not in the trash before
};

Result<TrashedItems> trashItemsOf(Transaction &transaction, const QList<FileItem> &found)
{
    QList<ItemId> ids;
    for (const FileItem &file : found)
        ids.append(file.id);
    const auto now = store::readFileItems(transaction.connection(), ids);
    if (!now)
        return now.error();
    QHash<ItemId, QString> addresses;
    for (const FileItem &file : *now)
        addresses.insert(file.id, file.url);
    TrashedItems trashed;
    ids.clear();
    for (const FileItem &file : found) {
        if (addresses.value(file.id) != file.url) {
            trashed.others.append(file);
            continue;
        }
        trashed.files.append(file);
        ids.append(file.id);
    }
    const qsizetype before = transaction.changes().itemsChanged.size();
    if (const auto done = store::trashItems(transaction, ids); !done)
        return done.error();
    const QList<ItemId> changed = transaction.changes().itemsChanged.mid(before);
    trashed.items = QSet<ItemId>(changed.begin(), changed.end());
    transaction.setLabel(
        ids.size() == 1
            ? QStringLiteral("Move a file and its item to the trash")
            : QStringLiteral("Move %1 files and their items to the trash").arg(domain::grouped(ids.size())));
    return trashed;
}

bool isInTrash(const store::Connection &connection, ItemId id)
{
    const auto item = store::readItem(connection, id);
    return item && *item && (*item)->trashedAt;
}

} // namespace

QString moveFileToTrash(const QString &path)
{
    if (path.isEmpty() || !QFileInfo(path).isFile())
        return noSuchFile();
    // Without this folder Qt takes the current one for the trash, and says that all went well.
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (data.isEmpty() || !QDir().mkpath(data))
        return QStringLiteral("The folder of the trash, “%1”, cannot be made.").arg(data);
    QFile file(path);
    if (file.moveToTrash())
        return {};
    const QString reason = file.error() == QFileDevice::NoError ? QString() : file.errorString();
    return reason.isEmpty() ? QStringLiteral("The desktop's trash did not take it.")
                            : QStringLiteral("The desktop's trash did not take it: %1.").arg(reason);
}

Result<FilesTrashed> trashFilesOf(Library &library, const QList<ItemId> &items, const Job &job, const FileMover &mover)
{
    FilesTrashed outcome;
    const auto found = filesThatAreThere(library, items, outcome);
    if (!found)
        return found.error();
    if (job->cancelled)
        return Error{ErrorCode::Cancelled,
                     QStringLiteral("Moving files to the trash was cancelled. No file was moved.")};
    if (found->isEmpty())
        return outcome;
    const auto trashed =
        library
            .write(QStringLiteral("Move files to the trash"),
                   [found = *found](Transaction &transaction) { return trashItemsOf(transaction, found); })
            .result();
    if (!trashed)
        return trashed.error();

    for (const FileItem &file : trashed->others)
        outcome.refused.append(
            {domain::filePathOf(file.url), QStringLiteral("The item has been changed or deleted meanwhile.")});
    const auto connection = store::Connection::open(library.path(), library.readAccess());
    QList<ItemId> stayed;
    job->total = trashed->files.size();
    for (const FileItem &file : trashed->files) {
        const bool isCancelled = job->cancelled;
        QString refusal;
        if (!connection)
            refusal = connection.error().message;
        else if (!isCancelled)
            refusal = isInTrash(**connection, file.id) ? mover(domain::filePathOf(file.url))
                                                       : QStringLiteral("Its item was brought back meanwhile.");
        if (isCancelled || !refusal.isEmpty())
            stayed.append(file.id);
        if (isCancelled) {
            ++outcome.cancelled;
            continue;
        }
        if (refusal.isEmpty())
            outcome.items.append(file.id);
        else
            outcome.refused.append({domain::filePathOf(file.url), refusal});
        ++job->done;
        ++job->records;
    }

    stayed.removeIf([&](ItemId id) { return !trashed->items.contains(id); }); // it was in the trash before
    if (stayed.isEmpty())
        return outcome;
    const auto restored =
        library
            .write(QStringLiteral("Bring back %1 whose files stayed").arg(countedItems(stayed.size())),
                   [stayed](Transaction &transaction) { return store::restoreItems(transaction, stayed); })
            .result();
    if (!restored)
        outcome.notRestored =
            QStringLiteral("%1 of files that stayed could not be brought back from Tagloom's trash. %2")
                .arg(countedItems(stayed.size()), restored.error().message);
    return outcome;
}

} // namespace tagloom::library
