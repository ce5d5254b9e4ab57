// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/file_chooser.h"

#include <QFileDialog>

namespace tagloom::gui {

namespace {

class DesktopFileChooser final : public FileChooser
{
public:
    QStringList filesToOpen(QWidget *parent, const FileRequest &request) override
    {
        return QFileDialog::getOpenFileNames(parent, request.title, request.start, request.filter);
    }
    QString fileToOpen(QWidget *parent, const FileRequest &request) override
    {
        return QFileDialog::getOpenFileName(parent, request.title, request.start, request.filter);
    }
    QString folderToOpen(QWidget *parent, const FileRequest &request) override
    {
        return QFileDialog::getExistingDirectory(parent, request.title, request.start);
    }
    QString fileToSave(QWidget *parent, const FileRequest &request) override
    {
        return QFileDialog::getSaveFileName(parent, request.title, request.start, request.filter);
    }
};

} // namespace

FileChooser &desktopFileChooser()
{
    static DesktopFileChooser chooser;
    return chooser;
}

} // namespace tagloom::gui
