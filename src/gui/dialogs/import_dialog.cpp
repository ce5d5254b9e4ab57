// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/import_dialog.h"

#include "domain/counted.h"
#include "gui/dialogs/figure.h"
#include "gui/dialogs/import_run.h"
#include "gui/dialogs/plain_table.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/style/metrics.h"
#include "ui_import_dialog.h"

#include <QFileInfo>
#include <QHeaderView>

#include <algorithm>

namespace tagloom::gui {

using domain::Result;
using library::ImportOptions;
using library::ImportReport;
using namespace Qt::StringLiterals;

namespace {

constexpr int UpdateInterval = 100;

QString namesOf(const QStringList &paths)
{
    if (paths.size() > 3)
        return ImportDialog::tr("%1 files").arg(paths.size());
    QStringList names;
    for (const QString &path : paths)
        names.append(QFileInfo(path).fileName());
    return names.join(u", "_s);
}

} // namespace

QString importFileFilter()
{
    return ImportDialog::tr("Bookmarks, notes and exports (*.html *.htm *.md *.markdown *.yaml *.yml *.jsonl);;"
                            "All files (*)");
}

ImportDialog::ImportDialog(Session &session, Banner &banner, const QStringList &paths, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_banner(banner)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_new(new Figure(tr("new")))
    , m_known(new Figure(tr("already known")))
    , m_tags(new Figure(tr("new tags")))
    , m_bad(new Figure(tr("skipped")))
{
    m_ui->setupUi(this);
    resize(760, 560);
    m_ui->lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    m_ui->lines->setSpacing(metrics::Group);
    m_ui->picture->setSize(metrics::IconLarge);
    m_ui->picture->setIcon(IconName::Import, ColourRole::Accent);
    QFont strong = m_ui->files->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.1);
    strong.setWeight(QFont::DemiBold);
    m_ui->files->setFont(strong);
    Theme::setTextRole(m_ui->previewNote, ColourRole::DimmedText);
    int place = 0;
    for (Figure *figure : {m_new, m_known, m_tags, m_bad})
        m_ui->figures->insertWidget(place++, figure);
    m_ui->otherFiles->hide();

    makePlainTable(m_ui->preview, &m_preview);
    m_ui->preview->horizontalHeader()->setStretchLastSection(false);
    m_ui->preview->horizontalHeader()->setSectionResizeMode(ImportPreviewModel::TitleColumn, QHeaderView::Stretch);
    m_ui->preview->setColumnWidth(ImportPreviewModel::AddressColumn, 200);
    m_ui->preview->setColumnWidth(ImportPreviewModel::KnownColumn, 72);
    m_ui->preview->setColumnWidth(ImportPreviewModel::TagsColumn, 160);
    makePlainTable(m_ui->remarks, &m_remarks);
    m_ui->remarks->setColumnWidth(RemarksModel::FileColumn, 160);
    m_ui->remarks->setColumnWidth(RemarksModel::LineColumn, 72);
    m_ui->remarks->setColumnWidth(RemarksModel::OutcomeColumn, 80);
    QSizePolicy keepsPlace = m_ui->progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_ui->progress->setSizePolicy(keepsPlace);

    m_watch.setInterval(UpdateInterval);
    connect(&m_watch, &QTimer::timeout, this, &ImportDialog::showProgress);
    connect(m_ui->folders, &QComboBox::currentIndexChanged, this, &ImportDialog::read);
    connect(m_ui->otherFiles, &QPushButton::clicked, this, &ImportDialog::chooseOtherFiles);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->import, &QPushButton::clicked, this, &ImportDialog::runNow);
    m_ui->preview->setFocus();
    setPaths(paths);
}

ImportDialog::~ImportDialog()
{
    if (m_job)
        m_job->cancelled = true;
}

ImportDialog *ImportDialog::start(Session &session, Banner &banner, Settings &settings, const QStringList &paths,
                                  QWidget *parent, FileChooser &chooser)
{
    QStringList files = paths;
    if (files.isEmpty()) {
        files = chooser.filesToOpen(parent, {tr("Import"), settings.value(option::ImportFolder), importFileFilter()});
        if (files.isEmpty())
            return nullptr;
        settings.set(option::ImportFolder, QFileInfo(files.first()).absolutePath());
    }
    auto *dialog = new ImportDialog(session, banner, files, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileChooser(chooser, &settings);
    dialog->open();
    return dialog;
}

ImportDialog *ImportDialog::startWithFolder(Session &session, Banner &banner, Settings &settings, QWidget *parent,
                                            FileChooser &chooser)
{
    const QString folder =
        chooser.folderToOpen(parent, {tr("Import a folder"), settings.value(option::ImportFolder), {}});
    if (folder.isEmpty())
        return nullptr;
    settings.set(option::ImportFolder, folder);
    return start(session, banner, settings, {folder}, parent, chooser);
}

void ImportDialog::setFileChooser(FileChooser &chooser, Settings *settings)
{
    m_chooser = &chooser;
    m_settings = settings;
    m_ui->otherFiles->show();
}

void ImportDialog::chooseOtherFiles()
{
    const QString folder = QFileInfo(m_paths.value(0)).absolutePath();
    const QStringList files = m_chooser->filesToOpen(this, {tr("Import"), folder, importFileFilter()});
    if (files.isEmpty())
        return;
    if (m_settings)
        m_settings->set(option::ImportFolder, QFileInfo(files.first()).absolutePath());
    setPaths(files);
}

void ImportDialog::setPaths(const QStringList &paths)
{
    m_paths = paths;
    m_ui->files->setText(namesOf(paths));
    m_ui->files->setToolTip(paths.join(u'\n'));
    read();
}

ImportOptions ImportDialog::options() const
{
    ImportOptions options;
    options.folders = static_cast<ImportOptions::Folders>(m_ui->folders->currentIndex());
    return options;
}

void ImportDialog::read()
{
    if (m_job)
        m_job->cancelled = true;
    const library::Job job = library::makeJob();
    m_job = job;
    m_ui->import->setEnabled(false);
    m_ui->message->hide();
    m_ui->progress->show();
    m_ui->progress->setRange(0, 0);
    m_watch.start();
    library::Importer importer(m_session.library());
    models::whenReady(this, importer.dryRun(m_paths, options(), job), [this, job](const Result<ImportReport> &result) {
        if (job != m_job)
            return; // another choice was made meanwhile
        m_job.reset();
        m_watch.stop();
        m_ui->progress->hide();
        if (result)
            showReport(*result);
        else
            showError(result.error().message);
        Q_EMIT dryRunFinished(result.ok());
    });
}

void ImportDialog::showProgress()
{
    if (!m_job)
        return;
    const qint64 total = m_job->total;
    m_ui->progress->setRange(0, total > 0 ? 1000 : 0);
    if (total > 0)
        m_ui->progress->setValue(static_cast<int>(std::clamp<qint64>(m_job->done * 1000 / total, 0, 1000)));
    m_ui->previewNote->setText(tr("Reading: %1").arg(domain::countedItems(m_job->records)));
}

void ImportDialog::showReport(const ImportReport &report)
{
    m_found = report.read;
    m_new->setNumber(report.added);
    m_known->setNumber(report.merged);
    m_known->setToolTip(report.updated > 0
                            ? tr("%1 changed in their files since").arg(domain::countedItems(report.updated))
                            : QString());
    m_tags->setNumber(report.tagsAdded);
    const qint64 skipped = report.skipped.size();
    const qint64 changed = report.changed.size();
    m_bad->setNumber(skipped, skipped > 0 ? ColourRole::Warning : ColourRole::Text);
    m_preview.show(report.preview);
    m_remarks.show(report);
    m_ui->pages->setTabText(
        1,
        changed == 0 ? tr("Skipped (%1)").arg(domain::grouped(skipped))
                     : tr("Skipped (%1) and changed (%2)").arg(domain::grouped(skipped), domain::grouped(changed)));
    m_ui->pages->setTabVisible(1, skipped + changed > 0);
    m_ui->previewNote->setText(report.read > report.preview.size()
                                   ? tr("The first %1 of %2 items are shown.")
                                         .arg(domain::grouped(report.preview.size()), domain::grouped(report.read))
                                   : QString());
    m_ui->import->setText(tr("&Import %1").arg(domain::countedItems(report.read)));
    if (m_session.library().isReadOnly()) {
        m_ui->message->setText(m_session.library().readOnlyReason());
        m_ui->message->show();
        Theme::setTextRole(m_ui->message, ColourRole::Warning);
    } else if (report.read == 0) {
        m_ui->message->setText(tr("There is nothing in it that could be imported."));
        m_ui->message->show();
        Theme::setTextRole(m_ui->message, ColourRole::Warning);
    } else {
        m_ui->import->setEnabled(true);
        m_ui->import->setFocus();
    }
}

void ImportDialog::showError(const QString &message)
{
    m_found = 0;
    for (Figure *figure : {m_new, m_known, m_tags, m_bad})
        figure->clear();
    m_preview.show({});
    m_remarks.show({});
    m_ui->pages->setTabVisible(1, false);
    m_ui->previewNote->clear();
    m_ui->import->setText(tr("&Import"));
    m_ui->message->setText(message);
    Theme::setTextRole(m_ui->message, ColourRole::Danger);
    m_ui->message->show();
}

void ImportDialog::runNow()
{
    runImport(m_session, m_banner, m_paths, options(), m_found);
    accept();
}

} // namespace tagloom::gui
