// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/export_dialog.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "ui_export_dialog.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tagloom::gui {

using domain::ErrorCode;
using domain::Result;
using formats::Format;
using namespace Qt::StringLiterals;

namespace {

QString endingOf(Format format)
{
    return format == Format::Markdown ? QString() : QString(u'.' + formats::nameOf(format));
}

QString filterOf(Format format)
{
    switch (format) {
    case Format::BookmarkHtml:
        return ExportDialog::tr("Bookmark file (*.html)");
    case Format::Csv:
        return ExportDialog::tr("Table (*.csv)");
    case Format::JsonLines:
    case Format::Markdown: // a folder
        break;
    }
    return ExportDialog::tr("JSON Lines (*.jsonl)");
}

} // namespace

ExportDialog::ExportDialog(Session &session, Settings &settings, QWidget *parent, FileChooser &chooser)
    : QDialog(parent)
    , m_session(session)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_ui(std::make_unique<Ui::ExportDialog>())
{
    m_ui->setupUi(this);
    setMinimumWidth(600);
    m_ui->lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    m_ui->lines->setSpacing(metrics::Inside);
    m_ui->formats->setSpacing(0);
    m_ui->items->setSpacing(0);
    for (QLabel *caption : {m_ui->formatCaption, m_ui->itemsCaption, m_ui->fileCaption}) {
        QFont strong = caption->font();
        strong.setWeight(QFont::DemiBold);
        caption->setFont(strong);
        if (caption != m_ui->formatCaption)
            caption->setContentsMargins(0, metrics::Group, 0, 0);
    }
    const int indent = metrics::Indicator + metrics::Inside;
    for (QLabel *note : {m_ui->htmlNote, m_ui->csvNote, m_ui->markdownNote, m_ui->jsonLinesNote}) {
        note->setContentsMargins(indent, 0, 0, metrics::Inside);
        Theme::setTextRole(note, ColourRole::DimmedText);
    }
    // Buttons in one parent would be one choice.
    auto *formatChoice = new QButtonGroup(this);
    for (QRadioButton *button : {m_ui->html, m_ui->csv, m_ui->markdown, m_ui->jsonLines})
        formatChoice->addButton(button);
    auto *itemChoice = new QButtonGroup(this);
    for (QRadioButton *button : {m_ui->whole, m_ui->result, m_ui->selection})
        itemChoice->addButton(button);
    m_ui->html->setChecked(true);
    m_ui->whole->setChecked(true);

    const qint64 shown = session.itemsModel().result().size();
    const qint64 selected = session.selection().ids().size();
    m_ui->result->setText(tr("What the &list shows (%1)").arg(domain::countedItems(shown)));
    m_ui->result->setEnabled(shown > 0);
    m_ui->selection->setText(tr("The &selection (%1)").arg(domain::countedItems(selected)));
    m_ui->selection->setEnabled(selected > 0);

    QString folder = settings.value(option::ExportFolder);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    m_ui->file->setText(QDir::toNativeSeparators(folder + u'/' + session.library().name() + endingOf(format())));

    connect(formatChoice, &QButtonGroup::buttonToggled, this, &ExportDialog::followFormat);
    connect(m_ui->choose, &QPushButton::clicked, this, &ExportDialog::choose);
    connect(m_ui->file, &QLineEdit::textChanged, this, &ExportDialog::checkFile);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->exportNow, &QPushButton::clicked, this, &ExportDialog::runNow);
    checkFile();
    m_ui->html->setFocus();
}

ExportDialog::~ExportDialog() = default;

Format ExportDialog::format() const
{
    return m_ui->csv->isChecked()      ? Format::Csv
        : m_ui->markdown->isChecked()  ? Format::Markdown
        : m_ui->jsonLines->isChecked() ? Format::JsonLines
                                       : Format::BookmarkHtml;
}

library::ExportOptions ExportDialog::options() const
{
    library::ExportOptions options;
    options.format = format();
    if (m_ui->result->isChecked())
        options.request = m_session.filter().request();
    else if (m_ui->selection->isChecked())
        options.items = m_session.selection().ids();
    return options;
}

void ExportDialog::followFormat()
{
    QString path = m_ui->file->text();
    for (const Format known : {Format::BookmarkHtml, Format::Csv, Format::JsonLines}) {
        if (path.endsWith(endingOf(known), Qt::CaseInsensitive)) {
            path.chop(endingOf(known).size());
            break;
        }
    }
    if (QFileInfo(path).suffix().isEmpty())
        path += endingOf(format());
    m_ui->fileCaption->setText(format() == Format::Markdown ? tr("&Folder") : tr("&File"));
    m_ui->file->setText(path);
    checkFile();
}

void ExportDialog::choose()
{
    if (format() == Format::Markdown) {
        const QString folder =
            m_chooser.folderToOpen(this, {tr("Export"), QFileInfo(m_ui->file->text()).absolutePath(), {}});
        if (!folder.isEmpty())
            m_ui->file->setText(folder);
        return;
    }
    QString path = m_chooser.fileToSave(this, {tr("Export"), m_ui->file->text(), filterOf(format())});
    if (path.isEmpty())
        return;
    m_confirmed = path;
    if (QFileInfo(path).suffix().isEmpty())
        path += endingOf(format());
    m_ui->file->setText(path);
    checkFile();
}

void ExportDialog::checkFile()
{
    const QString path = m_ui->file->text().trimmed();
    const QFileInfo file(path);
    if (format() == Format::Markdown) {
        checkFolder(path);
        return;
    }
    const bool isFolderThere = !path.isEmpty() && QFileInfo(file.absolutePath()).isDir() && !file.isDir();
    m_ui->exportNow->setEnabled(isFolderThere);
    QString note;
    if (!isFolderThere)
        note = path.isEmpty() ? tr("Choose a file.") : tr("There is no such folder. Choose another file.");
    else if (file.exists() && path != m_confirmed)
        note = tr("This file exists already and will be replaced.");
    m_ui->note->setText(note);
    Theme::setTextRole(m_ui->note, ColourRole::Warning);
}

void ExportDialog::checkFolder(const QString &path)
{
    const QFileInfo folder(path);
    const bool isUsable = !path.isEmpty() && QFileInfo(folder.absolutePath()).isDir() && (!folder.exists() || folder.isDir());
    m_ui->exportNow->setEnabled(isUsable);
    QString note;
    if (!isUsable)
        note = path.isEmpty() ? tr("Choose a folder.") : tr("There is no such folder. Choose another.");
    else if (folder.exists() && !QDir(path).isEmpty())
        note = tr("Files that are there already are written to only if they are as they were read.");
    m_ui->note->setText(note);
    Theme::setTextRole(m_ui->note, isUsable ? ColourRole::DimmedText : ColourRole::Warning);
}

void ExportDialog::writeFolder(const QString &path)
{
    const library::Job job = library::makeJob();
    Session &session = m_session;
    session.notices().beginJob(tr("Exporting"), job);
    library::Exporter exporter(session.library());
    models::whenReady(&session, exporter.toFolder(path, options(), job),
                      [&session, job, path](const Result<library::NoteFilesReport> &report) {
                          session.notices().endJob(job);
                          if (!report && report.error().code != ErrorCode::Cancelled)
                              session.notices().fail(report.error());
                          else if (!report)
                              session.notices().say(report.error().message);
                          else if (report->remarks.isEmpty())
                              session.notices().say(
                                  tr("%1 written to “%2”, %3 there already as they should be.")
                                      .arg(domain::counted(report->written, tr("file"), tr("files")),
                                           QFileInfo(path).fileName(), domain::grouped(report->unchanged)));
                          else
                              session.notices().fail(
                                  tr("%1 written to “%2”, but %3 not. “%4”: %5")
                                      .arg(domain::counted(report->written, tr("file"), tr("files")),
                                           QFileInfo(path).fileName(), domain::grouped(report->remarks.size()),
                                           report->remarks.first().file, report->remarks.first().reason));
                      });
}

void ExportDialog::runNow()
{
    const QString path = QFileInfo(m_ui->file->text().trimmed()).absoluteFilePath();
    m_settings.set(option::ExportFolder, QFileInfo(path).absolutePath());
    if (format() == Format::Markdown) {
        writeFolder(path);
        accept();
        return;
    }
    const library::Job job = library::makeJob();
    Session &session = m_session;
    session.notices().beginJob(tr("Exporting"), job);
    library::Exporter exporter(session.library());
    models::whenReady(
        &session, exporter.toFile(path, options(), job), [&session, job, path](const Result<qint64> &result) {
            session.notices().endJob(job);
            if (result)
                session.notices().say(
                    tr("%1 exported to “%2”.").arg(domain::countedItems(*result), QFileInfo(path).fileName()));
            else if (result.error().code == ErrorCode::Cancelled)
                session.notices().say(result.error().message);
            else
                session.notices().fail(result.error());
        });
    accept();
}

} // namespace tagloom::gui
