// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/tag_write_back.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "library/note_write_back.h"
#include "library/unwritten_tags.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

namespace tagloom::gui {

using domain::Result;
using library::NoteFilesReport;

namespace {

constexpr int pauseBeforeWriting = 1000; ///< milliseconds
constexpr int longestEnd = 2000; ///< milliseconds

} // namespace

TagWriteBack::TagWriteBack(Session &session, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_longestEnd(longestEnd)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(pauseBeforeWriting);
    connect(&m_delay, &QTimer::timeout, this, &TagWriteBack::write);
    connect(&session.library(), &library::Library::changed, this, &TagWriteBack::follow);
    if (!isOn())
        return;
    m_left = library::takeUnwrittenTags(session.library(), store::TagTarget::Notes);
    models::whenReady(this, m_left, [this](const Result<store::TagsToWrite> &left) {
        m_left = {};
        if (left)
            add(*left);
        else
            m_session.notices().fail(left.error());
    });
}

TagWriteBack::~TagWriteBack()
{
    if (!isOn() && m_waiting.isEmpty() && !m_running.isRunning())
        return;
    const QDeadlineTimer deadline(m_longestEnd);
    // What is posted but not done yet counts as well.
    if (!library::settle(m_session.library(), deadline))
        m_waiting.all = true;
    else if (m_left.isValid() && m_left.result())
        add(*m_left.result());
    const bool isEnded = end(deadline);
    if (!isEnded || m_waiting.isEmpty())
        return;
    start();
    end(deadline);
}

/// Waits for what is being written. If that takes too long, it is kept for the next opening, with what waits.
bool TagWriteBack::end(const QDeadlineTimer &deadline)
{
    if (!m_job || library::waitUntil(deadline, m_running))
        return true;
    m_job->cancelled = true;
    m_running.waitForFinished();
    store::TagsToWrite left{m_waiting.all || m_inHand.all, m_waiting.items + m_inHand.items};
    library::keepUnwrittenTags(m_session.library(), store::TagTarget::Notes, left);
    return false;
}

bool TagWriteBack::isOn() const
{
    return m_settings.value(option::TagsIntoFiles) && !m_session.library().isReadOnly();
}

void TagWriteBack::follow(const domain::ChangeSet &changes)
{
    if (!isOn())
        return;
    QSet<domain::ItemId> items;
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const domain::LinkRef &link : *links)
            items.insert(link.item);
    }
    const bool isAll = changes.everything || !changes.tagsRelinked.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRemoved.isEmpty();
    add({isAll, items.values()});
}

void TagWriteBack::add(const store::TagsToWrite &what)
{
    m_waiting.all = m_waiting.all || what.all;
    m_waiting.items += what.items;
    if (!what.isEmpty())
        m_delay.start();
}

void TagWriteBack::write()
{
    if (m_running.isRunning()) {
        m_delay.start();
        return;
    }
    start();
    models::whenReady(this, m_running, [this](const Result<NoteFilesReport> &report) {
        if (report)
            tell(*report);
        else
            m_session.notices().fail(report.error());
        Q_EMIT finished();
    });
}

void TagWriteBack::start()
{
    m_delay.stop();
    m_inHand = std::exchange(m_waiting, {});
    const QSet<domain::ItemId> items(m_inHand.items.cbegin(), m_inHand.items.cend());
    m_job = library::makeJob();
    m_running = library::NoteWriteBack(m_session.library())
                    .write(m_inHand.all ? std::nullopt : std::optional(items.values()), m_job);
}

void TagWriteBack::tell(const NoteFilesReport &report)
{
    if (report.written > 0)
        m_session.notices().note(
            tr("Tags written to %1").arg(domain::counted(report.written, tr("file"), tr("files"))));
    if (report.remarks.isEmpty())
        return;
    const library::ImportRemark &first = report.remarks.first();
    const QString text = tr("“%1”: %2").arg(QFileInfo(first.file).fileName(), first.reason);
    m_session.notices().fail(report.remarks.size() == 1
                                 ? text
                                 : tr("%1 And %2 more.").arg(text, domain::grouped(report.remarks.size() - 1)));
}

} // namespace tagloom::gui
