// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/exporter.h"

#include "formats/record_writer.h"
#include "store/export_store.h"
#include "store/interrupt_guard.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::Result;
using formats::Format;

namespace {

constexpr qsizetype itemsInABlock = 1000;

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("The export was cancelled. No file was written.")};
}

Result<QList<ItemId>> itemsToExport(const store::Connection &connection, const ExportOptions &options)
{
    if (options.items)
        return *options.items;
    if (!options.request && options.format == Format::JsonLines)
        return store::allItems(connection);
    auto result = store::search(connection, options.request.value_or(store::SearchRequest{}));
    if (!result)
        return result.error();
    return std::move(result->ids);
}

/// Kinds, tags, lists and, of a whole library, distinct pairs of tags, saved searches and rules go before the items
/// that name them.
Result<void> writeFrame(const store::Connection &connection, const ExportOptions &options, const QList<ItemId> &ids,
                        formats::RecordWriter &writer)
{
    const auto kinds = store::ownKindRecords(connection);
    if (!kinds)
        return kinds.error();
    for (const domain::KindRecord &kind : *kinds) {
        if (auto done = writer.kind(kind); !done)
            return done;
    }
    const bool isWhole = !options.request && !options.items;
    const auto tags = isWhole ? store::allTagRecords(connection) : store::tagRecordsOf(connection, ids);
    if (!tags)
        return tags.error();
    for (const domain::TagRecord &tag : *tags) {
        if (auto done = writer.tag(tag); !done)
            return done;
    }
    const auto lists = isWhole ? store::allListRecords(connection) : store::listRecordsOf(connection, ids);
    if (!lists)
        return lists.error();
    for (const domain::ListRecord &list : *lists) {
        if (auto done = writer.list(list); !done)
            return done;
    }
    if (!isWhole)
        return {};
    const auto distinct = store::allDistinctRecords(connection);
    if (!distinct)
        return distinct.error();
    for (const domain::DistinctRecord &pair : *distinct) {
        if (auto done = writer.distinct(pair); !done)
            return done;
    }
    const auto searches = store::allSearchRecords(connection);
    if (!searches)
        return searches.error();
    for (const domain::SearchRecord &search : *searches) {
        if (auto done = writer.search(search); !done)
            return done;
    }
    const auto rules = store::allRuleRecords(connection);
    if (!rules)
        return rules.error();
    for (const domain::RuleRecord &rule : *rules) {
        if (auto done = writer.rule(rule); !done)
            return done;
    }
    return {};
}

Result<qint64> writeAll(const store::Connection &connection, const ExportOptions &options, QIODevice &device,
                        JobState &job)
{
    const auto ids = itemsToExport(connection, options);
    if (!ids)
        return ids.error();
    job.total = ids->size();
    const auto writer = formats::makeWriter(options.format, device);
    if (auto done = writer->begin(); !done)
        return done.error();
    if (options.format == Format::JsonLines) {
        if (auto done = writeFrame(connection, options, *ids, *writer); !done)
            return done.error();
    }
    for (qsizetype first = 0; first < ids->size(); first += itemsInABlock) {
        if (job.cancelled)
            return cancelled();
        const auto records = store::itemRecords(connection, ids->mid(first, itemsInABlock));
        if (!records)
            return records.error();
        for (const domain::ItemRecord &record : *records) {
            if (auto done = writer->item(record); !done)
                return done.error();
        }
        job.done = first + records->size();
        job.records = job.done.load();
    }
    if (auto done = writer->end(); !done)
        return done.error();
    return ids->size();
}

Result<NoteFilesReport> exportFolder(const QString &path, store::Access access, const ExportOptions &options,
                                     const QString &folder, JobState &job)
{
    const auto connection = store::Connection::open(path, access);
    if (!connection)
        return connection.error();
    const store::InterruptGuard guard(**connection, job.cancelled);
    if (auto begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    const auto ids = itemsToExport(**connection, options);
    if (!ids)
        return ids.error();
    return writeNoteFolder(**connection, *ids, folder, job);
}

/// Everything in one read transaction, so that the file shows the library of one moment.
Result<qint64> exportSnapshot(const QString &path, store::Access access, const ExportOptions &options,
                              QIODevice &device, JobState &job)
{
    const auto connection = store::Connection::open(path, access);
    if (!connection)
        return connection.error();
    const store::InterruptGuard guard(**connection, job.cancelled);
    if (auto begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    auto written = writeAll(**connection, options, device, job);
    if (!written && written.error().code == ErrorCode::Cancelled)
        return cancelled();
    return written;
}

Error fileError(const QSaveFile &file, const QString &path)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? ErrorCode::DiskFull : ErrorCode::InputOutput,
            QStringLiteral("“%1” cannot be written (%2). Choose another place and try again.")
                .arg(path, file.errorString())};
}

Result<qint64> exportToFile(const QString &library, store::Access access, const ExportOptions &options,
                            const QString &path, JobState &job)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file, path);
    auto written = exportSnapshot(library, access, options, file, job);
    if (!written) {
        const bool fileFailed = file.error() != QFileDevice::NoError;
        const Error error = fileFailed ? fileError(file, path) : written.error();
        file.cancelWriting();
        return error;
    }
    if (!file.commit())
        return fileError(file, path);
    return written;
}

} // namespace

QFuture<Result<qint64>> Exporter::toFile(const QString &path, const ExportOptions &options, const Job &job)
{
    return QtConcurrent::run([library = m_library.path(), access = m_library.readAccess(), path, options, job] {
        return exportToFile(library, access, options, path, *job);
    });
}

QFuture<Result<NoteFilesReport>> Exporter::toFolder(const QString &folder, const ExportOptions &options, const Job &job)
{
    ExportOptions notes = options;
    notes.format = Format::Markdown;
    return QtConcurrent::run([library = m_library.path(), access = m_library.readAccess(), folder, notes, job] {
        return exportFolder(library, access, notes, folder, *job);
    });
}

QFuture<Result<qint64>> Exporter::toDevice(QIODevice &device, const ExportOptions &options, const Job &job)
{
    return QtConcurrent::run([library = m_library.path(), access = m_library.readAccess(), &device, options, job] {
        return exportSnapshot(library, access, options, device, *job);
    });
}

} // namespace tagloom::library
