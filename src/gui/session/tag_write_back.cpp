// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/tag_write_back.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "library/note_write_back.h"

#include <QFileInfo>

namespace tagloom::gui {

using domain::Result;
using library::NoteFilesReport;

namespace {

constexpr int pauseBeforeWriting = 1000; ///< milliseconds

} // namespace

TagWriteBack::TagWriteBack(Session &session, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(pauseBeforeWriting);
    connect(&m_delay, &QTimer::timeout, this, &TagWriteBack::write);
    connect(&session.library(), &library::Library::changed, this, &TagWriteBack::follow);
}

TagWriteBack::~TagWriteBack()
{
    if (m_delay.isActive())
        write();
    m_running.waitForFinished();
}

void TagWriteBack::follow(const domain::ChangeSet &changes)
{
    if (!m_settings.value(option::TagsIntoFiles) || m_session.library().isReadOnly())
        return;
    m_isAll = m_isAll || changes.everything || !changes.tagsRelinked.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRemoved.isEmpty();
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const domain::LinkRef &link : *links)
            m_items.insert(link.item);
    }
    if (m_isAll || !m_items.isEmpty())
        m_delay.start();
}

void TagWriteBack::write()
{
    if (m_running.isRunning()) {
        m_delay.start();
        return;
    }
    m_delay.stop();
    std::optional<QList<domain::ItemId>> items;
    if (!m_isAll)
        items = m_items.values();
    m_items.clear();
    m_isAll = false;
    m_job = library::makeJob();
    m_running = library::NoteWriteBack(m_session.library()).write(items, m_job);
    models::whenReady(this, m_running, [this](const Result<NoteFilesReport> &report) {
        if (report)
            tell(*report);
        else
            m_session.notices().fail(report.error());
        Q_EMIT finished();
    });
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
