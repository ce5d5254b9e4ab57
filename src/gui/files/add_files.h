// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_report.h"

namespace tagloom::gui {

class Session;

/// Adds files and folders in the background: a job in the status bar if it takes a while, and at its end a banner with
/// the figures and, if something was skipped or is to be said, a way to the report.
void runAddFiles(Session &session, const QStringList &paths, const library::AddFilesOptions &options);

/// "3 files added, 1 known already, 2 skipped, 4 hidden left out".
QString addFilesSummary(const library::AddFilesReport &report);

/// Shows remarks on files in a window of their own, which goes with `parent`.
void showFileRemarks(const QString &title, const QString &heading, const library::FileRemarks &skipped,
                     const library::FileRemarks &remarks, QWidget *parent);

} // namespace tagloom::gui
