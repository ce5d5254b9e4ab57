// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/add_files.h"

#include "domain/counted.h"
#include "gui/dialogs/import_report.h"
#include "gui/session/session.h"

#include <QApplication>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using library::AddFilesReport;

namespace {

QList<library::ImportRemark> asRemarks(const library::FileRemarks &remarks)
{
    QList<library::ImportRemark> all;
    for (const library::FileRemark &remark : remarks.kept)
        all.append({remark.path, 0, remark.reason});
    if (remarks.count > remarks.kept.size())
        all.append({QObject::tr("%1 more").arg(domain::grouped(remarks.count - remarks.kept.size())), 0,
                    QObject::tr("Only the first ones are listed.")});
    return all;
}

void tell(Session &session, const QStringList &tags, const Result<AddFilesReport> &result)
{
    if (!result) {
        if (result.error().code == ErrorCode::Cancelled)
            session.notices().say(result.error().message);
        else
            session.notices().fail(result.error());
        return;
    }
    QString summary = addFilesSummary(*result);
    if (!tags.isEmpty() && result->taken() > 0)
        summary += QObject::tr(", tagged “%1”").arg(tags.join(QStringLiteral("”, “")));
    if (result->skipped.count == 0 && result->remarks.count == 0) {
        session.notices().say(summary);
        return;
    }
    session.notices().offer(summary, QObject::tr("Report"), [summary, report = *result] {
        showFileRemarks(QObject::tr("Added files"), summary, report.skipped, report.remarks,
                        QApplication::activeWindow());
    });
}

} // namespace

QString addFilesSummary(const AddFilesReport &report)
{
    QStringList parts;
    parts.append(
        report.added > 0
            ? QObject::tr("%1 added").arg(domain::counted(report.added, QObject::tr("file"), QObject::tr("files")))
            : QObject::tr("No new files"));
    if (report.merged > 0)
        parts.append(QObject::tr("%1 known already").arg(domain::grouped(report.merged)));
    if (report.taggedByRules > 0)
        parts.append(QObject::tr("%1 tagged by rules").arg(domain::grouped(report.taggedByRules)));
    if (report.skipped.count > 0)
        parts.append(QObject::tr("%1 skipped").arg(domain::grouped(report.skipped.count)));
    if (report.hidden > 0)
        parts.append(QObject::tr("%1 hidden left out").arg(domain::grouped(report.hidden)));
    return parts.join(QStringLiteral(", "));
}

void showFileRemarks(const QString &title, const QString &heading, const library::FileRemarks &skipped,
                     const library::FileRemarks &remarks, QWidget *parent)
{
    library::ImportReport report;
    report.skipped = asRemarks(skipped);
    report.changed = asRemarks(remarks);
    auto *const dialog = new ImportReportDialog(report, parent);
    dialog->setSubject(title, heading, QObject::tr("Note"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void runAddFiles(Session &session, const QStringList &paths, const library::AddFilesOptions &options)
{
    if (paths.isEmpty())
        return;
    const library::Job job = library::makeJob();
    session.notices().beginJob(QObject::tr("Adding files"), job, Notices::patienceMilliseconds);
    models::whenReady(&session, session.files().add(paths, options, job),
                      [&session, job, tags = options.tags](const Result<AddFilesReport> &result) {
                          session.notices().endJob(job);
                          tell(session, tags, result);
                      });
}

} // namespace tagloom::gui
