// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mime.h"

#include <QByteArray>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QSet>

namespace tagloom::models {

namespace {

constexpr quint32 magic = 0x544c4944; // "TLID"
constexpr quint32 longestPath = 64 * 1024;

template <class Owner>
void put(QMimeData *data, const QString &format, const QString &libraryPath, const QList<domain::Id<Owner>> &ids)
{
    const QByteArray path = libraryPath.toUtf8();
    QByteArray bytes;
    bytes.reserve(path.size() + 16 + ids.size() * qsizetype(sizeof(qint64)));
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << magic << path << quint32(ids.size());
    for (const auto id : ids)
        stream << id.value;
    data->setData(format, bytes);
}

template <class Id>
std::optional<QList<Id>> take(const QMimeData *data, const QString &format, const QString &libraryPath)
{
    if (!data || !data->hasFormat(format))
        return std::nullopt;
    const QByteArray bytes = data->data(format);
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 mark = 0;
    quint32 pathLength = 0;
    stream >> mark >> pathLength;
    // Lengths are looked at before anything is made of that length.
    if (stream.status() != QDataStream::Ok || mark != magic || pathLength > longestPath
        || qsizetype(pathLength) > bytes.size())
        return std::nullopt;
    QByteArray path(qsizetype(pathLength), Qt::Uninitialized);
    if (stream.readRawData(path.data(), int(pathLength)) != int(pathLength) || path != libraryPath.toUtf8())
        return std::nullopt;
    quint32 count = 0;
    stream >> count;
    if (stream.status() != QDataStream::Ok
        || stream.device()->bytesAvailable() != qint64(count) * qint64(sizeof(qint64)))
        return std::nullopt;
    QList<Id> ids;
    ids.reserve(qsizetype(count));
    QSet<Id> seen;
    seen.reserve(qsizetype(count));
    for (quint32 position = 0; position < count; ++position) {
        Id id;
        stream >> id.value;
        if (!id.isValid())
            return std::nullopt;
        if (seen.contains(id))
            continue;
        seen.insert(id);
        ids.append(id);
    }
    if (ids.isEmpty())
        return std::nullopt;
    return ids;
}

} // namespace

QString itemsMimeType()
{
    return QStringLiteral("application/x-tagloom-items");
}

QString tagsMimeType()
{
    return QStringLiteral("application/x-tagloom-tags");
}

QString savedSearchesMimeType()
{
    return QStringLiteral("application/x-tagloom-saved-searches");
}

void putItems(QMimeData *data, const QString &libraryPath, const QList<domain::ItemId> &ids)
{
    put(data, itemsMimeType(), libraryPath, ids);
}

void putTags(QMimeData *data, const QString &libraryPath, const QList<domain::TagId> &ids)
{
    put(data, tagsMimeType(), libraryPath, ids);
}

void putSavedSearch(QMimeData *data, const QString &libraryPath, domain::SavedSearchId id)
{
    put(data, savedSearchesMimeType(), libraryPath, QList{id});
}

std::optional<QList<domain::ItemId>> takeItems(const QMimeData *data, const QString &libraryPath)
{
    return take<domain::ItemId>(data, itemsMimeType(), libraryPath);
}

std::optional<QList<domain::TagId>> takeTags(const QMimeData *data, const QString &libraryPath)
{
    return take<domain::TagId>(data, tagsMimeType(), libraryPath);
}

std::optional<domain::SavedSearchId> takeSavedSearch(const QMimeData *data, const QString &libraryPath)
{
    const auto ids = take<domain::SavedSearchId>(data, savedSearchesMimeType(), libraryPath);
    return ids ? std::optional(ids->first()) : std::nullopt;
}

} // namespace tagloom::models
