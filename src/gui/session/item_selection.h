// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QObject>

namespace tagloom::gui {

/// Which items the person means, kept by id: rows in the table are only its display. One per window; the table sets it, the
/// inspector, the tag bar and the actions follow it.
class ItemSelection final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// In the order of the table.
    const QList<domain::ItemId> &ids() const { return m_ids; }
    domain::ItemId current() const { return m_current; } ///< where the keyboard is; id 0 if nowhere
    bool isEmpty() const { return m_ids.isEmpty(); }

    void set(const QList<domain::ItemId> &ids, domain::ItemId current)
    {
        if (ids == m_ids && current == m_current)
            return;
        m_ids = ids;
        m_current = current;
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    QList<domain::ItemId> m_ids;
    domain::ItemId m_current;
};

} // namespace tagloom::gui
