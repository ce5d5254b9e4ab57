// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/file_chooser.h"
#include "library/exporter.h"

#include <QDialog>

#include <memory>

namespace tagloom::gui {

namespace Ui {
class ExportDialog;
}

class Session;
class Settings;

/// Which items go to which file in which format. Export closes the dialog and runs as a job in the status bar; the
/// notices say how it ended. Session and settings must outlive it.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(Session &session, Settings &settings, QWidget *parent = nullptr,
                 FileChooser &chooser = desktopFileChooser());
    ~ExportDialog() override;

private:
    formats::Format format() const;
    library::ExportOptions options() const;
    void followFormat();
    void choose();
    void checkFile();
    void checkFolder(const QString &path);
    void writeFolder(const QString &path);
    void runNow();

    Session &m_session;
    Settings &m_settings;
    FileChooser &m_chooser;
    std::unique_ptr<Ui::ExportDialog> m_ui;
    QString m_confirmed; ///< a file that exists and that the person agreed to replace
};

} // namespace tagloom::gui
