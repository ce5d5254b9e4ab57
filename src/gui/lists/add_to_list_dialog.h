// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace tagloom::gui {

class Session;

/// Asks to which list items are added: by typing any part of its name; what is no list yet can be made. Enter takes
/// the row that is marked, Up and Down mark another.
class AddToListDialog final : public QDialog
{
    Q_OBJECT

public:
    AddToListDialog(Session &session, const QList<domain::ItemId> &items, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showLists();
    void showChoice();
    void carryOut();

    Session &m_session;
    QList<domain::ItemId> m_items;
    QLineEdit *m_name;
    QListWidget *m_lists;
    QComboBox *m_template; ///< of a list that is made
    QCheckBox *m_again;
    QLabel *m_reason;
    QPushButton *m_action;
};

} // namespace tagloom::gui
