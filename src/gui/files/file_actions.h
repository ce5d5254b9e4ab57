// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/file_chooser.h"
#include "gui/dialogs/question.h"

#include <QObject>
#include <QPointer>

namespace tagloom::gui {

class Actions;
class MissingFiles;
class Session;
class Settings;

/// What a window does with files: adds files and folders, shows them in the file manager, moves them to the desktop's
/// trash, and opens the window that finds missing ones.
class FileActions final : public QObject
{
    Q_OBJECT

public:
    FileActions(Actions &actions, Settings &settings, QWidget *window);

    /// nullptr while no library is open.
    void setSession(Session *session);

    /// For tests.
    void setFileChooser(FileChooser &chooser) { m_chooser = &chooser; }

private:
    void updateEnabled();
    void addFiles();
    void addFolder();
    void showInFolder();
    void trashFiles();
    void findMissing();
    QStringList chosenPaths();

    Actions &m_actions;
    Settings &m_settings;
    QWidget *m_window;
    Session *m_session = nullptr;
    FileChooser *m_chooser = &desktopFileChooser();
    QPointer<MissingFiles> m_missing;
};

/// Before files go to the desktop's trash: how many, and where they are.
Question::Content trashFilesQuestion(const QStringList &paths);

} // namespace tagloom::gui
