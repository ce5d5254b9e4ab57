// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/import_report.h"

#include "gui/dialogs/import_run.h"
#include "gui/dialogs/plain_table.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>

namespace tagloom::gui {

ImportReportDialog::ImportReportDialog(const library::ImportReport &report, QWidget *parent, FileChooser &chooser)
    : QDialog(parent)
    , m_chooser(chooser)
    , m_heading(new QLabel(importSummary(report)))
    , m_table(new QTableView)
    , m_note(new QLabel)
{
    setWindowTitle(tr("Import report"));
    setObjectName(QStringLiteral("ImportReport"));
    resize(720, 480);
    m_model.show(report);

    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    QFont strong = m_heading->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.1);
    strong.setWeight(QFont::DemiBold);
    m_heading->setFont(strong);
    m_table->setAccessibleName(tr("What was skipped, and what is to be said"));
    makePlainTable(m_table, &m_model);
    m_table->setColumnWidth(RemarksModel::OutcomeColumn, 80);
    m_table->setColumnWidth(RemarksModel::FileColumn, 180);
    m_table->setColumnWidth(RemarksModel::LineColumn, 72);
    Theme::setTextRole(m_note, ColourRole::DimmedText);
    auto *copyButton = new QPushButton(tr("&Copy as text"));
    auto *saveButton = new QPushButton(tr("&Save as text…"));
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(copyButton, &QPushButton::clicked, this, &ImportReportDialog::copy);
    connect(saveButton, &QPushButton::clicked, this, &ImportReportDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copyButton);
    buttons->addWidget(saveButton);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(close);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(metrics::Section, metrics::Section, metrics::Section, metrics::Group);
    lines->setSpacing(metrics::Group);
    lines->addWidget(m_heading);
    lines->addWidget(m_table, 1);
    lines->addLayout(buttons);
    close->setFocus();
}

void ImportReportDialog::setSubject(const QString &title, const QString &heading, const QString &remarkWord)
{
    setWindowTitle(title);
    m_heading->setText(heading);
    m_model.setChangedWord(remarkWord);
    m_table->hideColumn(RemarksModel::LineColumn);
    m_table->setColumnWidth(RemarksModel::FileColumn, 240);
}

void ImportReportDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_model.asText());
    m_note->setText(tr("Copied."));
}

void ImportReportDialog::save()
{
    const QString path = m_chooser.fileToSave(
        this, {tr("Save the report"), QStringLiteral("import-report.txt"), tr("Text (*.txt);;All files (*)")});
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = m_model.asText().toUtf8();
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    m_note->setText(isSaved ? tr("Saved.")
                            : tr("It cannot be saved there: %1. Choose another place.").arg(file.errorString()));
}

} // namespace tagloom::gui
