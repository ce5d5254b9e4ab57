// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/import_run.h"

#include "domain/counted.h"
#include "gui/dialogs/import_report.h"
#include "gui/panels/banner.h"
#include "gui/session/session.h"

#include <QPointer>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using library::ImportReport;

namespace {

void tellResult(const QPointer<Banner> &banner, const Result<ImportReport> &result)
{
    if (!banner)
        return;
    if (!result) {
        const bool isCancelled = result.error().code == ErrorCode::Cancelled;
        banner->tell(isCancelled
                         ? BannerMessage{BannerTone::Info,
                                         ImportReportDialog::tr("The import was cancelled. Nothing was taken in."),
                                         {},
                                         {}}
                         : BannerMessage{BannerTone::Error, result.error().message, {}, {}});
        return;
    }
    BannerMessage message;
    message.text = importSummary(*result);
    if (!result->skipped.isEmpty())
        message.tone = BannerTone::Warning;
    if (!result->skipped.isEmpty() || !result->changed.isEmpty()) {
        message.actionText = ImportReportDialog::tr("Report");
        message.action = [banner, report = *result] {
            if (!banner)
                return;
            auto *dialog = new ImportReportDialog(report, banner->window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        };
    }
    banner->tell(message);
}

} // namespace

QString importSummary(const ImportReport &report)
{
    QStringList parts;
    parts.append(report.added > 0 ? ImportReportDialog::tr("%1 imported").arg(domain::countedItems(report.added))
                                  : ImportReportDialog::tr("No new items"));
    if (report.merged > 0)
        parts.append(ImportReportDialog::tr("%1 already known").arg(domain::grouped(report.merged)));
    if (report.taggedByRules > 0)
        parts.append(ImportReportDialog::tr("%1 tagged by rules").arg(domain::grouped(report.taggedByRules)));
    if (report.updated > 0)
        parts.append(ImportReportDialog::tr("%1 brought up to date").arg(domain::grouped(report.updated)));
    if (!report.skipped.isEmpty())
        parts.append(ImportReportDialog::tr("%1 skipped").arg(domain::grouped(report.skipped.size())));
    if (!report.changed.isEmpty())
        parts.append(ImportReportDialog::tr("%1 changed").arg(domain::grouped(report.changed.size())));
    return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

void runImport(Session &session, Banner &banner, const QStringList &paths, const library::ImportOptions &options,
               qint64 expected)
{
    const library::Job job = library::makeJob();
    session.notices().beginJob(expected > 0 ? ImportReportDialog::tr("Importing %1").arg(domain::countedItems(expected))
                                            : ImportReportDialog::tr("Importing"),
                               job);
    library::Importer importer(session.library());
    models::whenReady(&session, importer.run(paths, options, job),
                      [&session, target = QPointer<Banner>(&banner), job](const Result<ImportReport> &result) {
                          session.notices().endJob(job);
                          tellResult(target, result);
                      });
}

} // namespace tagloom::gui
