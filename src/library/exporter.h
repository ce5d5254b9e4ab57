// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/format.h"
#include "library/job.h"
#include "library/library.h"
#include "library/note_files.h"
#include "store/search_store.h"

#include <QFuture>
#include <QIODevice>

#include <optional>

namespace tagloom::library {

struct ExportOptions
{
    formats::Format format = formats::Format::JsonLines;

    /// What to export, in its order. Without one: JSON Lines all primary data, the trash and unused tags too; the others
    /// all live items, newest first.
    std::optional<store::SearchRequest> request;

    /// These items rather than a search's, in this order; those that are gone are left out.
    std::optional<QList<domain::ItemId>> items = std::nullopt;
};

/// Writes a library out as it stood at one moment, on a thread of its own; the library stays usable meanwhile. Results are
/// the number of items written. `job` counts items. May be called from any thread.
class Exporter final
{
public:
    explicit Exporter(const Library &library)
        : m_library(library)
    {
    }

    /// Replaces the file only when all is written; on an error, DiskFull for one, or after Cancel it is as it was.
    QFuture<domain::Result<qint64>> toFile(const QString &path, const ExportOptions &options, const Job &job);

    /// A folder of Markdown files, see writeNoteFolder(); `options.format` does not matter. What was written before an
    /// error or Cancel stays.
    QFuture<domain::Result<NoteFilesReport>> toFolder(const QString &folder, const ExportOptions &options,
                                                      const Job &job);

    /// The device must be open, and must not be used by anyone else until the future is ready.
    QFuture<domain::Result<qint64>> toDevice(QIODevice &device, const ExportOptions &options, const Job &job);

private:
    const Library &m_library;
};

} // namespace tagloom::library
