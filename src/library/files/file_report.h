// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/item_details.h"
#include "library/files/file_walk.h"
#include "library/importer.h"

#include <QList>

#include <optional>

namespace tagloom::library {

/// Remarks on files; of very many only the first, since nobody reads a hundred thousand.
struct FileRemarks
{
    static constexpr qsizetype mostKept = 1000;

    QList<FileRemark> kept;
    qint64 count = 0; ///< of all

    void append(const FileRemark &remark)
    {
        if (kept.size() < mostKept)
            kept.append(remark);
        ++count;
    }
};

struct AddFilesOptions
{
    ImportOptions::Folders folders = ImportOptions::Folders::None; ///< which of the folders become tags
    QStringList tags; ///< for all of them
    bool readsTags = true; ///< those that other programs keep beside the files
    bool takesHidden = false; ///< also what is hidden in a folder; what is named is taken in any case
    std::optional<domain::KindId> kind; ///< instead of image or file
    domain::ItemDetails details{}; ///< what does not fit the kind is left out
};

struct AddFilesReport
{
    static constexpr qsizetype mostIds = 10000;

    qint64 added = 0;
    qint64 merged = 0; ///< known by their address: they got the tags, and came back from the trash
    qint64 taggedByRules = 0; ///< of those added
    qint64 hidden = 0; ///< hidden files and folders that were left out
    QList<domain::ItemId> ids; ///< of both; of very many only the first
    FileRemarks skipped; ///< not taken
    FileRemarks remarks; ///< taken, but there is something to say

    qint64 taken() const { return added + merged; }
};

} // namespace tagloom::library
