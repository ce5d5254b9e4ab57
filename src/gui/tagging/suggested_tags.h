// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "library/suggestion_service.h"

#include <QList>
#include <QObject>

namespace tagloom::gui {

/// What is suggested for one item, or for a few: asked on another thread, one question at a time and only the newest
/// one's answer kept, and asked again when the items or their links change. What is taken or refused goes from the list
/// at once, and says so in the banner when it is in the file. Of several items what is suggested for most comes first;
/// what stands as suggested in the library is left out of it, as it is among their tags.
class SuggestedTags final : public QObject
{
    Q_OBJECT

public:
    explicit SuggestedTags(Session &session, QObject *parent = nullptr);

    /// Id 0: none.
    void setItem(domain::ItemId item);

    /// Of more than SuggestionService::itemsTogether items nothing is suggested.
    void setItems(const QList<domain::ItemId> &items);

    /// The same, where the answer is there already.
    void setItem(const library::ItemSuggestions &known);

    domain::ItemId item() const { return m_items.value(0); }
    qsizetype itemCount() const { return m_items.size(); }
    qsizetype itemsWith(domain::TagId tag) const; ///< for how many of them it is suggested
    const QList<domain::Suggestion> &suggestions() const { return m_suggestions; }
    bool isReading() const { return m_reading || m_writing > 0; } ///< suggestions() may become others

    void take(domain::TagId tag);
    void refuse(domain::TagId tag);

Q_SIGNALS:
    void changed();

private:
    using Answer = domain::Result<QList<library::ItemSuggestions>>;

    void follow(const domain::ChangeSet &changes);
    void read();
    void arrange();
    void settle(domain::TagId tag, bool takes);

    Session &m_session;
    library::SuggestionService m_service;
    QList<domain::ItemId> m_items;
    QList<library::ItemSuggestions> m_each; ///< of the items
    QList<domain::Suggestion> m_suggestions; ///< of all of them, each tag once
    bool m_reading = false;
    bool m_outdated = false; ///< the answer under way is to another question
    int m_writing = 0;
};

} // namespace tagloom::gui
