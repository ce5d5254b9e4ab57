// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/image_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tagloom::thumbnails {

namespace {

Trouble troubleOf(int error)
{
    return error == EACCES || error == EPERM ? Trouble::NoPermission : Trouble::Missing;
}

} // namespace

ImageFile::ImageFile(const QString &path, const std::atomic_bool &stop)
    : m_path(path)
    , m_stop(stop)
{ }

Trouble ImageFile::openForLook()
{
    if (m_path.isEmpty() || m_path.contains(QChar(u'\0')))
        return Trouble::Missing;
    const QByteArray name = QFile::encodeName(m_path);
    struct stat status
    {
    };
    if (::stat(name.constData(), &status) != 0)
        return troubleOf(errno);
    if (!S_ISREG(status.st_mode))
        return Trouble::NotAFile;
    // Should it become a pipe between the two calls, the second one does not wait either.
    const int descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0)
        return troubleOf(errno);
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return Trouble::NotAFile;
    }
    m_bytes = status.st_size;
    m_modified = status.st_mtime;
    if (!open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return Trouble::Missing;
    }
    return m_bytes == 0 ? Trouble::Empty : Trouble::None;
}

qint64 ImageFile::readData(char *data, qint64 mostBytes)
{
    return m_stop ? -1 : QFile::readData(data, mostBytes);
}

} // namespace tagloom::thumbnails
