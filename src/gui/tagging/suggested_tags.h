// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "library/suggestion_service.h"

#include <QList>
#include <QObject>

namespace tagloom::gui {

/// What is suggested for one item: asked on another thread, one question at a time and only the newest one's answer
/// kept, and asked again when the item or its links change. What is taken or refused goes from the list at once, and
/// says so in the banner when it is in the file.
class SuggestedTags final : public QObject
{
    Q_OBJECT

public:
    explicit SuggestedTags(Session &session, QObject *parent = nullptr);

    /// Id 0: none.
    void setItem(domain::ItemId item);

    /// The same, where the answer is there already.
    void setItem(const library::ItemSuggestions &known);

    domain::ItemId item() const { return m_item; }
    const QList<domain::Suggestion> &suggestions() const { return m_suggestions; }
    bool isReading() const { return m_reading || m_writing > 0; } ///< suggestions() may become others

    void take(domain::TagId tag);
    void refuse(domain::TagId tag);

Q_SIGNALS:
    void changed();

private:
    using Answer = domain::Result<QList<domain::Suggestion>>;

    void follow(const domain::ChangeSet &changes);
    void read();
    void settle(domain::TagId tag, bool takes);

    Session &m_session;
    library::SuggestionService m_service;
    domain::ItemId m_item;
    QList<domain::Suggestion> m_suggestions;
    bool m_reading = false;
    bool m_outdated = false; ///< the answer under way is to another question
    int m_writing = 0;
};

} // namespace tagloom::gui
