// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/file_chooser.h"
#include "gui/dialogs/import_preview_model.h"
#include "gui/dialogs/remarks_model.h"
#include "library/importer.h"

#include <QDialog>
#include <QTimer>

#include <memory>

namespace tagloom::gui {

namespace Ui {
class ImportDialog;
}

class Banner;
class Figure;
class Session;
class Settings;

/// Files of other programs, before they are taken in: what is new, what is known, what is bad, and how folders become
/// tags. Reads them (a dry run) as soon as it is made; nothing is changed before Import, which closes the dialog and
/// starts runImport(). Session and banner must outlive it.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(Session &session, Banner &banner, const QStringList &paths, QWidget *parent = nullptr);
    ~ImportDialog() override;

    /// Asks for files, unless some are given, and shows the dialog for them; nullptr if the person chose none. The
    /// dialog deletes itself when closed.
    static ImportDialog *start(Session &session, Banner &banner, Settings &settings, const QStringList &paths,
                               QWidget *parent, FileChooser &chooser = desktopFileChooser());

    /// The same for a folder of notes.
    static ImportDialog *startWithFolder(Session &session, Banner &banner, Settings &settings, QWidget *parent,
                                         FileChooser &chooser = desktopFileChooser());

    /// Reads other files instead.
    void setPaths(const QStringList &paths);

    /// Where "Other files" asks.
    void setFileChooser(FileChooser &chooser, Settings *settings);

Q_SIGNALS:
    void dryRunFinished(bool ok);

private:
    void read();
    void showProgress();
    void showReport(const library::ImportReport &report);
    void showError(const QString &message);
    void chooseOtherFiles();
    void runNow();
    library::ImportOptions options() const;

    Session &m_session;
    Banner &m_banner;
    FileChooser *m_chooser = nullptr;
    Settings *m_settings = nullptr;
    std::unique_ptr<Ui::ImportDialog> m_ui;
    QStringList m_paths;
    ImportPreviewModel m_preview;
    RemarksModel m_remarks;
    Figure *m_new;
    Figure *m_known;
    Figure *m_tags;
    Figure *m_bad;
    library::Job m_job; ///< of the dry run; nullptr when none runs
    QTimer m_watch;
    qint64 m_found = 0; ///< items the dry run found
};

/// The filter for files that can be imported.
QString importFileFilter();

} // namespace tagloom::gui
