// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/actions/action_list_model.h"

#include <QDialog>

class QListView;

namespace tagloom::gui {

/// F1: all actions by menu with their keys, a field to narrow them, the switch for single keys, and which keys are
/// claimed twice.
class KeysSheet final : public QDialog
{
    Q_OBJECT

public:
    explicit KeysSheet(Actions &actions, QWidget *parent = nullptr);

private:
    void narrow(const QString &text);

    ActionListModel m_model;
    QListView *m_list;
};

} // namespace tagloom::gui
