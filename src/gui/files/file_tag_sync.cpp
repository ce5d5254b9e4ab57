// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_tag_sync.h"

#include "domain/counted.h"
#include "gui/files/add_files.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "store/tag_store.h"

#include <QApplication>
#include <QSet>

#include <utility>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::ItemId;
using domain::Result;
using domain::TagId;
using library::FileTagChange;
using library::FileTagsWritten;
using TagNames = QHash<TagId, QString>;

namespace {

Result<TagNames> tagNames(const store::Connection &connection)
{
    const auto tags = store::readTagDetails(connection);
    if (!tags)
        return tags.error();
    TagNames names;
    for (const store::TagDetails &details : *tags)
        names.insert(details.tag.id, details.tag.name);
    return names;
}

} // namespace

FileTagSync::FileTagSync(Session &session, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
{
    connect(&settings, &Settings::changed, this, &FileTagSync::followSettings);
    connect(&session.library(), &library::Library::changed, this, &FileTagSync::follow);
    followSettings();
}

void FileTagSync::followSettings()
{
    m_session.setReadsFileTags(m_settings.value(option::ReadFileTags));
    const bool wasOn = std::exchange(m_isOn, m_settings.value(option::WriteFileTags));
    if (m_isOn && !wasOn)
        readNames(false);
}

void FileTagSync::follow(const ChangeSet &changes)
{
    if (!m_isOn)
        return;
    FileTagChange change;
    QSet<ItemId> items;
    const auto note = [&](const QList<domain::LinkRef> &links, bool mayBeGone) {
        for (const domain::LinkRef &link : links) {
            items.insert(link.item);
            if (mayBeGone)
                change.removed[link.item].append(m_names.value(link.tag));
        }
    };
    note(changes.linksAdded, false);
    note(changes.linksChanged, true);
    note(changes.linksRemoved, true);
    change.items = QList<ItemId>(items.cbegin(), items.cend());
    change.all = changes.everything || !changes.tagsRelinked.isEmpty();
    write(change);
    // A name that no tag has any more is to be taken from all files.
    if (changes.everything || !changes.tagsAdded.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRemoved.isEmpty())
        readNames(true);
}

void FileTagSync::readNames(bool compares)
{
    m_session.notices().follow(m_session.library().read(&tagNames), [this, compares](const TagNames &names) {
        const TagNames before = std::exchange(m_names, names);
        FileTagChange change;
        const QSet<QString> kept(names.cbegin(), names.cend());
        for (const QString &name : before) {
            if (compares && !kept.contains(name))
                change.gone.append(name);
        }
        change.all = !change.gone.isEmpty();
        write(change);
    });
}

void FileTagSync::write(const FileTagChange &change)
{
    if (change.isEmpty())
        return;
    m_waiting.add(change);
    writeNext();
}

void FileTagSync::writeNext()
{
    if (m_waiting.isEmpty() || std::exchange(m_isWriting, true))
        return;
    models::whenReady(this, m_session.files().writeTags(std::exchange(m_waiting, {}), library::makeJob()),
                      [this](const Result<FileTagsWritten> &result) {
                          m_isWriting = false;
                          tell(result);
                          writeNext();
                      });
}

void FileTagSync::tell(const Result<FileTagsWritten> &result)
{
    if (!result) {
        m_session.notices().fail(result.error());
        return;
    }
    if (result->written > 0)
        m_session.notices().note(
            tr("Tags written beside %1").arg(domain::counted(result->written, tr("file"), tr("files"))));
    if (result->refused.count == 0)
        return;
    const library::FileRemark &first = result->refused.kept.constFirst();
    const QString summary = result->refused.count == 1
        ? tr("Tags of “%1” were not written. %2").arg(first.path, first.reason)
        : tr("Tags of %1 were not written.").arg(domain::counted(result->refused.count, tr("file"), tr("files")));
    m_session.notices().offer(summary, tr("Report"), [summary, refused = result->refused] {
        showFileRemarks(tr("Tags beside files"), summary, refused, {}, QApplication::activeWindow());
    });
}

} // namespace tagloom::gui
