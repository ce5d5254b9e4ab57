// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/tag_writing.h"

#include "library/files/file_check.h"
#include "library/files/tag_attribute.h"
#include "platform/extended_attributes.h"
#include "store/file_store.h"
#include "store/link_store.h"
#include "store/tag_store.h"

#include <QFileInfo>

namespace tagloom::library {

using domain::ItemId;
using domain::Result;
using domain::TagId;

namespace {

constexpr qsizetype itemsAtOnce = 1000;

class TagWriting final
{
public:
    TagWriting(const store::Connection &connection, const FileTagChange &change, const Job &job,
               FileTagsWritten &outcome)
        : m_connection(connection)
        , m_change(change)
        , m_job(job)
        , m_outcome(outcome)
    { }

    Result<void> readNames()
    {
        const auto tags = store::readTagDetails(m_connection);
        if (!tags)
            return tags.error();
        for (const store::TagDetails &details : *tags)
            m_names.insert(details.tag.id, details.tag.name);
        return {};
    }

    Result<void> write(const QList<store::FileItem> &items)
    {
        QList<ItemId> ids;
        for (const store::FileItem &item : items)
            ids.append(item.id);
        const auto links = store::readLinks(m_connection, ids);
        if (!links)
            return links.error();
        QHash<ItemId, QStringList> wanted;
        for (const domain::Link &link : *links) {
            if (link.status == domain::LinkStatus::Confirmed)
                wanted[link.item].append(m_names.value(link.tag));
        }
        for (const store::FileItem &item : items) {
            if (m_job->cancelled)
                return fileWorkCancelled();
            writeOne(domain::filePathOf(item.url), wanted.value(item.id),
                     m_change.gone + m_change.removed.value(item.id));
        }
        return {};
    }

private:
    void writeOne(const QString &path, const QStringList &wanted, const QStringList &removed)
    {
        if (path.isEmpty() || !QFileInfo::exists(path))
            return;
        const auto old = platform::readAttribute(path, tagAttribute);
        if (!old) {
            m_outcome.refused.append({path, old.error().message});
            return;
        }
        QStringList refused;
        const QByteArray value = tagsForAttribute(*old, wanted, removed, refused);
        for (const QString &name : std::as_const(refused))
            m_outcome.refused.append(
                {path,
                 QStringLiteral("The tag “%1” cannot be kept beside a file, since commas part tags there.").arg(name)});
        if (value == *old)
            return;
        if (const auto done = platform::writeAttribute(path, tagAttribute, value); !done)
            m_outcome.refused.append({path, done.error().message});
        else
            ++m_outcome.written;
    }

    const store::Connection &m_connection;
    const FileTagChange &m_change;
    const Job &m_job;
    FileTagsWritten &m_outcome;
    QHash<TagId, QString> m_names;
};

} // namespace

void FileTagChange::add(const FileTagChange &other)
{
    items += other.items;
    for (auto one = other.removed.cbegin(); one != other.removed.cend(); ++one)
        removed[one.key()] += *one;
    all = all || other.all;
    gone += other.gone;
}

Result<FileTagsWritten> writeFileTags(const store::Connection &connection, const FileTagChange &change, const Job &job)
{
    FileTagsWritten outcome;
    TagWriting writing(connection, change, job, outcome);
    if (auto done = writing.readNames(); !done)
        return done.error();
    for (qsizetype first = 0; !change.all && first < change.items.size(); first += itemsAtOnce) {
        const auto items = store::readFileItems(connection, change.items.mid(first, itemsAtOnce));
        if (!items)
            return items.error();
        if (auto done = writing.write(*items); !done)
            return done.error();
    }
    std::optional<store::FileItem> last;
    while (change.all) {
        const auto items = store::readFileItems(connection, last, static_cast<int>(itemsAtOnce));
        if (!items)
            return items.error();
        if (items->isEmpty())
            break;
        if (auto done = writing.write(*items); !done)
            return done.error();
        last = items->constLast();
    }
    return outcome;
}

} // namespace tagloom::library
