// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "library/note_files.h"

#include <QFuture>
#include <QList>

#include <optional>

namespace tagloom::library {

/// Writes the tags of notes back into the files they came from: only the lines of tags, and only if a file is still as
/// it was read, or as this left it. What could not be is in the report. Reads and writes on a thread of its own; may be
/// called from any thread, and the library must stay open until the future is ready.
class NoteWriteBack final
{
public:
    explicit NoteWriteBack(Library &library)
        : m_library(library)
    { }

    /// Of these items, or of all. Files that say it already are not counted.
    QFuture<domain::Result<NoteFilesReport>> write(const std::optional<QList<domain::ItemId>> &items, const Job &job);

private:
    Library &m_library;
};

} // namespace tagloom::library
