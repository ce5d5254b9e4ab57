// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/checked_output.h"

#include <QFileDevice>
#include <QString>

#include <cerrno>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bufferSize = 64 * 1024;

} // namespace

CheckedOutput::CheckedOutput(QIODevice &device)
    : m_device(device)
{ }

Result<void> CheckedOutput::write(QByteArrayView utf8)
{
    if (m_error) {
        return *m_error;
    }
    m_buffer.append(utf8);
    return m_buffer.size() < bufferSize ? Result<void>() : writeBuffer();
}

Result<void> CheckedOutput::flush()
{
    if (m_error) {
        return *m_error;
    }
    if (const Result<void> written = writeBuffer(); !written) {
        return written;
    }
    auto *const file = qobject_cast<QFileDevice *>(&m_device);
    return file && !file->flush() ? fail() : Result<void>();
}

Result<void> CheckedOutput::writeBuffer()
{
    const char *at = m_buffer.constData();
    const char *const end = at + m_buffer.size();
    while (at != end) {
        const qint64 count = m_device.write(at, end - at);
        if (count <= 0) {
            return fail();
        }
        at += count;
    }
    m_buffer.truncate(0);
    return {};
}

Result<void> CheckedOutput::fail()
{
    // The device keeps the cause as text only.
    if (m_device.errorString() == qt_error_string(ENOSPC)) {
        m_error = Error{ErrorCode::DiskFull,
                        u"The disk is full. Free some space or choose another place, then export again."_s};
    } else {
        m_error = Error{ErrorCode::InputOutput,
                        QString(u"The file cannot be written: "_s + m_device.errorString()
                                + u". Choose another place and export again."_s)};
    }
    return *m_error;
}

} // namespace tagloom::formats
