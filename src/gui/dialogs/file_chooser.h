// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace tagloom::gui {

struct FileRequest
{
    QString title;
    QString start; ///< a folder, or the file proposed
    QString filter; ///< as QFileDialog wants it: "Bookmarks (*.html *.htm)"
};

/// The person's choice of files. An interface, so that tests can choose.
class FileChooser
{
public:
    virtual ~FileChooser() = default;
    virtual QStringList filesToOpen(QWidget *parent, const FileRequest &request) = 0; ///< empty: cancelled
    virtual QString fileToOpen(QWidget *parent, const FileRequest &request) = 0; ///< one only
    virtual QString folderToOpen(QWidget *parent, const FileRequest &request) = 0; ///< the filter does not matter
    virtual QString fileToSave(QWidget *parent, const FileRequest &request) = 0; ///< it asked before a file is replaced
};

/// The desktop's own dialogs.
FileChooser &desktopFileChooser();

} // namespace tagloom::gui
