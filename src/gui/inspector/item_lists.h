// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QWidget>

class QVBoxLayout;

namespace tagloom::gui {

class Session;

/// In the inspector: the lists in which an item is, each with the status of its latest attempt. A click shows the list.
/// Not there while it is in none. Accessible name "Lists of the item".
class ItemLists final : public QWidget
{
    Q_OBJECT

public:
    explicit ItemLists(Session &session, QWidget *parent = nullptr);

    /// An invalid id: none.
    void setItem(domain::ItemId item);

private:
    void showLists();

    Session &m_session;
    domain::ItemId m_item;
    QVBoxLayout *m_rows;
};

} // namespace tagloom::gui
