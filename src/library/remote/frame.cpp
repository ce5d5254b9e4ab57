// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/frame.h"

#include <QJsonDocument>
#include <QtEndian>

namespace tagloom::library {

namespace {

constexpr qsizetype headerSize = sizeof(quint32);

} // namespace

QByteArray frameOf(const QJsonObject &message)
{
    const QByteArray json = QJsonDocument(message).toJson(QJsonDocument::Compact);
    QByteArray frame(headerSize, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(json.size()), frame.data());
    return frame + json;
}

std::optional<QJsonObject> FrameReader::next()
{
    if (m_isBroken || m_bytes.size() < headerSize)
        return std::nullopt;
    const auto length = qFromBigEndian<quint32>(m_bytes.constData());
    if (length > m_longest) {
        m_isBroken = true;
        return std::nullopt;
    }
    const qsizetype end = headerSize + static_cast<qsizetype>(length);
    if (m_bytes.size() < end)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(m_bytes.sliced(headerSize, length));
    m_bytes.remove(0, end);
    if (!document.isObject()) {
        m_isBroken = true;
        return std::nullopt;
    }
    return document.object();
}

} // namespace tagloom::library
