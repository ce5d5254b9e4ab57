// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/action_list_model.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace tagloom::gui {

/// Ctrl+K: a field and below it what can be done now, narrowed by the words typed. Enter or a click does it, Esc or a
/// click elsewhere closes. Deletes itself when closed.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    /// Call popUp() to show it.
    CommandPalette(const Actions &actions, QWidget *window);

    /// Near the upper edge of the window's middle.
    void popUp();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void narrow(const QString &text);
    void run(const QModelIndex &index);
    void moveCurrent(int rows);

    ActionListModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace tagloom::gui
