// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/importer.h"

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace tagloom::gui {

class Settings;

/// Before a folder is added: which folders become tags, and whether hidden files are taken. Both are remembered.
class AddFolderDialog final : public QDialog
{
    Q_OBJECT

public:
    AddFolderDialog(const QString &folder, Settings &settings, QWidget *parent = nullptr);

    library::ImportOptions::Folders folders() const;
    bool takesHidden() const;

private:
    QComboBox *m_folders;
    QCheckBox *m_hidden;
};

} // namespace tagloom::gui
