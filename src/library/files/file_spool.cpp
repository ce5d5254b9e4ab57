// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_spool.h"

#include <QDir>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

/// Some 2 MB of them.
constexpr qint64 mostInMemory = 4096;

} // namespace

Result<void> FileSpool::append(const ReadFile &file)
{
    if (m_count < mostInMemory) {
        m_first.push_back(file);
        ++m_count;
        return {};
    }
    if (m_count == mostInMemory) {
        if (auto opened = openFile(); !opened)
            return opened;
    }
    m_stream << file.path << file.details.size << file.details.modifiedAt << file.details.mime
             << file.details.fingerprint << file.tags;
    if (m_stream.status() != QDataStream::Ok)
        return fileError(QStringLiteral("written"));
    ++m_count;
    return {};
}

Result<std::optional<ReadFile>> FileSpool::next()
{
    if (m_taken == m_count)
        return std::optional<ReadFile>();
    if (m_taken < mostInMemory)
        return std::optional(std::move(m_first[static_cast<size_t>(m_taken++)]));
    if (m_taken == mostInMemory && (!m_file.flush() || !m_file.seek(0)))
        return fileError(QStringLiteral("written"));
    ReadFile file;
    m_stream >> file.path >> file.details.size >> file.details.modifiedAt >> file.details.mime
        >> file.details.fingerprint >> file.tags;
    if (m_stream.status() != QDataStream::Ok)
        return fileError(QStringLiteral("read"));
    ++m_taken;
    return std::optional(std::move(file));
}

Result<void> FileSpool::openFile()
{
    if (!m_file.open())
        return fileError(QStringLiteral("made"));
    m_stream.setDevice(&m_file);
    return {};
}

Error FileSpool::fileError(const QString &what) const
{
    return {
        ErrorCode::InputOutput,
        QStringLiteral("A temporary file in “%1” cannot be %2 (%3). Make room there and try again. Nothing was added.")
            .arg(QDir::tempPath(), what, m_file.errorString())};
}

} // namespace tagloom::library
