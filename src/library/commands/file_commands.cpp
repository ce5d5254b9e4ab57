// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/file_commands.h"

#include "domain/counted.h"
#include "library/commands/kind_commands.h"
#include "library/commands/transfer_commands.h"
#include "library/files/file_service.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

using domain::Result;
using State = FileFinding::State;

namespace {

QString countedFiles(qint64 count)
{
    return domain::counted(count, QStringLiteral("file"), QStringLiteral("files"));
}

QStringList linesOf(const FileRemarks &remarks, const QString &what)
{
    QStringList lines;
    for (const FileRemark &remark : remarks.kept)
        lines.append(QStringLiteral("%1: %2: %3").arg(remark.path, what, remark.reason));
    if (remarks.count > remarks.kept.size())
        lines.append(QStringLiteral("%1 more %2.").arg(domain::grouped(remarks.count - remarks.kept.size()), what));
    return lines;
}

/// One row of the report: how it stands, the old path, and where it is now if that is sure.
QString lineOf(const FileFinding &finding)
{
    const QString path = domain::filePathOf(finding.url);
    switch (finding.state) {
    case State::Changed:
        return QStringLiteral("%1: changed: its contents are others than those that Tagloom knows.").arg(path);
    case State::Unreadable:
        return QStringLiteral("%1: unreadable: %2").arg(path, finding.reason);
    case State::Missing:
        break;
    }
    if (finding.places.size() == 1)
        return QStringLiteral("%1: found: %2").arg(path, finding.places.constFirst().path);
    if (finding.places.isEmpty() && !finding.otherItem.isEmpty())
        return QStringLiteral("%1: missing: %2 holds the same, and has an item of its own.")
            .arg(path, finding.otherItem);
    if (finding.places.isEmpty())
        return QStringLiteral("%1: missing.").arg(path);
    QStringList places;
    for (const FilePlace &place : finding.places)
        places.append(place.path);
    return QStringLiteral("%1: found %2 times: %3").arg(path).arg(places.size()).arg(places.join(QStringLiteral(", ")));
}

QString wordOf(const FileFinding &finding)
{
    if (finding.state == State::Changed)
        return QStringLiteral("changed");
    if (finding.state == State::Unreadable)
        return QStringLiteral("unreadable");
    return finding.places.isEmpty() ? QStringLiteral("missing") : QStringLiteral("found");
}

QJsonObject jsonOf(const FileFinding &finding)
{
    QJsonArray places;
    if (finding.state == State::Missing) {
        for (const FilePlace &place : finding.places)
            places.append(place.path);
    }
    return {{QStringLiteral("item"), finding.item.value},
            {QStringLiteral("path"), domain::filePathOf(finding.url)},
            {QStringLiteral("state"), wordOf(finding)},
            {QStringLiteral("places"), places}};
}

ExitCode sayCheck(const CommandRun &run, const FileCheck &check, qint64 changed, const FileRemarks &skipped)
{
    if (run.arguments.has(QStringLiteral("json"))) {
        QJsonArray findings;
        for (const FileFinding &finding : check.findings)
            findings.append(jsonOf(finding));
        const QJsonObject object{{QStringLiteral("checked"), check.checked},
                                 {QStringLiteral("updated"), changed},
                                 {QStringLiteral("findings"), findings}};
        return run.say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    QStringList lines{QStringLiteral("%1 checked, %2 gone or changed.")
                          .arg(countedFiles(check.checked), domain::grouped(check.findings.size()))};
    for (const FileFinding &finding : check.findings)
        lines.append(lineOf(finding));
    lines += linesOf(skipped, QStringLiteral("left"));
    if (!run.arguments.has(QStringLiteral("apply")))
        lines.append(QStringLiteral("Nothing was changed. --apply takes over what was found."));
    else
        lines.append(QStringLiteral("%1 updated.").arg(countedFiles(changed)));
    return run.say(lines.join(u'\n'));
}

/// What --apply takes over.
QList<FileChange> sureChanges(const CommandRun &run, const FileCheck &check)
{
    QList<FileChange> changes;
    for (const FileFinding &finding : check.findings) {
        const bool isFound = finding.state == State::Missing && finding.places.size() == 1;
        const bool isAccepted = finding.state == State::Changed && run.arguments.has(QStringLiteral("accept-changes"));
        if (isFound || isAccepted)
            changes.append({finding, 0});
    }
    return changes;
}

} // namespace

ExitCode addFiles(const CommandRun &run, const QStringList &paths, const domain::ItemDetails &details)
{
    AddFilesOptions options;
    options.folders = foldersOf(run.arguments.value(QStringLiteral("folders")), options.folders);
    options.tags = run.arguments.values(QStringLiteral("tag"));
    options.readsTags = !run.arguments.has(QStringLiteral("no-file-tags"));
    options.takesHidden = run.arguments.has(QStringLiteral("hidden"));
    options.details = details;
    if (run.arguments.has(QStringLiteral("kind"))) {
        const auto kind = namedKind(run, run.arguments.value(QStringLiteral("kind")));
        if (!kind)
            return run.fail(kind.error());
        options.kind = *kind;
    }
    const auto report = FileService(run.library).add(paths, options, run.job).result();
    if (!report)
        return run.fail(report.error());
    QStringList lines;
    if (paths.size() == 1 && QFileInfo(paths.constFirst()).isFile() && report->taken() == 1) {
        const qint64 id = report->ids.constFirst().value;
        lines.append(report->added > 0 ? QStringLiteral("Added item %1.").arg(id)
                                       : QStringLiteral("Item %1 has this address already.").arg(id));
    } else {
        lines.append(QStringLiteral("%1 taken: %2 new, %3 known already, %4 skipped.")
                         .arg(countedFiles(report->taken()), domain::grouped(report->added),
                              domain::grouped(report->merged), domain::grouped(report->skipped.count)));
    }
    lines += linesOf(report->skipped, QStringLiteral("skipped"));
    lines += linesOf(report->remarks, QStringLiteral("note"));
    if (report->hidden > 0)
        lines.append(QStringLiteral("%1 left out. --hidden takes hidden ones as well.")
                         .arg(domain::counted(report->hidden, QStringLiteral("hidden file or folder was"),
                                              QStringLiteral("hidden files and folders were"))));
    const ExitCode said = run.say(lines.join(u'\n'));
    return report->taken() > 0 ? said : ExitCode::Failed;
}

ExitCode runFiles(const CommandRun &run)
{
    const QString verb = run.arguments.operands().constFirst();
    QStringList folders;
    for (const QString &folder : run.arguments.operands().sliced(1))
        folders.append(QDir::cleanPath(QDir(run.folder).absoluteFilePath(folder)));
    const bool isFind = verb == QLatin1String("find");
    if ((!isFind && verb != QLatin1String("check")) || isFind == folders.isEmpty()) {
        run.output.writeError(QStringLiteral("Type “files check”, or “files find” and one or more folders."));
        return ExitCode::WrongUsage;
    }
    for (const QString &folder : std::as_const(folders)) {
        if (!QFileInfo(folder).isDir()) {
            run.output.writeError(QStringLiteral("There is no folder “%1”. Check its name.").arg(folder));
            return ExitCode::Failed;
        }
    }

    FileService service(run.library);
    auto check = service.check(run.job).result();
    if (check && isFind)
        check = service.find(*check, folders, run.job).result();
    if (!check)
        return run.fail(check.error());
    if (!run.arguments.has(QStringLiteral("apply")))
        return sayCheck(run, *check, 0, {});
    const QList<FileChange> changes = sureChanges(run, *check);
    FilesApplied applied;
    if (!changes.isEmpty()) {
        const auto done = service.apply(changes).result();
        if (!done)
            return run.fail(done.error());
        applied = *done;
    }
    const auto noted = service.note(*check).result();
    if (!noted)
        return run.fail(noted.error());
    return sayCheck(run, *check, applied.changed, applied.skipped);
}

} // namespace tagloom::library
