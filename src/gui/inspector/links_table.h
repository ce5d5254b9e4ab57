// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "models/item_tags_model.h"

#include <QWidget>

class QTableView;
class QToolButton;

namespace tagloom::gui {

/// What the library knows about each tag of one item: from whom, whether it counts, how sure, since when. A heading
/// that folds, and under it the table, where status and confidence can be changed. Reads nothing while folded.
class LinksTable final : public QWidget
{
    Q_OBJECT

public:
    explicit LinksTable(Session &session, QWidget *parent = nullptr);

    void setItem(domain::ItemId item);
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }

    QTableView &view() { return *m_view; }
    models::ItemTagsModel &model() { return m_model; }

Q_SIGNALS:
    void expandedChanged(bool expanded);

private:
    void fit();

    models::ItemTagsModel m_model;
    QToolButton *m_heading;
    QTableView *m_view;
    domain::ItemId m_item;
    bool m_expanded = false;
};

} // namespace tagloom::gui
