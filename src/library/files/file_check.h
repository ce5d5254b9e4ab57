// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_report.h"
#include "library/job.h"
#include "store/connection.h"
#include "store/file_store.h"

namespace tagloom::library {

/// A place where a file may be now.
struct FilePlace
{
    QString path;
    domain::FileDetails details;
};

/// One file of the library that is not as it was.
struct FileFinding
{
    enum class State {
        Changed, ///< at its place are other contents
        Unreadable, ///< it is there, and cannot be read
        Missing ///< it is gone; `places` has where the same contents were found
    };

    domain::ItemId item;
    QString title;
    QString url; ///< as it is in the library
    State state = State::Missing;
    QString reason; ///< of Unreadable: whole sentences
    std::optional<domain::FileDetails> known; ///< nothing of files that nobody looked at before
    QList<FilePlace> places; ///< of Changed: what is there now; of Missing: in the order of their paths
    QString otherItem; ///< of Missing: the path of an item of its own that holds the same, which is no place
};

/// What is known of an item's file now.
struct FileFact
{
    domain::ItemId item;
    QString url;
    domain::FileDetails details;
};

/// What a look at all files of the library found.
struct FileCheck
{
    qint64 checked = 0;
    QList<FileFinding> findings; ///< in the order of their addresses
    /// What is to be kept without asking: a new time of the same contents, files not looked at before, files that are
    /// back.
    QList<FileFact> facts;
    QStringList folders; ///< where files of the library lie, or did
};

/// Looks at every live file of the library; reads only those whose size or time is another. `job` counts files.
domain::Result<FileCheck> checkFiles(const store::Connection &connection, const Job &job);

domain::Error fileWorkCancelled();

} // namespace tagloom::library
