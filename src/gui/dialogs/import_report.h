// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/file_chooser.h"
#include "gui/dialogs/remarks_model.h"

#include <QDialog>

class QLabel;
class QTableView;

namespace tagloom::gui {

/// After an import: every record that was skipped, or taken with a change, with file, line and reason.
class ImportReportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ImportReportDialog(const library::ImportReport &report, QWidget *parent = nullptr,
                                FileChooser &chooser = desktopFileChooser());

    /// For remarks on files after other work than an import: `remarkWord` names those that are no refusals.
    void setSubject(const QString &title, const QString &heading, const QString &remarkWord);

private:
    void copy();
    void save();

    FileChooser &m_chooser;
    RemarksModel m_model;
    QLabel *m_heading;
    QTableView *m_table;
    QLabel *m_note;
};

} // namespace tagloom::gui
