// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/file_details.h"
#include "domain/result.h"

#include <QDataStream>
#include <QStringList>
#include <QTemporaryFile>

#include <optional>
#include <vector>

namespace tagloom::library {

/// What was read of a file before it is written into a library.
struct ReadFile
{
    QString path; ///< absolute and clean
    domain::FileDetails details;
    QStringList tags; ///< names of folders and from beside the file
};

/// Holds what was read of any number of files, in the order it came: the first ones in memory, all others in a
/// temporary file. Written from one thread, then read from one.
class FileSpool final
{
public:
    domain::Result<void> append(const ReadFile &file);

    /// The next one, from the first on; nothing at the end. append() must not be called after it.
    domain::Result<std::optional<ReadFile>> next();

    qint64 count() const { return m_count; }

private:
    domain::Result<void> openFile();
    domain::Error fileError(const QString &what) const;

    std::vector<ReadFile> m_first;
    QTemporaryFile m_file; ///< of those behind the first
    QDataStream m_stream;
    qint64 m_count = 0;
    qint64 m_taken = 0;
};

} // namespace tagloom::library
