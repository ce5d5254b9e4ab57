// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "gui/tagging/suggested_tags.h"

#include <QList>
#include <QObject>

namespace tagloom::gui {

/// The walk through items that something is suggested for: first those with suggested links in the library, then those
/// given, for which it is computed on the way. Ends itself behind the last.
class SuggestionReview final : public QObject
{
    Q_OBJECT

public:
    explicit SuggestionReview(Session &session, QObject *parent = nullptr);

    SuggestedTags &tags() { return m_tags; }

    void start(const QList<domain::ItemId> &items);
    void next();
    void stop();

    bool isRunning() const { return m_running; }
    bool isLooking() const { return m_looking; } ///< for the next item
    domain::ItemId item() const { return m_looking ? domain::ItemId() : m_tags.item(); }
    qsizetype place() const { return m_next; } ///< of the item, from 1, among total()
    qsizetype total() const { return m_items.size(); } ///< items that are looked at, with or without suggestions

Q_SIGNALS:
    void changed(); ///< another item, or looking for one
    void ended(qsizetype shown); ///< there is no more; how many items had suggestions

private:
    void look();
    void end();

    Session &m_session;
    library::SuggestionService m_service;
    SuggestedTags m_tags;
    QList<domain::ItemId> m_items;
    qsizetype m_next = 0; ///< the first item not looked at
    qsizetype m_shown = 0;
    quint64 m_walk = 0; ///< what an older one asked for is dropped
    bool m_running = false;
    bool m_looking = false;
};

} // namespace tagloom::gui
