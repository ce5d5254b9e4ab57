// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "library/files/file_report.h"
#include "library/job.h"
#include "store/connection.h"
#include "store/tags_written_store.h"

#include <QHash>

#include <functional>

namespace tagloom::library {

/// Whose tags are to be written beside their files.
struct FileTagChange
{
    QList<domain::ItemId> items; ///< whose own tags changed
    bool all =
        false; ///< all files of the library; those whose items have the tags of the last comparison are passed over
    bool learns = false; ///< first notes what items and files have in common, of those never compared; writes nothing

    bool isEmpty() const { return items.isEmpty() && !all && !learns; }
    void add(const FileTagChange &other);
};

struct FileTagsWritten
{
    qint64 written = 0; ///< files whose attribute is another now
    FileRemarks refused; ///< what could not be kept, and why
};

/// Keeps what files and items had in common, for the next comparison.
using NoteFileTags = std::function<domain::Result<void>(const QHash<domain::ItemId, store::FileTags> &)>;

/// Brings the attribute user.xdg.tags of the files up to the confirmed tags of their items, see tagsForAttribute().
/// Only names that item and file both had when they were last compared are taken off a file; what another program put
/// there stays. Files that are gone are passed over. No file's contents are touched.
domain::Result<FileTagsWritten> writeFileTags(const store::Connection &connection, const FileTagChange &change,
                                              const Job &job, const NoteFileTags &note);

} // namespace tagloom::library
