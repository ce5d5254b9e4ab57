// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/line_source.h"

#include <QString>

#include <algorithm>

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 64 * 1024;

} // namespace

LineSource::LineSource(QIODevice &device)
    : m_device(device)
{ }

Result<bool> LineSource::next()
{
    m_line.clear();
    m_isTooLong = false;
    bool hasBytes = false;
    for (;;) {
        if (m_inBlock == m_block.size()) {
            m_block.resize(blockSize);
            const qint64 count = m_device.read(m_block.data(), blockSize);
            m_block.truncate(std::max<qint64>(count, 0));
            m_inBlock = 0;
            if (count < 0) {
                return Error{ErrorCode::InputOutput,
                             QString(u"The file cannot be read: "_s + m_device.errorString()
                                     + u". Check the disk and try again."_s)};
            }
            m_position += count;
            if (count == 0) {
                m_number += hasBytes ? 1 : 0;
                return hasBytes;
            }
        }
        hasBytes = true;
        const qsizetype end = m_block.indexOf('\n', m_inBlock);
        take(m_block.constData() + m_inBlock, (end < 0 ? m_block.size() : end) - m_inBlock);
        if (end >= 0) {
            m_inBlock = end + 1;
            ++m_number;
            return true;
        }
        m_inBlock = m_block.size();
    }
}

void LineSource::take(const char *begin, qsizetype size)
{
    const qsizetype space = longestLine - m_line.size();
    m_isTooLong = m_isTooLong || size > space;
    m_line.append(begin, std::min(size, space));
}

} // namespace tagloom::formats
