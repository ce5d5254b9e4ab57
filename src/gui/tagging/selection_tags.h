// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "gui/style/chip_painter.h"
#include "store/link_store.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

namespace tagloom::gui {

/// A tag of the selection, ready to be shown.
struct SelectionTag
{
    domain::TagId tag;
    Chip chip;
    qint64 carriers = 0; ///< selected items that carry it; of a suggested one, those it is suggested for
    QString about{}; ///< who put it there and how sure it is, or why it is suggested, without a full stop; empty for
                     ///< several items
};

/// Which tags the selected items carry: those on all of them first, then those on some, then suggestions, each by how
/// many carry it. Follows selection and library. A few items are read at once; many on another thread, one question at
/// a time and only the newest one's answer shown, so that a million selected items hold nobody up.
class SelectionTags final : public QObject
{
    Q_OBJECT

public:
    explicit SelectionTags(Session &session, QObject *parent = nullptr);

    /// Follows nothing while not active. Active from the start.
    void setActive(bool active);

    const QList<SelectionTag> &tags() const { return m_tags; }
    const QList<domain::ItemId> &items() const { return m_items; }
    bool isReading() const { return m_reading; } ///< tags() is empty or what was there before

    QSet<domain::TagId> onAll() const; ///< confirmed on every item
    QSet<domain::TagId> onAny() const; ///< suggested ones too

Q_SIGNALS:
    void changed();

private:
    using Uses = domain::Result<QList<store::TagUse>>;

    void followSelection();
    void follow(const domain::ChangeSet &changes);
    void read();
    void show(const Uses &uses);
    void arrange();

    Session &m_session;
    QList<domain::ItemId> m_items;
    QList<store::TagUse> m_uses;
    QHash<domain::TagId, QString> m_about; ///< of one item
    QHash<domain::TagId, domain::LinkSource> m_sources; ///< of one item
    QList<SelectionTag> m_tags;
    bool m_active = true;
    bool m_reading = false;
    bool m_outdated = false; ///< the answer under way is to another question
};

} // namespace tagloom::gui
