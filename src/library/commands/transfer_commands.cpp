// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/transfer_commands.h"

#include "domain/counted.h"
#include "domain/query/parser.h"
#include "library/commands/command_query.h"
#include "library/commands/output_device.h"
#include "library/exporter.h"
#include "library/importer.h"
#include "library/note_write_back.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

namespace {

QJsonArray jsonOf(const QList<ImportRemark> &remarks)
{
    QJsonArray array;
    for (const ImportRemark &remark : remarks)
        array.append(QJsonObject{{QStringLiteral("file"), remark.file},
                                 {QStringLiteral("line"), remark.line},
                                 {QStringLiteral("reason"), remark.reason}});
    return array;
}

QString jsonOf(const ImportReport &report)
{
    const QJsonObject object{{QStringLiteral("read"), report.read},
                             {QStringLiteral("new"), report.added},
                             {QStringLiteral("merged"), report.merged},
                             {QStringLiteral("tagged_by_rules"), report.taggedByRules},
                             {QStringLiteral("updated"), report.updated},
                             {QStringLiteral("skipped"), jsonOf(report.skipped)},
                             {QStringLiteral("changed"), jsonOf(report.changed)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString plainTextOf(const ImportRemark &remark, const QString &what)
{
    const QString place = remark.line > 0 ? QString(remark.file + u':' + QString::number(remark.line)) : remark.file;
    return QStringLiteral("%1: %2: %3").arg(place, what, remark.reason);
}

QString plainTextOf(const ImportReport &report, bool isDryRun)
{
    QStringList lines{QStringLiteral("%1 read: %2 new, %3 known already, %4 skipped, %5 new.")
                          .arg(domain::countedItems(report.read), domain::grouped(report.added),
                               domain::grouped(report.merged), domain::grouped(report.skipped.size()),
                               domain::countedTags(report.tagsAdded))};
    if (report.updated > 0)
        lines.append(QStringLiteral("%1 brought up to date from their files.").arg(domain::countedItems(report.updated)));
    if (report.searchesAdded > 0)
        lines.append(QStringLiteral("%1 new.").arg(
            domain::counted(report.searchesAdded, QStringLiteral("saved search"), QStringLiteral("saved searches"))));
    if (report.listsAdded > 0)
        lines.append(QStringLiteral("%1 new.").arg(
            domain::counted(report.listsAdded, QStringLiteral("list"), QStringLiteral("lists"))));
    if (report.rulesAdded > 0)
        lines.append(QStringLiteral("%1 new.").arg(
            domain::counted(report.rulesAdded, QStringLiteral("rule"), QStringLiteral("rules"))));
    if (report.taggedByRules > 0)
        lines.append(QStringLiteral("%1 tagged by rules.").arg(domain::countedItems(report.taggedByRules)));
    for (const ImportRemark &remark : report.skipped)
        lines.append(plainTextOf(remark, QStringLiteral("skipped")));
    for (const ImportRemark &remark : report.changed)
        lines.append(plainTextOf(remark, QStringLiteral("changed")));
    if (isDryRun)
        lines.append(QStringLiteral("This was a dry run: nothing was changed."));
    return lines.join(u'\n');
}

} // namespace

ImportOptions::Folders foldersOf(const QString &word, ImportOptions::Folders absent)
{
    if (word == QLatin1String("all"))
        return ImportOptions::Folders::All;
    if (word == QLatin1String("leaf"))
        return ImportOptions::Folders::Leaf;
    return word == QLatin1String("none") ? ImportOptions::Folders::None : absent;
}

namespace {

/// Files that were not written go to standard error, and then it is no success.
ExitCode tellOf(const CommandRun &run, const domain::Result<NoteFilesReport> &report, const QString &said)
{
    if (!report)
        return run.fail(report.error());
    for (const ImportRemark &remark : report->remarks)
        run.output.writeError(plainTextOf(remark, QStringLiteral("not as asked")));
    const ExitCode code = run.say(said);
    return report->remarks.isEmpty() ? code : ExitCode::Failed;
}

ExitCode exportNotes(const CommandRun &run, Exporter &exporter, const ExportOptions &options)
{
    const QString path = run.arguments.value(QStringLiteral("output"));
    if (path.isEmpty())
        return run.fail(domain::Error{domain::ErrorCode::InvalidInput,
                                      QStringLiteral("Notes are written to a folder. Name it with -o.")});
    const auto report = exporter.toFolder(QDir(run.folder).absoluteFilePath(path), options, run.job).result();
    return tellOf(run, report,
                  report ? QStringLiteral("%1 written to “%2”, %3 there already as they should be.")
                               .arg(domain::counted(report->written, QStringLiteral("file"), QStringLiteral("files")),
                                    path, domain::grouped(report->unchanged))
                         : QString());
}

} // namespace

ExitCode runWriteTags(const CommandRun &run)
{
    std::optional<QList<domain::ItemId>> items;
    if (run.arguments.has(QStringLiteral("query"))) {
        const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")));
        if (const auto *const code = std::get_if<ExitCode>(&found))
            return *code;
        items = std::get<QList<domain::ItemId>>(found);
    }
    const auto report = NoteWriteBack(run.library).write(items, run.job).result();
    return tellOf(run, report,
                  report ? QStringLiteral("Tags written to %1.")
                               .arg(domain::counted(report->written, QStringLiteral("file"), QStringLiteral("files")))
                         : QString());
}

ExitCode runImport(const CommandRun &run)
{
    ImportOptions options;
    options.format = formats::formatFromName(run.arguments.value(QStringLiteral("format")));
    options.folders = foldersOf(run.arguments.value(QStringLiteral("folders")), options.folders);
    QStringList paths;
    for (const QString &path : run.arguments.operands())
        paths.append(QDir::cleanPath(QDir(run.folder).absoluteFilePath(path)));

    Importer importer(run.library);
    const bool isDryRun = run.arguments.has(QStringLiteral("dry-run"));
    const auto report =
        (isDryRun ? importer.dryRun(paths, options, run.job) : importer.run(paths, options, run.job)).result();
    if (!report)
        return run.fail(report.error());
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    const ExitCode said = run.say(asJson ? jsonOf(*report) : plainTextOf(*report, isDryRun));
    if (report->read > 0 || report->searchesAdded > 0 || report->listsAdded > 0)
        return said;
    run.output.writeError(QStringLiteral("Nothing was read. Check that the files hold bookmarks."));
    return ExitCode::Failed;
}

ExitCode runExport(const CommandRun &run)
{
    const auto format = formats::formatFromName(run.arguments.value(QStringLiteral("format")));
    Q_ASSERT(format);
    ExportOptions options{*format, std::nullopt};
    if (run.arguments.has(QStringLiteral("query"))) {
        const QString query = run.arguments.value(QStringLiteral("query"));
        // Searched twice, which costs little beside the writing: here for what is to be said of the query before a file
        // is made.
        if (const FoundItems found = findItems(run, query); const auto *const code = std::get_if<ExitCode>(&found))
            return *code;
        options.request = store::SearchRequest{};
        options.request->query = domain::parseQuery(query).query;
    }
    Exporter exporter(run.library);
    if (*format == formats::Format::Markdown)
        return exportNotes(run, exporter, options);
    if (const QString path = run.arguments.value(QStringLiteral("output")); !path.isEmpty()) {
        const auto count = exporter.toFile(QDir(run.folder).absoluteFilePath(path), options, run.job).result();
        return count ? run.say(QStringLiteral("%1 written to “%2”.").arg(domain::countedItems(*count), path))
                     : run.fail(count.error());
    }
    OutputDevice device(run.output);
    const auto count = exporter.toDevice(device, options, run.job).result();
    if (device.hasFailed())
        return ExitCode::Failed;
    return count ? ExitCode::Good : run.fail(count.error());
}

} // namespace tagloom::library
