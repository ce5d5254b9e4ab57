// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QIODevice>

namespace tagloom::formats {

/// Gives a device's lines one by one. A line is held whole, so an endless one is cut.
class LineSource final
{
public:
    static constexpr qsizetype longestLine = 16 * 1024 * 1024;

    /// The device must be open and outlive this; it is read from where it stands.
    explicit LineSource(QIODevice &device);

    /// Steps to the next line, the first at first; false at the end. Error: InputOutput.
    domain::Result<bool> next();

    /// The line, without its end.
    const QByteArray &line() const { return m_line; }
    /// The number of the line, from 1.
    qint64 number() const { return m_number; }
    /// The line had more than longestLine bytes; line() holds its begin only.
    bool isTooLong() const { return m_isTooLong; }
    /// How many bytes of the device have been read.
    qint64 position() const { return m_position; }

private:
    void take(const char *begin, qsizetype size);

    QIODevice &m_device;
    QByteArray m_block;
    QByteArray m_line;
    qsizetype m_inBlock = 0;
    qint64 m_number = 0;
    qint64 m_position = 0;
    bool m_isTooLong = false;
};

} // namespace tagloom::formats
