// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/importer.h"

#include <QDialog>

class QComboBox;

namespace tagloom::gui {

class Settings;

/// Before a folder is added: which folders become tags. The choice is remembered.
class AddFolderDialog final : public QDialog
{
    Q_OBJECT

public:
    AddFolderDialog(const QString &folder, Settings &settings, QWidget *parent = nullptr);

    library::ImportOptions::Folders folders() const;

private:
    QComboBox *m_folders;
};

} // namespace tagloom::gui
