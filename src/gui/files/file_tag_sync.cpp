// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/files/file_tag_sync.h"

#include "domain/counted.h"
#include "gui/files/add_files.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "library/unwritten_tags.h"
#include "store/tag_store.h"

#include <QApplication>
#include <QDeadlineTimer>

#include <utility>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::ItemId;
using domain::Result;
using domain::TagId;
using library::FileTagChange;
using library::FileTagsWritten;
using store::TagTarget;

namespace {

constexpr int longestEnd = 2000; ///< milliseconds

Result<QSet<QString>> tagNames(const store::Connection &connection)
{
    const auto tags = store::readTagDetails(connection);
    if (!tags)
        return tags.error();
    QSet<QString> names;
    for (const store::TagDetails &details : *tags)
        names.insert(details.tag.name);
    return names;
}

/// What was kept at the last closing, as far as that is known by now.
FileTagChange changeOf(const QFuture<Result<store::TagsToWrite>> &left)
{
    FileTagChange change;
    if (left.isValid() && left.isFinished() && left.result()) {
        change.items = left.result()->items;
        change.all = left.result()->all;
    }
    return change;
}

} // namespace

FileTagSync::FileTagSync(Session &session, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_longestEnd(longestEnd)
{
    connect(&settings, &Settings::changed, this, &FileTagSync::followSettings);
    connect(&session.library(), &library::Library::changed, this, &FileTagSync::follow);
    followSettings();
}

FileTagSync::~FileTagSync()
{
    const QDeadlineTimer deadline(m_isOn ? m_longestEnd : 0);
    FileTagChange left;
    if (m_isOn) {
        // What is posted but not done yet counts as well.
        left.all = !library::settle(m_session.library(), deadline) || m_isReadingNames;
        left.add(changeOf(m_left));
    }
    if (m_job && !library::waitUntil(deadline, m_running)) {
        m_job->cancelled = true;
        left.add(m_inHand);
    }
    left.add(m_waiting);
    m_running.waitForFinished();
    if (!left.all && left.items.isEmpty())
        return;
    m_job = library::makeJob();
    m_running = m_session.files().writeTags(left, m_job);
    if (library::waitUntil(deadline, m_running))
        return;
    m_job->cancelled = true;
    m_running.waitForFinished();
    library::keepUnwrittenTags(m_session.library(), TagTarget::Files, {left.all, left.items});
}

void FileTagSync::followSettings()
{
    m_session.setReadsFileTags(m_settings.value(option::ReadFileTags));
    const bool wasOn =
        std::exchange(m_isOn, m_settings.value(option::WriteFileTags) && !m_session.library().isReadOnly());
    if (!m_isOn || wasOn)
        return;
    FileTagChange change;
    change.learns = true;
    write(change);
    readNames(false);
    m_left = library::takeUnwrittenTags(m_session.library(), TagTarget::Files);
    models::whenReady(this, m_left, [this](const Result<store::TagsToWrite> &left) {
        if (!left)
            m_session.notices().fail(left.error());
        write(changeOf(std::exchange(m_left, {})));
    });
}

void FileTagSync::follow(const ChangeSet &changes)
{
    if (!m_isOn)
        return;
    QSet<ItemId> items;
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const domain::LinkRef &link : *links)
            items.insert(link.item);
    }
    FileTagChange change;
    change.items = QList<ItemId>(items.cbegin(), items.cend());
    change.all = changes.everything || !changes.tagsRelinked.isEmpty();
    write(change);
    // A name that no tag has any more is to be taken off files.
    if (changes.everything || !changes.tagsAdded.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRemoved.isEmpty())
        readNames(true);
}

void FileTagSync::readNames(bool compares)
{
    m_isReadingNames = m_isReadingNames || compares;
    m_session.notices().follow(m_session.library().read(&tagNames), this, [this, compares](const QSet<QString> &names) {
        m_isReadingNames = false;
        const QSet<QString> before = std::exchange(m_names, names);
        FileTagChange change;
        change.all = compares && !names.contains(before);
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
    m_inHand = std::exchange(m_waiting, {});
    m_job = library::makeJob();
    m_running = m_session.files().writeTags(m_inHand, m_job);
    models::whenReady(this, m_running, [this](const Result<FileTagsWritten> &result) {
        m_isWriting = false;
        m_inHand = {};
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
