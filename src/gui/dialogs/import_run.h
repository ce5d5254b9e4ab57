// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/importer.h"

namespace tagloom::gui {

class Banner;
class Session;

/// Imports in the background: a job in the status bar, and at its end a banner with the figures and, if something was
/// skipped or changed, a way to the report. `expected`: items the dry run found, for the job's title; 0: not known.
void runImport(Session &session, Banner &banner, const QStringList &paths, const library::ImportOptions &options,
               qint64 expected);

/// "12,345 items imported, 12 already known, 3 skipped."
QString importSummary(const library::ImportReport &report);

} // namespace tagloom::gui
