// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "library/files/file_report.h"
#include "library/job.h"
#include "store/connection.h"

#include <QHash>

namespace tagloom::library {

/// Whose tags are to be written beside their files, and what has gone since.
struct FileTagChange
{
    QList<domain::ItemId> items; ///< whose own tags changed
    QHash<domain::ItemId, QStringList> removed; ///< names that such an item may have lost
    bool all = false; ///< all files of the library
    QStringList gone; ///< names that no tag has any more: with `all`

    bool isEmpty() const { return items.isEmpty() && !all; }
    void add(const FileTagChange &other);
};

struct FileTagsWritten
{
    qint64 written = 0; ///< files whose attribute is another now
    FileRemarks refused; ///< what could not be kept, and why
};

/// Brings the attribute user.xdg.tags of the files up to the confirmed tags of their items, see tagsForAttribute().
/// Files that are gone are passed over. No file's contents are touched.
domain::Result<FileTagsWritten> writeFileTags(const store::Connection &connection, const FileTagChange &change,
                                              const Job &job);

} // namespace tagloom::library
