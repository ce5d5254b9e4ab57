// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/tag_writing.h"

#include "domain/tag_name.h"
#include "library/files/file_check.h"
#include "library/files/tag_attribute.h"
#include "platform/extended_attributes.h"
#include "store/file_store.h"
#include "store/link_store.h"
#include "store/tag_store.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

namespace tagloom::library {

using domain::ItemId;
using domain::Result;
using domain::TagId;

namespace {

constexpr qsizetype itemsAtOnce = 1000;

/// What is known of a file and its item.
struct Sides
{
    ItemId item;
    QString url;
    QString path;
    QStringList tags; ///< confirmed ones of the item
    std::optional<QStringList> base; ///< what both had when they were last compared
};

QSet<QString> toSet(const QStringList &names)
{
    return QSet<QString>(names.cbegin(), names.cend());
}

QSet<QString> keysOf(const QStringList &names)
{
    QSet<QString> keys;
    for (const QString &name : names)
        keys.insert(domain::foldedKey(name));
    return keys;
}

class TagWriting final
{
public:
    TagWriting(const store::Connection &connection, const FileTagChange &change, const Job &job,
               const NoteFileTags &note, FileTagsWritten &outcome)
        : m_connection(connection)
        , m_change(change)
        , m_job(job)
        , m_note(note)
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

    /// Calls `work` for all files of the library, or for those of the items.
    Result<void> forFiles(const std::optional<QList<ItemId>> &ids, void (TagWriting::*work)(const Sides &))
    {
        std::optional<store::FileItem> last;
        for (qsizetype first = 0; !ids || first < ids->size(); first += itemsAtOnce) {
            const auto items = ids ? store::readFileItems(m_connection, ids->mid(first, itemsAtOnce))
                                   : store::readFileItems(m_connection, last, static_cast<int>(itemsAtOnce));
            if (!items)
                return items.error();
            if (!ids && items->isEmpty())
                break;
            const auto done = forBlock(*items, work);
            // What is beside the files by now is noted whatever came then.
            if (auto noted = m_note(std::exchange(m_compared, {})); !noted)
                return noted;
            if (!done)
                return done;
            if (!ids)
                last = items->constLast();
        }
        return {};
    }

    void learn(const Sides &sides)
    {
        if (sides.base || sides.tags.isEmpty() || !QFileInfo::exists(sides.path))
            return;
        const auto value = platform::readAttribute(sides.path, tagAttribute);
        if (!value)
            return;
        const QSet<QString> keys = keysOf(tagsFromAttribute(*value));
        QStringList common = sides.tags;
        common.removeIf([&keys](const QString &name) { return !keys.contains(domain::foldedKey(name)); });
        m_compared.insert(sides.item, {sides.url, common});
    }

    void write(const Sides &sides)
    {
        const bool isAsBefore = m_change.all && sides.base && toSet(*sides.base) == toSet(keptOf(sides.tags));
        if (isAsBefore || !QFileInfo::exists(sides.path))
            return;
        const auto old = platform::readAttribute(sides.path, tagAttribute);
        if (!old) {
            m_outcome.refused.append({sides.path, old.error().message});
            return;
        }
        QStringList removed = sides.base.value_or(QStringList());
        removed.removeIf([&sides](const QString &name) { return sides.tags.contains(name); });
        QStringList refused;
        const QByteArray value = tagsForAttribute(*old, sides.tags, removed, refused);
        for (const QString &name : std::as_const(refused))
            m_outcome.refused.append(
                {sides.path,
                 QStringLiteral("The tag “%1” cannot be kept beside a file, since commas part tags there.").arg(name)});
        if (value != *old) {
            if (const auto done = platform::writeAttribute(sides.path, tagAttribute, value); !done) {
                m_outcome.refused.append({sides.path, done.error().message});
                return;
            }
            ++m_outcome.written;
        }
        const QStringList kept = keptOf(sides.tags);
        if (sides.base ? *sides.base != kept : !kept.isEmpty())
            m_compared.insert(sides.item, {sides.url, kept});
    }

private:
    /// What an attribute can hold.
    static QStringList keptOf(QStringList names)
    {
        names.removeIf([](const QString &name) { return name.contains(u','); });
        return names;
    }

    Result<void> forBlock(const QList<store::FileItem> &items, void (TagWriting::*work)(const Sides &))
    {
        QList<ItemId> ids;
        for (const store::FileItem &item : items)
            ids.append(item.id);
        const auto links = store::readLinks(m_connection, ids);
        const auto compared = store::readFileTags(m_connection, ids);
        if (!links || !compared)
            return links ? compared.error() : links.error();
        QHash<ItemId, QStringList> tags;
        for (const domain::Link &link : *links) {
            if (link.status == domain::LinkStatus::Confirmed)
                tags[link.item].append(m_names.value(link.tag));
        }
        for (const store::FileItem &item : items) {
            if (m_job->cancelled)
                return fileWorkCancelled();
            Sides sides{item.id, item.url, domain::filePathOf(item.url), tags.value(item.id), {}};
            const auto before = compared->constFind(item.id);
            if (before != compared->cend() && before->url == item.url)
                sides.base = before->tags;
            if (!sides.path.isEmpty())
                (this->*work)(sides);
        }
        return {};
    }

    const store::Connection &m_connection;
    const FileTagChange &m_change;
    const Job &m_job;
    const NoteFileTags &m_note;
    FileTagsWritten &m_outcome;
    QHash<TagId, QString> m_names;
    QHash<ItemId, store::FileTags> m_compared; ///< of the block at work
};

} // namespace

void FileTagChange::add(const FileTagChange &other)
{
    items += other.items;
    all = all || other.all;
    learns = learns || other.learns;
}

Result<FileTagsWritten> writeFileTags(const store::Connection &connection, const FileTagChange &change, const Job &job,
                                      const NoteFileTags &note)
{
    FileTagsWritten outcome;
    TagWriting writing(connection, change, job, note, outcome);
    if (auto done = writing.readNames(); !done)
        return done.error();
    if (change.learns) {
        if (auto done = writing.forFiles(std::nullopt, &TagWriting::learn); !done)
            return done.error();
    }
    const auto items = change.all ? std::nullopt : std::optional(change.items);
    if (auto done = writing.forFiles(items, &TagWriting::write); !done)
        return done.error();
    return outcome;
}

} // namespace tagloom::library
