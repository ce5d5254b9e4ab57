// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/upkeep.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace tagloom::gui {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds aWhile = 1min;
constexpr std::chrono::milliseconds aDay = 24h;

/// An entry of this size may have made the history outgrow its limit.
constexpr qint64 largeEntry = 1'000'000;

constexpr qint64 bytesInMegabyte = 1'000'000;

} // namespace

Upkeep::Upkeep(Session &session, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_while(static_cast<int>(aWhile.count()))
{
    if (session.library().isReadOnly())
        return;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Upkeep::run);
    connect(&session.history(), &UndoHistory::positionChanged, this, &Upkeep::followPosition);
    m_timer.start(m_while);
}

void Upkeep::setWhile(int milliseconds)
{
    m_while = milliseconds;
    m_timer.start(m_while);
}

void Upkeep::followPosition()
{
    const auto &last = m_session.history().position().undo;
    if (!last || last->bytes < largeEntry || last->id <= m_lastLarge)
        return;
    m_lastLarge = last->id;
    m_timer.start(std::min(m_while, m_timer.isActive() ? m_timer.remainingTime() : m_while));
}

void Upkeep::run()
{
    if (m_session.library().isReadOnly())
        return;
    emptyTrash();
    pruneHistory();
    m_timer.start(aDay);
}

void Upkeep::emptyTrash()
{
    const int days = m_settings.value(option::TrashDays);
    if (days == 0)
        return;
    Notices &notices = m_session.notices();
    notices.follow(m_session.items().deleteTrashedFor(days), [&notices, days](qint64 deleted) {
        if (deleted > 0)
            notices.say(tr("%1 that had been in the trash for %2 deleted for good")
                            .arg(domain::countedItems(deleted), domain::counted(days, tr("day"), tr("days"))));
    });
}

void Upkeep::pruneHistory()
{
    const int months = m_settings.value(option::HistoryMonths);
    const int megabytes = m_settings.value(option::HistoryMegabytes);
    domain::HistoryLimits limits;
    if (months > 0)
        limits.madeBefore = QDateTime::currentDateTime().addMonths(-months).toMSecsSinceEpoch();
    if (megabytes > 0)
        limits.bytes = megabytes * bytesInMegabyte;
    if (!limits.madeBefore && !limits.bytes)
        return;
    Notices &notices = m_session.notices();
    library::HistoryService history(m_session.library());
    notices.follow(history.prune(limits), [&notices](qint64 removed) {
        if (removed > 0)
            notices.note(tr("%1 of long ago left the history, to keep it within its limits")
                             .arg(domain::counted(removed, tr("action"), tr("actions"))));
    });
}

} // namespace tagloom::gui
