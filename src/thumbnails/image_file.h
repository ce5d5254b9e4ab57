// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thumbnails/thumbnail.h"

#include <QFile>

#include <atomic>

namespace tagloom::thumbnails {

/// A file that somebody else made, opened for a look: only if it is an ordinary one (to open a pipe can wait for ever,
/// to open a device can do anything), and read until somebody says stop. Belongs to the thread that made it.
class ImageFile final : public QFile
{
public:
    /// Once `stop` is true, reading fails at once. It must outlive this.
    ImageFile(const QString &path, const std::atomic_bool &stop);

    /// Trouble::None, or why it was not opened.
    Trouble openForLook();

    qint64 bytes() const { return m_bytes; }
    qint64 modified() const { return m_modified; } ///< seconds since 1970
    bool isStopped() const { return m_stop; }

protected:
    qint64 readData(char *data, qint64 mostBytes) override;

private:
    QString m_path;
    const std::atomic_bool &m_stop;
    qint64 m_bytes = -1;
    qint64 m_modified = 0;
};

} // namespace tagloom::thumbnails
