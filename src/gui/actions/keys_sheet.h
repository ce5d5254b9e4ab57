// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/action_list_model.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QListView;
class QPushButton;

namespace tagloom::gui {

/// F1: all actions by menu with their keys, a field to narrow them, a field to give the current one another key, the
/// switch for single keys, and which keys are claimed twice. A change holds at once.
class KeysSheet final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysSheet(Actions &actions, QWidget *parent = nullptr);

private:
    void narrow(const QString &text);
    void showCurrent();
    void takeKey(const QKeySequence &typed);
    void changeKeys(const std::optional<QList<QKeySequence>> &keys);
    void showConflicts();

    Actions &m_actions;
    ActionListModel m_model;
    QListView *m_list;
    QLabel *m_conflicts;
    QLabel *m_changing;
    QKeySequenceEdit *m_key;
    QPushButton *m_default;
    std::optional<ActionId> m_current;
};

} // namespace tagloom::gui
