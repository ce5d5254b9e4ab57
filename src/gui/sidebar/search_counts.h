// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/saved_search.h"
#include "library/saved_search_counter.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace tagloom::gui {

class Session;

/// How many items the saved searches find. Counted one after another on a thread of their own, only those that are on
/// the screen, and after changes at most once a second; a person's search goes first.
class SearchCounts final : public QObject
{
    Q_OBJECT

public:
    explicit SearchCounts(Session &session, QObject *parent = nullptr);

    /// These are to be seen, from the top.
    void setShown(const QList<domain::SavedSearch> &searches);

    /// nullopt: not counted yet, or it cannot be. May be older than the last change by about a second.
    std::optional<qint64> count(domain::SavedSearchId id) const;

Q_SIGNALS:
    void counted(tagloom::domain::SavedSearchId id);

private:
    struct Known
    {
        std::optional<qint64> count;
        QString query; ///< the one that was counted
        quint64 state = 0; ///< of the library then
    };

    void follow(const domain::ChangeSet &changes);
    void countNext();
    bool isCurrent(const domain::SavedSearch &search) const;

    Session &m_session;
    std::unique_ptr<library::SavedSearchCounter> m_counter; ///< made for the first count
    QList<domain::SavedSearch> m_shown;
    QHash<domain::SavedSearchId, Known> m_known;
    QTimer m_later;
    quint64 m_state = 1; ///< counts the changes of the library
    bool m_counting = false;
};

} // namespace tagloom::gui
