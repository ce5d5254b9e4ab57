// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/note_file.h"
#include "formats/format.h"
#include "library/job.h"
#include "library/library.h"

#include <QFuture>
#include <QList>
#include <QStringList>

#include <optional>

namespace tagloom::library {

struct ImportOptions
{
    using Folders = domain::FolderTags; ///< also for the folders above a note's file

    std::optional<formats::Format> format; ///< recognised by content unless named
    Folders folders = Folders::All;
};

struct ImportRemark
{
    QString file;
    qint64 line = 0; ///< 0: the file as a whole
    QString reason;
};

/// One of the first items of a file, as a dry run shows it.
struct ImportPreview
{
    QString title;
    QString url;
    QStringList tags;
    bool known = false; ///< in the library, or earlier in the file
};

struct ImportReport
{
    qint64 read = 0; ///< items found in the files; added + merged
    qint64 added = 0;
    qint64 merged = 0; ///< known ones: they got the tags, and came back from the trash
    qint64 updated = 0; ///< of these, notes that took what was changed in their files since
    qint64 tagsAdded = 0;
    qint64 searchesAdded = 0; ///< saved searches
    qint64 listsAdded = 0;
    qint64 rulesAdded = 0;
    qint64 taggedByRules = 0; ///< new items that rules of the library gave tags or suggestions; not of a dry run
    QList<ImportRemark> skipped; ///< every record that was not taken
    QList<ImportRemark> changed; ///< records taken with a change, such as a tag's name cut
    QList<ImportPreview> preview; ///< of a dry run only: the first 200
};

/// Takes files of other programs in: one transaction for all files of a call, or nothing. Both functions may be called from
/// any thread, work on threads of their own, and end with ErrorCode::Cancelled after job->cancelled. A folder
/// stands for the files below it that are recognised. `job` counts bytes.
class Importer final
{
public:
    explicit Importer(Library &library)
        : m_library(library)
    {
    }

    /// Tells what run() would do, and changes nothing.
    QFuture<domain::Result<ImportReport>> dryRun(const QStringList &paths, const ImportOptions &options, const Job &job);

    QFuture<domain::Result<ImportReport>> run(const QStringList &paths, const ImportOptions &options, const Job &job);

private:
    Library &m_library;
};

} // namespace tagloom::library
