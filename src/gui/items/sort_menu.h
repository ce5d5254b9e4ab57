// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sort_key.h"

#include <QList>
#include <QMenu>
#include <QPointer>

namespace tagloom::gui {

class Session;

/// The orders the items can be put in, the one they are in checked: those by what every item has, and by the details of
/// the kind that is shown. Filled when it opens.
class SortMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit SortMenu(QWidget *parent);

    /// nullptr while no library is open: nothing can be chosen then, nor while a list is shown, which has its own
    /// order.
    void setSession(Session *session);

private:
    void fill();
    void addOrder(store::SortKey key, const QString &text);
    QList<domain::DetailField> offeredDetails() const;
    void updateEnabled();

    QPointer<Session> m_session;
};

} // namespace tagloom::gui
