// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/dialogs/file_chooser.h"

#include <QList>

namespace tagloom::test {

/// A person who always chooses these files.
class ChosenFiles final : public gui::FileChooser
{
public:
    explicit ChosenFiles(const QStringList &chosen = {})
        : files(chosen)
    { }

    QStringList filesToOpen(QWidget *, const gui::FileRequest &request) override { return noted(request); }
    QString fileToOpen(QWidget *, const gui::FileRequest &request) override { return noted(request).value(0); }
    QString folderToOpen(QWidget *, const gui::FileRequest &request) override { return noted(request).value(0); }
    QString fileToSave(QWidget *, const gui::FileRequest &request) override { return noted(request).value(0); }

    QStringList files;
    QList<gui::FileRequest> requests;

private:
    QStringList noted(const gui::FileRequest &request)
    {
        requests.append(request);
        return files;
    }
};

} // namespace tagloom::test
