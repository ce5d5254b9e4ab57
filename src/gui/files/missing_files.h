// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/file_chooser.h"
#include "gui/files/missing_files_model.h"
#include "gui/tidying/tidying_window.h"

class QPushButton;

namespace tagloom::gui {

class TagTable;

/// Checks the files of the library as soon as it is opened, lists those that are gone or changed, looks for them in
/// folders that the person names, and takes over what is ticked, as one action. Nothing is taken over unless it is
/// ticked; which files are missing is kept.
class MissingFiles final : public TidyingWindow
{
    Q_OBJECT

public:
    MissingFiles(Session &session, Actions &actions, Settings &settings, QWidget *parent);
    ~MissingFiles() override;

    MissingFilesModel &files() { return m_files; }
    bool isBusy() const { return m_job != nullptr; }

    /// For tests.
    void setFileChooser(FileChooser &chooser) { m_chooser = &chooser; }

    void check();
    /// There as well, from now on.
    void lookIn(const QStringList &folders);

private:
    using Outcome = domain::Result<library::FileCheck>;

    void begin(const QString &title, const QFuture<Outcome> &future, const library::Job &job,
               void (MissingFiles::*done)(const library::FileCheck &));
    void checked(const library::FileCheck &check);
    void found(const library::FileCheck &check);
    void chooseFolder();
    void choosePlace();
    void toggleChosen();
    void takeOver();
    void showTicked();

    MissingFilesModel m_files;
    library::FileCheck m_check;
    QStringList m_folders; ///< in which it is to be looked for files, besides those of the library
    library::Job m_job; ///< under way; nullptr: none
    FileChooser *m_chooser = &desktopFileChooser();
    TagTable *m_table;
    QPushButton *m_again;
    QPushButton *m_folder;
    QPushButton *m_place;
    QPushButton *m_tickAll;
    QPushButton *m_takeOver;
};

} // namespace tagloom::gui
